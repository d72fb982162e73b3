"""Writing and settling the half-yearly evaluation."""

from django.utils import timezone

from layanan.pemanfaatan_data.evaluasi.angka import angka_semester
from layanan.pemanfaatan_data.evaluasi.izin import periksa_boleh_evaluasi, periksa_masih_terbuka
from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.sop.dinas.models import Dinas
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

TANPA_TEMUAN = "Tulis temuannya. Bila tidak ada kesenjangan, tulis bahwa kinerja sesuai standar."
TANPA_TINDAKAN = "Ada kesenjangan kinerja, jadi tulis tindakan perbaikan atas personel pelaksana."


@tindakan
def simpan_evaluasi(dinas: Dinas, tahun: int, bulan: int, isi: dict, *, oleh, pada=None) -> EvaluasiPelaksana:
    """``isi``: temuan, ada_kesenjangan, tindakan_personel. Drafted as often as wanted until it is settled."""
    periksa_boleh_evaluasi(oleh, dinas)
    kini = pada or timezone.now()
    if (tahun, bulan - 5) > ((hari := timezone.localdate(kini, dinas.zona)).year, hari.month):
        raise Ditolak("Semester itu belum dimulai. Pilih semester yang sudah berjalan.")
    Dinas.objects.select_for_update(of=("self",)).get(pk=dinas.pk)
    evaluasi, baru = EvaluasiPelaksana.objects.get_or_create(
        dinas=dinas, tahun=tahun, bulan=bulan, defaults={"dibuat_oleh": oleh, "dibuat_pada": kini}
    )
    periksa_masih_terbuka(evaluasi)
    for medan, nilai in isi.items():
        setattr(evaluasi, medan, nilai)
    evaluasi.save()
    catat("evaluasi.buat" if baru else "evaluasi.ubah", evaluasi, oleh=oleh, sesudah={"semester": str(evaluasi)})
    return evaluasi


@tindakan
def tetapkan_evaluasi(evaluasi: EvaluasiPelaksana, *, oleh, pada=None) -> EvaluasiPelaksana:
    """From now on it stands, with the figures of the half year as they are."""
    evaluasi = EvaluasiPelaksana.objects.select_for_update(of=("self",)).get(pk=evaluasi.pk)
    periksa_boleh_evaluasi(oleh, evaluasi.dinas)
    periksa_masih_terbuka(evaluasi)
    if not evaluasi.temuan.strip():
        raise Ditolak(TANPA_TEMUAN, rincian={"temuan": TANPA_TEMUAN})
    if evaluasi.ada_kesenjangan and not evaluasi.tindakan_personel.strip():
        raise Ditolak(TANPA_TINDAKAN, rincian={"tindakan_personel": TANPA_TINDAKAN})
    evaluasi.angka = angka_semester(evaluasi.dinas, evaluasi.tahun, evaluasi.bulan)
    evaluasi.ditutup_pada, evaluasi.ditutup_oleh = pada or timezone.now(), oleh
    evaluasi.save(update_fields=["angka", "ditutup_pada", "ditutup_oleh"])
    catat("evaluasi.tetapkan", evaluasi, oleh=oleh, sesudah={"semester": str(evaluasi), **evaluasi.angka})
    return evaluasi
