"""A judgement that settles nothing by itself: where two people judge one cell apart."""

from penilaian.instrumen.models import Indikator
from penilaian.nilai.models import Pertimbangan
from penilaian.nilai.tindakan import IsianNilai, periksa_isian, susun_pertimbangan
from penilaian.periode.models import Peserta
from pentas.jejak.tindakan import tindakan


@tindakan
def timbang(peserta: Peserta, indikator: Indikator, lapis: str, isian: IsianNilai, *, oleh) -> Pertimbangan:
    """Store one person's judgement. The caller locks the cell, and notes it in the trail in its own words."""
    periksa_isian(peserta, indikator, lapis, isian)
    p = susun_pertimbangan(peserta, indikator, lapis, isian, oleh)
    p.save(force_insert=True)
    return p
