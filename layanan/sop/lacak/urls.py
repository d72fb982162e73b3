from django.urls import path

from layanan.sop.lacak import views

urlpatterns = [
    path("lacak/", views.lacak, name="lacak"),
    path("lacak/<str:token>/", views.lihat, name="lacak-lihat"),
]
