from django.urls import path

from penilaian.instrumen import views, views_buku, views_klon, views_sunting

urlpatterns = [
    path("", views.daftar, name="instrumen-daftar"),
    path("baru/", views.baru, name="instrumen-baru"),
    path("impor/", views_buku.impor, name="instrumen-impor"),
    path("impor/buat/", views_buku.impor_buat, name="instrumen-impor-buat"),
    path("<slug:kode>/", views.lihat, name="instrumen-lihat"),
    path("<slug:kode>/bobot/", views.bobot, name="instrumen-bobot"),
    path("<slug:kode>/terbitkan/", views.terbitkan, name="instrumen-terbitkan"),
    path("<slug:kode>/hapus/", views.hapus, name="instrumen-hapus"),
    path("<slug:kode>/pdf/", views.pdf, name="instrumen-pdf"),
    path("<slug:kode>/xlsx/", views.xlsx, name="instrumen-xlsx"),
    path("<slug:kode>/json/", views.unduh_json, name="instrumen-json"),
    path("<slug:kode>/susunan/", views_buku.ekspor, name="instrumen-ekspor"),
    path("<slug:kode>/salin/", views_klon.salin, name="instrumen-salin"),
    path("<slug:kode>/pemetaan/", views_klon.pemetaan, name="instrumen-pemetaan"),
    path("<slug:kode>/pemetaan/simpan/", views_klon.pemetaan_simpan, name="instrumen-pemetaan-simpan"),
    path("<slug:kode>/indikator/<str:indikator>/", views.indikator, name="instrumen-indikator"),
    path("<slug:kode>/sunting/", views_sunting.sunting, name="instrumen-sunting"),
    path("<slug:kode>/sunting/<slug:indikator>/", views_sunting.sunting_indikator, name="instrumen-sunting-indikator"),
    path("<slug:kode>/sunting/<slug:indikator>/coba/", views_sunting.coba, name="instrumen-coba"),
]
