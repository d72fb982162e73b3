"""The juror's own sheet: filling, locking, signing."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from paparan.lembar import tindakan
from paparan.lembar.forms import BarisForm, TandaTanganForm
from paparan.lembar.izin import ambil_baris_sendiri, ambil_lembar_sendiri, periksa_boleh_isi
from paparan.lembar.tampilan import susun_lembar
from paparan.sesi.izin import ambil_periode_paparan, ambil_sesi_terbuka
from paparan.sesi.models import Sesi
from paparan.sesi.pedoman import ASPEK, JUMLAH_MAKS, MATERI
from penilaian.periode.alur import KodeTahap
from pentas.akun.peran import Hak
from pentas.galat import Basi, boleh, sebab
from pentas.gerbang import butuh


def _sesi(request, periode):
    return ambil_sesi_terbuka(ambil_periode_paparan(request.user, periode, Hak.NILAI_PAPARAN))


@butuh(Hak.NILAI_PAPARAN)
@require_safe
def lembar(request, periode):
    """The whole sheet, as in the guide book."""
    periode = ambil_periode_paparan(request.user, periode, Hak.NILAI_PAPARAN)
    sesi = Sesi.objects.kini(periode)
    if sesi is None or not sesi.sudah_dibuka:
        return render(request, "paparan/lembar/lembar_belum.html", {"periode": periode, "sesi": sesi})
    susunan = susun_lembar(ambil_lembar_sendiri(request.user, sesi))
    konteks = {
        "periode": periode,
        "sesi": sesi,
        "susunan": susunan,
        "lembar": susunan.lembar,
        "aspek": ASPEK,
        "materi": MATERI,
        "sendiri": True,
        "sebab": sebab(periksa_boleh_isi, request.user, susunan.lembar),
    }
    return render(request, "paparan/lembar/lembar.html", konteks)


@butuh(Hak.NILAI_PAPARAN)
@require_http_methods(["GET", "HEAD", "POST"])
def lembar_baris(request, periode, kode):
    """One finalist. Saved by itself as an entry; POST is the page without scripts."""
    baris = ambil_baris_sendiri(request.user, _sesi(request, periode), kode)
    if request.method != "POST":
        return _halaman_baris(request, baris)
    form = BarisForm(request.POST)
    if not form.is_valid():
        return _halaman_baris(request, baris, form, status=422)
    isian = tindakan.IsianBaris(**form.isi)
    tindakan.isi_baris(baris, isian, dasar=form.cleaned_data["versi"], oleh=request.user)
    messages.success(request, "Nilai disimpan. Kunci bila sudah yakin.")
    return redirect("paparan:lembar-baris", periode=periode, kode=kode)


@butuh(Hak.NILAI_PAPARAN)
@require_POST
def lembar_kunci(request, periode, kode):
    baris = ambil_baris_sendiri(request.user, _sesi(request, periode), kode)
    form = BarisForm(request.POST)
    if not form.is_valid():
        return _halaman_baris(request, baris, form, status=422)
    isian = tindakan.IsianBaris(**form.isi)
    tindakan.kunci_baris(baris, isian, dasar=form.cleaned_data["versi"], oleh=request.user)
    messages.success(request, f"Nilai {baris.tampil.kabupaten_kota.nama_pendek} dikunci.")
    susunan = susun_lembar(baris.lembar)
    if susunan.siap_ditandatangani:
        return redirect("paparan:tanda-tangan", periode=periode)
    return redirect("paparan:lembar-baris", periode=periode, kode=susunan.lanjut.tampil.kode)


def _halaman_baris(request, baris, form=None, status=200):
    susunan = susun_lembar(baris.lembar)
    konteks = {
        "periode": baris.lembar.sesi.periode,
        "sesi": baris.lembar.sesi,
        "susunan": susunan,
        "petak": susunan.petak_untuk(baris.tampil.kode),
        "baris": baris,
        "tampil": baris.tampil,
        "aspek": [(a, getattr(baris, a.kode)) for a in ASPEK],
        "jumlah_maks": JUMLAH_MAKS,
        "boleh_isi": not baris.terkunci and boleh(periksa_boleh_isi, request.user, baris.lembar),
        "sebab": sebab(periksa_boleh_isi, request.user, baris.lembar),
        "form": form,
        "materi": MATERI,
        "kini": timezone.now(),
        "tahap_selesai": baris.lembar.sesi.periode.sudah_selesai(KodeTahap.PAPARAN),
    }
    return render(request, "paparan/lembar/lembar_baris.html", konteks, status=status)


@butuh(Hak.NILAI_PAPARAN)
@require_http_methods(["GET", "HEAD", "POST"])
def tanda_tangan(request, periode):
    """The last step: one signature closes the sheet."""
    lembar = ambil_lembar_sendiri(request.user, _sesi(request, periode))
    if request.method == "POST":
        form = TandaTanganForm(request.POST)
        if form.is_valid():
            tindakan.tanda_tangani(lembar, form.cleaned_data["goresan"], oleh=request.user)
            messages.success(request, "Lembar nilai ditandatangani dan ditutup. Terima kasih.")
            return redirect("paparan:lembar", periode=periode)
        return _halaman_tanda_tangan(request, lembar, form, status=422)
    periksa_boleh_isi(request.user, lembar)
    return _halaman_tanda_tangan(request, lembar, TandaTanganForm())


def _halaman_tanda_tangan(request, lembar, form, status=200):
    susunan = susun_lembar(lembar)
    if not susunan.siap_ditandatangani:
        raise Basi("Lembar ini belum siap ditandatangani. Kunci dahulu nilai semua daerah.")
    konteks = {
        "periode": lembar.sesi.periode,
        "sesi": lembar.sesi,
        "susunan": susunan,
        "lembar": lembar,
        "aspek": ASPEK,
        "form": form,
    }
    return render(request, "paparan/lembar/tanda_tangan.html", konteks, status=status)
