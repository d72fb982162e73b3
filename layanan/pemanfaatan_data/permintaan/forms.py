"""Input of the request for data, and of what surrounds it: profile, catalogue, settings."""

from django import forms

from layanan.pemanfaatan_data.permintaan.models import ElemenData, PengaturanData, PermintaanData, ProfilOpd
from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.masukan import JagaTeksMixin
from pentas.formulir import PilihanBanyakField

PANJANG_TEKS = 5000
BANTU = {
    "tujuan": "Untuk layanan apa data dipakai, dan siapa penerima manfaatnya.",
    "dasar_hukum": "Peraturan yang menugaskan OPD Anda memberi layanan itu.",
    "data_balikan": "Data hasil layanan yang OPD berikan kembali, misalnya daftar penerima bantuan menurut wilayah.",
    "balikan_tiap_bulan": "Laporan data balikan wajib; jadwalnya dihitung dari hari akses aktif.",
    "kuota_vpn": "Isi 0 bila akses melalui portal tanpa VPN.",
    "biaya_vpn": "Perkiraan sesuai kuota. Layanan Dinas sendiri tidak dipungut biaya.",
    "narahubung_jabatan": "Cukup jabatannya, misalnya Pranata Komputer Subbag Data.",
}


class ElemenField(PilihanBanyakField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj):
        return f"{obj.nama} (dilindungi)" if obj.rahasia else obj.nama


class PermintaanForm(JagaTeksMixin, forms.ModelForm):
    """Every field of the request; the draft keeps the same names."""

    judul = forms.CharField(
        label="Nama pemanfaatan", max_length=150, help_text="Singkat, misalnya pemadanan penerima bantuan."
    )
    elemen = ElemenField(
        None,
        label="Elemen data",
        error_messages={"required": "Pilih sedikitnya satu elemen data."},
        help_text="Pilih seperlunya. Elemen yang dilindungi membutuhkan alasan dalam tujuan.",
    )
    pernyataan_rahasia = forms.BooleanField(
        label="OPD menjaga kerahasiaan data dan memakainya hanya untuk tujuan di atas.",
        error_messages={"required": "Pernyataan kerahasiaan wajib disetujui sebelum permohonan dikirim."},
    )
    pernyataan_jaringan = forms.BooleanField(
        label="Akses hanya dari jaringan tertutup milik OPD.",
        error_messages={"required": "Pernyataan jaringan tertutup wajib disetujui sebelum permohonan dikirim."},
    )

    class Meta:
        model = PermintaanData
        fields = (
            "tujuan",
            "dasar_hukum",
            "metode",
            "elemen",
            "jumlah_pengguna",
            "data_balikan",
            "balikan_tiap_bulan",
            "jangka_bulan",
            "kuota_vpn",
            "biaya_vpn",
            "narahubung_jabatan",
            "narahubung_surel",
            "pernyataan_rahasia",
            "pernyataan_jaringan",
        )
        help_texts = BANTU
        widgets = {
            "metode": forms.RadioSelect,
            **{nama: forms.Textarea(attrs={"rows": 3}) for nama in ("tujuan", "dasar_hukum", "data_balikan")},
        }

    field_order = ("judul", *Meta.fields)

    def __init__(self, *args, dinas: Dinas, **kw):
        super().__init__(*args, **kw)
        self.fields["elemen"].queryset = ElemenData.objects.filter(dinas=dinas, aktif=True)
        self.fields["metode"].choices = [c for c in self.fields["metode"].choices if c[0]]
        for nama in ("tujuan", "dasar_hukum", "data_balikan"):
            self.fields[nama].max_length = PANJANG_TEKS
            self.fields[nama].widget.attrs["maxlength"] = PANJANG_TEKS
        for nama in ("pernyataan_rahasia", "pernyataan_jaringan"):
            self.fields[nama].widget.attrs["data-tipe"] = "ya"

    def clean_jumlah_pengguna(self):
        jumlah = self.cleaned_data["jumlah_pengguna"]
        if not jumlah:
            raise forms.ValidationError("Isi sedikitnya satu petugas pengguna.")
        return jumlah


class SuratForm(forms.Form):
    surat = forms.FileField(
        label="Surat permohonan", required=False, help_text="Ditujukan ke Ditjen Dukcapil melalui Dinas. PDF atau foto."
    )


def baca_isian_draf(isi: dict) -> dict:
    """What an autosave sends, cut to the fields of the form; nothing is required yet."""
    dikenal = {"judul", *PermintaanForm.Meta.fields}
    hasil = {}
    for nama, nilai in isi.items():
        if nama not in dikenal:
            continue
        if isinstance(nilai, bool) or nilai is None:
            hasil[nama] = nilai
        elif isinstance(nilai, list):
            hasil[nama] = [str(n)[:20] for n in nilai[:200]]
        else:
            hasil[nama] = str(nilai)[:PANJANG_TEKS]
    return hasil


class ProfilForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = ProfilOpd
        fields = (
            "kepala_jabatan",
            "kepala_nama",
            "kepala_pangkat",
            "kepala_nip",
            "surel",
            "telepon",
            "narahubung_jabatan",
        )
        help_texts = {
            "kepala_jabatan": "Sebagaimana tertulis dalam PKS, misalnya Kepala Dinas Sosial.",
            "kepala_nama": "Boleh dikosongkan; dokumen mencetak garis isian.",
        }


class ElemenForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = ElemenData
        fields = ("nama", "rahasia", "urutan", "aktif")
        labels = {"aktif": "Dapat dipilih pemohon"}
        help_texts = {"rahasia": "Pasal 84 UU 24/2013: pemohon diminta menjelaskan kebutuhannya."}


class PengaturanForm(JagaTeksMixin, forms.ModelForm):
    class Meta:
        model = PengaturanData
        fields = ("penandatangan", "balikan_tiap_bulan", "jangka_bulan", "pola_agenda")
        help_texts = {"pola_agenda": "Pakai {urut}, misalnya {urut:03d} untuk 001; bila perlu {tahun} atau {bulan}."}
