from django.urls import include, path

app_name = "sop"
urlpatterns = [
    path("", include("layanan.sop.dinas.urls")),
    path("", include("layanan.sop.kalender.urls")),
    path("", include("layanan.sop.pribadi.urls")),
    path("", include("layanan.sop.permohonan.urls")),
    path("", include("layanan.sop.permohonan.urls_waktu")),
    path("", include("layanan.sop.surat.urls")),
    path("", include("layanan.sop.lacak.urls")),
    path("", include("layanan.sop.pengaduan.urls")),
    path("", include("layanan.sop.skm.urls")),
    path("", include("layanan.sop.standar.urls")),
    path("", include("layanan.sop.laporan.urls")),
]
