from django.urls import path

from penilaian.rekap import views

ITEM = "p/<slug:periode>/verifikasi/<str:kode>/<str:indikator>/"
urlpatterns = [
    path("p/<slug:periode>/rekap/", views.rekap_matriks, name="rekap-matriks"),
    path("p/<slug:periode>/rekap/xlsx/", views.rekap_xlsx, name="rekap-xlsx"),
    path("p/<slug:periode>/verifikasi/", views.rekap_antrean, name="rekap-antrean"),
    path(ITEM, views.rekap_verifikasi, name="rekap-verifikasi"),
    path(ITEM + "kembalikan/", views.rekap_kembalikan, name="rekap-kembalikan"),
    path(ITEM + "saran/", views.rekap_saran, name="rekap-saran"),
]
