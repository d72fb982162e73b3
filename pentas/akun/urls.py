from django.urls import path

from pentas.akun import views

app_name = "akun"
urlpatterns = [
    path("masuk/", views.masuk_halaman, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("akun/", views.profil, name="profil"),
    path("akun/sandi/", views.ganti_sandi, name="ganti-sandi"),
]
