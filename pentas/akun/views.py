"""Logging in and out, and one's own account."""

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
from pentas.akun.forms import GantiSandiForm, MasukForm, ProfilForm
from pentas.akun.models import Pengguna
from pentas.gerbang import masuk, publik
from pentas.tampilan.bingkai import info_masuk


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
    konteks = {"form": form, "next": tujuan, "tahap_berjalan": info_masuk()}
    return render(request, "akun/masuk.html", konteks, status=status)


def terkunci(request, jawaban, kredensial):
    """Too many failed attempts (called by django-axes)."""
    form = MasukForm(request)
    return render(request, "akun/masuk.html", {"form": form, "terkunci": True}, status=429)


@masuk
@require_POST
def keluar(request):
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
    return render(request, "akun/profil.html", {"form": form}, status=422 if form.errors else 200)


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
