"""How values are written for people: Indonesian numbers, dates and names. Pure functions.

Scores arrive as ``Fraction`` and are rounded here, exactly and half away from zero, only for the eye.
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone

KOSONG = "–"
MINUS = "−"  # U+2212, as wide as a plus
BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
HARI = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
SEPENDEK = (("Kabupaten ", "Kab. "), ("Provinsi ", "Prov. "))


def pecahan(nilai) -> Fraction | None:
    """``nilai`` as an exact fraction; None for "not scored". Floats are refused: they have already lost it."""
    if nilai is None or nilai == "":
        return None
    if isinstance(nilai, float):
        raise TypeError("float is not exact; pass Fraction, Decimal, int or their text")
    return Fraction(nilai)


def bulatkan(nilai: Fraction, digit: int = 2) -> Decimal:
    """Half away from zero, exact: 0.005 -> 0.01, -0.005 -> -0.01."""
    skala = 10**digit
    besar = (abs(nilai) * skala * 2 + 1) // 2
    return Decimal(-besar if nilai < 0 else besar).scaleb(-digit)


def _tulis(angka_: Decimal) -> str:
    return f"{abs(angka_):,f}".translate(str.maketrans(",.", ".,"))


def angka(nilai, digit: int = 2) -> str:
    """``Fraction(551, 6)`` -> "91,83"."""
    pecah = pecahan(nilai)
    if pecah is None:
        return KOSONG
    bulat = bulatkan(pecah, int(digit))
    return (MINUS if bulat < 0 else "") + _tulis(bulat)


def bertanda(nilai, digit: int = 2) -> str:
    """With its sign: "+1,20", "−0,65"; zero carries none."""
    pecah = pecahan(nilai)
    if pecah is None:
        return KOSONG
    bulat = bulatkan(pecah, int(digit))
    return {1: "+", 0: "", -1: MINUS}[(bulat > 0) - (bulat < 0)] + _tulis(bulat)


def persen(nilai, digit: int = 2) -> str:
    """``Decimal("2.50")`` -> "2,5%"; 5 -> "5%". The value is already a percentage."""
    tulis = angka(nilai, digit)
    if tulis == KOSONG:
        return tulis
    return (tulis.rstrip("0").rstrip(",") if "," in tulis else tulis) + "%"


def rupiah(nilai) -> str:
    """Whole rupiah: 12500000 -> "Rp12.500.000"."""
    return KOSONG if nilai is None or nilai == "" else f"Rp{angka(nilai, 0)}"


def _setempat(waktu):
    return timezone.localtime(waktu) if isinstance(waktu, dt.datetime) and timezone.is_aware(waktu) else waktu


def tanggal(hari) -> str:
    """As "20 November 2026"."""
    if not hari:
        return KOSONG
    hari = _setempat(hari)
    return f"{hari.day} {BULAN[hari.month - 1]} {hari.year}"


def hari_tanggal(hari) -> str:
    """As "Jumat, 28 Agustus 2026"."""
    return f"{HARI[_setempat(hari).weekday()]}, {tanggal(hari)}" if hari else KOSONG


def tanggal_jam(waktu) -> str:
    """As "Jumat, 28 Agustus 2026, pukul 16.00 WIB", in the active time zone."""
    if not waktu:
        return KOSONG
    waktu = _setempat(waktu)
    return f"{HARI[waktu.weekday()]}, {tanggal(waktu)}, pukul {waktu:%H.%M} {waktu.tzname() or ''}".rstrip()


def ringkas_waktu(waktu, kini=None) -> str:
    """As "18 Agu, 10.42"; the year is written where it is not this year."""
    if not waktu:
        return KOSONG
    waktu = _setempat(waktu)
    kini = _setempat(kini or timezone.now())
    tahun = "" if waktu.year == kini.year else f" {waktu.year}"
    jam = f", {waktu:%H.%M}" if isinstance(waktu, dt.datetime) else ""
    return f"{waktu.day} {BULAN[waktu.month - 1][:3]}{tahun}{jam}"


def jarak(waktu, kini=None) -> str:
    """As "9 hari lagi", "3 jam lagi", "kemarin", "2 hari lalu"."""
    if not waktu:
        return KOSONG
    kini = _setempat(kini or timezone.now())
    waktu = _setempat(waktu)
    if not isinstance(waktu, dt.datetime):
        return _jarak_hari((waktu - kini.date()).days)
    detik = int((waktu - kini).total_seconds())
    if abs(detik) < 12 * 3600:
        return _jarak_jam(detik)
    return _jarak_hari((waktu.date() - kini.date()).days, detik)


def _jarak_jam(detik: int) -> str:
    arah = "lagi" if detik > 0 else "lalu"
    menit = abs(detik) // 60
    if menit < 1:
        return "sebentar lagi" if detik > 0 else "baru saja"
    return f"{menit // 60} jam {arah}" if menit >= 60 else f"{menit} menit {arah}"


def _jarak_hari(hari: int, detik: int = 0) -> str:
    if hari == 0:
        return _jarak_jam(detik) if detik else "hari ini"
    if abs(hari) == 1:
        return "besok" if hari > 0 else "kemarin"
    return f"{hari} hari lagi" if hari > 0 else f"{-hari} hari lalu"


def ukuran_berkas(byte) -> str:
    """As "412 KB", "1,2 MB", "20 MB"."""
    if byte is None:
        return KOSONG
    for satuan, besar, digit in (("MB", 1 << 20, 1), ("KB", 1 << 10, 0)):
        if byte >= besar:
            return f"{angka(Fraction(int(byte), besar), digit).removesuffix(',0')} {satuan}"
    return f"{int(byte)} byte"


def pendek(nama) -> str:
    """From "Kabupaten Agam" to "Kab. Agam", for screens; official documents write it in full."""
    nama = str(nama)
    for panjang, ringkas in SEPENDEK:
        if nama.startswith(panjang):
            return ringkas + nama.removeprefix(panjang)
    return nama


def awal_kecil(kata) -> str:
    """For use within a sentence: "Kepala seksi" → "kepala seksi"; "OPD" stays."""
    kata = str(kata)
    return kata if kata[1:2].isupper() else kata[:1].lower() + kata[1:]


def sebut_beberapa(nama: list[str], paling: int = 3, apa: str = "daerah") -> str:
    """As "Kab. Agam, Kota Solok, dan 4 daerah lain": a sentence that stays readable for 514 offices."""
    lain = len(nama) - paling
    return ", ".join(nama[:paling]) + (f", dan {lain} {apa} lain" if lain > 0 else "")


def garis(isi, panjang: int = 24) -> str:
    """The value, or a ruled line to be filled in by hand on an official document."""
    return str(isi) if isi else "…" * int(panjang)
