"""The end of the day: its page on a tablet, and what only the server does."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from layanan.ketupat_pecel.hari.halaman import BingkaiDesa, alamat_bila_ada
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.izin import ambil_perjalanan_untuk, periksa_tim
from layanan.ketupat_pecel.tutup.cetak import cetak_berita_acara
from layanan.ketupat_pecel.tutup.forms import HilangForm, TutupForm
from layanan.ketupat_pecel.tutup.halaman import data_tutup, ringkasan_tutup
from layanan.ketupat_pecel.tutup.izin import (
    ambil_tablet_huruf,
    ambil_tutup_hari,
    periksa_belum_ditutup,
    periksa_boleh_baca,
)
from layanan.ketupat_pecel.tutup.tindakan import nyatakan_hilang, tutup_hari
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak
from pentas.gerbang import butuh

TERTUTUP = (StatusPerjalanan.DITUTUP, StatusPerjalanan.SELESAI)


@butuh(Hak.LIHAT_LAYANAN)
def tutup(request, pk):
    perjalanan = ambil_perjalanan_untuk(request.user, pk)
    if perjalanan.status in TERTUTUP:
        return _sudah(request, perjalanan)
    periksa_tim(request.user, perjalanan)
    periksa_belum_ditutup(perjalanan)
    form, status = TutupForm(request.POST or None), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tutup_hari(perjalanan, oleh=request.user, saksi=form.cleaned_data["saksi"]))
        if status == BERHASIL:
            messages.success(request, "Hari pelayanan ditutup dengan selisih nol. Berita acaranya dapat dicetak.")
            return redirect("ketupat:tutup", pk)
    konteks = {
        "perjalanan": perjalanan,
        "form": form,
        "data": data_tutup(request, perjalanan),
        "bingkai": BingkaiDesa(request, perjalanan),
    }
    return render(request, "layanan/ketupat_pecel/tutup/tutup.html", konteks, status=status)


def _sudah(request, perjalanan):
    periksa_boleh_baca(request.user, perjalanan)
    konteks = ringkasan_tutup(perjalanan, ambil_tutup_hari(perjalanan))
    konteks |= {"perjalanan": perjalanan, "url_perjalanan": alamat_bila_ada("ketupat:perjalanan-lihat", perjalanan)}
    return render(request, "layanan/ketupat_pecel/tutup/sudah.html", konteks)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_GET
def data(request, pk):
    perjalanan = ambil_perjalanan_untuk(request.user, pk)
    periksa_tim(request.user, perjalanan)
    jawab = JsonResponse(data_tutup(request, perjalanan))
    jawab["Cache-Control"] = "no-store"
    return jawab


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def hilang(request, pk):
    perjalanan = ambil_perjalanan_untuk(request.user, pk)
    periksa_tim(request.user, perjalanan)
    form = HilangForm(request.POST)
    if not form.is_valid():
        raise Ditolak(next(iter(form.errors.values()))[0])
    isi = form.cleaned_data
    tablet = ambil_tablet_huruf(perjalanan, isi["huruf"])
    nyatakan_hilang(tablet, isi["terakhir"], isi["alasan"], oleh=request.user)
    return JsonResponse(data_tutup(request, perjalanan))


@butuh(Hak.LIHAT_LAYANAN)
@require_GET
def berita_acara(request, pk):
    perjalanan = ambil_perjalanan_untuk(request.user, pk)
    periksa_boleh_baca(request.user, perjalanan)
    isi = cetak_berita_acara(request, perjalanan, ambil_tutup_hari(perjalanan))
    return jawab_pdf(isi, f"berita-acara-tutup-hari-{perjalanan.nomor}.pdf")
