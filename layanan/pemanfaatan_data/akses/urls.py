from django.urls import path

from layanan.pemanfaatan_data.akses import views

urlpatterns = [
    path("akses/", views.daftar, name="akses-daftar"),
    path("akses/register.xlsx", views.buku, name="akses-buku"),
    path("akses/<int:pk>/", views.lihat, name="akses-lihat"),
    path("akses/<int:pk>/tindak/<str:jenis>/", views.tindak, name="akses-tindak"),
    path("akses/<int:pk>/perpanjang/", views.perpanjang, name="akses-perpanjang"),
    path("laporan-balikan/<int:pk>/", views.laporan, name="akses-laporan"),
]
