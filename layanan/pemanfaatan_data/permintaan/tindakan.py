"""Filling in, sending and repairing a request for data; setting the service up."""

import re

from django.utils import timezone

from layanan.pemanfaatan_data.permintaan.izin import (
    periksa_boleh_kelola,
    periksa_boleh_profil,
    periksa_boleh_ubah,
    periksa_petugas,
)
from layanan.pemanfaatan_data.permintaan.katalog import ELEMEN_BAWAAN
from layanan.pemanfaatan_data.permintaan.models import (
    DrafPermintaan,
    ElemenData,
    PengaturanData,
    PermintaanData,
    ProfilOpd,
)
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.models import Dinas, LayananDinas, Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.pindah_langkah import kunci_permohonan
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.tindakan import terima

SURAT = "surat_permohonan"
TANPA_SURAT = "Unggah surat permohonan OPD dahulu, lalu kirim."


@tindakan
def buka_layanan(dinas: Dinas, *, oleh) -> LayananDinas:
    """The office offers this service, with a catalogue to begin with. Safe to repeat."""
    periksa_boleh_kelola(oleh, dinas)
    baris, baru = LayananDinas.objects.get_or_create(dinas=dinas, layanan=KODE)
    siapkan_katalog(dinas, oleh=oleh)
    if baru:
        catat("data.buka_layanan", baris, oleh=oleh, sesudah={"dinas": dinas.pk})
    return baris


@tindakan
def siapkan_katalog(dinas: Dinas, *, oleh) -> None:
    """An office without a catalogue gets the one to begin with; whoever comes first, it is the same."""
    if ElemenData.objects.filter(dinas=dinas).exists():
        return
    baru = ElemenData.objects.bulk_create(
        (
            ElemenData(dinas=dinas, kode=kode, nama=nama, rahasia=rahasia, urutan=n)
            for n, (kode, nama, rahasia) in enumerate(ELEMEN_BAWAAN, 1)
        ),
        ignore_conflicts=True,
    )
    catat("data.katalog", ("pemanfaatan_data.elemendata", dinas.pk), oleh=oleh, sesudah={"jumlah": len(baru)})


@tindakan
def simpan_pengaturan(dinas: Dinas, isi: dict, *, oleh) -> PengaturanData:
    periksa_boleh_kelola(oleh, dinas)
    lama = PengaturanData.objects.untuk(dinas)
    sebelum = {medan: getattr(lama, medan) for medan in isi}
    baris, _ = PengaturanData.objects.update_or_create(dinas=dinas, defaults=isi)
    if sebelum != isi:
        catat("data.pengaturan", baris, oleh=oleh, sebelum=sebelum, sesudah=isi)
    return baris


@tindakan
def simpan_elemen(dinas: Dinas, isi: dict, *, elemen: ElemenData | None = None, oleh) -> ElemenData:
    """Add an entry to the catalogue or change one; its code never changes."""
    periksa_boleh_kelola(oleh, dinas)
    if elemen is None:
        kode = re.sub(r"[^a-z0-9]+", "_", isi["nama"].lower()).strip("_")[:40] or "elemen"
        if ElemenData.objects.filter(dinas=dinas, kode=kode).exists():
            raise Ditolak(f"Elemen {isi['nama']} sudah ada dalam katalog. Ubah yang ada.")
        elemen = ElemenData(dinas=dinas, kode=kode)
    for medan, nilai in isi.items():
        setattr(elemen, medan, nilai)
    elemen.save()
    sesudah = {"rahasia": elemen.rahasia, "aktif": elemen.aktif, "urutan": elemen.urutan}
    catat("data.elemen", elemen, oleh=oleh, sesudah=sesudah)
    return elemen


@tindakan
def simpan_profil(unit: Unit, isi: dict, *, oleh) -> ProfilOpd:
    """The trail keeps which fields changed, not what they say: they may name a person."""
    periksa_boleh_profil(oleh, unit)
    lama = ProfilOpd.objects.filter(unit=unit).first()
    berubah = sorted(m for m, nilai in isi.items() if lama is None or getattr(lama, m) != nilai)
    profil, _ = ProfilOpd.objects.update_or_create(unit=unit, defaults=isi)
    if berubah:
        catat("data.profil", profil, oleh=oleh, sesudah={"medan": berubah})
    return profil


@tindakan
def buka_draf(unit: Unit, *, oleh) -> DrafPermintaan:
    """The unit's open draft; a new one begins with the office's terms and the unit's own contact."""
    periksa_petugas(oleh, unit)
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)  # two people opening at once find one draft
    if ada := DrafPermintaan.objects.filter(unit=unit, permohonan=None).first():
        return ada
    siapkan_katalog(unit.dinas, oleh=oleh)
    pengaturan = PengaturanData.objects.untuk(unit.dinas)
    isi = {medan: str(getattr(pengaturan, medan)) for medan in ("balikan_tiap_bulan", "jangka_bulan")}
    if profil := ProfilOpd.objects.filter(unit=unit).first():
        isi |= {"narahubung_jabatan": profil.narahubung_jabatan, "narahubung_surel": profil.surel}
    draf = DrafPermintaan.objects.create(unit=unit, isi=isi, diubah_oleh=oleh)
    catat("data.draf_buka", draf, oleh=oleh)
    return draf


@tindakan
def simpan_draf(draf: DrafPermintaan, isi: dict, dasar: int, *, oleh) -> DrafPermintaan:
    """Autosave. ``dasar``: the version that the page was drawn from or saved last. No audit row: nothing is said."""
    draf = _terkunci(draf)
    periksa_petugas(oleh, draf.unit)
    if draf.permohonan_id:
        raise Basi("Draf ini sudah dikirim sebagai permohonan. Buka permohonannya.")
    if dasar != draf.versi:
        raise Basi(
            "Rekan Anda baru saja mengubah draf ini. Bandingkan, lalu pilih isian yang dipakai.",
            rincian={
                "tersimpan": draf.isi,
                "versi": draf.versi,
                "oleh": str(draf.diubah_oleh or ""),
                "pada": draf.diubah_pada.isoformat(),
            },
        )
    draf.isi, draf.versi = isi, draf.versi + 1
    draf.diubah_pada, draf.diubah_oleh = timezone.now(), oleh
    draf.save(update_fields=["isi", "versi", "diubah_pada", "diubah_oleh"])
    return draf


@tindakan
def simpan_surat_draf(draf: DrafPermintaan, berkas, *, oleh) -> DrafPermintaan:
    """The letter stays with the draft, so that a form sent back does not ask for it again."""
    draf = _terkunci(draf)
    periksa_petugas(oleh, draf.unit)
    draf.surat = terima(berkas, oleh=oleh, wilayah_kode=draf.unit.dinas_id)
    draf.save(update_fields=["surat"])
    return draf


@tindakan
def kirim(draf: DrafPermintaan, isi: dict, *, oleh, pada=None) -> tuple[Permohonan, str | None]:
    """Send the draft as a request. Returns (request, PIN); sent before: the first one, without PIN.

    ``isi``: cleaned data of the form.
    """
    draf = _terkunci(draf)
    periksa_petugas(oleh, draf.unit)
    if draf.permohonan_id:
        return draf.permohonan, None
    if draf.surat_id is None:
        raise Ditolak(TANPA_SURAT, rincian={"surat": TANPA_SURAT})
    unit = draf.unit
    permohonan, pin = ajukan(
        KODE,
        dinas=unit.dinas,
        unit=unit,
        judul=isi["judul"],
        kunci_kirim=draf.kunci_kirim,
        oleh=oleh,
        pada=pada,
    )
    _tulis(permohonan, isi)
    lampirkan(permohonan, SURAT, draf.surat, oleh=oleh)
    draf.permohonan = permohonan
    draf.save(update_fields=["permohonan"])
    return permohonan, pin


@tindakan
def ubah(permohonan: Permohonan, isi: dict, *, oleh) -> PermintaanData:
    """The applicant repairs what was returned."""
    permohonan = kunci_permohonan(permohonan)
    periksa_boleh_ubah(oleh, permohonan)
    permohonan.judul = isi["judul"]
    permohonan.save(update_fields=["judul"])
    data = _tulis(permohonan, isi)
    catat("data.ubah", permohonan, oleh=oleh, sesudah={"metode": data.metode, "elemen": len(isi["elemen"])})
    return data


def _tulis(permohonan: Permohonan, isi: dict) -> PermintaanData:
    medan = {nama: nilai for nama, nilai in isi.items() if nama not in ("judul", "elemen")}
    data, _ = PermintaanData.objects.update_or_create(permohonan=permohonan, defaults=medan)
    data.elemen.set(isi["elemen"])
    return data


def _terkunci(draf: DrafPermintaan) -> DrafPermintaan:
    semua = DrafPermintaan.objects.select_related("unit__dinas__provinsi", "unit__dinas__kabupaten_kota")
    return semua.select_for_update(of=("self",)).get(pk=draf.pk)
