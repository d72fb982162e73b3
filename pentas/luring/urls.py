from django.urls import path

from pentas.luring import views

app_name = "luring"
urlpatterns = [path("", views.entri, name="entri")]
