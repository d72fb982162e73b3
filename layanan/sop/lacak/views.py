"""The public pages: a form, and what it opens for half an hour. No session, no account, no script."""

from functools import wraps

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from layanan.sop.lacak.cari import baca_token, buat_token, buat_token_lain, cari, cari_lain
from layanan.sop.lacak.forms import LacakUmumForm
from layanan.sop.lacak.isi import isi_halaman
from layanan.sop.lacak.pelacak import pelacak_untuk
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
        return _formulir(request, LacakUmumForm(initial={"kode": _kode_awal(request.GET.get("kode", ""))}))
    form = LacakUmumForm(request.POST)
    if not form.is_valid():
        return _formulir(request, form, 422)
    try:
        token = _token(form, alamat_pengirim(request))
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return _formulir(request, form, galat.status)
    return redirect("sop:lacak-lihat", token)


def _token(form: LacakUmumForm, alamat: str) -> str:
    isi = form.cleaned_data
    if form.pelacak is None:
        return buat_token(cari(isi["kode"], isi["pin"], alamat))
    return buat_token_lain(form.pelacak, cari_lain(form.pelacak, isi["kode"], isi["pin"], alamat))


def _kode_awal(tulisan: str) -> str:
    """As printed, whatever kind of number the address brings; a mistyped one is left to be mended."""
    tulisan = tulisan[:24]
    try:
        ada = pelacak_untuk(tulisan)
    except ValueError:
        return tulisan.upper()
    if ada:
        return ada[1]
    kode = rapikan_kode(tulisan)[:12]
    return kode_tampil(kode) if kode else ""


def _formulir(request, form: LacakUmumForm, status: int = 200):
    return render(request, "layanan/lacak/cari.html", {"form": form}, status=status)


@publik
@pribadi
@require_safe
def lihat(request, token):
    try:
        pelacak, objek = baca_token(token)
    except Ditolak as galat:
        return render(
            request, "layanan/lacak/cari.html", {"form": LacakUmumForm(), "galat": galat.alasan}, status=galat.status
        )
    timezone.activate(objek.dinas.zona)
    templat, isi = pelacak.tampil(objek) if pelacak else ("layanan/lacak/lihat.html", isi_halaman(objek))
    return render(request, templat, isi)
