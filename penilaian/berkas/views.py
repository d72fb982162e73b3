"""The dossier's pages. Fetch, validate, act, respond."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penilaian.berkas.alur import StatusBerkas
from penilaian.berkas.entri import simpan_klaim
from penilaian.berkas.forms import KepalaForm, baca_isian_klaim, isi_dari_formulir
from penilaian.berkas.halaman import halaman_catatan, halaman_indikator, halaman_kirim, halaman_ringkasan
from penilaian.berkas.isi import muat_isi
from penilaian.berkas.izin import ambil_berkas, ambil_butir, periksa_boleh_kirim
from penilaian.berkas.rekap_pdf import cetak_rekap
from penilaian.berkas.tindakan import kirim as kirim_berkas
from penilaian.berkas.tindakan import kirim_perbaikan as kirim_perbaikan_berkas
from penilaian.berkas.tindakan_atas_nama import mulai_atas_nama, selesai_atas_nama
from penilaian.berkas.tindakan_buka import buka_kembali
from penilaian.periode.izin import ambil_indikator, ambil_periode_untuk, ambil_peserta_untuk, peserta_sendiri
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf
from pentas.dokumen.models import Instansi
from pentas.galat import Basi, Ditolak, TidakAda
from pentas.gerbang import butuh

BACA = (Hak.ISI_BERKAS, Hak.LIHAT_BERKAS)
ISI = (Hak.ISI_BERKAS, Hak.ISI_ATAS_NAMA)
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


def ambil_peserta(request, periode: str, kode: str):
    return ambil_peserta_untuk(request.user, ambil_periode_untuk(request.user, periode), kode)


def _sendiri(request, periode: str):
    peserta = peserta_sendiri(request.user, ambil_periode_untuk(request.user, periode))
    if peserta is None:
        raise TidakAda("Daerah Anda bukan peserta periode ini. Hubungi admin provinsi bila perlu.")
    return peserta


@butuh(Hak.ISI_BERKAS)
@require_safe
def saya(request, periode):
    return redirect("penilaian:berkas-ringkasan", periode, _sendiri(request, periode).kode)


@butuh(Hak.ISI_BERKAS)
@require_safe
def mulai(request, periode):
    """The indicator that waits first: returned, then unfinished, then the first one."""
    isi = muat_isi(_sendiri(request, periode))
    baris = next(iter(isi.dikembalikan or isi.halangan or isi.peringatan or isi.baris))
    return redirect("penilaian:berkas-indikator", periode, isi.peserta.kode, baris.indikator.kode)


@butuh(Hak.ISI_BERKAS)
@require_safe
def catatan_saya(request, periode):
    return redirect("penilaian:berkas-catatan", periode, _sendiri(request, periode).kode)


@butuh(*BACA)
@require_safe
def ringkasan(request, periode, kode):
    peserta = ambil_peserta(request, periode, kode)
    return render(request, "penilaian/berkas/ringkasan.html", halaman_ringkasan(request.user, peserta))


@butuh(Hak.BUKA_BERKAS)
@require_POST
def buka(request, periode, kode):
    """Give a sent dossier back to its office, with a reason."""
    peserta = ambil_peserta(request, periode, kode)
    buka_kembali(ambil_berkas(peserta), request.POST.get("alasan", "")[:500], oleh=request.user)
    messages.success(request, f"Berkas {peserta.kabupaten_kota.nama_pendek} dibuka kembali.")
    return redirect("penilaian:berkas-ringkasan", peserta.periode.kode, peserta.kode)


@butuh(Hak.ISI_ATAS_NAMA)
@require_POST
def atas_nama(request, periode, kode):
    """Begin to enter paper evidence in the office's name, with a reason."""
    peserta = ambil_peserta(request, periode, kode)
    mulai_atas_nama(ambil_berkas(peserta), request.POST.get("alasan", "")[:500], oleh=request.user)
    messages.success(request, f"Anda mengisi atas nama {peserta.kabupaten_kota.nama_pendek}. Semua isian ditandai.")
    return redirect("penilaian:berkas-ringkasan", peserta.periode.kode, peserta.kode)


@butuh(Hak.ISI_ATAS_NAMA)
@require_POST
def atas_nama_selesai(request, periode, kode):
    peserta = ambil_peserta(request, periode, kode)
    selesai_atas_nama(ambil_berkas(peserta), oleh=request.user)
    messages.success(request, f"Pengisian atas nama {peserta.kabupaten_kota.nama_pendek} selesai.")
    return redirect("penilaian:berkas-ringkasan", peserta.periode.kode, peserta.kode)


@butuh(*BACA)
@baca_tulis
def indikator(request, periode, kode, indikator):
    """The page of one indicator. Its claim saves itself; POST is the same without script."""
    peserta = ambil_peserta(request, periode, kode)
    objek = ambil_indikator(peserta.periode, indikator)
    isi = galat = None
    if request.method == "POST":
        isi, dasar = isi_dari_formulir(request.POST)
        isi = baca_isian_klaim(isi)
        try:
            simpan_klaim(ambil_butir(peserta, objek), isi, dasar, oleh=request.user)
        except Ditolak as ditolak:
            if ditolak.status not in (Ditolak.status, Basi.status):
                raise
            galat = ditolak
        else:
            messages.success(request, f"Indikator {objek.kode} tersimpan.")
            return redirect(request.path)
    konteks = halaman_indikator(request.user, peserta, objek, isian=isi, galat=galat)
    return render(request, "penilaian/berkas/indikator.html", konteks, status=galat.status if galat else 200)


@butuh(*ISI)
@baca_tulis
def kirim(request, periode, kode):
    peserta = ambil_peserta(request, periode, kode)
    berkas = ambil_berkas(peserta)
    if request.method != "POST" and berkas.status != StatusBerkas.DRAF:
        return redirect("penilaian:berkas-ringkasan", periode, kode)
    periksa_boleh_kirim(request.user, berkas)
    isi = muat_isi(peserta)
    form = KepalaForm(
        request.POST or None, instance=berkas, initial=_kepala_bawaan(peserta), ada_peringatan=bool(isi.peringatan)
    )
    galat = None
    if request.method == "POST" and form.is_valid():
        try:
            kirim_berkas(berkas, form.kepala, oleh=request.user)
        except Basi:
            raise
        except Ditolak as ditolak:
            galat = ditolak
        else:
            messages.success(request, "Berkas sudah dikirim ke tim provinsi untuk diverifikasi.")
            return redirect("penilaian:berkas-ringkasan", periode, kode)
    konteks = {**halaman_kirim(request.user, peserta, isi), "form": form, "galat": galat}
    return render(request, "penilaian/berkas/kirim.html", konteks, status=422 if request.method == "POST" else 200)


def _kepala_bawaan(peserta) -> dict:
    """The head of office from the office's letterhead, where one is set."""
    penanda = Instansi.objects.untuk(peserta.kabupaten_kota).penanda
    return {f"kepala_{k}": getattr(penanda, k) for k in ("jabatan", "nama", "pangkat", "nip")}


@butuh(*ISI)
@require_POST
def kirim_perbaikan(request, periode, kode):
    """Send what was repaired: all of it, or the one indicator named in the form."""
    peserta = ambil_peserta(request, periode, kode)
    satu = request.POST.get("indikator")
    objek = ambil_indikator(peserta.periode, satu) if satu else None
    terkirim = kirim_perbaikan_berkas(ambil_berkas(peserta), oleh=request.user, indikator=objek)
    messages.success(request, f"{len(terkirim)} indikator dikirim ulang untuk diverifikasi.")
    return redirect("penilaian:berkas-catatan", periode, kode)


@butuh(*BACA)
@require_safe
def catatan(request, periode, kode):
    peserta = ambil_peserta(request, periode, kode)
    return render(request, "penilaian/berkas/catatan.html", halaman_catatan(request.user, peserta))


@butuh(*BACA)
@require_safe
def rekap_pdf(request, periode, kode):
    peserta = ambil_peserta(request, periode, kode)
    return jawab_pdf(cetak_rekap(request, peserta), f"rekap-{peserta.kode}-{peserta.periode.kode}")
