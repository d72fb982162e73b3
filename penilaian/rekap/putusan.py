"""What every judgement of the desk is asked, whether one verifier settles it or two."""

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import Butir
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import IsianNilai, basi
from pentas.galat import Basi, Ditolak


def nilai_desk(butir: Butir) -> Nilai | None:
    return Nilai.objects.sel(butir.berkas.peserta, butir.indikator).lapis(Lapis.DESK).first()


def alasan_wajib(butir: Butir, isian: IsianNilai) -> str:
    """Why this value wants a reason, as a sentence; "" where it wants none."""
    level = dict(Nilai.objects.sel(butir.berkas.peserta, butir.indikator).values_list("lapis", "level"))
    if butir.status == StatusButir.SILANG:
        return "Nilai ini hasil pembahasan dua verifikator."
    if isian.level != level.get(Lapis.KLAIM):
        return "Nilai ini berbeda dari nilai mandiri."
    if isian.saran is not None and isian.level != isian.saran:
        return f"Nilai ini berbeda dari hasil syarat, yaitu {isian.saran}."
    if butir.status == StatusButir.SAH and isian.level != level.get(Lapis.DESK):
        return "Butir ini sudah terverifikasi; perubahannya perlu dijelaskan."
    return ""


def periksa_isi(butir: Butir, isian: IsianNilai) -> None:
    """A value is chosen, and explained where it must be."""
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


def periksa_dasar(butir: Butir, dasar: int) -> None:
    """Somebody else's verdict is news before anything about this one is: ask that first."""
    nilai = nilai_desk(butir)
    if (nilai.versi if nilai else 0) != dasar:
        raise basi(nilai)


def periksa_dilihat(butir: Butir, dilihat: str) -> None:
    """Refuse where the item has moved since the page was opened, e.g. returned by another verifier."""
    if dilihat and butir.status != dilihat:
        raise Basi(
            f"Status butir ini sudah menjadi “{butir.get_status_display()}” sejak halaman ini Anda buka. "
            "Lihat keadaannya, lalu putuskan lagi."
        )
