"""The village's pages: its wish, its list, sending and taking back. Made for a telephone first."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.ketupat_pecel.warga import tindakan, tindakan_baris
from layanan.ketupat_pecel.warga.data import semua_baris
from layanan.ketupat_pecel.warga.entri import tersimpan
from layanan.ketupat_pecel.warga.forms import TarikForm, UsulanForm, WargaForm
from layanan.ketupat_pecel.warga.halaman import awal_warga, boleh_tarik, halaman_saya, kerangka, kurang, pilihan_dokumen
from layanan.ketupat_pecel.warga.izin import ambil_usulan_untuk, ambil_warga, dapat_diubah, desa_saya
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.sop.permohonan import tindakan as permohonan_
from layanan.sop.permohonan.izin import ambil_permohonan_untuk, mewakili_pemohon
from layanan.sop.permohonan.views import tunjukkan_kode
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
RUANG = "layanan/ketupat_pecel/warga"


def ambil(request, pk: int) -> UsulanDesa:
    usulan = ambil_usulan_untuk(request.user, pk)
    timezone.activate(usulan.unit.dinas.zona)
    return usulan


@butuh(Hak.AJUKAN_LAYANAN)
@baca_tulis
def saya(request):
    """What this village asked for and where it stands; a new wish, or the draft goes on."""
    if request.method == "POST":
        pk = request.POST.get("unit", "")
        unit = desa_saya(request.user).filter(pk=pk).first() if pk.isdecimal() and len(pk) < 19 else None
        if unit is None:
            raise TidakAda("Desa ini bukan milik akun Anda, atau dinasnya belum membuka layanan ini.")
        return redirect("ketupat:warga-usulan", tindakan.buat_usulan(unit, oleh=request.user).pk)
    return render(request, f"{RUANG}/saya.html", {"semua": halaman_saya(request.user)})


@butuh(Hak.AJUKAN_LAYANAN)
@require_safe
def perbaiki(request, pk):
    """From the request's page to the village's own."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    usulan = UsulanDesa.objects.filter(permohonan=permohonan).first()
    if usulan is None or not mewakili_pemohon(request.user, permohonan):
        raise TidakAda()
    return redirect("ketupat:warga-usulan", usulan.pk)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@baca_tulis
def usulan(request, pk):
    """Step one: the letter, the place, the day that would suit. Saved while typing."""
    objek = ambil(request, pk)
    if not dapat_diubah(objek):
        return redirect("ketupat:warga-periksa", pk)
    if request.method != "POST":
        return _halaman_usulan(request, objek, UsulanForm(initial=tersimpan(objek), usulan=objek))
    form = UsulanForm(request.POST, request.FILES, usulan=objek)
    status = laksanakan(form, lambda: _simpan_usulan(form, objek, request.user))
    if status == BERHASIL:
        return redirect("ketupat:warga-daftar", pk)
    return _halaman_usulan(request, ambil(request, pk), form, status)


def _simpan_usulan(form: UsulanForm, objek: UsulanDesa, oleh) -> None:
    tindakan.simpan_usulan(objek, form.isi(), oleh=oleh)
    if form.cleaned_data["surat"]:
        tindakan.simpan_surat(objek, siapkan(form.cleaned_data["surat"]), oleh=oleh)


def _halaman_usulan(request, objek: UsulanDesa, form, status: int = BERHASIL):
    konteks = {**kerangka(objek, "warga-usulan"), "form": form}
    return render(request, f"{RUANG}/usulan.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@baca_tulis
def daftar(request, pk):
    """Step two: the list, and the form for one more row."""
    objek = ambil(request, pk)
    pilihan = pilihan_dokumen(objek)
    if request.method != "POST":
        return _halaman_daftar(request, objek, WargaForm(dokumen=pilihan))
    form = WargaForm(request.POST, dokumen=pilihan)
    status = _laksanakan_baris(form, lambda: tindakan.tambah_warga(objek, form.isi(), oleh=request.user))
    if status == BERHASIL:
        messages.success(request, f"{form.cleaned_data['nama']} masuk daftar.")
        if form.peringatan:
            messages.warning(request, form.peringatan)
        return redirect("ketupat:warga-daftar", pk)
    return _halaman_daftar(request, ambil(request, pk), form, status)


def _laksanakan_baris(form: WargaForm, aksi) -> int:
    """Like ``laksanakan``, but the sentences stand beside the fields they are about."""
    if not form.is_valid():
        return 422
    try:
        aksi()
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        for medan, kalimat in (galat.rincian or {None: galat.alasan}).items():
            form.add_error(medan if medan in form.fields else None, str(kalimat))
        return galat.status
    return BERHASIL


def _halaman_daftar(request, objek: UsulanDesa, form, status: int = BERHASIL):
    konteks = {**kerangka(objek, "warga-daftar"), "form": form, "baris": semua_baris(objek)}
    return render(request, f"{RUANG}/daftar.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@baca_tulis
def ubah(request, pk, warga):
    """One row; its NIK is not shown whole again."""
    objek = ambil(request, pk)
    baris = ambil_warga(objek, warga)
    form = WargaForm(request.POST or None, dokumen=pilihan_dokumen(objek), warga=baris, initial=awal_warga(baris))
    status = BERHASIL
    if request.method == "POST":
        status = _laksanakan_baris(form, lambda: tindakan_baris.ubah_warga(baris, form.isi(), oleh=request.user))
        if status == BERHASIL:
            messages.success(request, f"Baris {baris.baris} tersimpan.")
            return redirect("ketupat:warga-daftar", pk)
        baris = ambil_warga(objek, warga)
    konteks = {**kerangka(objek, "warga-daftar"), "form": form, "warga": baris}
    return render(request, f"{RUANG}/ubah.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN)
@require_POST
def coret(request, pk, warga):
    baris = ambil_warga(ambil(request, pk), warga)
    tindakan_baris.coret_warga(baris, oleh=request.user)
    messages.success(request, f"Baris {baris.baris} dicoret dari daftar.")
    return redirect("ketupat:warga-daftar", pk)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@require_safe
def periksa(request, pk):
    """Step three: read it once more and send; afterwards where it stands."""
    return _halaman_periksa(request, ambil(request, pk))


def _halaman_periksa(request, objek: UsulanDesa, status: int = BERHASIL, galat: str = "", tarik=None):
    konteks = {
        **kerangka(objek, "warga-periksa"),
        "baris": semua_baris(objek),
        "kurang": kurang(objek),
        "galat": galat,
        "boleh_tarik": boleh_tarik(request.user, objek),
        "tarik_form": tarik or TarikForm(),
    }
    return render(request, f"{RUANG}/periksa.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@require_POST
def kirim(request, pk):
    """Sent once: number, tracking code and digits. After a repair: back to where it was sent back from."""
    objek = ambil(request, pk)
    try:
        if objek.permohonan_id and dapat_diubah(objek):
            permohonan_.lanjut(objek.permohonan, "kirim_ulang", oleh=request.user)
            messages.success(request, "Perbaikan terkirim. Dinas memeriksanya kembali.")
            return redirect("ketupat:warga-periksa", pk)
        permohonan = tindakan.kirim_usulan(objek, oleh=request.user)
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        return _halaman_periksa(request, ambil(request, pk), galat.status, galat.alasan)
    return tunjukkan_kode(request, permohonan, permohonan.pin)


@butuh(Hak.AJUKAN_LAYANAN)
@require_POST
def tarik(request, pk):
    objek = ambil(request, pk)
    if objek.permohonan_id is None:
        raise Ditolak("Permintaan ini belum dikirim, jadi tidak perlu ditarik.")
    form = TarikForm(request.POST)
    alasan = form.cleaned_data["alasan"] if form.is_valid() else ""
    status = laksanakan(form, lambda: permohonan_.tarik(objek.permohonan, alasan, oleh=request.user))
    if status == BERHASIL:
        messages.success(request, "Permintaan ditarik. Anda dapat membuat yang baru kapan saja.")
        return redirect("ketupat:warga-periksa", pk)
    return _halaman_periksa(request, ambil(request, pk), status, tarik=form)
