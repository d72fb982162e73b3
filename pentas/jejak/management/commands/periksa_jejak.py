import json
from contextlib import contextmanager

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from pentas.jejak.hitung import periksa_rantai
from pentas.jejak.models import AWAL, Jejak, KepalaJejak
from pentas.jejak.tindakan import baca_kepala_berkas

TANPA_BERKAS = (
    "Perhatian: kepala rantai di luar basis data (jejak-kepala.json) tidak ada atau tidak terbaca, jadi baris terakhir "
    "yang dibuang bersama kepalanya tidak akan ketahuan. Pulihkan berkas itu dari cadangan sebelum ada tindakan baru."
)


@contextmanager
def _satu_saat():
    """Head and rows of one moment, while people go on working."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as kursor:
            kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        with connection.cursor() as kursor:
            kursor.execute("BEGIN DEFERRED")  # atomic() would take the write lock
            try:
                yield
            finally:
                kursor.execute("ROLLBACK")


class Command(BaseCommand):
    help = "Recompute the audit chain; exit 1 and name the first broken row."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, **opsi):
        berkas = baca_kepala_berkas()  # before the rows: it may lag behind them, never run ahead
        with _satu_saat():
            kepala = KepalaJejak.objects.filter(pk=1).values_list("nomor", "sidik").first() or (0, AWAL)
            hasil = periksa_rantai(
                Jejak.objects.order_by("nomor").iterator(2000),
                kepala=kepala,
                kepala_berkas=(berkas["nomor"], berkas["sidik"]) if berkas else None,
            )
        if opsi["json"]:
            self.stdout.write(
                json.dumps(
                    {"utuh": hasil.utuh, "jumlah": hasil.jumlah, "baris_rusak": hasil.rusak, "sebab": hasil.sebab},
                    ensure_ascii=False,
                )
            )
        elif hasil.utuh:
            self.stdout.write(f"Rantai jejak utuh: {hasil.jumlah} baris.")
        else:
            self.stderr.write(f"Rantai jejak rusak pada baris {hasil.rusak}: {hasil.sebab}.")
        if berkas is None and hasil.jumlah:
            self.stderr.write(TANPA_BERKAS)
        if not hasil.utuh:
            raise SystemExit(1)
