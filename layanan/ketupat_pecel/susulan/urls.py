from django.urls import path

from layanan.ketupat_pecel.susulan import views, views_serah

urlpatterns = [
    path("layanan/desa/susulan/", views.daftar, name="susulan-daftar"),
    path("layanan/desa/susulan/massal/", views.massal, name="susulan-massal"),
    path("layanan/desa/susulan/janji/", views.lewat, name="susulan-lewat"),
    path("layanan/desa/susulan/janji/ubah/", views.ubah_janji, name="susulan-janji"),
    path("layanan/desa/susulan/janji/dikabari/", views.dikabari, name="susulan-dikabari"),
    path("layanan/desa/susulan/kasus/", views.kasus, name="susulan-kasus"),
    path("layanan/desa/susulan/kasus/<int:pk>/", views.kasus_lihat, name="susulan-kasus-lihat"),
    path("layanan/desa/susulan/cetakan/<int:pk>/", views.dokumen, name="susulan-dokumen"),
    path("layanan/desa/perjalanan/<int:pk>/siap/", views.siap, name="susulan-siap"),
    path("layanan/desa/perjalanan/<int:pk>/survei/", views_serah.survei_perjalanan, name="susulan-survei-daftar"),
    path("layanan/desa/perjalanan/<int:pk>/kabari/", views.kabari_desa, name="susulan-kabari-desa"),
    path("layanan/desa/warga/<uuid:tanda>/", views_serah.lihat, name="susulan-lihat"),
    path("layanan/desa/warga/<uuid:tanda>/serah/", views_serah.serah, name="susulan-serah"),
    path("layanan/desa/warga/<uuid:tanda>/kabari/", views_serah.kabari, name="susulan-kabari"),
    path("layanan/desa/warga/<uuid:tanda>/survei/", views_serah.survei, name="susulan-survei"),
    path("layanan/desa/warga/<uuid:tanda>/buka/", views_serah.buka, name="susulan-buka"),
]
