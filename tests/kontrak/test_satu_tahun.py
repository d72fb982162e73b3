"""LATIHAN-2026 from the closed collection to the final result, by workbook; every number reckoned anew."""

import random
from fractions import Fraction

import pytest

from pentas.akun.models import Pengguna
from tests.kontrak.dunia import ATUR, PERIODE, ganti_tahap, klien
from tests.kontrak.pemeriksa import (
    ANGGOTA,
    BOBOT,
    KODE,
    MEJA,
    NAMA,
    Perintah,
    buku,
    buku_nilai,
    diharap,
    tampil,
    total,
)

PENILAI = [f"penilai{n}" for n in (1, 2, 3)]  # the jury of LATIHAN-2026
KEPALA = ("kode", "penilai", "P1", "P2", "P3", "catatan")
W = Fraction(4, 5)


def kirim(akun: str, alamat: str, status=302, **isi):
    jawab = klien(akun).post(alamat, isi)
    assert jawab.status_code == status, jawab.content.decode()[:3000]
    return jawab


def peringkat(perintah: Perintah, lapis="lapangan") -> list[dict]:
    return perintah.json("peringkat", "--periode", PERIODE, "--lapis", lapis, "--json")


def impor(perintah: Perintah, isi: bytes, lapis: str, oleh: str, *lain):
    return perintah.impor("impor_nilai", isi, "--periode", PERIODE, "--lapis", lapis, "--oleh", oleh, *lain)


def sama(baris: list[dict], harap: list[dict], tambahan=()):
    """Equal in every field the contract names, of the same JSON types, and nothing else."""
    assert [list(b) for b in baris] == [[*NAMA, *tambahan]] * len(harap)
    assert [{k: v for k, v in b.items() if k in harap[0]} for b in baris] == harap
    assert all(type(b["seri"]) is bool and type(b["lengkap"]) is bool for b in baris)


def tiga_indikator_senilai() -> list[str]:
    """One indicator each of three variables, all worth the same: equal totals along different paths."""
    per_poin: dict[Fraction, list[str]] = {}
    for v, isi in ANGGOTA.items():
        per_poin.setdefault(BOBOT[v] / len(isi), []).append(isi[0])
    return next(x for x in per_poin.values() if len(x) >= 3)[:3]


def nilai_setahun(kode: list[str]) -> dict[str, dict]:
    """Nine clear places (2 and 3 equal), three equal ones across the line, seven below."""
    senilai = tiga_indikator_senilai()
    hasil = {}
    for n, k in enumerate(kode):
        if n < 9:
            hasil[k] = {i: 4 if ke < n else 5 for ke, i in enumerate(KODE)}
        elif n < 12:
            hasil[k] = dict.fromkeys(KODE, 3) | {senilai[n - 9]: 4}
        else:
            hasil[k] = {i: 1 if ke < n else 2 for ke, i in enumerate(KODE)}
    hasil[kode[2]] = dict.fromkeys(KODE, 5) | {senilai[0]: 4}
    hasil[kode[1]] = dict.fromkeys(KODE, 5) | {senilai[1]: 4}
    return hasil


def desk(perintah, kode):
    """The province verifies on paper: no office has sent its dossier."""
    isi = {k: {i: (n + ke) % 6 for ke, i in enumerate(MEJA)} for n, k in enumerate(kode)}
    assert impor(perintah, buku_nilai(isi), "desk", "rekap.provinsi1", "--uji")[0] == 0
    assert impor(perintah, buku_nilai(isi), "desk", "rekap.provinsi1") == (0, f"{19 * len(MEJA)} nilai berubah.\n")


def lapangan(perintah, level):
    """Half-filled first, with columns in another order; then whole; a blank clears again and comes back."""
    acak = random.Random(20261120)
    setengah = {k: {i: n for i, n in isi.items() if acak.random() < 0.6} for k, isi in level.items()}
    kolom = ["kode", *KODE]
    acak.shuffle(kolom)
    assert impor(perintah, buku_nilai(setengah, kolom), "lapangan", "ketua.tim")[0] == 0
    sama(peringkat(perintah), diharap(setengah))
    assert impor(perintah, buku_nilai(level), "lapangan", "ketua.tim")[0] == 0
    sama(peringkat(perintah), diharap(level))
    satu = next(iter(level))
    kosong = {satu: {**level[satu], "22a": None}}
    assert impor(perintah, buku_nilai(kosong), "lapangan", "ketua.tim") == (0, "1 nilai berubah.\n")
    sama(peringkat(perintah), diharap(level | kosong))
    assert impor(perintah, buku_nilai({satu: level[satu]}), "lapangan", "ketua.tim") == (0, "1 nilai berubah.\n")


def tetapkan(perintah, level) -> list[str]:
    """A tie across the line: no determination without a choice; the team's order is kept, ranks stay shared."""
    sebelum = diharap(level)
    sama(peringkat(perintah), sebelum)
    assert [b["peringkat"] for b in sebelum[9:13]] == [10, 10, 10, 13]
    alamat = f"/p/{PERIODE}/peringkat/tetapkan/"
    isi = {"nomor": "010/BA/2026", "tanggal": "2026-12-01", "alasan": "Kesepakatan tim."}
    isi["sidik_dilihat"] = klien("ketua.tim").get(f"/p/{PERIODE}/peringkat/").context["form"]["sidik_dilihat"].value()
    kirim("ketua.tim", alamat, status=422, **isi)
    sama(peringkat(perintah), sebelum)
    pilihan = [b["kode"] for b in sebelum[9:12]][::-1]
    tempat = {f"urutan_{k}": n for n, k in enumerate(pilihan, 1)}
    kirim("ketua.tim", alamat, **isi, cara_seri="urutan_lain", **tempat)
    sesudah = diharap(level, keputusan=pilihan)
    assert [b["kode"] for b in sesudah[9:12]] == pilihan
    sama(peringkat(perintah), sesudah)
    return [b["kode"] for b in sesudah[:10]]


def paparan(perintah, finalis) -> dict[str, list[tuple]]:
    """{office: [marks of each juror who may judge it]}; penilai3 has a conflict with the first."""
    benturan = Pengguna.objects.get(username="penilai3").pk
    kirim(
        "admin",
        f"{ATUR}/benturan/",
        pengguna=benturan,
        peserta=peserta_id(finalis[0]),
        alasan="Pernah bertugas di dinas itu.",
    )
    kirim("rekap.provinsi1", f"/p/{PERIODE}/paparan/simpan/", tanggal="2026-12-08", tempat="Aula", durasi_menit=15)
    ganti_tahap("penetapan", "paparan")
    kirim("rekap.provinsi1", f"/p/{PERIODE}/paparan/buka/")
    acak = random.Random(7)
    skor = {(k, p): tuple(acak.randint(1, 5) for _ in range(3)) for k in finalis for p in PENILAI}
    semua = [(k, p, *tiga, "") for (k, p), tiga in skor.items()]
    perintah_impor = ("--periode", PERIODE, "--oleh", "ketua.tim")
    keluar, kalimat = perintah.impor("impor_paparan", buku(KEPALA, semua, "Paparan"), *perintah_impor)
    assert keluar == 1 and "benturan kepentingan" in kalimat
    assert perintah("peringkat", "--periode", PERIODE, "--lapis", "akhir", "--json")[0] == 1
    sah = [b for b in semua if b[:2] != (finalis[0], "penilai3")]
    keluar, kalimat = perintah.impor("impor_paparan", buku(KEPALA, sah, "Paparan"), *perintah_impor)
    assert keluar == 0, kalimat
    return {k: [skor[k, p] for p in PENILAI if (k, p) != (finalis[0], "penilai3")] for k in finalis}


def peserta_id(kode: str) -> int:
    from penilaian.periode.models import Peserta

    return Peserta.objects.get(periode__kode=PERIODE, kabupaten_kota=kode).pk


def diharap_akhir(level, finalis, skor) -> list[dict]:
    hasil = []
    for b in diharap({k: level[k] for k in finalis}):
        rata = sum(Fraction(sum(tiga), 15) * 100 for tiga in skor[b["kode"]]) / len(skor[b["kode"]])
        nilai = W * total(level[b["kode"]]) + (1 - W) * rata
        tambah = {"nilai_lapangan": b["nilai"], "nilai_paparan": str(rata), "bobot": "4/5"}
        hasil.append(b | {"nilai": str(nilai), "tampil": tampil(nilai)} | tambah)
    hasil.sort(key=lambda b: (-Fraction(b["nilai"]), -Fraction(b["nilai_lapangan"])))
    semua = [Fraction(b["nilai"]) for b in hasil]
    for n, b in enumerate(hasil, 1):
        lebih = sum(x > Fraction(b["nilai"]) for x in semua)
        b |= {"urutan": n, "peringkat": 1 + lebih, "seri": semua.count(Fraction(b["nilai"])) > 1}
    return hasil


@pytest.mark.django_db
def test_satu_tahun_lewat_buku_kerja(contoh):
    kode = sorted(b["kode"] for b in peringkat(contoh))
    assert len(kode) == 19
    ganti_tahap("pengumpulan", "rekap")
    desk(contoh, kode)
    ganti_tahap("rekap", "kunjungan")
    level = nilai_setahun(kode)
    lapangan(contoh, level)
    ganti_tahap("kunjungan", "penetapan")
    assert impor(contoh, buku_nilai(level), "lapangan", "ketua.tim")[0] == 1
    finalis = tetapkan(contoh, level)
    skor = paparan(contoh, finalis)
    harap = diharap_akhir(level, finalis, skor)
    sama(peringkat(contoh, "akhir"), harap, ("nilai_lapangan", "nilai_paparan", "bobot"))
    ganti_tahap("paparan", "pemenang")
    sidik = klien("ketua.tim").get(f"/p/{PERIODE}/pemenang/").context["form"]["sidik_dilihat"].value()
    isi = {"nomor": "020/BA/2026", "tanggal": "2026-12-09", "sidik_dilihat": sidik}
    kirim("ketua.tim", f"/p/{PERIODE}/pemenang/tetapkan/", **isi)
    sama(peringkat(contoh, "akhir"), harap, ("nilai_lapangan", "nilai_paparan", "bobot"))
    periode = {p["kode"]: (p["jenis"], p["tahap"]) for p in contoh.json("daftar_periode", "--json")}
    assert periode[PERIODE] == ("contoh", "pemenang")
    assert contoh.json("periksa_jejak", "--json")["utuh"] is True
