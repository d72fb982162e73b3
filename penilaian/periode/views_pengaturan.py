"""Settings of a period, first part: stages and their dates, rules, categories."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from penilaian.periode import tindakan, tindakan_pengaturan
from penilaian.periode.alur import StatusTahap
from penilaian.periode.forms import AturanForm, JadwalForm, PerpanjangForm
from penilaian.periode.forms_peserta import KategoriForm
from penilaian.periode.izin import ambil_periode_untuk, periksa_hak, punya_hak
from penilaian.periode.kesiapan import kesiapan, peringatan_tanggal, sebelum_tutup, sidik_temuan
from penilaian.periode.uraian import akibat, linimasa
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak
from pentas.gerbang import butuh

# The auditor reads the settings; every write asks for KELOLA_PERIODE again.
BACA = (Hak.KELOLA_PERIODE, Hak.BACA_JEJAK)


def ambil(request, kode):
    """(period, may this account change it): for every page of the settings."""
    periode = ambil_periode_untuk(request.user, kode)
    periksa_hak(request.user, periode, *BACA)
    return periode, punya_hak(request.user, periode, Hak.KELOLA_PERIODE)


def ambil_untuk_ubah(request, kode):
    periode = ambil_periode_untuk(request.user, kode)
    periksa_hak(request.user, periode, Hak.KELOLA_PERIODE)
    return periode


@butuh(*BACA)
@require_safe
def pengaturan(request, periode):
    periode, boleh_ubah = ambil(request, periode)
    return _halaman_tahap(request, periode, boleh_ubah, PerpanjangForm())


def _halaman_tahap(request, periode, boleh_ubah, perpanjang, status=BERHASIL, galat=None):
    kini = periode.tahap_kini
    berikut = next((t for t in periode.semua_tahap if t.status == StatusTahap.BELUM), None)
    temuan = kesiapan(periode, berikut.kode) if berikut else []
    konteks = {
        "periode": periode,
        "boleh_ubah": boleh_ubah,
        "baris": linimasa(periode),
        "jumlah_peserta": periode.peserta.count(),
        "kini": kini,
        "berikut": berikut,
        "temuan": temuan,
        "halangan": [t for t in temuan if t.menghalangi],
        "perpanjang": perpanjang,
        "galat": galat,
    }
    if kini:
        konteks["hilang"] = hilang = sebelum_tutup(periode, kini.kode)
        # said once: what is lost by closing stands beside its tick
        konteks["temuan"] = [t for t in temuan if t.kalimat not in {h.kalimat for h in hilang}]
        konteks["sidik_hilang"] = sidik_temuan(hilang)
        catatan = [t.lengkap for t in hilang] + [t.kalimat for t in peringatan_tanggal(kini, membuka=False)]
        konteks["akibat_tutup"] = akibat(periode, kini, membuka=False, peringatan=catatan)
    elif berikut:
        konteks["akibat_buka"] = akibat(periode, berikut, membuka=True, peringatan=[t.kalimat for t in temuan])
    return render(request, "penilaian/periode/pengaturan.html", konteks, status=status)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def buka_tahap(request, periode, tahap):
    periode = ambil_untuk_ubah(request, periode)
    dibuka = tindakan.buka_tahap(periode, tahap, oleh=request.user)
    messages.success(request, f"Tahap {dibuka.get_kode_display().lower()} dibuka.")
    return redirect("penilaian:periode-pengaturan", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def tutup_tahap(request, periode, tahap):
    periode = ambil_untuk_ubah(request, periode)
    get_object_or_404(periode.tahap, kode=tahap)
    try:
        ditutup = tindakan.tutup_tahap(periode, tahap, oleh=request.user, diketahui=request.POST.get("diketahui", ""))
    except Ditolak as galat:
        if "diketahui" not in (galat.rincian or {}):
            raise
        return _halaman_tahap(request, periode, True, PerpanjangForm(), galat.status, galat)
    messages.success(request, f"Tahap {ditutup.get_kode_display().lower()} ditutup.")
    return redirect("penilaian:periode-pengaturan", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def perpanjang_tahap(request, periode):
    periode = ambil_untuk_ubah(request, periode)
    form = PerpanjangForm(request.POST)
    status = laksanakan(
        form, lambda: tindakan_pengaturan.perpanjang_tahap(periode, **form.cleaned_data, oleh=request.user)
    )
    if status != BERHASIL:
        return _halaman_tahap(request, periode, True, form, status)
    messages.success(request, "Batas tahap diperpanjang.")
    return redirect("penilaian:periode-pengaturan", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
def atur_jadwal(request, periode):
    periode = ambil_untuk_ubah(request, periode)
    form = JadwalForm(request.POST or None, tahap=periode.semua_tahap)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan_pengaturan.atur_jadwal(periode, form.jadwal, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Jadwal disimpan.")
            return redirect("penilaian:periode-pengaturan", periode=periode.kode)
    return render(request, "penilaian/periode/atur_jadwal.html", {"periode": periode, "form": form}, status=status)


@butuh(*BACA)
def aturan(request, periode):
    periode, boleh_ubah = ambil(request, periode)
    if request.method == "POST":
        periksa_hak(request.user, periode, Hak.KELOLA_PERIODE)
    beku = tindakan_pengaturan.medan_beku(periode)
    form = AturanForm(request.POST or None, instance=periode, beku=beku)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan_pengaturan.atur_periode(periode, form.isi, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Aturan periode disimpan.")
            return redirect("penilaian:periode-aturan", periode=periode.kode)
    konteks = {
        "periode": periode,
        "boleh_ubah": boleh_ubah,
        "form": form,
        "beku": beku,
        "kategori_baru": KategoriForm(),
    }
    return render(request, "penilaian/periode/aturan.html", konteks, status=status)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def simpan_kategori(request, periode):
    periode = ambil_untuk_ubah(request, periode)
    form = KategoriForm(request.POST)
    status = laksanakan(
        form, lambda: tindakan_pengaturan.simpan_kategori(periode, **form.cleaned_data, oleh=request.user)
    )
    if status != BERHASIL:
        form_aturan = AturanForm(instance=periode, beku=tindakan_pengaturan.medan_beku(periode))
        konteks = {"periode": periode, "boleh_ubah": True, "form": form_aturan, "kategori_baru": form}
        return render(request, "penilaian/periode/aturan.html", konteks, status=status)
    messages.success(request, "Kategori disimpan. Pilih kategori tiap peserta pada halaman Peserta.")
    return redirect("penilaian:periode-aturan", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def hapus_kategori(request, periode, kategori):
    periode = ambil_untuk_ubah(request, periode)
    tindakan_pengaturan.hapus_kategori(get_object_or_404(periode.kategori, kode=kategori), oleh=request.user)
    messages.success(request, "Kategori dihapus. Pesertanya kembali ke daftar bersama.")
    return redirect("penilaian:periode-aturan", periode=periode.kode)
