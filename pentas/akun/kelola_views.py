"""Accounts of one's own province: list, new, roles, password, active or not."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pentas.akun import tindakan
from pentas.akun.izin import (
    akun_kelolaan,
    ambil_akun_untuk,
    periksa_boleh_beri_kartu,
    periksa_boleh_kelola_akun,
    periksa_boleh_lihat_sebagai,
    periksa_boleh_serahkan,
    provinsi_kelolaan,
)
from pentas.akun.kelola_forms import (
    AkunBaruForm,
    AlasanForm,
    DataDiriForm,
    KartuCetakForm,
    SaringForm,
    SerahForm,
    TugasForm,
)
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import boleh, sebab
from pentas.gerbang import butuh
from pentas.jejak.daftar import periode_untuk

SEHALAMAN = 50


@butuh(Hak.KELOLA_AKUN)
@require_safe
def daftar(request):
    saring = SaringForm(request.GET)
    semua = _saring(akun_kelolaan(request.user), saring.isi(), provinsi_kelolaan(request.user))
    tugas = Penugasan.objects.select_related("kabupaten_kota", "provinsi")
    halaman = Paginator(semua.prefetch_related(Prefetch("penugasan", tugas)), SEHALAMAN).get_page(
        request.GET.get("hal")
    )
    return render(request, "akun/kelola/daftar.html", {"halaman": halaman, "saring": saring})


def _saring(semua, isi, provinsi):
    if isi["q"]:
        milik = Penugasan.objects.filter(provinsi__in=provinsi, kabupaten_kota__nama__icontains=isi["q"])
        semua = semua.filter(
            Q(username__icontains=isi["q"])
            | Q(nama__icontains=isi["q"])
            | Q(jabatan__icontains=isi["q"])
            | Q(institusi__icontains=isi["q"])
            | Q(pk__in=milik.values("pengguna"))
        )
    if isi["peran"]:
        milik = Penugasan.objects.filter(provinsi__in=provinsi, peran=isi["peran"])
        semua = semua.filter(pk__in=milik.values("pengguna"))
    if isi["aktif"]:
        semua = semua.filter(is_active=isi["aktif"] == "ya")
    return semua.order_by("username")


def _pilihan(request) -> dict:
    """What the forms on roles offer: provinces managed, periods known."""
    return {"provinsi": provinsi_kelolaan(request.user), "periode": periode_untuk(request.user, Hak.KELOLA_AKUN)}


@butuh(Hak.KELOLA_AKUN)
@never_cache
def baru(request):
    form = AkunBaruForm(request.POST or None, **_pilihan(request))
    status, hasil = BERHASIL, []
    if request.method == "POST":
        status = laksanakan(form, lambda: hasil.append(tindakan.daftarkan_akun(**form.cleaned_data, oleh=request.user)))
        if status == BERHASIL:
            return _tunjukkan_sandi(request, *hasil[0], baru=True)
    return render(request, "akun/kelola/baru.html", {"form": form}, status=status)


def _tunjukkan_sandi(request, akun, sandi, baru=False):
    """The answer itself carries the password, once: it is in no session, no log and no mail."""
    return render(request, "akun/kelola/sandi.html", {"akun": akun, "sandi": sandi, "baru": baru}, status=201)


@butuh(Hak.KELOLA_AKUN)
def lihat(request, id):
    akun = ambil_akun_untuk(request.user, id)
    form = DataDiriForm(request.POST or None, instance=akun)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _ubah_data_diri(akun.pk, form.cleaned_data, request.user))
        if status == BERHASIL:
            messages.success(request, "Data diri disimpan.")
            return redirect("akun:kelola-lihat", id=akun.pk)
    return halaman_akun(request, akun, form=form, status=status)


def _ubah_data_diri(pk, isi, oleh):
    """On a fresh row: the form has already changed the one it was made with."""
    tindakan.ubah_profil(Pengguna.objects.get(pk=pk), isi, oleh=oleh)


def halaman_akun(request, akun, form=None, tugas_baru=None, lihat=None, status=BERHASIL):
    provinsi = provinsi_kelolaan(request.user)
    konteks = {
        "akun": akun,
        "form": form or DataDiriForm(instance=akun),
        "tugas_baru": tugas_baru or TugasForm(**_pilihan(request)),
        "penugasan": [(p, p.provinsi_id in provinsi) for p in akun.semua_penugasan],
        "dapat_diserahkan": {p.pk for p in akun.semua_penugasan if boleh(periksa_boleh_serahkan, request.user, p)},
        "kartu": akun.kartu.first(),
        "hari": KartuCetakForm.HARI,
        "boleh_kartu": boleh(periksa_boleh_beri_kartu, request.user, akun),
        "boleh_lihat": boleh(periksa_boleh_lihat_sebagai, request.user, akun),
        "lihat_form": lihat or AlasanForm(),
        "halangan": sebab(periksa_boleh_kelola_akun, request.user, akun),
        "sendiri": akun == request.user,
    }
    return render(request, "akun/kelola/lihat.html", konteks, status=status)


@butuh(Hak.KELOLA_AKUN)
@require_POST
def tugaskan(request, id):
    akun = ambil_akun_untuk(request.user, id)
    form = TugasForm(request.POST, **_pilihan(request))
    status = laksanakan(form, lambda: tindakan.tugaskan(akun, **form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        return halaman_akun(request, akun, tugas_baru=form, status=status)
    messages.success(request, "Penugasan ditambahkan.")
    return redirect("akun:kelola-lihat", id=akun.pk)


@butuh(Hak.KELOLA_AKUN)
@require_POST
def cabut(request, id, tugas):
    akun = ambil_akun_untuk(request.user, id)
    tindakan.cabut_tugas(get_object_or_404(akun.penugasan, pk=tugas), oleh=request.user)
    messages.success(request, "Penugasan dicabut.")
    return redirect("akun:kelola-lihat", id=akun.pk)


@butuh(Hak.KELOLA_AKUN)
@require_POST
def aktif(request, id):
    akun = ambil_akun_untuk(request.user, id)
    aktifkan = request.POST.get("aktif") == "ya"
    tindakan.atur_aktif(akun, aktifkan, oleh=request.user)
    messages.success(request, "Akun diaktifkan kembali." if aktifkan else "Akun dinonaktifkan.")
    return redirect("akun:kelola-lihat", id=akun.pk)


@butuh(Hak.KELOLA_AKUN)
@require_POST
@never_cache
def atur_ulang_sandi(request, id):
    akun = ambil_akun_untuk(request.user, id)
    return _tunjukkan_sandi(request, akun, tindakan.atur_ulang_sandi(akun, oleh=request.user))


@butuh(Hak.KELOLA_AKUN)
@require_http_methods(["GET", "POST"])
def serah(request, id, tugas):
    """An office passes to another operator."""
    akun = ambil_akun_untuk(request.user, id)
    tugas = get_object_or_404(akun.penugasan.select_related("kabupaten_kota", "provinsi"), pk=tugas)
    periksa_boleh_serahkan(request.user, tugas)
    calon = akun_kelolaan(request.user).filter(is_active=True).exclude(pk=akun.pk).order_by("username")
    form, hasil, status = SerahForm(request.POST or None, akun=calon), [], BERHASIL
    if request.method == "POST":
        status = laksanakan(
            form,
            lambda: hasil.append(tindakan.serah_terima(tugas, **form.cleaned_data, oleh=request.user)),
        )
        if status == BERHASIL:
            messages.success(request, f"{tugas.kabupaten_kota.nama_pendek} kini dipegang {hasil[0].username}.")
            return redirect("akun:kelola-lihat", id=hasil[0].pk)
    return render(request, "akun/kelola/serah.html", {"akun": akun, "tugas": tugas, "form": form}, status=status)
