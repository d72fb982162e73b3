"""What a rubric must be before it is published. Every fault is named, so that one reading repairs them all."""

from fractions import Fraction

from penilaian.instrumen.angka import tampil_angka
from penilaian.instrumen.masukan import diturunkan
from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.instrumen.rumus import RumusSalah, nama_dalam_rumus
from pentas.galat import Ditolak


def periksa_layak_terbit(instrumen: Instrumen) -> None:
    """Raises Ditolak with every fault in ``rincian``. ``instrumen`` comes from ``.utuh()``."""
    if temuan := semua_temuan(instrumen):
        raise Ditolak("Instrumen belum dapat diterbitkan. " + " ".join(temuan[:3]), rincian={"temuan": temuan})


def semua_temuan(instrumen: Instrumen) -> list[str]:
    variabel = list(instrumen.variabel.all())
    temuan = []
    jumlah = sum((Fraction(v.bobot) for v in variabel), Fraction(0))
    if jumlah != 100:
        temuan.append(f"Jumlah bobot variabel {tampil_angka(jumlah)}, harus tepat 100. Perbaiki bobotnya.")
    for v in variabel:
        if not v.indikator.all():
            temuan.append(f"Variabel {v.nama} belum punya indikator. Tambahkan sedikitnya satu.")
        for i in v.indikator.all():
            temuan += [f"Indikator {i.kode}: {kalimat}" for kalimat in _temuan_indikator(i)]
    return temuan


def _temuan_indikator(i: Indikator) -> list[str]:
    temuan = []
    level, kriteria = list(i.level.all()), list(i.kriteria.all())
    if not i.pertanyaan.strip() or not i.judul.strip():
        temuan.append("judul dan pertanyaannya belum diisi.")
    if any(not 1 <= lv.nilai <= i.nilai_maks for lv in level):
        temuan.append(f"ada uraian level di luar 1 sampai {i.nilai_maks}.")
    if any(not 1 <= k.mulai_level <= i.nilai_maks for k in kriteria):
        temuan.append(f"ada syarat untuk level di luar 1 sampai {i.nilai_maks}.")
    if not any(lv.dijelaskan and lv.deskripsi.strip() for lv in level):
        temuan.append("belum ada satu pun level yang diuraikan.")
    if any(lv.dijelaskan and not lv.deskripsi.strip() for lv in level):
        temuan.append("ada level yang ditandai diuraikan tetapi uraiannya kosong.")
    if i.mode == Indikator.Mode.KUMULATIF and not kriteria:
        temuan.append("belum punya daftar syarat.")
    if i.mode == Indikator.Mode.WAWANCARA and i.dinilai_desk:
        temuan.append("indikator wawancara tidak dinilai pada tahap berkas.")
    return temuan + _temuan_aturan(i)


def _temuan_aturan(i: Indikator) -> list[str]:
    temuan = []
    nama = {m.get("nama") for m in i.masukan}
    kriteria = {k.kode for k in i.kriteria.all()}
    if i.mode == Indikator.Mode.ATURAN and not i.aturan:
        temuan.append("belum punya aturan ambang.")
    if any(not 0 <= a.get("nilai", -1) <= i.nilai_maks for a in i.aturan):
        temuan.append(f"ada aturan yang memberi nilai di luar 0 sampai {i.nilai_maks}.")
    if asing := {f for a in i.aturan for f in medan_syarat(a)} - nama:
        temuan.append(f"aturannya memakai isian yang tidak ada: {', '.join(sorted(asing))}.")
    for m in (m for m in i.masukan if diturunkan(m)):
        if set(m.get("turunan_kriteria", ())) - kriteria:
            temuan.append(f"isian {m['nama']} memakai syarat yang tidak ada.")
        if "rumus" in m:
            temuan += _temuan_rumus(m, nama)
    return temuan


def _temuan_rumus(m, nama) -> list[str]:
    try:
        asing = set(nama_dalam_rumus(m["rumus"])) - nama
    except RumusSalah as galat:
        return [str(galat)]
    return [f"rumus {m['nama']} memakai isian yang tidak ada: {', '.join(sorted(asing))}."] if asing else []


def medan_syarat(syarat):
    """Names of every input that a condition or rule mentions."""
    for kunci in ("field", "field_banding"):
        if kunci in syarat:
            yield syarat[kunci]
    for kunci in ("semua", "salah_satu"):
        for dalam in syarat.get(kunci, ()):
            yield from medan_syarat(dalam)
