from django.urls import path

from layanan.negeri.ajuan import views_foto, views_mulai, views_petugas, views_warga

urlpatterns = [
    path("layanan/negeri/ajukan/", views_petugas.bantu, name="ajuan-bantu"),
    path("layanan/negeri/kode/", views_petugas.kode, name="ajuan-kode"),
    path("layanan/negeri/draf/<int:pk>/buka/", views_petugas.buka, name="ajuan-bantu-buka"),
    path("layanan/negeri/permohonan/<int:pk>/periksa/", views_petugas.periksa, name="ajuan-periksa"),
    path("layanan/negeri/permohonan/<int:pk>/data/", views_petugas.buka_data, name="ajuan-buka-data"),
    path("negeri/ajuan/", views_warga.saya, name="ajuan-saya"),
    path("negeri/ajuan/lanjut/", views_mulai.lanjut, name="ajuan-lanjut"),
    path("negeri/ajuan/keluar/", views_mulai.keluar, name="ajuan-keluar"),
    path("negeri/ajuan/buka/<str:token>/", views_mulai.buka, name="ajuan-buka"),
    path("negeri/ajuan/data/", views_warga.data, name="ajuan-data"),
    path("negeri/ajuan/syarat/", views_warga.syarat, name="ajuan-syarat"),
    path("negeri/ajuan/syarat/<int:pk>/foto/", views_foto.foto_tambah, name="ajuan-foto-tambah"),
    path("negeri/ajuan/foto/<int:pk>/", views_foto.foto, name="ajuan-foto"),
    path("negeri/ajuan/foto/<int:pk>/hapus/", views_foto.foto_hapus, name="ajuan-foto-hapus"),
    path("negeri/ajuan/kirim/", views_warga.kirim, name="ajuan-kirim"),
    path("negeri/ajuan/kirim-ulang/", views_warga.kirim_ulang, name="ajuan-kirim-ulang"),
    path("negeri/ajuan/tarik/", views_warga.tarik, name="ajuan-tarik"),
    path("negeri/<str:dinas>/<slug:dokumen>/ajukan/", views_mulai.mulai, name="ajuan-mulai"),
    path("negeri/<str:dinas>/<slug:dokumen>/surel/", views_mulai.surel, name="ajuan-surel"),
]
