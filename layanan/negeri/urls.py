from django.urls import include, path

app_name = "negeri"
urlpatterns = [
    path("", include("layanan.negeri.dokumen.urls")),
    path("", include("layanan.negeri.ajuan.urls")),
    path("", include("layanan.negeri.kirim.urls")),
    path("", include("layanan.negeri.dokumen.urls_umum")),
]
