"""An office's own means: buses, tools, the year's budget."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan.ketupat_pecel.perjalanan import tindakan_rincian as rincian
from layanan.ketupat_pecel.perjalanan.forms import AlatForm, BusForm, PaguForm
from layanan.ketupat_pecel.perjalanan.jadwal import terpakai
from layanan.ketupat_pecel.perjalanan.models import Alat, Bus, PaguPerjalanan
from layanan.ketupat_pecel.perjalanan.views import RUANG
from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.dinas.models import Dinas
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh


@butuh(Hak.KELOLA_LAYANAN)
@require_safe
def atur(request, dinas):
    return _halaman(request, ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN))


def _halaman(request, dinas: Dinas, status: int = BERHASIL, **tambahan):
    tahun = timezone.localdate(timezone=dinas.zona).year
    konteks = {
        "dinas": dinas,
        "bus": [(b, BusForm(instance=b, prefix=f"b{b.pk}")) for b in Bus.objects.filter(dinas=dinas)],
        "alat": [
            (a, AlatForm(instance=a, dinas=dinas, prefix=f"a{a.pk}"))
            for a in Alat.objects.filter(dinas=dinas).select_related("dokumen")
        ],
        "pagu": [(p, terpakai(dinas, p.tahun)) for p in PaguPerjalanan.objects.filter(dinas=dinas)[:5]],
        "bus_form": BusForm(initial={"aktif": True}, prefix="bus"),
        "alat_form": AlatForm(initial={"aktif": True}, dinas=dinas, prefix="alat"),
        "pagu_form": PaguForm(initial={"tahun": tahun}),
        **tambahan,
    }
    return render(request, f"{RUANG}/atur.html", konteks, status=status)


def _simpan(request, dinas: Dinas, form, aksi, nama: str, pesan: str):
    status = laksanakan(form, aksi)
    if status == BERHASIL:
        messages.success(request, pesan)
        return redirect("ketupat:perjalanan-atur", dinas.pk)
    return _halaman(request, dinas, status, **{nama: form})


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def bus(request, dinas, pk=0):
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    lama = get_object_or_404(Bus, dinas=objek, pk=pk) if pk else None
    form = BusForm(request.POST, prefix=f"b{pk}" if pk else "bus")
    return _simpan(
        request,
        objek,
        form,
        lambda: rincian.simpan_bus(objek, form.cleaned_data, bus=lama, oleh=request.user),
        "bus_form",
        "Bus tersimpan.",
    )


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def alat(request, dinas, pk=0):
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    lama = get_object_or_404(Alat, dinas=objek, pk=pk) if pk else None
    form = AlatForm(request.POST, dinas=objek, prefix=f"a{pk}" if pk else "alat")
    return _simpan(
        request,
        objek,
        form,
        lambda: rincian.simpan_alat(objek, form.cleaned_data, alat=lama, oleh=request.user),
        "alat_form",
        "Alat tersimpan.",
    )


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def pagu(request, dinas):
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    form = PaguForm(request.POST)
    return _simpan(
        request,
        objek,
        form,
        lambda: rincian.simpan_pagu(objek, form.cleaned_data["tahun"], form.cleaned_data["jumlah"], oleh=request.user),
        "pagu_form",
        "Pagu tersimpan.",
    )
