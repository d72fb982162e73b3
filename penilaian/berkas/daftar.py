"""What this room registers with the ground floor."""

from django.urls import reverse

from penilaian.berkas import entri, kesiapan
from penilaian.berkas.halaman import butir_dikembalikan
from penilaian.berkas.izin import boleh_baca_unggahan
from penilaian.berkas.tindakan import ikuti_keberlakuan, kunci_semua, siapkan_berkas
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import peserta_sendiri
from penilaian.periode.tindakan import saat_dibuka, saat_ditutup, saat_keberlakuan_berubah
from pentas.akun.peran import Hak
from pentas.beranda.daftar import daftarkan_rumah
from pentas.luring.daftar import daftarkan
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin


def jumlah_dikembalikan(request, periode) -> int:
    peserta = peserta_sendiri(request.user, periode)
    return butir_dikembalikan(peserta) if peserta else 0


def rumah_operator(request, periode) -> str | None:
    peserta = peserta_sendiri(request.user, periode) if periode else None
    return reverse("penilaian:berkas-ringkasan", args=[periode.kode, peserta.kode]) if peserta else None


daftarkan_menu(
    ButirMenu(
        "Ringkasan",
        "penilaian:berkas-saya",
        hak=(Hak.ISI_BERKAS,),
        urutan=10,
        awalan=("penilaian:berkas-ringkasan", "penilaian:berkas-kirim"),
    ),
    ButirMenu(
        "Indikator",
        "penilaian:berkas-mulai",
        hak=(Hak.ISI_BERKAS,),
        urutan=20,
        awalan=("penilaian:berkas-indikator", "penilaian:berkas-narasumber", "penilaian:bukti-"),
    ),
    ButirMenu(
        "Catatan verifikasi",
        "penilaian:berkas-catatan-saya",
        hak=(Hak.ISI_BERKAS,),
        urutan=30,
        hitung=jumlah_dikembalikan,
        awalan="penilaian:berkas-catatan",
    ),
)
daftarkan_rumah(30, rumah_operator)
daftarkan(entri.JENIS, entri.terapkan)
daftarkan_izin(boleh_baca_unggahan)
saat_dibuka.setdefault(KodeTahap.PENGUMPULAN, []).append(siapkan_berkas)
saat_ditutup.setdefault(KodeTahap.REKAP, []).append(kunci_semua)
saat_keberlakuan_berubah.append(ikuti_keberlakuan)
kesiapan.daftarkan()
