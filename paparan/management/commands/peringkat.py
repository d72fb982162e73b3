"""The ranking for machines (contract): lapangan from the field values, akhir from field and paparan."""

import json

from paparan.pemenang.peringkat import muat_peringkat_akhir
from penilaian.penetapan.peringkat import baris_isi, muat_peringkat
from penilaian.periode.izin import periode_bernama
from pentas.perintah import Perintah

KUNCI_AKHIR = ("peringkat", "urutan", "kode", "nama", "nilai", "tampil", "seri", "lengkap", "nilai_variabel")
KUNCI_AKHIR += ("nilai_lapangan", "nilai_paparan", "bobot")


class Command(Perintah):
    help = "Ranking of a period: field values, or the final result."

    def add_arguments(self, parser):
        parser.add_argument("--periode", required=True, metavar="KODE")
        parser.add_argument("--lapis", required=True, choices=["lapangan", "akhir"])
        parser.add_argument("--json", action="store_true")

    def jalankan(self, *, periode, lapis, **opsi):
        isi = (lapangan if lapis == "lapangan" else akhir)(periode_bernama(periode))
        if opsi["json"]:
            self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))
            return
        for b in isi:
            seri = "=" if b["seri"] else " "
            self.stdout.write(f"{b['peringkat']:>3}{seri} {b['kode']:<7} {b['nama']:<36} {b['tampil']:>6}")


def lapangan(periode) -> list[dict]:
    peringkat = muat_peringkat(periode)
    return [baris_isi(b, peringkat.peserta[b.kode].kabupaten_kota.nama) for b in peringkat.baris]


def akhir(periode) -> list[dict]:
    """Keys in the contract's order: a snapshot comes back from PostgreSQL in the database's own."""
    isi = muat_peringkat_akhir(periode).isi
    variabel = [v["kode"] for v in isi["variabel"]]
    baris = [b | {"nilai_variabel": {k: b["nilai_variabel"][k] for k in variabel}} for b in isi["baris"]]
    return [{k: b[k] for k in KUNCI_AKHIR} for b in baris]
