from django.urls import path

from layanan.negeri.pemantauan import views

AWAL = "layanan/negeri/program/<str:dinas>/pemantauan/"
RENTANG = f"{AWAL}<int:tahun>/<slug:bagian>/"
urlpatterns = [
    path(AWAL, views.lihat, name="pemantauan-lihat"),
    path(f"{RENTANG}simpan/", views.simpan, name="pemantauan-simpan"),
    path(f"{RENTANG}sahkan/", views.sahkan, name="pemantauan-sahkan"),
    path(f"{RENTANG}tindak-lanjut/", views.tindak_lanjut_baru, name="pemantauan-tindak-lanjut-baru"),
    path(f"{RENTANG}tindak-lanjut/<int:pk>/", views.tindak_lanjut, name="pemantauan-tindak-lanjut"),
    path(f"{RENTANG}sampaikan/<int:pk>/", views.sampaikan, name="pemantauan-sampaikan"),
    path(f"{RENTANG}pdf/", views.pdf, name="pemantauan-pdf"),
    path(f"{RENTANG}xlsx/", views.buku, name="pemantauan-buku"),
]
