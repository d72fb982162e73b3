"""What each step writes when it is taken; see ``layanan.sop.permohonan.daftar.Penangan``."""

from django.utils import timezone

from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.pemanfaatan_data.akses.tindakan import aktifkan, catat_izin, catat_pks
from layanan.pemanfaatan_data.langkah import naskah
from layanan.pemanfaatan_data.langkah.label import NAMA_INSTRUKSI
from layanan.pemanfaatan_data.permintaan.models import PengaturanData, PermintaanData
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.nomor import urut_berikut
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.daftar import JUKNIS, PERJANJIAN
from layanan.sop.surat.hitung import tulis_nomor
from layanan.sop.surat.models import Surat
from layanan.sop.surat.tindakan import (
    batalkan_surat,
    buat_surat,
    kirim_surat,
    simpan_naskah,
    terbitkan_nomor,
    ubah_surat,
)
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat
from pentas.tampilan.format import awal_kecil
from pentas.unggahan.models import Unggahan

SURAT_IZIN = "izin_akses"


def terima(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    """The agenda number, once: what comes back after a repair keeps its own."""
    minta = PermintaanData.objects.select_for_update().get(permohonan=permohonan)
    if jalan.mundur or minta.agenda:
        return {"agenda": minta.agenda} if minta.agenda else {}
    minta.agenda = _agenda(permohonan.dinas)
    minta.save(update_fields=["agenda"])
    catat("data.agenda", permohonan, oleh=oleh, sesudah={"agenda": minta.agenda})
    return {"agenda": minta.agenda}


def _agenda(dinas: Dinas) -> str:
    """The next number of the office's agenda book, by its own pattern."""
    hari_ini = timezone.localdate(timezone=dinas.zona)
    urut = urut_berikut(dinas, "agenda", hari_ini.year)
    return tulis_nomor(PengaturanData.objects.untuk(dinas).pola_agenda, urut, hari_ini.year, hari_ini.month)


def disposisi(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    return {"instruksi": "; ".join(NAMA_INSTRUKSI[i] for i in isian.get("instruksi", []))}


def susun(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    """Draft the letter, or write the draft anew that was given back."""
    if jalan.mundur:
        return {}
    minta = PermintaanData.objects.get(permohonan=permohonan)
    isi = {
        "perihal": f"Permohonan izin akses pemanfaatan data kependudukan {permohonan.unit.nama}"[:250],
        "isi": naskah.isi_surat_izin(permohonan, minta, isian.get("tambahan", "")),
        "penanda": naskah.penanda_surat(permohonan),
        "oleh": oleh,
    }
    ada = surat_terakhir(permohonan, SURAT_IZIN)
    if ada and ada.status == StatusSurat.KONSEP:
        surat = ubah_surat(ada, **isi)
    else:
        surat = buat_surat(SURAT_IZIN, permohonan, **isi)
    return {"surat": surat.pk}


def nomori(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    """Number it where it has none yet, keep the scan as the letter, note how it left."""
    if jalan.mundur:
        _batalkan_bernomor(permohonan, SURAT_IZIN)
        return {}
    surat = terbitkan_nomor(SURAT_IZIN, permohonan, oleh=oleh, tanggal=isian.get("tanggal"))
    surat = simpan_naskah(surat, pindaian(permohonan, "surat_ttd"), oleh=oleh)
    kirim_surat(surat, oleh=oleh, tanggal=isian.get("tanggal"), cara=isian.get("cara", ""))
    return {"surat": surat.pk, "nomor": surat.nomor}


def izin(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    """The ministry's answer, by its letter: a permit opens an access right in preparation."""
    jawaban = {"nomor": isian.get("nomor", ""), "tanggal": str(isian.get("tanggal", ""))}
    if jalan.kode == "terbit":
        catat_izin(permohonan, nomor=isian["nomor"], tanggal=isian["tanggal"], oleh=oleh)
    return jawaban


def konsep(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    """Staff send the drafts; the OPD agrees or asks for changes."""
    if jalan.kode != "kirim_konsep":
        return {}
    minta = PermintaanData.objects.get(permohonan=permohonan)
    hak = HakAkses.objects.get(permohonan=permohonan)
    penanda = naskah.penanda_pihak(permohonan)
    perihal = f"Pemanfaatan data kependudukan untuk {awal_kecil(permohonan.judul)}"[:250]
    isi = {PERJANJIAN: naskah.isi_pks(permohonan, minta, hak.nomor_izin), JUKNIS: naskah.isi_juknis(permohonan, minta)}
    return {
        jenis: buat_surat(jenis, permohonan, perihal=perihal, isi=satu, penanda=penanda, oleh=oleh).pk
        for jenis, satu in isi.items()
    }


def tanda_tangan(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    """The last rank keeps both scans as the documents and records the agreement."""
    if jalan.mundur:
        _batalkan_bernomor(permohonan, PERJANJIAN, JUKNIS)
        return {}
    if jalan.kode != "catat_pks":
        return {}
    surat = {}
    for jenis, syarat in ((PERJANJIAN, "pks_ttd"), (JUKNIS, "juknis_ttd")):
        bernomor = terbitkan_nomor(jenis, permohonan, oleh=oleh, tanggal=isian["mulai"])
        surat[jenis] = simpan_naskah(bernomor, pindaian(permohonan, syarat), oleh=oleh)
    kesatu, kedua = naskah.penanda_pihak(permohonan)
    pks = catat_pks(
        HakAkses.objects.get(permohonan=permohonan),
        {
            "nomor": surat[PERJANJIAN].nomor,
            "nomor_opd": isian.get("nomor_opd", ""),
            "pihak_dinas": kesatu.jabatan,
            "pihak_opd": kedua.jabatan,
            "mulai": isian["mulai"],
            "berakhir": isian["berakhir"],
        },
        pindaian=surat[PERJANJIAN].naskah,
        juknis=surat[JUKNIS].naskah,
        oleh=oleh,
    )
    return {"pks": pks.pk, "nomor": pks.nomor}


def implementasi(permohonan: Permohonan, jalan, isian, oleh) -> dict:
    hak = HakAkses.objects.get(permohonan=permohonan)
    aktifkan(hak, pada=isian["pada"], jumlah_pengguna=isian["jumlah_pengguna"], oleh=oleh)
    return {"hak": hak.pk}


def surat_terakhir(permohonan: Permohonan, jenis: str) -> Surat | None:
    return permohonan.surat.hidup().filter(jenis=jenis).order_by("-ke").first()


def pindaian(permohonan: Permohonan, syarat: str) -> Unggahan:
    """The newest scan for this requirement of the present step."""
    lampiran = permohonan.lampiran.filter(jenis=syarat, langkah=permohonan.langkah, diganti_pada=None)
    ada = lampiran.select_related("unggahan").order_by("-pk").first()
    if ada is None:
        raise Ditolak("Unggah dahulu pindaian bertanda tangan, lalu lanjutkan.")
    return ada.unggahan


def _batalkan_bernomor(permohonan: Permohonan, *jenis: str) -> None:
    """A numbered letter that goes back for change keeps its number as cancelled. The system's act: the way back that
    causes it is audited with who took it."""
    for surat in permohonan.surat.hidup().filter(
        jenis__in=jenis, status__in=(StatusSurat.DINOMORI, StatusSurat.DITANDATANGANI)
    ):
        batalkan_surat(surat, "Dikembalikan untuk diperbaiki.", oleh=None)
