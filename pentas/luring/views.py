"""The one endpoint that autosave, tablets and the offline queue write to, and the pages around the queue."""

import json

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import AkunLain, Basi, Ditolak, SalahPeran
from pentas.gerbang import butuh, masuk, publik
from pentas.luring import pekerja, penyelamatan
from pentas.luring.forms import RUSAK, BuangForm, PenyelamatanForm, baca_isian
from pentas.luring.meterai import kunci_meterai
from pentas.luring.models import Penyelamatan
from pentas.luring.tindakan import buang, jawaban_lama, terima


@masuk
@require_POST
def entri(request):
    try:
        isian = baca_isian(_badan(request))
        if isian.akun not in (None, request.user.pk):
            raise AkunLain
        hasil = _terima_sekali(isian, request.user)
    except Ditolak as galat:
        isi = {"galat": galat.alasan} | ({"rincian": galat.rincian} if galat.rincian is not None else {})
        return JsonResponse(isi, status=galat.status)
    return JsonResponse(hasil)


def _terima_sekali(isian, pengguna) -> dict:
    """The network may send one entry twice at the same moment: both get its one reply."""
    try:
        return terima(isian, oleh=pengguna)
    except (Basi, IntegrityError) as galat:
        if (lama := jawaban_lama(isian, pengguna)) is not None:
            return lama
        if isinstance(galat, IntegrityError):
            raise Basi("Perubahan lain masuk lebih dulu. Muat ulang halaman, lalu isi lagi.") from galat
        raise


def _badan(request) -> bytes:
    """A form is no entry; what was read as one cannot be read again."""
    try:
        return request.body
    except RawPostDataException as galat:
        raise Ditolak(RUSAK) from galat


@masuk
@require_GET
def perangkat(request):
    """What a device keeps of its account: whose queue it is, the seal's key, the server's time."""
    if request.lihat_sebagai:
        raise SalahPeran("Saat melihat sebagai akun lain tidak ada isian yang dibawa.")
    jawab = JsonResponse(
        {
            "akun": request.user.pk,
            "nama": str(request.user),
            "meterai": kunci_meterai(request.user),
            "waktu_server": timezone.now().isoformat(),
        }
    )
    jawab["Cache-Control"] = "no-store"
    return jawab


@masuk
@require_POST
def entri_buang(request):
    form = BuangForm(request.POST)
    if not form.is_valid():
        raise Ditolak(next(iter(form.errors.values()))[0])
    buang(**form.cleaned_data, oleh=request.user)
    return JsonResponse({"dibuang": str(form.cleaned_data["uuid"])})


@masuk
@require_GET
def kiriman(request):
    """The queue of this device, drawn by its script; the page itself holds nothing and may be carried along."""
    return render(request, "luring/kiriman.html")


@butuh(Hak.KELOLA_AKUN)
def penyelamatan_masuk(request):
    form, status = PenyelamatanForm(request.POST or None, request.FILES or None), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _masukkan(form.cleaned_data["berkas"], request.user))
        if status == BERHASIL:
            messages.success(request, "Berkas penyelamatan sudah dimasukkan. Periksa hasil tiap isian di bawah.")
            return redirect("luring:penyelamatan")
    milik = Penyelamatan.objects.filter(diimpor_oleh=request.user).select_related("pemilik")[:20]
    return render(request, "luring/penyelamatan.html", {"form": form, "semua": milik}, status=status)


def _masukkan(berkas, oleh) -> None:
    penyelamatan.masukkan(penyelamatan.baca(berkas, oleh=oleh), oleh=oleh)


penyelamatan_masuk.batas_byte = penyelamatan.PALING_BESAR


@publik
@require_GET
def tanpa_jaringan(request):
    """What the service worker shows when a page was not taken along or a form could not leave. No account's data."""
    return render(request, "luring/tanpa_jaringan.html", {"formulir": "formulir" in request.GET})


@publik
@require_GET
def pekerja_layanan(request):
    """The service worker, at the root so that it reaches every page; its list of files changes with each release."""
    naskah = f"self.KULIT={json.dumps(pekerja.kulit())};self.VERSI={json.dumps(pekerja.versi())};\n{pekerja.naskah()}"
    jawab = HttpResponse(naskah, content_type="text/javascript; charset=utf-8")
    jawab["Cache-Control"] = "no-cache"
    return jawab
