from django.urls import path

from penilaian.kunjungan import pratinjau, riwayat, views, views_foto

SATU = "p/<slug:periode>/kunjungan/<str:kode>/"
urlpatterns = [
    path(
        "instrumen/<slug:kode>/indikator/<slug:indikator>/pratinjau/<slug:sebagai>/",
        pratinjau.pratinjau,
        name="instrumen-pratinjau",
    ),
    path("p/<slug:periode>/riwayat/<str:kode>/<str:indikator>/", riwayat.riwayat_sel, name="riwayat-sel"),
    path("p/<slug:periode>/kunjungan/", views.kunjungan_daftar, name="kunjungan-daftar"),
    path(SATU, views.kunjungan_lihat, name="kunjungan-lihat"),
    path(SATU + "jadwal/", views.kunjungan_jadwal, name="kunjungan-jadwal"),
    path(SATU + "batal/", views.kunjungan_batal, name="kunjungan-batal"),
    path(SATU + "tutup/", views.kunjungan_tutup, name="kunjungan-tutup"),
    path(SATU + "buka/", views.kunjungan_buka, name="kunjungan-buka"),
    path(SATU + "sesuai/", views.kunjungan_sesuai, name="kunjungan-sesuai"),
    path(SATU + "berita-acara/", views.kunjungan_berita_acara, name="kunjungan-berita-acara"),
    path(SATU + "foto/<int:foto>/lepas/", views_foto.kunjungan_foto_lepas, name="kunjungan-foto-lepas"),
    path(SATU + "<str:indikator>/", views.kunjungan_indikator, name="kunjungan-indikator"),
    path(SATU + "<str:indikator>/foto/", views_foto.kunjungan_foto, name="kunjungan-foto"),
]
