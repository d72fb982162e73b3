"""The desk: verified values and returned items."""

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import Butir
from penilaian.berkas.tindakan import kembalikan_butir, kunci_butir, terima_butir
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import IsianNilai, basi, tetapkan_nilai
from penilaian.rekap.izin import periksa_boleh_verifikasi
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import tindakan


def alasan_wajib(butir: Butir, isian: IsianNilai) -> str:
    """Why this value wants a reason, as a sentence; "" where it wants none."""
    level = dict(Nilai.objects.sel(butir.berkas.peserta, butir.indikator).values_list("lapis", "level"))
    if isian.level != level.get(Lapis.KLAIM):
        return "Nilai ini berbeda dari nilai mandiri."
    if isian.saran is not None and isian.level != isian.saran:
        return f"Nilai ini berbeda dari hasil syarat, yaitu {isian.saran}."
    if butir.status == StatusButir.SAH and isian.level != level.get(Lapis.DESK):
        return "Butir ini sudah terverifikasi; perubahannya perlu dijelaskan."
    return ""


@tindakan
def isi_desk(butir: Butir, isian: IsianNilai, *, dasar: int, oleh, dilihat: str = "") -> Nilai:
    """Settle the verified value of one item.

    ``dasar``: the version the verifier saw (0: none); ``dilihat``: the item's status he saw.
    """
    kunci_butir(butir)
    periksa_boleh_verifikasi(oleh, butir)
    _periksa_dasar(butir, dasar)
    _periksa_dilihat(butir, dilihat)
    if isian.level is None:
        raise Ditolak(
            f"Pilih dahulu nilai verifikasinya, 0 sampai {butir.indikator.nilai_maks}.",
            rincian={"level": "Pilih salah satu nilai."},
        )
    sebab = alasan_wajib(butir, isian)
    if sebab and not isian.alasan:
        raise Ditolak(
            f"{sebab} Tulis catatan untuk kabupaten/kota, lalu setujui lagi.",
            rincian={"alasan": f"Catatan wajib diisi. {sebab}"},
        )
    return tetapkan_nilai(butir.berkas.peserta, butir.indikator, Lapis.DESK, isian, dasar=dasar, oleh=oleh)


def _periksa_dasar(butir: Butir, dasar: int) -> None:
    """Somebody else's verdict is news before anything about this one is: ask that first."""
    nilai = Nilai.objects.sel(butir.berkas.peserta, butir.indikator).lapis(Lapis.DESK).first()
    if (nilai.versi if nilai else 0) != dasar:
        raise basi(nilai)


def _periksa_dilihat(butir: Butir, dilihat: str) -> None:
    """Refuse where the item has moved since the page was opened, e.g. returned by another verifier."""
    if dilihat and butir.status != dilihat:
        raise Basi(
            f"Status butir ini sudah menjadi “{butir.get_status_display()}” sejak halaman ini Anda buka. "
            "Lihat keadaannya, lalu putuskan lagi."
        )


@tindakan
def setujui(butir: Butir, isian: IsianNilai, *, dasar: int, oleh, dilihat: str = "") -> Nilai:
    """Accept an item with its verified value, in one step."""
    nilai = isi_desk(butir, isian, dasar=dasar, oleh=oleh, dilihat=dilihat)
    terima_butir(butir, oleh=oleh)
    return nilai


@tindakan
def kembalikan(butir: Butir, alasan: str, *, oleh, dilihat: str = "") -> None:
    """Send an item back to its office. The reason is what the office reads."""
    kunci_butir(butir)
    periksa_boleh_verifikasi(oleh, butir)
    _periksa_dilihat(butir, dilihat)
    kembalikan_butir(butir, alasan, oleh=oleh)
