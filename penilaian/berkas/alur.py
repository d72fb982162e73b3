"""Statuses of a dossier (berkas) and of one indicator in it (butir)."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusBerkas(TextChoices):
    DRAF = "draf", "Draf"  # set when the period collects
    DIKIRIM = "dikirim", "Dikirim"  # set by the office
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"  # set by the province: some items wait for repair
    DIKUNCI = "dikunci", "Dikunci"  # set when the recap closes


class StatusButir(TextChoices):
    """The five words of the design, and two more where two verifiers judge; the value is the CSS class."""

    BELUM = "belum", "Belum ada bukti"
    DRAF = "draf", "Draf"
    TUNGGU = "tunggu", "Menunggu verifikasi"
    KEDUA = "kedua", "Menunggu verifikator kedua"
    SILANG = "silang", "Kedua verifikator berbeda"
    SAH = "sah", "Terverifikasi"
    BALIK = "balik", "Dikembalikan"


DI_MEJA = (StatusButir.TUNGGU, StatusButir.KEDUA, StatusButir.SILANG)  # the province has to decide
BERDUA = (StatusButir.KEDUA, StatusButir.SILANG)  # one or two have judged, nothing is settled


def status_bagi_dinas(status: str) -> str:
    """How far the desk has come among itself is not the office's business: to it, the item waits."""
    return StatusButir.TUNGGU if status in BERDUA else status


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
    Peralihan("terima", dari=(*DI_MEJA, StatusButir.SAH, StatusButir.BALIK), ke=StatusButir.SAH, oleh="tim provinsi"),
    # two verifiers: the first has judged; the second has, and differs
    Peralihan(
        "nilai_pertama",
        dari=(StatusButir.TUNGGU, StatusButir.SAH, StatusButir.BALIK),
        ke=StatusButir.KEDUA,
        oleh="tim provinsi, verifikator pertama",
    ),
    Peralihan(
        "nilai_berbeda", dari=(StatusButir.KEDUA,), ke=StatusButir.SILANG, oleh="tim provinsi, verifikator kedua"
    ),
    Peralihan("kembalikan", dari=(*DI_MEJA, StatusButir.SAH), ke=StatusButir.BALIK, oleh="tim provinsi"),
    # the whole dossier was given back to the office while collection is open
    Peralihan("buka_kembali", dari=(*DI_MEJA, StatusButir.SAH), ke=StatusButir.DRAF, oleh="admin provinsi"),
    # a workbook with a blank cell takes the verified value back
    Peralihan("cabut", dari=(StatusButir.SAH,), ke=StatusButir.TUNGGU, oleh="tim provinsi, lewat impor"),
)
