"""The live recap: a page, and the part of it that changes."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from paparan.pemenang.rekap import Rekap
from paparan.sesi.izin import ambil_periode_paparan, ambil_sesi_terbuka, periksa_boleh_jalankan
from paparan.sesi.keadaan import tanda
from paparan.sesi.models import Sesi
from paparan.sesi.views import jawab_berubah
from pentas.akun.peran import Hak
from pentas.galat import boleh
from pentas.gerbang import butuh


@butuh(Hak.LIHAT_PAPARAN)
@require_safe
def rekap(request, periode):
    periode = ambil_periode_paparan(request.user, periode, Hak.LIHAT_PAPARAN)
    sesi = Sesi.objects.kini(periode)
    if sesi is None or not sesi.sudah_dibuka:
        return render(request, "paparan/pemenang/rekap_belum.html", {"periode": periode, "sesi": sesi})
    konteks = {
        "periode": periode,
        "sesi": sesi,
        "rekap": Rekap(sesi),
        "penilai_baru": _penilai_tanpa_lembar(sesi),
        "boleh_siapkan": boleh(periksa_boleh_jalankan, request.user, sesi),
    }
    return render(request, "paparan/pemenang/rekap.html", konteks)


@butuh(Hak.LIHAT_PAPARAN)
@require_safe
def rekap_data(request, periode):
    """The changing part as markup, so that page and refresh cannot differ; 304 while nothing changed."""
    sesi = ambil_sesi_terbuka(ambil_periode_paparan(request.user, periode, Hak.LIHAT_PAPARAN))
    rekap = Rekap(sesi)
    isi = {"html": render_to_string("paparan/pemenang/_rekap.html", {"rekap": rekap, "periode": sesi.periode})}
    return jawab_berubah(request, isi, tanda(isi))


def _penilai_tanpa_lembar(sesi: Sesi) -> int:
    """Jurors who joined after the session was opened."""
    return sesi.periode.anggota_tim.exclude(pengguna__in=sesi.lembar.values("penilai")).count()
