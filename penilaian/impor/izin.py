"""Whose layer it is, and when it may be written."""

from penilaian.nilai.models import Lapis
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_tahap, punya_hak, punya_peran
from penilaian.periode.models import Benturan, Periode, Peserta
from pentas.akun.peran import Hak, Peran
from pentas.galat import SalahPeran

TAHAP = {
    Lapis.KLAIM: KodeTahap.PENGUMPULAN,
    Lapis.DESK: KodeTahap.REKAP,
    Lapis.LAPANGAN: KodeTahap.KUNJUNGAN,
}


def peserta_untuk(oleh, periode: Periode, lapis: Lapis) -> dict[str, Peserta]:
    """{code: participant} this account may write in this layer now; SalahPeran, or Basi at another stage."""
    semua = periode.peserta.select_related("kabupaten_kota").order_by()
    if lapis == Lapis.KLAIM:
        milik = oleh.kode_kabupaten_kota(periode.kode)
        if not milik:
            raise SalahPeran("Nilai mandiri diimpor oleh operator kabupaten/kota untuk daerahnya sendiri.")
        semua = semua.filter(kabupaten_kota__in=milik)
    elif lapis == Lapis.DESK:
        if not punya_hak(oleh, periode, Hak.REKAP):
            raise SalahPeran("Nilai verifikasi diimpor oleh tim provinsi.")
    else:
        if not punya_peran(oleh, periode, Peran.KETUA_TIM):
            raise SalahPeran("Nilai lapangan diimpor oleh ketua tim penilai.")
        semua = semua.exclude(pk__in=Benturan.objects.filter(pengguna=oleh, periode=periode).values("peserta_id"))
    periksa_tahap(periode, TAHAP[lapis], tindakan=f"Impor {lapis.label.lower()}")
    peserta = {p.kode: p for p in semua}
    for p in peserta.values():
        p.periode = periode
    return peserta
