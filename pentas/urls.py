from django.urls import include, path

from pentas.beranda import views as beranda

handler400 = "pentas.beranda.views.permintaan_rusak"
handler404 = "pentas.beranda.views.tidak_ada"
handler403 = "pentas.beranda.views.terlarang"
handler500 = "pentas.beranda.views.galat_peladen"

urlpatterns = [
    path("", include("pentas.akun.urls")),
    path("", include("pentas.beranda.urls")),
    path("", include("pentas.luring.urls")),
    path("unggahan/", include("pentas.unggahan.urls")),
    path("", include("pentas.dokumen.urls")),
    path("jejak/", include("pentas.jejak.urls")),
    path("", include("penilaian.urls")),
    path("", include("paparan.urls")),
    path("", include("layanan.sop.urls")),
    path("", include("layanan.pemanfaatan_data.urls")),
    path("", include("layanan.negeri.urls")),
    path("", include("layanan.ketupat_pecel.urls")),
    path("sehat/", beranda.sehat, name="sehat"),
]
