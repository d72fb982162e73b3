"""The outreach log: the list, one occasion, its files."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.program.halaman import formulir, halaman
from layanan.negeri.program.izin import BACA, ambil_dinas_program, periksa_boleh_kelola
from layanan.negeri.sosialisasi import tindakan
from layanan.negeri.sosialisasi.forms import SosialisasiForm
from layanan.negeri.sosialisasi.izin import ambil_sosialisasi
from layanan.negeri.sosialisasi.models import Sosialisasi
from pentas.galat import Ditolak
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
SEHALAMAN = 50


@butuh(*BACA)
@require_safe
def daftar(request, dinas):
    objek = ambil_dinas_program(request.user, dinas)
    milik = Sosialisasi.objects.filter(dinas=objek)
    berkas = Count("dokumentasi", filter=Q(dokumentasi__dihapus_pada=None), distinct=True)
    semua = milik.select_related("unit").prefetch_related("mitra").annotate(jumlah_berkas=berkas)
    semua = semua.order_by("-tanggal", "-pk")
    media = milik.order_by().values_list("media").annotate(n=Count("pk"), orang=Sum("jumlah_peserta"))
    label = dict(Sosialisasi.Media.choices)
    isi = {
        "halaman": Paginator(semua, SEHALAMAN).get_page(request.GET.get("hal")),
        "media": sorted(((label[m], n, orang or 0) for m, n, orang in media), key=lambda b: -b[1]),
        "peserta": milik.aggregate(n=Sum("jumlah_peserta"))["n"] or 0,
    }
    return halaman(request, "sosialisasi/daftar", objek, "sosialisasi", **isi)


@butuh(*BACA)
@require_safe
def lihat(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    satu = ambil_sosialisasi(objek, pk)
    isi = {
        "satu": satu,
        "mitra": satu.mitra.all(),
        "berkas": satu.dokumentasi.filter(dihapus_pada=None).select_related("unggahan"),
    }
    return halaman(request, "sosialisasi/lihat", objek, "sosialisasi", **isi)


def _formulir(request, objek, satu, judul, kembali):
    awal = {"tanggal": timezone.localdate(timezone=objek.zona)}
    form = SosialisasiForm(request.POST or None, dinas=objek, instance=satu, initial=None if satu else awal)

    def aksi(_isi):
        tindakan.catat_sosialisasi(objek, **form.bagian(), sosialisasi=satu, oleh=request.user)

    return formulir(
        request,
        form,
        aksi,
        dinas=objek,
        tab="sosialisasi",
        judul=judul,
        kembali=kembali,
        pesan="Sosialisasi dicatat. Tambahkan foto atau daftar hadirnya.",
    )


@butuh(*BACA)
@baca_tulis
def baru(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    return _formulir(request, objek, None, "Catat sosialisasi", reverse("negeri:sosialisasi-daftar", args=[dinas]))


@butuh(*BACA)
@baca_tulis
def ubah(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_sosialisasi(objek, pk)
    return _formulir(request, objek, satu, "Ubah sosialisasi", reverse("negeri:sosialisasi-lihat", args=[dinas, pk]))


@butuh(*BACA)
@require_POST
def unggah(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    satu = ambil_sosialisasi(objek, pk)
    periksa_boleh_kelola(request.user, objek)  # before the file is looked at
    berkas = request.FILES.get("berkas")
    if berkas is None:
        raise Ditolak("Belum ada berkas yang terpilih. Pilih berkas, lalu unggah lagi.")
    tindakan.lampirkan_dokumentasi(satu, siapkan(berkas), oleh=request.user)
    messages.success(request, "Dokumentasi terunggah.")
    return redirect("negeri:sosialisasi-lihat", dinas, pk)


@butuh(*BACA)
@require_POST
def hapus_berkas(request, dinas, pk, ke):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_sosialisasi(objek, pk)
    berkas = get_object_or_404(satu.dokumentasi, pk=ke)
    berkas.sosialisasi = satu
    tindakan.hapus_dokumentasi(berkas, oleh=request.user)
    messages.success(request, "Berkas dihapus dari catatan.")
    return redirect("negeri:sosialisasi-lihat", dinas, pk)
