"""Ranking of the field values, and the determination of the top ten."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from penilaian.penetapan import dokumen, tindakan
from penilaian.penetapan.buku import buku_peringkat
from penilaian.penetapan.forms import PenetapanForm
from penilaian.penetapan.izin import periksa_boleh_tetapkan
from penilaian.penetapan.naskah import muat_naskah
from penilaian.penetapan.peringkat import muat_peringkat
from penilaian.penetapan.potret import sidik_peringkat
from penilaian.penetapan.tampilan import baris_tampil, perbandingan, rentang, simpulan, ulangan_untuk
from penilaian.periode.izin import ambil_periode_untuk, periksa_hak
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.galat import Ditolak, TidakAda, boleh
from pentas.gerbang import butuh


def _ambil(request, periode):
    periode = ambil_periode_untuk(request.user, periode)
    periksa_hak(request.user, periode, Hak.LIHAT_PERINGKAT)
    return periode


def _form(request, peringkat, data=None):
    usulan = peringkat.usulan
    return PenetapanForm(
        data,
        seri=[peringkat.peserta[k] for k in usulan.seri_di_garis],
        wajib_alasan=peringkat.penetapan is not None,
        initial={"tanggal": timezone.localdate(), "sidik_dilihat": sidik_peringkat(peringkat)},
    )


def _halaman(request, peringkat, form, galat=None, status=200):
    baris = baris_tampil(peringkat)
    konteks = {
        "periode": peringkat.periode,
        "peringkat": peringkat,
        "baris": baris,
        "penetapan": peringkat.penetapan,
        "usulan": peringkat.usulan,
        "banding": perbandingan(peringkat),
        "simpulan": simpulan(baris),
        "skala": rentang(peringkat).skala(),
        "ulangan": ulangan_untuk(len(baris)),
        "jumlah_lengkap": sum(b.baris.lengkap for b in baris),
        "belum_dinilai": not (peringkat.penetapan or peringkat.sudah_bernilai),
        "seri_diputus": sorted({b.baris.total for b in baris if b.baris.seri and "=" not in b.sebutan}, reverse=True),
        "form": form,
        "galat": galat,
        "boleh_tetapkan": boleh(periksa_boleh_tetapkan, request.user, peringkat.periode),
        "riwayat": peringkat.periode.penetapan.order_by("-pk"),
    }
    return render(request, "penilaian/penetapan/peringkat.html", konteks, status=status)


@butuh(Hak.LIHAT_PERINGKAT)
@require_safe
def penetapan_peringkat(request, periode):
    peringkat = muat_peringkat(_ambil(request, periode))
    return _halaman(request, peringkat, _form(request, peringkat))


@butuh(Hak.TETAPKAN)
@require_POST
def penetapan_tetapkan(request, periode):
    periode = _ambil(request, periode)
    peringkat = muat_peringkat(periode)
    form = _form(request, peringkat, request.POST)
    if not form.is_valid():
        return _halaman(request, peringkat, form, status=422)
    try:
        tindakan.tetapkan(periode, **form.cleaned_data, oleh=request.user)
    except Ditolak as galat:
        return _ulangi(request, periode, galat)
    messages.success(request, f"{peringkat.jumlah_masuk} besar ditetapkan.")
    return redirect("penilaian:penetapan-peringkat", periode=periode.kode)


def _ulangi(request, periode, galat):
    """The page as it is now, with what was typed: who decides again has these numbers before him."""
    peringkat = muat_peringkat(periode)
    isi = request.POST.copy()
    isi["sidik_dilihat"] = sidik_peringkat(peringkat)
    return _halaman(request, peringkat, _form(request, peringkat, isi), galat=galat, status=galat.status)


@butuh(Hak.LIHAT_PERINGKAT)
@require_safe
def penetapan_pdf(request, periode):
    periode = _ambil(request, periode)
    return jawab_pdf(dokumen.peringkat_pdf(request, periode), f"peringkat-lapangan-{periode.kode}")


@butuh(Hak.LIHAT_PERINGKAT)
@require_safe
def penetapan_xlsx(request, periode):
    periode = _ambil(request, periode)
    return jawab_xlsx(buku_peringkat(muat_naskah(periode)), f"peringkat-lapangan-{periode.kode}")


@butuh(Hak.LIHAT_PERINGKAT)
@require_safe
def penetapan_berita_acara(request, periode):
    naskah = muat_naskah(_ambil(request, periode))
    if naskah.penetapan is None:
        raise TidakAda("Berita acara ada setelah daftar besar ditetapkan. Tunggu penetapan oleh ketua tim penilai.")
    return jawab_pdf(dokumen.berita_acara_pdf(request, naskah), f"berita-acara-penetapan-{naskah.periode.kode}")
