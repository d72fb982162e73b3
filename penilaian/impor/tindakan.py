"""Importing values of one layer for a whole period: all or nothing, by the one whose layer it is."""

from penilaian.berkas import tindakan as berkas
from penilaian.impor.baca import baca_nilai
from penilaian.instrumen.models import Indikator
from penilaian.kunjungan import tindakan as kunjungan
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_tahap
from penilaian.periode.models import Benturan, Periode, Peserta, TidakBerlaku
from pentas.akun.peran import Hak, Peran
from pentas.galat import Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan

# Whose layer it is, and when it may be written.
TAHAP = {
    Lapis.KLAIM: KodeTahap.PENGUMPULAN,
    Lapis.DESK: KodeTahap.REKAP,
    Lapis.LAPANGAN: KodeTahap.KUNJUNGAN,
}


@tindakan
def impor_nilai(berkas_kerja, periode: Periode, lapis: str, *, oleh, uji: bool = False) -> int:
    """Read a workbook and settle its cells; returns how many values changed. ``uji``: only check.

    Raises Ditolak (422) naming every bad cell, SalahPeran (403), Basi (409) at the wrong stage.
    """
    lapis = Lapis(lapis)
    peserta = _peserta_untuk(oleh, periode, lapis)
    periksa_tahap(periode, TAHAP[lapis], tindakan=f"Impor {lapis.label.lower()}")
    indikator = list(Indikator.objects.filter(instrumen_id=periode.instrumen_id).prefetch_related("level", "kriteria"))
    luar = set(TidakBerlaku.objects.filter(peserta__periode=periode).values_list("peserta_id", "indikator_id"))
    sel = baca_nilai(berkas_kerja, peserta=peserta, indikator={i.kode: i for i in indikator}, lapis=lapis, luar=luar)
    if uji:
        return 0
    berubah = tetapkan_banyak(sel, lapis, oleh=oleh)
    _akibat(lapis, sel, oleh)
    catat(
        "nilai.impor",
        periode,
        oleh=oleh,
        lingkup=periode.kode,
        sesudah={"lapis": str(lapis), "daerah": len({s.peserta.pk for s in sel}), "berubah": berubah},
    )
    return berubah


def _peserta_untuk(oleh, periode: Periode, lapis: str) -> dict[str, Peserta]:
    """{code: participant} this account may write in this layer; SalahPeran where it is another's layer."""
    semua = {p.kode: p for p in periode.peserta.select_related("kabupaten_kota")}
    for p in semua.values():
        p.periode = periode
    lingkup = {"provinsi": periode.provinsi_id, "periode": periode.kode}
    if lapis == Lapis.KLAIM:
        milik = oleh.kode_kabupaten_kota(periode.kode)
        if not milik:
            raise SalahPeran("Nilai mandiri diimpor oleh operator kabupaten/kota untuk daerahnya sendiri.")
        return {kode: p for kode, p in semua.items() if kode in milik}
    if lapis == Lapis.DESK:
        if not oleh.punya_hak(Hak.REKAP, **lingkup):
            raise SalahPeran("Nilai verifikasi diimpor oleh tim provinsi.")
        return semua
    if not oleh.punya_peran(Peran.KETUA_TIM, **lingkup):
        raise SalahPeran("Nilai lapangan diimpor oleh ketua tim penilai.")
    terlarang = Benturan.objects.filter(pengguna=oleh, peserta__periode=periode).values_list("peserta_id", flat=True)
    return {kode: p for kode, p in semua.items() if p.pk not in set(terlarang)}


def _akibat(lapis: str, sel: list[SelNilai], oleh) -> None:
    """What a value means for its dossier or visit, as if it had been entered by hand."""
    if lapis == Lapis.KLAIM:
        berkas.tandai_terisi(sel, oleh=oleh)
    elif lapis == Lapis.DESK:
        berkas.tandai_terverifikasi(sel, oleh=oleh)
    else:
        kunjungan.periksa_belum_ditutup({s.peserta.pk for s in sel})


def periode_bernama(kode: str) -> Periode:
    periode = (
        Periode.objects.select_related("instrumen", "provinsi").prefetch_related("tahap").filter(kode=kode).first()
    )
    if periode is None:
        raise Ditolak(f"Periode {kode} tidak ada. Lihat `manage.py daftar_periode --json`.")
    return periode
