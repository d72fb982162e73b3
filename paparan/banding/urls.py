from django.urls import path

from paparan.banding import views

AWAL = "p/<slug:periode>/banding/"

urlpatterns = [
    path(AWAL, views.banding, name="banding"),
    path(AWAL + "<str:kode>/", views.banding_daerah, name="banding-daerah"),
]
