from django.urls import path

from layanan.negeri.sumber_daya import views

urlpatterns = [
    path("layanan/negeri/sumber-daya/", views.saya, name="sumber-daya-saya"),
    path("layanan/negeri/program/<str:dinas>/sumber-daya/", views.daftar, name="sumber-daya-banding"),
    path("layanan/negeri/program/<str:dinas>/sumber-daya/<int:pk>/", views.isi, name="sumber-daya-isi"),
    path(
        "layanan/negeri/program/<str:dinas>/sumber-daya/<int:pk>/pelatihan/",
        views.pelatihan,
        name="sumber-daya-pelatihan",
    ),
    path(
        "layanan/negeri/program/<str:dinas>/sumber-daya/<int:pk>/pelatihan/<int:pelatihan>/beri/",
        views.pelatihan_beri,
        name="sumber-daya-pelatihan-beri",
    ),
    path(
        "layanan/negeri/program/<str:dinas>/sumber-daya/<int:pk>/pelatihan/<int:pelatihan>/hapus/",
        views.pelatihan_hapus,
        name="sumber-daya-pelatihan-hapus",
    ),
]
