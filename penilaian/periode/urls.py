from django.urls import path

from penilaian.periode import (
    views,
    views_penanda,
    views_pengaturan,
    views_peserta,
    views_sosialisasi,
    views_susun,
)

P = "p/<slug:periode>"
ATUR = f"{P}/pengaturan"
urlpatterns = [
    path("panduan/", views.panduan, name="panduan"),
    path("periode/", views.daftar, name="periode-daftar"),
    path("periode/baru/", views_susun.baru, name="periode-baru"),
    path("periode/<slug:periode>/pilih/", views.pilih, name="periode-pilih"),
    path(f"{P}/jadwal/", views.jadwal, name="periode-jadwal"),
    path(f"{P}/benturan/", views.benturan, name="periode-benturan"),
    path(f"{P}/benturan/tidak-ada/", views.bebas_benturan, name="periode-bebas-benturan"),
    path(f"{P}/sosialisasi/", views_sosialisasi.sosialisasi, name="periode-sosialisasi"),
    path(f"{P}/sosialisasi/baru/", views_sosialisasi.sosialisasi_catat, name="periode-sosialisasi-baru"),
    path(f"{P}/sosialisasi/<int:id>/", views_sosialisasi.sosialisasi_catat, name="periode-sosialisasi-ubah"),
    path(f"{ATUR}/", views_pengaturan.pengaturan, name="periode-pengaturan"),
    path(f"{ATUR}/jadwal/", views_pengaturan.atur_jadwal, name="periode-atur-jadwal"),
    path(f"{ATUR}/perpanjang/", views_pengaturan.perpanjang_tahap, name="periode-perpanjang"),
    path(f"{ATUR}/tahap/<slug:tahap>/buka/", views_pengaturan.buka_tahap, name="periode-buka-tahap"),
    path(f"{ATUR}/tahap/<slug:tahap>/tutup/", views_pengaturan.tutup_tahap, name="periode-tutup-tahap"),
    path(f"{ATUR}/aturan/", views_pengaturan.aturan, name="periode-aturan"),
    path(f"{ATUR}/penanda-tangan/", views_penanda.penandatangan, name="periode-penandatangan"),
    path(f"{ATUR}/penanda-tangan/<slug:dokumen>/", views_penanda.penandatangan_ubah, name="periode-penandatangan-ubah"),
    path(f"{ATUR}/kategori/", views_pengaturan.simpan_kategori, name="periode-kategori"),
    path(f"{ATUR}/kategori/<slug:kategori>/hapus/", views_pengaturan.hapus_kategori, name="periode-kategori-hapus"),
    path(f"{ATUR}/peserta/", views_peserta.peserta, name="periode-peserta"),
    path(f"{ATUR}/peserta/tambah/", views_peserta.tambah_peserta, name="periode-peserta-tambah"),
    path(f"{ATUR}/peserta/<str:kode>/keluarkan/", views_peserta.keluarkan_peserta, name="periode-peserta-keluarkan"),
    path(f"{ATUR}/tim/", views_peserta.tim, name="periode-tim"),
    path(f"{ATUR}/tim/tambah/", views_peserta.tambah_anggota, name="periode-tim-tambah"),
    path(f"{ATUR}/tim/<int:id>/lepas/", views_peserta.lepas_anggota, name="periode-tim-lepas"),
    path(f"{ATUR}/tim/<int:id>/tidak-ada-benturan/", views_peserta.catat_bebas, name="periode-tim-bebas"),
    path(f"{ATUR}/benturan/", views_peserta.tambah_benturan, name="periode-benturan-tambah"),
    path(f"{ATUR}/benturan/<int:id>/cabut/", views_peserta.cabut_benturan, name="periode-benturan-cabut"),
    path(f"{ATUR}/tidak-berlaku/", views_peserta.tidak_berlaku, name="periode-tidak-berlaku"),
    path(f"{ATUR}/tidak-berlaku/<int:id>/cabut/", views_peserta.nyatakan_berlaku, name="periode-tidak-berlaku-cabut"),
]
