from django.urls import path

from layanan.negeri.dokumen import views_atur

urlpatterns = [
    path("layanan/negeri/<str:dinas>/dokumen/", views_atur.atur, name="dokumen-atur"),
    path("layanan/negeri/<str:dinas>/dokumen/<slug:dokumen>/", views_atur.ubah, name="dokumen-ubah"),
    path("layanan/negeri/<str:dinas>/dokumen/<slug:dokumen>/syarat/", views_atur.syarat, name="dokumen-syarat-baru"),
    path(
        "layanan/negeri/<str:dinas>/dokumen/<slug:dokumen>/syarat/<int:pk>/", views_atur.syarat, name="dokumen-syarat"
    ),
]
