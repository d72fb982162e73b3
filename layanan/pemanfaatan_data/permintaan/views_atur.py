"""Settings of the service at one office: who signs, terms, the catalogue of data elements."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from layanan.pemanfaatan_data.permintaan import tindakan
from layanan.pemanfaatan_data.permintaan.forms import ElemenForm, PengaturanForm
from layanan.pemanfaatan_data.permintaan.models import ElemenData, PengaturanData
from layanan.sop.dinas.izin import ambil_dinas_untuk
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh

TEMPLAT = "layanan/pemanfaatan_data/atur.html"


@butuh(Hak.KELOLA_LAYANAN)
@require_http_methods(["GET", "HEAD", "POST"])
def atur(request, kode):
    dinas = ambil_dinas_untuk(request.user, kode, Hak.KELOLA_LAYANAN)
    form = PengaturanForm(request.POST or None, instance=PengaturanData.objects.untuk(dinas))
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.simpan_pengaturan(dinas, form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Pengaturan tersimpan.")
            return redirect("data:permintaan-atur", dinas.pk)
    return _halaman(request, dinas, status, form=form)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def elemen(request, kode, pk=0):
    """Add an entry (pk 0) or change one."""
    dinas = ambil_dinas_untuk(request.user, kode, Hak.KELOLA_LAYANAN)
    lama = get_object_or_404(ElemenData, pk=pk, dinas=dinas) if pk else None
    form = ElemenForm(request.POST)
    status = laksanakan(form, lambda: tindakan.simpan_elemen(dinas, form.cleaned_data, elemen=lama, oleh=request.user))
    if status == BERHASIL:
        messages.success(request, "Katalog tersimpan.")
        return redirect("data:permintaan-atur", dinas.pk)
    return _halaman(request, dinas, status, elemen_form=form)


def _halaman(request, dinas, status, **tambahan):
    konteks = {
        "dinas": dinas,
        "form": PengaturanForm(instance=PengaturanData.objects.untuk(dinas)),
        "elemen_form": ElemenForm(initial={"aktif": True, "urutan": 50}),
        "katalog": ElemenData.objects.filter(dinas=dinas),
        **tambahan,
    }
    return render(request, TEMPLAT, konteks, status=status)
