from django.urls import path

from layanan.pemanfaatan_data.permintaan import views, views_atur

urlpatterns = [
    path("ajukan/", views.ajukan, name="permintaan-ajukan"),
    path("draf/<int:pk>/", views.draf, name="permintaan-draf"),
    path("permohonan/<int:pk>/ubah/", views.ubah, name="permintaan-ubah"),
    path("unit/<int:pk>/profil/", views.profil, name="permintaan-profil"),
    path("pengaturan/<str:kode>/", views_atur.atur, name="permintaan-atur"),
    path("pengaturan/<str:kode>/elemen/", views_atur.elemen, name="permintaan-elemen-baru"),
    path("pengaturan/<str:kode>/elemen/<int:pk>/", views_atur.elemen, name="permintaan-elemen"),
]
