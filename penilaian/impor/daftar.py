"""What this room registers with the ground floor."""

from penilaian.impor.izin import HAK, lapis_terbuka
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def dapat_impor(request, periode) -> bool:
    """Only while this account's layer is open: at other stages the page would only refuse."""
    return bool(lapis_terbuka(request.user, periode))


daftarkan_menu(ButirMenu("Impor nilai", "penilaian:impor-nilai", hak=HAK, urutan=145, di_akun=True, bila=dapat_impor))
