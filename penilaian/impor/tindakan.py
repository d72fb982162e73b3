"""Importing values of one layer for a whole period: all or nothing, by the one whose layer it is."""

from collections.abc import Sequence

from penilaian.berkas.massal import kunci_banyak, periksa_masih_draf, tandai_terisi, tandai_terverifikasi
from penilaian.impor.baca import Acuan, baca_nilai
from penilaian.impor.izin import peserta_untuk
from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.massal import mulai_banyak, periksa_belum_ditutup
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.periode.models import Periode, Peserta, TidakBerlaku
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def impor_nilai(berkas_kerja, periode: Periode, lapis: str, *, oleh, uji: bool = False) -> int:
    """Read a workbook and settle its cells; returns how many values change. ``uji``: only check.

    Raises Ditolak (422) naming every bad cell, SalahPeran (403), Basi (409) at the wrong stage, for a
    dossier already sent (klaim) and for a closed visit (lapangan). Verified values are taken also for an
    office that never sent its dossier: the province may have verified it on paper.
    """
    lapis = Lapis(lapis)
    acuan = _acuan(periode, lapis, oleh)
    sel = baca_nilai(berkas_kerja, acuan)
    berubah = _berubah(sel, lapis)
    _periksa_keadaan(lapis, sel, berubah)
    if uji:
        return len(berubah)
    tetapkan_banyak(berubah, lapis, oleh=oleh)
    if lapis == Lapis.KLAIM:
        tandai_terisi(berubah, oleh=oleh)
    elif lapis == Lapis.DESK:  # a verified value that stays as it was is a verdict too
        tandai_terverifikasi([*(s for s in berubah if s.level is None), *_terisi(sel)], oleh=oleh)
    else:
        mulai_banyak(_peserta(berubah), oleh=oleh)
    catat(
        "nilai.impor",
        periode,
        oleh=oleh,
        lingkup=periode.kode,
        sesudah={"lapis": str(lapis), "daerah": len({s.peserta.pk for s in sel}), "berubah": len(berubah)},
    )
    return len(berubah)


def _acuan(periode: Periode, lapis: Lapis, oleh) -> Acuan:
    peserta = peserta_untuk(oleh, periode, lapis)
    indikator = {i.kode: i for i in Indikator.objects.filter(instrumen_id=periode.instrumen_id)}
    luar = TidakBerlaku.objects.filter(peserta__periode=periode).values_list("peserta_id", "indikator_id")
    return Acuan(peserta, indikator, lapis, frozenset(luar))


def _periksa_keadaan(lapis: Lapis, sel: Sequence[SelNilai], berubah: Sequence[SelNilai]) -> None:
    """Raises Basi where a dossier or visit no longer takes values of this layer; holds the dossiers' rows."""
    if lapis == Lapis.KLAIM:
        periksa_masih_draf(_peserta(sel))
    elif lapis == Lapis.DESK:
        kunci_banyak(_peserta(sel))
    else:
        periksa_belum_ditutup(_peserta(berubah))


def _peserta(sel: Sequence[SelNilai]) -> list[Peserta]:
    return list({s.peserta.pk: s.peserta for s in sel}.values())


def _terisi(sel: Sequence[SelNilai]) -> list[SelNilai]:
    return [s for s in sel if s.level is not None]


def _berubah(sel: Sequence[SelNilai], lapis: Lapis) -> list[SelNilai]:
    """Cells that differ from what is stored; an absent value and a blank cell are the same."""
    lama = Nilai.objects.lapis(lapis).filter(peserta__in={s.peserta.pk for s in sel}).peta()
    return [s for s in sel if lama.get((s.peserta.pk, s.indikator.pk)) != s.level]
