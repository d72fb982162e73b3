from django.urls import path

from paparan.sesi import views

AWAL = "p/<slug:periode>/paparan/"

urlpatterns = [
    path(AWAL, views.sesi, name="sesi"),
    path(AWAL + "jam/", views.jam, name="jam"),
    path(AWAL + "simpan/", views.sesi_simpan, name="sesi-simpan"),
    path(AWAL + "undi/", views.sesi_undi, name="sesi-undi"),
    path(AWAL + "menurut-peringkat/", views.sesi_peringkat, name="sesi-peringkat"),
    path(AWAL + "susun/", views.sesi_susun, name="sesi-susun"),
    path(AWAL + "buka/", views.sesi_buka, name="sesi-buka"),
    path(AWAL + "tampil/<str:kode>/mulai/", views.tampil_mulai, name="tampil-mulai"),
    path(AWAL + "tampil/<str:kode>/akhiri/", views.tampil_akhiri, name="tampil-akhiri"),
    path(AWAL + "tampil/<str:kode>/ulangi/", views.tampil_ulangi, name="tampil-ulangi"),
    path(AWAL + "tampil/<str:kode>/penyaji/", views.tampil_penyaji, name="tampil-penyaji"),
]
