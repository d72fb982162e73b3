from django.urls import path

from layanan.negeri.kirim import views

urlpatterns = [
    path("negeri/unduh/<str:token>/", views.unduh, name="kirim-unduh"),
    path("negeri/ajuan/tautan/", views.tautan_saya, name="kirim-tautan-saya"),
    path("layanan/negeri/permohonan/<int:pk>/tautan/", views.tautan, name="kirim-tautan"),
    path("layanan/negeri/permohonan/<int:pk>/kabari/", views.kabari, name="kirim-kabari"),
    path("layanan/negeri/permohonan/<int:pk>/cetak/", views.cetak, name="kirim-cetak"),
    path("layanan/negeri/permohonan/<int:pk>/bukti/", views.bukti, name="kirim-bukti"),
    path("layanan/negeri/permohonan/<int:pk>/serah/", views.serah, name="kirim-serah"),
]
