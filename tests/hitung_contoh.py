"""The instrument and the demo plan as plain values, for the tests of the arithmetic (no database)."""

import json
from fractions import Fraction
from pathlib import Path

from paparan.pemenang.hitung import FinalisHitung, LembarHitung, nilai_paparan
from penilaian.instrumen.hitung import RubrikIndikator
from penilaian.nilai.hitung import VariabelHitung, ringkasan
from penilaian.penetapan.hitung import PesertaHitung, urutan_bobot

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"


def muat(nama: str) -> dict:
    return json.loads((FIXTURES / nama).read_text())


INSTRUMEN = muat("instrumen.json")
RENCANA = muat("rencana_demo.json")
INDIKATOR = {i["kode"]: i for i in INSTRUMEN["indikator"]}
RUBRIK = {kode: RubrikIndikator.dari(i) for kode, i in INDIKATOR.items()}
VARIABEL = tuple(
    VariabelHitung.dari(
        v["kode"], v["bobot"], [(k, INDIKATOR[k]["bobot"], INDIKATOR[k]["nilai_maks"]) for k in v["indikator"]]
    )
    for v in INSTRUMEN["variabel"]
)
BOBOT = {v.kode: v.bobot for v in VARIABEL}
URUTAN = urutan_bobot(VARIABEL)
DESK = tuple(kode for kode, i in INDIKATOR.items() if i["dinilai_desk"])


def peserta_contoh() -> list[PesertaHitung]:
    hasil = [(d["kode"], ringkasan(VARIABEL, d["nilai_indikator"])) for d in RENCANA["dinas"]]
    return [PesertaHitung(kode, h.total, h.nilai_variabel, h.lengkap) for kode, h in hasil]


def finalis_contoh() -> list[FinalisHitung]:
    lapangan = {p.kode: p for p in peserta_contoh()}
    return [
        FinalisHitung(
            f["kode"],
            lapangan[f["kode"]].total,
            lapangan[f["kode"]].nilai_variabel,
            nilai_paparan(LembarHitung(str(i), tuple(s)) for i, s in enumerate(f["skor_per_penilai"])),
        )
        for f in RENCANA["paparan"]
    ]


def peserta(kode: str, total, **nilai_variabel) -> PesertaHitung:
    return PesertaHitung(kode, Fraction(total), {k: Fraction(v) for k, v in nilai_variabel.items()})
