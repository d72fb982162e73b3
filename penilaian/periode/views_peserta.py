"""Settings of a period, second part: participants, jury and conflicts, what does not apply."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from penilaian.instrumen.penduduk import kelas_penduduk
from penilaian.periode import tindakan, tindakan_pengaturan, tindakan_tim
from penilaian.periode.forms_peserta import (
    AlasanForm,
    AnggotaForm,
    BenturanForm,
    PesertaForm,
    TambahPesertaForm,
    TidakBerlakuForm,
)
from penilaian.periode.izin import ambil_peserta_untuk, periksa_belum_dibuka, periksa_hak
from penilaian.periode.models import Benturan, TidakBerlaku
from penilaian.periode.pernyataan import nyatakan_bebas, semua_pernyataan
from penilaian.periode.views_pengaturan import BACA, ambil, ambil_untuk_ubah
from pentas.akun.models import Pengguna
from pentas.akun.peran import Hak, Peran
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, boleh
from pentas.gerbang import butuh
from pentas.wilayah.acuan import penduduk_acuan
from pentas.wilayah.models import KabupatenKota


@butuh(*BACA)
def peserta(request, periode):
    periode, boleh_ubah = ambil(request, periode)
    semua = list(periode.peserta.select_related("kabupaten_kota"))
    for p in semua:
        p.periode = periode
    form = _form_peserta(request.POST or None, periode, semua)
    status = BERHASIL
    if request.method == "POST":
        periksa_hak(request.user, periode, Hak.KELOLA_PERIODE)
        status = laksanakan(form, lambda: tindakan_pengaturan.ubah_semua_peserta(form.perubahan, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Data peserta disimpan.")
            return redirect("penilaian:periode-peserta", periode=periode.kode)
    return _halaman_peserta(request, periode, boleh_ubah, form, status=status)


def _form_peserta(data, periode, semua) -> PesertaForm:
    kelas = kelas_penduduk(periode.instrumen)
    return PesertaForm(data, peserta=semua, kategori=list(periode.kategori.all()), kelas=kelas)


def _halaman_peserta(request, periode, boleh_ubah, form, tambah=None, status=BERHASIL):
    daerah = KabupatenKota.objects.filter(provinsi=periode.provinsi_id, contoh=False)
    sisa = daerah.exclude(pk__in=[p.kode for p in form.peserta])
    konteks = {
        "periode": periode,
        "boleh_ubah": boleh_ubah,
        "form": form,
        "tambah": tambah or TambahPesertaForm(daerah=sisa),
        "ada_sisa": sisa.exists(),
        "dapat_ditambah": boleh(periksa_belum_dibuka, periode, "pengumpulan", tindakan=""),
    }
    return render(request, "penilaian/periode/peserta.html", konteks, status=status)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def tambah_peserta(request, periode):
    periode = ambil_untuk_ubah(request, periode)
    semua = list(periode.peserta.select_related("kabupaten_kota"))
    daerah = KabupatenKota.objects.filter(provinsi=periode.provinsi_id, contoh=False)
    form = TambahPesertaForm(request.POST, daerah=daerah)
    status = laksanakan(form, lambda: _tambah(periode, form.cleaned_data, request.user))
    if status != BERHASIL:
        return _halaman_peserta(request, periode, True, _form_peserta(None, periode, semua), form, status)
    messages.success(request, f"{form.cleaned_data['kabupaten_kota'].nama_pendek} menjadi peserta.")
    return redirect("penilaian:periode-peserta", periode=periode.kode)


def _tambah(periode, isi, oleh):
    """Without a number the reference's is proposed; it stays editable."""
    daerah = isi["kabupaten_kota"]
    penduduk = isi["penduduk"] or penduduk_acuan().get(daerah.pk, 0)
    tindakan.tambah_peserta(periode, daerah, penduduk, oleh=oleh)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def keluarkan_peserta(request, periode, kode):
    periode = ambil_untuk_ubah(request, periode)
    satu = ambil_peserta_untuk(request.user, periode, kode)
    tindakan_pengaturan.keluarkan_peserta(satu, oleh=request.user)
    messages.success(request, f"{satu.kabupaten_kota.nama_pendek} dikeluarkan dari daftar peserta.")
    return redirect("penilaian:periode-peserta", periode=periode.kode)


# --- jury and conflicts ---------------------------------------------------------------------------


@butuh(*BACA)
def tim(request, periode):
    periode, boleh_ubah = ambil(request, periode)
    return _halaman_tim(request, periode, boleh_ubah)


def _halaman_tim(request, periode, boleh_ubah, anggota_baru=None, benturan_baru=None, status=BERHASIL):
    konteks = {
        "periode": periode,
        "boleh_ubah": boleh_ubah,
        "anggota": semua_pernyataan(periode),
        "benturan": Benturan.objects.filter(periode=periode).select_related("pengguna", "peserta__kabupaten_kota"),
        "anggota_baru": anggota_baru or AnggotaForm(calon=_calon(periode)),
        "benturan_baru": benturan_baru or BenturanForm(periode=periode, penilai=_penilai(periode)),
    }
    return render(request, "penilaian/periode/tim.html", konteks, status=status)


def _calon(periode):
    """Accounts that hold the role and are not jurors of this period yet."""
    return (
        Pengguna.objects.filter(
            is_active=True,
            penugasan__peran__in=(Peran.PENILAI, Peran.KETUA_TIM),
            penugasan__provinsi=periode.provinsi_id,
            penugasan__periode_kode__in=("", periode.kode),
        )
        .exclude(pk__in=periode.anggota_tim.values("pengguna"))
        .distinct()
    )


def _penilai(periode):
    return Pengguna.objects.filter(pk__in=periode.anggota_tim.values("pengguna"))


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def tambah_anggota(request, periode):
    periode = ambil_untuk_ubah(request, periode)
    form = AnggotaForm(request.POST, calon=_calon(periode))
    status = laksanakan(form, lambda: tindakan.tambah_anggota_tim(periode, **form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        return _halaman_tim(request, periode, True, anggota_baru=form, status=status)
    messages.success(request, f"{form.cleaned_data['pengguna']} menjadi anggota tim penilai.")
    return redirect("penilaian:periode-tim", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def lepas_anggota(request, periode, id):
    periode = ambil_untuk_ubah(request, periode)
    anggota = get_object_or_404(periode.anggota_tim, pk=id)
    anggota.periode = periode
    tindakan_tim.lepas_anggota_tim(anggota, oleh=request.user)
    messages.success(request, "Anggota tim dilepas.")
    return redirect("penilaian:periode-tim", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def tambah_benturan(request, periode):
    periode = ambil_untuk_ubah(request, periode)
    form = BenturanForm(request.POST, periode=periode, penilai=_penilai(periode))
    status = laksanakan(form, lambda: _catat_benturan(periode, form.cleaned_data, request.user))
    if status != BERHASIL:
        return _halaman_tim(request, periode, True, benturan_baru=form, status=status)
    messages.success(request, "Benturan kepentingan dicatat.")
    return redirect("penilaian:periode-tim", periode=periode.kode)


def _catat_benturan(periode, isi, oleh):
    isi["peserta"].periode = periode
    tindakan.catat_benturan(isi["pengguna"], isi["peserta"], isi["alasan"], oleh=oleh)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def catat_bebas(request, periode, id):
    """The admin notes for a juror that he has no conflict of interest, with the reason."""
    periode = ambil_untuk_ubah(request, periode)
    anggota = get_object_or_404(periode.anggota_tim.select_related("pengguna"), pk=id)
    nyatakan_bebas(anggota.pengguna, periode, alasan=_alasan(request), oleh=request.user)
    messages.success(request, f"Pernyataan {anggota.pengguna} dicatat.")
    return redirect("penilaian:periode-tim", periode=periode.kode)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def cabut_benturan(request, periode, id):
    periode = ambil_untuk_ubah(request, periode)
    benturan = get_object_or_404(periode.benturan, pk=id)
    benturan.periode = periode
    tindakan_tim.cabut_benturan(benturan, _alasan(request), oleh=request.user)
    messages.success(request, "Benturan kepentingan dicabut.")
    return redirect("penilaian:periode-tim", periode=periode.kode)


def _alasan(request) -> str:
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Tulis alasannya, lalu kirim lagi.")
    return form.cleaned_data["alasan"]


# --- what does not apply --------------------------------------------------------------------------


@butuh(*BACA)
def tidak_berlaku(request, periode):
    periode, boleh_ubah = ambil(request, periode)
    form = TidakBerlakuForm(request.POST or None, periode=periode)
    status = BERHASIL
    if request.method == "POST":
        periksa_hak(request.user, periode, Hak.KELOLA_PERIODE)
        status = laksanakan(form, lambda: _nyatakan(periode, form.cleaned_data, request.user))
        if status == BERHASIL:
            messages.success(request, "Indikator dinyatakan tidak berlaku.")
            return redirect("penilaian:periode-tidak-berlaku", periode=periode.kode)
    semua = TidakBerlaku.objects.filter(peserta__periode=periode).select_related(
        "peserta__kabupaten_kota", "indikator__variabel", "oleh"
    )
    konteks = {"periode": periode, "boleh_ubah": boleh_ubah, "form": form, "semua": semua}
    return render(request, "penilaian/periode/tidak_berlaku.html", konteks, status=status)


def _nyatakan(periode, isi, oleh):
    isi["peserta"].periode = periode
    tindakan.nyatakan_tidak_berlaku(isi["peserta"], isi["indikator"], isi["alasan"], oleh=oleh)


@butuh(Hak.KELOLA_PERIODE)
@require_POST
def nyatakan_berlaku(request, periode, id):
    periode = ambil_untuk_ubah(request, periode)
    baris = get_object_or_404(
        TidakBerlaku.objects.select_related("peserta", "indikator"), pk=id, peserta__periode=periode
    )
    baris.peserta.periode = periode
    tindakan_tim.nyatakan_berlaku(baris, oleh=request.user)
    messages.success(request, f"Indikator {baris.indikator.kode} berlaku lagi.")
    return redirect("penilaian:periode-tidak-berlaku", periode=periode.kode)
