"""After the day: what was taken to the office goes from hand to hand until the resident has it."""

from collections import Counter

from django.utils import timezone

from layanan.ketupat_pecel.hari.alur import Kantor, KeadaanPelayanan, Penyelesaian
from layanan.ketupat_pecel.hari.models import DokumenPelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan.alur import PERALIHAN_KANTOR
from layanan.ketupat_pecel.susulan.kunci import kunci_dokumen, selaraskan
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.sop.permohonan.tindakan import kunci_permohonan
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from layanan.sop.skm.tindakan import undang_banyak
from pentas.alur import pindah
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

TANPA_NOMOR = "Isi nomor dokumen yang dicetak: {kurang}."
ALASAN_TUTUP = "Tulis alasannya: warga membacanya saat melacak tanda terimanya."


@tindakan
def setelah_tutup(perjalanan: Perjalanan, *, oleh, pada=None) -> None:
    """The day is closed: what was taken along stands on the office's list, what is held becomes a case, who was served
    may answer the survey. Where nothing is left, the request ends at once."""
    pada = pada or perjalanan.tutup_hari.pada
    semua = DokumenPelayanan.objects.filter(pelayanan__perjalanan=perjalanan)
    ke_kantor = semua.filter(penyelesaian=Penyelesaian.KE_KANTOR, kantor="").update(kantor=Kantor.DITERIMA)
    ditahan = semua.filter(penyelesaian=Penyelesaian.DITAHAN, kasus=None).select_related("pelayanan")
    kasus = [
        KasusData(dokumen=d, jenis=_jenis(d.alasan), keterangan=d.alasan, ditahan_pada=d.pelayanan.selesai_pada or pada)
        for d in ditahan
    ]
    KasusData.objects.bulk_create(kasus, batch_size=500)
    catat("ketupat.susulan", perjalanan, oleh=oleh, sesudah={"ke_kantor": ke_kantor, "kasus": len(kasus)})
    perjalanan.permohonan = kunci_permohonan(perjalanan.permohonan)
    dilayani = perjalanan.pelayanan.filter(keadaan=KeadaanPelayanan.SELESAI).order_by().values_list("pk", flat=True)
    undang_banyak(perjalanan.permohonan, [str(tanda) for tanda in dilayani], oleh=oleh, pada=pada)
    selaraskan(perjalanan, oleh=oleh, pada=pada)


def _jenis(alasan: str) -> str:
    return KasusData.Jenis.GANDA if "ganda" in alasan.lower() else KasusData.Jenis.ANOMALI


@tindakan
def proses(dokumen, *, oleh, pada=None) -> int:
    """``dokumen``: their numbers. Somebody at the office begins with them."""
    semua = kunci_dokumen(dokumen, oleh)
    for satu in semua:
        pindah(satu, "proses", PERALIHAN_KANTOR, medan="kantor")
        satu.diproses_pada = pada or timezone.now()
        catat("ketupat.proses", satu, oleh=oleh)
    DokumenPelayanan.objects.bulk_update(semua, ["kantor", "diproses_pada"], batch_size=500)
    return len(semua)


@tindakan
def siapkan(nomor: dict[int, str], *, oleh, pada=None) -> int:
    """Printed: ready to be fetched. ``nomor``: {document: the number it bears}; "" where nothing is printed."""
    semua, pada = kunci_dokumen(nomor, oleh), pada or timezone.now()
    kurang = Counter(d.dokumen.singkatan for d in semua if d.dokumen.dicetak and not nomor[d.pk].strip())
    if kurang:
        raise Ditolak(TANPA_NOMOR.format(kurang=", ".join(f"{n} {nama}" for nama, n in kurang.items())))
    for satu in semua:
        tolak_nomor_pribadi(nomor[satu.pk])
        pindah(satu, "siap", PERALIHAN_KANTOR, medan="kantor")
        satu.nomor = nomor[satu.pk].strip()[:60]
        satu.siap_pada, satu.diproses_pada = pada, satu.diproses_pada or pada
        catat("ketupat.siap", satu, oleh=oleh, sesudah={"nomor": satu.nomor})
    DokumenPelayanan.objects.bulk_update(semua, ["kantor", "nomor", "siap_pada", "diproses_pada"], batch_size=500)
    return len(semua)


@tindakan
def ulangi(dokumen: DokumenPelayanan, alasan: str, *, oleh) -> DokumenPelayanan:
    """Printed wrongly: back on the list, and no longer promised as ready."""
    satu = kunci_dokumen([dokumen.pk], oleh)[0]
    if not alasan.strip():
        raise Ditolak("Tulis apa yang salah pada cetakannya.", rincian={"alasan": "Tulis apa yang salah."})
    tolak_nomor_pribadi(alasan)
    pindah(satu, "ulang", PERALIHAN_KANTOR, medan="kantor")
    satu.siap_pada = None
    satu.save(update_fields=["kantor", "siap_pada"])
    catat("ketupat.ulang", satu, oleh=oleh, sebelum={"nomor": satu.nomor}, alasan=alasan.strip())
    return satu


@tindakan
def tutup_dokumen(dokumen: DokumenPelayanan, alasan: str, *, oleh, pada=None) -> DokumenPelayanan:
    """Ended without a document; the resident reads why on the page of his receipt."""
    satu, pada = kunci_dokumen([dokumen.pk], oleh)[0], pada or timezone.now()
    if not alasan.strip():
        raise Ditolak(ALASAN_TUTUP, rincian={"alasan": ALASAN_TUTUP})
    tolak_nomor_pribadi(alasan)
    pindah(satu, "tutup", PERALIHAN_KANTOR, medan="kantor")
    satu.alasan, satu.selesai_pada = alasan.strip()[:200], pada
    satu.save(update_fields=["kantor", "alasan", "selesai_pada"])
    catat("ketupat.tutup_dokumen", satu, oleh=oleh, alasan=satu.alasan)
    selaraskan(satu.pelayanan.perjalanan, oleh=oleh, pada=pada)
    return satu
