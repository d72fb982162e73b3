"""When the day may be closed, and which number may be explained."""

from layanan.ketupat_pecel.hari.models import TabletHari
from layanan.ketupat_pecel.perjalanan.alur import BERJALAN, StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.izin import boleh_baca_warga
from layanan.ketupat_pecel.tutup.data import HitungHari
from layanan.ketupat_pecel.tutup.models import TutupHari
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

TUTUP = "Hari pelayanan ini sudah ditutup, jadi hitungannya tetap. Muat ulang halaman ini."


def periksa_belum_ditutup(perjalanan) -> None:
    if perjalanan.status in BERJALAN:
        return
    if perjalanan.status in (StatusPerjalanan.DIRENCANAKAN, StatusPerjalanan.DIBATALKAN):
        raise Ditolak("Perjalanan ini tidak sedang berlangsung, jadi tidak ada hari yang ditutup.")
    raise Basi(TUTUP)


def periksa_boleh_tutup(hari: HitungHari) -> None:
    """Nothing silent: each tablet has spoken, each number is accounted for, each resident is clear."""
    if not hari.tablet:
        raise Ditolak("Belum ada tablet yang terdaftar pada perjalanan ini. Buka halaman Hari ini pada satu tablet.")
    if belum := [f"tablet {t.tablet.nomor} ({t.huruf})" for t in hari.belum_lapor]:
        raise Ditolak(
            f"Hitungan akhir {', '.join(belum)} belum sampai. Tekan “Selesai di tablet ini” pada tablet itu dan "
            "sambungkan ke internet, atau nyatakan tabletnya hilang."
        )
    if hari.celah:
        raise Ditolak(f"Nomor {_sebut(hari.celah)} belum jelas. Catat penjelasannya satu per satu.")
    if hari.total.belum:
        raise Ditolak(f"Warga {_sebut(hari.belum_selesai)} belum selesai. Lengkapi penyelesaiannya di tabletnya.")


def _sebut(nomor: list[str]) -> str:
    return ", ".join(nomor[:8]) + (f", dan {len(nomor) - 8} lagi" if len(nomor) > 8 else "")


def periksa_boleh_jelaskan(tablet: TabletHari, antrean: int) -> None:
    periksa_belum_ditutup(tablet.perjalanan)
    nomor = f"{tablet.huruf}-{antrean:02d}"
    if tablet.pelayanan.filter(antrean=antrean).exists():
        raise Basi(f"Isian {nomor} sudah sampai di server, jadi tidak perlu dijelaskan. Muat ulang halaman ini.")


def ambil_tablet_huruf(perjalanan, huruf: str) -> TabletHari:
    tablet = perjalanan.tablet.filter(huruf=huruf).select_related("tablet").first()
    if tablet is None:
        raise TidakAda(f"Tablet {huruf} tidak terdaftar pada perjalanan ini.")
    tablet.perjalanan = perjalanan
    return tablet


def ambil_tutup_hari(perjalanan) -> TutupHari:
    tutup = TutupHari.objects.filter(perjalanan=perjalanan).select_related("oleh").first()
    if tutup is None:
        raise TidakAda("Hari pelayanan ini belum ditutup.")
    return tutup


def periksa_boleh_baca(pengguna, perjalanan) -> None:
    if not boleh_baca_warga(pengguna, perjalanan):
        raise SalahPeran("Hitungan hari dibaca tim perjalanan dan pimpinan bidangnya.")
