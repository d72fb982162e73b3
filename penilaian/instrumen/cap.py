"""Stamps of what a form was opened on: the content itself, so that two people never overwrite one another."""

import hashlib
import json
from decimal import Decimal

from penilaian.instrumen.models import BuktiDiminta, Indikator, Instrumen, Kriteria, Level, Variabel
from pentas.galat import Basi

MEDAN = {
    Instrumen: ("judul", "tahun"),
    Variabel: ("nomor", "nama", "bobot"),
    Indikator: (
        "kode",
        "variabel_id",
        "judul",
        "pertanyaan",
        "mode",
        "bobot",
        "nilai_maks",
        "dinilai_desk",
        "kroscek",
        "metode",
        "konteks_waktu",
        "narasumber",
        "pedoman_wawancara",
        "batas",
        "sumber_terpotong",
    ),
    Level: ("nilai", "dijelaskan", "deskripsi", "usulan_deskripsi", "makna_sumber", "sumber_terpotong"),
    Kriteria: ("kode", "teks", "mulai_level", "asal", "keterangan", "digantikan_oleh"),
    BuktiDiminta: ("jenis", "nama", "wajib", "privasi"),
}


def cap(isi) -> str:
    """Of a row, or of any plain value; "" for what is not there yet."""
    if isi is None:
        return ""
    if type(isi) in MEDAN:
        isi = {medan: getattr(isi, medan) for medan in MEDAN[type(isi)]}
    teks = json.dumps(isi, default=_teks, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(teks.encode()).hexdigest()[:16]


def _teks(isi) -> str:
    """Decimals of equal value look alike: 5 as typed, 5.0000 as stored."""
    return format(isi.normalize(), "f") if isinstance(isi, Decimal) else str(isi)


def periksa_cap(dasar: str | None, isi) -> None:
    """``dasar`` None: the caller read it in this very act."""
    if dasar is not None and dasar != cap(isi):
        raise Basi(
            "Bagian ini sudah diubah di tempat lain sejak Anda membukanya. Isian Anda masih ada di formulir; "
            "bandingkan dengan yang tersimpan, lalu simpan lagi bila isian Anda yang dipakai."
        )
