"""The final ranking, the decision on the winner, its announcement."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from paparan.pemenang import dokumen, tindakan
from paparan.pemenang.forms import PemenangForm
from paparan.pemenang.izin import (
    periksa_boleh_lihat_hasil,
    periksa_boleh_tetapkan,
    periksa_boleh_umumkan,
)
from paparan.pemenang.peringkat import PeringkatAkhir, hitung_isi, muat_hasil, muat_peringkat_akhir
from paparan.pemenang.tampilan import baris_tampil, rumus
from paparan.sesi.izin import ambil_sesi_terbuka
from paparan.sesi.models import Sesi
from penilaian.periode.izin import ambil_periode_untuk, punya_hak
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.galat import Basi, Ditolak, boleh, sebab
from pentas.gerbang import butuh


def _hasil(request, periode) -> PeringkatAkhir:
    periode = ambil_periode_untuk(request.user, periode)
    periksa_boleh_lihat_hasil(request.user, periode)
    return muat_peringkat_akhir(periode)


@butuh(Hak.LIHAT_PAPARAN, Hak.NILAI_PAPARAN)
@require_safe
def pemenang(request, periode):
    periode = ambil_periode_untuk(request.user, periode)
    periksa_boleh_lihat_hasil(request.user, periode)
    sesi = Sesi.objects.kini(periode)
    if sesi is None or not sesi.sudah_dibuka or sesi.lembar.ditunggu().exists():
        return render(request, "paparan/pemenang/pemenang_belum.html", {"periode": periode, "sesi": sesi})
    hasil = muat_hasil(sesi)
    return _halaman(request, hasil, _form(hasil))


def _form(hasil: PeringkatAkhir, data=None) -> PemenangForm:
    """Built on what the sheets say, not on the decision that may be replaced."""
    segar = hasil if hasil.pemenang is None else PeringkatAkhir(hasil.sesi, None, hasil.belum, hitung_isi(hasil.sesi))
    return PemenangForm(
        data,
        seri=segar.seri,
        wajib_pleno=bool(segar.perlu_keputusan),
        wajib_alasan=hasil.pemenang is not None,
        initial={
            "tanggal": timezone.localdate(),
            "cara": "aturan",
            "sidik_dilihat": tindakan.sidik_hasil(segar.isi, hasil.pemenang),
        },
    )


def _halaman(request, hasil: PeringkatAkhir, form, galat=None, status=200):
    periode = hasil.periode
    konteks = {
        "periode": periode,
        "sesi": hasil.sesi,
        "hasil": hasil,
        "baris": baris_tampil(hasil),
        "rumus": rumus(hasil.isi),
        "form": form,
        "galat": galat,
        "sebab_tetapkan": sebab(periksa_boleh_tetapkan, request.user, periode),
        "lihat_semua": punya_hak(request.user, periode, Hak.LIHAT_PAPARAN),
        "boleh_umumkan": boleh(periksa_boleh_umumkan, request.user, periode),
        "riwayat": hasil.sesi.pemenang.select_related("juara__kabupaten_kota"),
    }
    return render(request, "paparan/pemenang/pemenang.html", konteks, status=status)


@butuh(Hak.TETAPKAN)
@require_POST
def pemenang_tetapkan(request, periode):
    hasil = _hasil(request, periode)
    form = _form(hasil, request.POST)
    if not form.is_valid():
        return _halaman(request, hasil, form, status=422)
    isi = {k: form.cleaned_data[k] for k in ("nomor", "tanggal", "alasan", "urutan", "sidik_dilihat")}
    try:
        tindakan.tetapkan_pemenang(hasil.sesi, **isi, oleh=request.user)
    except Ditolak as galat:
        return _halaman(request, muat_hasil(hasil.sesi), form, galat=galat, status=galat.status)
    messages.success(request, "Pemenang ditetapkan. Umumkan bila sudah saatnya.")
    return redirect("paparan:pemenang", periode=periode)


@butuh(Hak.TETAPKAN, Hak.KELOLA_PERIODE)
@require_POST
def pemenang_umumkan(request, periode):
    sesi = ambil_sesi_terbuka(ambil_periode_untuk(request.user, periode))
    tindakan.umumkan(sesi, oleh=request.user)
    messages.success(request, "Hasil diumumkan. Setiap kabupaten/kota kini dapat membaca rapornya.")
    return redirect("paparan:pemenang", periode=periode)


@butuh(Hak.LIHAT_PAPARAN, Hak.NILAI_PAPARAN)
@require_safe
def pemenang_pdf(request, periode):
    return jawab_pdf(dokumen.peringkat_pdf(request, _hasil(request, periode)), f"peringkat-akhir-{periode}")


@butuh(Hak.LIHAT_PAPARAN)
@require_safe
def pemenang_xlsx(request, periode):
    return jawab_xlsx(dokumen.peringkat_xlsx(_hasil(request, periode)), f"peringkat-akhir-{periode}")


@butuh(Hak.LIHAT_PAPARAN)
@require_safe
def pemenang_berita_acara(request, periode):
    hasil = _hasil(request, periode)
    if hasil.pemenang is None:
        raise Basi("Berita acara ada setelah pemenang ditetapkan.")
    return jawab_pdf(dokumen.berita_acara_pdf(request, hasil), f"berita-acara-pemenang-{periode}")
