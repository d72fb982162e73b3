"""The public download, once, with the digits; for officers links, printing, handover."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.ajuan.views_warga import warga
from layanan.negeri.kirim import tindakan
from layanan.negeri.kirim.cetak import cetak_bukti
from layanan.negeri.kirim.forms import PinForm, SerahForm
from layanan.negeri.kirim.izin import (
    TENGGANG,
    ambil_ajuan,
    ambil_tautan,
    dalam_tenggang,
    dokumen_berlaku,
    periksa_boleh_berkas,
    periksa_boleh_serah,
    periksa_tautan,
)
from layanan.negeri.kirim.models import TautanUnduh
from layanan.negeri.kirim.pesan import pesan, tautan_wa
from layanan.negeri.kirim.tautan import jalur, peramban_sama, tandai_peramban
from layanan.sop.lacak.cari import periksa_pin, periksa_tunggu
from layanan.sop.lacak.pembatas import kunci_alamat, kunci_kode
from layanan.sop.lacak.views import pribadi
from layanan.sop.permohonan.views import KERJA, ambil
from pentas.alamat import alamat_pengirim
from pentas.dokumen.jawab import jawab_pdf
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak
from pentas.gerbang import butuh, publik
from pentas.unggahan.views import unduh_untuk

DETIK = int(TENGGANG.total_seconds())
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
SALAH_PIN = "4 angka itu tidak cocok. Periksa pada kertas kode Anda; operator negeri dapat membuatkan PIN baru."


@publik
@pribadi
@sensitive_post_parameters("pin")
@baca_tulis
def unduh(request, token):
    """A link that was spent or has run out says so and asks nothing; a broken download may be taken up again."""
    try:
        tautan = ambil_tautan(token)
        if dalam_tenggang(tautan) and peramban_sama(request, tautan, DETIK):
            return _ulang(request, tautan)
        periksa_tautan(tautan)
    except Ditolak as galat:
        return render(request, "layanan/negeri/kirim/tutup.html", {"galat": galat}, status=galat.status)
    form = PinForm(request.POST or None)
    if request.method != "POST":
        return _pin(request, tautan, form)
    if not form.is_valid():
        return _pin(request, tautan, form, 422)
    try:
        _periksa_pin(tautan.permohonan, form.cleaned_data["pin"], alamat_pengirim(request))
        tindakan.pakai_tautan(tautan)
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return _pin(request, tautan, form, galat.status)
    return tandai_peramban(unduh_untuk(request, dokumen_berlaku(tautan.permohonan).unggahan), tautan, DETIK)


def _ulang(request, tautan):
    """The digits were given in this browser a moment ago."""
    if request.method == "POST":
        return unduh_untuk(request, tindakan.unduh_ulang(tautan).unggahan)
    timezone.activate(tautan.permohonan.dinas.zona)
    konteks = {"tautan": tautan, "dinas": tautan.permohonan.dinas, "sampai": tautan.dipakai_pada + TENGGANG}
    return render(request, "layanan/negeri/kirim/ulang.html", konteks | {"judul": tautan.permohonan.judul})


def _periksa_pin(permohonan, pin: str, alamat: str) -> None:
    """Guesses count together with those on the tracking page."""
    milik = kunci_kode(permohonan.kode_lacak), kunci_alamat(alamat)
    periksa_tunggu(*milik)
    periksa_pin(permohonan.kode_lacak, pin, permohonan.sidik_pin, milik, SALAH_PIN)


def _pin(request, tautan, form, status: int = 200):
    konteks = {"tautan": tautan, "dinas": tautan.permohonan.dinas, "form": form, "judul": tautan.permohonan.judul}
    return render(request, "layanan/negeri/kirim/unduh.html", konteks, status=status)


@warga
@require_POST
def tautan_saya(request, ajuan):
    """The resident, let in by code and digits, makes himself another link."""
    try:
        if ajuan.permohonan_id is None:
            raise Ditolak("Ajuan ini belum dikirim.")
        return redirect(jalur(tindakan.buat_tautan(ajuan.permohonan, warga=True)))
    except Ditolak as galat:
        return render(request, "layanan/negeri/kirim/tutup.html", {"galat": galat}, status=galat.status)


@butuh(*KERJA)
@require_POST
def tautan(request, pk):
    tindakan.buat_tautan(ambil(request, pk), oleh=request.user)
    messages.success(request, "Tautan baru siap dibagikan. Tautan yang lama tidak berlaku lagi.")
    return redirect("sop:permohonan-lihat", pk)


@butuh(*KERJA)
@never_cache
@require_safe
def kabari(request, pk):
    """To WhatsApp with the words ready; the officer reads and sends them himself."""
    permohonan = ambil(request, pk)
    ajuan = ambil_ajuan(request.user, permohonan)
    tautan = TautanUnduh.objects.filter(permohonan=permohonan).order_by("-pk").first()
    teks = pesan(ajuan, tautan if tautan and tautan.terbuka else None, request.build_absolute_uri("/").rstrip("/"))
    return redirect(tautan_wa(ajuan, teks))


@butuh(*KERJA)
@never_cache
@require_POST
def cetak(request, pk):
    return unduh_untuk(request, tindakan.catat_cetak(ambil(request, pk), oleh=request.user).unggahan)


@butuh(*KERJA)
@never_cache
@require_POST
def bukti(request, pk):
    """The sheet that the recipient signs; once handed over, as it was signed. It names a person, so it is noted."""
    permohonan = ambil(request, pk)
    dokumen, satu = tindakan.catat_cetak_bukti(permohonan, oleh=request.user)
    return jawab_pdf(cetak_bukti(request, dokumen, satu), f"Bukti serah {permohonan.nomor}")


@butuh(*KERJA)
@baca_tulis
def serah(request, pk):
    """Proof of a handover on paper."""
    permohonan = ambil(request, pk)
    dokumen = periksa_boleh_berkas(request.user, permohonan)
    periksa_boleh_serah(request.user, permohonan)
    form, status = SerahForm(request.POST or None, request.FILES or None), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.serahkan(permohonan, form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Serah terima tercatat. Permohonan selesai.")
            return redirect("sop:permohonan-lihat", pk)
    konteks = {"permohonan": permohonan, "dokumen": dokumen, "form": form}
    return render(request, "layanan/negeri/kirim/serah.html", konteks, status=status)
