"""The life of a pilot: run in a few negeri, evaluated, the evaluation approved. Only then others follow."""

from django.db.models import TextChoices

from pentas.alur import Peralihan


class StatusUjiCoba(TextChoices):
    RENCANA = "rencana", "Direncanakan"  # whoever runs the programme, when it is made
    BERJALAN = "berjalan", "Berjalan"  # whoever runs the programme
    DINILAI = "dinilai", "Menunggu persetujuan"  # whoever wrote the evaluation
    DISETUJUI = "disetujui", "Evaluasi disetujui"  # head of division or head of office


class Keputusan(TextChoices):
    LANJUT = "lanjut", "Lanjut ke negeri lain"
    PERBAIKI = "perbaiki", "Perbaiki, lalu uji lagi"
    HENTIKAN = "hentikan", "Hentikan"


S = StatusUjiCoba
PERALIHAN = (
    Peralihan("mulai", (S.RENCANA,), S.BERJALAN, "pengelola program"),
    Peralihan("nilai", (S.BERJALAN,), S.DINILAI, "pengelola program"),
    Peralihan("kembalikan", (S.DINILAI,), S.BERJALAN, "kabid atau kepala dinas"),
    Peralihan("setujui", (S.DINILAI,), S.DISETUJUI, "kabid atau kepala dinas"),
)
