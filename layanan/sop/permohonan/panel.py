"""The right column of a request's page: what this account may do now, with which form and which papers."""

from dataclasses import dataclass

from django.conf import settings

from layanan.sop.deklarasi.bentuk import Akhir, Jalan
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.daftar import penangan
from layanan.sop.permohonan.izin import jalan_terbuka, peran_giliran, periksa_boleh_lampirkan, sebutan_kecil
from layanan.sop.permohonan.models import Lampiran, Permohonan
from layanan.sop.permohonan.tampilan import sesudah_ini
from pentas.galat import boleh


@dataclass
class Tombol:
    """A way out as its button: ``memakai`` the step's form, or with a reason of its own (``terpisah``)."""

    jalan: Jalan
    memakai: bool
    sesudah: str

    @property
    def terpisah(self) -> bool:
        return self.jalan.butuh_alasan and not self.memakai


def memakai_formulir(permohonan: Permohonan, jalan: Jalan) -> bool:
    olah = penangan(permohonan.layanan, permohonan.langkah)
    if olah.formulir is None:
        return False
    return jalan.kode in olah.jalan if olah.jalan else not jalan.mundur and jalan.ke != Akhir.DITOLAK


def formulir_langkah(permohonan: Permohonan, pengguna, data=None, files=None):
    """The form that the service registered for this step; None where it has none."""
    olah = penangan(permohonan.layanan, permohonan.langkah)
    return olah.formulir(permohonan, data=data, files=files, oleh=pengguna) if olah.formulir else None


@dataclass
class SyaratTampil:
    """A requirement of the step with the paper that stands for it, if any."""

    syarat: object
    langkah: str
    lampiran: Lampiran | None
    boleh_unggah: bool
    boleh_periksa: bool


def panel(pengguna, permohonan: Permohonan, lampiran: list[Lampiran], mewakili: bool) -> dict:
    peran = peran_giliran(pengguna, permohonan) if permohonan.terbuka else ()
    lain = permohonan.petugas_id is not None and permohonan.petugas_id != pengguna.pk
    giliran = bool(peran) and not lain
    berjalan = giliran and permohonan.status == StatusPermohonan.BERJALAN
    olah = penangan(permohonan.layanan, permohonan.langkah)
    tombol = [
        Tombol(j, memakai_formulir(permohonan, j), sesudah_ini(permohonan, j))
        for j in (jalan_terbuka(permohonan, peran) if berjalan else ())
        if j.kode not in olah.tanpa_tombol and (not olah.laman or j.mundur)
    ]
    langkah = permohonan.langkah_kini
    return {
        "peran_giliran": sebutan_kecil(peran),
        "giliran": giliran,
        "dipegang_lain": permohonan.petugas if peran and lain else None,
        "menunggu_siapa": sebutan_kecil(permohonan.pelaku) if permohonan.terbuka else "",
        "tombol": tombol,
        "laman": olah.laman if giliran else (),
        "jeda_laman": olah.jeda_laman,
        "putusan": not olah.laman or any(not t.terpisah for t in tombol),
        "sunting": olah.sunting if berjalan else (),
        "formulir": formulir_langkah(permohonan, pengguna) if any(t.memakai for t in tombol) else None,
        "syarat": _syarat(pengguna, permohonan, lampiran, giliran, mewakili),
        "pilihan_jeda": langkah.jeda if berjalan else (),
        "batas": settings.UNGGAHAN_BATAS_BYTE,
    }


def _syarat(pengguna, permohonan, lampiran, giliran: bool, mewakili: bool) -> list[SyaratTampil]:
    """Requirements of the present step; for the applicant also what came back to be repaired."""
    if not permohonan.terbuka:
        return []
    ada = {(la.langkah, la.jenis): la for la in lampiran}
    kini = permohonan.langkah_kini
    hasil = [
        SyaratTampil(s, kini.kode, ada.get((kini.kode, s.kode)), giliran or mewakili, giliran and not mewakili)
        for s in kini.syarat
        if giliran or not (mewakili and s.dari_dinas)
    ]
    for la in lampiran:
        if mewakili and la.langkah != kini.kode and la.keadaan == Lampiran.Keadaan.KEMBALI:
            syarat = next((s for s in permohonan.sop.ambil_langkah(la.langkah).syarat if s.kode == la.jenis), None)
            if syarat and not syarat.dari_dinas:
                hasil.append(SyaratTampil(syarat, la.langkah, la, True, False))
    return hasil


def satu_syarat(pengguna, permohonan: Permohonan, lampiran: Lampiran) -> SyaratTampil:
    """One row, as the answer to an upload draws it."""
    langkah = permohonan.sop.ambil_langkah(lampiran.langkah)
    syarat = next((s for s in langkah.syarat if s.kode == lampiran.jenis), None)
    unggah = boleh(periksa_boleh_lampirkan, pengguna, permohonan, lampiran.jenis, lampiran.langkah)
    return SyaratTampil(syarat, lampiran.langkah, lampiran, unggah, False)
