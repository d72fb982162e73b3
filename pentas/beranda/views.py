"""Home sends each account to what waits for it; and the pages of last resort."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import connection
from django.http import JsonResponse
from django.shortcuts import redirect, render

from pentas.beranda.daftar import rumah
from pentas.galat import Ditolak, SalahPeran, TerlaluBesar, TidakAda, jawab_tolak
from pentas.gerbang import masuk, publik
from pentas.tampilan.bingkai import periode_kini


@masuk
def beranda(request):
    if alamat := rumah(request, periode_kini(request)):
        return redirect(alamat)
    return render(request, "beranda/kosong.html")


@publik
def sehat(request):
    """For monitors: the process answers and the database reads."""
    with connection.cursor() as kursor:
        kursor.execute("SELECT 1")
    return JsonResponse({"sehat": True})


def tidak_ada(request, exception=None):
    return jawab_tolak(request, TidakAda())


def terlarang(request, exception=None):
    return jawab_tolak(request, SalahPeran("Akun Anda tidak boleh membuka halaman ini."))


def permintaan_rusak(request, exception=None):
    """Too much at once, or a request that no browser of ours sends."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return jawab_tolak(request, TerlaluBesar("Kiriman ini terlalu besar. Kirim sebagian demi sebagian."))
    return jawab_tolak(request, Ditolak("Permintaan ini tidak terbaca. Buka lagi halamannya dari beranda.", status=400))


def kunci_gagal(request, reason=""):
    """The form's token is not the browser's: usually a page left open over a new log-in."""
    kalimat = "Halaman ini dibuka sebelum Anda masuk, atau terlalu lama. Muat ulang halaman, lalu kirim lagi."
    # The device's queue reads the detail: nothing is wrong with what it sent, so that waits for the next log-in.
    return jawab_tolak(request, SalahPeran(kalimat, rincian={"kunci": "usang"}))


def galat_peladen(request):
    galat = Ditolak(
        "Terjadi gangguan di peladen. Isian yang sudah tersimpan tidak hilang. Coba lagi beberapa menit lagi.",
        status=500,
    )
    return render(None, "500.html", {"galat": galat}, status=500)
