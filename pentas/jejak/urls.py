from django.urls import path

from pentas.jejak import views

app_name = "jejak"
urlpatterns = [path("", views.daftar, name="daftar")]
