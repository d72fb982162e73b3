"""Resource maps: all negeri of an office side by side, one of them, the one that I act for."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.program.draf import buang, pakai_draf, terima_draf
from layanan.negeri.program.halaman import halaman
from layanan.negeri.program.izin import BACA, ambil_dinas_program, ambil_milik
from layanan.negeri.program.rentang import ambil_program
from layanan.negeri.sumber_daya import tindakan
from layanan.negeri.sumber_daya.data import banding, kekurangan, susun_baris
from layanan.negeri.sumber_daya.forms import PelatihanForm, SumberDayaForm
from layanan.negeri.sumber_daya.hitung import BUTIR
from layanan.negeri.sumber_daya.izin import ambil_negeri_untuk, negeri_saya, periksa_boleh_isi
from layanan.negeri.sumber_daya.models import Pelatihan, SumberDaya
from layanan.sop.dinas.izin import punya_hak_di
from layanan.sop.dinas.models import Unit
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import boleh
from pentas.gerbang import butuh

ISI = (*BACA, Hak.AJUKAN_LAYANAN)
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(*BACA)
@require_safe
def daftar(request, dinas):
    """Every negeri on one page: what it has, what it lacks."""
    objek = ambil_dinas_program(request.user, dinas)
    program = ambil_program(objek)
    semua = banding(objek, program)
    isi = {
        "semua": semua,
        "kolom": [(nama, satuan, getattr(program, batas)) for _m, nama, satuan, batas in BUTIR],
        "kekurangan": kekurangan(semua),
        "terisi": sum(b.peta is not None for b in semua),
        "program": program,
    }
    return halaman(request, "sumber_daya/banding", objek, "sumber_daya", **isi)


@butuh(Hak.AJUKAN_LAYANAN)
@require_safe
def saya(request):
    """For the operator's menu: straight to the one negeri, or the choice among several."""
    semua = negeri_saya(request.user)
    if len(semua) == 1:
        return redirect("negeri:sumber-daya-isi", semua[0].dinas_id, semua[0].pk)
    return render(request, "layanan/negeri/sumber_daya/saya.html", {"semua": semua})


@butuh(*ISI)
@baca_tulis
def isi(request, dinas, pk):
    unit = ambil_negeri_untuk(request.user, dinas, pk)
    peta = SumberDaya.objects.filter(unit=unit).first()
    versi = peta.versi if peta else 0
    form = SumberDayaForm(request.POST or None, instance=peta, initial={"versi": versi})
    status = BERHASIL
    if request.method == "POST":
        periksa_boleh_isi(request.user, unit)
    if (jawab := terima_draf(request, unit.dinas, request.path)) is not None:
        return jawab
    if "buang_draf" in request.POST:
        buang(request, request.path)
        return redirect(request.path)
    if request.method == "POST":
        status = laksanakan(form, lambda: _simpan(unit, form, request.user))
        if status == BERHASIL:
            buang(request, request.path)
            messages.success(request, f"Peta sumber daya {unit.nama} disimpan.")
            return redirect("negeri:sumber-daya-isi", dinas, pk)
    return _halaman(request, unit, form, PelatihanForm(), status)


def _simpan(unit: Unit, form: SumberDayaForm, oleh) -> None:
    tindakan.simpan_sumber_daya(unit, form.isi(), versi=form.cleaned_data["versi"], oleh=oleh)


def _halaman(request, unit: Unit, form, pelatihan_form, status=BERHASIL):
    timezone.activate(unit.dinas.zona)
    peta = SumberDaya.objects.filter(unit=unit).select_related("diubah_oleh").first()
    konteks = {
        "unit": unit,
        "peta": peta,
        "draf": pakai_draf(request, form, unit.dinas, request.path),
        "form": form,
        "pelatihan_form": pelatihan_form,
        "pelatihan": list(unit.pelatihan.all()),
        "baris": susun_baris(unit, peta, ambil_program(unit.dinas)),
        "boleh_isi": boleh(periksa_boleh_isi, request.user, unit),
        "pembaca_dinas": punya_hak_di(request.user, unit.dinas, *BACA),
    }
    return render(request, "layanan/negeri/sumber_daya/isi.html", konteks, status=status)


def _ke_pelatihan(dinas: str, pk: int):
    return redirect(reverse("negeri:sumber-daya-isi", args=[dinas, pk]) + "#pelatihan")


@butuh(*ISI)
@require_POST
def pelatihan(request, dinas, pk):
    unit = ambil_negeri_untuk(request.user, dinas, pk)
    form = PelatihanForm(request.POST)
    status = laksanakan(form, lambda: tindakan.catat_pelatihan(unit, form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        peta = SumberDaya.objects.filter(unit=unit).first()
        lain = SumberDayaForm(instance=peta, initial={"versi": peta.versi if peta else 0})
        return _halaman(request, unit, lain, form, status)
    messages.success(request, "Pelatihan dicatat.")
    return _ke_pelatihan(dinas, pk)


@butuh(*ISI)
@require_POST
def pelatihan_beri(request, dinas, pk, pelatihan):
    """Given today; another day is written when it is noted."""
    unit = ambil_negeri_untuk(request.user, dinas, pk)
    satu = ambil_milik(Pelatihan, unit, pelatihan, "unit")
    hari_ini = timezone.localdate(timezone=unit.dinas.zona)
    tindakan.ubah_pelatihan(satu, {"diberikan_pada": hari_ini}, oleh=request.user)
    messages.success(request, "Pelatihan dicatat sudah diberikan.")
    return _ke_pelatihan(dinas, pk)


@butuh(*ISI)
@require_POST
def pelatihan_hapus(request, dinas, pk, pelatihan):
    unit = ambil_negeri_untuk(request.user, dinas, pk)
    satu = ambil_milik(Pelatihan, unit, pelatihan, "unit")
    tindakan.hapus_pelatihan(satu, oleh=request.user)
    messages.success(request, "Catatan pelatihan dihapus.")
    return _ke_pelatihan(dinas, pk)
