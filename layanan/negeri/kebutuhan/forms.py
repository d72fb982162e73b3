"""Input of the needs analysis."""

from django import forms

from layanan.negeri.kebutuhan.models import Hambatan, PraktikBaik
from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.program.masukan import medan_tanggal
from layanan.sop.pribadi.masukan import JagaTeksMixin


class HambatanForm(JagaTeksMixin, forms.ModelForm):
    dicatat_pada = medan_tanggal("Dicatat pada")

    class Meta:
        model = Hambatan
        fields = [
            "jenis",
            "uraian",
            "unit",
            "sumber",
            "jumlah_catatan",
            "dicatat_pada",
            "penanggung_jawab",
            "keadaan",
            "penanganan",
        ]
        labels = {
            "uraian": "Hambatan",
            "unit": "Negeri",
            "sumber": "Diketahui dari",
            "jumlah_catatan": "Berapa kali dicatat",
            "penanggung_jawab": "Penanggung jawab (jabatan)",
            "penanganan": "Penanganan",
        }
        help_texts = {"unit": "Kosongkan bila terjadi di semua negeri."}

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["unit"].queryset = negeri_dinas(dinas)
        self.fields["unit"].empty_label = "Semua negeri"


class PraktikForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = PraktikBaik
        fields = ["daerah", "uraian", "hambatan", "penerapan", "rujukan"]
        labels = {
            "uraian": "Apa yang dilakukan di sana",
            "hambatan": "Untuk hambatan",
            "penerapan": "Yang dapat diterapkan di sini",
            "rujukan": "Rujukan",
        }
        help_texts = {"rujukan": "Judul laporan atau alamat laman."}

    def __init__(self, *args, dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["hambatan"].queryset = Hambatan.objects.filter(dinas=dinas)
        self.fields["hambatan"].empty_label = "Tidak satu hambatan tertentu"
