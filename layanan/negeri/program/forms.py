"""Input of the programme's settings."""

from django import forms

from layanan.negeri.program.models import ProgramNegeri
from pentas.formulir import TAHUN


class ProgramForm(forms.ModelForm):
    class Meta:
        model = ProgramNegeri
        fields = [
            "sebelum_tahun",
            "sebelum_bagian",
            "target_tepat",
            "min_internet",
            "min_komputer",
            "min_pencetak",
            "min_pemindai",
            "min_proyektor",
            "min_listrik",
            "min_tik",
            "min_adminduk",
            "min_relawan",
        ]
        labels = {
            "sebelum_tahun": "Tahun survei sebelum layanan daring",
            "sebelum_bagian": "Rentang survei itu",
            "target_tepat": "Target tepat waktu (%)",
            "min_internet": "Internet paling sedikit (Mbps)",
            "min_komputer": "Komputer paling sedikit",
            "min_pencetak": "Pencetak paling sedikit",
            "min_pemindai": "Pemindai paling sedikit",
            "min_proyektor": "Proyektor paling sedikit",
            "min_listrik": "Listrik paling sedikit (jam sehari)",
            "min_tik": "Aparatur yang mampu TIK",
            "min_adminduk": "Aparatur yang paham adminduk",
            "min_relawan": "Relawan paling sedikit",
        }
        help_texts = {"sebelum_tahun": "Hasil survei sesudahnya dibandingkan dengan survei ini."}

    def clean(self):
        data = super().clean()
        tahun, bagian = data.get("sebelum_tahun"), data.get("sebelum_bagian")
        if tahun is not None and tahun not in TAHUN:
            self.add_error("sebelum_tahun", f"Periksa tahunnya: antara {TAHUN[0]} dan {TAHUN[-1]}.")
        if bool(tahun) != bool(bagian) and "sebelum_tahun" not in self.errors:
            self.add_error("sebelum_bagian", "Isi tahun dan rentangnya, atau kosongkan keduanya.")
        return data
