"""The programme's entrance and its settings."""

from functools import partial

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from layanan.negeri.program import tindakan
from layanan.negeri.program.forms import ProgramForm
from layanan.negeri.program.halaman import formulir
from layanan.negeri.program.izin import BACA, ambil_dinas_program, dinas_program
from layanan.negeri.program.rentang import ambil_program
from pentas.gerbang import butuh

KET = "Pedoman tidak menyebut angka. Yang tertulis di sini usulan sampai Anda menyimpannya."


@butuh(*BACA)
@require_safe
def utama(request):
    dinas = dinas_program(request.user).order_by("pk").first()
    if dinas is None:
        return render(request, "layanan/negeri/program/kosong.html")
    return redirect("negeri:pemantauan-lihat", dinas.pk)


@butuh(*BACA)
@require_http_methods(["GET", "HEAD", "POST"])
def atur(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    program = ambil_program(objek)
    return formulir(
        request,
        ProgramForm(request.POST or None, instance=program),
        partial(tindakan.atur_program, objek, oleh=request.user),
        dinas=objek,
        tab="",
        judul="Pengaturan program",
        kembali=reverse("negeri:sumber-daya-banding", args=[dinas]),
        pesan="Pengaturan program disimpan.",
        ket=KET if program.usulan else "",
    )
