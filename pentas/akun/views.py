"""Logging in and out, and one's own account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from pentas.akun import tindakan
from pentas.akun.forms import GantiSandiForm, KartuForm, MasukForm, ProfilForm
from pentas.akun.lihat_sebagai import akhiri, boleh_saat_melihat
from pentas.akun.models import Pengguna
from pentas.gerbang import masuk, publik
from pentas.tampilan.bingkai import info_masuk

DILIHAT_TERAKHIR = 10


@publik
@never_cache
@sensitive_post_parameters("password")
def masuk_halaman(request):
    tujuan = request.POST.get("next", request.GET.get("next", ""))
    if not url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, require_https=request.is_secure()):
        tujuan = ""
    if request.user.is_authenticated:
        return HttpResponseRedirect(tujuan or reverse("beranda:beranda"))
    form = MasukForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user())
        if request.POST.get("ingat"):
            request.session.set_expiry(14 * 24 * 3600)
        return HttpResponseRedirect(tujuan or reverse("beranda:beranda"))
    status = 422 if form.is_bound else 200
    konteks = {"form": form, "next": tujuan, "tahap_berjalan": info_masuk(), "surel_aktif": settings.SUREL_AKTIF}
    return render(request, "akun/masuk.html", konteks, status=status)


def terkunci(request, jawaban, kredensial):
    """Too many failed attempts (called by django-axes), by password or by slip."""
    konteks = {"terkunci": True, "surel_aktif": settings.SUREL_AKTIF}
    if request.resolver_match and request.resolver_match.url_name == "masuk-kartu":
        return render(request, "akun/masuk_kartu.html", {"form": KartuForm(), **konteks}, status=429)
    return render(request, "akun/masuk.html", {"form": MasukForm(request), **konteks}, status=429)


@boleh_saat_melihat
@masuk
@require_POST
def keluar(request):
    if request.lihat_sebagai:
        akhiri(request, request.lihat_sebagai.admin, request.lihat_sebagai)
    logout(request)
    return redirect("akun:masuk")


@masuk
def profil(request):
    form = ProfilForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        lama = Pengguna.objects.get(pk=request.user.pk)  # the form has already changed request.user
        tindakan.ubah_profil(lama, form.cleaned_data, oleh=request.user)
        messages.success(request, "Profil disimpan.")
        return redirect("akun:profil")
    dilihat = request.user.dilihat.select_related("admin")[:DILIHAT_TERAKHIR]
    konteks = {"form": form, "dilihat": dilihat}
    return render(request, "akun/profil.html", konteks, status=422 if form.errors else 200)


@masuk
@sensitive_post_parameters()
def ganti_sandi(request):
    form = GantiSandiForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        tindakan.ganti_sandi(request.user, form.cleaned_data["new_password1"], oleh=request.user)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Kata sandi diganti.")
        return redirect("akun:profil")
    return render(request, "akun/ganti_sandi.html", {"form": form}, status=422 if form.errors else 200)
