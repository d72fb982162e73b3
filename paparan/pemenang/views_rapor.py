"""The result sheet of each office."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from paparan.pemenang.dokumen import rapor_pdf as cetak_rapor
from paparan.pemenang.izin import periksa_boleh_baca_rapor
from paparan.pemenang.rapor import Rapor, muat_rapor
from paparan.pemenang.tampilan import rumus
from penilaian.periode.izin import BACA_SEMUA, ambil_periode_untuk, ambil_peserta_untuk, peserta_sendiri, punya_hak
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf
from pentas.galat import TidakAda, sebab
from pentas.gerbang import butuh


def _rapor(request, periode, kode) -> Rapor:
    periode = ambil_periode_untuk(request.user, periode)
    peserta = ambil_peserta_untuk(request.user, periode, kode)
    periksa_boleh_baca_rapor(request.user, periode)
    return muat_rapor(peserta, diumumkan_saja=not punya_hak(request.user, periode, Hak.LIHAT_PERINGKAT))


@butuh(Hak.ISI_BERKAS, *BACA_SEMUA)
@require_safe
def rapor_daftar(request, periode):
    """An operator goes to his own; who reads all gets the list; too early, a kind word."""
    periode = ambil_periode_untuk(request.user, periode)
    belum = sebab(periksa_boleh_baca_rapor, request.user, periode)
    if belum:
        return render(request, "paparan/pemenang/rapor_belum.html", {"periode": periode, "sebab": belum})
    if not punya_hak(request.user, periode, *BACA_SEMUA):
        sendiri = peserta_sendiri(request.user, periode)
        if sendiri is None:
            raise TidakAda("Daerah Anda bukan peserta periode ini. Hubungi admin provinsi bila perlu.")
        return redirect("paparan:rapor", periode=periode.kode, kode=sendiri.kode)
    peserta = periode.peserta.select_related("kabupaten_kota")
    return render(request, "paparan/pemenang/rapor_daftar.html", {"periode": periode, "peserta": peserta})


@butuh(Hak.ISI_BERKAS, *BACA_SEMUA)
@require_safe
def rapor(request, periode, kode):
    rapor = _rapor(request, periode, kode)
    konteks = {
        "periode": rapor.peserta.periode,
        "rapor": rapor,
        "rumus": rumus(rapor.pemenang.isi) if rapor.pemenang else "",
        "baca_semua": punya_hak(request.user, rapor.peserta.periode, *BACA_SEMUA),
    }
    return render(request, "paparan/pemenang/rapor.html", konteks)


@butuh(Hak.ISI_BERKAS, *BACA_SEMUA)
@require_safe
def rapor_pdf(request, periode, kode):
    return jawab_pdf(cetak_rapor(request, _rapor(request, periode, kode)), f"rapor-{periode}-{kode}")
