"""No form of the services takes sixteen digits in a free text."""

import importlib
import pkgutil

import pytest
from django import forms

import layanan
from layanan.sop.pribadi.masukan import TANPA_NOMOR, JagaTeksMixin

# What is only searched with, or checked digit by digit; nothing of it is stored. Kalender and dinas stand left of
# pribadi: names of days and of units, typed by the admin.
BEBAS = {"SaringForm", "TahunForm", "LacakForm", "LacakUmumForm", "LiburForm", "UnitForm"}
UCAPAN = "Sudah dicocokkan, NIK 9901 0145 0790 1234 benar"


def semua_formulir() -> list[type[forms.BaseForm]]:
    for modul in pkgutil.walk_packages(layanan.__path__, "layanan."):
        if modul.name.endswith(("forms", "forms_waktu")):
            importlib.import_module(modul.name)
    tunggu, hasil = list(forms.BaseForm.__subclasses__()), set()
    while tunggu:
        kelas = tunggu.pop()
        tunggu += kelas.__subclasses__()
        if kelas.__module__.startswith("layanan."):
            hasil.add(kelas)
    return sorted(hasil, key=lambda k: (k.__module__, k.__name__))


@pytest.mark.parametrize("kelas", semua_formulir(), ids=lambda k: f"{k.__module__}.{k.__name__}")
def test_teks_bebas_dijaga(kelas):
    bebas = [nama for nama, medan in kelas.base_fields.items() if type(medan) is forms.CharField]
    assert not bebas or kelas.__name__ in BEBAS or issubclass(kelas, JagaTeksMixin), f"unguarded: {bebas}"


def test_penjaga_berlaku_juga_untuk_medan_yang_datang_belakangan():
    class Uji(JagaTeksMixin, forms.Form):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.fields["saran"] = forms.CharField()

    form = Uji({"saran": UCAPAN})
    assert form.errors == {"saran": [TANPA_NOMOR]}
    assert Uji({"saran": "Nomor surat 400.12.4.4/012/2026"}).is_valid()
