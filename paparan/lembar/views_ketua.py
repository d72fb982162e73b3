"""A sheet as others see it: reading it once all are signed, and the chair's acts on it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from paparan.lembar import tindakan, tindakan_ketua
from paparan.lembar.dokumen import lembar_kertas_pdf, lembar_pdf
from paparan.lembar.izin import ambil_lembar_untuk, periksa_boleh_lihat_nilai, periksa_boleh_pimpin
from paparan.lembar.tampilan import susun_lembar
from paparan.sesi.forms import AlasanForm
from paparan.sesi.izin import ambil_periode_paparan, ambil_sesi_terbuka, ambil_tampil, periksa_boleh_jalankan
from paparan.sesi.pedoman import ASPEK, MATERI
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf
from pentas.galat import Ditolak, TidakAda, boleh, sebab
from pentas.gerbang import butuh


def _sesi(request, periode):
    return ambil_sesi_terbuka(ambil_periode_paparan(request.user, periode))


def _lembar(request, periode, penilai):
    return ambil_lembar_untuk(request.user, _sesi(request, periode), penilai)


def _alasan(request) -> str:
    form = AlasanForm(request.POST)
    if not form.is_valid():
        raise Ditolak(" ".join(form.errors["alasan"]))
    return form.cleaned_data["alasan"]


def _kembali(lembar):
    return redirect("paparan:juri-lihat", periode=lembar.sesi.periode.kode, penilai=lembar.penilai.username)


@butuh(Hak.NILAI_PAPARAN, Hak.LIHAT_PAPARAN)
@require_safe
def juri_lihat(request, periode, penilai):
    """One juror's sheet: how far it is, its marks once all sheets are signed, what the chair may do."""
    lembar = _lembar(request, periode, penilai)
    konteks = {
        "periode": lembar.sesi.periode,
        "sesi": lembar.sesi,
        "lembar": lembar,
        "susunan": susun_lembar(lembar),
        "aspek": ASPEK,
        "materi": MATERI,
        "sebab_nilai": sebab(periksa_boleh_lihat_nilai, request.user, lembar),
        "boleh_pimpin": boleh(periksa_boleh_pimpin, request.user, lembar),
        "versi_lama": lembar.sesi.lembar.filter(penilai=lembar.penilai, versi__lt=lembar.versi).order_by("-versi"),
    }
    return render(request, "paparan/lembar/juri_lihat.html", konteks)


@butuh(Hak.NILAI_PAPARAN, Hak.LIHAT_PAPARAN)
@require_safe
def juri_pdf(request, periode, penilai):
    lembar = _lembar(request, periode, penilai)
    periksa_boleh_lihat_nilai(request.user, lembar)
    return jawab_pdf(lembar_pdf(request, lembar), f"lembar-nilai-{lembar.sesi.periode.kode}-{penilai}.pdf")


@butuh(Hak.LIHAT_PAPARAN)
@require_safe
def rekap_kertas(request, periode):
    """Empty sheets to be filled by hand, one page a juror."""
    sesi = ambil_sesi_terbuka(ambil_periode_paparan(request.user, periode, Hak.LIHAT_PAPARAN))
    return jawab_pdf(lembar_kertas_pdf(request, sesi), f"lembar-nilai-kosong-{sesi.periode.kode}.pdf")


@butuh(Hak.ATUR_PAPARAN)
@require_POST
def rekap_siapkan(request, periode):
    """Sheets for jurors who joined after the session was opened."""
    sesi = _sesi(request, periode)
    periksa_boleh_jalankan(request.user, sesi)
    jumlah = tindakan.siapkan_lembar(sesi, oleh=request.user)
    messages.success(request, f"{jumlah} lembar baru disiapkan.")
    return redirect("paparan:rekap", periode=periode)


@butuh(Hak.TETAPKAN)
@require_POST
def juri_buka_kunci(request, periode, penilai, kode):
    lembar = _lembar(request, periode, penilai)
    baris = lembar.baris.filter(tampil=ambil_tampil(lembar.sesi, kode)).first()
    if baris is None:
        raise TidakAda("Daerah ini tidak dinilai pada lembar itu.")
    baris.lembar, baris.tampil = lembar, ambil_tampil(lembar.sesi, kode)
    tindakan_ketua.buka_kunci_baris(baris, _alasan(request), oleh=request.user)
    messages.success(request, f"Kunci {baris.tampil.kabupaten_kota.nama_pendek} dibuka.")
    return _kembali(lembar)


@butuh(Hak.TETAPKAN)
@require_POST
def juri_versi(request, periode, penilai):
    lembar = tindakan_ketua.buka_versi_baru(_lembar(request, periode, penilai), _alasan(request), oleh=request.user)
    messages.success(request, "Versi baru dibuka. Penilai memeriksa, mengunci, dan menandatangani lagi.")
    return _kembali(lembar)


@butuh(Hak.TETAPKAN)
@require_POST
def juri_bebaskan(request, periode, penilai):
    lembar = tindakan_ketua.bebaskan(_lembar(request, periode, penilai), _alasan(request), oleh=request.user)
    messages.success(request, "Penilai ini dibebaskan. Lembarnya tidak ditunggu dan tidak dihitung.")
    return _kembali(lembar)


@butuh(Hak.TETAPKAN)
@require_POST
def juri_tugaskan(request, periode, penilai):
    lembar = tindakan_ketua.tugaskan_lagi(_lembar(request, periode, penilai), oleh=request.user)
    messages.success(request, "Penilai ini bertugas lagi. Lembarnya terbuka.")
    return _kembali(lembar)
