"""Statuses of an access right, from the ministry's permit to its end."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusAkses(TextChoices):
    DISIAPKAN = "disiapkan", "Disiapkan"  # the staff, with the ministry's permit
    AKTIF = "aktif", "Aktif"  # the staff, at the last step
    BEKU = "beku", "Dibekukan"  # kabid or head: reports of return data are missing
    BERAKHIR = "berakhir", "Berakhir"  # the nightly command, with the agreement
    DICABUT = "dicabut", "Dicabut"  # kabid or head


S = StatusAkses
PERALIHAN = (
    Peralihan("aktifkan", (S.DISIAPKAN,), S.AKTIF, "staf pengelola"),
    Peralihan("bekukan", (S.AKTIF,), S.BEKU, "kepala bidang atau kepala dinas"),
    Peralihan("pulihkan", (S.BEKU,), S.AKTIF, "kepala bidang atau kepala dinas"),
    Peralihan("cabut", (S.AKTIF, S.BEKU), S.DICABUT, "kepala bidang atau kepala dinas"),
    Peralihan("batalkan", (S.DISIAPKAN,), S.DICABUT, "sistem, saat permohonan berakhir tanpa akses"),
    Peralihan("akhiri", (S.AKTIF, S.BEKU), S.BERAKHIR, "sistem, saat PKS berakhir"),
    Peralihan("perpanjang", (S.AKTIF, S.BEKU, S.BERAKHIR), S.AKTIF, "staf pengelola, dengan PKS baru"),
)
