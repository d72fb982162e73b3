"""Input of a negeri's resource map."""

from django import forms

from layanan.negeri.program.masukan import RupiahField, medan_tanggal
from layanan.negeri.sumber_daya.hitung import DANA
from layanan.negeri.sumber_daya.models import Pelatihan, SumberDaya
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import TAHUN

KELOMPOK = (
    (
        "Infrastruktur",
        ("internet_mbps", "jangkauan", "komputer", "pencetak", "pemindai", "proyektor", "listrik_jam"),
    ),
    ("Orang", ("aparatur_tik", "aparatur_adminduk", "relawan")),
    ("Anggaran", ("tahun_anggaran", "dana_desa", "apbd", "hibah", "csr")),
    ("Lain-lain", ("catatan",)),
)


class SumberDayaForm(JagaTeksMixin, forms.ModelForm):
    """Nothing is required: what is not known yet stays blank. ``versi``: of the map that the page showed."""

    versi = forms.IntegerField(widget=forms.HiddenInput, required=False)
    dana_desa = RupiahField(label="Dana desa (Rp)", required=False)
    apbd = RupiahField(label="APBD kabupaten/kota (Rp)", required=False)
    hibah = RupiahField(label="Hibah (Rp)", required=False)
    csr = RupiahField(label="CSR (Rp)", required=False)

    class Meta:
        model = SumberDaya
        fields = [medan for _judul, medan in KELOMPOK for medan in medan]
        labels = {
            "internet_mbps": "Kecepatan internet (Mbps)",
            "jangkauan": "Jangkauan internet",
            "komputer": "Komputer atau laptop",
            "listrik_jam": "Listrik (jam sehari)",
            "aparatur_tik": "Aparatur yang mampu TIK",
            "aparatur_adminduk": "Aparatur yang paham adminduk",
            "relawan": "Relawan, tokoh, atau pemuda",
            "tahun_anggaran": "Tahun anggaran",
            "catatan": "Catatan",
        }
        help_texts = {
            "internet_mbps": "Ukur di kantor negeri pada jam kerja.",
            "catatan": "Sebut jabatan atau lembaga, bukan nama orang.",
        }

    def clean(self):
        data = super().clean()
        tahun = data.get("tahun_anggaran")
        if tahun is not None and tahun not in TAHUN:
            self.add_error("tahun_anggaran", f"Periksa tahunnya: antara {TAHUN[0]} dan {TAHUN[-1]}.")
        elif tahun is None and any(data.get(m) is not None for m, _nama in DANA):
            self.add_error("tahun_anggaran", "Isi tahun anggarannya.")
        return data

    @property
    def kelompok(self) -> list[tuple[str, list]]:
        return [(judul, [self[m] for m in medan]) for judul, medan in KELOMPOK]

    def isi(self) -> dict:
        return {m: n for m, n in self.cleaned_data.items() if m != "versi"}


class PelatihanForm(JagaTeksMixin, forms.ModelForm):
    diberikan_pada = medan_tanggal(
        "Diberikan pada", required=False, help_text="Kosongkan bila pelatihannya masih dibutuhkan."
    )

    class Meta:
        model = Pelatihan
        fields = ["topik", "jumlah_orang", "diberikan_pada"]
        labels = {"jumlah_orang": "Jumlah orang"}
