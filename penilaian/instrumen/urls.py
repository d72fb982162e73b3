from django.urls import path

from penilaian.instrumen import views

urlpatterns = [
    path("", views.daftar, name="instrumen-daftar"),
    path("baru/", views.baru, name="instrumen-baru"),
    path("<slug:kode>/", views.lihat, name="instrumen-lihat"),
    path("<slug:kode>/bobot/", views.bobot, name="instrumen-bobot"),
    path("<slug:kode>/terbitkan/", views.terbitkan, name="instrumen-terbitkan"),
    path("<slug:kode>/hapus/", views.hapus, name="instrumen-hapus"),
    path("<slug:kode>/pdf/", views.pdf, name="instrumen-pdf"),
    path("<slug:kode>/xlsx/", views.xlsx, name="instrumen-xlsx"),
    path("<slug:kode>/json/", views.unduh_json, name="instrumen-json"),
    path("<slug:kode>/indikator/<str:indikator>/", views.indikator, name="instrumen-indikator"),
]
