"""What the page of the final ranking draws, and the sentence that explains every tie."""

from dataclasses import dataclass
from fractions import Fraction

from paparan.pemenang.hitung import LAPANGAN
from paparan.pemenang.peringkat import PeringkatAkhir
from pentas.tampilan.format import persen

JUARA = ("Juara I", "Juara II", "Juara III")


@dataclass(frozen=True)
class BarisTampil:
    isi: dict
    juara: str  # "Juara I", with the list's name where there are several
    kepala_daftar: str  # name of the list that begins here
    susun: list[tuple[Fraction, Fraction]]
    keterangan: str


def baris_tampil(hasil: PeringkatAkhir) -> list[BarisTampil]:
    bobot = [(v["kode"], Fraction(v["bobot"])) for v in hasil.isi["variabel"]]
    nama = hasil.isi.get("nama_daftar", {})  # older snapshots have none
    return [
        BarisTampil(
            isi=b,
            juara=f"{JUARA[b['urutan'] - 1]} {nama.get(b['kategori'], '')}".strip() if b in hasil.juara else "",
            kepala_daftar=nama.get(b["kategori"], "") if b["urutan"] == 1 else "",
            susun=[(w, Fraction(b["nilai_variabel"][k]) / w) for k, w in bobot],
            keterangan=keterangan(hasil, b),
        )
        for b in hasil.baris
    ]


def keterangan(hasil: PeringkatAkhir, baris: dict) -> str:
    """How this line got its place among equals; "" where nobody has the same value."""
    kode, isi = baris["kode"], hasil.isi
    if not baris["seri"]:
        return ""
    if kode in isi["keputusan"]:
        return "Nilai akhir sama; urutan menurut rapat pleno."
    if kode in {b["kode"] for b in hasil.perlu_keputusan}:
        return "Nilai akhir sama; menunggu keputusan rapat pleno."
    penentu = isi["penentu"].get(kode)
    if penentu is None:
        return "Nilai akhir sama; didahulukan menurut aturan."
    if penentu == LAPANGAN:
        return "Nilai akhir sama; nilai lapangannya lebih rendah."
    nama = next(v["nama"] for v in isi["variabel"] if v["kode"] == penentu)
    return f"Nilai akhir dan lapangan sama; variabel {nama} lebih rendah."


def rumus(isi: dict) -> str:
    """How field and paparan became one value, in words; printed wherever a final value is."""
    w = Fraction(isi["bobot_lapangan"]) * 100
    if w == 0:
        return "Nilai akhir = nilai paparan."
    return f"Nilai akhir = {persen(w)} nilai lapangan + {persen(100 - w)} nilai paparan."
