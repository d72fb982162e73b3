from django.urls import path

from penilaian.berkas import views, views_bukti

BERKAS = "p/<slug:periode>/berkas/<str:kode>/"
INDIKATOR = f"{BERKAS}<str:indikator>/"

urlpatterns = [
    # without an office: for menus, which know only the period
    path("p/<slug:periode>/berkas/", views.saya, name="berkas-saya"),
    path("p/<slug:periode>/indikator/", views.mulai, name="berkas-mulai"),
    path("p/<slug:periode>/catatan-verifikasi/", views.catatan_saya, name="berkas-catatan-saya"),
    path(BERKAS, views.ringkasan, name="berkas-ringkasan"),
    path(f"{BERKAS}kirim/", views.kirim, name="berkas-kirim"),
    path(f"{BERKAS}kirim-perbaikan/", views.kirim_perbaikan, name="berkas-kirim-perbaikan"),
    path(f"{BERKAS}buka/", views.buka, name="berkas-buka"),
    path(f"{BERKAS}atas-nama/", views.atas_nama, name="berkas-atas-nama"),
    path(f"{BERKAS}atas-nama/selesai/", views.atas_nama_selesai, name="berkas-atas-nama-selesai"),
    path(f"{BERKAS}catatan/", views.catatan, name="berkas-catatan"),
    path(f"{BERKAS}rekap.pdf", views.rekap_pdf, name="berkas-rekap-pdf"),
    path(f"{BERKAS}bukti/<int:bukti>/lepas/", views_bukti.lepas, name="bukti-lepas"),
    path(f"{BERKAS}bukti/<int:bukti>/tanda/", views_bukti.tanda, name="bukti-tanda"),
    path(INDIKATOR, views.indikator, name="berkas-indikator"),
    path(f"{INDIKATOR}bukti/", views_bukti.unggah, name="bukti-unggah"),
    path(f"{INDIKATOR}pakai-ulang/", views_bukti.pakai_ulang, name="bukti-pakai-ulang"),
    path(f"{INDIKATOR}narasumber/", views_bukti.narasumber, name="berkas-narasumber"),
]
