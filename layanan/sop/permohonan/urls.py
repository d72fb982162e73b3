from django.urls import path

from layanan.sop.permohonan import views, views_lampiran, views_tindakan

urlpatterns = [
    path("layanan/", views.pintu, name="permohonan-pintu"),
    path("layanan/permohonan/", views.daftar, name="permohonan-daftar"),
    path("layanan/ajukan/", views.pilih, name="permohonan-pilih"),
    path("layanan/permohonan/<int:pk>/", views.lihat, name="permohonan-lihat"),
    path("layanan/permohonan/<int:pk>/lanjut/", views_tindakan.lanjut, name="permohonan-lanjut"),
    path("layanan/permohonan/<int:pk>/pegang/", views_tindakan.pegang, name="permohonan-pegang"),
    path("layanan/permohonan/<int:pk>/lepas/", views_tindakan.lepas, name="permohonan-lepas"),
    path("layanan/permohonan/<int:pk>/bebaskan/", views_tindakan.bebaskan, name="permohonan-bebaskan"),
    path("layanan/permohonan/<int:pk>/jeda/", views_tindakan.jeda, name="permohonan-jeda"),
    path("layanan/permohonan/<int:pk>/lanjutkan/", views_tindakan.lanjutkan, name="permohonan-lanjutkan"),
    path("layanan/permohonan/<int:pk>/tarik/", views_tindakan.tarik, name="permohonan-tarik"),
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
