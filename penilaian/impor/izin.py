"""Whose layer it is, when it may be written, and whether the dossiers and visits behind it are still open."""

from collections.abc import Sequence

from penilaian.berkas.massal import periksa_masih_draf, periksa_sudah_dikirim
from penilaian.kunjungan.massal import periksa_belum_ditutup
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_tahap
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
    lingkup = {"provinsi": periode.provinsi_id, "periode": periode.kode}
    semua = periode.peserta.select_related("kabupaten_kota").order_by()
    if lapis == Lapis.KLAIM:
        milik = oleh.kode_kabupaten_kota(periode.kode)
        if not milik:
            raise SalahPeran("Nilai mandiri diimpor oleh operator kabupaten/kota untuk daerahnya sendiri.")
        semua = semua.filter(kabupaten_kota__in=milik)
    elif lapis == Lapis.DESK:
        if not oleh.punya_hak(Hak.REKAP, **lingkup):
            raise SalahPeran("Nilai verifikasi diimpor oleh tim provinsi.")
    else:
        if not oleh.punya_peran(Peran.KETUA_TIM, **lingkup):
            raise SalahPeran("Nilai lapangan diimpor oleh ketua tim penilai.")
        semua = semua.exclude(pk__in=Benturan.objects.filter(pengguna=oleh, periode=periode).values("peserta_id"))
    periksa_tahap(periode, TAHAP[lapis], tindakan=f"Impor {lapis.label.lower()}")
    peserta = {p.kode: p for p in semua}
    for p in peserta.values():
        p.periode = periode
    return peserta


def periksa_keadaan(lapis: Lapis, sel: Sequence[SelNilai], berubah: Sequence[SelNilai]) -> None:
    """Raises Basi where a dossier or visit no longer takes values of this layer."""
    if lapis == Lapis.KLAIM:
        periksa_masih_draf(peserta_dari(sel))
    elif lapis == Lapis.DESK:
        periksa_sudah_dikirim(peserta_dari([s for s in sel if s.level is not None] + list(berubah)))
    else:
        periksa_belum_ditutup(peserta_dari(berubah))


def peserta_dari(sel: Sequence[SelNilai]) -> list[Peserta]:
    return list({s.peserta.pk: s.peserta for s in sel}.values())
