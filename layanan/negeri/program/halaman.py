"""What the programme's pages share: the tabs, one page for every form, the office they are about."""

from collections.abc import Callable

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from layanan.negeri.program.draf import buang, pakai_draf, terima_draf
from layanan.negeri.program.izin import boleh_kelola, dinas_program
from layanan.sop.dinas.models import Dinas
from pentas.formulir import BERHASIL, laksanakan

TAB = (
    ("pemantauan", "Pemantauan", "negeri:pemantauan-lihat"),
    ("rencana", "Rencana aksi", "negeri:rencana-daftar"),
    ("uji_coba", "Uji coba", "negeri:uji-coba-daftar"),
    ("sumber_daya", "Sumber daya", "negeri:sumber-daya-banding"),
    ("kebutuhan", "Kebutuhan", "negeri:kebutuhan-lihat"),
    ("sosialisasi", "Sosialisasi", "negeri:sosialisasi-daftar"),
    ("mitra", "Mitra", "negeri:rencana-mitra"),
)


def konteks_program(request, dinas: Dinas, tab: str, **isi) -> dict:
    """For every page of one office's programme; its days are the office's own."""
    timezone.activate(dinas.zona)
    return {
        "dinas": dinas,
        "semua_dinas": list(dinas_program(request.user).lengkap()),
        "tab": tab,
        "semua_tab": [(kode, label, reverse(nama, args=[dinas.pk])) for kode, label, nama in TAB],
        "boleh_kelola": boleh_kelola(request.user, dinas),
        "hari_ini": timezone.localdate(),
        **isi,
    }


def halaman(request, templat: str, dinas: Dinas, tab: str, **isi):
    return render(request, f"layanan/negeri/{templat}.html", konteks_program(request, dinas, tab, **isi))


def formulir(request, form, aksi: Callable, *, dinas: Dinas, tab: str, judul: str, kembali: str, pesan: str, **isi):
    """A form on a page of its own: shown, sent to ``aksi(cleaned_data)``, then back to ``kembali``.

    ``isi``: ket, tombol, and whatever else the page says.
    """
    status = BERHASIL
    if (jawab := terima_draf(request, dinas, request.path)) is not None:
        return jawab
    if "buang_draf" in request.POST:
        buang(request, request.path)
        return redirect(request.path)
    draf = pakai_draf(request, form, dinas, request.path)
    if request.method == "POST":
        status = laksanakan(form, lambda: aksi(form.cleaned_data))
        if status == BERHASIL:
            buang(request, request.path)
            messages.success(request, pesan)
            return redirect(kembali)
    konteks = konteks_program(request, dinas, tab, form=form, judul=judul, kembali=kembali, draf=draf, **isi)
    return render(request, "layanan/negeri/program/formulir.html", konteks, status=status)
