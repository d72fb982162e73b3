"""The day in the village: tablets, and the one write by which a resident's state arrives."""

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from layanan.ketupat_pecel.hari.data import gambaran, urut_struk
from layanan.ketupat_pecel.hari.hitung import huruf_tablet
from layanan.ketupat_pecel.hari.isian import IsianPelayanan, baca_pelayanan
from layanan.ketupat_pecel.hari.izin import periksa_berjalan
from layanan.ketupat_pecel.hari.models import FotoBerkas, Pelayanan, Tablet, TabletHari
from layanan.ketupat_pecel.hari.tulis import tulis_dokumen, tulis_isi, tulis_waktu
from layanan.ketupat_pecel.perjalanan.izin import periksa_tim
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.sop.pribadi.masukan import tolak_nama_bernomor
from pentas.galat import Basi, Ditolak, SalahJenis
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.jenis import GAMBAR
from pentas.unggahan.tindakan import terima

COBA = 50  # of those who come at once one goes on each time, so this is how many may come at once
FOTO_SEWARGA = 30
BUKAN_FOTO = "Berkas ini bukan foto. Ambil foto dengan kamera, atau pilih berkas JPG, PNG, atau WebP."


@tindakan
def daftarkan_tablet(perjalanan: Perjalanan, perangkat: UUID, *, oleh) -> TabletHari:
    """The device gets its number (once and for all), its letter on this trip, and where its receipts go on.
    Safe to repeat."""
    periksa_tim(oleh, perjalanan)
    if ada := perjalanan.tablet.filter(tablet__perangkat=perangkat).select_related("tablet").first():
        return ada
    periksa_berjalan(perjalanan)
    tablet = _berulang(lambda: _tablet(perjalanan, perangkat, oleh))
    hari = _berulang(lambda: _tablet_hari(perjalanan, tablet))
    catat("ketupat.tablet", hari, oleh=oleh, sesudah={"tablet": tablet.nomor, "huruf": hari.huruf})
    return hari


def _berulang(fungsi):
    """Numbers are the next one; who took the same at the same moment makes us look again."""
    for _ in range(COBA - 1):
        try:
            with transaction.atomic():
                return fungsi()
        except IntegrityError:
            continue
    return fungsi()


def _tablet(perjalanan: Perjalanan, perangkat: UUID, oleh) -> Tablet:
    if ada := Tablet.objects.filter(perangkat=perangkat).first():
        if ada.dinas_id != perjalanan.dinas_id:
            raise Ditolak("Tablet ini terdaftar di dinas lain. Pakai tablet dinas ini, atau profil peramban yang lain.")
        return ada
    nomor = (Tablet.objects.aggregate(n=Max("nomor"))["n"] or 0) + 1
    return Tablet.objects.create(nomor=nomor, dinas=perjalanan.dinas, perangkat=perangkat, dibuat_oleh=oleh)


def _tablet_hari(perjalanan: Perjalanan, tablet: Tablet) -> TabletHari:
    if ada := TabletHari.objects.filter(perjalanan=perjalanan, tablet=tablet).first():
        return ada
    urut = TabletHari.objects.filter(tablet=tablet).aggregate(n=Max("urut_terakhir"))["n"] or 0
    huruf = huruf_tablet(perjalanan.tablet.count())
    return TabletHari.objects.create(
        perjalanan=perjalanan, tablet=tablet, huruf=huruf, urut_awal=urut, urut_terakhir=urut
    )


@tindakan
def lapor_tablet(
    tablet: TabletHari, antrean: int, urut: int, *, akhir: bool = False, selisih_jam: int | None = None, oleh
) -> TabletHari:
    """The highest numbers a device has given, as it says itself. ``akhir``: it gives no more today; the day closes
    only after each tablet has said so. A number given afterwards takes that back."""
    periksa_tim(oleh, tablet.perjalanan)
    tablet = kunci_tablet_hari(tablet)
    periksa_berjalan(tablet.perjalanan)
    _naikkan(tablet, antrean, urut)
    if akhir:
        tablet.dilaporkan_pada = timezone.now()
    if selisih_jam is not None:
        tablet.selisih_jam = selisih_jam
    tablet.save(update_fields=["antrean_terakhir", "urut_terakhir", "dilaporkan_pada", "selisih_jam"])
    sesudah = {"antrean": tablet.antrean_terakhir, "urut": tablet.urut_terakhir, "akhir": akhir}
    catat("ketupat.lapor_tablet", tablet, oleh=oleh, sesudah=sesudah)
    return tablet


def _naikkan(tablet: TabletHari, antrean: int, urut: int) -> None:
    if antrean > tablet.antrean_terakhir:
        tablet.antrean_terakhir, tablet.dilaporkan_pada = antrean, None
    tablet.urut_terakhir = max(tablet.urut_terakhir, urut)


@tindakan
def catat_pelayanan(
    perjalanan: Perjalanan, tablet: TabletHari, tanda: UUID, isi: dict, *, dasar: int, oleh, pada: dt.datetime
) -> Pelayanan:
    """Write the whole state of one resident as the device has it. ``dasar``: the version it stood on (0: new);
    ``pada``: when it was done, by our clock, and no step clock lies after it. Raises Basi (409) where somebody else
    wrote since."""
    periksa_tim(oleh, perjalanan)
    isian = baca_pelayanan(isi)
    tablet = kunci_tablet_hari(tablet)
    periksa_berjalan(tablet.perjalanan, f"{tablet.huruf}-{isian.antrean:02d}")
    lama = tablet.perjalanan.pelayanan.select_for_update(of=("self",)).select_related(
        "tablet__tablet", "warga", "dinas__provinsi"
    )
    pelayanan = lama.filter(pk=tanda).first() or _baru(tablet, tanda, isian, pada)
    _periksa_dasar(pelayanan, tablet, isian, dasar)
    tulis_isi(pelayanan, isian, tablet, oleh=oleh, pada=pada)
    tulis_waktu(pelayanan, isian, pada)
    tulis_dokumen(pelayanan, isian, pada)
    sendiri = pelayanan.tablet_id == tablet.pk
    _naikkan(tablet, isian.antrean if sendiri else 0, isian.urut or 0)
    tablet.save(update_fields=["antrean_terakhir", "urut_terakhir", "dilaporkan_pada"])
    catat("ketupat.layani", pelayanan, oleh=oleh, sesudah=_ringkas(pelayanan, isian))
    return pelayanan


def _baru(tablet: TabletHari, tanda: UUID, isian: IsianPelayanan, pada) -> Pelayanan:
    if Pelayanan.objects.filter(pk=tanda).exists():
        raise Ditolak("Isian ini milik perjalanan lain. Muat ulang halaman Hari ini.")
    if tablet.pelayanan.filter(antrean=isian.antrean).exists():
        nomor = f"{tablet.huruf}-{isian.antrean:02d}"
        raise Ditolak(f"Nomor {nomor} sudah dipakai warga lain. Beri warga ini nomor baru, lalu kirim lagi.")
    perjalanan = tablet.perjalanan
    baru = Pelayanan(tanda=tanda, perjalanan=perjalanan, tablet=tablet, dinas=perjalanan.dinas, versi=0)
    baru.antrean, baru.diterima_pada = isian.antrean, pada
    return baru


def _periksa_dasar(pelayanan: Pelayanan, tablet: TabletHari, isian: IsianPelayanan, dasar: int) -> None:
    if pelayanan.versi and dasar != pelayanan.versi:
        rincian = {"tersimpan": gambaran(pelayanan), "versi": pelayanan.versi, "oleh": str(pelayanan.oleh or "")}
        raise Basi(f"Warga {pelayanan} diubah dari tempat lain lebih dahulu.", rincian=rincian)
    lain = pelayanan.tablet_id != tablet.pk and not pelayanan.tablet.hilang_pada
    if lain or pelayanan.antrean != isian.antrean:
        raise Ditolak(
            f"Warga {pelayanan} dicatat di tablet lain. Lanjutkan di tablet itu, atau nyatakan tablet itu hilang di "
            "halaman Tutup hari."
        )
    if isian.urut and pelayanan.tanda_terima and isian.urut != urut_struk(pelayanan):
        raise Ditolak(f"Warga {pelayanan} sudah memegang tanda terima {pelayanan.tanda_terima}. Pakai nomor itu.")


def _ringkas(pelayanan: Pelayanan, isian: IsianPelayanan) -> dict:
    """For the trail: numbers and codes, nobody's name."""
    return {
        "nomor": str(pelayanan),
        "versi": pelayanan.versi,
        "keadaan": pelayanan.keadaan,
        "tanda_terima": pelayanan.tanda_terima,
        "dokumen": {d.kode: d.penyelesaian for d in isian.dokumen},
    }


@tindakan
def tambah_foto(pelayanan: Pelayanan, siap, *, titipan: UUID, syarat=None, oleh, pada: dt.datetime) -> FotoBerkas:
    """``siap``: what ``siapkan`` gave; ``titipan``: the deposit it came in."""
    periksa_tim(oleh, pelayanan.perjalanan)
    kunci_tablet_hari(pelayanan.tablet)
    periksa_berjalan(Perjalanan.objects.get(pk=pelayanan.perjalanan_id), str(pelayanan))
    if siap.jenis not in GAMBAR:
        raise SalahJenis(BUKAN_FOTO)
    tolak_nama_bernomor(siap.nama)
    if pelayanan.foto.filter(dilepas_pada=None).count() >= FOTO_SEWARGA:
        raise Ditolak(f"Satu warga memuat paling banyak {FOTO_SEWARGA} foto. Lepas yang tidak perlu.")
    unggahan = terima(siap, oleh=oleh, wilayah_kode=pelayanan.dinas_id)
    foto = FotoBerkas.objects.create(pelayanan=pelayanan, syarat=syarat, unggahan=unggahan, titipan=titipan, pada=pada)
    catat("ketupat.foto", pelayanan, oleh=oleh, sesudah={"foto": foto.pk, "syarat": syarat and syarat.kode})
    return foto


@tindakan
def lepas_foto(foto: FotoBerkas, *, oleh) -> None:
    """Taken off the resident's papers; the file goes with the personal data."""
    periksa_tim(oleh, foto.pelayanan.perjalanan)
    periksa_berjalan(foto.pelayanan.perjalanan, str(foto.pelayanan))
    if FotoBerkas.objects.filter(pk=foto.pk, dilepas_pada=None).update(dilepas_pada=timezone.now()):
        catat("ketupat.lepas_foto", foto.pelayanan, oleh=oleh, sebelum={"foto": foto.pk})


def kunci_tablet_hari(tablet: TabletHari) -> TabletHari:
    """The row as it stands now, held until the act ends: closing the day takes all of them before it looks."""
    semua = TabletHari.objects.select_for_update(of=("self",))
    return semua.select_related("tablet", "perjalanan__dinas__provinsi", "perjalanan__dinas__kabupaten_kota").get(
        pk=tablet.pk
    )
