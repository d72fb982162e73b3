"""Anomalous and double data: reported to the ministry with its ticket, then cleared or refused."""

from django.utils import timezone

from layanan.ketupat_pecel.hari.alur import Kantor
from layanan.ketupat_pecel.susulan.alur import PERALIHAN_KASUS
from layanan.ketupat_pecel.susulan.janji import usul_ambil
from layanan.ketupat_pecel.susulan.kunci import kunci_dokumen, selaraskan
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.ketupat_pecel.susulan.tindakan_janji import tulis_janji
from layanan.sop.kalender.data import libur_dinas
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.alur import pindah
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

TANPA_TIKET = "Isi nomor tiket dari pusat, supaya kasusnya dapat ditanyakan."
TANPA_HASIL = "Tulis hasilnya dengan singkat."
SUDAH_BERSIH = "Data sudah dibersihkan pusat; dokumen kini dapat dicetak."


@tindakan
def ajukan(kasus: KasusData, tiket: str, *, oleh, pada=None) -> KasusData:
    kasus = _kunci(kasus, oleh)
    if not tiket.strip():
        raise Ditolak(TANPA_TIKET, rincian={"tiket": TANPA_TIKET})
    tolak_nomor_pribadi(tiket)
    pindah(kasus, "ajukan", PERALIHAN_KASUS)
    kasus.tiket, kasus.diajukan_pada, kasus.oleh = tiket.strip()[:60], _maju(kasus, pada), oleh
    kasus.save(update_fields=["status", "tiket", "diajukan_pada", "oleh"])
    catat("ketupat.kasus_ajukan", kasus, oleh=oleh, sesudah={"tiket": kasus.tiket})
    return kasus


@tindakan
def bersihkan(kasus: KasusData, hasil: str, *, oleh, pada=None) -> KasusData:
    """The document goes on to the office's list; a date that cannot be kept any more is moved at once."""
    kasus = _selesai(kasus, "bersih", hasil, oleh, pada)
    dokumen = kasus.dokumen
    dokumen.kantor = Kantor.DITERIMA
    dokumen.save(update_fields=["kantor"])
    pelayanan = dokumen.pelayanan
    usul = usul_ambil(pelayanan.perjalanan, libur_dinas(pelayanan.perjalanan.dinas), kasus.selesai_pada)
    if pelayanan.rencana_ambil is None or pelayanan.rencana_ambil < usul:
        tulis_janji([pelayanan], usul, SUDAH_BERSIH, oleh, kasus.selesai_pada)
    selaraskan(pelayanan.perjalanan, oleh=oleh, pada=kasus.selesai_pada)
    return kasus


@tindakan
def tolak(kasus: KasusData, hasil: str, *, oleh, pada=None) -> KasusData:
    """No document comes of it."""
    kasus = _selesai(kasus, "tolak", hasil, oleh, pada)
    dokumen = kasus.dokumen
    dokumen.kantor, dokumen.selesai_pada = Kantor.DITUTUP, kasus.selesai_pada
    dokumen.save(update_fields=["kantor", "selesai_pada"])
    selaraskan(dokumen.pelayanan.perjalanan, oleh=oleh, pada=kasus.selesai_pada)
    return kasus


def _kunci(kasus: KasusData, oleh) -> KasusData:
    dokumen = kunci_dokumen([kasus.dokumen_id], oleh)[0]
    kasus = KasusData.objects.select_for_update().get(pk=kasus.pk)
    kasus.dokumen = dokumen
    return kasus


def _maju(kasus: KasusData, pada):
    return max(pada or timezone.now(), kasus.diajukan_pada or kasus.ditahan_pada)


def _selesai(kasus: KasusData, nama: str, hasil: str, oleh, pada) -> KasusData:
    kasus = _kunci(kasus, oleh)
    if not hasil.strip():
        raise Ditolak(TANPA_HASIL, rincian={"hasil": TANPA_HASIL})
    tolak_nomor_pribadi(hasil)
    pindah(kasus, nama, PERALIHAN_KASUS)
    kasus.hasil, kasus.selesai_pada, kasus.oleh = hasil.strip()[:300], _maju(kasus, pada), oleh
    kasus.save(update_fields=["status", "hasil", "selesai_pada", "oleh"])
    catat(f"ketupat.kasus_{nama}", kasus, oleh=oleh, alasan=kasus.hasil)
    return kasus
