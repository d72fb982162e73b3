from django.urls import include, path

app_name = "ketupat"
urlpatterns = [
    path("", include("layanan.ketupat_pecel.dokumen.urls")),
    path("", include("layanan.ketupat_pecel.warga.urls")),
    path("", include("layanan.ketupat_pecel.perjalanan.urls")),
    path("", include("layanan.ketupat_pecel.hari.urls")),
    path("", include("layanan.ketupat_pecel.tutup.urls")),
    path("", include("layanan.ketupat_pecel.susulan.urls")),
    path("", include("layanan.ketupat_pecel.kinerja.urls")),
]
