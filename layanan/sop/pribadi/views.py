"""A masked number is opened, once, for who says why; how long an office keeps personal data, and what goes soon."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.pribadi import tindakan
from layanan.sop.pribadi.forms import SEBUTAN, BukaForm, MasaForm
from layanan.sop.pribadi.izin import ambil_data_untuk
from layanan.sop.pribadi.jatuh import jatuh_hapus
from layanan.sop.pribadi.masa import semua_bulan
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh


@butuh(Hak.BUKA_PRIBADI)
@never_cache
@require_http_methods(["GET", "POST"])
def buka(request, pk):
    data = ambil_data_untuk(request.user, pk)
    form, status, nilai = BukaForm(request.POST or None, objek=data), BERHASIL, []
    if request.method == "POST":
        status = laksanakan(form, lambda: nilai.append(tindakan.buka(data, **form.cleaned_data, oleh=request.user)))
    konteks = {"data": data, "form": form}
    if nilai:
        konteks |= {"nilai": nilai[0], "sebutan": SEBUTAN[form.cleaned_data["medan"]]}
    return render(request, "layanan/pribadi/buka.html", konteks, status=status)


@butuh(Hak.KELOLA_LAYANAN)
@require_http_methods(["GET", "HEAD", "POST"])
def simpan(request, dinas):
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    form, status = MasaForm(request.POST or None, semua=semua_bulan(objek)), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.atur_masa_simpan(objek, form.isian, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Masa simpan disimpan.")
            return redirect("sop:pribadi-simpan", objek.pk)
    hari_ini = timezone.localdate(timezone=objek.zona)
    jatuh = jatuh_hapus(objek, hari_ini)
    konteks = {"dinas": objek, "form": form, "jatuh": jatuh, "hari_ini": hari_ini, "lewat": sum(j.lewat for j in jatuh)}
    return render(request, "layanan/pribadi/simpan.html", konteks, status=status)
