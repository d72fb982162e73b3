"""The needs analysis: one page, and the forms of what it lists."""

from functools import partial

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from layanan.negeri.kebutuhan import tindakan
from layanan.negeri.kebutuhan.data import menurut_jenis, survei_negeri, susun_beda
from layanan.negeri.kebutuhan.forms import HambatanForm, PraktikForm
from layanan.negeri.kebutuhan.models import Hambatan, PraktikBaik
from layanan.negeri.program.halaman import formulir, halaman
from layanan.negeri.program.izin import BACA, ambil_dinas_program, ambil_milik
from layanan.negeri.program.rentang import ambil_program, rentang_sebelum
from layanan.sop.skm.rentang import baca_rentang, pilihan_bagian, pilihan_tahun
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(*BACA)
@require_safe
def lihat(request, dinas):
    objek = ambil_dinas_program(request.user, dinas)
    rentang = baca_rentang(request.GET, objek.zona)
    sebelum = survei_negeri(objek, rentang_sebelum(ambil_program(objek)))
    sesudah = survei_negeri(objek, rentang)
    hambatan = list(Hambatan.objects.filter(dinas=objek).select_related("unit"))
    isi = {
        "rentang": rentang,
        "tahun": pilihan_tahun(objek.zona),
        "bagian": pilihan_bagian(),
        "sebelum": sebelum,
        "sesudah": sesudah,
        "beda": susun_beda(sebelum, sesudah),
        "hambatan": hambatan,
        "terbuka": sum(h.keadaan != Hambatan.Keadaan.SELESAI for h in hambatan),
        "jenis": menurut_jenis(hambatan),
        "praktik": PraktikBaik.objects.filter(dinas=objek).select_related("hambatan"),
    }
    return halaman(request, "kebutuhan/lihat", objek, "kebutuhan", **isi)


def _formulir(request, form, aksi, dinas, judul, pesan, bagian):
    kembali = reverse("negeri:kebutuhan-lihat", args=[dinas.pk]) + f"#{bagian}"
    return formulir(request, form, aksi, dinas=dinas, tab="kebutuhan", judul=judul, kembali=kembali, pesan=pesan)


@butuh(*BACA)
@baca_tulis
def hambatan_baru(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    awal = {"dicatat_pada": timezone.localdate(timezone=objek.zona)}
    form = HambatanForm(request.POST or None, dinas=objek, initial=awal)
    aksi = partial(tindakan.catat_hambatan, objek, oleh=request.user)
    return _formulir(request, form, aksi, objek, "Catat hambatan", "Hambatan dicatat.", "hambatan")


@butuh(*BACA)
@baca_tulis
def hambatan(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_milik(Hambatan, objek, pk)
    form = HambatanForm(request.POST or None, dinas=objek, instance=satu)
    aksi = partial(tindakan.ubah_hambatan, satu, oleh=request.user)
    return _formulir(request, form, aksi, objek, "Hambatan", "Hambatan diperbarui.", "hambatan")


@butuh(*BACA)
@baca_tulis
def praktik_baru(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    form = PraktikForm(request.POST or None, dinas=objek)
    aksi = partial(tindakan.catat_praktik, objek, oleh=request.user)
    return _formulir(request, form, aksi, objek, "Catat praktik baik", "Praktik baik dicatat.", "praktik")


@butuh(*BACA)
@baca_tulis
def praktik(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_milik(PraktikBaik, objek, pk)
    form = PraktikForm(request.POST or None, dinas=objek, instance=satu)
    aksi = partial(tindakan.ubah_praktik, satu, oleh=request.user)
    return _formulir(request, form, aksi, objek, "Praktik baik", "Praktik baik diperbarui.", "praktik")
