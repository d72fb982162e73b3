from django.urls import path

from layanan.negeri.sosialisasi import views

AWAL = "layanan/negeri/program/<str:dinas>/sosialisasi/"
SATU = f"{AWAL}<int:pk>/"
urlpatterns = [
    path(AWAL, views.daftar, name="sosialisasi-daftar"),
    path(f"{AWAL}baru/", views.baru, name="sosialisasi-baru"),
    path(SATU, views.lihat, name="sosialisasi-lihat"),
    path(f"{SATU}ubah/", views.ubah, name="sosialisasi-ubah"),
    path(f"{SATU}unggah/", views.unggah, name="sosialisasi-unggah"),
    path(f"{SATU}berkas/<int:ke>/hapus/", views.hapus_berkas, name="sosialisasi-berkas-hapus"),
]
