from django.urls import path

from paparan.lembar import views, views_ketua

AWAL = "p/<slug:periode>/paparan/"
JURI = AWAL + "juri/<str:penilai>/"

urlpatterns = [
    path(AWAL + "lembar/", views.lembar, name="lembar"),
    path(AWAL + "lembar/<str:kode>/", views.lembar_baris, name="lembar-baris"),
    path(AWAL + "lembar/<str:kode>/kunci/", views.lembar_kunci, name="lembar-kunci"),
    path(AWAL + "tanda-tangan/", views.tanda_tangan, name="tanda-tangan"),
    path(AWAL + "siapkan-lembar/", views_ketua.rekap_siapkan, name="rekap-siapkan"),
    path(AWAL + "lembar-kertas/", views_ketua.rekap_kertas, name="rekap-kertas"),
    path(JURI, views_ketua.juri_lihat, name="juri-lihat"),
    path(JURI + "pdf/", views_ketua.juri_pdf, name="juri-pdf"),
    path(JURI + "versi-baru/", views_ketua.juri_versi, name="juri-versi"),
    path(JURI + "bebaskan/", views_ketua.juri_bebaskan, name="juri-bebaskan"),
    path(JURI + "tugaskan/", views_ketua.juri_tugaskan, name="juri-tugaskan"),
    path(JURI + "buka-kunci/<str:kode>/", views_ketua.juri_buka_kunci, name="juri-buka-kunci"),
]
