"""The end of the day: numbers explained, lost tablets declared, the sum kept, the request sent on."""

from django.utils import timezone

from layanan.ketupat_pecel.hari.models import TabletHari
from layanan.ketupat_pecel.hari.tindakan import kunci_tablet_hari
from layanan.ketupat_pecel.perjalanan.alur import PERALIHAN, StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.izin import periksa_tim
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.perjalanan.tindakan import kunci_perjalanan, simpan_perjalanan, tiba
from layanan.ketupat_pecel.tutup.data import HitungHari, hitung_hari
from layanan.ketupat_pecel.tutup.izin import periksa_belum_ditutup, periksa_boleh_jelaskan, periksa_boleh_tutup
from layanan.ketupat_pecel.tutup.models import Penjelasan, TutupHari
from layanan.ketupat_pecel.tutup.saat import jalankan_saat_tutup
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.alur import pindah
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

KETERANGAN = "Tulis keterangannya, supaya jelas mengapa nomor ini tanpa isian."
PALING_BANYAK = 9999


@tindakan
def jelaskan(tablet: TabletHari, antrean: int, sebab: str, keterangan: str, *, oleh, pada=None) -> Penjelasan:
    """Why this number has no resident behind it. A second explanation takes the first one's place."""
    periksa_tim(oleh, tablet.perjalanan)
    tablet = kunci_tablet_hari(tablet)
    periksa_boleh_jelaskan(tablet, antrean)
    keterangan = keterangan.strip()
    tolak_nomor_pribadi(keterangan)
    if sebab not in Penjelasan.Sebab.values or not 1 <= antrean <= PALING_BANYAK:
        raise Ditolak("Pilih satu sebab untuk nomor ini.")
    if not keterangan:
        raise Ditolak(KETERANGAN, rincian={"keterangan": KETERANGAN})
    baru, _dibuat = Penjelasan.objects.update_or_create(
        tablet=tablet,
        antrean=antrean,
        defaults={"sebab": sebab, "keterangan": keterangan[:200], "pada": pada or timezone.now(), "oleh": oleh},
    )
    if antrean > tablet.antrean_terakhir:  # a device spoke of a number that it has not reported yet
        tablet.antrean_terakhir = antrean
        tablet.save(update_fields=["antrean_terakhir"])
    catat("ketupat.jelaskan", baru, oleh=oleh, sesudah={"nomor": f"{tablet.huruf}-{antrean:02d}", "sebab": sebab})
    return baru


@tindakan
def nyatakan_hilang(tablet: TabletHari, terakhir: int, alasan: str, *, oleh) -> TabletHari:
    """A tablet will not report: lost, broken, or never used. ``terakhir``: the last number people hold of it; every
    number below that did not arrive must then be explained one by one."""
    periksa_tim(oleh, tablet.perjalanan)
    tablet = kunci_tablet_hari(tablet)
    periksa_belum_ditutup(tablet.perjalanan)
    tolak_nomor_pribadi(alasan)
    if not alasan.strip():
        raise Ditolak("Tulis apa yang terjadi dengan tablet ini.", rincian={"alasan": "Wajib diisi."})
    if not 0 <= terakhir <= PALING_BANYAK:
        raise Ditolak("Nomor terakhir berupa angka 0 sampai 9999; 0 bila tablet ini tidak memberi nomor.")
    tablet.hilang_pada = timezone.now()
    tablet.antrean_terakhir = max(tablet.antrean_terakhir, terakhir)
    tablet.save(update_fields=["hilang_pada", "antrean_terakhir"])
    catat(
        "ketupat.tablet_hilang",
        tablet,
        oleh=oleh,
        sesudah={"huruf": tablet.huruf, "terakhir": tablet.antrean_terakhir},
        alasan=alasan.strip(),
    )
    return tablet


@tindakan
def tutup_hari(perjalanan: Perjalanan, *, oleh, saksi: str = "", pada=None) -> TutupHari:
    """Close the day: only at zero. The request goes on to the finishing step, and what was taken along is handed to
    the office. ``saksi``: the village's office-bearer who was there, by function, not by name."""
    periksa_tim(oleh, perjalanan)
    for tablet in perjalanan.tablet.order_by("pk"):  # first: whoever writes a resident holds one of them
        kunci_tablet_hari(tablet)
    perjalanan = kunci_perjalanan(perjalanan)
    periksa_belum_ditutup(perjalanan)
    tolak_nomor_pribadi(saksi)
    hari = hitung_hari(perjalanan)
    periksa_boleh_tutup(hari)
    if perjalanan.status != StatusPerjalanan.DI_LOKASI:
        perjalanan = _tiba_dahulu(perjalanan, oleh)
    pindah(perjalanan, "tutup", PERALIHAN)
    simpan_perjalanan(perjalanan, "status")
    tutup = TutupHari.objects.create(
        perjalanan=perjalanan, angka=susun_angka(hari, saksi), pada=pada or timezone.now(), oleh=oleh
    )
    catat("ketupat.tutup_hari", perjalanan, oleh=oleh, sesudah=hari.total.polos())
    lanjut(perjalanan.permohonan, "tutup", oleh=oleh, pada=pada)
    jalankan_saat_tutup(perjalanan, oleh=oleh)
    return tutup


def _tiba_dahulu(perjalanan: Perjalanan, oleh) -> Perjalanan:
    """The arrival could not be recorded without a network: the first number was given when they were there."""
    pertama = perjalanan.pelayanan.order_by("diterima_pada").first()
    tiba(perjalanan, oleh=oleh, pada=pertama and pertama.diterima_pada)
    return kunci_perjalanan(perjalanan)


def susun_angka(hari: HitungHari, saksi: str) -> dict:
    """What is kept: residents and documents per tablet and in total, what was explained, who was there."""
    return {
        "total": hari.total.polos(),
        "tablet": [
            {
                "huruf": t.tablet.huruf,
                "tablet": t.tablet.tablet.nomor,
                "antrean_terakhir": t.tablet.antrean_terakhir,
                "hilang": t.tablet.hilang_pada is not None,
                **t.polos(),
            }
            for t in hari.tablet
        ],
        "penjelasan": [
            {"nomor": f"{p.tablet.huruf}-{p.antrean:02d}", "sebab": p.sebab, "keterangan": p.keterangan}
            for p in hari.penjelasan
        ],
        "saksi": saksi.strip()[:100],
    }
