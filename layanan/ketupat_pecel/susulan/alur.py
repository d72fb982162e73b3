"""What becomes of a document after the day: at the office, and while its data wait for the ministry."""

from django.db.models import TextChoices

from layanan.ketupat_pecel.hari.alur import Kantor
from pentas.alur import Peralihan


class StatusKasus(TextChoices):
    DITAHAN = "ditahan", "Ditahan"
    DIAJUKAN = "diajukan", "Diajukan ke pusat"
    BERSIH = "bersih", "Bersih"
    DITOLAK = "ditolak", "Ditolak"


OPERATOR = "operator dafduk/capil atau petugas lapangan"
TERBUKA_KANTOR = (Kantor.DITERIMA, Kantor.DIPROSES, Kantor.SIAP)
TERBUKA_KASUS = (StatusKasus.DITAHAN, StatusKasus.DIAJUKAN)
PERALIHAN_KANTOR = (
    Peralihan("proses", (Kantor.DITERIMA,), Kantor.DIPROSES, OPERATOR),
    Peralihan("siap", (Kantor.DITERIMA, Kantor.DIPROSES), Kantor.SIAP, OPERATOR),
    Peralihan("ulang", (Kantor.SIAP,), Kantor.DIPROSES, OPERATOR),
    Peralihan("serahkan", (Kantor.SIAP,), Kantor.DISERAHKAN, OPERATOR),
    Peralihan("tutup", TERBUKA_KANTOR, Kantor.DITUTUP, OPERATOR),
)
PERALIHAN_KASUS = (
    Peralihan("ajukan", (StatusKasus.DITAHAN,), StatusKasus.DIAJUKAN, OPERATOR),
    Peralihan("bersih", (StatusKasus.DIAJUKAN,), StatusKasus.BERSIH, OPERATOR),
    Peralihan("tolak", TERBUKA_KASUS, StatusKasus.DITOLAK, OPERATOR),
)
