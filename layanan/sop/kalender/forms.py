"""Input of the holiday pages."""

from django import forms

from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.izin import UBAH
from layanan.sop.kalender.models import HariLibur
from pentas.formulir import periksa_tahun
from pentas.wilayah.models import Provinsi


class LiburForm(forms.ModelForm):
    """``berlaku``: "13" every office of that province, "d13.06" that office alone."""

    berlaku = forms.ChoiceField(label="Berlaku untuk")

    class Meta:
        model = HariLibur
        fields = ["tanggal", "nama", "jenis", "sumber"]
        labels = {"tanggal": "Tanggal", "nama": "Nama", "jenis": "Jenis", "sumber": "Dasar"}
        help_texts = {"sumber": "Nomor surat edaran atau keputusan, bila ada."}
        widgets = {"tanggal": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args, pengguna, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tanggal"].validators.append(periksa_tahun)
        self.fields["nama"].widget.attrs["placeholder"] = "misalnya Hari jadi provinsi"
        provinsi = Provinsi.objects.filter(pk__in=pengguna.provinsi_berhak(UBAH))
        self._semua = {p.pk: (p, None) for p in provinsi}
        self._semua |= {f"d{d.pk}": (d.provinsi, d) for d in Dinas.objects.berhak(pengguna, UBAH).lengkap()}
        self.fields["berlaku"].choices = [
            (kode, d.nama if d else f"Semua dinas di {p.nama}") for kode, (p, d) in self._semua.items()
        ]
        self.order_fields(["tanggal", "nama", "jenis", "berlaku", "sumber"])

    @property
    def isian(self) -> dict:
        """Once valid: what the action takes."""
        isi = dict(self.cleaned_data)
        provinsi, dinas = self._semua[isi.pop("berlaku")]
        return {**isi, "provinsi": provinsi, "dinas": dinas}


class TahunForm(forms.Form):
    tahun = forms.IntegerField(label="Tahun", min_value=2000, max_value=2100)
