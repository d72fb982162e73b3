"""Writing one row of the programme: what changed goes into the trail by the names of its fields, never its texts."""

from django.db import IntegrityError, models, transaction

from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat


def segar(objek: models.Model) -> models.Model:
    """The row as it stands in the database, locked; a form has already written into the one at hand."""
    return type(objek).objects.select_for_update(of=("self",)).get(pk=objek.pk)


def tulis(objek: models.Model, isi: dict, nama: str, *, oleh, kembar: str = "") -> models.Model:
    """Set ``isi``, save, note. ``kembar``: the sentence for a row that is already there."""
    tolak_nomor_pribadi(*(v for v in isi.values() if isinstance(v, str)))
    baru = objek._state.adding
    beda = sorted(m for m, v in isi.items() if baru or getattr(objek, m) != v)
    if not beda:
        return objek
    for medan in beda:
        setattr(objek, medan, isi[medan])
    try:
        with transaction.atomic():
            objek.save()
    except IntegrityError as galat:
        if not kembar:
            raise
        raise Ditolak(kembar) from galat
    catat(nama, objek, oleh=oleh, sesudah={"medan": beda})
    return objek
