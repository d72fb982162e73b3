"""This year beside last year: the province, and one office."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from paparan.banding.data import Banding
from paparan.banding.izin import pilih_lapis
from penilaian.periode.izin import BACA_SEMUA, ambil_periode_untuk, ambil_peserta_untuk, peserta_sendiri, punya_hak
from penilaian.periode.lalu import periode_lalu
from pentas.akun.peran import Hak
from pentas.galat import SalahPeran, TidakAda
from pentas.gerbang import butuh

TANPA_LALU = (
    "Belum ada periode tahun sebelumnya yang memakai instrumen ini atau instrumen asalnya. "
    "Perbandingan tersedia mulai tahun kedua."
)


def _siapkan(request, periode) -> dict:
    """The choice of year and layer; ``sebab`` where there is nothing to compare yet."""
    konteks = {"periode": periode, "baca_semua": punya_hak(request.user, periode, *BACA_SEMUA)}
    calon = periode_lalu(periode)
    if not calon:
        return konteks | {"sebab": TANPA_LALU}
    lama = next((p for p in calon if p.kode == request.GET.get("dengan")), calon[0])
    try:
        lapis, semua = pilih_lapis(request.user, periode, lama, request.GET.get("lapis"))
    except SalahPeran as galat:
        return konteks | {"sebab": galat.alasan}
    return konteks | {"lama": lama, "calon": calon, "lapis": lapis, "semua_lapis": semua}


@butuh(Hak.ISI_BERKAS, *BACA_SEMUA)
@require_safe
def banding(request, periode):
    """All offices for who reads all; an operator goes to his own."""
    periode = ambil_periode_untuk(request.user, periode)
    konteks = _siapkan(request, periode)
    if "sebab" in konteks:
        return render(request, "paparan/banding/belum.html", konteks)
    if not konteks["baca_semua"]:
        sendiri = peserta_sendiri(request.user, periode)
        if sendiri is None:
            raise TidakAda()
        return redirect("paparan:banding-daerah", periode.kode, sendiri.kode)
    konteks["banding"] = Banding(periode, konteks["lama"], konteks["lapis"])
    return render(request, "paparan/banding/provinsi.html", konteks)


@butuh(Hak.ISI_BERKAS, *BACA_SEMUA)
@require_safe
def banding_daerah(request, periode, kode):
    periode = ambil_periode_untuk(request.user, periode)
    peserta = ambil_peserta_untuk(request.user, periode, kode)
    konteks = _siapkan(request, periode) | {"peserta": peserta}
    if "sebab" in konteks:
        return render(request, "paparan/banding/belum.html", konteks)
    hasil = Banding(periode, konteks["lama"], konteks["lapis"], peserta)
    konteks |= {"banding": hasil, "daerah": hasil.daerah[0]}
    return render(request, "paparan/banding/daerah.html", konteks)
