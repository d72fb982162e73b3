"""Accounts from a workbook: template, preview, and only then the writing."""

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pentas.akun import impor
from pentas.akun.kelola_forms import ImporForm, KartuCetakForm
from pentas.akun.peran import Hak
from pentas.akun.tindakan_impor import impor_akun
from pentas.dokumen.jawab import jawab_xlsx
from pentas.galat import Ditolak
from pentas.gerbang import butuh

TUNGGU = 3600  # seconds that a preview may lie before it is confirmed
BASI = "Pratinjau ini sudah terlalu lama atau bukan milik akun Anda. Unggah berkasnya sekali lagi."


@butuh(Hak.KELOLA_AKUN)
@require_safe
def templat(request):
    return jawab_xlsx(impor.templat(request.user), "templat-akun")


@butuh(Hak.KELOLA_AKUN)
@never_cache
@require_http_methods(["GET", "POST"])
def unggah(request):
    form = ImporForm(request.POST or None, request.FILES or None)
    if request.method == "GET":
        return render(request, "akun/kelola/impor.html", {"form": ImporForm()})
    if not form.is_valid():
        return render(request, "akun/kelola/impor.html", {"form": form}, status=422)
    try:
        baris = impor.baca_akun(form.cleaned_data["berkas"])
        return _pratinjau(request, baris)
    except Ditolak as galat:
        return _tolak(request, galat)


def _tolak(request, galat: Ditolak):
    konteks = {"form": ImporForm(), "galat": galat, "rincian": galat.rincian if isinstance(galat.rincian, list) else []}
    return render(request, "akun/kelola/impor.html", konteks, status=galat.status)


def _pratinjau(request, baris: list[dict]):
    calon = impor.periksa_akun(baris, request.user)
    konteks = {
        "calon": calon,
        "jumlah_baru": sum(c.baru for c in calon),
        "jumlah_tambah": sum(c.tambah for c in calon),
        "muatan": signing.dumps(baris, salt=_garam(request), compress=True),
    }
    return render(request, "akun/kelola/impor_pratinjau.html", konteks)


def _garam(request) -> str:
    """The preview travels through the page; it comes back only from the admin to whom it was shown."""
    return f"pentas.akun.impor.{request.user.pk}"


@butuh(Hak.KELOLA_AKUN)
@never_cache
@require_POST
def jalankan(request):
    try:
        baris = signing.loads(request.POST.get("muatan", ""), salt=_garam(request), max_age=TUNGGU)
    except signing.BadSignature:
        return _tolak(request, Ditolak(BASI))
    try:
        hasil = impor_akun(baris, tambah_tugas=request.POST.get("tambah_tugas") == "ya", oleh=request.user)
    except Ditolak as galat:
        return _tolak(request, galat)
    if not hasil.baru:
        messages.success(request, f"{len(hasil.ditambah)} akun mendapat penugasan baru.")
        return redirect("akun:kelola-daftar")
    konteks = {"hasil": hasil, "hari": KartuCetakForm.HARI}
    return render(request, "akun/kelola/impor_selesai.html", konteks, status=201)
