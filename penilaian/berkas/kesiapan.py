"""What the settings say of dossiers before a stage opens or closes: named, never locked in silence."""

from collections.abc import Iterator

from penilaian.berkas.alur import StatusBerkas
from penilaian.berkas.models import Berkas
from penilaian.periode.alur import KodeTahap
from penilaian.periode.kesiapan import Kesiapan, daftarkan_kesiapan, daftarkan_sebelum_tutup
from penilaian.periode.models import Periode
from pentas.tampilan.format import sebut_beberapa

DISEBUT = 40  # every office of a province by name; beyond, the rest is counted
AKIBAT = {
    KodeTahap.PENGUMPULAN: "Setelah pengumpulan ditutup, berkas itu tidak dapat dikirim lagi.",
    KodeTahap.REKAP: "Setelah rekap ditutup, berkas itu terkunci apa adanya dan tidak diverifikasi.",
}


def sebelum_rekap_dibuka(periode: Periode, kode: str) -> Iterator[Kesiapan]:
    if nama := _daerah(periode, StatusBerkas.DRAF):
        yield _belum_kirim(nama, "Berkas itu tidak masuk antrean verifikasi.")


def sebelum_ditutup(periode: Periode, kode: str) -> Iterator[Kesiapan]:
    """A dossier that was never sent, and at the desk one whose repairs never came."""
    if nama := _daerah(periode, StatusBerkas.DRAF):
        yield _belum_kirim(nama, AKIBAT[kode])
    if kode == KodeTahap.REKAP and (nama := _daerah(periode, StatusBerkas.DIKEMBALIKAN)):
        kalimat = f"{len(nama)} kabupaten/kota belum mengirim perbaikan."
        yield Kesiapan(kalimat, f"{_sebut(nama)}. Indikator yang dikembalikan terkunci tanpa perbaikan.")


def _belum_kirim(nama: list[str], akibat: str) -> Kesiapan:
    return Kesiapan(f"{len(nama)} kabupaten/kota belum mengirim berkas.", f"{_sebut(nama)}. {akibat}")


def _sebut(nama: list[str]) -> str:
    return sebut_beberapa(nama, DISEBUT)


def _daerah(periode: Periode, status: str) -> list[str]:
    semua = Berkas.objects.filter(peserta__periode=periode, status=status).select_related("peserta__kabupaten_kota")
    return [b.peserta.kabupaten_kota.nama_pendek for b in semua.order_by("peserta__kabupaten_kota")]


def daftarkan() -> None:
    daftarkan_kesiapan(KodeTahap.REKAP, sebelum_rekap_dibuka)
    daftarkan_sebelum_tutup(KodeTahap.PENGUMPULAN, sebelum_ditutup)
    daftarkan_sebelum_tutup(KodeTahap.REKAP, sebelum_ditutup)
