"""The commands that scripts rely on: exit codes, shapes, the finished demo, the chain under tampering."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction

from pentas.jejak.models import Jejak
from pentas.jejak.pemicu import lepas
from tests.kontrak.dunia import sidik_isi
from tests.kontrak.pemeriksa import NAMA, diharap, tampil

PLAN = json.loads((Path(__file__).resolve().parents[2] / "fixtures" / "rencana_demo.json").read_text())
LEVEL = {d["kode"]: d["nilai_indikator"] for d in PLAN["dinas"]}
SIMULASI = ("peringkat", "--periode", "SIMULASI-2026", "--json", "--lapis")


@pytest.mark.django_db
def test_simulasi_dihitung_ulang(contoh):
    """Field values and sheets of the plan give the printed ranking and result, to the exact fraction."""
    lapangan = contoh.json(*SIMULASI, "lapangan")
    harap = diharap(LEVEL)  # its recorded decision is the weight rule
    assert [{k: b[k] for k in harap[0]} for b in lapangan] == harap
    assert [b["kode"] for b in lapangan if b["seri"]] == PLAN["seri_10_11_12"]
    akhir = contoh.json(*SIMULASI, "akhir")
    assert all(list(b) == [*NAMA, "nilai_lapangan", "nilai_paparan", "bobot"] for b in akhir)
    field = {b["kode"]: Fraction(b["nilai"]) for b in harap[:10]}
    lembar = {p["kode"]: [Fraction(sum(s), 15) * 100 for s in p["skor_per_penilai"]] for p in PLAN["paparan"]}
    nilai = {k: field[k] * 4 / 5 + sum(lembar[k]) / len(lembar[k]) / 5 for k in field}
    assert [b["kode"] for b in akhir] == sorted(nilai, key=lambda k: -nilai[k])
    assert {b["kode"]: (b["nilai"], b["tampil"]) for b in akhir} == {k: (str(n), tampil(n)) for k, n in nilai.items()}
    assert {(b["nilai_lapangan"], b["bobot"]) for b in akhir} == {(str(n), "4/5") for n in field.values()}


@pytest.mark.django_db
def test_memuat_lagi_tidak_mengubah_apa_pun(contoh):
    sebelum = sidik_isi()
    assert contoh("muat_contoh")[0] == 0
    assert sidik_isi() == sebelum
    assert contoh("muat_contoh", "--peserta", "21")[0] == 0
    beban = contoh.json("peringkat", "--periode", "BEBAN-21", "--lapis", "lapangan", "--json")
    assert len({b["kode"] for b in beban}) == 21
    assert {"kode": "BEBAN-21", "jenis": "contoh", "tahap": "kunjungan"} in contoh.json("daftar_periode", "--json")
    sebelum = sidik_isi()
    assert contoh("muat_contoh", "--peserta", "21")[0] == 0
    for jumlah in ("0", "515", "-1"):
        keluar, _, galat = contoh("muat_contoh", "--peserta", jumlah)
        assert (keluar, galat) == (1, "Jumlah peserta harus 1 sampai 514.\n")
    assert sidik_isi() == sebelum


@pytest.mark.django_db
def test_ditolak_keluar_1_dengan_kalimat(contoh):
    for argumen, kata in (
        (("peringkat", "--periode", "TIDAK-ADA", "--lapis", "lapangan", "--json"), "Periode TIDAK-ADA tidak ada"),
        (("peringkat", "--periode", "LATIHAN-2026", "--lapis", "akhir", "--json"), "Sesi paparan belum dibuat"),
        (
            ("impor_nilai", "x.xlsx", "--periode", "LATIHAN-2026", "--lapis", "klaim", "--oleh", "admin"),
            "tidak ditemukan",
        ),
        (("impor_paparan", "x.xlsx", "--periode", "LATIHAN-2026", "--oleh", "ketua.tim"), "tidak ditemukan"),
    ):
        keluar, keluaran, galat = contoh(*argumen)
        assert (keluar, keluaran) == (1, "")
        assert kata in galat


@pytest.mark.parametrize(
    "argumen",
    [
        ["peringkat", "--lapis", "lapangan"],
        ["peringkat", "--periode", "X", "--lapis", "desk"],
        ["impor_nilai", "x.xlsx", "--periode", "X", "--lapis", "desa", "--oleh", "admin"],
        ["impor_paparan", "--periode", "X", "--oleh", "admin"],
        ["muat_contoh", "--peserta", "dua"],
        ["periksa_jejak", "--asing"],
    ],
    ids=" ".join,
)
def test_salah_pakai_keluar_2(argumen):
    perintah = [sys.executable, "manage.py", *argumen]
    hasil = subprocess.run(perintah, cwd=settings.AKAR, capture_output=True, text=True, check=False)
    assert (hasil.returncode, hasil.stdout) == (2, "")


def _sql(*perintah):
    lepas()  # whoever can do this can take the triggers away first
    with connection.cursor() as kursor:
        for satu in perintah:
            kursor.execute(satu)


@pytest.mark.django_db
def test_rantai_yang_diutak_atik_disebut_barisnya(contoh):
    akhir = Jejak.objects.order_by("-nomor").first().nomor
    assert contoh.json("periksa_jejak", "--json") == {
        "utuh": True,
        "jumlah": akhir,
        "baris_rusak": None,
        "sebab": "",
    }
    potong = f"DELETE FROM jejak_jejak WHERE nomor > {akhir - 3}"
    kolom = "pada, pelaku, 'lain', objek_jenis, objek_id, lingkup, sebelum, sesudah, alasan, sidik_sebelum, sidik"
    salin = f"{kolom} FROM jejak_jejak WHERE nomor = 4"
    rusak = {
        "diubah": (["UPDATE jejak_jejak SET alasan = 'lain' WHERE nomor = 7"], 7),
        "pelaku diganti": (["UPDATE jejak_jejak SET pelaku = NULL WHERE nomor = 2200"], 2200),
        "waktu diganti": (["UPDATE jejak_jejak SET pada = '2020-01-01 00:00:00+00' WHERE nomor = 9"], 9),
        "sidik diganti": (["UPDATE jejak_jejak SET sidik = sidik_sebelum WHERE nomor = 5"], 5),
        "dihapus": (["DELETE FROM jejak_jejak WHERE nomor = 11"], 11),
        "dipotong": ([potong], akhir - 2),
        "ditambah": ([f"INSERT INTO jejak_jejak SELECT {akhir + 1}, {salin}"], akhir + 1),
        "disisipkan": ([f"INSERT INTO jejak_jejak SELECT 0, {salin}"], 0),
    }
    if connection.vendor == "sqlite":
        ganti = f"INSERT OR REPLACE INTO jejak_jejak SELECT nomor, {kolom} FROM jejak_jejak WHERE nomor = 13"
        rusak |= {
            "ditimpa": ([ganti], 13),
            "waktu kacau": (["UPDATE jejak_jejak SET pada = 'kemarin' WHERE nomor = 15"], 15),
        }
    for nama, (perintah, baris) in rusak.items():
        with transaction.atomic():
            _sql(*perintah)
            keluar, keluaran, _ = contoh("periksa_jejak", "--json")
            hasil = json.loads(keluaran)
            assert (keluar, hasil["utuh"], hasil["baris_rusak"]) == (1, False, baris), f"{nama}: {hasil}"
            keluar, _, galat = contoh("periksa_jejak")
            assert (keluar, f"baris {baris}:" in galat) == (1, True), f"{nama}: {galat}"
            transaction.set_rollback(True)
    assert contoh("periksa_jejak")[0] == 0


@pytest.mark.django_db
def test_ekor_yang_dipotong_bersama_kepalanya(contoh):
    """The head kept outside the database still knows how far the trail went."""
    akhir = Jejak.objects.order_by("-nomor").first()
    settings.JEJAK_KEPALA.write_text(json.dumps({"nomor": akhir.nomor, "sidik": akhir.sidik}))
    sisa = akhir.nomor - 3
    with transaction.atomic():
        _sql(
            f"DELETE FROM jejak_jejak WHERE nomor > {sisa}",
            f"UPDATE jejak_kepalajejak SET nomor = {sisa}, sidik = '{Jejak.objects.get(pk=sisa).sidik}'",
        )
        hasil = contoh("periksa_jejak", "--json")
        transaction.set_rollback(True)
    assert (hasil[0], json.loads(hasil[1])["baris_rusak"]) == (1, sisa + 1)
