from django.urls import path

from pentas.luring import views

app_name = "luring"
urlpatterns = [
    path("entri/", views.entri, name="entri"),
    path("entri/buang/", views.entri_buang, name="entri-buang"),
    path("entri/perangkat/", views.perangkat, name="perangkat"),
    path("kiriman/", views.kiriman, name="kiriman"),
    path("kiriman/penyelamatan/", views.penyelamatan_masuk, name="penyelamatan"),
    path("tanpa-jaringan/", views.tanpa_jaringan, name="tanpa-jaringan"),
    path("pekerja.js", views.pekerja_layanan, name="pekerja"),
]
