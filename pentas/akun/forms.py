from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from pentas.akun.models import Pengguna
from pentas.akun.sandi import rapikan_kode


class MasukForm(AuthenticationForm):
    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi tidak cocok. Periksa lagi, atau hubungi admin provinsi.",
        "inactive": "Akun ini tidak aktif. Hubungi admin provinsi.",
    }


class GantiSandiForm(PasswordChangeForm):
    """Django's own checks; the write is pentas.akun.tindakan.ganti_sandi."""


class ProfilForm(forms.ModelForm):
    class Meta:
        model = Pengguna
        fields = ["nama", "pangkat", "nip", "jabatan", "institusi", "email"]
        help_texts = {"nip": "18 angka tanpa spasi. Dicetak pada dokumen resmi; boleh kosong."}


class SandiBaruForm(forms.Form):
    """A new password, twice. Whether it is strong enough is the action's to say."""

    sandi = forms.CharField(
        label="Kata sandi baru",
        strip=False,
        max_length=200,
        help_text="Paling sedikit 8 huruf atau angka, tidak mirip nama pengguna, dan tidak lazim dipakai orang.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    sandi_lagi = forms.CharField(
        label="Ulangi kata sandi baru",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self):
        isi = super().clean()
        if isi.get("sandi") and isi.get("sandi_lagi") and isi["sandi"] != isi["sandi_lagi"]:
            self.add_error("sandi_lagi", "Kedua kata sandi belum sama. Ketik ulang.")
        return isi


class KartuForm(SandiBaruForm):
    username = forms.CharField(
        label="Nama pengguna",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    kode = forms.CharField(
        label="Kode kartu",
        max_length=40,
        help_text="Tercetak di bawah nama pengguna, misalnya k7fm-3xqa-w9tr.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    field_order = ["username", "kode", "sandi", "sandi_lagi"]

    def clean_username(self):
        return self.cleaned_data["username"].strip()

    def clean_kode(self):
        return rapikan_kode(self.cleaned_data["kode"])


class LupaForm(forms.Form):
    pengenal = forms.CharField(
        label="Nama pengguna atau surel",
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
