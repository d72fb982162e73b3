from django.urls import path

from layanan.ketupat_pecel.perjalanan import views, views_atur, views_rincian

AWAL = "layanan/desa/perjalanan/<int:pk>/"
ATUR = "layanan/desa/<str:dinas>/perlengkapan/"
urlpatterns = [
    path("layanan/desa/perjalanan/", views.kalender, name="perjalanan-kalender"),
    path("layanan/desa/permohonan/<int:pk>/rencana/", views.rencana, name="perjalanan-rencana"),
    path("layanan/desa/permohonan/<int:pk>/batal/", views.batal_permohonan, name="perjalanan-batal-permohonan"),
    path("layanan/desa/permohonan/<int:pk>/warga/", views_rincian.warga, name="perjalanan-warga"),
    path("layanan/desa/warga/<int:pk>/buka/", views_rincian.buka, name="perjalanan-warga-buka"),
    path(AWAL, views.lihat, name="perjalanan-lihat"),
    path(f"{AWAL}ubah/", views.ubah, name="perjalanan-ubah"),
    path(f"{AWAL}tim/", views_rincian.tim, name="perjalanan-tim"),
    path(f"{AWAL}rute/", views_rincian.rute, name="perjalanan-rute"),
    path(f"{AWAL}biaya/", views_rincian.biaya, name="perjalanan-biaya"),
    path(f"{AWAL}biaya-nyata/", views.biaya_nyata, name="perjalanan-biaya-nyata"),
    path(f"{AWAL}alat/", views_rincian.alat_susun, name="perjalanan-alat-susun"),
    path(f"{AWAL}alat/<int:alat>/", views_rincian.alat, name="perjalanan-alat"),
    path(f"{AWAL}tugaskan/", views.tugaskan, name="perjalanan-tugaskan"),
    path(f"{AWAL}berangkat/", views.berangkat, name="perjalanan-berangkat"),
    path(f"{AWAL}tiba/", views.tiba, name="perjalanan-tiba"),
    path(f"{AWAL}jadwal-ulang/", views.jadwal_ulang, name="perjalanan-jadwal-ulang"),
    path(f"{AWAL}batal/", views.batal, name="perjalanan-batal"),
    path(ATUR, views_atur.atur, name="perjalanan-atur"),
    path(f"{ATUR}bus/", views_atur.bus, name="perjalanan-bus-baru"),
    path(f"{ATUR}bus/<int:pk>/", views_atur.bus, name="perjalanan-bus"),
    path(f"{ATUR}alat/", views_atur.alat, name="perjalanan-alat-baru"),
    path(f"{ATUR}alat/<int:pk>/", views_atur.alat, name="perjalanan-alat-atur"),
    path(f"{ATUR}pagu/", views_atur.pagu, name="perjalanan-pagu"),
]
