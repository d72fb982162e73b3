"""Whose layer it is, and when it may be written."""

from penilaian.nilai.models import AtasNama, Lapis
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_tahap, punya_hak, punya_peran
from penilaian.periode.models import Benturan, Periode, Peserta
from penilaian.rekap.dua import berdua
from pentas.akun.peran import Hak, Peran
from pentas.galat import Ditolak, SalahPeran, boleh

TAHAP = {
    Lapis.KLAIM: KodeTahap.PENGUMPULAN,
    Lapis.DESK: KodeTahap.REKAP,
    Lapis.LAPANGAN: KodeTahap.KUNJUNGAN,
}


# One workbook cannot be the work of two who judge apart.
DESK_BERDUA = (
    "Periode ini memakai dua verifikator yang menilai tanpa saling melihat, jadi nilai verifikasi tidak diimpor. "
    "Beri nilai lewat menu Verifikasi."
)
# One of these opens the page; whose layer it is now, ``lapis_terbuka`` says.
HAK = (Hak.ISI_BERKAS, Hak.REKAP, Hak.TETAPKAN)


def periksa_pemilik(oleh, periode: Periode, lapis: Lapis) -> None:
    """Raises SalahPeran unless this layer is the account's to write."""
    if lapis == Lapis.KLAIM and not oleh.kode_kabupaten_kota(periode.kode):
        raise SalahPeran("Nilai mandiri diimpor oleh operator kabupaten/kota untuk daerahnya sendiri.")
    if lapis == Lapis.DESK and not punya_hak(oleh, periode, Hak.REKAP):
        raise SalahPeran("Nilai verifikasi diimpor oleh tim provinsi.")
    if lapis == Lapis.LAPANGAN and not punya_peran(oleh, periode, Peran.KETUA_TIM):
        raise SalahPeran("Nilai lapangan diimpor oleh ketua tim penilai.")


def lapis_milik(oleh, periode: Periode) -> list[Lapis]:
    return [lapis for lapis in TAHAP if boleh(periksa_pemilik, oleh, periode, lapis)]


def lapis_terbuka(oleh, periode: Periode) -> list[Lapis]:
    """The layers that this account may import now."""
    milik = [lapis for lapis in lapis_milik(oleh, periode) if periode.sedang(TAHAP[lapis])]
    return [lapis for lapis in milik if not (lapis == Lapis.DESK and periode.dua_verifikator)]


def peserta_untuk(oleh, periode: Periode, lapis: Lapis) -> dict[str, Peserta]:
    """{code: participant} this account may write in this layer now; SalahPeran, or Basi at another stage."""
    periksa_pemilik(oleh, periode, lapis)
    semua = periode.peserta.select_related("kabupaten_kota").order_by()
    if lapis == Lapis.KLAIM:
        semua = semua.filter(kabupaten_kota__in=oleh.kode_kabupaten_kota(periode.kode))
    elif lapis == Lapis.DESK:
        # who typed in an office's papers does not judge them
        semua = semua.exclude(pk__in=AtasNama.objects.filter(oleh=oleh, peserta__periode=periode).values("peserta_id"))
    else:
        semua = semua.exclude(pk__in=Benturan.objects.filter(pengguna=oleh, periode=periode).values("peserta_id"))
    periksa_tahap(periode, TAHAP[lapis], tindakan=f"Impor {lapis.label.lower()}")
    if lapis == Lapis.DESK and berdua(periode):
        raise Ditolak(DESK_BERDUA)
    peserta = {p.kode: p for p in semua}
    for p in peserta.values():
        p.periode = periode
    return peserta
