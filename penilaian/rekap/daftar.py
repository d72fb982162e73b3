"""What this room registers with the ground floor."""

from django.urls import reverse

from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import punya_hak
from penilaian.periode.tindakan import saat_ditutup
from penilaian.periode.tindakan_pengaturan import beku_bila
from penilaian.rekap.antrean import menunggu_bagi
from penilaian.rekap.dua import periksa_belum_dinilai
from penilaian.rekap.izin import periksa_boleh_tutup
from pentas.akun.peran import Hak
from pentas.beranda.daftar import daftarkan_rumah
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def jumlah_menunggu(request, periode) -> int:
    return menunggu_bagi(periode, request.user).count()


def rumah_provinsi(request, periode) -> str | None:
    """The recap is home to everybody who reads the whole period."""
    if periode is None or not punya_hak(request.user, periode, Hak.LIHAT_REKAP):
        return None
    return reverse("penilaian:rekap-matriks", args=[periode.kode])


daftarkan_menu(
    ButirMenu("Rekap", "penilaian:rekap-matriks", hak=(Hak.LIHAT_REKAP,), urutan=110),
    ButirMenu(
        "Verifikasi",
        "penilaian:rekap-antrean",
        hak=(Hak.REKAP,),
        urutan=120,
        hitung=jumlah_menunggu,
        awalan=("penilaian:rekap-antrean", "penilaian:rekap-verifikasi", "penilaian:rekap-kembalikan"),
    ),
)
daftarkan_rumah(40, rumah_provinsi)
saat_ditutup.setdefault(KodeTahap.REKAP, []).append(periksa_boleh_tutup)
beku_bila.setdefault("jumlah_verifikator", []).append(periksa_belum_dinilai)
