from django.urls import path

from layanan.sop.permohonan import views_waktu as views

urlpatterns = [
    path("layanan/merah/", views.merah, name="permohonan-merah"),
    path("layanan/waktu/", views.waktu, name="permohonan-waktu"),
    path("layanan/waktu/<str:dinas>/<slug:layanan>/", views.waktu_atur, name="permohonan-waktu-atur"),
]
