"""Recap and verification. Fetch, validate, act, respond."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import PembukaanBerkas
from penilaian.nilai.models import AtasNama
from penilaian.rekap.antrean import SaringAntrean, tempat_butir
from penilaian.rekap.buku import buku_rekap
from penilaian.rekap.forms import baca_kiriman
from penilaian.rekap.halaman import halaman_antrean, halaman_rekap, halaman_verifikasi
from penilaian.rekap.isian import baca_isian, saran_isian
from penilaian.rekap.izin import ambil_butir, ambil_rekap_untuk, periksa_boleh_verifikasi
from penilaian.rekap.saring import Saring
from penilaian.rekap.tindakan import kembalikan, setujui
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_xlsx
from pentas.galat import Ditolak
from pentas.gerbang import butuh
from pentas.tampilan.format import sebut_beberapa


@butuh(Hak.LIHAT_REKAP)
@require_safe
def rekap_matriks(request, periode):
    periode = ambil_rekap_untuk(request.user, periode)
    konteks = halaman_rekap(request.user, periode, Saring.dari(request.GET))
    konteks["pembukaan"] = PembukaanBerkas.objects.milik(periode)
    konteks["atas_nama"] = semua = list(AtasNama.objects.milik(periode))
    daerah = dict.fromkeys(a.peserta.kabupaten_kota.nama_pendek for a in semua)
    konteks["daerah_atas_nama"] = sebut_beberapa(list(daerah), 5)
    return render(request, "penilaian/rekap/matriks.html", konteks)


@butuh(Hak.LIHAT_REKAP)
@require_safe
def rekap_xlsx(request, periode):
    periode = ambil_rekap_untuk(request.user, periode)
    return jawab_xlsx(buku_rekap(periode), f"rekap-{periode.kode}")


@butuh(Hak.LIHAT_REKAP)
@require_safe
def rekap_antrean(request, periode):
    periode = ambil_rekap_untuk(request.user, periode)
    return render(
        request, "penilaian/rekap/antrean.html", halaman_antrean(request.user, periode, SaringAntrean.dari(request.GET))
    )


@butuh(Hak.LIHAT_REKAP)
@require_http_methods(["GET", "HEAD", "POST"])
def rekap_verifikasi(request, periode, kode, indikator):
    """The page of one item, and its verdict: "Setujui nilai n"."""
    periode = ambil_rekap_untuk(request.user, periode)
    butir = ambil_butir(periode, kode, indikator)
    if request.method != "POST":
        return render(request, "penilaian/rekap/verifikasi.html", halaman_verifikasi(request, butir))
    kiriman = None
    try:
        kiriman = baca_kiriman(request.POST, butir.indikator)
        isian = baca_isian(butir.berkas.peserta, butir.indikator, kiriman.isi)
        setujui(butir, isian, dasar=kiriman.dasar, oleh=request.user, dilihat=kiriman.dilihat)
    except Ditolak as galat:
        butir = ambil_butir(periode, kode, indikator)
        konteks = halaman_verifikasi(request, butir, kiriman=kiriman, galat=galat)
        return render(request, "penilaian/rekap/verifikasi.html", konteks, status=galat.status)
    return _sesudah_dinilai(request, butir, isian.level)


@butuh(Hak.REKAP)
@require_http_methods(["GET", "HEAD", "POST"])
def rekap_kembalikan(request, periode, kode, indikator):
    """Return an item, with its reason. The page of its own serves where scripts do not run."""
    periode = ambil_rekap_untuk(request.user, periode)
    butir = ambil_butir(periode, kode, indikator)
    konteks = {"butir": butir, "periode": periode, "alasan": request.POST.get("alasan", "")}
    if request.method != "POST":
        periksa_boleh_verifikasi(request.user, butir)
        return render(request, "penilaian/rekap/kembalikan.html", konteks)
    try:
        kembalikan(butir, konteks["alasan"], oleh=request.user, dilihat=request.POST.get("dilihat", ""))
    except Ditolak as galat:
        konteks |= {"galat": galat, "butir": ambil_butir(periode, kode, indikator)}
        return render(request, "penilaian/rekap/kembalikan.html", konteks, status=galat.status)
    nama = butir.berkas.peserta.kabupaten_kota.nama_pendek
    messages.success(request, f"Indikator {indikator} dikembalikan ke {nama}.")
    return _berikutnya(request, butir)


@butuh(Hak.LIHAT_REKAP)
@require_GET
def rekap_saran(request, periode, kode, indikator):
    """The suggestion for ticks and numbers that are not stored yet, for the page's script."""
    periode = ambil_rekap_untuk(request.user, periode)
    butir = ambil_butir(periode, kode, indikator)
    kiriman = baca_kiriman(request.GET, butir.indikator)
    isian = baca_isian(butir.berkas.peserta, butir.indikator, kiriman.isi | {"level": None})
    hasil = saran_isian(butir.berkas.peserta, butir.indikator, isian)
    return JsonResponse({"saran": hasil.nilai if hasil else None, "sebab": hasil.sebab if hasil else ""})


def _sesudah_dinilai(request, butir, level: int):
    """Say what came of the judgement. Two who differ stay with the item, where both now see both."""
    tempat = f"indikator {butir.indikator.kode}, {butir.berkas.peserta.kabupaten_kota.nama_pendek}"
    if butir.status == StatusButir.SILANG:
        messages.warning(request, f"Nilai verifikator lain berbeda: {tempat}. Bahas berdua, lalu tetapkan hasilnya.")
        return redirect(request.get_full_path())
    if butir.status == StatusButir.KEDUA:
        messages.success(request, f"Nilai {level} Anda tersimpan: {tempat}. Menunggu verifikator kedua.")
    else:
        messages.success(request, f"Nilai {level} disetujui: {tempat}.")
    return _berikutnya(request, butir)


def _berikutnya(request, butir):
    """On to the next item of the verifier's own queue, or back to the list when it is done."""
    periode, saring = butir.berkas.peserta.periode, SaringAntrean.dari(request.GET)
    lanjut = saring.muat(periode, request.user).sesudah(tempat_butir(butir))
    if lanjut is None:
        messages.info(request, "Tidak ada lagi butir yang menunggu pada antrean ini.")
        return redirect(reverse("penilaian:rekap-antrean", args=[periode.kode]))
    return redirect(saring.alamat(periode, lanjut))
