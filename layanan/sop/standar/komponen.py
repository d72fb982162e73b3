"""The fourteen components of a service standard: six of delivery, eight of management."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Komponen:
    kode: str
    nomor: int
    nama: str

    @property
    def penyampaian(self) -> bool:
        return self.kode.startswith("SD")


PENYAMPAIAN = "Penyampaian pelayanan"
PENGELOLAAN = "Pengelolaan pelayanan"
KOMPONEN = (
    Komponen("SD1", 1, "Persyaratan"),
    Komponen("SD2", 2, "Sistem, mekanisme, dan prosedur"),
    Komponen("SD3", 3, "Jangka waktu pelayanan"),
    Komponen("SD4", 4, "Biaya/tarif"),
    Komponen("SD5", 5, "Produk pelayanan"),
    Komponen("SD6", 6, "Penanganan pengaduan, saran, dan masukan"),
    Komponen("MF1", 1, "Dasar hukum"),
    Komponen("MF2", 2, "Sarana, prasarana, dan/atau fasilitas"),
    Komponen("MF3", 3, "Kompetensi pelaksana"),
    Komponen("MF4", 4, "Pengawasan internal"),
    Komponen("MF5", 5, "Jumlah pelaksana"),
    Komponen("MF6", 6, "Jaminan pelayanan"),
    Komponen("MF7", 7, "Jaminan keamanan dan keselamatan pelayanan"),
    Komponen("MF8", 8, "Evaluasi kinerja pelaksana"),
)
PILIHAN_KOMPONEN = tuple((k.kode, k.nama) for k in KOMPONEN)
MENURUT_KODE = {k.kode: k for k in KOMPONEN}
