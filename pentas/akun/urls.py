from django.urls import path

from pentas.akun import kelola_views, views, views_impor, views_kartu, views_lihat, views_sandi

app_name = "akun"
urlpatterns = [
    path("masuk/", views.masuk_halaman, name="masuk"),
    path("masuk/kartu/", views_sandi.masuk_kartu, name="masuk-kartu"),
    path("masuk/lupa/", views_sandi.lupa_sandi, name="lupa-sandi"),
    path("masuk/sandi/<slug:uid>/<slug:token>/", views_sandi.sandi_surat, name="sandi-surat"),
    path("keluar/", views.keluar, name="keluar"),
    path("akun/", views.profil, name="profil"),
    path("akun/sandi/", views.ganti_sandi, name="ganti-sandi"),
    path("akun/lihat-sebagai/selesai/", views_lihat.selesai, name="lihat-selesai"),
    path("akun/kelola/", kelola_views.daftar, name="kelola-daftar"),
    path("akun/kelola/baru/", kelola_views.baru, name="kelola-baru"),
    path("akun/kelola/impor/", views_impor.unggah, name="kelola-impor"),
    path("akun/kelola/impor/templat/", views_impor.templat, name="kelola-impor-templat"),
    path("akun/kelola/impor/jalankan/", views_impor.jalankan, name="kelola-impor-jalankan"),
    path("akun/kelola/masuk-terakhir/", views_kartu.masuk_terakhir, name="kelola-masuk-terakhir"),
    path("akun/kelola/kartu/", views_kartu.cetak, name="kelola-kartu"),
    path("akun/kelola/<int:id>/", kelola_views.lihat, name="kelola-lihat"),
    path("akun/kelola/<int:id>/tugaskan/", kelola_views.tugaskan, name="kelola-tugaskan"),
    path("akun/kelola/<int:id>/cabut/<int:tugas>/", kelola_views.cabut, name="kelola-cabut"),
    path("akun/kelola/<int:id>/serah/<int:tugas>/", kelola_views.serah, name="kelola-serah"),
    path("akun/kelola/<int:id>/lihat-sebagai/", views_lihat.mulai, name="kelola-lihat-sebagai"),
    path("akun/kelola/<int:id>/aktif/", kelola_views.aktif, name="kelola-aktif"),
    path("akun/kelola/<int:id>/sandi/", kelola_views.atur_ulang_sandi, name="kelola-sandi"),
]
