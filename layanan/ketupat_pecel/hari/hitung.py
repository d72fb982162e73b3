"""Arithmetic of the village day: the number on a receipt, where a resident counts. Nothing here touches the database.

The page's script reckons the same (static/js/lib/desa-hitung.js); a test holds the two together.
"""

import re

from layanan.ketupat_pecel.hari.alur import Golongan, Penyelesaian


def angka_periksa(tablet: int, urut: int) -> int:
    """Luhn over the tablet's number and the running number padded to six digits: one wrong digit, or two neighbours
    swapped (but 0 and 9), are found."""
    jumlah = 0
    for n, huruf in enumerate(reversed(f"{tablet}{urut:06d}")):
        angka = int(huruf) * (2 if n % 2 == 0 else 1)
        jumlah += angka - 9 if angka > 9 else angka
    return -jumlah % 10


def tanda_terima(tablet: int, urut: int) -> str:
    """The number of a receipt: "T2-0017-4". A tablet's number is given once by the server and its running number never
    begins again, so two tablets without a network cannot make the same one."""
    return f"T{tablet}-{urut:04d}-{angka_periksa(tablet, urut)}"


def baca_tanda_terima(tulisan: str) -> tuple[int, int] | None:
    """(tablet, running number), or None where it is none or its check digit is wrong. As people type it."""
    rapi = re.sub(r"[\s.]+", "", tulisan.upper())
    if cocok := re.fullmatch(r"T(\d{1,4})-?(\d{4,6})-(\d)", rapi):
        tablet, urut, periksa = (int(x) for x in cocok.groups())
        return (tablet, urut) if angka_periksa(tablet, urut) == periksa else None
    return None


def golongan(penyelesaian: list[str]) -> Golongan:
    """Where a resident counts, by the document that weighs most: unclear, then held, taken to the office, refused; done
    on the spot where every one that was not refused is. Refused only where all are."""
    isi = set(penyelesaian)
    if not isi or Penyelesaian.BELUM in isi:
        return Golongan.BELUM
    for satu in (Penyelesaian.DITAHAN, Penyelesaian.KE_KANTOR, Penyelesaian.DI_TEMPAT):
        if satu in isi:
            return Golongan(satu)
    return Golongan.DITOLAK
