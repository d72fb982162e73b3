"""Action plans: which there are, one of them, its copy for the next period; the partners."""

from functools import partial

from django.contrib import messages
from django.db.models import Avg, Count
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.program.halaman import formulir, halaman
from layanan.negeri.program.izin import BACA, ambil_dinas_program, ambil_milik
from layanan.negeri.program.rentang import berikut
from layanan.negeri.rencana import tindakan
from layanan.negeri.rencana.cetak import cetak_rencana
from layanan.negeri.rencana.data import IsiRencana
from layanan.negeri.rencana.forms import MitraForm, RencanaForm
from layanan.negeri.rencana.izin import ambil_rencana
from layanan.negeri.rencana.models import Mitra, RencanaAksi
from layanan.sop.skm.rentang import baca_rentang
from pentas.dokumen.jawab import jawab_pdf
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(*BACA)
@require_safe
def daftar(request, dinas):
    objek = ambil_dinas_program(request.user, dinas)
    semua = RencanaAksi.objects.filter(dinas=objek)
    semua = semua.annotate(jumlah_kegiatan=Count("kegiatan"), rata=Avg("kegiatan__kemajuan"))
    baris = [(r, None if r.rata is None else round(r.rata)) for r in semua.order_by("-tahun", "-bagian")]
    return halaman(request, "rencana/daftar", objek, "rencana", baris=baris)


@butuh(*BACA)
@require_safe
def lihat(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    rencana = ambil_rencana(objek, pk)
    isi = IsiRencana(rencana, timezone.localdate(timezone=objek.zona))
    return halaman(request, "rencana/lihat", objek, "rencana", rencana=rencana, isi=isi, ke=berikut(isi.rentang))


@butuh(*BACA)
@require_safe
def pdf(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas)
    timezone.activate(objek.zona)
    isi = IsiRencana(ambil_rencana(objek, pk), timezone.localdate(timezone=objek.zona))
    return jawab_pdf(cetak_rencana(request, isi), f"{isi.rencana} {objek.pk}")


@butuh(*BACA)
@baca_tulis
def baru(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    kini = baca_rentang({}, objek.zona)
    form = RencanaForm(request.POST or None, dinas=objek, initial={"tahun": kini.tahun, "bagian": kini.bagian})
    return formulir(
        request,
        form,
        partial(tindakan.buat_rencana, objek, oleh=request.user),
        dinas=objek,
        tab="rencana",
        judul="Rencana aksi baru",
        kembali=reverse("negeri:rencana-daftar", args=[dinas]),
        pesan="Rencana aksi dibuat. Buka rencananya, lalu isi target dan kegiatannya.",
    )


@butuh(*BACA)
@baca_tulis
def ubah(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    rencana = ambil_rencana(objek, pk)
    return formulir(
        request,
        RencanaForm(request.POST or None, dinas=objek, instance=ambil_rencana(objek, pk)),
        partial(tindakan.ubah_rencana, rencana, oleh=request.user),
        dinas=objek,
        tab="rencana",
        judul=f"Ubah {rencana}",
        kembali=reverse("negeri:rencana-lihat", args=[dinas, pk]),
        pesan="Rencana aksi disimpan.",
    )


@butuh(*BACA)
@require_POST
def salin(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    hasil = tindakan.salin_rencana(ambil_rencana(objek, pk), oleh=request.user)
    messages.success(request, f"{hasil} dibuat dari rencana sebelumnya. Periksa tanggal, target, dan dananya.")
    return redirect("negeri:rencana-lihat", dinas, hasil.pk)


@butuh(*BACA)
@require_safe
def mitra(request, dinas):
    """Every partner with the activities it takes part in."""
    objek = ambil_dinas_program(request.user, dinas)
    semua = Mitra.objects.filter(dinas=objek).prefetch_related("kegiatan__rencana")
    return halaman(request, "rencana/mitra", objek, "mitra", semua=semua.order_by("-aktif", "nama"))


def _formulir_mitra(request, dinas, form, satu, judul, pesan):
    return formulir(
        request,
        form,
        lambda isi: tindakan.simpan_mitra(dinas, isi, mitra=satu, oleh=request.user),
        dinas=dinas,
        tab="mitra",
        judul=judul,
        kembali=reverse("negeri:rencana-mitra", args=[dinas.pk]),
        pesan=pesan,
    )


@butuh(*BACA)
@baca_tulis
def mitra_baru(request, dinas):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    return _formulir_mitra(request, objek, MitraForm(request.POST or None), None, "Mitra baru", "Mitra dicatat.")


@butuh(*BACA)
@baca_tulis
def mitra_ubah(request, dinas, pk):
    objek = ambil_dinas_program(request.user, dinas, tulis=True)
    satu = ambil_milik(Mitra, objek, pk)
    form = MitraForm(request.POST or None, instance=ambil_milik(Mitra, objek, pk))
    return _formulir_mitra(request, objek, form, satu, satu.nama, "Mitra diperbarui.")
