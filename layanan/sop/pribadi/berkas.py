"""Stored files that show a person, such as a photograph of his card: they go with his personal data.

A file may stand for several matters (the same bytes of one office are one file): it goes with the last of them.
"""

from dataclasses import dataclass

from django.db.models import Model

from layanan.sop.pribadi.models import BerdataPribadi
from pentas.unggahan.models import Unggahan


@dataclass(frozen=True)
class Rujukan:
    """``model.medan`` points at a file. ``induk``: its way to the row with the personal data, "" = itself."""

    pemilik: type[BerdataPribadi]
    model: type[Model]
    medan: str
    induk: str = ""


_rujukan: list[Rujukan] = []


def daftarkan_berkas(*semua: Rujukan) -> None:
    """In AppConfig.ready(): a file that nobody registers is never destroyed, nor one that another table still holds."""
    _rujukan.extend(r for r in semua if r not in _rujukan)


def berkas_milik(objek: BerdataPribadi) -> list[Unggahan]:
    """The files of this person's matter that are still there."""
    semua = set()
    for r in _rujukan:
        if isinstance(objek, r.pemilik):
            semua |= set(r.model._base_manager.filter(**{r.induk or "pk": objek.pk}).values_list(r.medan, flat=True))
    return list(Unggahan.objects.filter(pk__in=semua - {None}).exclude(isi=""))


def masih_dipakai(unggahan: Unggahan) -> bool:
    """Something points at it whose personal data are not erased, or that has none."""
    for hubungan in Unggahan._meta.get_fields(include_hidden=True):
        if not (hubungan.auto_created and (hubungan.one_to_many or hubungan.one_to_one)):
            continue
        model, medan = hubungan.related_model, hubungan.field.name
        semua = model._base_manager.filter(**{medan: unggahan})
        for r in _rujukan:
            if (r.model, r.medan) == (model, medan):
                semua = semua.filter(**{f"{r.induk}__dihapus_pada" if r.induk else "dihapus_pada": None})
        if semua.exists():
            return True
    return False
