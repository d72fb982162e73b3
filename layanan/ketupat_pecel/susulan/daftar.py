"""What this room adds: what follows the end of a day, the last step, tracking of receipts, its lists in the menu."""

from layanan.ketupat_pecel.hari.alur import KeadaanPelayanan
from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.perjalanan.alur import PERALIHAN, StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.susulan.data import jumlah_siap
from layanan.ketupat_pecel.susulan.izin import boleh_baca_foto, boleh_urus, punya_susulan
from layanan.ketupat_pecel.susulan.kunci import LANGKAH, sisa
from layanan.ketupat_pecel.susulan.lacak import PELACAK
from layanan.ketupat_pecel.susulan.models import SerahTerima
from layanan.ketupat_pecel.susulan.tindakan import setelah_tutup
from layanan.ketupat_pecel.susulan.tindakan_serah import SIMPAN_SERAH
from layanan.ketupat_pecel.tutup.daftar import saat_tutup
from layanan.sop.lacak.pelacak import daftarkan_lacak
from layanan.sop.permohonan.bingkai import KAWASAN
from layanan.sop.permohonan.daftar import Penangan, daftarkan_bagian, daftarkan_penangan
from layanan.sop.permohonan.izin import mewakili_pemohon
from layanan.sop.pribadi.berkas import Rujukan, daftarkan_berkas
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from layanan.sop.skm.populasi import daftarkan_populasi
from pentas.akun.peran import Hak
from pentas.alur import pindah
from pentas.galat import Basi
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin

MASIH = "Masih ada yang belum jelas: {apa}. Permohonan selesai dengan sendirinya setelah yang terakhir."


def _perjalanan(permohonan) -> Perjalanan | None:
    return Perjalanan.objects.filter(permohonan=permohonan).exclude(status=StatusPerjalanan.DIBATALKAN).first()


def sebelum_selesai(permohonan, jalan, isian, oleh) -> None:
    if (perjalanan := _perjalanan(permohonan)) is None:
        return
    dokumen, kasus = sisa(perjalanan)
    kata = [f"{n} {apa}" for n, apa in ((dokumen, "dokumen di kantor"), (kasus, "kasus data")) if n]
    if kata:
        raise Basi(MASIH.format(apa=" dan ".join(kata)))


def sesudah_selesai(permohonan, jalan, isian, oleh) -> dict:
    """The trip ends with its request."""
    perjalanan = _perjalanan(permohonan)
    if perjalanan is None or perjalanan.status != StatusPerjalanan.DITUTUP:
        return {}
    pindah(perjalanan, "selesai", PERALIHAN)
    perjalanan.versi += 1
    perjalanan.save(update_fields=["status", "versi"])
    return {"perjalanan": perjalanan.pk}


def bagian_susulan(permohonan, pengguna) -> tuple[str, dict] | None:
    """On the request's page: what is left, and the way to it; for the village what can be fetched."""
    if permohonan.layanan != KODE or permohonan.langkah != LANGKAH:
        return None
    if (perjalanan := _perjalanan(permohonan)) is None:
        return None
    templat = "layanan/ketupat_pecel/susulan/_bagian.html"
    if mewakili_pemohon(pengguna, permohonan):
        return templat, {"perjalanan": perjalanan, "desa": True, "siap": jumlah_siap(perjalanan)}
    if not punya_susulan(pengguna):
        return None
    dokumen, kasus = sisa(perjalanan)
    konteks = {"perjalanan": perjalanan, "dokumen": dokumen, "kasus": kasus}
    return templat, konteks | {"boleh_urus": boleh_urus(pengguna, perjalanan)}


def warga_dilayani(dinas, awal, akhir) -> int:
    semua = Pelayanan.objects.filter(dinas=dinas, keadaan=KeadaanPelayanan.SELESAI)
    return semua.filter(diterima_pada__gte=awal, diterima_pada__lt=akhir).count()


daftarkan_penangan(KODE, LANGKAH, Penangan(sebelum=sebelum_selesai, sesudah=sesudah_selesai))
daftarkan_bagian(bagian_susulan)
saat_tutup(setelah_tutup)
daftarkan_lacak(PELACAK)
daftarkan_populasi(KODE, warga_dilayani)
daftarkan_izin(boleh_baca_foto)
daftarkan_jenis_simpan(JenisSimpan(SIMPAN_SERAH, "Serah terima dokumen desa", 12, "sejak dokumen diserahkan"))
daftarkan_berkas(Rujukan(SerahTerima, SerahTerima, "foto"))
daftarkan_menu(
    ButirMenu(
        "Dokumen desa",
        "ketupat:susulan-daftar",
        hak=(Hak.LIHAT_LAYANAN,),
        urutan=24,
        awalan="ketupat:susulan",
        periode=False,
        kawasan=KAWASAN,
        bila=lambda request, periode: punya_susulan(request.user),
    )
)
