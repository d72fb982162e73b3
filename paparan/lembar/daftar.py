"""What this room registers with the ground floor and upstream."""

from django.urls import reverse

from paparan.lembar.isian import terapkan
from paparan.lembar.izin import periksa_lembar_selesai
from paparan.lembar.models import Baris, Lembar
from paparan.lembar.tindakan import siapkan_lembar
from paparan.sesi.tindakan import saat_sesi_dibuka
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import AnggotaTim
from penilaian.periode.tindakan import saat_ditutup
from pentas.akun.peran import Hak
from pentas.beranda.daftar import daftarkan_rumah
from pentas.luring.daftar import daftarkan
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def _lembar_terbuka(request, periode):
    """This account's sheet that waits for marks, if the paparan is on."""
    if periode is None or not periode.sedang(KodeTahap.PAPARAN):
        return None
    sesi_kini = {"sesi__penetapan__periode": periode, "sesi__penetapan__digantikan_oleh__isnull": True}
    return Lembar.objects.ditunggu().filter(penilai=request.user, **sesi_kini).first()


def belum_dikunci(request, periode) -> int:
    lembar = _lembar_terbuka(request, periode)
    return Baris.objects.filter(lembar=lembar, dikunci_pada__isnull=True).tanpa_benturan().count() if lembar else 0


def anggota_tim(request, periode) -> bool:
    """The chair may lead without being a juror: then there is no sheet of his."""
    return AnggotaTim.objects.filter(periode=periode, pengguna=request.user).exists()


def rumah(request, periode):
    if _lembar_terbuka(request, periode):
        return reverse("paparan:lembar", args=[periode.kode])
    return None


saat_sesi_dibuka.append(siapkan_lembar)
saat_ditutup.setdefault(KodeTahap.PAPARAN, []).append(periksa_lembar_selesai)
daftarkan("lembar.baris", terapkan)
daftarkan_rumah(10, rumah)
daftarkan_menu(
    ButirMenu(
        "Lembar nilai",
        "paparan:lembar",
        hak=(Hak.NILAI_PAPARAN,),
        urutan=149,
        awalan=("paparan:lembar", "paparan:tanda-tangan"),
        hitung=belum_dikunci,
        bila=anggota_tim,
    )
)
