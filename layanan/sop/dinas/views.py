"""Settings of the services: offices, what they offer, units and who acts for them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from layanan.sop.deklarasi.daftar import pilihan_layanan
from layanan.sop.dinas import tindakan
from layanan.sop.dinas.daftar import semua_pengaturan
from layanan.sop.dinas.forms import AnggotaForm, BukaForm, LayananForm, UnitForm
from layanan.sop.dinas.izin import ambil_dinas_untuk, ambil_unit, calon_anggota
from layanan.sop.dinas.models import MERATA, Dinas, LayananDinas, Unit
from pentas.akun.peran import HAK_PERAN, Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh
from pentas.wilayah.models import KabupatenKota, Provinsi

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
SEHALAMAN = 50


@butuh(Hak.KELOLA_LAYANAN)
@baca_tulis
def daftar(request):
    """The offices of this account's provinces; another one is opened here."""
    pilihan = _belum_dibuka(request.user)
    form, status = BukaForm(request.POST or None, pilihan=[(k, n) for k, n, _ in pilihan]), BERHASIL
    if request.method == "POST":
        wilayah = {k: w for k, _, w in pilihan}
        status = laksanakan(form, lambda: tindakan.buka_dinas(wilayah[form.cleaned_data["wilayah"]], oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Dinas dibuka. Pilih layanan yang menerima permohonan.")
            return redirect("sop:dinas-atur", form.cleaned_data["wilayah"])
    nama = dict(pilihan_layanan())
    dinas = Dinas.objects.berhak(request.user, Hak.KELOLA_LAYANAN).lengkap().prefetch_related("layanan")
    dinas = dinas.annotate(jumlah_unit=Count("unit")).order_by("kode")
    baris = [(d, [nama.get(la.layanan, la.layanan) for la in d.layanan.all() if la.aktif]) for d in dinas]
    konteks = {"baris": baris, "form": form, "ada_pilihan": bool(pilihan)}
    return render(request, "layanan/dinas/daftar.html", konteks, status=status)


def _belum_dibuka(pengguna) -> list[tuple]:
    """(code, name, region) of every office that this account may open."""
    kode = {
        t.provinsi_id
        for t in pengguna.semua_penugasan
        if t.peran in MERATA and Hak.KELOLA_LAYANAN in HAK_PERAN[t.peran] and not t.periode_kode
    }
    buka = set(Dinas.objects.filter(provinsi__in=kode).values_list("pk", flat=True))
    provinsi = Provinsi.objects.filter(pk__in=kode)
    daerah = KabupatenKota.objects.filter(provinsi__in=kode, contoh=False).select_related("provinsi").order_by("pk")
    semua = [(p.pk, f"Dinas Dukcapil Provinsi {p.nama}", p) for p in provinsi]
    semua += [(k.pk, f"Dinas Dukcapil {k.nama_pendek}", k) for k in daerah]
    return [satu for satu in semua if satu[0] not in buka]


@butuh(Hak.KELOLA_LAYANAN)
@baca_tulis
def atur(request, dinas):
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    form, status = LayananForm(request.POST or None, dinas=objek), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.atur_layanan(objek, **form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Layanan dinas disimpan.")
            return redirect("sop:dinas-atur", dinas)
    return _halaman_atur(request, objek, layanan_form=form, status=status)


def _halaman_atur(request, dinas: Dinas, layanan_form=None, unit_form=None, status=BERHASIL):
    aktif = set(LayananDinas.objects.filter(dinas=dinas, aktif=True).values_list("layanan", flat=True))
    if layanan_form is None or not layanan_form.is_bound:
        layanan_form = LayananForm(dinas=dinas, initial={"layanan": sorted(aktif)})
    unit = Unit.objects.filter(dinas=dinas).annotate(jumlah_anggota=Count("anggota")).order_by("jenis", "nama")
    konteks = {
        "dinas": dinas,
        "layanan_form": layanan_form,
        "unit_form": unit_form or UnitForm(),
        "halaman": Paginator(unit, SEHALAMAN).get_page(request.GET.get("hal")),
        "pengaturan": semua_pengaturan(aktif),
    }
    return render(request, "layanan/dinas/atur.html", konteks, status=status)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def unit_baru(request, dinas):
    objek = ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN)
    form, hasil = UnitForm(request.POST, instance=Unit(dinas=objek)), []
    status = laksanakan(form, lambda: hasil.append(tindakan.buat_unit(objek, **form.cleaned_data, oleh=request.user)))
    if status != BERHASIL:
        return _halaman_atur(request, objek, unit_form=form, status=status)
    messages.success(request, f"{hasil[0].nama} didaftarkan. Tambahkan akun yang mewakilinya.")
    return redirect("sop:dinas-unit", dinas, hasil[0].pk)


@butuh(Hak.KELOLA_LAYANAN)
@baca_tulis
def unit(request, dinas, pk):
    objek = ambil_unit(ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN), pk)
    form, status = UnitForm(request.POST or None, instance=objek), BERHASIL
    if request.method == "POST":
        segar = ambil_unit(objek.dinas, pk)
        status = laksanakan(form, lambda: tindakan.ubah_unit(segar, **form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Data unit disimpan.")
            return redirect("sop:dinas-unit", dinas, pk)
    return _halaman_unit(request, objek, form=form, status=status)


def _halaman_unit(request, objek: Unit, form=None, anggota_form=None, status=BERHASIL):
    anggota = objek.anggota.select_related("pengguna").order_by("pengguna__username")
    calon = calon_anggota(objek.dinas).exclude(pk__in=anggota.values("pengguna"))
    konteks = {
        "unit": objek,
        "dinas": objek.dinas,
        "form": form or UnitForm(instance=objek),
        "anggota": anggota,
        "anggota_form": anggota_form or AnggotaForm(calon=calon),
    }
    return render(request, "layanan/dinas/unit.html", konteks, status=status)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def anggota_tambah(request, dinas, pk):
    objek = ambil_unit(ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN), pk)
    form = AnggotaForm(request.POST, calon=calon_anggota(objek.dinas))
    status = laksanakan(form, lambda: tindakan.tambah_anggota(objek, **form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        return _halaman_unit(request, objek, anggota_form=form, status=status)
    messages.success(request, f"{form.cleaned_data['pengguna'].username} kini mewakili {objek.nama}.")
    return redirect("sop:dinas-unit", dinas, pk)


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def anggota_keluar(request, dinas, pk, anggota):
    objek = ambil_unit(ambil_dinas_untuk(request.user, dinas, Hak.KELOLA_LAYANAN), pk)
    satu = get_object_or_404(objek.anggota.select_related("pengguna"), pk=anggota)
    satu.unit = objek
    tindakan.keluarkan_anggota(satu, oleh=request.user)
    messages.success(request, f"{satu.pengguna.username} tidak lagi mewakili {objek.nama}.")
    return redirect("sop:dinas-unit", dinas, pk)
