from django.urls import path

from pentas.beranda import views

app_name = "beranda"
urlpatterns = [path("", views.beranda, name="beranda")]
