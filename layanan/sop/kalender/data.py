"""The calendars of offices, read from the table."""

from collections.abc import Iterable

from django.db.models import Q

from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.hitung import KalenderKerja
from layanan.sop.kalender.models import HariLibur


def libur_dinas(dinas: Dinas) -> KalenderKerja:
    """One query."""
    return susun(dinas, HariLibur.objects.untuk(dinas))


def kalender_banyak(semua: Iterable[Dinas]) -> dict[str, KalenderKerja]:
    """{office code: calendar} in one query, however many offices."""
    semua = {d.pk: d for d in semua}
    if not semua:
        return {}
    provinsi = {d.provinsi_id for d in semua.values()}
    baris = list(
        HariLibur.objects.filter(Q(provinsi=None) | Q(provinsi__in=provinsi, dinas=None) | Q(dinas__in=semua)).order_by(
            "tanggal"
        )
    )
    return {kode: susun(d, sorted(_milik(d, baris), key=_sempit)) for kode, d in semua.items()}


def _milik(dinas: Dinas, baris: list[HariLibur]) -> list[HariLibur]:
    return [
        b
        for b in baris
        if b.provinsi_id is None or b.dinas_id == dinas.pk or (not b.dinas_id and b.provinsi_id == dinas.provinsi_id)
    ]


def _sempit(baris: HariLibur) -> tuple:
    return baris.tanggal, baris.provinsi_id is not None, baris.dinas_id is not None


def susun(dinas: Dinas, baris: Iterable[HariLibur]) -> KalenderKerja:
    """Rows from the widest to the narrowest: what an office says of a day is the last word."""
    libur, masuk = {}, set()
    for b in baris:
        if b.jenis == HariLibur.Jenis.MASUK:
            masuk.add(b.tanggal)
            libur.pop(b.tanggal, None)
        else:
            libur[b.tanggal] = b.nama
            masuk.discard(b.tanggal)
    return KalenderKerja(dinas.zona, libur, frozenset(masuk))
