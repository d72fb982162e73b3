"""The nine elements. Answers are kept by their code: the questionnaire asks them in another order.

The list of elements puts complaints (U8) before facilities (U9); the questionnaire asks about facilities first.
Whoever numbers answers by their place in the questionnaire swaps the two.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unsur:
    kode: str
    nama: str
    tanya: str
    pilihan: tuple[str, str, str, str]  # 1, 2, 3, 4

    @property
    def medan(self) -> str:
        """Its column and its name in forms."""
        return self.kode.lower()


UNSUR = (
    Unsur(
        "U1",
        "Persyaratan",
        "Apakah persyaratan yang diminta sesuai dengan jenis layanannya?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    Unsur(
        "U2",
        "Sistem, mekanisme, dan prosedur",
        "Apakah prosedur layanan ini mudah diikuti?",
        ("Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"),
    ),
    Unsur(
        "U3",
        "Waktu penyelesaian",
        "Bagaimana kecepatan layanan ini?",
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    Unsur(
        "U4",
        "Biaya/tarif",
        "Apakah biaya yang Anda bayar wajar?",
        ("Sangat mahal", "Cukup mahal", "Murah", "Gratis atau sesuai ketentuan"),
    ),
    Unsur(
        "U5",
        "Produk spesifikasi jenis pelayanan",
        "Apakah hasil yang Anda terima sesuai dengan yang tertulis dalam standar pelayanan?",
        ("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),
    ),
    Unsur(
        "U6",
        "Kompetensi pelaksana",
        "Bagaimana kemampuan petugas yang melayani Anda?",
        ("Tidak mampu", "Kurang mampu", "Mampu", "Sangat mampu"),
    ),
    Unsur(
        "U7",
        "Perilaku pelaksana",
        "Bagaimana kesopanan dan keramahan petugas?",
        ("Tidak sopan", "Kurang sopan", "Sopan", "Sangat sopan"),
    ),
    Unsur(
        "U8",
        "Penanganan pengaduan, saran, dan masukan",
        "Bagaimana pengaduan dan saran ditangani?",
        ("Tidak ada salurannya", "Ada, tidak ditangani", "Ditangani, kurang baik", "Ditangani dengan baik"),
    ),
    Unsur(
        "U9",
        "Sarana dan prasarana",
        "Bagaimana sarana dan prasarana layanan ini, di kantor maupun daring?",
        ("Buruk", "Cukup", "Baik", "Sangat baik"),
    ),
)
MENURUT_KODE = {u.kode: u for u in UNSUR}
MEDAN_UNSUR = tuple(u.medan for u in UNSUR)
PILIHAN_UNSUR = tuple((u.kode, f"{u.kode} {u.nama}") for u in UNSUR)
# As the questionnaire asks them.
URUTAN_TANYA = tuple(MENURUT_KODE[k] for k in ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U9", "U8"))
