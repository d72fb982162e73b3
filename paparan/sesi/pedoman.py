"""What the guide book prescribes for the paparan (source: document 000, item i). Nothing is made up here:
the source describes no levels for the second and third aspect."""

from dataclasses import dataclass

WAKTU_MENIT = 15
SKOR_MAKS = 5
# "The pandemic of early 2020", tied to its year, is left out of the first topic.
MATERI = (
    "Kemampuan menemukan, mengelompokkan, dan mengomunikasikan masalah pelayanan adminduk",
    "Upaya penyelesaian masalah dalam bentuk inovasi yang efektif",
    "Hasil yang telah dicapai: pembinaan SDM, perbaikan sarana dan prasarana, pemanfaatan data, "
    "inovasi terkait kinerja",
)


@dataclass(frozen=True)
class Aspek:
    kode: str  # the field of Baris
    nama: str
    ket: str = ""


ASPEK = (
    Aspek("p1", "Substansi materi", "Menemukan dan mengomunikasikan masalah, inovasi yang efektif, hasil yang dicapai"),
    Aspek("p2", "Siapa yang menyajikan"),
    Aspek("p3", "Daya tarik penyampaian"),
)
JUMLAH_MAKS = SKOR_MAKS * len(ASPEK)
