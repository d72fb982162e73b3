from django.urls import path

from paparan.pemenang import views, views_rapor, views_rekap

AWAL = "p/<slug:periode>/pemenang/"
RAPOR = "p/<slug:periode>/rapor/"

urlpatterns = [
    path("p/<slug:periode>/paparan/rekap/", views_rekap.rekap, name="rekap"),
    path("p/<slug:periode>/paparan/rekap/data/", views_rekap.rekap_data, name="rekap-data"),
    path(AWAL, views.pemenang, name="pemenang"),
    path(AWAL + "tetapkan/", views.pemenang_tetapkan, name="pemenang-tetapkan"),
    path(AWAL + "umumkan/", views.pemenang_umumkan, name="pemenang-umumkan"),
    path(AWAL + "pdf/", views.pemenang_pdf, name="pemenang-pdf"),
    path(AWAL + "xlsx/", views.pemenang_xlsx, name="pemenang-xlsx"),
    path(AWAL + "berita-acara/", views.pemenang_berita_acara, name="pemenang-berita-acara"),
    path(RAPOR, views_rapor.rapor_daftar, name="rapor-daftar"),
    path(RAPOR + "<str:kode>/", views_rapor.rapor, name="rapor"),
    path(RAPOR + "<str:kode>/pdf/", views_rapor.rapor_pdf, name="rapor-pdf"),
]
