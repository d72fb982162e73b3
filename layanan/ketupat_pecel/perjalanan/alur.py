"""The life of a trip: planned, sent out, there, its day closed, everything handed over."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusPerjalanan(TextChoices):
    DIRENCANAKAN = "direncanakan", "Direncanakan"  # kabid, while he plans
    DITUGASKAN = "ditugaskan", "Ditugaskan"  # kabid, by the surat tugas
    BERANGKAT = "berangkat", "Berangkat"  # the team
    DI_LOKASI = "di_lokasi", "Di lokasi"  # the team
    DITUTUP = "ditutup", "Hari ditutup"  # the team, when the reckoning is zero
    SELESAI = "selesai", "Selesai"  # whoever finishes the last document
    DIBATALKAN = "dibatalkan", "Dibatalkan"  # kabid, before the day


S = StatusPerjalanan
BERJALAN = (S.DITUGASKAN, S.BERANGKAT, S.DI_LOKASI)
PERALIHAN = (
    Peralihan("tugaskan", (S.DIRENCANAKAN,), S.DITUGASKAN, "kabid"),
    Peralihan("rencanakan_lagi", (S.DITUGASKAN,), S.DIRENCANAKAN, "kabid"),
    Peralihan("berangkat", (S.DITUGASKAN,), S.BERANGKAT, "tim perjalanan"),
    Peralihan("tiba", (S.DITUGASKAN, S.BERANGKAT), S.DI_LOKASI, "tim perjalanan"),
    Peralihan("tutup", (S.DI_LOKASI,), S.DITUTUP, "tim perjalanan"),
    Peralihan("selesai", (S.DITUTUP,), S.SELESAI, "operator dafduk/capil"),
    Peralihan("batal", (S.DIRENCANAKAN, S.DITUGASKAN, S.BERANGKAT), S.DIBATALKAN, "kabid"),
)
