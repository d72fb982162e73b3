"""Pages of letters: the register, one letter and every act on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.surat import tindakan
from layanan.sop.surat.buku import register, tahun_tersedia
from layanan.sop.surat.daftar import SURAT_KELUAR
from layanan.sop.surat.forms import BatalForm, KirimForm, NaskahForm, NomoriForm, SaringForm, SuratForm, awal_surat
from layanan.sop.surat.halaman import bisa_disunting, halaman_surat
from layanan.sop.surat.izin import ambil_surat_untuk, periksa_boleh_tulis, periksa_masih_konsep
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan

BACA = (Hak.LIHAT_LAYANAN, Hak.AJUKAN_LAYANAN)
KERJA = (Hak.KERJAKAN_LAYANAN,)
SEHALAMAN = 50


def _ambil(request, pk: int):
    """The letter, with times in its office's zone from here on."""
    surat = ambil_surat_untuk(request.user, pk)
    timezone.activate(surat.dinas.zona)
    return surat


@butuh(Hak.LIHAT_LAYANAN)
@require_safe
def daftar(request):
    tahun = tahun_tersedia(request.user)
    form = SaringForm(request.GET, tahun=tahun)
    halaman = Paginator(register(request.user, form.pilihan), SEHALAMAN).get_page(request.GET.get("hal"))
    konteks = {"halaman": halaman, "form": form, "pilihan": form.pilihan, "tersaring": any(form.pilihan.values())}
    konteks["boleh_atur"] = request.user.punya_hak(Hak.KELOLA_LAYANAN)
    return render(request, "layanan/surat/daftar.html", konteks)


@butuh(*BACA)
@require_safe
def lihat(request, pk):
    surat = _ambil(request, pk)
    return render(request, "layanan/surat/lihat.html", halaman_surat(request.user, surat, {}))


def _jalankan(request, pk, nama: str, form, aksi, berhasil: str):
    """Send a form of the letter page; refused, it comes back on the page."""
    surat = _ambil(request, pk)
    status = laksanakan(form, lambda: aksi(surat, form.cleaned_data))
    if status == BERHASIL:
        messages.success(request, berhasil)
        return redirect("sop:surat-lihat", pk)
    konteks = halaman_surat(request.user, _ambil(request, pk), {nama: form})
    if nama not in konteks["aksi"]:  # the act is no longer open: say why above the page
        messages.error(request, " ".join(form.non_field_errors()) or "Tindakan ini tidak terbuka untuk surat ini.")
    return render(request, "layanan/surat/lihat.html", konteks, status=status)


@butuh(*KERJA)
@require_POST
def nomori(request, pk):
    def aksi(surat, data):
        tindakan.nomori(surat, tanggal=data["tanggal"], versi=data["versi"], oleh=request.user)

    return _jalankan(request, pk, "nomori", NomoriForm(request.POST), aksi, "Nomor surat sudah diberikan.")


@butuh(*KERJA)
@require_POST
def naskah(request, pk):
    def aksi(surat, data):
        siap = siapkan(data["berkas"])  # takes a moment: before the transaction begins
        tindakan.simpan_naskah(surat, siap, versi=data["versi"], oleh=request.user)

    form = NaskahForm(request.POST, request.FILES)
    return _jalankan(request, pk, "naskah", form, aksi, "Pindaian tersimpan dan menjadi naskah resmi surat ini.")


@butuh(*KERJA)
@require_POST
def kirim(request, pk):
    def aksi(surat, data):
        tindakan.kirim_surat(surat, tanggal=data["tanggal"], cara=data["cara"], versi=data["versi"], oleh=request.user)

    return _jalankan(request, pk, "kirim", KirimForm(request.POST), aksi, "Pengiriman surat tercatat.")


@butuh(*KERJA)
@require_POST
def batalkan(request, pk):
    def aksi(surat, data):
        tindakan.batalkan_surat(surat, data["alasan"], versi=data["versi"], oleh=request.user)

    return _jalankan(
        request, pk, "batalkan", BatalForm(request.POST), aksi, "Surat dibatalkan. Nomornya tidak dipakai lagi."
    )


@butuh(*KERJA)
@require_http_methods(["GET", "POST"])
def baru(request, pk):
    """A general outgoing letter for a request."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    periksa_boleh_tulis(request.user, permohonan)
    form = SuratForm(request.POST or None)
    status = 200
    if request.method == "POST":
        hasil = []

        def aksi():
            isi = {"perihal": form.cleaned_data["perihal"], "isi": form.isi}
            hasil.append(tindakan.buat_surat(SURAT_KELUAR, permohonan, **isi, oleh=request.user))

        status = laksanakan(form, aksi)
        if status == BERHASIL:
            messages.success(request, "Konsep surat tersimpan. Periksa cetakannya, lalu beri nomor.")
            return redirect("sop:surat-lihat", hasil[0].pk)
    konteks = {"form": form, "permohonan": permohonan}
    return render(request, "layanan/surat/ubah.html", konteks, status=status)


@butuh(*KERJA)
@require_http_methods(["GET", "POST"])
def ubah(request, pk):
    surat = _ambil(request, pk)
    periksa_boleh_tulis(request.user, surat.permohonan)
    periksa_masih_konsep(surat)
    if not bisa_disunting(surat):
        raise Ditolak("Konsep ini disusun oleh langkahnya. Ubah lewat halaman permohonan, atau unduh DOCX-nya.")
    form = SuratForm(request.POST or None, initial=awal_surat(surat))
    status = 200
    if request.method == "POST":

        def aksi():
            data = form.cleaned_data
            tindakan.ubah_surat(
                surat, perihal=data["perihal"], isi={**surat.isi, **form.isi}, versi=data["versi"], oleh=request.user
            )

        status = laksanakan(form, aksi)
        if status == BERHASIL:
            messages.success(request, "Konsep surat tersimpan.")
            return redirect("sop:surat-lihat", pk)
    konteks = {"form": form, "surat": surat, "permohonan": surat.permohonan}
    return render(request, "layanan/surat/ubah.html", konteks, status=status)
