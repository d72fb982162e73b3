"""Stages of a period. They open and close one after the other by a deliberate, audited act."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class KodeTahap(TextChoices):
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    PENGUMPULAN = "pengumpulan", "Pengumpulan bukti"
    REKAP = "rekap", "Rekap dan verifikasi"
    SANGGAH = "sanggah", "Sanggah"
    KUNJUNGAN = "kunjungan", "Kunjungan lapangan"
    PENETAPAN = "penetapan", "Penetapan"
    PAPARAN = "paparan", "Paparan"
    PEMENANG = "pemenang", "Penetapan pemenang"
    SELESAI = "selesai", "Selesai"


# Sanggah (objection) is optional: a period has it only where its admin adds the row.
TAHAP_BAKU = [kode for kode in KodeTahap if kode != KodeTahap.SANGGAH]


class StatusTahap(TextChoices):
    BELUM = "belum", "Belum dibuka"  # set when the period is made
    BERJALAN = "berjalan", "Berjalan"  # set by the admin
    DITUTUP = "ditutup", "Ditutup"  # set by the admin, or by opening the next stage


PERALIHAN = (
    Peralihan("buka", dari=(StatusTahap.BELUM,), ke=StatusTahap.BERJALAN, oleh="admin provinsi"),
    Peralihan("tutup", dari=(StatusTahap.BERJALAN,), ke=StatusTahap.DITUTUP, oleh="admin provinsi"),
)
