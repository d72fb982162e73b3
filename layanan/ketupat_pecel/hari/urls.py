from django.urls import path

from layanan.ketupat_pecel.hari import views

AWAL = "layanan/desa/perjalanan/<int:pk>/hari/"
urlpatterns = [
    path(AWAL, views.hari, name="hari"),
    path(f"{AWAL}data/", views.data, name="hari-data"),
    path(f"{AWAL}tablet/", views.tablet, name="hari-tablet"),
    path(f"{AWAL}foto/<int:foto>/lepas/", views.foto_lepas, name="hari-foto-lepas"),
]
