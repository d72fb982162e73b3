"""An outside examiner: only the published rules, their own arithmetic, and what the commands print.

Nothing here imports the application's arithmetic. The rubric is read from its fixture: weights and
which indicator belongs to which variable. Sources: document 001 (weights), docs/rumus.md items 1 to 9.
"""

import json
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from django.core.management import call_command
from openpyxl import Workbook

RUBRIK = json.loads((Path(__file__).resolve().parents[2] / "fixtures" / "instrumen.json").read_text())
KODE = [i["kode"] for i in RUBRIK["indikator"]]
WAWANCARA = ("23", "24", "25", "26")
MEJA = [k for k in KODE if k not in WAWANCARA]
BOBOT = {v["kode"]: Fraction(str(v["bobot"])) for v in RUBRIK["variabel"]}
ANGGOTA = {v: [i["kode"] for i in RUBRIK["indikator"] if i["variabel"] == v] for v in BOBOT}
ATURAN_BOBOT = sorted(BOBOT, key=lambda v: (-BOBOT[v], v))
NAMA = ("peringkat", "urutan", "kode", "nama", "nilai", "tampil", "seri", "lengkap", "nilai_variabel")


def nilai_variabel(level: dict) -> dict[str, Fraction]:
    """weight × Σ level / (5 × number of indicators); a missing level counts 0."""
    return {v: BOBOT[v] * sum(level.get(i) or 0 for i in isi) / (5 * len(isi)) for v, isi in ANGGOTA.items()}


def total(level: dict) -> Fraction:
    return sum(nilai_variabel(level).values())


def tampil(nilai: Fraction) -> str:
    """Two decimals, half up, with a point."""
    sen = (nilai * 100 + Fraction(1, 2)).__floor__()
    return f"{sen // 100}.{sen % 100:02d}"


def diharap(level: dict[str, dict], keputusan=()) -> list[dict]:
    """The ranking without names, in order. ``keputusan``: the recorded order of those who tie at the line."""
    per = {k: nilai_variabel(isi) for k, isi in level.items()}
    jumlah = {k: sum(v.values()) for k, v in per.items()}
    tempat = {k: n for n, k in enumerate(keputusan)}

    def urut(k):
        return (-jumlah[k], tempat.get(k, len(tempat)), *(-per[k][v] for v in ATURAN_BOBOT), k)

    return [
        {
            "peringkat": 1 + sum(x > jumlah[k] for x in jumlah.values()),
            "urutan": n,
            "kode": k,
            "nilai": str(jumlah[k]),
            "tampil": tampil(jumlah[k]),
            "seri": sum(x == jumlah[k] for x in jumlah.values()) > 1,
            "lengkap": all(level[k].get(i) is not None for i in KODE),
            "nilai_variabel": {v: str(x) for v, x in per[k].items()},
        }
        for n, k in enumerate(sorted(level, key=urut), 1)
    ]


def buku(judul, baris, lembar="Nilai", ubah=None) -> bytes:
    b = Workbook()
    kerja = b.active
    kerja.title = lembar
    for isi in (judul, *baris):
        kerja.append(list(isi))
    if ubah:
        ubah(kerja)
    wadah = BytesIO()
    b.save(wadah)
    return wadah.getvalue()


def buku_nilai(level: dict[str, dict], kolom=None) -> bytes:
    """``kolom``: the order of the columns, "kode" among them."""
    kolom = kolom or ["kode", *KODE]
    return buku(kolom, [[k if j == "kode" else isi.get(j) for j in kolom] for k, isi in level.items()])


class Perintah:
    """Runs a command as a script would and gives (exit code, what it printed, what it complained)."""

    def __init__(self, capsys, folder: Path):
        self.capsys, self.folder = capsys, folder

    def __call__(self, *argumen) -> tuple[int, str, str]:
        self.capsys.readouterr()
        try:
            call_command(*argumen)
            keluar = 0
        except SystemExit as henti:
            keluar = henti.code
        cetak = self.capsys.readouterr()
        return keluar, cetak.out, cetak.err

    def json(self, *argumen):
        keluar, keluaran, galat = self(*argumen)
        assert keluar == 0, galat
        return json.loads(keluaran)

    def impor(self, perintah: str, isi: bytes, *argumen) -> tuple[int, str]:
        berkas = self.folder / "impor.xlsx"
        berkas.write_bytes(isi)
        keluar, keluaran, galat = self(perintah, str(berkas), *argumen)
        return keluar, keluaran + galat
