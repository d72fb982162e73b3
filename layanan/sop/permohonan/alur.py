"""Statuses of a request. Where it stands within the SOP is its step; this table knows only the life around it."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusPermohonan(TextChoices):
    BERJALAN = "berjalan", "Berjalan"  # the engine, when it is sent
    DIJEDA = "dijeda", "Dijeda"  # whoever holds the step, for a named reason
    SELESAI = "selesai", "Selesai"  # whoever holds the last step
    DITOLAK = "ditolak", "Ditolak"  # whoever holds a step that may refuse
    DITARIK = "ditarik", "Ditarik pemohon"  # the applicant


S = StatusPermohonan
PERALIHAN = (
    Peralihan("jeda", (S.BERJALAN,), S.DIJEDA, "pemegang langkah"),
    Peralihan("lanjutkan", (S.DIJEDA,), S.BERJALAN, "pemegang langkah"),
    Peralihan("selesaikan", (S.BERJALAN,), S.SELESAI, "pemegang langkah"),
    Peralihan("tolak", (S.BERJALAN,), S.DITOLAK, "pemegang langkah"),
    Peralihan("tarik", (S.BERJALAN, S.DIJEDA), S.DITARIK, "pemohon"),
)
TERBUKA = (S.BERJALAN, S.DIJEDA)
