"""Importing values of one layer for a whole period: all or nothing, by the one whose layer it is."""

from collections.abc import Sequence

from penilaian.berkas.massal import kunci_banyak, periksa_masih_draf, tandai_terisi, tandai_terverifikasi
from penilaian.impor.baca import Acuan, baca_nilai
from penilaian.impor.izin import peserta_untuk
from penilaian.impor.rencana import BERUBAH, Rencana, buka_segel, sel_tersegel
from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.massal import mulai_banyak, periksa_belum_ditutup
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.periode.models import Periode, Peserta, TidakBerlaku
from pentas.galat import Basi
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def impor_nilai(berkas_kerja, periode: Periode, lapis: str, *, oleh, uji: bool = False) -> int:
    """Read a workbook and settle its cells; returns how many values change. ``uji``: only check.

    Raises Ditolak (422) naming every bad cell, SalahPeran (403), Basi (409) at the wrong stage, for a
    dossier already sent (klaim) and for a closed visit (lapangan). Verified values are taken also for an
    office that never sent its dossier: the province may have verified it on paper.
    """
    rencana = periksa_impor(berkas_kerja, periode, lapis, oleh=oleh)
    if not uji:
        _laksanakan(rencana, oleh)
    return len(rencana.berubah)


@tindakan
def periksa_impor(berkas_kerja, periode: Periode, lapis: str, *, oleh) -> Rencana:
    """What the workbook would change, checked as if it were done; writes nothing. Refuses as ``impor_nilai``."""
    lapis = Lapis(lapis)
    rencana = Rencana(periode, lapis, baca_nilai(berkas_kerja, _acuan(periode, lapis, oleh)))
    _periksa_keadaan(rencana)
    return rencana


@tindakan
def impor_rencana(segel: str, periode: Periode, *, oleh) -> Rencana:
    """Do what a preview showed. Basi where the stored values are no longer those that it was made from."""
    isi = buka_segel(segel, periode, oleh)
    lapis = Lapis(isi["lapis"])
    rencana = Rencana(periode, lapis, sel_tersegel(isi["baris"], _acuan(periode, lapis, oleh)))
    _periksa_keadaan(rencana)
    if rencana.sidik != isi["sidik"]:
        raise Basi(BERUBAH)
    _laksanakan(rencana, oleh)
    return rencana


def _laksanakan(rencana: Rencana, oleh) -> None:
    lapis, berubah = rencana.lapis, rencana.berubah
    tetapkan_banyak(berubah, lapis, oleh=oleh)
    if lapis == Lapis.KLAIM:
        tandai_terisi(berubah, oleh=oleh)
    elif lapis == Lapis.DESK:  # a verified value that stays as it was is a verdict too
        tandai_terverifikasi([*(s for s in berubah if s.level is None), *_terisi(rencana.sel)], oleh=oleh)
    else:
        mulai_banyak(_peserta(berubah), oleh=oleh)
    catat(
        "nilai.impor",
        rencana.periode,
        oleh=oleh,
        lingkup=rencana.periode.kode,
        sesudah={"lapis": str(lapis), "daerah": len(_peserta(rencana.sel)), "berubah": len(berubah)},
    )


def _acuan(periode: Periode, lapis: Lapis, oleh) -> Acuan:
    peserta = peserta_untuk(oleh, periode, lapis)
    indikator = {i.kode: i for i in Indikator.objects.filter(instrumen_id=periode.instrumen_id)}
    luar = TidakBerlaku.objects.filter(peserta__periode=periode).values_list("peserta_id", "indikator_id")
    return Acuan(peserta, indikator, lapis, frozenset(luar))


def _periksa_keadaan(rencana: Rencana) -> None:
    """Raises Basi where a dossier or visit no longer takes values of this layer; holds the dossiers' rows."""
    if rencana.lapis == Lapis.KLAIM:
        periksa_masih_draf(_peserta(rencana.sel))
    elif rencana.lapis == Lapis.DESK:
        kunci_banyak(_peserta(rencana.sel))
    else:
        periksa_belum_ditutup(_peserta(rencana.berubah))


def _peserta(sel: Sequence[SelNilai]) -> list[Peserta]:
    return list({s.peserta.pk: s.peserta for s in sel}.values())


def _terisi(sel: Sequence[SelNilai]) -> list[SelNilai]:
    return [s for s in sel if s.level is not None]
