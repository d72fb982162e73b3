from django.urls import path

from layanan.sop.laporan import views

urlpatterns = [
    path("layanan/laporan/", views.laporan, name="laporan"),
    path("layanan/laporan/pdf/", views.pdf, name="laporan-pdf"),
    path("layanan/laporan/xlsx/", views.buku, name="laporan-buku"),
]
