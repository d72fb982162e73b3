"""The public pages: a form, and what it opens for half an hour. No session, no account, no script."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from layanan.sop.lacak.cari import baca_token, buat_token, cari
from layanan.sop.lacak.forms import LacakForm
from layanan.sop.lacak.isi import isi_halaman
from layanan.sop.permohonan.hitung import kode_tampil, rapikan_kode
from pentas.alamat import alamat_pengirim
from pentas.galat import Ditolak
from pentas.gerbang import publik


def pribadi(view):
    """Kept by nobody between here and the applicant's own browser, and told to no other site."""

    @wraps(view)
    def dalam(request, *args, **kwargs):
        jawab = view(request, *args, **kwargs)
        jawab["Cache-Control"] = "private, no-store"
        jawab["X-Robots-Tag"] = "noindex"
        return jawab

    return dalam


@publik
@pribadi
@sensitive_post_parameters("pin")
@sensitive_variables("form")
@require_http_methods(["GET", "POST"])
def lacak(request):
    """The code may stand in the address (the QR of the receipt), the PIN never."""
    if request.method == "GET":
        kode = rapikan_kode(request.GET.get("kode", ""))[:12]
        return _formulir(request, LacakForm(initial={"kode": kode_tampil(kode) if kode else ""}))
    form = LacakForm(request.POST)
    if not form.is_valid():
        return _formulir(request, form, 422)
    try:
        permohonan = cari(form.cleaned_data["kode"], form.cleaned_data["pin"], alamat_pengirim(request))
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return _formulir(request, form, galat.status)
    return redirect("sop:lacak-lihat", buat_token(permohonan))


def _formulir(request, form: LacakForm, status: int = 200):
    return render(request, "layanan/lacak/cari.html", {"form": form}, status=status)


@publik
@pribadi
@require_safe
def lihat(request, token):
    try:
        permohonan = baca_token(token)
    except Ditolak as galat:
        return render(
            request, "layanan/lacak/cari.html", {"form": LacakForm(), "galat": galat.alasan}, status=galat.status
        )
    timezone.activate(permohonan.dinas.zona)
    return render(request, "layanan/lacak/lihat.html", isi_halaman(permohonan))
