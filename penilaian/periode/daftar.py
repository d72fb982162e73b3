"""What this room registers with the ground floor."""

from penilaian.periode.models import Periode
from pentas.jejak.daftar import daftarkan_lingkup
from pentas.tampilan.bingkai import pasang_penyedia_periode


def periode_halaman(request):
    """The period of this page (URL), else the one last opened, else the newest that is not finished."""
    semua = list(Periode.objects.dapat_dilihat(request.user).prefetch_related("tahap").select_related("provinsi"))
    kode = (request.resolver_match and request.resolver_match.kwargs.get("periode")) or request.session.get("periode")
    pilih = next((p for p in semua if p.kode == kode), None)
    if pilih is None:
        pilih = next((p for p in semua if p.tahap_kini), semua[0] if semua else None)
    if pilih is not None and request.session.get("periode") != pilih.kode:
        request.session["periode"] = pilih.kode
    return pilih


pasang_penyedia_periode(periode_halaman)
daftarkan_lingkup(lambda pengguna: Periode.objects.dapat_dilihat(pengguna).values_list("kode", flat=True))
