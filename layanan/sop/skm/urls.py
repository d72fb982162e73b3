from django.urls import path

from layanan.sop.skm import views

urlpatterns = [
    path("survei/<str:token>/", views.isi, name="skm-isi"),
    path("layanan/skm/", views.hasil, name="skm-hasil"),
    path("layanan/skm/pdf/", views.pdf, name="skm-pdf"),
    path("layanan/skm/xlsx/", views.buku, name="skm-buku"),
    path("layanan/skm/kertas/", views.kertas, name="skm-kertas"),
    path("layanan/skm/undangan/<int:pk>/", views.undangan, name="skm-undangan"),
    path("layanan/skm/rencana/", views.rencana, name="skm-rencana"),
    path("layanan/skm/rencana/<int:pk>/", views.ubah_rencana, name="skm-rencana-ubah"),
]
