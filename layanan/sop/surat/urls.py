from django.urls import path

from layanan.sop.surat import views, views_aturan, views_berkas

urlpatterns = [
    path("layanan/surat/", views.daftar, name="surat-daftar"),
    path("layanan/surat/register.xlsx", views_berkas.buku, name="surat-buku"),
    path("layanan/surat/aturan/", views_aturan.aturan, name="surat-aturan"),
    path("layanan/surat/aturan/<str:kode>/<slug:jenis>/", views_aturan.aturan_ubah, name="surat-aturan-ubah"),
    path("layanan/surat/<int:pk>/", views.lihat, name="surat-lihat"),
    path("layanan/surat/<int:pk>/ubah/", views.ubah, name="surat-ubah"),
    path("layanan/surat/<int:pk>/nomori/", views.nomori, name="surat-nomori"),
    path("layanan/surat/<int:pk>/naskah/", views.naskah, name="surat-naskah"),
    path("layanan/surat/<int:pk>/kirim/", views.kirim, name="surat-kirim"),
    path("layanan/surat/<int:pk>/batalkan/", views.batalkan, name="surat-batalkan"),
    path("layanan/surat/<int:pk>/surat.pdf", views_berkas.pdf, name="surat-pdf"),
    path("layanan/surat/<int:pk>/surat.docx", views_berkas.docx, name="surat-docx"),
    path("layanan/permohonan/<int:pk>/surat/baru/", views.baru, name="surat-baru"),
    path("layanan/permohonan/<int:pk>/tanda-terima.pdf", views_berkas.tanda_terima, name="surat-tanda-terima"),
    path("layanan/permohonan/<int:pk>/disposisi.pdf", views_berkas.disposisi, name="surat-disposisi"),
]
