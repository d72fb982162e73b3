"""What a plan is made of: team, tools, route, cost; the list of residents and one of their numbers."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.ketupat_pecel.perjalanan import tindakan, tindakan_rincian
from layanan.ketupat_pecel.perjalanan.forms import BiayaForm, RuteForm, TimForm
from layanan.ketupat_pecel.perjalanan.halaman import isi_daftar
from layanan.ketupat_pecel.perjalanan.izin import ambil_warga_untuk, calon_tim, periksa_boleh_rencana
from layanan.ketupat_pecel.perjalanan.jadwal import pagu_tahun, sisa
from layanan.ketupat_pecel.perjalanan.models import AlatPerjalanan
from layanan.ketupat_pecel.perjalanan.views import RUANG, ambil, jawab
from layanan.ketupat_pecel.sop import KODE
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.pribadi.forms import BukaForm
from layanan.sop.pribadi.tindakan import buka as buka_nilai
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
SEBUTAN = {"nik": "NIK", "nama": "Nama", "telepon": "Telepon"}


def _bagian_rencana(request, pk: int, templat: str, buat_form, simpan, pesan: str, **tambahan):
    """One part of the plan on a page of its own; refused from an older page."""
    perjalanan = ambil(request, pk)
    periksa_boleh_rencana(request.user, perjalanan)
    form, status = buat_form(perjalanan, request.POST or None), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: simpan(perjalanan, form))
        if status == BERHASIL:
            messages.success(request, pesan)
            return redirect("ketupat:perjalanan-lihat", pk)
    konteks = {"perjalanan": perjalanan, "form": form, "dinas": perjalanan.dinas, **tambahan}
    return render(request, f"{RUANG}/{templat}.html", konteks, status=status)


def _awal(perjalanan) -> dict:
    return {"initial": {"versi": perjalanan.versi}}


@butuh(Hak.KERJAKAN_LAYANAN)
@baca_tulis
def tim(request, pk):
    return _bagian_rencana(
        request,
        pk,
        "tim",
        lambda p, data: TimForm(data, calon=calon_tim(p.dinas), perjalanan=p, **_awal(p)),
        lambda p, form: tindakan.atur_tim(p, form.anggota(), oleh=request.user, versi=form.cleaned_data["versi"]),
        "Tim tersimpan.",
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@baca_tulis
def rute(request, pk):
    return _bagian_rencana(
        request,
        pk,
        "rute",
        lambda p, data: RuteForm(data, perjalanan=p, **_awal(p)),
        lambda p, form: tindakan_rincian.atur_rute(p, form.isi(), oleh=request.user, versi=form.cleaned_data["versi"]),
        "Rute tersimpan.",
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@baca_tulis
def biaya(request, pk):
    perjalanan = ambil(request, pk)
    tahun = perjalanan.tanggal.year
    return _bagian_rencana(
        request,
        pk,
        "biaya",
        lambda p, data: BiayaForm(data, perjalanan=p, **_awal(p)),
        lambda p, form: tindakan_rincian.atur_biaya(p, form.isi(), oleh=request.user, versi=form.cleaned_data["versi"]),
        "Biaya tersimpan.",
        pagu=pagu_tahun(perjalanan.dinas, tahun),
        sisa=sisa(perjalanan.dinas, tahun, perjalanan),
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def alat_susun(request, pk):
    tindakan.buat_daftar_alat(ambil(request, pk), oleh=request.user)
    messages.success(request, "Daftar alat disusun lagi dari daftar warga.")
    return redirect("ketupat:perjalanan-lihat", pk)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def alat(request, pk, alat):
    perjalanan = ambil(request, pk)
    satu = AlatPerjalanan.objects.filter(perjalanan=perjalanan, pk=alat).first()
    if satu is None:
        raise TidakAda("Alat ini tidak ada lagi dalam daftar. Muat ulang halaman.")
    satu.perjalanan = perjalanan
    try:
        tindakan_rincian.tandai_alat(satu, request.POST.get("siap") == "1", oleh=request.user)
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        return jawab(request, pk, galat.status, galat.alasan)
    return redirect(f"{reverse('ketupat:perjalanan-lihat', args=[pk])}#alat")


@butuh(Hak.LIHAT_LAYANAN)
@never_cache
@require_safe
def warga(request, pk):
    """The whole list of one request, for who may read names."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    if permohonan.layanan != KODE:
        raise TidakAda()
    timezone.activate(permohonan.dinas.zona)
    isi = isi_daftar(permohonan, request.user)
    if not isi["boleh_baca"]:
        raise SalahPeran("Nama warga hanya dibaca tim perjalanan dan pengelola layanan di dinas.")
    return render(request, f"{RUANG}/warga.html", {"permohonan": permohonan, "dinas": permohonan.dinas, **isi})


@butuh(Hak.BUKA_PRIBADI)
@never_cache
@baca_tulis
def buka(request, pk):
    """A masked value, opened once for who says why."""
    satu = ambil_warga_untuk(request.user, pk)
    permohonan = satu.usulan.permohonan
    satu.rujukan = f"{permohonan.nomor}, baris {satu.baris}"
    form, status, nilai = BukaForm(request.POST or None, objek=satu), BERHASIL, []
    form.fields["medan"].choices = [(m, SEBUTAN[m]) for m, _ in form.fields["medan"].choices]
    if request.method == "POST":
        status = laksanakan(form, lambda: nilai.append(buka_nilai(satu, **form.cleaned_data, oleh=request.user)))
    konteks = {"data": satu, "form": form}
    if nilai:
        konteks |= {"nilai": nilai[0], "sebutan": SEBUTAN[form.cleaned_data["medan"]]}
    return render(request, "layanan/pribadi/buka.html", konteks, status=status)
