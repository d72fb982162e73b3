"""Visits: list, schedule, overview, the tablet page. Fetch, validate, act, respond."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penilaian.kunjungan.dokumen import cetak_berita_acara
from penilaian.kunjungan.forms import BukaLagiForm, JadwalForm, TutupForm
from penilaian.kunjungan.halaman import halaman_daftar, halaman_indikator, halaman_kunjungan
from penilaian.kunjungan.izin import (
    ambil_kunjungan_untuk,
    ambil_periode_kunjungan,
    ambil_peserta_kunjungan,
    periksa_boleh_jadwal,
)
from penilaian.kunjungan.lapangan import muat_lapangan
from penilaian.kunjungan.models import Kunjungan
from penilaian.kunjungan.tindakan import buka_lagi, isi_lapangan, nyatakan_sesuai, tutup
from penilaian.kunjungan.tindakan_jadwal import batalkan_jadwal, jadwalkan
from penilaian.periode.izin import ambil_indikator
from penilaian.rekap.forms import baca_kiriman
from penilaian.rekap.isian import baca_isian
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf
from pentas.galat import Ditolak
from pentas.gerbang import butuh

BACA = ["GET", "HEAD", "POST"]


@butuh(Hak.LIHAT_KUNJUNGAN)
@require_safe
def kunjungan_daftar(request, periode):
    periode = ambil_periode_kunjungan(request.user, periode)
    konteks = halaman_daftar(request.user, periode, semua="semua" in request.GET)
    return render(request, "penilaian/kunjungan/daftar.html", konteks)


@butuh(Hak.ATUR_KUNJUNGAN)
@require_http_methods(BACA)
def kunjungan_jadwal(request, periode, kode):
    peserta = ambil_peserta_kunjungan(request.user, periode, kode)
    periksa_boleh_jadwal(request.user, peserta.periode)
    kunjungan = Kunjungan.objects.prefetch_related("anggota").filter(peserta=peserta).first()
    awal = kunjungan and {
        "tanggal": kunjungan.tanggal,
        "tempat": kunjungan.tempat,
        "tim": [a.pengguna_id for a in kunjungan.anggota.all()],
    }
    form = JadwalForm(request.POST or None, peserta=peserta, initial=awal)
    konteks = {"periode": peserta.periode, "peserta": peserta, "kunjungan": kunjungan, "form": form}
    if request.method != "POST":
        return render(request, "penilaian/kunjungan/jadwal.html", konteks)
    if not form.is_valid():
        return render(request, "penilaian/kunjungan/jadwal.html", konteks, status=422)
    jadwalkan(peserta, **form.cleaned_data, oleh=request.user)
    messages.success(request, f"Kunjungan ke {peserta.kabupaten_kota.nama_pendek} dijadwalkan.")
    return redirect("penilaian:kunjungan-daftar", peserta.periode.kode)


@butuh(Hak.ATUR_KUNJUNGAN)
@require_POST
def kunjungan_batal(request, periode, kode):
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    batalkan_jadwal(kunjungan, oleh=request.user)
    messages.success(request, f"Jadwal kunjungan ke {kunjungan.peserta.kabupaten_kota.nama_pendek} dibatalkan.")
    return redirect("penilaian:kunjungan-daftar", periode)


@butuh(Hak.LIHAT_KUNJUNGAN)
@require_safe
def kunjungan_lihat(request, periode, kode):
    return _lihat(request, ambil_kunjungan_untuk(request.user, periode, kode), TutupForm())


def _lihat(request, kunjungan, form, galat=None, status=200):
    konteks = halaman_kunjungan(
        request.user, kunjungan, form=form, form_buka=BukaLagiForm(), galat=galat, tim=kunjungan.anggota.all()
    )
    return render(request, "penilaian/kunjungan/lihat.html", konteks, status=status)


@butuh(Hak.NILAI_KUNJUNGAN)
@require_POST
def kunjungan_tutup(request, periode, kode):
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    form = TutupForm(request.POST)
    if not form.is_valid():
        return _lihat(request, kunjungan, form, status=422)
    try:
        tutup(kunjungan, **form.cleaned_data, oleh=request.user)
    except Ditolak as galat:
        return _lihat(request, ambil_kunjungan_untuk(request.user, periode, kode), form, galat, galat.status)
    messages.success(request, f"Kunjungan ke {kunjungan.peserta.kabupaten_kota.nama_pendek} ditutup.")
    return redirect("penilaian:kunjungan-lihat", periode, kode)


@butuh(Hak.TETAPKAN)
@require_POST
def kunjungan_buka(request, periode, kode):
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    buka_lagi(kunjungan, request.POST.get("alasan", ""), oleh=request.user)
    messages.success(request, "Kunjungan dibuka lagi. Tim dapat memperbaiki nilainya.")
    return redirect("penilaian:kunjungan-lihat", periode, kode)


@butuh(Hak.LIHAT_KUNJUNGAN)
@require_http_methods(BACA)
def kunjungan_indikator(request, periode, kode, indikator):
    """The tablet page. Autosave goes through /entri/; the button saves the same way and moves on."""
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    indikator = ambil_indikator(kunjungan.peserta.periode, indikator)
    if request.method != "POST":
        konteks = halaman_indikator(request.user, kunjungan, indikator)
        return render(request, "penilaian/kunjungan/indikator.html", konteks)
    kiriman = None
    try:
        kiriman = baca_kiriman(request.POST, indikator)
        isian = baca_isian(kunjungan.peserta, indikator, kiriman.isi)
        isi_lapangan(kunjungan, indikator, isian, dasar=kiriman.dasar, oleh=request.user)
    except Ditolak as galat:
        konteks = halaman_indikator(request.user, kunjungan, indikator, kiriman, galat)
        return render(request, "penilaian/kunjungan/indikator.html", konteks, status=galat.status)
    return _lanjut(kunjungan, indikator.kode)


def _lanjut(kunjungan, indikator: str):
    """To the next indicator, or to the overview after the last."""
    peserta = kunjungan.peserta
    sesudah = muat_lapangan(kunjungan).tetangga(indikator)[1]
    if sesudah is None:
        return redirect("penilaian:kunjungan-lihat", peserta.periode.kode, peserta.kode)
    return redirect("penilaian:kunjungan-indikator", peserta.periode.kode, peserta.kode, sesudah.indikator.kode)


@butuh(Hak.NILAI_KUNJUNGAN)
@require_POST
def kunjungan_sesuai(request, periode, kode):
    """ "Sesuai nilai verifikasi": for one indicator, or for all of a variable that have no value yet."""
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    satu, variabel = request.POST.get("indikator", ""), request.POST.get("variabel", "")
    kelompok = muat_lapangan(kunjungan).kelompok
    pilih = [b for k in kelompok for b in k.berlaku if b.indikator.kode == satu or k.variabel.kode == variabel]
    hasil = nyatakan_sesuai(kunjungan, [b.indikator for b in pilih], oleh=request.user)
    messages.success(request, f"{len(hasil)} nilai lapangan disamakan dengan nilai verifikasi.")
    return _lanjut(kunjungan, satu) if satu else redirect("penilaian:kunjungan-lihat", periode, kode)


@butuh(Hak.LIHAT_KUNJUNGAN)
@require_safe
def kunjungan_berita_acara(request, periode, kode):
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    return jawab_pdf(cetak_berita_acara(request, kunjungan), f"berita-acara-kunjungan-{kode}")
