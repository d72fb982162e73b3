from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm

from pentas.akun.models import Pengguna


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
