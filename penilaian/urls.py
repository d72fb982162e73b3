from django.urls import include, path

app_name = "penilaian"
urlpatterns = [
    path("instrumen/", include("penilaian.instrumen.urls")),
    path("", include("penilaian.periode.urls")),
    path("", include("penilaian.berkas.urls")),
    path("", include("penilaian.rekap.urls")),
    path("", include("penilaian.kunjungan.urls")),
    path("", include("penilaian.impor.urls")),
    path("", include("penilaian.penetapan.urls")),
]
