from django.urls import path

from layanan.ketupat_pecel.kinerja import views

BULAN = "layanan/desa/kinerja/<str:dinas>/<int:tahun>/<int:bulan>"
urlpatterns = [
    path("layanan/desa/kinerja/", views.bulan, name="kinerja-bulan"),
    path(f"{BULAN}/pdf/", views.bulan_pdf, name="kinerja-bulan-pdf"),
    path(f"{BULAN}/xlsx/", views.bulan_buku, name="kinerja-bulan-buku"),
    path("layanan/desa/perjalanan/<int:pk>/kinerja/", views.perjalanan, name="kinerja-perjalanan"),
    path("layanan/desa/perjalanan/<int:pk>/kinerja/pdf/", views.perjalanan_pdf, name="kinerja-perjalanan-pdf"),
    path("layanan/desa/perjalanan/<int:pk>/kinerja/xlsx/", views.perjalanan_buku, name="kinerja-perjalanan-buku"),
]
