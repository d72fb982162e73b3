"""The rubric as a workbook: handed out whole, taken back after a look at what it would make."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penilaian.instrumen.buku import ekspor_buku
from penilaian.instrumen.forms_buku import ImporBukuForm
from penilaian.instrumen.impor_tindakan import Rencana, impor_instrumen, rencana_impor
from penilaian.instrumen.izin import ambil_instrumen_untuk
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_xlsx
from pentas.galat import Ditolak
from pentas.gerbang import butuh


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def ekspor(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    return jawab_xlsx(ekspor_buku(instrumen), f"susunan-instrumen-{instrumen.kode}")


@butuh(Hak.KELOLA_INSTRUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def impor(request):
    """POST reads the workbook and shows what would be made; nothing is written."""
    form = ImporBukuForm(
        request.POST or None, request.FILES or None, provinsi=request.user.provinsi_berhak(Hak.KELOLA_INSTRUMEN)
    )
    konteks, status = {"form": form}, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                rencana = _rencana(request, form.cleaned_data)
                konteks |= {
                    "rencana": rencana,
                    "segel": rencana.segel(request.user),
                    "nama": form.cleaned_data["berkas"].name,
                }
                return render(request, "penilaian/instrumen/impor_pratinjau.html", konteks)
            except Ditolak as galat:
                konteks["galat"], status = galat, galat.status
    return render(request, "penilaian/instrumen/impor.html", konteks, status=status)


def _rencana(request, pilihan) -> Rencana:
    """An admin of one province makes drafts for it, whatever the workbook says."""
    milik = request.user.provinsi_berhak(Hak.KELOLA_INSTRUMEN)
    provinsi = next(iter(milik)) if len(milik) == 1 else None
    asal = pilihan["asal"].kode if pilihan["asal"] else None
    return rencana_impor(
        pilihan["berkas"], kode=pilihan["kode"] or None, provinsi=provinsi, asal=asal, oleh=request.user
    )


@butuh(Hak.KELOLA_INSTRUMEN)
@require_POST
def impor_buat(request):
    rencana = Rencana.buka(request.POST.get("segel", ""), request.user)
    instrumen = impor_instrumen(rencana, oleh=request.user)
    messages.success(request, f"Draf {instrumen.kode} dibuat dari buku kerja. Periksa isinya, lalu terbitkan.")
    return redirect("penilaian:instrumen-lihat", kode=instrumen.kode)
