"""Earlier periods of the same line of rubrics: what a year may be compared with."""

from penilaian.instrumen.pemetaan_baris import leluhur
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode


def periode_lalu(periode: Periode) -> list[Periode]:
    """Periods of earlier years whose rubric this one's is, or descends from. Kinds never mix.

    The latest year first, within it those that were carried through to the end.
    """
    semua = (
        Periode.objects.filter(
            provinsi_id=periode.provinsi_id,
            jenis=periode.jenis,
            tahun__lt=periode.tahun,
            instrumen__in=[i.pk for i in leluhur(periode.instrumen)],
        )
        .select_related("instrumen", "provinsi")
        .prefetch_related("tahap")
        .order_by("-tahun", "kode")
    )
    return sorted(semua, key=lambda p: (-p.tahun, p.kode_tahap != KodeTahap.SELESAI, p.kode))
