from django.urls import path

from layanan.negeri.kebutuhan import views

AWAL = "layanan/negeri/program/<str:dinas>/kebutuhan/"
urlpatterns = [
    path(AWAL, views.lihat, name="kebutuhan-lihat"),
    path(f"{AWAL}hambatan/", views.hambatan_baru, name="kebutuhan-hambatan-baru"),
    path(f"{AWAL}hambatan/<int:pk>/", views.hambatan, name="kebutuhan-hambatan"),
    path(f"{AWAL}praktik/", views.praktik_baru, name="kebutuhan-praktik-baru"),
    path(f"{AWAL}praktik/<int:pk>/", views.praktik, name="kebutuhan-praktik"),
]
