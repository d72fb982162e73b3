"""Last year's indicators beside this year's: which pair, and what differs. On the plain form of ``isi_kanonik``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from penilaian.instrumen.sidik import sidik_instrumen

MIRIP_KODE_SAMA = 0.5  # same code: enough to be the same question, reworded
MIRIP_KODE_LAIN = 0.8  # another code: only what is almost word for word the same
# What a person reads, and the keys that make it up. Code, order and place in the list are no content.
BAGIAN = {
    "judul": ("judul",),
    "pertanyaan": ("pertanyaan",),
    "uraian nilai": ("level",),
    "syarat": ("kriteria",),
    "angka yang diisi": ("masukan",),
    "aturan nilai": ("aturan", "batas"),
    "cara menilai": ("mode", "metode", "dinilai_desk", "kroscek", "konteks_waktu", "narasumber", "pedoman_wawancara"),
    "bukti yang diminta": ("bukti",),
    "bobot indikator": ("bobot",),
    "nilai maksimum": ("nilai_maks",),
}
BOBOT_VARIABEL, PINDAH = "bobot variabel", "variabel"


@dataclass(frozen=True)
class Isi:
    """One rubric, ready to be compared."""

    indikator: dict[str, Mapping]
    variabel: dict[str, Mapping]

    @classmethod
    def dari(cls, isi: Mapping) -> "Isi":
        return cls({i["kode"]: i for i in isi["indikator"]}, {v["kode"]: v for v in isi["variabel"]})

    def variabel_dari(self, kode: str) -> Mapping:
        return self.variabel[self.indikator[kode]["variabel"]]


def perubahan(lama: Isi, kode_lama: str, baru: Isi, kode_baru: str) -> list[str]:
    """What differs between two indicators, in words; empty means that they ask and weigh the same."""
    dulu, kini = lama.indikator[kode_lama], baru.indikator[kode_baru]
    beda = [nama for nama, kunci in BAGIAN.items() if _sidik(dulu, kunci) != _sidik(kini, kunci)]
    v_dulu, v_kini = lama.variabel_dari(kode_lama), baru.variabel_dari(kode_baru)
    if v_dulu["kode"] != v_kini["kode"] and v_dulu["nama"] != v_kini["nama"]:
        beda.append(PINDAH)
    if _sidik(v_dulu, ("bobot",)) != _sidik(v_kini, ("bobot",)):
        beda.append(BOBOT_VARIABEL)
    return beda


def _sidik(isi: Mapping, kunci) -> str:
    return sidik_instrumen({k: isi.get(k) for k in kunci})


def usulkan_pasangan(lama: Isi, baru: Isi) -> dict[str, str]:
    """{new code: old code}: the same content first, then the same code, then what reads alike."""
    hasil: dict[str, str] = {}
    sisa = dict.fromkeys(lama.indikator)
    for cari in (_isi_sama, _kode_sama, _mirip):
        for kode_baru, kode_lama in cari(lama, baru, [k for k in baru.indikator if k not in hasil], sisa):
            hasil[kode_baru] = kode_lama
            del sisa[kode_lama]
    return hasil


def _isi_sama(lama: Isi, baru: Isi, belum, sisa) -> Iterator[tuple[str, str]]:
    semua = [k for kunci in BAGIAN.values() for k in kunci]
    per_sidik: dict[str, list[str]] = {}
    for kode in sisa:
        per_sidik.setdefault(_sidik(lama.indikator[kode], semua), []).append(kode)
    for kode in belum:
        calon = per_sidik.get(_sidik(baru.indikator[kode], semua), [])
        if calon:
            pilihan = kode if kode in calon else calon[0]
            calon.remove(pilihan)
            yield kode, pilihan


def _kode_sama(lama: Isi, baru: Isi, belum, sisa) -> Iterator[tuple[str, str]]:
    for kode in belum:
        if kode in sisa and _kemiripan(lama.indikator[kode], baru.indikator[kode]) >= MIRIP_KODE_SAMA:
            yield kode, kode


def _mirip(lama: Isi, baru: Isi, belum, sisa) -> Iterator[tuple[str, str]]:
    tersisa = list(sisa)
    for kode in belum:
        nilai = {k: _kemiripan(lama.indikator[k], baru.indikator[kode]) for k in tersisa}
        terbaik = max(nilai, key=nilai.get, default=None)
        if terbaik is not None and nilai[terbaik] >= MIRIP_KODE_LAIN:
            tersisa.remove(terbaik)
            yield kode, terbaik


def _kemiripan(lama: Mapping, baru: Mapping) -> float:
    """How alike two indicators read, 0 to 1: the title or the question, whichever changed less."""
    return max(
        SequenceMatcher(None, lama[k].lower(), baru[k].lower()).ratio() if lama[k] and baru[k] else 0.0
        for k in ("judul", "pertanyaan")
    )
