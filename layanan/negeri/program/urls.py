from django.urls import path

from layanan.negeri.program import views

urlpatterns = [
    path("layanan/negeri/program/", views.utama, name="program"),
    path("layanan/negeri/program/<str:dinas>/pengaturan/", views.atur, name="program-atur"),
]
