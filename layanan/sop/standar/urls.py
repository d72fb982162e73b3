from django.urls import path

from layanan.sop.standar import views

urlpatterns = [
    path("standar/", views.umum, name="standar-umum"),
    path("standar/<str:dinas>/<slug:layanan>/", views.baca, name="standar-baca"),
    path("standar/<str:dinas>/<slug:layanan>/<int:versi>/", views.versi, name="standar-versi"),
    path("standar/<str:dinas>/<slug:layanan>/<int:versi>/pdf/", views.pdf, name="standar-pdf"),
    path("layanan/standar/", views.daftar, name="standar-daftar"),
    path("layanan/standar/susun/", views.susun, name="standar-susun"),
    path("layanan/standar/<int:pk>/", views.ubah, name="standar-ubah"),
    path("layanan/standar/<int:pk>/terbitkan/", views.terbitkan, name="standar-terbitkan"),
    path("layanan/standar/<int:pk>/pdf/", views.draf_pdf, name="standar-draf-pdf"),
]
