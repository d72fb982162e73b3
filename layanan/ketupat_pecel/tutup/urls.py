from django.urls import path

from layanan.ketupat_pecel.tutup import views

AWAL = "layanan/desa/perjalanan/<int:pk>/tutup/"
urlpatterns = [
    path(AWAL, views.tutup, name="tutup"),
    path(f"{AWAL}data/", views.data, name="tutup-data"),
    path(f"{AWAL}hilang/", views.hilang, name="tutup-hilang"),
    path(f"{AWAL}berita-acara.pdf", views.berita_acara, name="tutup-berita-acara"),
]
