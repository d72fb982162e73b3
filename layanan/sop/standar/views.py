"""The public pages of a standard, and its editor."""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.sop.deklarasi.bentuk import Sop
from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.izin import ambil_dinas_untuk, punya_hak_di
from layanan.sop.dinas.models import Dinas, LayananDinas
from layanan.sop.standar import tindakan
from layanan.sop.standar.cetak import cetak_standar
from layanan.sop.standar.forms import StandarForm, TerbitForm
from layanan.sop.standar.izin import BACA, ambil_standar_umum, ambil_standar_untuk
from layanan.sop.standar.models import StandarPelayanan
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, TidakAda
from pentas.gerbang import butuh, publik


@publik
@require_safe
def umum(request):
    """Every standard in force."""
    semua = StandarPelayanan.objects.berlaku().lengkap().order_by("dinas", "layanan")
    return render(request, "layanan/standar/umum.html", {"semua": semua})


@publik
@require_safe
def baca(request, dinas, layanan):
    return _baca(request, dinas, layanan, None)


@publik
@require_safe
def versi(request, dinas, layanan, versi):
    """An earlier one, which says that it was replaced."""
    return _baca(request, dinas, layanan, versi)


def _baca(request, dinas: str, layanan: str, versi: int | None):
    try:
        standar = ambil_standar_umum(dinas, layanan, versi)
    except TidakAda as galat:
        return render(request, "layanan/standar/umum.html", {"galat": galat.alasan, "semua": ()}, status=galat.status)
    timezone.activate(standar.dinas.zona)
    terbit = StandarPelayanan.objects.terbit().filter(dinas=standar.dinas, layanan=layanan).order_by("-versi")
    konteks = {"standar": standar, "semua_versi": terbit, "berlaku": terbit[0]}
    return render(request, "layanan/standar/baca.html", konteks)


@publik
@require_safe
def pdf(request, dinas, layanan, versi):
    standar = ambil_standar_umum(dinas, layanan, versi)
    return jawab_pdf(cetak_standar(request, standar), f"Standar pelayanan {layanan} {dinas} v{versi}")


@dataclass(frozen=True)
class BarisLayanan:
    """One service of one office: what is in force and what is being written."""

    dinas: Dinas
    sop: Sop
    terbit: StandarPelayanan | None
    draf: StandarPelayanan | None


def _baris(semua_dinas) -> list[BarisLayanan]:
    """In two queries."""
    standar = {}
    for s in StandarPelayanan.objects.filter(dinas__in=semua_dinas).order_by("versi"):
        standar[s.dinas_id, s.layanan, s.terbit] = s
    return [
        BarisLayanan(
            ld.dinas,
            sop,
            standar.get((ld.dinas_id, ld.layanan, True)),
            standar.get((ld.dinas_id, ld.layanan, False)),
        )
        for ld in LayananDinas.objects.filter(dinas__in=semua_dinas, aktif=True).select_related(
            "dinas__provinsi", "dinas__kabupaten_kota"
        )
        if (sop := ambil_sop(ld.layanan))
    ]


@butuh(*BACA)
@require_safe
def daftar(request):
    semua = Dinas.objects.berhak(request.user, *BACA)
    konteks = {"baris": _baris(semua), "kelola": request.user.punya_hak(Hak.KELOLA_LAYANAN)}
    return render(request, "layanan/standar/daftar.html", konteks)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def susun(request):
    dinas = ambil_dinas_untuk(request.user, request.POST.get("dinas", ""), Hak.KELOLA_LAYANAN)
    draf = tindakan.susun(dinas, request.POST.get("layanan", ""), oleh=request.user)
    messages.success(request, f"Draf versi {draf.versi} disusun. Periksa tiap komponen, lalu terbitkan.")
    return redirect("sop:standar-ubah", draf.pk)


@butuh(*BACA)
@require_http_methods(["GET", "POST"])
def ubah(request, pk):
    """A draft for who may edit it; everything else is read."""
    standar = ambil_standar_untuk(request.user, pk)
    timezone.activate(standar.dinas.zona)
    if standar.terbit and request.method == "GET":
        return redirect("sop:standar-versi", standar.dinas_id, standar.layanan, standar.versi)
    if request.method == "GET":
        return _sunting(request, standar)
    form = StandarForm(request.POST, standar=standar)
    status = laksanakan(
        form, lambda: tindakan.simpan(standar, form.isi(), oleh=request.user, cap=form.cleaned_data["cap"])
    )
    if status != BERHASIL:
        return _sunting(request, standar, status, form=form)
    messages.success(request, "Draf standar disimpan.")
    return redirect("sop:standar-ubah", pk)


def _sunting(request, standar: StandarPelayanan, status: int = 200, **tambahan):
    konteks = {
        "standar": standar,
        "form": StandarForm(standar=standar),
        "terbitkan": TerbitForm(initial={"cap": standar.cap}),
        "kelola": punya_hak_di(request.user, standar.dinas, Hak.KELOLA_LAYANAN),
        "kosong": [k.komponen.nama for k in standar.urut_komponen if not k.butir],
        **tambahan,
    }
    return render(request, "layanan/standar/ubah.html", konteks, status=status)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def terbitkan(request, pk):
    standar = ambil_standar_untuk(request.user, pk)
    form = TerbitForm(request.POST)
    status = laksanakan(form, lambda: tindakan.terbitkan(standar, oleh=request.user, **form.cleaned_data))
    if status != BERHASIL:
        return _sunting(request, standar, status, terbitkan=form)
    messages.success(request, f"Standar versi {standar.versi} terbit. Masyarakat membacanya mulai sekarang.")
    return redirect("sop:standar-baca", standar.dinas_id, standar.layanan)


@butuh(*BACA)
@require_safe
def draf_pdf(request, pk):
    """The draft on paper, for whoever signs the decree; it says that it is a draft."""
    standar = ambil_standar_untuk(request.user, pk)
    if standar.terbit:
        raise Ditolak("Standar ini sudah terbit. Unduh dari halaman publiknya.", status=409)
    return jawab_pdf(cetak_standar(request, standar), f"Draf standar {standar.layanan} {standar.dinas_id}")
