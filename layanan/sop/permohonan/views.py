"""Pages of requests: the lists, where to ask, one request, and the tracking code shown once."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from layanan.sop.permohonan.antrean import TAB, bisa_ajukan, isi_tab, layanan_ditawarkan, saring
from layanan.sop.permohonan.daftar import ambil_layanan, tugas_hari
from layanan.sop.permohonan.forms import SaringForm
from layanan.sop.permohonan.halaman import (
    halaman_permohonan,
    hari_ini,
    isi_bagian,
    samping,
)
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tampilan import layanan_dikerjakan
from layanan.sop.permohonan.tindakan_lampiran import buat_pin
from pentas.akun.peran import Hak
from pentas.gerbang import butuh, masuk

BACA = (Hak.LIHAT_LAYANAN, Hak.AJUKAN_LAYANAN)
KERJA = (Hak.KERJAKAN_LAYANAN, Hak.AJUKAN_LAYANAN)
SEHALAMAN = 50


def ambil(request, pk: int) -> Permohonan:
    """The request, with times in its office's zone from here on."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    timezone.activate(permohonan.dinas.zona)
    return permohonan


@masuk
@require_safe
def pintu(request):
    """The bare address: to what waits for whoever types it."""
    return redirect("beranda:beranda")


@butuh(*BACA)
@require_safe
def daftar(request):
    """What waits for me first; everything else I may read under the other tabs."""
    pengguna = request.user
    bekerja = pengguna.punya_hak(*KERJA)
    tab = request.GET.get("tab")
    if tab not in TAB or (tab in ("giliran", "dijeda") and not bekerja):
        menunggu = bekerja and (pengguna.punya_hak(Hak.KERJAKAN_LAYANAN) or isi_tab(pengguna, "giliran").exists())
        tab = "giliran" if menunggu else "berjalan"
    sop = layanan_ditawarkan(pengguna)
    form = SaringForm(request.GET, sop=sop)
    semua = saring(isi_tab(pengguna, tab), form.isi(), hari_ini())
    semua = semua.select_related("dinas__provinsi", "dinas__kabupaten_kota", "unit", "petugas")
    konteks = {
        "halaman": Paginator(semua, SEHALAMAN).get_page(request.GET.get("hal")),
        "saring": form,
        "tersaring": any(form.isi().values()),
        "tab": tab,
        "semua_tab": [
            (kode, label, isi_tab(pengguna, kode).order_by().count() if kode in ("giliran", "dijeda") else None)
            for kode, label in TAB.items()
            if bekerja or kode not in ("giliran", "dijeda")
        ],
        "ajukan": bisa_ajukan(pengguna),
        "hari_ini": hari_ini(),
        "petugas_dinas": pengguna.punya_hak(Hak.LIHAT_LAYANAN),
        "dikerjakan": layanan_dikerjakan(pengguna),
        "ada_layanan": bool(sop),
        "tugas_hari": tugas_hari(pengguna),
    }
    return render(request, "layanan/permohonan/daftar.html", konteks)


@butuh(Hak.AJUKAN_LAYANAN)
@require_safe
def pilih(request):
    """Which service to ask for; with one on offer, straight to its form."""
    pilihan = [(s, ambil_layanan(s.kode)) for s in bisa_ajukan(request.user)]
    tautan = [(s, reverse(lay.url_ajukan)) for s, lay in pilihan if lay]
    if len(tautan) == 1:
        return redirect(tautan[0][1])
    return render(request, "layanan/permohonan/pilih.html", {"tautan": tautan})


@butuh(*BACA)
@require_safe
def lihat(request, pk):
    return jawab_halaman(request, ambil(request, pk))


def jawab_halaman(request, permohonan: Permohonan, status=200, **tambahan):
    konteks = halaman_permohonan(request.user, permohonan, **tambahan)
    konteks |= samping(request.user, permohonan) | isi_bagian(request, permohonan)
    return render(request, "layanan/permohonan/lihat.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN)
@require_POST
@never_cache
def pin(request, pk):
    """Four new digits, shown by this answer and never again."""
    permohonan = ambil(request, pk)
    return tunjukkan_kode(request, permohonan, buat_pin(permohonan, oleh=request.user), baru=False)


def tunjukkan_kode(request, permohonan: Permohonan, pin: str | None, baru: bool = True):
    """The answer to a request that was sent: number, tracking code and, this once, the PIN.

    Services call it from their own form's view (with ``@never_cache``). ``pin`` None: sent before, the PIN is gone.
    """
    timezone.activate(permohonan.dinas.zona)
    konteks = {"permohonan": permohonan, "kode": kode_tampil(permohonan.kode_lacak), "pin": pin, "baru": baru}
    return render(request, "layanan/permohonan/terkirim.html", konteks, status=201 if pin else 200)
