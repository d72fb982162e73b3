"""Last logins, and the slips for those who never came in or cannot any more."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Subquery
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pentas.akun import tindakan_kartu
from pentas.akun.izin import akun_kelolaan, isi_penugasan, provinsi_kelolaan
from pentas.akun.kelola_forms import KartuCetakForm, MasukTerakhirForm
from pentas.akun.models import KartuMasuk, Penugasan
from pentas.akun.peran import Hak
from pentas.akun.sandi import sandi_acak
from pentas.dokumen.jawab import jawab_pdf
from pentas.dokumen.models import Instansi
from pentas.dokumen.pdf import cetak_pdf
from pentas.dokumen.qr import qr_svg
from pentas.galat import Ditolak
from pentas.gerbang import butuh
from pentas.wilayah.models import Provinsi

SEHALAMAN = 100
LAMA = timedelta(days=30)


@butuh(Hak.KELOLA_AKUN)
@require_safe
def masuk_terakhir(request):
    saring = MasukTerakhirForm(request.GET)
    semua = _saring(request.user, saring.isi())
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("hal"))
    isi_penugasan(halaman.object_list)
    _isi_kartu(halaman.object_list)
    konteks = {"halaman": halaman, "saring": saring, "hari": KartuCetakForm.HARI}
    return render(request, "akun/kelola/masuk_terakhir.html", konteks)


def _saring(admin, isi):
    """Active accounts: those who never came in first, then the longest ago."""
    semua = akun_kelolaan(admin).filter(is_active=True)
    if isi["keadaan"] == "belum":
        semua = semua.filter(last_login=None)
    elif isi["keadaan"] == "lama":
        semua = semua.filter(last_login__lt=timezone.now() - LAMA)
    if isi["peran"]:
        milik = Penugasan.objects.filter(provinsi__in=provinsi_kelolaan(admin), peran=isi["peran"])
        semua = semua.filter(pk__in=milik.values("pengguna"))
    terbaru = KartuMasuk.objects.filter(pengguna=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    return semua.annotate(id_kartu=Subquery(terbaru)).order_by(F("last_login").asc(nulls_first=True), "username")


def _isi_kartu(akun) -> None:
    kartu = KartuMasuk.objects.in_bulk([a.id_kartu for a in akun if a.id_kartu])
    for a in akun:
        a.kartu_terakhir = kartu.get(a.id_kartu)


@butuh(Hak.KELOLA_AKUN)
@require_POST
@never_cache
def cetak(request):
    """The answer is the paper itself: the codes are in it and nowhere else."""
    form = KartuCetakForm(request.POST, akun=akun_kelolaan(request.user).order_by("username"))
    if not form.is_valid():
        raise Ditolak(" ".join(pesan for daftar in form.errors.values() for pesan in daftar))
    akun, hari = isi_penugasan(list(form.cleaned_data["akun"])), form.cleaned_data["hari"]
    kode = {a: sandi_acak() for a in akun[: tindakan_kartu.SEKALI_CETAK + 1]}
    if len(kode) <= tindakan_kartu.SEKALI_CETAK:
        pdf = _pdf(request, kode, hari)  # before the slips are registered: a failing printer changes nothing
    tindakan_kartu.beri_kartu(kode, hari=hari, oleh=request.user)
    return jawab_pdf(pdf, "kartu-masuk")


def _pdf(request, kode, hari: int) -> bytes:
    alamat = request.build_absolute_uri(reverse("akun:masuk-kartu"))
    # After the "#" nothing leaves the browser: the code stands in no log.
    kartu = [
        (akun, satu, qr_svg(f"{alamat}#{satu}", f"Kode QR kartu masuk {akun.username}")) for akun, satu in kode.items()
    ]
    provinsi = Provinsi.objects.filter(pk__in=provinsi_kelolaan(request.user)).order_by("pk").first()
    konteks = {
        "kartu": kartu,
        "alamat": alamat.removeprefix("https://").removeprefix("http://"),
        "sampai": timezone.now() + timedelta(days=hari),
        "instansi": Instansi.objects.untuk(provinsi),
    }
    return cetak_pdf("akun/kartu_pdf.html", konteks, judul="Kartu masuk Pentas Dukcapil")
