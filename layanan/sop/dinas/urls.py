from django.urls import path

from layanan.sop.dinas import views

urlpatterns = [
    path("layanan/pengaturan/", views.daftar, name="dinas-daftar"),
    path("layanan/pengaturan/<str:dinas>/", views.atur, name="dinas-atur"),
    path("layanan/pengaturan/<str:dinas>/unit/", views.unit_baru, name="dinas-unit-baru"),
    path("layanan/pengaturan/<str:dinas>/unit/<int:pk>/", views.unit, name="dinas-unit"),
    path("layanan/pengaturan/<str:dinas>/unit/<int:pk>/anggota/", views.anggota_tambah, name="dinas-anggota-tambah"),
    path(
        "layanan/pengaturan/<str:dinas>/unit/<int:pk>/anggota/<int:anggota>/keluar/",
        views.anggota_keluar,
        name="dinas-anggota-keluar",
    ),
]
