from django.urls import path

from layanan.pemanfaatan_data.evaluasi import views

urlpatterns = [
    path("evaluasi/", views.daftar, name="evaluasi-daftar"),
    path("evaluasi/<str:kode>/<int:tahun>/<int:bulan>/", views.isi, name="evaluasi-isi"),
    path("evaluasi/<str:kode>/<int:tahun>/<int:bulan>/tetapkan/", views.tetapkan, name="evaluasi-tetapkan"),
]
