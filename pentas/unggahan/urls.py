from django.urls import path

from pentas.unggahan import views, views_titipan

app_name = "unggahan"
urlpatterns = [
    path("titipan/", views_titipan.titip, name="titip"),
    path("titipan/<uuid:id>/", views_titipan.titipan, name="titipan"),
    path("<uuid:id>/", views.unduh, name="unduh"),
    path("<uuid:id>/lihat/", views.lihat, name="lihat"),
    path("<uuid:id>/cuplikan/", views.cuplikan, name="cuplikan"),
    path("<uuid:id>/halaman/<int:nomor>/", views.halaman, name="halaman"),
]
