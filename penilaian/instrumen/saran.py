"""The suggested level of a stored indicator: from rows to the arithmetic of ``hitung`` and back."""

from collections.abc import Collection, Mapping

from penilaian.instrumen import hitung
from penilaian.instrumen.hitung import KriteriaCentang, RubrikIndikator, Saran
from penilaian.instrumen.models import Indikator
from pentas.galat import Ditolak

__all__ = ["Saran", "baca_masukan", "label_parameter", "rubrik", "sarankan", "teks_berparameter"]

# What indicator texts mention; another instrument may bring other names.
LABEL_PARAMETER = {
    "batas_data": "Batas data kinerja",
    "tahun_anggaran": "Tahun anggaran DAK",
    "batas_anggaran": "Batas realisasi anggaran",
    "keadaan_khusus": "Keadaan khusus dalam materi paparan",
}


def rubrik(indikator: Indikator) -> RubrikIndikator:
    """``indikator.kriteria`` may be prefetched; nothing else is read."""
    kriteria = tuple(KriteriaCentang(k.kode, k.mulai_level, tuple(k.digantikan_oleh)) for k in indikator.kriteria.all())
    return RubrikIndikator(indikator.mode, kriteria, indikator.masukan, indikator.aturan, indikator.nilai_maks)


def baca_masukan(indikator: Indikator, masukan: Mapping) -> dict:
    """Numbers as a person typed them, made clean for storing. Raises Ditolak with one sentence per field."""
    bersih, galat = hitung.validasi_masukan(indikator.masukan, masukan)
    if galat:
        raise Ditolak("Ada isian angka yang perlu diperbaiki. " + " ".join(galat.values()), rincian=galat)
    return bersih


def sarankan(
    indikator: Indikator,
    centang: Collection[str],
    masukan: Mapping,
    *,
    penduduk: int | None,
    parameter: Mapping | None = None,
) -> Saran:
    """What the rubric suggests from ticks and numbers (typed or clean); ``penduduk`` in people.

    With ``parameter`` the reason names the period's dates instead of ``{batas_data}``.
    """
    bersih, _galat = hitung.validasi_masukan(indikator.masukan, masukan)
    saran = hitung.saran(rubrik(indikator), centang, bersih, {"jumlah_penduduk": penduduk})
    if parameter is None:
        return saran
    return Saran(saran.nilai, teks_berparameter(saran.sebab, parameter), saran.kurang, saran.usulan)


def teks_berparameter(teks, parameter: Mapping):
    """``"… s.d. {batas_data}"`` with the period's values; lists and mappings too. Unknown names become "…"."""
    return hitung.isi_parameter(teks, parameter or {})


def label_parameter(nama: str) -> str:
    return LABEL_PARAMETER.get(nama, nama.replace("_", " ").capitalize())
