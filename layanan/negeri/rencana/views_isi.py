"""The forms of what a plan holds: targets, sources of money, activities."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from layanan.negeri.program.halaman import formulir
from layanan.negeri.program.izin import BACA, ambil_dinas_program, ambil_milik
from layanan.negeri.rencana import tindakan, tindakan_kegiatan
from layanan.negeri.rencana.forms import KegiatanForm, SumberForm, TargetForm
from layanan.negeri.rencana.izin import ambil_rencana
from layanan.negeri.rencana.models import Kegiatan, RencanaAksi, SumberDana, TargetRencana
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


def _ambil(request, dinas: str, pk: int) -> RencanaAksi:
    return ambil_rencana(ambil_dinas_program(request.user, dinas, tulis=True), pk)


def _alamat(rencana: RencanaAksi, bagian: str) -> str:
    return reverse("negeri:rencana-lihat", args=[rencana.dinas_id, rencana.pk]) + f"#{bagian}"


def _formulir(request, rencana, form, aksi, *, bagian, judul, hapus=""):
    return formulir(
        request,
        form,
        aksi,
        dinas=rencana.dinas,
        tab="rencana",
        judul=judul,
        ket=str(rencana),
        kembali=_alamat(rencana, bagian),
        pesan="Rencana aksi disimpan.",
        hapus=hapus,
    )


def _hapus_url(rencana: RencanaAksi, apa: str, pk: int) -> str:
    return reverse(f"negeri:rencana-{apa}-hapus", args=[rencana.dinas_id, rencana.pk, pk])


@butuh(*BACA)
@baca_tulis
def target_baru(request, dinas, pk):
    rencana = _ambil(request, dinas, pk)
    form = TargetForm(request.POST or None)
    aksi = partial(tindakan.simpan_target, rencana, oleh=request.user)
    return _formulir(request, rencana, form, aksi, bagian="target", judul="Target baru")


@butuh(*BACA)
@baca_tulis
def target(request, dinas, pk, ke):
    rencana = _ambil(request, dinas, pk)
    satu = ambil_milik(TargetRencana, rencana, ke, "rencana")
    form = TargetForm(request.POST or None, instance=satu)
    aksi = partial(tindakan.simpan_target, rencana, target=satu, oleh=request.user)
    hapus = _hapus_url(rencana, "target", ke)
    return _formulir(request, rencana, form, aksi, bagian="target", judul="Target", hapus=hapus)


@butuh(*BACA)
@baca_tulis
def sumber_baru(request, dinas, pk):
    rencana = _ambil(request, dinas, pk)
    form = SumberForm(request.POST or None, dinas=rencana.dinas)
    aksi = partial(tindakan.simpan_sumber, rencana, oleh=request.user)
    return _formulir(request, rencana, form, aksi, bagian="dana", judul="Sumber dana baru")


@butuh(*BACA)
@baca_tulis
def sumber(request, dinas, pk, ke):
    rencana = _ambil(request, dinas, pk)
    satu = ambil_milik(SumberDana, rencana, ke, "rencana")
    form = SumberForm(request.POST or None, dinas=rencana.dinas, instance=satu)
    aksi = partial(tindakan.simpan_sumber, rencana, sumber=satu, oleh=request.user)
    hapus = _hapus_url(rencana, "sumber", ke)
    return _formulir(request, rencana, form, aksi, bagian="dana", judul="Sumber dana", hapus=hapus)


def _kegiatan(request, rencana: RencanaAksi, satu: Kegiatan | None, judul: str, hapus: str = ""):
    form = KegiatanForm(
        request.POST or None,
        rencana=rencana,
        sumber=list(rencana.sumber.select_related("unit")),
        instance=satu,
    )

    def aksi(_isi):
        tindakan_kegiatan.simpan_kegiatan(rencana, **form.bagian(), kegiatan=satu, oleh=request.user)

    return _formulir(request, rencana, form, aksi, bagian="kegiatan", judul=judul, hapus=hapus)


@butuh(*BACA)
@baca_tulis
def kegiatan_baru(request, dinas, pk):
    return _kegiatan(request, _ambil(request, dinas, pk), None, "Kegiatan baru")


@butuh(*BACA)
@baca_tulis
def kegiatan(request, dinas, pk, ke):
    rencana = _ambil(request, dinas, pk)
    satu = ambil_milik(Kegiatan, rencana, ke, "rencana")
    return _kegiatan(request, rencana, satu, "Kegiatan", _hapus_url(rencana, "kegiatan", ke))


def _hapus(request, dinas, pk, ke, model, aksi, bagian):
    rencana = _ambil(request, dinas, pk)
    satu = ambil_milik(model, rencana, ke, "rencana")
    aksi(satu, oleh=request.user)
    messages.success(request, "Sudah dihapus dari rencana.")
    return redirect(_alamat(rencana, bagian))


@butuh(*BACA)
@require_POST
def target_hapus(request, dinas, pk, ke):
    return _hapus(request, dinas, pk, ke, TargetRencana, tindakan.hapus_target, "target")


@butuh(*BACA)
@require_POST
def sumber_hapus(request, dinas, pk, ke):
    return _hapus(request, dinas, pk, ke, SumberDana, tindakan.hapus_sumber, "dana")


@butuh(*BACA)
@require_POST
def kegiatan_hapus(request, dinas, pk, ke):
    return _hapus(request, dinas, pk, ke, Kegiatan, tindakan_kegiatan.hapus_kegiatan, "kegiatan")
