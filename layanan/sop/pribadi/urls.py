from django.urls import path

from layanan.sop.pribadi import views

urlpatterns = [
    path("layanan/pribadi/<int:pk>/buka/", views.buka, name="pribadi-buka"),
    path("layanan/pengaturan/<str:dinas>/simpan/", views.simpan, name="pribadi-simpan"),
]
