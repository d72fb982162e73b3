"""Kinds of complaint, their deadlines, and the life of one. Nothing leads to deletion."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class JenisPengaduan(TextChoices):
    INFORMASI = "informasi", "Permintaan informasi"
    KELUHAN = "keluhan", "Keluhan atau saran"
    TANPA_LAPANGAN = "tanpa_lapangan", "Pengaduan tanpa pemeriksaan lapangan"
    DENGAN_LAPANGAN = "dengan_lapangan", "Pengaduan dengan pemeriksaan lapangan"


# Working days, by the national norm: the first answer for every kind, the settlement by kind.
HARI_TANGGAPAN = 3
HARI_SELESAI = {
    JenisPengaduan.INFORMASI: 5,
    JenisPengaduan.KELUHAN: 5,
    JenisPengaduan.TANPA_LAPANGAN: 14,
    JenisPengaduan.DENGAN_LAPANGAN: 60,
}


class StatusPengaduan(TextChoices):
    BARU = "baru", "Menunggu tanggapan"  # the public form, or an officer with a paper in his hand
    DITANGANI = "ditangani", "Ditangani"  # whoever answers first
    SELESAI = "selesai", "Selesai"  # whoever settles it


class Hasil(TextChoices):
    """How it was settled."""

    TERJAWAB = "terjawab", "Terjawab atau diperbaiki"
    DITERUSKAN = "diteruskan", "Diteruskan ke instansi yang berwenang"
    TIDAK_DITINDAK = "tidak_ditindak", "Tidak dapat ditindaklanjuti"


S = StatusPengaduan
PERALIHAN = (
    Peralihan("tanggapi", (S.BARU, S.DITANGANI), S.DITANGANI, "petugas pengaduan"),
    Peralihan("selesaikan", (S.BARU, S.DITANGANI), S.SELESAI, "petugas pengaduan"),
    Peralihan("buka_kembali", (S.SELESAI,), S.DITANGANI, "pelapor"),
)
TERBUKA = (S.BARU, S.DITANGANI)
