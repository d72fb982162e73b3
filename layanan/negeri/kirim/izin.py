"""Who may fetch, print and hand over a finished document."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from layanan.negeri.ajuan.izin import boleh_baca_berkas
from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi, TautanUnduh
from layanan.negeri.kirim.tautan import sidik_token
from layanan.negeri.sop import KODE
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.izin import periksa_giliran
from layanan.sop.permohonan.models import Permohonan
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

TENGGANG = dt.timedelta(minutes=10)
SUDAH = (
    "Tautan ini sudah dipakai. Bila unduhannya gagal, buka ajuan Anda dengan kode dan PIN lalu buat tautan baru, "
    "atau minta kepada operator negeri."
)
LEWAT = (
    "Tautan ini sudah lewat masa berlakunya. Buka ajuan Anda dengan kode dan PIN lalu buat tautan baru, "
    "atau minta kepada operator negeri."
)
TERHAPUS = "Dokumen ini sudah dihapus dari sistem karena masa simpannya berakhir. Mintalah cetak ulang di kantor Dinas."
BELUM_TERIMA = (
    "Dokumen belum tercatat diterima. Tunggu sampai warga mengunduhnya, atau catat serah terima cetakannya dahulu."
)


def dokumen_berlaku(permohonan: Permohonan) -> DokumenJadi | None:
    return DokumenJadi.objects.filter(permohonan=permohonan, diganti_pada=None).select_related("unggahan").first()


def ambil_tautan(token: str) -> TautanUnduh:
    semua = TautanUnduh.objects.select_related("permohonan__dinas__provinsi", "permohonan__dinas__kabupaten_kota")
    tautan = semua.filter(sidik_token=sidik_token(token)).first()
    if tautan is None:
        raise TidakAda("Alamat unduhan ini tidak dikenal. Salin alamatnya dengan lengkap, atau minta lagi.")
    return tautan


def periksa_tautan(tautan: TautanUnduh) -> None:
    if tautan.dipakai_pada:
        raise Basi(SUDAH)
    if tautan.berakhir_pada <= timezone.now():
        raise Basi(LEWAT)
    periksa_ada(dokumen := dokumen_berlaku(tautan.permohonan))
    if dokumen is None or not siap_diambil(tautan.permohonan):
        raise Basi("Dokumen ini sedang diperbaiki Dinas. Buka ajuan Anda dengan kode dan PIN untuk kabarnya.")


def dalam_tenggang(tautan: TautanUnduh) -> bool:
    """Spent a moment ago: the browser that gave the digits may fetch again what its line broke off."""
    if tautan.dipakai_pada is None or timezone.now() - tautan.dipakai_pada > TENGGANG:
        return False
    lebih_baru = TautanUnduh.objects.filter(permohonan=tautan.permohonan_id, pk__gt=tautan.pk)
    dokumen = dokumen_berlaku(tautan.permohonan)
    return dokumen is not None and not dokumen.unggahan.musnah and not lebih_baru.exists()


def periksa_ada(dokumen: DokumenJadi | None) -> None:
    """Its PDF went with the personal data."""
    if dokumen is not None and dokumen.unggahan.musnah:
        raise Basi(TERHAPUS)


def siap_diambil(permohonan: Permohonan) -> bool:
    return permohonan.status == StatusPermohonan.SELESAI or (
        permohonan.status == StatusPermohonan.BERJALAN and permohonan.langkah == "distribusi"
    )


def ambil_ajuan(pengguna, permohonan: Permohonan) -> Ajuan:
    """For who tells the resident: his telephone number is opened by it."""
    ajuan = Ajuan.objects.select_related("dokumen").filter(permohonan=permohonan).first()
    if ajuan is None or not boleh_baca_berkas(pengguna, permohonan, permohonan.dinas, permohonan.unit):
        raise TidakAda()
    ajuan.permohonan = permohonan
    return ajuan


def periksa_boleh_berkas(pengguna, permohonan: Permohonan) -> DokumenJadi:
    """The file itself: for the negeri's operator and for who may open personal data."""
    dokumen = dokumen_berlaku(permohonan) if permohonan.layanan == KODE else None
    if dokumen is None:
        raise TidakAda("Dokumennya belum diterbitkan.")
    if not boleh_baca_berkas(pengguna, permohonan, permohonan.dinas, permohonan.unit):
        raise SalahPeran("Dokumen warga hanya dibuka operator negerinya dan petugas verifikasi.")
    periksa_ada(dokumen)
    return dokumen


def periksa_boleh_bukti(pengguna, permohonan: Permohonan) -> DokumenJadi:
    """The paper of a handover: for the same people, also after the PDF is gone."""
    dokumen = dokumen_berlaku(permohonan) if permohonan.layanan == KODE else None
    if dokumen is None:
        raise TidakAda("Dokumennya belum diterbitkan.")
    if not boleh_baca_berkas(pengguna, permohonan, permohonan.dinas, permohonan.unit):
        raise SalahPeran("Bukti serah hanya dibuka operator negerinya dan petugas verifikasi.")
    dokumen.permohonan = permohonan
    return dokumen


def periksa_boleh_serah(pengguna, permohonan: Permohonan) -> None:
    """``pengguna`` None: the resident himself, or the system."""
    periksa_giliran(pengguna, permohonan)
    if permohonan.layanan != KODE or permohonan.langkah != "distribusi":
        raise Basi("Dokumen ini belum siap diserahkan. Muat ulang halaman.")
    if BuktiSerah.objects.filter(permohonan=permohonan).exists():
        raise Basi("Serah terima dokumen ini sudah dicatat. Muat ulang halaman.")


def periksa_sudah_diterima(permohonan: Permohonan) -> None:
    diunduh = TautanUnduh.objects.filter(permohonan=permohonan, dipakai_pada__isnull=False).exists()
    if not diunduh and not BuktiSerah.objects.filter(permohonan=permohonan).exists():
        raise Ditolak(BELUM_TERIMA)


def boleh_baca_dokumen(pengguna, unggahan) -> bool:
    """The issued PDF and photographs of signed receipts."""
    semua = Permohonan.objects.filter(Q(dokumen_jadi__unggahan=unggahan) | Q(bukti_serah__foto=unggahan)).lengkap()
    return any(boleh_baca_berkas(pengguna, p, p.dinas, p.unit) for p in semua)
