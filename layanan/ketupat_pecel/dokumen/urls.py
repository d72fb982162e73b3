from django.urls import path

from layanan.ketupat_pecel.dokumen import views

urlpatterns = [
    path("layanan/desa/<str:dinas>/dokumen/", views.atur, name="dokumen-atur"),
    path("layanan/desa/<str:dinas>/dokumen/<slug:dokumen>/", views.ubah, name="dokumen-ubah"),
    path("layanan/desa/<str:dinas>/dokumen/<slug:dokumen>/syarat/", views.syarat, name="dokumen-syarat-baru"),
    path("layanan/desa/<str:dinas>/dokumen/<slug:dokumen>/syarat/<int:pk>/", views.syarat, name="dokumen-syarat"),
]
