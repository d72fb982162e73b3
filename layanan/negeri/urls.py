from django.urls import include, path

app_name = "negeri"
urlpatterns = [
    path("", include("layanan.negeri.program.urls")),
    path("", include("layanan.negeri.sumber_daya.urls")),
    path("", include("layanan.negeri.kebutuhan.urls")),
    path("", include("layanan.negeri.rencana.urls")),
    path("", include("layanan.negeri.uji_coba.urls")),
    path("", include("layanan.negeri.sosialisasi.urls")),
    path("", include("layanan.negeri.pemantauan.urls")),
    path("", include("layanan.negeri.dokumen.urls")),
    path("", include("layanan.negeri.ajuan.urls")),
    path("", include("layanan.negeri.kirim.urls")),
    path("", include("layanan.negeri.dokumen.urls_umum")),
]
