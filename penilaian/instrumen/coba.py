"""Trying an indicator out: type numbers, tick criteria, see which rule decides. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from penilaian.instrumen.angka import bulat
from penilaian.instrumen.aturan import cari_aturan
from penilaian.instrumen.hitung import hitung_masukan, tampil_angka, validasi_masukan
from penilaian.instrumen.jangkauan import PitaUji, pita_uji
from penilaian.instrumen.kesehatan import aturan_dapat_diuji
from penilaian.instrumen.masukan import diturunkan
from penilaian.instrumen.models import Indikator
from penilaian.instrumen.saran import Saran, sarankan, teks_berparameter


@dataclass(frozen=True)
class Kolom:
    """One field of the try-out."""

    nama: str
    label: str
    satuan: str
    isi: str
    pilihan: tuple[tuple[str, str], ...]
    galat: str


@dataclass(frozen=True)
class Percobaan:
    kolom: tuple[Kolom, ...]
    centang: frozenset[str]
    saran: Saran | None
    aturan: int | None  # index of the rule that decided
    hitungan: tuple[tuple[str, str], ...]
    pita: PitaUji | None
    halangan: str = ""

    @property
    def ada_isi(self) -> bool:
        return bool(self.centang) or any(k.isi for k in self.kolom)


def coba(indikator: Indikator, isi: Mapping, parameter: Mapping) -> Percobaan:
    """``isi``: the query of the page: ``m_<name>`` for inputs, ``centang`` for ticked criteria."""
    masukan = indikator.masukan
    kolom_isian = [m for m in masukan if not diturunkan(m)]
    teks = {m["nama"]: isi.get(f"m_{m['nama']}", "")[:60] for m in kolom_isian}
    kode = {k.kode for k in indikator.kriteria.all()}
    centang = frozenset(isi.getlist("centang")) & kode
    bersih, galat = validasi_masukan(masukan, teks)
    kolom = tuple(_kolom(m, teks[m["nama"]], galat.get(m["nama"], ""), parameter) for m in kolom_isian)
    if indikator.mode == Indikator.Mode.ATURAN and not aturan_dapat_diuji(_polos(indikator)):
        return Percobaan(kolom, centang, None, None, (), None, "Aturannya belum dapat dicoba. Perbaiki temuan dahulu.")
    penduduk = next((bersih.get(m["nama"]) for m in masukan if m.get("konteks") == "jumlah_penduduk"), None)
    saran = sarankan(indikator, centang, bersih, penduduk=penduduk, parameter=parameter)
    nilai = hitung_masukan(masukan, bersih, centang)
    letak = cari_aturan(indikator.aturan, nilai, masukan)[0] if indikator.aturan else None
    hitungan = tuple(
        (teks_berparameter(m["label"], parameter), _tampil(nilai[m["nama"]], m)) for m in masukan if m.get("rumus")
    )
    pita = None
    if aturan_dapat_diuji(_polos(indikator)):
        pita = pita_uji(indikator.aturan, teks_berparameter(masukan, parameter), nilai)
    return Percobaan(kolom, centang, saran, letak, hitungan, pita)


def _polos(indikator) -> dict:
    return {"masukan": indikator.masukan, "aturan": indikator.aturan}


def _kolom(m, teks, galat, parameter) -> Kolom:
    pilihan = tuple((p, p.replace("_", " ")) for p in m.get("pilihan") or ())
    if m["tipe"] == "boolean":
        pilihan = (("ya", "Ya"), ("tidak", "Tidak"))
    return Kolom(m["nama"], teks_berparameter(m["label"], parameter), m.get("satuan", ""), teks, pilihan, galat)


def _tampil(nilai: Fraction | None, m) -> str:
    if nilai is None:
        return "–"
    teks = tampil_angka(bulat(nilai)) if isinstance(nilai, Fraction) else str(nilai)
    return f"{teks}%" if m.get("satuan") == "%" else teks
