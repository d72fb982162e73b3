from django.urls import include, path

app_name = "paparan"
urlpatterns = [
    path("", include("paparan.sesi.urls")),
    path("", include("paparan.lembar.urls")),
    path("", include("paparan.pemenang.urls")),
    path("", include("paparan.banding.urls")),
]
