"""The nation's holidays and cuti bersama of a year, from the ``holidays`` library."""

import datetime as dt

import holidays

PERKIRAAN = "(perkiraan)"
# The library knows them from the joint decrees; far years it works out from the moon, and says so.
TAHUN_PERTAMA = 2021


def daftar_nasional(tahun: int) -> tuple[list[tuple[dt.date, str, bool]], int]:
    """[(date, name, is it cuti bersama)], and how many dates were left out because nobody has decreed them yet."""
    libur = holidays.country_holidays("ID", years=tahun, categories=("public", "government"), language="id")
    cuti = set(holidays.country_holidays("ID", years=tahun, categories=("government",), language="id"))
    semua = sorted((tanggal, nama) for tanggal, nama in libur.items() if tanggal.year == tahun)
    pasti = [(tanggal, nama[:150], tanggal in cuti) for tanggal, nama in semua if PERKIRAAN not in nama]
    return pasti, len(semua) - len(pasti)
