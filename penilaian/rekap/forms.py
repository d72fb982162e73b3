"""What the verification page sends: read, not judged. Rules are in ``isian`` and ``tindakan``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from penilaian.instrumen.masukan import diturunkan
from penilaian.instrumen.models import Indikator
from pentas.galat import Ditolak


@dataclass(frozen=True)
class Kiriman:
    """A posted judgement: ``isi`` as an entry carries it, and what the person had before him."""

    isi: dict
    dasar: int
    dilihat: str


def baca_kiriman(post: Mapping, indikator: Indikator) -> Kiriman:
    """From the fields of a page: level, s_<criterion> = ya/tidak, m_<input>, alasan, dasar, dilihat."""
    return Kiriman(
        {
            "level": baca_level(post.get("level", "")),
            "centang": [k.kode for k in indikator.kriteria.all() if post.get(f"s_{k.kode}") == "ya"],
            "masukan": {
                m["nama"]: post[f"m_{m['nama']}"]
                for m in indikator.masukan
                if not diturunkan(m) and f"m_{m['nama']}" in post
            },
            "alasan": post.get("alasan", ""),
        },
        baca_dasar(post.get("dasar", "0")),
        post.get("dilihat", ""),
    )


def baca_level(teks: str) -> int | str | None:
    """None: no key pressed. What is not a whole number stays text and is refused with its sentence."""
    if teks == "":
        return None
    return int(teks) if re.fullmatch(r"-?[0-9]{1,3}", teks) else teks


def baca_dasar(teks: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", teks):
        raise Ditolak("Kiriman tidak terbaca. Muat ulang halaman ini, lalu isi lagi.")
    return int(teks)
