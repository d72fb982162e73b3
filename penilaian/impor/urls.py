from django.urls import path

from penilaian.impor import views

AWAL = "p/<slug:periode>/impor-nilai/"
urlpatterns = [
    path(AWAL, views.impor, name="impor-nilai"),
    path(AWAL + "jalankan/", views.jalankan, name="impor-nilai-jalankan"),
    path(AWAL + "templat/<slug:lapis>/", views.templat, name="impor-nilai-templat"),
]
