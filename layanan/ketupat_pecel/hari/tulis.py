"""From what was read to rows: the resident, his step clocks, his documents. Called inside ``catat_pelayanan``."""

import datetime as dt

from django.db import IntegrityError, transaction

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.hari.alur import KeadaanPelayanan, Penyelesaian
from layanan.ketupat_pecel.hari.hitung import luruskan, tanda_terima
from layanan.ketupat_pecel.hari.isian import IsianPelayanan
from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan, TabletHari, WaktuMeja
from layanan.ketupat_pecel.hari.rahasia import pin_tanda_terima
from layanan.ketupat_pecel.warga.models import Warga
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.pribadi.masa import akhir_simpan
from pentas.galat import Ditolak

SIMPAN = "ketupat.pelayanan"
BERAKHIR = (KeadaanPelayanan.SELESAI, KeadaanPelayanan.PULANG)


def tulis_isi(pelayanan: Pelayanan, isian: IsianPelayanan, tablet: TabletHari, *, oleh, pada: dt.datetime) -> None:
    """The row itself, one version on. ``tablet``: the one that speaks, another than its own where that is lost."""
    _tulis_warga(pelayanan, isian)
    pelayanan.keadaan, pelayanan.dusun = isian.keadaan, isian.dusun or pelayanan.dusun
    pelayanan.rencana_ambil, pelayanan.tempat_ambil = isian.rencana_ambil, isian.tempat_ambil
    if isian.urut and not pelayanan.tanda_terima:
        _tulis_tanda_terima(pelayanan, isian, tablet)
    if not pelayanan.versi:
        hari = pelayanan.perjalanan.tanggal
        pelayanan.hapus_pada = akhir_simpan(pelayanan.dinas, SIMPAN, hari)
    pelayanan.selesai_pada = (pelayanan.selesai_pada or pada) if isian.keadaan in BERAKHIR else None
    if isian.waktu:
        pelayanan.diterima_pada = min(m for m, _s in luruskan(isian.waktu, _awal(pelayanan, pada), pada).values())
    pelayanan.versi += 1
    pelayanan.oleh = oleh
    try:
        with transaction.atomic():
            pelayanan.save(force_insert=pelayanan.versi == 1)
    except IntegrityError as galat:
        raise Ditolak(
            f"Tanda terima {pelayanan.tanda_terima or ''} sudah dipakai untuk warga lain. "
            "Muat ulang halaman Hari ini, lalu terbitkan lagi."
        ) from galat


def _tulis_warga(pelayanan: Pelayanan, isian: IsianPelayanan) -> None:
    """Who it is: a row of the village's list gives name and number where the table typed none."""
    lama, pelayanan.warga = pelayanan.warga, _warga(pelayanan, isian.warga)
    for medan, nilai in isian.pribadi.items():
        setattr(pelayanan, medan, nilai or None)
    if pelayanan.warga is None or pelayanan.warga == lama:
        return
    for medan in ("nik", "nama", "telepon"):
        sumber = getattr(pelayanan.warga, medan)
        if sumber is not None and not isian.pribadi.get(medan):
            setattr(pelayanan, medan, sumber.nilai())
    pelayanan.dusun = isian.dusun or pelayanan.warga.dusun


def _warga(pelayanan: Pelayanan, baris: int | None) -> Warga | None:
    if baris is None:
        return None
    warga = Warga.objects.filter(usulan__permohonan=pelayanan.perjalanan.permohonan_id, baris=baris).first()
    if warga is None:
        raise Ditolak(f"Baris {baris} tidak ada di daftar desa. Pilih lagi warganya, atau catat tanpa daftar.")
    return warga


def _tulis_tanda_terima(pelayanan: Pelayanan, isian: IsianPelayanan, tablet: TabletHari) -> None:
    nomor = tablet.tablet.nomor
    pelayanan.urut = isian.urut if pelayanan.tablet_id == tablet.pk else None
    pelayanan.luring = isian.luring
    pelayanan.tanda_terima = tanda_terima(nomor, isian.urut)
    pelayanan.sidik_pin = sidik_pin(pelayanan.tanda_terima, pin_tanda_terima(nomor, isian.urut))


def _awal(pelayanan: Pelayanan, pada: dt.datetime) -> dt.datetime:
    """No clock at the table runs before the day itself begins there."""
    perjalanan = pelayanan.perjalanan
    pagi = dt.datetime.combine(perjalanan.tanggal, dt.time.min, pelayanan.dinas.zona)
    return min(pagi, pada)


def tulis_waktu(pelayanan: Pelayanan, isian: IsianPelayanan, pada: dt.datetime) -> None:
    """The device's clocks replace what stood there: it knows the whole of them."""
    baru = luruskan(isian.waktu, _awal(pelayanan, pada), pada)
    ada = {w.langkah: w for w in pelayanan.waktu.all()} if pelayanan.versi > 1 else {}
    for langkah, (mulai, selesai) in baru.items():
        satu = ada.pop(langkah, None)
        if satu and (satu.mulai_pada, satu.selesai_pada) == (mulai, selesai):
            continue
        WaktuMeja.objects.update_or_create(
            pelayanan=pelayanan, langkah=langkah, defaults={"mulai_pada": mulai, "selesai_pada": selesai}
        )
    if ada:
        pelayanan.waktu.filter(langkah__in=ada).delete()


def tulis_dokumen(pelayanan: Pelayanan, isian: IsianPelayanan, pada: dt.datetime) -> None:
    ada = {d.dokumen.kode: d for d in pelayanan.dokumen.select_related("dokumen")} if pelayanan.versi > 1 else {}
    jenis = {d.kode: d for d in DokumenDesa.objects.filter(dinas=pelayanan.dinas_id)}
    for satu in isian.dokumen:
        dokumen = jenis.get(satu.kode)
        if dokumen is None or not (dokumen.aktif or satu.kode in ada):
            raise Ditolak(f"Dokumen “{satu.kode}” tidak dilayani dinas ini. Pilih lagi dokumennya.")
        baris = ada.pop(satu.kode, None) or DokumenPelayanan(pelayanan=pelayanan, dokumen=dokumen)
        for medan in ("keterangan", "penyelesaian", "alasan", "nomor"):
            setattr(baris, medan, getattr(satu, medan))
        di_tempat = satu.penyelesaian == Penyelesaian.DI_TEMPAT
        baris.selesai_pada = (baris.selesai_pada or pada) if di_tempat else None
        baris.save()
    for sisa in ada.values():
        sisa.delete()
