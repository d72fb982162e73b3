"""Who decides and announces, and who reads the result when."""

from paparan.pemenang.models import Pemenang
from paparan.pemenang.peringkat import PeringkatAkhir
from penilaian.penetapan.models import Penetapan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_hak, periksa_tahap, punya_hak
from penilaian.periode.models import Periode
from pentas.akun.peran import Hak
from pentas.galat import Basi, SalahPeran

BELUM_DIUMUMKAN = "Hasil akhir belum diumumkan. Rapor terbuka setelah ketua tim penilai mengumumkan pemenang."


def pemenang_berlaku(periode: Periode) -> Pemenang | None:
    """The decision in force on the period's current top ten."""
    return (
        Pemenang.objects.berlaku()
        .filter(sesi__penetapan__periode=periode, sesi__penetapan__digantikan_oleh__isnull=True)
        .select_related("juara__kabupaten_kota")
        .first()
    )


def sudah_diumumkan(periode: Periode) -> bool:
    pemenang = pemenang_berlaku(periode)
    return pemenang is not None and pemenang.diumumkan_pada is not None


def periksa_boleh_lihat_hasil(pengguna, periode: Periode) -> None:
    """The province and the chair at once; a juror when it is announced."""
    if punya_hak(pengguna, periode, Hak.LIHAT_PAPARAN):
        return
    periksa_hak(pengguna, periode, Hak.NILAI_PAPARAN)
    if not sudah_diumumkan(periode):
        raise SalahPeran("Hasil akhir dapat Anda baca setelah diumumkan.")


def periksa_boleh_tetapkan(pengguna, periode: Periode) -> None:
    periksa_hak(pengguna, periode, Hak.TETAPKAN)
    periksa_tahap(periode, KodeTahap.PEMENANG, tindakan="Penetapan pemenang")


def periksa_siap_ditetapkan(hasil: PeringkatAkhir) -> None:
    if hasil.belum:
        raise Basi("Masih ada lembar nilai yang belum ditandatangani, sehingga pemenang belum dapat ditetapkan.")
    kurang = [b["nama"] for b in hasil.baris if not b["lengkap"]]
    if kurang:
        raise Basi(f"Nilai paparan belum lengkap untuk {', '.join(kurang)}. Periksa lembar nilai penilai.")


def periksa_boleh_umumkan(pengguna, periode: Periode) -> None:
    periksa_hak(pengguna, periode, Hak.TETAPKAN, Hak.KELOLA_PERIODE)


def periksa_boleh_baca_rapor(pengguna, periode: Periode) -> None:
    """After the announcement everyone who may know the office; before it only who reads rankings anyway."""
    if not punya_hak(pengguna, periode, Hak.LIHAT_PERINGKAT) and not sudah_diumumkan(periode):
        raise Basi(BELUM_DIUMUMKAN)
    if not Penetapan.objects.berlaku().filter(periode=periode).exists():
        raise Basi("Rapor disusun dari penetapan peringkat, yang belum ada pada periode ini.")


def periksa_pemenang_ada(periode: Periode, *, oleh) -> None:
    """Registered upstream: the stage pemenang closes with a decision."""
    if pemenang_berlaku(periode) is None:
        raise Basi("Pemenang belum ditetapkan. Ketua tim penilai menetapkannya pada halaman Pemenang.")
