from django.urls import path

from layanan.ketupat_pecel.warga import views, views_impor

AWAL = "layanan/desa/usulan/<int:pk>/"
urlpatterns = [
    path("layanan/desa/usulan/", views.saya, name="warga-saya"),
    path("layanan/desa/permohonan/<int:pk>/perbaiki/", views.perbaiki, name="warga-perbaiki"),
    path(AWAL, views.usulan, name="warga-usulan"),
    path(f"{AWAL}warga/", views.daftar, name="warga-daftar"),
    path(f"{AWAL}warga/<int:warga>/", views.ubah, name="warga-ubah"),
    path(f"{AWAL}warga/<int:warga>/coret/", views.coret, name="warga-coret"),
    path(f"{AWAL}periksa/", views.periksa, name="warga-periksa"),
    path(f"{AWAL}kirim/", views.kirim, name="warga-kirim"),
    path(f"{AWAL}tarik/", views.tarik, name="warga-tarik"),
    path(f"{AWAL}format.xlsx", views_impor.format_buku, name="warga-format"),
    path(f"{AWAL}impor/", views_impor.impor, name="warga-impor"),
    path(f"{AWAL}impor/simpan/", views_impor.simpan, name="warga-impor-simpan"),
    path(f"{AWAL}impor/galat.xlsx", views_impor.galat, name="warga-impor-galat"),
]
