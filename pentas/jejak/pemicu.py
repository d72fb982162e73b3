"""Triggers that refuse UPDATE and DELETE on the audit trail, on SQLite and PostgreSQL.

SQLite's INSERT OR REPLACE deletes without firing delete triggers, so an insert trigger refuses a
number that exists. PostgreSQL's TRUNCATE is refused too.

The documented door: ``pintu_pemulihan()`` lifts the triggers for a restore or for tests.
"""

from contextlib import contextmanager

from django.db import connection

PASANG = {
    "sqlite": [
        "CREATE TRIGGER IF NOT EXISTS jejak_tolak_ubah BEFORE UPDATE ON jejak_jejak "
        "BEGIN SELECT RAISE(ABORT, 'jejak tidak dapat diubah'); END",
        "CREATE TRIGGER IF NOT EXISTS jejak_tolak_hapus BEFORE DELETE ON jejak_jejak "
        "BEGIN SELECT RAISE(ABORT, 'jejak tidak dapat dihapus'); END",
        "CREATE TRIGGER IF NOT EXISTS jejak_tolak_ganti BEFORE INSERT ON jejak_jejak "
        "WHEN EXISTS (SELECT 1 FROM jejak_jejak WHERE nomor = NEW.nomor) "
        "BEGIN SELECT RAISE(ABORT, 'jejak tidak dapat diganti'); END",
    ],
    "postgresql": [
        "CREATE OR REPLACE FUNCTION jejak_tolak() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'jejak tidak dapat diubah atau dihapus'; END $$",
        "CREATE OR REPLACE TRIGGER jejak_tolak_baris BEFORE UPDATE OR DELETE ON jejak_jejak "
        "FOR EACH ROW EXECUTE FUNCTION jejak_tolak()",
        "CREATE OR REPLACE TRIGGER jejak_tolak_kosongkan BEFORE TRUNCATE ON jejak_jejak "
        "FOR EACH STATEMENT EXECUTE FUNCTION jejak_tolak()",
    ],
}
LEPAS = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS jejak_tolak_ubah",
        "DROP TRIGGER IF EXISTS jejak_tolak_hapus",
        "DROP TRIGGER IF EXISTS jejak_tolak_ganti",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS jejak_tolak_baris ON jejak_jejak",
        "DROP TRIGGER IF EXISTS jejak_tolak_kosongkan ON jejak_jejak",
    ],
}


def _jalankan(tabel, sambungan):
    with sambungan.cursor() as kursor:
        for perintah in tabel[sambungan.vendor]:
            kursor.execute(perintah)


def pasang(sambungan=connection):
    _jalankan(PASANG, sambungan)


def lepas(sambungan=connection):
    _jalankan(LEPAS, sambungan)


@contextmanager
def pintu_pemulihan(sambungan=connection):
    """Lift the triggers inside the block, for a restore or a test; they return even after an error."""
    lepas(sambungan)
    try:
        yield
    finally:
        pasang(sambungan)
