"""What a rubric must be before it is published. Every fault is named, so that one reading repairs them all."""

from collections.abc import Iterator, Mapping

from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.instrumen.temuan import Temuan, temuan_instrumen
from pentas.galat import Ditolak


def periksa_layak_terbit(instrumen: Instrumen) -> None:
    """Raises Ditolak with the first faults in its sentence and all of them in ``rincian``."""
    if temuan := semua_temuan(instrumen):
        sebab = [t.sebab for t in temuan]
        raise Ditolak("Instrumen belum dapat diterbitkan. " + " ".join(sebab[:3]), rincian={"temuan": sebab})


def semua_temuan(instrumen: Instrumen) -> tuple[Temuan, ...]:
    isi = isi_kanonik(instrumen)
    return (*temuan_instrumen(isi), *(t for i in isi["indikator"] for t in _temuan_level(i)))


def _temuan_level(i: Mapping) -> Iterator[Temuan]:
    """Level descriptors: what temuan.py does not look at, because suggestions do not rest on them."""
    for sebab in _sebab_level(i):
        yield Temuan(i["kode"], f"Indikator {i['kode']}: {sebab}")


def _sebab_level(i: Mapping) -> Iterator[str]:
    if not i["judul"].strip() or not i["pertanyaan"].strip():
        yield "isi judul dan pertanyaannya."
    if any(not 1 <= lv["nilai"] <= i["nilai_maks"] for lv in i["level"]):
        yield f"ada uraian nilai di luar 1 sampai {i['nilai_maks']}. Hapus uraian itu."
    if not any(lv["dijelaskan"] for lv in i["level"]):
        yield "belum ada nilai yang diuraikan. Uraikan sedikitnya satu."
    if any(lv["dijelaskan"] and not lv["deskripsi"].strip() for lv in i["level"]):
        yield "ada nilai yang ditandai diuraikan, tetapi uraiannya kosong. Lengkapi uraiannya."
    if i["mode"] == Indikator.Mode.WAWANCARA and i["dinilai_desk"]:
        yield "indikator wawancara tidak dinilai pada tahap berkas. Matikan penilaian berkasnya."
