"""The paparan session: preparing it, opening it, running its clock."""

from django.contrib import messages
from django.http import HttpResponseNotModified, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from paparan.sesi import tindakan
from paparan.sesi.forms import AlasanForm, PenyajiForm, SesiForm, UndianForm, UrutanForm
from paparan.sesi.izin import (
    BACA,
    ambil_penetapan,
    ambil_periode_paparan,
    ambil_sesi,
    ambil_tampil,
    periksa_boleh_atur,
    periksa_boleh_buka,
    periksa_boleh_jalankan,
)
from paparan.sesi.keadaan import Jalan, isi_jam
from paparan.sesi.models import Sesi
from paparan.sesi.pedoman import MATERI
from penilaian.penetapan.models import Penetapan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import ambil_periode_untuk, punya_hak
from pentas.akun.peran import Hak
from pentas.galat import Ditolak, boleh, sebab
from pentas.gerbang import butuh


def _ambil(request, periode, kode=None, hak=(Hak.ATUR_PAPARAN,)):
    """The session of this period, or one finalist's turn in it."""
    sesi = ambil_sesi(ambil_periode_paparan(request.user, periode, *hak))
    return sesi if kode is None else ambil_tampil(sesi, kode)


def _kembali(sesi, kode=""):
    tujuan = redirect("paparan:sesi", periode=sesi.periode.kode)
    if kode:
        tujuan["Location"] += f"?tampil={kode}"
    return tujuan


@butuh(*BACA)
@require_safe
def sesi(request, periode):
    periode = ambil_periode_paparan(request.user, periode)
    sesi = Sesi.objects.kini(periode)
    if sesi is None:
        return _halaman_baru(request, periode)
    if not sesi.sudah_dibuka:
        return _halaman_siap(request, sesi)
    jalan = Jalan(sesi, request.GET.get("tampil"))
    konteks = {
        "periode": periode,
        "sesi": sesi,
        "jalan": jalan,
        "materi": MATERI,
        "kini": timezone.now(),
        "tahap_selesai": periode.sudah_selesai(KodeTahap.PAPARAN),
        "boleh_jalankan": boleh(periksa_boleh_jalankan, request.user, sesi),
        "boleh_lihat": punya_hak(request.user, periode, Hak.LIHAT_PAPARAN),
        "penyaji": PenyajiForm(initial={"penyaji": jalan.tampil.penyaji}),
    }
    return render(request, "paparan/sesi/sesi_jalan.html", konteks)


def _halaman_baru(request, periode, form=None, status=200):
    """Nothing to present yet, or the form that makes the session."""
    konteks = {
        "periode": periode,
        "penetapan": Penetapan.objects.berlaku().filter(periode=periode).first(),
        "form": form or SesiForm(initial={"tanggal": timezone.localdate()}),
        "sebab": sebab(periksa_boleh_atur, request.user, periode),
    }
    return render(request, "paparan/sesi/sesi_baru.html", konteks, status=status)


def _halaman_siap(request, sesi, form=None, urutan=None, status=200):
    """The session before it opens: date and place, the order, the draw."""
    tampil = list(sesi.tampil.lengkap())
    konteks = {
        "periode": sesi.periode,
        "sesi": sesi,
        "tampil": tampil,
        "form": form or SesiForm(instance=sesi),
        "urutan": urutan or UrutanForm(tampil=tampil),
        "boleh_atur": boleh(periksa_boleh_atur, request.user, sesi.periode),
        "pengatur": punya_hak(request.user, sesi.periode, Hak.ATUR_PAPARAN),
        "sebab_buka": sebab(periksa_boleh_buka, request.user, sesi),
        "jumlah_penilai": sesi.periode.anggota_tim.count(),
        "materi": MATERI,
    }
    return render(request, "paparan/sesi/sesi_siap.html", konteks, status=status)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def sesi_simpan(request, periode):
    """Make the session, or change its date, place and minutes."""
    periode = ambil_periode_untuk(request.user, periode)
    periksa_boleh_atur(request.user, periode)
    ambil_penetapan(periode)
    sesi = Sesi.objects.kini(periode)
    form = SesiForm(request.POST, instance=sesi)
    if not form.is_valid():
        if sesi is None:
            return _halaman_baru(request, periode, form, status=422)
        return _halaman_siap(request, Sesi.objects.kini(periode), form, status=422)
    if sesi is None:
        sesi = tindakan.buat_sesi(periode, **form.cleaned_data, oleh=request.user)
        messages.success(request, "Sesi paparan dibuat. Periksa urutannya, lalu buka sesi pada harinya.")
    else:
        tindakan.ubah_sesi(Sesi.objects.kini(periode), **form.cleaned_data, oleh=request.user)
        messages.success(request, "Keterangan sesi disimpan.")
    return _kembali(sesi)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def sesi_undi(request, periode):
    sesi, form = _ambil(request, periode), UndianForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Benih undian paling panjang 60 huruf. Pendekkan, lalu undi lagi.")
    tindakan.undi_urutan(sesi, benih=form.cleaned_data["benih"], oleh=request.user)
    messages.success(request, f"Urutan diundi dengan benih {sesi.benih}.")
    return _kembali(sesi)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def sesi_peringkat(request, periode):
    sesi = _ambil(request, periode)
    tindakan.urutkan_peringkat(sesi, oleh=request.user)
    messages.success(request, "Urutan disusun menurut peringkat lapangan.")
    return _kembali(sesi)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def sesi_susun(request, periode):
    sesi = _ambil(request, periode)
    form = UrutanForm(request.POST, tampil=list(sesi.tampil.lengkap()))
    if not form.is_valid():
        return _halaman_siap(request, sesi, urutan=form, status=422)
    tindakan.susun_urutan(sesi, form.kode, oleh=request.user)
    messages.success(request, "Urutan disimpan.")
    return _kembali(sesi)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def sesi_buka(request, periode):
    sesi = _ambil(request, periode)
    tindakan.buka_sesi(sesi, oleh=request.user)
    messages.success(request, "Sesi paparan dibuka. Lembar nilai penilai sudah tersedia.")
    return _kembali(sesi)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def tampil_mulai(request, periode, kode):
    tampil = _ambil(request, periode, kode)
    tindakan.mulai_tampil(tampil, oleh=request.user)
    return _kembali(tampil.sesi, kode)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def tampil_akhiri(request, periode, kode):
    tampil = _ambil(request, periode, kode)
    tindakan.akhiri_tampil(tampil, oleh=request.user)
    messages.success(request, f"Paparan {tampil.kabupaten_kota.nama_pendek} selesai.")
    return _kembali(tampil.sesi, kode)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def tampil_ulangi(request, periode, kode):
    tampil, form = _ambil(request, periode, kode), AlasanForm(request.POST)
    if not form.is_valid():
        raise Ditolak(" ".join(form.errors["alasan"]))
    tindakan.ulangi_tampil(tampil, form.cleaned_data["alasan"], oleh=request.user)
    messages.success(request, "Waktu paparan dikembalikan ke awal.")
    return _kembali(tampil.sesi, kode)


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def tampil_penyaji(request, periode, kode):
    tampil, form = _ambil(request, periode, kode), PenyajiForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Jabatan penyaji paling panjang 150 huruf. Ringkas, lalu simpan lagi.")
    tindakan.isi_penyaji(tampil, form.cleaned_data["penyaji"], oleh=request.user)
    messages.success(request, "Jabatan penyaji disimpan.")
    return _kembali(tampil.sesi, kode)


@butuh(*BACA)
@require_safe
def jam(request, periode):
    """Whose turn it is and since when, for pages that are already open."""
    return jawab_berubah(request, *isi_jam(_ambil(request, periode, hak=BACA)))


def jawab_berubah(request, isi: dict, etag: str):
    """JSON that is sent again only when it changed."""
    if request.headers.get("If-None-Match") == etag:
        jawaban = HttpResponseNotModified()
    else:
        jawaban = JsonResponse(isi)
    jawaban["ETag"] = etag
    patch_cache_control(jawaban, private=True, no_cache=True)
    return jawaban
