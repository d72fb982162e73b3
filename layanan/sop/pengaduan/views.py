"""The officers' desk for complaints: list, one complaint, writing down what came on paper, channels."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.sop.dinas.izin import ambil_dinas_untuk, punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan import tindakan
from layanan.sop.pengaduan.alur import Hasil, JenisPengaduan
from layanan.sop.pengaduan.data import petugas_pengaduan, saring
from layanan.sop.pengaduan.forms import AlihForm, BukaForm, CatatForm, JawabForm, JenisForm, KanalForm, SaringForm
from layanan.sop.pengaduan.izin import ambil_pengaduan_untuk, boleh_urus
from layanan.sop.pengaduan.kanal import kanal_dinas
from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.pribadi.tindakan import buka as buka_pribadi
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh

BACA = (Hak.URUS_PENGADUAN, Hak.LAPORAN_LAYANAN)
SEHALAMAN = 50


@butuh(*BACA)
@require_safe
def daftar(request):
    form = SaringForm(request.GET)
    nilai = form.nilai()
    semua = saring(Pengaduan.objects.dapat_dilihat(request.user), nilai, request.user).lengkap()
    konteks = {
        "halaman": Paginator(semua, SEHALAMAN).get_page(request.GET.get("hal")),
        "saring": form,
        "nilai": nilai,
        "tersaring": any(nilai.values()),
        "boleh_catat": request.user.punya_hak(Hak.URUS_PENGADUAN),
        "boleh_kanal": request.user.punya_hak(Hak.KELOLA_LAYANAN),
    }
    return render(request, "layanan/pengaduan/daftar.html", konteks)


@butuh(*BACA)
@require_safe
def lihat(request, pk):
    return _halaman(request, _ambil(request, pk))


def _ambil(request, pk: int) -> Pengaduan:
    pengaduan = ambil_pengaduan_untuk(request.user, pk)
    timezone.activate(pengaduan.dinas.zona)
    return pengaduan


def _halaman(request, pengaduan: Pengaduan, status: int = 200, **tambahan):
    urus = boleh_urus(request.user, pengaduan)
    konteks = {
        "pengaduan": pengaduan,
        "tanggapan": pengaduan.tanggapan.select_related("oleh"),
        "urus": urus,
        "boleh_buka": punya_hak_di(request.user, pengaduan.dinas, Hak.BUKA_PRIBADI),
        "calon": petugas_pengaduan(pengaduan.dinas) if urus else (),
        "semua_jenis": JenisPengaduan.choices,
        "semua_hasil": Hasil.choices,
        **tambahan,
    }
    return render(request, "layanan/pengaduan/lihat.html", konteks, status=status)


def _kerjakan(request, pk: int, form, aksi, pesan: str):
    """Validate, act, go back; a refusal stands above the page as it is now, with what was typed."""
    if not form.is_valid():
        galat = Ditolak(str(next(iter(form.errors.values()))[0]))
        return _halaman(request, _ambil(request, pk), 422, galat=galat.alasan, kirim=form)
    try:
        aksi(form.cleaned_data)
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        return _halaman(request, _ambil(request, pk), galat.status, galat=galat.alasan, kirim=form)
    messages.success(request, pesan)
    return redirect("sop:pengaduan-lihat", pk)


@butuh(Hak.URUS_PENGADUAN)
@sensitive_post_parameters("isi")
@require_POST
def jawab(request, pk):
    pengaduan = _ambil(request, pk)
    form = JawabForm(request.POST)
    sebagai = request.POST.get("sebagai")

    def aksi(isi):
        umum = {"oleh": request.user, "versi": isi["versi"]}
        if isi["sebagai"] == "selesai":
            return tindakan.selesaikan(pengaduan, isi["isi"], isi["hasil"] or Hasil.TERJAWAB, **umum)
        return tindakan.tanggapi(pengaduan, isi["isi"], publik=isi["sebagai"] == "publik", **umum)

    pesan = {"selesai": "Pengaduan diselesaikan.", "internal": "Catatan disimpan; pelapor tidak membacanya."}
    return _kerjakan(request, pk, form, aksi, pesan.get(sebagai, "Tanggapan dikirim kepada pelapor."))


@butuh(Hak.URUS_PENGADUAN)
@require_POST
def jenis(request, pk):
    pengaduan = _ambil(request, pk)
    return _kerjakan(
        request,
        pk,
        JenisForm(request.POST),
        lambda i: tindakan.ubah_jenis(pengaduan, i["jenis"], i["alasan"], oleh=request.user, versi=i["versi"]),
        "Jenis diubah. Batas waktunya dihitung lagi.",
    )


@butuh(Hak.URUS_PENGADUAN)
@require_POST
def alihkan(request, pk):
    pengaduan = _ambil(request, pk)
    return _kerjakan(
        request,
        pk,
        AlihForm(request.POST, calon=petugas_pengaduan(pengaduan.dinas)),
        lambda i: tindakan.alihkan(pengaduan, i["kepada"], oleh=request.user, versi=i["versi"]),
        "Penanggung jawab diganti.",
    )


@butuh(Hak.BUKA_PRIBADI)
@require_POST
@never_cache
def buka(request, pk):
    """Name or contact, once, with a reason that goes into the trail; the answer is kept by nobody."""
    pengaduan = _ambil(request, pk)
    form = BukaForm(request.POST)
    if not form.is_valid():
        return _halaman(request, pengaduan, 422, galat=str(next(iter(form.errors.values()))[0]))
    medan = form.cleaned_data["medan"]
    try:
        nilai = buka_pribadi(pengaduan, medan, alasan=form.cleaned_data["alasan"], oleh=request.user)
    except SalahPeran:
        raise
    except Ditolak as galat:
        return _halaman(request, pengaduan, galat.status, galat=galat.alasan)
    return _halaman(request, pengaduan, terbuka={medan: nilai})


@butuh(Hak.URUS_PENGADUAN)
@never_cache
@sensitive_post_parameters("uraian", "nama", "kontak")
@require_http_methods(["GET", "POST"])
def catat(request):
    """By box, desk or telephone. The code and digits are for the slip that the complainant takes home."""
    semua = Dinas.objects.berhak(request.user, Hak.URUS_PENGADUAN).lengkap()
    awal = {"dinas": semua[0].pk} if len(semua) == 1 else {}
    form = CatatForm(request.POST or None, semua_dinas=semua, initial=awal)
    if request.method == "GET":
        return render(request, "layanan/pengaduan/catat.html", {"form": form})
    hasil = []
    status = laksanakan(
        form,
        lambda: hasil.extend(tindakan.sampaikan(form.cleaned_data["dinas"], oleh=request.user, **form.isi())),
    )
    if status != BERHASIL:
        return render(request, "layanan/pengaduan/catat.html", {"form": form}, status=status)
    pengaduan, pin = hasil
    konteks = {"pengaduan": pengaduan, "kode": kode_tampil(pengaduan.kode_lacak), "pin": pin}
    return render(request, "layanan/pengaduan/tercatat.html", konteks, status=201)


@butuh(Hak.KELOLA_LAYANAN)
@require_http_methods(["GET", "POST"])
def kanal(request):
    semua = Dinas.objects.berhak(request.user, Hak.KELOLA_LAYANAN).lengkap().filter(layanan__isnull=False).distinct()
    kode = request.POST.get("dinas") or request.GET.get("dinas")
    dinas = ambil_dinas_untuk(request.user, kode, Hak.KELOLA_LAYANAN) if kode else semua.first()
    if dinas is None:
        return render(request, "layanan/pengaduan/kanal.html", {"semua_dinas": ()})
    form = KanalForm(request.POST or None, kanal=kanal_dinas(dinas))
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.atur_kanal(dinas, form.isi(), oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Kanal pengaduan disimpan.")
            return redirect(f"{request.path}?dinas={dinas.pk}")
    konteks = {"form": form, "dinas": dinas, "semua_dinas": semua}
    return render(request, "layanan/pengaduan/kanal.html", konteks, status=status)
