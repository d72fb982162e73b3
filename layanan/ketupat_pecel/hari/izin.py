"""Who serves on a trip's day, on which tablet, and until when."""

from uuid import UUID

from layanan.ketupat_pecel.hari.models import FotoBerkas, Pelayanan, TabletHari
from layanan.ketupat_pecel.perjalanan.alur import BERJALAN, StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.izin import boleh_baca_warga, periksa_tim
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from pentas.galat import Basi, Ditolak, TidakAda

BELUM_TERDAFTAR = (
    "Tablet ini belum terdaftar pada perjalanan ini. Sambungkan ke internet, lalu buka halaman Hari ini sekali."
)
SUDAH_DITUTUP = (
    "Hari pelayanan ini sudah ditutup, jadi isian {nomor} tidak diterima lagi. Unduh isiannya di halaman Kiriman, "
    "serahkan kepada ketua tim untuk dicatat pada berita acara tutup hari, dan daftarkan warganya di kantor."
)
BELUM_MULAI = {
    StatusPerjalanan.DIRENCANAKAN: "Perjalanan ini belum ditugaskan. Tunggu surat tugas dari kepala bidang.",
    StatusPerjalanan.DIBATALKAN: "Perjalanan ini dibatalkan, jadi tidak ada pelayanan yang dicatat.",
}


def ambil_perjalanan_tim(pengguna, pk: str | int) -> Perjalanan:
    """For entries, whose target is text: 404 where there is none, 403 for who is not of the team."""
    if not str(pk).isdecimal() or len(str(pk)) > 18:
        raise TidakAda()
    semua = Perjalanan.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota", "permohonan__unit")
    perjalanan = semua.filter(pk=int(pk)).first()
    if perjalanan is None:
        raise TidakAda()
    periksa_tim(pengguna, perjalanan)
    return perjalanan


def periksa_berjalan(perjalanan: Perjalanan, nomor: str = "") -> None:
    """Numbers may be given before the arrival is on record: in the village there may be no network to record it."""
    if perjalanan.status in BERJALAN:
        return
    if kalimat := BELUM_MULAI.get(perjalanan.status):
        raise Ditolak(kalimat)
    raise Basi(SUDAH_DITUTUP.format(nomor=nomor or "ini"))


def baca_uuid(teks: str) -> UUID:
    try:
        return UUID(teks)
    except (ValueError, AttributeError, TypeError) as galat:
        raise TidakAda("Alamat isian ini tidak terbaca. Muat ulang halaman Hari ini.") from galat


def ambil_tablet_hari(perjalanan: Perjalanan, perangkat: UUID) -> TabletHari:
    tablet = perjalanan.tablet.filter(tablet__perangkat=perangkat).select_related("tablet").first()
    if tablet is None:
        raise Ditolak(BELUM_TERDAFTAR)
    tablet.perjalanan = perjalanan
    return tablet


def ambil_pelayanan(perjalanan: Perjalanan, tanda: UUID) -> Pelayanan:
    pelayanan = perjalanan.pelayanan.filter(pk=tanda).select_related("tablet__tablet").first()
    if pelayanan is None:
        raise TidakAda("Warga ini belum tercatat di server. Kirim dahulu isian warganya, lalu coba lagi.")
    pelayanan.perjalanan = perjalanan
    return pelayanan


def ambil_foto(perjalanan: Perjalanan, pk: int) -> FotoBerkas:
    foto = (
        FotoBerkas.objects.filter(pk=pk, pelayanan__perjalanan=perjalanan).select_related("pelayanan__tablet").first()
    )
    if foto is None:
        raise TidakAda("Foto ini tidak ada, atau sudah dilepas. Muat ulang halaman.")
    foto.pelayanan.perjalanan = perjalanan
    return foto


def boleh_baca_foto(pengguna, unggahan) -> bool:
    """A photograph of a paper is for whoever reads the residents of its trip."""
    semua = FotoBerkas.objects.filter(unggahan=unggahan).select_related("pelayanan__perjalanan__dinas__provinsi")
    perjalanan = {f.pelayanan.perjalanan_id: f.pelayanan.perjalanan for f in semua}
    return any(boleh_baca_warga(pengguna, p) for p in perjalanan.values())
