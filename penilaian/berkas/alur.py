"""Statuses of a dossier (berkas) and of one indicator in it (butir)."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusBerkas(TextChoices):
    DRAF = "draf", "Draf"  # set when the period collects
    DIKIRIM = "dikirim", "Dikirim"  # set by the office
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"  # set by the province: some items wait for repair
    DIKUNCI = "dikunci", "Dikunci"  # set when the recap closes


class StatusButir(TextChoices):
    """The five words of the design; the value is the CSS class."""

    BELUM = "belum", "Belum ada bukti"
    DRAF = "draf", "Draf"
    TUNGGU = "tunggu", "Menunggu verifikasi"
    SAH = "sah", "Terverifikasi"
    BALIK = "balik", "Dikembalikan"


PERALIHAN_BERKAS = (
    Peralihan("kirim", dari=(StatusBerkas.DRAF,), ke=StatusBerkas.DIKIRIM, oleh="operator kabupaten/kota"),
    Peralihan(
        "kembalikan",
        dari=(StatusBerkas.DIKIRIM, StatusBerkas.DIKEMBALIKAN),
        ke=StatusBerkas.DIKEMBALIKAN,
        oleh="tim provinsi",
    ),
    Peralihan("kirim_perbaikan", dari=(StatusBerkas.DIKEMBALIKAN,), ke=StatusBerkas.DIKIRIM, oleh="operator"),
    # the province accepted the last returned item without waiting for a repair
    Peralihan("cabut_pengembalian", dari=(StatusBerkas.DIKEMBALIKAN,), ke=StatusBerkas.DIKIRIM, oleh="tim provinsi"),
    Peralihan("buka_kembali", dari=(StatusBerkas.DIKIRIM,), ke=StatusBerkas.DRAF, oleh="admin provinsi"),
    Peralihan(
        "kunci",
        dari=(StatusBerkas.DRAF, StatusBerkas.DIKIRIM, StatusBerkas.DIKEMBALIKAN),
        ke=StatusBerkas.DIKUNCI,
        oleh="admin provinsi, saat rekap ditutup",
    ),
)
PERALIHAN_BUTIR = (
    Peralihan("isi", dari=(StatusButir.BELUM, StatusButir.DRAF), ke=StatusButir.DRAF, oleh="operator"),
    Peralihan("kosongkan", dari=(StatusButir.DRAF, StatusButir.BELUM), ke=StatusButir.BELUM, oleh="operator"),
    Peralihan(
        "kirim",
        dari=(StatusButir.BELUM, StatusButir.DRAF),
        ke=StatusButir.TUNGGU,
        oleh="operator, atau admin yang menyatakan indikatornya berlaku lagi",
    ),
    Peralihan(
        "perbaiki",
        dari=(StatusButir.BALIK,),
        ke=StatusButir.TUNGGU,
        oleh="operator, atau admin yang menyatakan indikatornya tidak berlaku",
    ),
    Peralihan(
        "terima", dari=(StatusButir.TUNGGU, StatusButir.SAH, StatusButir.BALIK), ke=StatusButir.SAH, oleh="tim provinsi"
    ),
    Peralihan("kembalikan", dari=(StatusButir.TUNGGU, StatusButir.SAH), ke=StatusButir.BALIK, oleh="tim provinsi"),
    # the whole dossier was given back to the office while collection is open
    Peralihan("buka_kembali", dari=(StatusButir.TUNGGU, StatusButir.SAH), ke=StatusButir.DRAF, oleh="admin provinsi"),
    # a workbook with a blank cell takes the verified value back
    Peralihan("cabut", dari=(StatusButir.SAH,), ke=StatusButir.TUNGGU, oleh="tim provinsi, lewat impor"),
)
