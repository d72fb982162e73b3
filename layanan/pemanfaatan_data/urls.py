from django.urls import include, path

app_name = "data"
urlpatterns = [
    path("layanan/data/", include("layanan.pemanfaatan_data.permintaan.urls")),
    path("layanan/data/", include("layanan.pemanfaatan_data.akses.urls")),
    path("layanan/data/", include("layanan.pemanfaatan_data.evaluasi.urls")),
]
