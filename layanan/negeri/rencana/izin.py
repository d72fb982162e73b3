"""A plan of this office, or 404."""

from layanan.negeri.rencana.models import RencanaAksi
from layanan.sop.dinas.models import Dinas
from pentas.galat import TidakAda


def ambil_rencana(dinas: Dinas, pk: int) -> RencanaAksi:
    rencana = (
        RencanaAksi.objects.filter(dinas=dinas, pk=pk)
        .select_related("dinas__provinsi", "dinas__kabupaten_kota", "asal")
        .first()
    )
    if rencana is None:
        raise TidakAda()
    return rencana
