from django.urls import path

from layanan.negeri.uji_coba import views

AWAL = "layanan/negeri/program/<str:dinas>/uji-coba/"
SATU = f"{AWAL}<int:pk>/"
urlpatterns = [
    path(AWAL, views.daftar, name="uji-coba-daftar"),
    path(f"{AWAL}baru/", views.baru, name="uji-coba-baru"),
    path(SATU, views.lihat, name="uji-coba-lihat"),
    path(f"{SATU}ubah/", views.ubah, name="uji-coba-ubah"),
    path(f"{SATU}indikator/", views.indikator_baru, name="uji-coba-indikator-baru"),
    path(f"{SATU}indikator/<int:ke>/", views.indikator, name="uji-coba-indikator"),
    path(f"{SATU}indikator/<int:ke>/hapus/", views.indikator_hapus, name="uji-coba-indikator-hapus"),
    path(f"{SATU}mulai/", views.mulai, name="uji-coba-mulai"),
    path(f"{SATU}evaluasi/", views.evaluasi, name="uji-coba-evaluasi"),
    path(f"{SATU}setujui/", views.setujui, name="uji-coba-setujui"),
    path(f"{SATU}kembalikan/", views.kembalikan, name="uji-coba-kembalikan"),
]
