"""A village's list from a workbook: the form to fill in, the preview, what is kept and what comes back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.ketupat_pecel.warga import tindakan
from layanan.ketupat_pecel.warga.buku import baca_buku, buku_galat, buku_kosong
from layanan.ketupat_pecel.warga.forms import ImporForm, SimpanImporForm
from layanan.ketupat_pecel.warga.halaman import kerangka, pilihan_dokumen
from layanan.ketupat_pecel.warga.impor import buka_bungkus, bungkus, periksa_semua
from layanan.ketupat_pecel.warga.izin import periksa_boleh_ubah
from layanan.ketupat_pecel.warga.views import RUANG, ambil
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_xlsx
from pentas.galat import Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh


@butuh(Hak.AJUKAN_LAYANAN)
@require_safe
def format_buku(request, pk):
    usulan = ambil(request, pk)
    return jawab_xlsx(buku_kosong(usulan, pilihan_dokumen(usulan)), f"Daftar warga {usulan.unit.nama}")


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def impor(request, pk):
    """Upload, and see what it says row by row. Nothing is written yet."""
    usulan = ambil(request, pk)
    periksa_boleh_ubah(request.user, usulan)
    if request.method != "POST":
        return _halaman(request, usulan, ImporForm())
    form = ImporForm(request.POST, request.FILES)
    if not form.is_valid():
        return _halaman(request, usulan, form, 422)
    try:
        semua = baca_buku(form.cleaned_data["berkas"])
        hasil = periksa_semua(usulan, semua)
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        form.add_error("berkas", galat.alasan)
        return _halaman(request, usulan, form, galat.status)
    return _halaman(request, usulan, form, hasil=hasil, bungkus=bungkus(usulan, semua, request.user))


def _halaman(request, usulan, form, status: int = 200, hasil=(), **tambahan):
    konteks = {
        **kerangka(usulan, "warga-daftar"),
        "form": form,
        "hasil": hasil,
        "benar": sum(not b.galat for b in hasil),
        "salah": [b for b in hasil if b.galat],
        **tambahan,
    }
    return render(request, f"{RUANG}/impor.html", konteks, status=status)


def _isi(request, usulan):
    """What the page carried, judged again: the list may have changed since."""
    form = SimpanImporForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Pratinjau tidak terbaca. Unggah lagi berkasnya.")
    semua = buka_bungkus(form.cleaned_data["bungkus"], usulan, request.user)
    return form.cleaned_data, semua, periksa_semua(usulan, semua)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@require_POST
def simpan(request, pk):
    """All rows, or (by choice) those without a fault; the others come back in a workbook that says why."""
    usulan = ambil(request, pk)
    periksa_boleh_ubah(request.user, usulan)
    pilih, semua, hasil = _isi(request, usulan)
    benar = [b.isi for b in hasil if not b.galat]
    salah = [b for b in hasil if b.galat]
    if (salah and not pilih["benar_saja"]) or not benar:
        galat = "Masih ada baris yang salah, jadi tidak ada yang disimpan."
        return _halaman(request, usulan, ImporForm(), 422, hasil, bungkus=pilih["bungkus"], galat=galat)
    tindakan.impor_warga(usulan, benar, oleh=request.user)
    if not salah:
        messages.success(request, f"{len(benar)} warga masuk daftar.")
        return redirect("ketupat:warga-daftar", pk)
    nomor = {b.asal.nomor for b in salah}
    sisa = bungkus(usulan, [b for b in semua if b.nomor in nomor], request.user)
    return _halaman(request, ambil(request, pk), ImporForm(), 200, salah, bungkus=sisa, tersimpan=len(benar))


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@require_POST
def galat(request, pk):
    """The faulty rows as they were typed, with a column that says why."""
    usulan = ambil(request, pk)
    _pilih, _semua, hasil = _isi(request, usulan)
    return jawab_xlsx(buku_galat([(b.asal, b.galat) for b in hasil if b.galat]), "Baris yang perlu diperbaiki")
