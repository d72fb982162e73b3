"""Pages of trips: the month, a plan made and changed, the trip itself on the road."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.ketupat_pecel.perjalanan import tindakan, tindakan_rincian
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.forms import AlasanForm, BiayaNyataForm, BulanForm, RencanaForm, TibaForm
from layanan.ketupat_pecel.perjalanan.halaman import halaman_kalender, halaman_perjalanan, sebab_libur
from layanan.ketupat_pecel.perjalanan.izin import ambil_perjalanan_untuk, periksa_boleh_rencana, periksa_kabid
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan import tindakan as permohonan_
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh
from pentas.tampilan.format import HARI

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
RUANG = "layanan/ketupat_pecel/perjalanan"


def ambil(request, pk: int) -> Perjalanan:
    perjalanan = ambil_perjalanan_untuk(request.user, pk)
    timezone.activate(perjalanan.dinas.zona)
    return perjalanan


@butuh(Hak.LIHAT_LAYANAN)
@require_safe
def kalender(request):
    """The month's trips of one office; who reads several chooses."""
    semua = Dinas.objects.berhak(request.user, Hak.LIHAT_LAYANAN).filter(layanan__layanan=KODE, layanan__aktif=True)
    semua = list(semua.lengkap().order_by("kode"))
    if not semua:
        raise TidakAda("Dinas Anda belum membuka layanan Ketupat Pecel.")
    dinas = next((d for d in semua if d.pk == request.GET.get("dinas")), semua[0])
    hari_ini = timezone.localdate(timezone=dinas.zona)
    konteks = halaman_kalender(request.user, dinas, BulanForm(request.GET).awal(hari_ini), hari_ini)
    return render(request, f"{RUANG}/kalender.html", {**konteks, "semua_dinas": semua, "nama_hari": HARI})


@butuh(Hak.KERJAKAN_LAYANAN)
@baca_tulis
def rencana(request, pk):
    """From the request: its trip where there is one, else a new plan."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    if permohonan.layanan != KODE:
        raise TidakAda()
    timezone.activate(permohonan.dinas.zona)
    ada = permohonan.perjalanan.exclude(status=StatusPerjalanan.DIBATALKAN).first()
    if ada is not None:
        return redirect("ketupat:perjalanan-lihat", ada.pk)
    periksa_kabid(request.user, permohonan.dinas)
    if permohonan.langkah != "penugasan":
        raise Basi(tindakan.BELUM_GILIRAN)
    usulan = UsulanDesa.objects.filter(permohonan=permohonan).first()
    awal = {"tanggal": usulan.tanggal_usul, "tempat": usulan.tempat} if usulan else {}
    awal |= {"tempat_ambil": f"Loket {permohonan.dinas.nama}"}
    form, hasil = RencanaForm(request.POST or None, dinas=permohonan.dinas, initial=awal), []
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(
            form, lambda: hasil.append(tindakan.rencanakan(permohonan, form.cleaned_data, oleh=request.user))
        )
        if status == BERHASIL:
            _kabari_libur(request, hasil[0])
            return redirect("ketupat:perjalanan-lihat", hasil[0].pk)
    konteks = {"form": form, "permohonan": permohonan, "usulan": usulan, "dinas": permohonan.dinas}
    return render(request, f"{RUANG}/rencana.html", konteks, status=status)


def _kabari_libur(request, perjalanan: Perjalanan) -> None:
    if libur := sebab_libur(perjalanan.dinas, perjalanan.tanggal):
        messages.warning(request, f"Tanggal ini bukan hari kerja: {libur}. Pastikan tim dan desa setuju.")


@butuh(Hak.KERJAKAN_LAYANAN)
@baca_tulis
def ubah(request, pk):
    perjalanan = ambil(request, pk)
    periksa_boleh_rencana(request.user, perjalanan)
    awal = {m: getattr(perjalanan, m) for m in tindakan.MEDAN}
    form = RencanaForm(request.POST or None, dinas=perjalanan.dinas, perjalanan=perjalanan, initial=awal)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(
            form, lambda: tindakan.ubah_rencana(ambil(request, pk), form.cleaned_data, oleh=request.user)
        )
        if status == BERHASIL:
            messages.success(request, "Rencana tersimpan.")
            _kabari_libur(request, ambil(request, pk))
            return redirect("ketupat:perjalanan-lihat", pk)
    usulan = UsulanDesa.objects.filter(permohonan=perjalanan.permohonan_id).first()
    konteks = {
        "form": form,
        "permohonan": perjalanan.permohonan,
        "perjalanan": perjalanan,
        "usulan": usulan,
        "dinas": perjalanan.dinas,
    }
    return render(request, f"{RUANG}/rencana.html", konteks, status=status)


@butuh(Hak.LIHAT_LAYANAN)
@never_cache
@require_safe
def lihat(request, pk):
    return jawab(request, pk)


def jawab(request, pk: int, status: int = BERHASIL, galat: str = "", **tambahan):
    """The trip as it now stands, with a refusal above it."""
    konteks = halaman_perjalanan(request.user, ambil(request, pk))
    return render(request, f"{RUANG}/lihat.html", {**konteks, "galat": galat, **tambahan}, status=status)


def _laksanakan(request, pk: int, aksi, pesan: str):
    try:
        aksi(ambil(request, pk))
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        return jawab(request, pk, galat.status, galat.alasan)
    messages.success(request, pesan)
    return redirect("ketupat:perjalanan-lihat", pk)


def _beralasan(request, pk: int, aksi, pesan: str):
    form = AlasanForm(request.POST)
    if not form.is_valid():
        return jawab(request, pk, 422, str(next(iter(form.errors.values()))[0]))
    return _laksanakan(request, pk, lambda p: aksi(p, form.cleaned_data), pesan)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def tugaskan(request, pk):
    versi = request.POST.get("versi", "")
    versi = int(versi) if versi.isascii() and versi.isdecimal() and len(versi) < 10 else -1
    return _laksanakan(
        request,
        pk,
        lambda p: tindakan.tugaskan(p, oleh=request.user, versi=versi),
        "Tim ditugaskan. Surat tugas sudah bernomor; desa melihat tanggalnya.",
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def berangkat(request, pk):
    return _laksanakan(request, pk, lambda p: tindakan.berangkat(p, oleh=request.user), "Keberangkatan tercatat.")


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def tiba(request, pk):
    form = TibaForm(request.POST)
    posisi = form.posisi() if form.is_valid() else None
    return _laksanakan(
        request, pk, lambda p: tindakan.tiba(p, oleh=request.user, posisi=posisi), "Kedatangan tercatat."
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def jadwal_ulang(request, pk):
    return _beralasan(
        request,
        pk,
        lambda p, isi: tindakan.jadwalkan_ulang(p, isi["alasan"], oleh=request.user, versi=isi["versi"]),
        "Kembali ke rencana. Ubah tanggalnya, lalu tugaskan lagi.",
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def batal(request, pk):
    return _beralasan(
        request,
        pk,
        lambda p, isi: tindakan.batalkan(p, isi["alasan"], oleh=request.user, akhiri=isi["akhiri"], versi=isi["versi"]),
        "Perjalanan dibatalkan. Bus dan petugasnya bebas kembali.",
    )


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def batal_permohonan(request, pk):
    """The village's wish cannot be met at all; before a trip is planned. With a trip it ends from the trip's page."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    periksa_kabid(request.user, permohonan.dinas)
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise Ditolak(str(next(iter(form.errors.values()))[0]))
    if permohonan.layanan != KODE or permohonan.langkah != "penugasan":
        raise Basi(tindakan.BELUM_GILIRAN)
    isi = form.cleaned_data
    permohonan_.lanjut(permohonan, "batalkan", oleh=request.user, catatan=isi["alasan"], versi=isi["versi"])
    messages.success(request, "Layanan dibatalkan. Desa membaca alasannya.")
    return redirect("sop:permohonan-lihat", pk)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def biaya_nyata(request, pk):
    form = BiayaNyataForm(request.POST)
    if not form.is_valid():
        return jawab(request, pk, 422, str(next(iter(form.errors.values()))[0]))
    jumlah = form.cleaned_data["jumlah"]
    return _laksanakan(
        request,
        pk,
        lambda p: tindakan_rincian.catat_biaya_nyata(p, jumlah, oleh=request.user),
        "Biaya nyata tercatat.",
    )
