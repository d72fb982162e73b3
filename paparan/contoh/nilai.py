"""Invented values: field values as planned or random, desk and claim derived from them by the seed."""

import random
from collections.abc import Mapping, Sequence

from penilaian.instrumen.models import Indikator
from penilaian.nilai.tindakan import SelNilai
from penilaian.periode.models import Peserta

ALASAN = "Data contoh."
ALASAN_BEDA = "Data contoh: temuan di tempat berbeda dari berkas."


def turunkan(acak: random.Random, lapangan: Mapping[str, int], desk: Sequence[Indikator]) -> tuple[dict, dict]:
    """(desk, klaim) by indicator code: 4–6 indicators where the visit lowers the desk value, 1–2 where it
    raises it, and 5 claims above the desk."""
    maks = {i.kode: i.nilai_maks for i in desk}
    nilai = {kode: lapangan[kode] for kode in maks}
    for kode in _pilih(acak, [k for k in nilai if nilai[k] < maks[k]], 4, 6):
        nilai[kode] += 1
    for kode in _pilih(acak, [k for k in nilai if nilai[k] == lapangan[k] > 0], 1, 2):
        nilai[kode] -= 1
    klaim = dict(nilai)
    for kode in _pilih(acak, [k for k in nilai if nilai[k] < maks[k]], 5, 5):
        klaim[kode] += 1
    return nilai, klaim


def _pilih(acak: random.Random, kode: list[str], paling_sedikit: int, paling_banyak: int) -> list[str]:
    return acak.sample(kode, k=min(len(kode), acak.randint(paling_sedikit, paling_banyak)))


def acak_lapangan(acak: random.Random, indikator: Sequence[Indikator]) -> dict[str, int]:
    return {i.kode: acak.choices(range(i.nilai_maks + 1), [1, 1, 2, 6, 8, 7][: i.nilai_maks + 1])[0] for i in indikator}


def centang_untuk(indikator: Indikator, level: int | None) -> list[str]:
    """Ticks that go with a level: all criteria up to it."""
    return [k.kode for k in indikator.kriteria.all() if level and k.mulai_level <= level]


def sel_untuk(
    peserta: Peserta, indikator: Sequence[Indikator], nilai: Mapping[str, int], banding=None
) -> list[SelNilai]:
    """Cells of one office; ``banding`` is the layer before, where a difference wants its own reason."""
    return [
        SelNilai(
            peserta,
            i,
            nilai[i.kode],
            centang_untuk(i, nilai[i.kode]),
            ALASAN_BEDA if banding and banding.get(i.kode, nilai[i.kode]) != nilai[i.kode] else ALASAN,
        )
        for i in indikator
        if i.kode in nilai
    ]
