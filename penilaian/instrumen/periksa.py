"""What a rubric must be before it is published. Every fault is named, so that one reading repairs them all."""

from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.kesehatan import temuan_kesehatan
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.temuan import Temuan, temuan_instrumen
from pentas.galat import Ditolak


def periksa_layak_terbit(instrumen: Instrumen) -> None:
    """Raises Ditolak with the first faults in its sentence and all of them in ``rincian``."""
    if temuan := [t for t in semua_temuan(instrumen) if t.menghalangi]:
        sebab = [t.sebab for t in temuan]
        raise Ditolak("Instrumen belum dapat diterbitkan. " + " ".join(sebab[:3]), rincian={"temuan": sebab})


def semua_temuan(instrumen: Instrumen) -> tuple[Temuan, ...]:
    """Blocking ones first; each group in the order of the rubric."""
    return temuan_isi(isi_kanonik(instrumen))


def temuan_isi(isi) -> tuple[Temuan, ...]:
    return tuple(sorted((*temuan_instrumen(isi), *temuan_kesehatan(isi)), key=lambda t: not t.menghalangi))
