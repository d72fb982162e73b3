"""The public addresses; last in the service's urls.py, because an office's code matches any word."""

from django.urls import path

from layanan.negeri.dokumen import views

urlpatterns = [
    path("negeri/", views.kantor, name="dokumen-kantor"),
    path("negeri/<str:dinas>/", views.umum, name="dokumen-umum"),
    path("negeri/<str:dinas>/<slug:dokumen>/", views.baca, name="dokumen-baca"),
]
