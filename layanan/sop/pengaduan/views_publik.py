"""Public pages: the form, and the status of a complaint for whoever has its code and digits. No account, no script."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from layanan.sop.lacak.forms import LacakForm
from layanan.sop.lacak.views import pribadi
from layanan.sop.pengaduan import tindakan
from layanan.sop.pengaduan.cari import baca_token, buat_token, cari
from layanan.sop.pengaduan.forms import PelaporForm, PengaduanForm
from layanan.sop.pengaduan.kanal import dinas_daring, kanal_dinas
from layanan.sop.pengaduan.models import Kanal
from layanan.sop.pengaduan.pembatas import sidik_alamat
from layanan.sop.pengaduan.tindakan_pelapor import balas, buka_kembali
from layanan.sop.permohonan.hitung import kode_tampil
from pentas.alamat import alamat_pengirim
from pentas.galat import Basi, Ditolak
from pentas.gerbang import publik


@publik
@pribadi
@sensitive_post_parameters("uraian", "nama", "kontak")
@require_http_methods(["GET", "POST"])
def buat(request):
    """The answer to a sent form shows the code and, this once, the digits; the same form again shows them again."""
    semua = dinas_daring()
    if request.method == "GET":
        pilihan = {n: request.GET.get(n, "") for n in ("dinas", "layanan", "kode")}
        pilihan["dinas"] = next((d.pk for d in semua if d.pk == pilihan["dinas"] or len(semua) == 1), None)
        return _formulir(request, PengaduanForm(semua_dinas=semua, initial=pilihan))
    form = PengaduanForm(request.POST, semua_dinas=semua)
    if not form.is_valid():
        return _formulir(request, form, 422)
    try:
        pengaduan, pin = tindakan.sampaikan(
            form.cleaned_data["dinas"], kanal=Kanal.DARING, sidik_alamat=sidik_alamat(request), oleh=None, **form.isi()
        )
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        if isinstance(galat, Basi):
            form.kunci_baru()
        return _formulir(request, form, galat.status)
    timezone.activate(pengaduan.dinas.zona)
    konteks = {"pengaduan": pengaduan, "kode": kode_tampil(pengaduan.kode_lacak), "pin": pin}
    return render(request, "layanan/pengaduan/diterima.html", konteks, status=201)


def _formulir(request, form: PengaduanForm, status: int = 200):
    dinas = next((d for d in form.fields["dinas"].queryset if d.pk == form["dinas"].value()), None)
    lain = [k for k in kanal_dinas(dinas) if k.aktif and k.kanal != Kanal.DARING] if dinas else []
    return render(request, "layanan/pengaduan/buat.html", {"form": form, "lain": lain, "dinas": dinas}, status=status)


@publik
@pribadi
@sensitive_post_parameters("pin")
@sensitive_variables("form")
@require_http_methods(["GET", "POST"])
def status(request):
    form = LacakForm(request.POST or None)
    form.fields["kode"].label = "Kode pengaduan"
    if request.method == "GET":
        return render(request, "layanan/pengaduan/status.html", {"form": form})
    if not form.is_valid():
        return render(request, "layanan/pengaduan/status.html", {"form": form}, status=422)
    try:
        pengaduan = cari(form.cleaned_data["kode"], form.cleaned_data["pin"], alamat_pengirim(request))
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return render(request, "layanan/pengaduan/status.html", {"form": form}, status=galat.status)
    return redirect("sop:pengaduan-ikuti", buat_token(pengaduan))


@publik
@pribadi
@sensitive_post_parameters("isi")
@require_http_methods(["GET", "POST"])
def ikuti(request, token):
    """For half an hour: read the answers, add to it, open it again."""
    try:
        pengaduan = baca_token(token)
    except Ditolak as galat:
        form = LacakForm()
        form.fields["kode"].label = "Kode pengaduan"
        return render(
            request, "layanan/pengaduan/status.html", {"form": form, "galat": galat.alasan}, status=galat.status
        )
    timezone.activate(pengaduan.dinas.zona)
    if request.method == "GET":
        return _ikuti(request, token, pengaduan, PelaporForm())
    form = PelaporForm(request.POST)
    if not form.is_valid():
        return _ikuti(request, token, pengaduan, form, 422)
    aksi = balas if pengaduan.terbuka else buka_kembali
    try:
        aksi(pengaduan, form.cleaned_data["isi"], oleh=None)
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        return _ikuti(request, token, pengaduan, form, galat.status)
    return redirect("sop:pengaduan-ikuti", token)


def _ikuti(request, token, pengaduan, form, status_jawab: int = 200):
    konteks = {
        "pengaduan": pengaduan,
        "kode": kode_tampil(pengaduan.kode_lacak),
        "tanggapan": pengaduan.tanggapan.filter(publik=True),
        "form": form,
        "token": token,
    }
    return render(request, "layanan/pengaduan/ikuti.html", konteks, status=status_jawab)
