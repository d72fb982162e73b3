from django.urls import path

from layanan.sop.permohonan import views, views_lampiran

urlpatterns = [
    path("layanan/permohonan/", views.daftar, name="permohonan-daftar"),
    path("layanan/ajukan/", views.pilih, name="permohonan-pilih"),
    path("layanan/permohonan/<int:pk>/", views.lihat, name="permohonan-lihat"),
    path("layanan/permohonan/<int:pk>/lanjut/", views.lanjut, name="permohonan-lanjut"),
    path("layanan/permohonan/<int:pk>/pegang/", views.pegang, name="permohonan-pegang"),
    path("layanan/permohonan/<int:pk>/lepas/", views.lepas, name="permohonan-lepas"),
    path("layanan/permohonan/<int:pk>/bebaskan/", views.bebaskan, name="permohonan-bebaskan"),
    path("layanan/permohonan/<int:pk>/jeda/", views.jeda, name="permohonan-jeda"),
    path("layanan/permohonan/<int:pk>/lanjutkan/", views.lanjutkan, name="permohonan-lanjutkan"),
    path("layanan/permohonan/<int:pk>/tarik/", views.tarik, name="permohonan-tarik"),
    path("layanan/permohonan/<int:pk>/pin/", views.pin, name="permohonan-pin"),
    path(
        "layanan/permohonan/<int:pk>/berkas/<slug:langkah>/<slug:jenis>/",
        views_lampiran.unggah,
        name="permohonan-lampirkan",
    ),
    path(
        "layanan/permohonan/<int:pk>/lampiran/<int:lampiran>/periksa/",
        views_lampiran.periksa,
        name="permohonan-periksa-lampiran",
    ),
]
