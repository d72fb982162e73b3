"""What this room registers with the ground floor."""

from django.urls import reverse
from django.utils import timezone

from penilaian.periode.alur import StatusTahap
from penilaian.periode.izin import punya_hak
from penilaian.periode.models import Periode, Sosialisasi, Tahap
from pentas.akun.peran import Hak
from pentas.beranda.daftar import daftarkan_rumah
from pentas.dokumen.tanda import pasang_pemberi_tanda
from pentas.jejak.daftar import daftarkan_lingkup
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu, pasang_info_masuk, pasang_penyedia_periode
from pentas.unggahan.daftar import daftarkan_izin


def periode_halaman(request):
    """The period of this page (URL), else the one last opened, else a running one: official before
    rehearsal before demo, then the one made first."""
    semua = list(Periode.objects.dapat_dilihat(request.user).prefetch_related("tahap").select_related("provinsi"))
    kode = (request.resolver_match and request.resolver_match.kwargs.get("periode")) or request.session.get("periode")
    pilih = next((p for p in semua if p.kode == kode), None)
    if pilih is None:
        urut = sorted(semua, key=lambda p: (p.tahap_kini is None, Periode.Jenis.values.index(p.jenis), p.dibuat_pada))
        pilih = urut[0] if urut else None
    if pilih is not None and request.session.get("periode") != pilih.kode:
        request.session["periode"] = pilih.kode
    return pilih


def rumah(request, periode) -> str | None:
    """Where nothing waits: the timetable; and for who may make a period while there is none, the list."""
    if periode is not None:
        return reverse("penilaian:periode-jadwal", args=[periode.kode])
    return reverse("penilaian:periode-daftar") if request.user.punya_hak(Hak.KELOLA_PERIODE) else None


def boleh_baca_bahan(pengguna, unggahan) -> bool:
    """Briefing material is for everybody of the period."""
    periode = Periode.objects.dapat_dilihat(pengguna).values("pk")
    return Sosialisasi.objects.filter(bahan=unggahan, periode__in=periode).exists()


def tahap_untuk_umum():
    """What the login page announces: the open stage of the newest official period, else of any."""
    tahap = Tahap.objects.filter(status=StatusTahap.BERJALAN).select_related("periode__provinsi")
    terbaru = sorted(tahap, key=lambda t: (t.periode.jenis == Periode.Jenis.RESMI, t.periode.tahun, t.pk))
    if not terbaru:
        return None
    timezone.activate(terbaru[-1].periode.provinsi.zona)
    return {"label": terbaru[-1].get_kode_display().lower(), "ditutup_pada": terbaru[-1].selesai}


def tanda_periode(kode: str) -> str:
    periode = Periode.objects.filter(kode=kode).only("jenis").first()
    return periode.tanda if periode else ""


def periode_dengan_hak(pengguna, hak) -> list[str]:
    return [p.kode for p in Periode.objects.dapat_dilihat(pengguna) if punya_hak(pengguna, p, hak)]


pasang_penyedia_periode(periode_halaman)
pasang_info_masuk(tahap_untuk_umum)
pasang_pemberi_tanda(tanda_periode)
daftarkan_rumah(100, rumah)
daftarkan_izin(boleh_baca_bahan)
daftarkan_menu(
    ButirMenu(
        "Jadwal",
        "penilaian:periode-jadwal",
        urutan=300,
        awalan=("penilaian:periode-sosialisasi", "penilaian:periode-benturan"),
    ),
    ButirMenu("Panduan", "penilaian:panduan", urutan=310, periode=False),
    ButirMenu(
        "Pengaturan periode",
        "penilaian:periode-pengaturan",
        hak=(Hak.KELOLA_PERIODE, Hak.BACA_JEJAK),
        urutan=400,
        di_akun=True,
    ),
)
daftarkan_lingkup(periode_dengan_hak)
