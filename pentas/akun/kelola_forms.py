"""Input of the account pages."""

from django import forms

from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran, salah_tempat
from pentas.wilayah.models import KabupatenKota, Provinsi

DATA_DIRI = ["nama", "pangkat", "nip", "jabatan", "institusi", "email"]
BANTU = {
    "nama": "Boleh kosong; dicetak sebagai garis pada dokumen resmi.",
    "nip": "18 angka tanpa spasi. Boleh kosong.",
    "institusi": "Untuk penilai, misalnya nama universitas.",
}


class DaerahField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        return obj.nama_pendek


class TugasMixin(forms.Form):
    """Role and where it holds. ``provinsi``: codes managed; ``periode``: period codes on offer."""

    peran = forms.ChoiceField(choices=[("", "Pilih"), *Peran.choices])
    provinsi = forms.ModelChoiceField(None, empty_label=None)
    kabupaten_kota = DaerahField(
        None,
        label="Kabupaten/kota",
        required=False,
        empty_label="Seluruh provinsi",
        help_text="Wajib untuk operator. Peran layanan: dinas kabupaten/kotanya, atau kosong untuk dinas provinsi.",
    )
    periode_kode = forms.ChoiceField(label="Periode", required=False)

    def siapkan_tugas(self, provinsi, periode):
        self.fields["provinsi"].queryset = Provinsi.objects.filter(pk__in=provinsi)
        self.fields["kabupaten_kota"].queryset = KabupatenKota.objects.filter(provinsi__in=provinsi, contoh=False)
        self.fields["periode_kode"].choices = [("", "Semua periode"), *((k, k) for k in sorted(periode))]

    def clean(self):
        isi = super().clean()
        salah = salah_tempat(isi.get("peran"), isi.get("kabupaten_kota"))
        if salah == "wajib" and "kabupaten_kota" not in self.errors:
            self.add_error("kabupaten_kota", "Pilih kabupaten/kota yang diwakili operator ini.")
        if salah == "tanpa" and isi.get("peran"):
            self.add_error("kabupaten_kota", "Peran ini bertugas di seluruh provinsi. Kosongkan kabupaten/kotanya.")
        if isi.get("peran") == Peran.ADMIN and isi.get("periode_kode"):
            self.add_error("periode_kode", "Admin provinsi bertugas pada semua periode. Kosongkan periodenya.")
        return isi


class AkunBaruForm(TugasMixin, forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = ["username", *DATA_DIRI]
        help_texts = {**BANTU, "username": "Dipakai saat masuk, misalnya operator.13.06. Tidak dapat diubah lagi."}

    field_order = ["username", "peran", "provinsi", "kabupaten_kota", "periode_kode", *DATA_DIRI]

    def __init__(self, *args, provinsi, periode, **kw):
        super().__init__(*args, **kw)
        self.siapkan_tugas(provinsi, periode)

    def clean_username(self):
        username = self.cleaned_data["username"]
        if Pengguna.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Nama pengguna ini sudah dipakai. Pilih yang lain.")
        return username


class TugasForm(TugasMixin):
    def __init__(self, *args, provinsi, periode, **kw):
        super().__init__(*args, **kw)
        self.siapkan_tugas(provinsi, periode)


class DataDiriForm(forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = DATA_DIRI
        help_texts = BANTU


class SaringForm(forms.Form):
    """The list's filter; anything unreadable filters nothing."""

    q = forms.CharField(required=False, label="Cari", max_length=100)
    peran = forms.ChoiceField(required=False, choices=[("", "Semua peran"), *Peran.choices])
    aktif = forms.ChoiceField(
        required=False, label="Keadaan", choices=[("", "Semua"), ("ya", "Aktif"), ("tidak", "Nonaktif")]
    )

    def isi(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama, "") for nama in self.fields}


class ImporForm(forms.Form):
    berkas = forms.FileField(
        label="Buku kerja Excel (.xlsx)",
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
        ),
    )


class KartuCetakForm(forms.Form):
    """Which accounts get a slip, and for how long it is good."""

    HARI = [(3, "3 hari"), (7, "7 hari"), (14, "14 hari"), (30, "30 hari")]

    akun = forms.ModelMultipleChoiceField(
        None,
        label="Akun",
        error_messages={
            "required": "Belum ada akun yang dipilih. Centang paling sedikit satu akun, lalu cetak.",
            "invalid_choice": "Salah satu akun tidak ada atau bukan kelolaan Anda. Muat ulang daftarnya.",
            "invalid_pk_value": "Pilihan akun tidak terbaca. Muat ulang daftarnya.",
        },
    )
    hari = forms.TypedChoiceField(label="Berlaku", choices=HARI, coerce=int, initial=14)

    def __init__(self, *args, akun, **kw):
        super().__init__(*args, **kw)
        self.fields["akun"].queryset = akun


class AlasanForm(forms.Form):
    alasan = forms.CharField(
        max_length=300, error_messages={"required": "Tulis alasannya. Pemilik akun dapat membacanya di halaman profil."}
    )


class AkunField(forms.ModelChoiceField):
    def label_from_instance(self, obj):
        sebutan = obj.nama or obj.jabatan
        return f"{obj.username} · {sebutan}" if sebutan else obj.username


class SerahForm(forms.Form):
    """Who takes the office over: an account that exists, or a new one."""

    penerima = AkunField(None, label="Akun yang sudah ada", required=False, empty_label="Pilih akun")
    username_baru = forms.CharField(
        label="Atau nama pengguna baru",
        max_length=60,
        required=False,
        help_text="Akun baru tanpa kata sandi. Cetak kartu masuknya setelah ini.",
        validators=Pengguna._meta.get_field("username").validators,
    )
    alasan = forms.CharField(
        max_length=300,
        help_text="Misalnya mutasi pegawai. Tersimpan di jejak audit.",
        error_messages={"required": "Tulis alasan serah terima, misalnya mutasi pegawai."},
    )
    nonaktifkan = forms.BooleanField(label="Nonaktifkan akun operator lama", required=False)

    def __init__(self, *args, akun, **kw):
        super().__init__(*args, **kw)
        self.fields["penerima"].queryset = akun

    def clean(self):
        isi = super().clean()
        if bool(isi.get("penerima")) == bool(isi.get("username_baru")) and not self.errors:
            self.add_error("penerima", "Pilih satu penerima: akun yang sudah ada, atau nama pengguna baru.")
        return isi


class MasukTerakhirForm(forms.Form):
    """The filter of the list of last logins; anything unreadable filters nothing."""

    KEADAAN = [("", "Semua"), ("belum", "Belum pernah masuk"), ("lama", "Lebih dari 30 hari lalu")]

    keadaan = forms.ChoiceField(required=False, choices=KEADAAN)
    peran = forms.ChoiceField(required=False, choices=[("", "Semua peran"), *Peran.choices])

    def isi(self) -> dict:
        self.is_valid()
        return {nama: self.cleaned_data.get(nama, "") for nama in self.fields}
