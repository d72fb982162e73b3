from django.urls import path

from pentas.akun import kelola_views, views

app_name = "akun"
urlpatterns = [
    path("masuk/", views.masuk_halaman, name="masuk"),
    path("keluar/", views.keluar, name="keluar"),
    path("akun/", views.profil, name="profil"),
    path("akun/sandi/", views.ganti_sandi, name="ganti-sandi"),
    path("akun/kelola/", kelola_views.daftar, name="kelola-daftar"),
    path("akun/kelola/baru/", kelola_views.baru, name="kelola-baru"),
    path("akun/kelola/<int:id>/", kelola_views.lihat, name="kelola-lihat"),
    path("akun/kelola/<int:id>/tugaskan/", kelola_views.tugaskan, name="kelola-tugaskan"),
    path("akun/kelola/<int:id>/cabut/<int:tugas>/", kelola_views.cabut, name="kelola-cabut"),
    path("akun/kelola/<int:id>/aktif/", kelola_views.aktif, name="kelola-aktif"),
    path("akun/kelola/<int:id>/sandi/", kelola_views.atur_ulang_sandi, name="kelola-sandi"),
]
