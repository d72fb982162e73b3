from django.urls import path

from layanan.sop.kalender import views

urlpatterns = [
    path("layanan/libur/", views.daftar, name="kalender-daftar"),
    path("layanan/libur/isi/", views.isi, name="kalender-isi"),
    path("layanan/libur/<int:pk>/hapus/", views.hapus, name="kalender-hapus"),
]
