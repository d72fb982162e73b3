"""What this room registers with the ground floor."""

from django.urls import reverse

from penilaian.kunjungan.alur import StatusKunjungan
from penilaian.kunjungan.entri import JENIS, JENIS_FOTO, terapkan, terapkan_foto
from penilaian.kunjungan.izin import boleh_baca_foto, periksa_boleh_tutup_tahap, periksa_kunjungan_belum_ditutup
from penilaian.kunjungan.models import AnggotaKunjungan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import punya_hak, punya_peran
from penilaian.periode.tindakan import saat_ditutup, saat_keberlakuan_berubah
from pentas.akun.peran import Hak, Peran
from pentas.beranda.daftar import daftarkan_rumah
from pentas.luring.daftar import daftarkan
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin


def jumlah_menunggu(request, periode) -> int:
    """Visits of this juror's teams that are not closed yet, while visits take place."""
    if not periode.sedang(KodeTahap.KUNJUNGAN) or not punya_hak(request.user, periode, Hak.NILAI_KUNJUNGAN):
        return 0
    anggota = AnggotaKunjungan.objects.filter(kunjungan__peserta__periode=periode, pengguna=request.user)
    return anggota.exclude(kunjungan__status=StatusKunjungan.DITUTUP).count()


def rumah_juri(request, periode) -> str | None:
    if periode is None or not punya_peran(request.user, periode, Peran.PENILAI):
        return None
    return reverse("penilaian:kunjungan-daftar", args=[periode.kode])


daftarkan_menu(
    ButirMenu(
        "Kunjungan",
        "penilaian:kunjungan-daftar",
        hak=(Hak.LIHAT_KUNJUNGAN,),
        urutan=130,
        hitung=jumlah_menunggu,
        awalan="penilaian:kunjungan-",
    )
)
daftarkan_rumah(20, rumah_juri)
daftarkan(JENIS, terapkan)
daftarkan(JENIS_FOTO, terapkan_foto)
daftarkan_izin(boleh_baca_foto)
saat_ditutup.setdefault(KodeTahap.KUNJUNGAN, []).append(periksa_boleh_tutup_tahap)
saat_keberlakuan_berubah.append(periksa_kunjungan_belum_ditutup)
