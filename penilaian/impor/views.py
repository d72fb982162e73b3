"""Values from a workbook in the browser: upload, a look at what changes, and only then the writing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penilaian.impor.forms import ImporNilaiForm
from penilaian.impor.izin import HAK, TAHAP, lapis_milik, lapis_terbuka
from penilaian.impor.templat import buku_templat
from penilaian.impor.tindakan import impor_rencana, periksa_impor
from penilaian.nilai.models import Lapis
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import ambil_periode_untuk
from pentas.dokumen.jawab import jawab_xlsx
from pentas.galat import Ditolak, TidakAda
from pentas.gerbang import butuh


@butuh(*HAK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def impor(request, periode):
    """POST reads the workbook and shows what would change; nothing is written."""
    periode = ambil_periode_untuk(request.user, periode)
    if request.method != "POST":
        return _halaman(request, periode)
    form = ImporNilaiForm(request.POST, request.FILES, lapis=lapis_milik(request.user, periode))
    if not form.is_valid():
        return _halaman(request, periode, form=form, status=422)
    berkas, lapis = form.cleaned_data["berkas"], form.cleaned_data["lapis"]
    try:
        rencana = periksa_impor(berkas, periode, lapis, oleh=request.user)
    except Ditolak as galat:
        return _halaman(request, periode, galat=galat, status=galat.status)
    konteks = {"periode": periode, "rencana": rencana, "nama": berkas.name, "segel": rencana.segel(request.user)}
    return render(request, "penilaian/impor/pratinjau.html", konteks)


def _halaman(request, periode, *, form=None, galat=None, status=200):
    milik, terbuka = lapis_milik(request.user, periode), lapis_terbuka(request.user, periode)
    konteks = {
        "periode": periode,
        "form": form or ImporNilaiForm(lapis=terbuka),
        "milik": [(lapis, KodeTahap(TAHAP[lapis]).label) for lapis in milik],
        "terbuka": terbuka,
        "galat": galat,
        "rincian": galat.rincian if galat and isinstance(galat.rincian, list) else [],
    }
    return render(request, "penilaian/impor/impor.html", konteks, status=status)


@butuh(*HAK)
@never_cache
@require_POST
def jalankan(request, periode):
    periode = ambil_periode_untuk(request.user, periode)
    try:
        rencana = impor_rencana(request.POST.get("segel", ""), periode, oleh=request.user)
    except Ditolak as galat:
        return _halaman(request, periode, galat=galat, status=galat.status)
    messages.success(request, f"{len(rencana.berubah)} {rencana.lapis.label.lower()} berubah.")
    return redirect("penilaian:impor-nilai", periode=periode.kode)


@butuh(*HAK)
@require_safe
def templat(request, periode, lapis):
    periode = ambil_periode_untuk(request.user, periode)
    if lapis not in Lapis.values:
        raise TidakAda()
    return jawab_xlsx(buku_templat(periode, lapis, request.user), f"nilai-{lapis}-{periode.kode}")
