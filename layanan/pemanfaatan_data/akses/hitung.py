"""Arithmetic of days: months of an agreement, days on which reports are due, reminders before an end."""

import calendar
import datetime as dt

PENGINGAT = (90, 60, 30, 7)


def tambah_bulan(hari: dt.date, bulan: int) -> dt.date:
    """The same day so many months on; the last of the month where it has no such day."""
    urut = hari.year * 12 + hari.month - 1 + bulan
    tahun, ke = divmod(urut, 12)
    return dt.date(tahun, ke + 1, min(hari.day, calendar.monthrange(tahun, ke + 1)[1]))


def jadwal_balikan(mulai: dt.date, berakhir: dt.date, tiap: int) -> list[dt.date]:
    """Days on which reports are due, counted from the first day: every ``tiap`` months up to the agreement's end."""
    hasil, ke = [], 1
    while (hari := tambah_bulan(mulai, tiap * ke)) <= berakhir:
        hasil.append(hari)
        ke += 1
    return hasil


def pengingat_jatuh(berakhir: dt.date, hari_ini: dt.date) -> int | None:
    """The reminder that this day calls for: the nearest of 90, 60, 30, 7 not yet passed; None before and after.

    A command that did not run for weeks gives one reminder, the most urgent, and not all that it missed.
    """
    sisa = (berakhir - hari_ini).days
    if sisa < 0:
        return None
    return min((h for h in PENGINGAT if sisa <= h), default=None)
