"""Ways in without a password: the slip, and the link of a mail. Public, throttled, and silent about who exists."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.contrib.auth.tokens import default_token_generator
from django.shortcuts import redirect, render
from django.utils.http import urlsafe_base64_decode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from pentas.akun import surel, tindakan_kartu
from pentas.akun.forms import KartuForm, LupaForm, SandiBaruForm
from pentas.akun.models import Pengguna
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Basi, Ditolak, TidakAda
from pentas.gerbang import publik

CADANGAN = "django.contrib.auth.backends.ModelBackend"
TIDAK_COCOK = "Nama pengguna atau kode tidak cocok. Salin keduanya persis seperti di kartu, lalu coba lagi."
TANPA_SUREL = "Peladen ini belum mengirim surel. Hubungi admin provinsi untuk kartu masuk atau kata sandi baru."
TAUTAN_BASI = "Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru lewat Lupa kata sandi."
TOKEN_SESI, PENGGANTI = "token_sandi", "setel"


@publik
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def masuk_kartu(request):
    """User name and code of a slip let the person set a password, and in."""
    form = KartuForm(request.POST or None)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _pakai(request, form.cleaned_data))
        if status == BERHASIL:
            messages.success(
                request, "Kata sandi tersimpan. Lain kali masuklah dengan nama pengguna dan kata sandi ini."
            )
            return redirect("beranda:beranda")
    return render(request, "akun/masuk_kartu.html", {"form": form}, status=status)


def _pakai(request, isi):
    akun = authenticate(request, username=isi["username"], token_kartu=isi["kode"])
    if akun is None:
        raise Ditolak(TIDAK_COCOK)
    tindakan_kartu.pakai_kartu(akun.kartu_dikenal, isi["sandi"], oleh=akun)
    login(request, Pengguna.objects.get(pk=akun.pk), backend=CADANGAN)


@publik
@never_cache
@require_http_methods(["GET", "POST"])
def lupa_sandi(request):
    """The answer is the same whether the account exists, has an address, or asked too often."""
    if not settings.SUREL_AKTIF:
        raise TidakAda(TANPA_SUREL)
    form = LupaForm(request.POST or None)
    if form.is_valid():
        surat = [
            surel.surat_sandi(request, akun)
            for akun in surel.pemilik(form.cleaned_data["pengenal"].strip())
            if tindakan_kartu.minta_sandi(akun)
        ]
        surel.kirim(surat)
        return render(request, "akun/lupa_sandi.html", {"terkirim": True})
    return render(request, "akun/lupa_sandi.html", {"form": form}, status=422 if form.is_bound else 200)


@publik
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sandi_surat(request, uid, token):
    """The link of the mail. The token moves into the session at once, out of the address and its history."""
    akun = _akun(uid)
    if token != PENGGANTI:
        if akun is None or not default_token_generator.check_token(akun, token):
            raise Basi(TAUTAN_BASI)
        request.session[TOKEN_SESI] = token
        return redirect("akun:sandi-surat", uid, PENGGANTI)
    token = request.session.get(TOKEN_SESI, "")
    if akun is None or not default_token_generator.check_token(akun, token):
        raise Basi(TAUTAN_BASI)
    form = SandiBaruForm(request.POST or None)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(
            form,
            lambda: tindakan_kartu.setel_sandi_dari_surat(akun, token, form.cleaned_data["sandi"], oleh=akun),
        )
        if status == BERHASIL:
            del request.session[TOKEN_SESI]
            messages.success(request, "Kata sandi tersimpan. Masuklah dengan kata sandi baru.")
            return redirect("akun:masuk")
    return render(request, "akun/sandi_surat.html", {"form": form, "akun": akun}, status=status)


def _akun(uid: str) -> Pengguna | None:
    try:
        return Pengguna.objects.filter(pk=int(urlsafe_base64_decode(uid)), is_active=True).first()
    except (ValueError, OverflowError):
        return None
