from django.urls import path

from penilaian.penetapan import views

urlpatterns = [
    path("p/<slug:periode>/peringkat/", views.penetapan_peringkat, name="penetapan-peringkat"),
    path("p/<slug:periode>/peringkat/tetapkan/", views.penetapan_tetapkan, name="penetapan-tetapkan"),
    path("p/<slug:periode>/peringkat/peringkat.pdf", views.penetapan_pdf, name="penetapan-pdf"),
    path("p/<slug:periode>/peringkat/peringkat.xlsx", views.penetapan_xlsx, name="penetapan-xlsx"),
    path("p/<slug:periode>/peringkat/berita-acara.pdf", views.penetapan_berita_acara, name="penetapan-berita-acara"),
]
