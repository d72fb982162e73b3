"""What a resident goes through at the table, and how each document ends that day (source 002 and its exceptions)."""

from django.db.models import TextChoices


class LangkahMeja(TextChoices):
    """The step clocks of one resident, in order."""

    DAFTAR = "daftar", "Daftar"
    PERIKSA = "periksa", "Periksa berkas"
    PROSES = "proses", "Proses data"
    CETAK = "cetak", "Cetak/tanda terima"


class KeadaanPelayanan(TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    DILAYANI = "dilayani", "Dilayani"
    SELESAI = "selesai", "Selesai"
    PULANG = "pulang", "Pulang sebelum dilayani"


class Penyelesaian(TextChoices):
    """How one document ended on the day."""

    BELUM = "belum", "Belum"
    DI_TEMPAT = "di_tempat", "Selesai di tempat"
    KE_KANTOR = "ke_kantor", "Dibawa ke kantor"
    DITAHAN = "ditahan", "Ditahan"
    DITOLAK = "ditolak", "Ditolak"


class SebabTahan(TextChoices):
    """Why a document is held: the reason of ``DokumenPelayanan.alasan`` begins with the label."""

    GANDA = "ganda", "Data ganda"
    ANOMALI = "anomali", "Data anomali"


def sebab_tahan(alasan: str) -> SebabTahan:
    """ "Data ganda: terdaftar juga di kabupaten lain" → GANDA; whatever else was written is an anomaly."""
    return SebabTahan.GANDA if alasan.startswith(SebabTahan.GANDA.label) else SebabTahan.ANOMALI


class Golongan(TextChoices):
    """Where a resident is counted in the reckoning of the day, from his documents: see ``hitung.golongan``."""

    DI_TEMPAT = "di_tempat", "Selesai di tempat"
    KE_KANTOR = "ke_kantor", "Dibawa ke kantor"
    DITAHAN = "ditahan", "Ditahan"
    DITOLAK = "ditolak", "Ditolak"
    BELUM = "belum", "Belum jelas"


class Kantor(TextChoices):
    """A document after the day, at the office: the exception "luring" of the source. See ``susulan/alur.py``."""

    DITERIMA = "diterima_luring", "Diterima luring"
    DIPROSES = "diproses_kantor", "Diproses di kantor"
    SIAP = "siap_diambil", "Siap diambil"
    DISERAHKAN = "diserahkan", "Diserahkan"
    DITUTUP = "ditutup", "Ditutup tanpa dokumen"
