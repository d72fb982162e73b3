"""Model fields for what nobody may read by accident.

On disk the value is encrypted; beside it stands a keyed fingerprint (``<name>_sidik``) that finds equals. In Python the
attribute is a ``Tersamar``: printed, logged or put into a template it shows its last four digits
only. Its digits leave through ``pribadi.tindakan.buka``, which asks for a permission and a reason and writes a row.
"""

from django.core.checks import Error
from django.core.exceptions import FieldError, ValidationError
from django.db import models

from layanan.sop.pribadi.hitung import periksa_kk, periksa_nik, rapikan, samar
from layanan.sop.pribadi.kunci import bacakan, sandikan, semua_sidik, sidik_cari


class Tersamar:
    """A value at hand but not on show. Decrypted only when somebody asks."""

    __slots__ = ("_nilai", "_sandi")

    def __init__(self, nilai: str | None = None, *, sandi: str | None = None):
        self._nilai, self._sandi = nilai, sandi

    def nilai(self) -> str:
        """The digits themselves. Called by ``buka`` and by whatever prints the document that they stand on."""
        if self._nilai is None:
            self._nilai = bacakan(self._sandi)
        return self._nilai

    def __str__(self):
        return samar(self.nilai())

    __repr__ = __str__

    def __eq__(self, lain):
        return isinstance(lain, Tersamar) and self.nilai() == lain.nilai()

    def __hash__(self):
        return hash(self.nilai())

    def __bool__(self):
        return True

    def __reduce__(self):
        raise TypeError("personal data are not pickled: they would leave the encrypted column")


class TersandiField(models.TextField):
    """Text encrypted at rest, without index: names, addresses."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, nilai, expression, connection):
        return None if nilai is None else Tersamar(sandi=nilai)

    def to_python(self, nilai):
        if nilai is None or isinstance(nilai, Tersamar):
            return nilai
        return Tersamar(str(nilai)) if str(nilai) else None

    def get_prep_value(self, nilai):
        nilai = self.to_python(nilai)
        return None if nilai is None else sandikan(nilai.nilai())

    def get_lookup(self, nama):
        """Two encryptions of one value differ: a comparison would silently find nothing."""
        if nama != "isnull":
            raise FieldError(f"{self.name} is encrypted; find rows by sama({self.name!r}, value)")
        return super().get_lookup(nama)


class SidikField(models.CharField):
    """The keyed fingerprint of the number beside it; filled by that field. With ``update_fields`` name both."""

    def __init__(self, *args, **kwargs):
        bawaan = {"max_length": 64, "blank": True, "default": "", "editable": False, "db_index": True}
        super().__init__(*args, **{**bawaan, **kwargs})


class NomorField(TersandiField):
    """A number of sixteen digits; ``<name>_sidik = SidikField()`` stands beside it."""

    ranah = ""
    periksa = None

    def check(self, **kwargs):
        if any(f.name == f"{self.name}_sidik" for f in self.model._meta.local_fields):
            return super().check(**kwargs)
        pesan = f"{self.name} has no {self.name}_sidik = SidikField() beside it."
        return [*super().check(**kwargs), Error(pesan, obj=self, id="layanan.E002")]

    def pre_save(self, objek, add):
        nilai = self.to_python(getattr(objek, self.attname))
        setattr(objek, self.attname, nilai)
        setattr(objek, f"{self.name}_sidik", sidik_cari(nilai.nilai(), self.ranah) if nilai else "")
        return nilai

    def to_python(self, nilai):
        return super().to_python(rapikan(nilai) if isinstance(nilai, str) else nilai)

    def validate(self, nilai, objek):
        super().validate(nilai, objek)
        if nilai is not None and (galat := type(self).periksa(nilai.nilai()).galat):
            raise ValidationError(galat)


class NikField(NomorField):
    ranah = "nik"
    periksa = staticmethod(periksa_nik)


class KkField(NomorField):
    ranah = "kk"
    periksa = staticmethod(periksa_kk)


def sama(model, medan: str, nomor: str) -> models.Q:
    """Rows of ``model`` whose encrypted number is this one, whichever key wrote it."""
    ranah = model._meta.get_field(medan).ranah
    return models.Q(**{f"{medan}_sidik__in": semua_sidik(rapikan(nomor), ranah)})
