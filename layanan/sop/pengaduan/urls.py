from django.urls import path

from layanan.sop.pengaduan import views, views_publik

urlpatterns = [
    path("pengaduan/", views_publik.buat, name="pengaduan-buat"),
    path("pengaduan/status/", views_publik.status, name="pengaduan-status"),
    path("pengaduan/status/<str:token>/", views_publik.ikuti, name="pengaduan-ikuti"),
    path("layanan/pengaduan/", views.daftar, name="pengaduan-daftar"),
    path("layanan/pengaduan/catat/", views.catat, name="pengaduan-catat"),
    path("layanan/pengaduan/kanal/", views.kanal, name="pengaduan-kanal"),
    path("layanan/pengaduan/<int:pk>/", views.lihat, name="pengaduan-lihat"),
    path("layanan/pengaduan/<int:pk>/jawab/", views.jawab, name="pengaduan-jawab"),
    path("layanan/pengaduan/<int:pk>/jenis/", views.jenis, name="pengaduan-jenis"),
    path("layanan/pengaduan/<int:pk>/alihkan/", views.alihkan, name="pengaduan-alihkan"),
    path("layanan/pengaduan/<int:pk>/buka/", views.buka, name="pengaduan-buka"),
]
