"""Settings of the documents of one office."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from layanan.ketupat_pecel.dokumen import tindakan
from layanan.ketupat_pecel.dokumen.bawaan import siapkan_dokumen
from layanan.ketupat_pecel.dokumen.forms import DokumenForm, SyaratForm
from layanan.ketupat_pecel.dokumen.izin import ambil_dokumen
from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.sop.dinas.izin import ambil_dinas_untuk
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(Hak.KELOLA_LAYANAN)
@baca_tulis
def atur(request, dinas):
    """The list; the first time, prepared with one press."""
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    if request.method == "POST":
        siapkan_dokumen(objek, oleh=request.user)
        messages.success(request, "Layanan dibuka. Periksa syarat tiap dokumen; yang bertanda usulan menunggu Anda.")
        return redirect("ketupat:dokumen-atur", dinas)
    semua = DokumenDesa.objects.filter(dinas=objek)
    return render(request, "layanan/ketupat_pecel/dokumen/atur.html", {"dinas": objek, "semua": semua})


@butuh(Hak.KELOLA_LAYANAN)
@baca_tulis
def ubah(request, dinas, dokumen):
    objek = ambil_dokumen(ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN), dokumen)
    form, status = DokumenForm(request.POST or None, instance=objek), BERHASIL
    if request.method == "POST":
        segar = ambil_dokumen(objek.dinas, dokumen)
        status = laksanakan(form, lambda: tindakan.simpan_dokumen(segar, form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Dokumen tersimpan.")
            return redirect("ketupat:dokumen-ubah", dinas, dokumen)
    return _halaman(request, objek, status, form=form)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def syarat(request, dinas, dokumen, pk=0):
    """Add a requirement (pk 0) or change one."""
    objek = ambil_dokumen(ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN), dokumen)
    lama = get_object_or_404(objek.syarat, pk=pk) if pk else None
    form = SyaratForm(request.POST)
    status = laksanakan(form, lambda: tindakan.simpan_syarat(objek, form.cleaned_data, syarat=lama, oleh=request.user))
    if status == BERHASIL:
        messages.success(request, "Syarat tersimpan.")
        return redirect("ketupat:dokumen-ubah", dinas, dokumen)
    return _halaman(request, objek, status, syarat_form=form)


def _halaman(request, objek: DokumenDesa, status: int, **tambahan):
    konteks = {
        "dinas": objek.dinas,
        "dokumen": objek,
        "form": DokumenForm(instance=objek),
        "syarat_form": SyaratForm(initial={"wajib": True, "usulan": True, "aktif": True}),
        "syarat": objek.syarat.all(),
        **tambahan,
    }
    return render(request, "layanan/ketupat_pecel/dokumen/ubah.html", konteks, status=status)
