from django.urls import path

from pentas.dokumen import views

app_name = "dokumen"
urlpatterns = [
    path("instansi/", views.instansi, name="instansi"),
    path("instansi/<str:kode>/", views.instansi_ubah, name="instansi-ubah"),
    path("instansi/<str:kode>/contoh.pdf", views.instansi_contoh, name="instansi-contoh"),
    path("periksa-dokumen/", views.periksa, name="periksa"),
    path("periksa-dokumen/<str:kode>/", views.periksa_kode, name="periksa-kode"),
]
