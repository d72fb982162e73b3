"""Input of the outreach log."""

from django import forms

from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.program.masukan import medan_tanggal
from layanan.negeri.rencana.forms import MitraField
from layanan.negeri.rencana.models import Mitra
from layanan.negeri.sosialisasi.models import Sosialisasi
from layanan.sop.pribadi.masukan import JagaTeksMixin


class SosialisasiForm(JagaTeksMixin, forms.ModelForm):
    tanggal = medan_tanggal("Tanggal")
    mitra = MitraField(None, label="Mitra", required=False, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Sosialisasi
        fields = [
            "tanggal",
            "unit",
            "tempat",
            "media",
            "jumlah_peserta",
            "pesan_manfaat",
            "pesan_cara",
            "pesan_syarat",
            "bahan",
            "mitra",
        ]
        labels = {
            "unit": "Negeri",
            "jumlah_peserta": "Jumlah peserta",
            "pesan_manfaat": "Pesan: manfaat layanan",
            "pesan_cara": "Pesan: cara memakai",
            "pesan_syarat": "Pesan: persyaratan",
            "bahan": "Bahan yang dipakai",
        }
        help_texts = {
            "jumlah_peserta": "Kosongkan untuk spanduk, baliho, dan media lain tanpa peserta.",
            "bahan": "Misalnya: leaflet syarat tiga dokumen, 100 lembar.",
        }

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = negeri_dinas(dinas)
        self.fields["unit"].empty_label = "Semua negeri"
        self.fields["mitra"].queryset = Mitra.objects.filter(dinas=dinas, aktif=True)

    def bagian(self) -> dict:
        """For the action: {"isi", "mitra"}."""
        data = dict(self.cleaned_data)
        return {"mitra": list(data.pop("mitra")), "isi": data}
