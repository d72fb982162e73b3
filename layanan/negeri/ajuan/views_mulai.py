"""How a resident begins or comes back: a one-time code, a code by mail, or code and PIN. No account, no script."""

import logging

from django.conf import settings
from django.core.mail import EmailMessage
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.ajuan import pintu, tindakan
from layanan.negeri.ajuan.forms import KodeForm, LanjutForm, SurelForm
from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.ajuan.tindakan_kode import buat_kode_surel
from layanan.negeri.dokumen.izin import ambil_dinas_umum, ambil_dokumen_umum
from layanan.negeri.uji_coba.izin import negeri_dibuka
from layanan.sop.dinas.models import Unit
from layanan.sop.lacak.cari import Terkunci, periksa_tunggu
from layanan.sop.lacak.pembatas import catat_gagal, kunci_alamat, kunci_kode
from layanan.sop.lacak.views import pribadi
from layanan.sop.permohonan.hitung import kode_tampil, rapikan_kode
from pentas.alamat import alamat_pengirim
from pentas.galat import Basi, Ditolak
from pentas.gerbang import publik

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
SURAT = "Kode untuk mengajukan {dokumen}: {kode}\n\nIsi kode ini di {alamat}\nBerlaku satu jam, sekali pakai."


def _dokumen(dinas: str, dokumen: str):
    return ambil_dokumen_umum(ambil_dinas_umum(dinas), dokumen)


def _negeri(dokumen):
    return Unit.objects.filter(pk__in=negeri_dibuka(dokumen.dinas))


@publik
@pribadi
@sensitive_post_parameters("kode")
@baca_tulis
def mulai(request, dinas, dokumen):
    """The answer to a good code shows code and PIN of the new submission, this once."""
    objek = _dokumen(dinas, dokumen)
    form = KodeForm(request.POST or None, initial={"kode": request.GET.get("kode", "")[:12]})
    if request.method != "POST":
        return _formulir(request, objek, form)
    if not form.is_valid():
        return _formulir(request, objek, form, status=422)
    kode, alamat = form.cleaned_data["kode"], kunci_alamat(alamat_pengirim(request))
    try:
        periksa_tunggu(kunci_kode(kode), alamat)
        ajuan, pin = tindakan.mulai(objek, kode)
    except Ditolak as galat:
        if not isinstance(galat, Basi | Terkunci):  # a used or late slip is nobody's guess
            catat_gagal(kunci_kode(kode), alamat)
        form.add_error(None, galat.alasan)
        return _formulir(request, objek, form, status=galat.status)
    return tunjukkan(request, ajuan, pin)


def _formulir(request, dokumen, form, status: int = 200, surel=None, terkirim: bool = False):
    konteks = {"dokumen": dokumen, "dinas": dokumen.dinas, "form": form, "terkirim": terkirim}
    if settings.SUREL_AKTIF:
        konteks["surel"] = surel or SurelForm(semua_unit=_negeri(dokumen))
    return render(request, "layanan/negeri/ajuan/mulai.html", konteks, status=status)


def tunjukkan(request, ajuan: Ajuan, pin: str):
    """Code and PIN, once; from here on this browser is let in."""
    timezone.activate(ajuan.dinas.zona)
    konteks = {"ajuan": ajuan, "kode": kode_tampil(ajuan.kode), "pin": pin}
    return pintu.buka(render(request, "layanan/negeri/ajuan/simpan_kode.html", konteks, status=201), ajuan)


@publik
@pribadi
@sensitive_post_parameters("surel")
@require_POST
def surel(request, dinas, dokumen):
    """The same answer whatever the address: nobody learns whose it is."""
    objek = _dokumen(dinas, dokumen)
    if not settings.SUREL_AKTIF:
        raise Ditolak("Surel belum tersedia di sini. Minta kode di kantor negeri.")
    form = SurelForm(request.POST, semua_unit=_negeri(objek))
    if not form.is_valid():
        return _formulir(request, objek, KodeForm(), status=422, surel=form)
    alamat = f"{timezone.localdate()}:{alamat_pengirim(request)}"
    sidik = salted_hmac("negeri.surel", alamat, algorithm="sha256").hexdigest()
    try:
        kode = buat_kode_surel(form.cleaned_data["unit"], sidik_alamat=sidik)
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return _formulir(request, objek, KodeForm(), status=galat.status, surel=form)
    tautan = request.build_absolute_uri(request.path.removesuffix("surel/"))
    isi = SURAT.format(dokumen=objek.nama, kode=kode_tampil(kode), alamat=tautan)
    try:
        EmailMessage(f"Kode pengajuan {objek.nama}", isi, to=[form.cleaned_data["surel"]]).send()
    except OSError:
        logging.getLogger(__name__).exception("A code could not be mailed; check EMAIL_URL")
        form.add_error(None, "Surel sedang tidak dapat dikirim. Coba lagi nanti, atau minta kode di kantor negeri.")
        return _formulir(request, objek, KodeForm(), status=503, surel=form)
    return _formulir(request, objek, KodeForm(), terkirim=True)


@publik
@pribadi
@sensitive_post_parameters("pin")
@sensitive_variables("form")
@baca_tulis
def lanjut(request):
    """Come back with code and PIN, to a draft or to what was sent."""
    if request.method != "POST":
        kode = rapikan_kode(request.GET.get("kode", ""))[:12]
        return formulir_lanjut(request, LanjutForm(initial={"kode": kode_tampil(kode) if kode else ""}))
    form = LanjutForm(request.POST)
    if not form.is_valid():
        return formulir_lanjut(request, form, 422)
    try:
        ajuan = pintu.cari(form.cleaned_data["kode"], form.cleaned_data["pin"], alamat_pengirim(request))
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return formulir_lanjut(request, form, galat.status)
    return pintu.buka(redirect("negeri:ajuan-saya"), ajuan)


def formulir_lanjut(request, form, status: int = 200, galat: str = ""):
    return render(request, "layanan/negeri/ajuan/lanjut.html", {"form": form, "galat": galat}, status=status)


@publik
@pribadi
@require_safe
def buka(request, token):
    """From the tracking page, which asked for code and PIN."""
    return pintu.buka(redirect("negeri:ajuan-saya"), pintu.baca_token(token))


@publik
@pribadi
@require_POST
def keluar(request):
    return pintu.tutup(redirect("negeri:ajuan-lanjut"))
