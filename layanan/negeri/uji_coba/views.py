"""Pilots: which there are and which negeri are open, one of them, its evaluation and approval."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.program.halaman import formulir, halaman, konteks_program
from layanan.negeri.program.izin import BACA, ambil_dinas_program, ambil_milik, negeri_dinas
from layanan.negeri.uji_coba import tindakan
from layanan.negeri.uji_coba.alur import StatusUjiCoba
from layanan.negeri.uji_coba.forms import EvaluasiForm, IndikatorForm, KembalikanForm, UjiCobaForm
from layanan.negeri.uji_coba.izin import ambil_uji_coba, diperluas, negeri_dibuka, periksa_boleh_setujui
from layanan.negeri.uji_coba.models import IndikatorUjiCoba, UjiCoba
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import boleh
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(*BACA)
@require_safe
def daftar(request, dinas):
    objek = ambil_dinas_program(request.user, dinas)
    buka = negeri_dibuka(objek)
    isi = {
        "semua": UjiCoba.objects.filter(dinas=objek).prefetch_related("negeri"),
        "negeri": [(u, u.pk in buka) for u in negeri_dinas(objek)],
        "jumlah_buka": len(buka),
        "luas": diperluas(objek),
    }
    return halaman(request, "uji_coba/daftar", objek, "uji_coba", **isi)


def _halaman(request, objek, uji_coba: UjiCoba, form=None, kembali_form=None, status=BERHASIL):
    boleh_setuju = boleh(periksa_boleh_setujui, request.user, uji_coba)
    konteks = konteks_program(
        request,
        objek,
        "uji_coba",
        uji_coba=uji_coba,
        negeri=uji_coba.negeri.all(),
        indikator=list(uji_coba.indikator.all()),
        form=form or EvaluasiForm(instance=uji_coba),
        kembali_form=kembali_form or KembalikanForm(),
        boleh_setuju=boleh_setuju and uji_coba.status == StatusUjiCoba.DINILAI,
        akibat=tindakan.AKIBAT.get(uji_coba.keputusan, ""),
    )
    konteks["boleh_susun"] = konteks["boleh_kelola"] and uji_coba.status in ("rencana", "berjalan")
    return render(request, "layanan/negeri/uji_coba/lihat.html", konteks, status=status)


@butuh(*BACA)
@require_safe
def lihat(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    return _halaman(request, objek, ambil_uji_coba(objek, pk))


def _formulir(request, objek, form, aksi, judul, kembali, pesan, **isi):
    return formulir(request, form, aksi, dinas=objek, tab="uji_coba", judul=judul, kembali=kembali, pesan=pesan, **isi)


@butuh(*BACA)
@baca_tulis
def baru(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    form = UjiCobaForm(request.POST or None, dinas=objek)
    kembali = reverse("negeri:uji-coba-daftar", args=[dinas])

    def aksi(isi):
        tindakan.buat_uji_coba(objek, form.isi(), isi["negeri"], oleh=request.user)

    return _formulir(
        request, objek, form, aksi, "Uji coba baru", kembali, "Uji coba dibuat. Buka, lalu isi indikatornya."
    )


@butuh(*BACA)
@baca_tulis
def ubah(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_uji_coba(objek, pk)
    form = UjiCobaForm(request.POST or None, dinas=objek, instance=ambil_uji_coba(objek, pk))
    kembali = reverse("negeri:uji-coba-lihat", args=[dinas, pk])

    def aksi(isi):
        tindakan.ubah_uji_coba(satu, form.isi(), isi["negeri"], oleh=request.user)

    return _formulir(request, objek, form, aksi, f"Ubah {satu.nama}", kembali, "Uji coba disimpan.")


@butuh(*BACA)
@baca_tulis
def indikator_baru(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    uji_coba = ambil_uji_coba(objek, pk)
    return _indikator(request, objek, uji_coba, None, "Indikator baru")


@butuh(*BACA)
@baca_tulis
def indikator(request, dinas, pk, ke):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    uji_coba = ambil_uji_coba(objek, pk)
    satu = ambil_milik(IndikatorUjiCoba, uji_coba, ke, "uji_coba")
    hapus = reverse("negeri:uji-coba-indikator-hapus", args=[dinas, pk, ke])
    return _indikator(request, objek, uji_coba, satu, "Indikator", hapus=hapus)


def _indikator(request, objek, uji_coba, satu, judul, **isi):
    kembali = reverse("negeri:uji-coba-lihat", args=[objek.pk, uji_coba.pk])
    form = IndikatorForm(request.POST or None, instance=satu)

    def aksi(data):
        tindakan.simpan_indikator(uji_coba, data, indikator=satu, oleh=request.user)

    return _formulir(request, objek, form, aksi, judul, kembali, "Indikator disimpan.", ket=uji_coba.nama, **isi)


@butuh(*BACA)
@require_POST
def indikator_hapus(request, dinas, pk, ke):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_milik(IndikatorUjiCoba, ambil_uji_coba(objek, pk), ke, "uji_coba")
    tindakan.hapus_indikator(satu, oleh=request.user)
    messages.success(request, "Indikator dihapus.")
    return redirect("negeri:uji-coba-lihat", dinas, pk)


@butuh(*BACA)
@require_POST
def mulai(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    uji_coba = tindakan.mulai(ambil_uji_coba(objek, pk), oleh=request.user)
    messages.success(request, f"{uji_coba.nama} dimulai. Negeri percontohannya dapat menerima ajuan daring.")
    return redirect("negeri:uji-coba-lihat", dinas, pk)


@butuh(*BACA)
@require_POST
def evaluasi(request, dinas, pk):
    """Save the draft, or with the button "kirim" send it for approval."""
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    uji_coba = ambil_uji_coba(objek, pk)
    kirim = "kirim" in request.POST
    form = EvaluasiForm(request.POST, instance=ambil_uji_coba(objek, pk))
    aksi = tindakan.nilai if kirim else tindakan.simpan_evaluasi
    status = laksanakan(form, lambda: aksi(uji_coba, form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        return _halaman(request, objek, uji_coba, form=form, status=status)
    messages.success(request, "Evaluasi dikirim untuk disetujui." if kirim else "Konsep evaluasi disimpan.")
    return redirect("negeri:uji-coba-lihat", dinas, pk)


@butuh(*BACA)
@require_POST
def setujui(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    uji_coba = tindakan.setujui(ambil_uji_coba(objek, pk), oleh=request.user)
    messages.success(request, f"Evaluasi disetujui. {tindakan.AKIBAT[uji_coba.keputusan]}")
    return redirect("negeri:uji-coba-lihat", dinas, pk)


@butuh(*BACA)
@require_POST
def kembalikan(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    uji_coba = ambil_uji_coba(objek, pk)
    form = KembalikanForm(request.POST)
    status = laksanakan(form, lambda: tindakan.kembalikan(uji_coba, **form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        return _halaman(request, objek, uji_coba, kembali_form=form, status=status)
    messages.success(request, "Evaluasi dikembalikan kepada penyusunnya.")
    return redirect("negeri:uji-coba-lihat", dinas, pk)
