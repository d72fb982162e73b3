"""Conditions as text that people write: ``capaian >= 90 dan (daring = ya atau mitra > 2)``.

``baca_syarat`` and ``tulis_syarat`` are each other's inverse on conditions of instrumen.aturan.
"""

import re
from collections.abc import Mapping

from penilaian.instrumen.angka import baca_angka, simpan_angka, tampil_angka

_LAMBANG = re.compile(r'\s*(?:(>=|<=|!=|==|=|<|>|≥|≤|≠)|([()])|"([^"]*)"|([^\s()<>=!≥≤≠"]+))')
_OP = {"=": "==", "≥": ">=", "≤": "<=", "≠": "!="}
YA, TIDAK = "ya", "tidak"
PANJANG_TERBANYAK = 2000


class SyaratSalah(ValueError):
    """The text cannot be read; the message is for people."""


def baca_syarat(teks: str, masukan) -> dict:
    """Names must be inputs; a text after the sign is a choice, "ya"/"tidak", a number, or another input."""
    if len(teks) > PANJANG_TERBANYAK:
        raise SyaratSalah("Syarat terlalu panjang. Bagi menjadi beberapa aturan.")
    pembaca = _Pembaca(teks, {m["nama"]: m for m in masukan})
    hasil = pembaca.atau(0)
    if pembaca.sisa:
        raise SyaratSalah(f"Syarat tidak terbaca mulai “{pembaca.sisa[0][1]}”. Hubungkan dengan “dan” atau “atau”.")
    return hasil


def baca_nilai(teks: str, m: Mapping):
    """What a comparison compares with, as the input's type has it."""
    teks = teks.strip()
    if m["tipe"] == "boolean":
        if teks.lower() not in (YA, TIDAK):
            raise SyaratSalah(f"Bandingkan {m['nama']} dengan ya atau tidak.")
        return teks.lower() == YA
    if m["tipe"] == "pilihan":
        if teks not in m.get("pilihan", ()):
            raise SyaratSalah(f"“{teks}” bukan pilihan {m['nama']}. Pilihannya: {', '.join(m.get('pilihan', ()))}.")
        return teks
    try:
        return simpan_angka(baca_angka(teks))
    except (ValueError, TypeError):
        raise SyaratSalah(f"Bandingkan {m['nama']} dengan angka, misalnya 90 atau 12,5.") from None


def tulis_nilai(nilai) -> str:
    if isinstance(nilai, bool):
        return YA if nilai else TIDAK
    return tampil_angka(nilai) if isinstance(nilai, int) else str(nilai).replace(".", ",") if _angka(nilai) else nilai


def _angka(teks) -> bool:
    return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", str(teks)) is not None


def tulis_syarat(syarat: Mapping) -> str:
    return _tulis(syarat, dalam=False)


def _tulis(s, dalam) -> str:
    if "field" in s:
        kanan = s["field_banding"] if "field_banding" in s else _kutip(tulis_nilai(s["nilai"]))
        return f"{s['field']} {'=' if s['op'] == '==' else s['op']} {kanan}"
    semua = [_tulis(x, dalam=True) for x in s.get("semua") or ()]
    if pilihan := s.get("salah_satu"):
        atau = " atau ".join(_tulis(x, dalam=True) for x in pilihan)
        if not semua:
            return f"({atau})" if dalam and len(pilihan) > 1 else atau
        semua.append(f"({atau})")
    dan = " dan ".join(semua)
    return f"({dan})" if dalam and len(semua) > 1 else dan


def _kutip(teks) -> str:
    return teks if re.fullmatch(r'[^\s()<>=!≥≤≠"]+', teks) else f'"{teks}"'


class _Pembaca:
    def __init__(self, teks, dikenal):
        self.dikenal, self.sisa, letak = dikenal, [], 0
        teks = teks.rstrip()
        while letak < len(teks):
            cocok = _LAMBANG.match(teks, letak)
            if not cocok:
                raise SyaratSalah(f"Syarat tidak terbaca mulai “{teks[letak:].strip()}”.")
            tanda, kurung, kutip, kata = cocok.groups()
            jenis = "tanda" if tanda else "kurung" if kurung else "kata" if kata else "kutip"
            self.sisa.append((jenis, tanda or kurung or kata or kutip or ""))
            letak = cocok.end()

    def lihat(self, kata) -> bool:
        return bool(self.sisa) and self.sisa[0][0] != "kutip" and self.sisa[0][1].lower() == kata

    def ambil(self, apa):
        if not self.sisa:
            raise SyaratSalah(f"Syarat belum selesai: kurang {apa}.")
        return self.sisa.pop(0)

    def atau(self, dalam) -> dict:
        bagian = [self.dan(dalam)]
        while self.lihat("atau"):
            self.sisa.pop(0)
            bagian.append(self.dan(dalam))
        return bagian[0] if len(bagian) == 1 else {"salah_satu": bagian}

    def dan(self, dalam) -> dict:
        bagian = [self.satu(dalam)]
        while self.lihat("dan"):
            self.sisa.pop(0)
            bagian.append(self.satu(dalam))
        if len(bagian) == 1:
            return bagian[0]
        # a and b and (c or d): the form {"semua": [a, b], "salah_satu": [c, d]}
        if "salah_satu" in bagian[-1] and "semua" not in bagian[-1] and not any("salah_satu" in b for b in bagian[:-1]):
            return {"semua": bagian[:-1], "salah_satu": bagian[-1]["salah_satu"]}
        return {"semua": bagian}

    def satu(self, dalam) -> dict:
        if dalam > 8:
            raise SyaratSalah("Tanda kurung terlalu bertingkat. Sederhanakan syaratnya.")
        if self.lihat("("):
            self.sisa.pop(0)
            hasil = self.atau(dalam + 1)
            if not self.lihat(")"):
                raise SyaratSalah("Syarat kurang tanda tutup kurung.")
            self.sisa.pop(0)
            return hasil
        _jenis, nama = self.ambil("nama isian")
        if nama not in self.dikenal:
            raise SyaratSalah(f"Isian “{nama}” tidak ada. Pakai nama isian dari daftar angka yang diisi.")
        jenis, tanda = self.ambil("tanda banding")
        if jenis != "tanda":
            raise SyaratSalah(f"Sesudah {nama} tulis tanda banding: =, ≠, >, ≥, <, atau ≤.")
        jenis, kanan = self.ambil("angka atau pilihan pembanding")
        hasil = {"field": nama, "op": _OP.get(tanda, tanda)}
        m = self.dikenal[nama]
        if jenis == "kata" and kanan in self.dikenal and kanan not in m.get("pilihan", ()):
            return {**hasil, "field_banding": kanan}
        return {**hasil, "nilai": baca_nilai(kanan, m)}


def sebagai_aturan(syarat: Mapping) -> dict:
    """A condition as the body of a rule: {"semua": […], "salah_satu": […]}."""
    if "field" in syarat:
        return {"semua": [dict(syarat)]}
    return {"semua": list(syarat.get("semua") or ()), **_salah_satu(syarat)}


def _salah_satu(syarat) -> dict:
    return {"salah_satu": list(syarat["salah_satu"])} if syarat.get("salah_satu") else {}
