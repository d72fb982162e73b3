"""Arithmetic of the village day: the number on a receipt, where a resident counts. Nothing here touches the database.

The page's script reckons the same (static/js/lib/desa-hitung.js); a test holds the two together.
"""

import datetime as dt
import re
from collections.abc import Mapping

from layanan.ketupat_pecel.hari.alur import Golongan, KeadaanPelayanan, LangkahMeja, Penyelesaian

Waktu = Mapping[str, tuple[dt.datetime, dt.datetime | None]]


def angka_periksa(tablet: int, urut: int) -> int:
    """Luhn over the tablet's number and the running number padded to six digits: one wrong digit, or two neighbours
    swapped (but 0 and 9), are found."""
    jumlah = 0
    for n, huruf in enumerate(reversed(f"{tablet}{urut:06d}")):
        angka = int(huruf) * (2 if n % 2 == 0 else 1)
        jumlah += angka - 9 if angka > 9 else angka
    return -jumlah % 10


def tanda_terima(tablet: int, urut: int) -> str:
    """The number of a receipt: "T2-0017-0". A tablet's number is given once by the server and its running number never
    begins again, so two tablets without a network cannot make the same one."""
    return f"T{tablet}-{urut:04d}-{angka_periksa(tablet, urut)}"


def baca_tanda_terima(tulisan: str) -> tuple[int, int] | None:
    """(tablet, running number), or None where it is none or its check digit is wrong. As people type it: small
    letters, spaces or nothing for the dashes, O for 0. Without dashes only where a single reading holds."""
    rapi = re.sub(r"[^0-9A-Z]+", "-", tulisan.upper()).strip("-")
    rapi = rapi[:1] + rapi[1:].translate(str.maketrans("OIL", "011"))
    if cocok := re.fullmatch(r"T?-?(\d{1,4})-(\d{4,6})-(\d)", rapi):
        return _sah(*cocok.groups())
    angka = rapi.replace("-", "").removeprefix("T")
    if not rapi.startswith("T") or not re.fullmatch(r"\d{6,11}", angka):
        return None
    potong = [n for n in range(1, 5) if len(angka) - n - 1 in (4, 5, 6)]
    # A running number is written with four digits at least, so one of five never begins with 0.
    mungkin = [_sah(angka[:n], angka[n:-1], angka[-1]) for n in potong if angka[n] != "0" or len(angka) - n == 5]
    ada = [satu for satu in mungkin if satu]
    return ada[0] if len(ada) == 1 else None


def _sah(tablet: str, urut: str, periksa: str) -> tuple[int, int] | None:
    hasil = int(tablet), int(urut)
    return hasil if hasil[0] and angka_periksa(*hasil) == int(periksa) else None


def mirip_tanda_terima(tulisan: str) -> bool:
    """Meant as one, right or wrong: "T" and six digits or more, or the three groups."""
    rapi = re.sub(r"[^0-9A-Z]+", "-", tulisan.upper()).strip("-")
    rapi = rapi[:1] + rapi[1:].translate(str.maketrans("OIL", "011"))
    return bool(re.fullmatch(r"T-?[\d-]{6,16}|\d{1,4}-\d{4,6}-\d", rapi))


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


def golongan_warga(keadaan: str, penyelesaian: list[str]) -> Golongan | None:
    """Where a resident counts in the reckoning: nowhere (None) who left before being served, BELUM who is not done."""
    if keadaan == KeadaanPelayanan.PULANG:
        return None
    return golongan(penyelesaian) if keadaan == KeadaanPelayanan.SELESAI else Golongan.BELUM


def huruf_tablet(ke: int) -> str:
    """The letter of the ``ke``-th tablet of a trip (from 0): A … Z, AA … ZZ."""
    return chr(65 + ke) if ke < 26 else chr(64 + ke // 26) + chr(65 + ke % 26)


def luruskan(waktu: Waktu, awal: dt.datetime, akhir: dt.datetime) -> dict:
    """Step clocks that a device kept, laid between ``awal`` and ``akhir``: none in the future, none negative.

    Where all of them are off by the same amount (a clock set right before it sent) they are moved together, so that
    durations hold; what still sticks out is cut. Each step begins no earlier than the one before it.
    """
    semua = [t for pasangan in waktu.values() for t in pasangan if t]
    geser = dt.timedelta()
    if semua and max(semua) > akhir:
        geser = akhir - max(semua)
    elif semua and min(semua) < awal:
        geser = awal - min(semua)
    hasil, batas = {}, awal
    for langkah in LangkahMeja.values:
        if langkah not in waktu:
            continue
        mulai, selesai = (t and min(max(t + geser, batas), akhir) for t in waktu[langkah])
        hasil[langkah] = (mulai, selesai and max(selesai, mulai))
        batas = mulai
    return hasil
