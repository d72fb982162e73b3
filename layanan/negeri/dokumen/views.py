"""Public pages: which documents, what to prepare, how long, how to complain. No account, no script."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from layanan.negeri.dokumen.izin import ambil_dinas_umum, ambil_dokumen_umum, dinas_terbuka
from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.negeri.sop import KODE, SOP
from pentas.gerbang import publik


@publik
@require_safe
def kantor(request):
    semua = list(dinas_terbuka())
    if len(semua) == 1:
        return redirect("negeri:dokumen-umum", semua[0].pk)
    return render(request, "layanan/negeri/dokumen/kantor.html", {"semua": semua})


@publik
@require_safe
def umum(request, dinas):
    objek = ambil_dinas_umum(dinas)
    semua = DokumenNegeri.objects.filter(dinas=objek, aktif=True)
    return render(request, "layanan/negeri/dokumen/umum.html", {"dinas": objek, "semua": semua})


@publik
@require_safe
def baca(request, dinas, dokumen):
    objek = ambil_dokumen_umum(ambil_dinas_umum(dinas), dokumen)
    syarat = list(objek.syarat.filter(aktif=True))
    konteks = {
        "dinas": objek.dinas,
        "dokumen": objek,
        "syarat": syarat,
        "semua_usulan": all(s.usulan for s in syarat),
        "langkah": SOP.langkah,
        "layanan": KODE,
    }
    return render(request, "layanan/negeri/dokumen/baca.html", konteks)
