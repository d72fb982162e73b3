from django.urls import path

from layanan.negeri.rencana import views, views_isi

AWAL = "layanan/negeri/program/<str:dinas>/"
SATU = f"{AWAL}rencana/<int:pk>/"
urlpatterns = [
    path(f"{AWAL}rencana/", views.daftar, name="rencana-daftar"),
    path(f"{AWAL}rencana/baru/", views.baru, name="rencana-baru"),
    path(SATU, views.lihat, name="rencana-lihat"),
    path(f"{SATU}pdf/", views.pdf, name="rencana-pdf"),
    path(f"{SATU}ubah/", views.ubah, name="rencana-ubah"),
    path(f"{SATU}salin/", views.salin, name="rencana-salin"),
    path(f"{SATU}target/", views_isi.target_baru, name="rencana-target-baru"),
    path(f"{SATU}target/<int:ke>/", views_isi.target, name="rencana-target"),
    path(f"{SATU}target/<int:ke>/hapus/", views_isi.target_hapus, name="rencana-target-hapus"),
    path(f"{SATU}sumber/", views_isi.sumber_baru, name="rencana-sumber-baru"),
    path(f"{SATU}sumber/<int:ke>/", views_isi.sumber, name="rencana-sumber"),
    path(f"{SATU}sumber/<int:ke>/hapus/", views_isi.sumber_hapus, name="rencana-sumber-hapus"),
    path(f"{SATU}kegiatan/", views_isi.kegiatan_baru, name="rencana-kegiatan-baru"),
    path(f"{SATU}kegiatan/<int:ke>/", views_isi.kegiatan, name="rencana-kegiatan"),
    path(f"{SATU}kegiatan/<int:ke>/hapus/", views_isi.kegiatan_hapus, name="rencana-kegiatan-hapus"),
    path(f"{AWAL}mitra/", views.mitra, name="rencana-mitra"),
    path(f"{AWAL}mitra/baru/", views.mitra_baru, name="rencana-mitra-baru"),
    path(f"{AWAL}mitra/<int:pk>/", views.mitra_ubah, name="rencana-mitra-ubah"),
]
