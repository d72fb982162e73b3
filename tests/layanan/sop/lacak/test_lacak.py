"""The public page: what it says, what it never says, how much it weighs, and what guessing costs."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core import signing
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from layanan.sop.kalender.models import HariLibur
from layanan.sop.lacak import cari, pembatas
from layanan.sop.lacak.models import HambatanLacak
from layanan.sop.permohonan.hitung import ABJAD, kode_tampil, kode_utuh
from layanan.sop.permohonan.models import Jeda, Lampiran
from layanan.sop.surat.daftar import PERJANJIAN
from layanan.sop.surat.tindakan import nomori, simpan_naskah
from pentas.galat import Ditolak
from pentas.unggahan.tindakan import terima
from tests.layanan.pabrik import PIN, buat_kantor, buat_permohonan, buat_petugas, surat_png
from tests.layanan.sop.surat.pabrik import buat_konsep

pytestmark = pytest.mark.django_db
STATIS = Path(settings.AKAR) / "static"


def buka(client, permohonan, pin=PIN, **lain):
    return client.post("/lacak/", {"kode": kode_tampil(permohonan.kode_lacak).lower(), "pin": pin}, **lain)


def halaman(client, permohonan) -> str:
    return client.get(buka(client, permohonan).url).content.decode()


def salah_ketik(kode: str) -> str:
    ganti = ABJAD[(ABJAD.index(kode[2]) + 5) % len(ABJAD)]
    return kode[:2] + ganti + kode[3:]


def test_finds_the_request_and_says_where_it_is(client):
    permohonan = buat_permohonan(langkah="disposisi", giliran=1)
    jawab = buka(client, permohonan)
    assert jawab.status_code == 302
    assert PIN not in jawab.url and permohonan.kode_lacak not in jawab.url
    isi = client.get(jawab.url)
    teks = isi.content.decode()
    assert "Dibaca pimpinan" in teks and "kepala bidang" in teks and permohonan.nomor in teks
    assert "private" in isi["Cache-Control"] and "no-store" in isi["Cache-Control"]
    assert settings.SESSION_COOKIE_NAME not in client.cookies
    assert "<script" not in teks


def test_pages_without_account_lead_to_each_other(client):
    """The login page too, for who came to the wrong door."""
    alamat = ["/lacak/", "/pengaduan/", "/standar/"]
    for dari in (*alamat, "/masuk/"):
        teks = client.get(dari).content.decode()
        assert all(f'href="{ke}"' in teks for ke in alamat if ke != dari), dari


def test_typing_error_never_asks_the_database(client):
    permohonan = buat_permohonan()
    with CaptureQueriesContext(connection) as catatan:
        jawab = client.post("/lacak/", {"kode": salah_ketik(permohonan.kode_lacak), "pin": PIN})
        client.post("/lacak/", {"kode": "K7M2-QXO0", "pin": PIN})
        client.post("/lacak/", {"kode": "", "pin": "12a4"})
    assert not catatan.captured_queries
    assert jawab.status_code == 422 and "salah ketik" in jawab.content.decode()


def test_unknown_code_and_wrong_pin_answer_alike(client, monkeypatch):
    """The same words, status and queries, whether somebody has this code or not."""
    monkeypatch.setattr(pembatas, "catat_berhasil", pytest.fail)
    permohonan = buat_permohonan()
    client.get("/lacak/")
    jawab, tanya = [], []
    for kode in (permohonan.kode_lacak, kode_utuh("2345678")):
        with CaptureQueriesContext(connection) as catatan:
            balas = client.post("/lacak/", {"kode": kode, "pin": "0000"}, REMOTE_ADDR=f"192.0.2.{len(tanya)}")
        isi = re.sub(r'value="[^"]*"', "", balas.content.decode())
        jawab.append((balas.status_code, isi))
        tanya.append([re.sub(r"'[^']*'|\d+", "?", q["sql"]) for q in catatan])
    assert jawab[0] == jawab[1] and jawab[0][0] == 422
    assert tanya[0] == tanya[1]


@pytest.mark.parametrize("ada", [True, False])
def test_guessing_locks_the_code_from_everywhere(client, ada):
    kode = buat_permohonan().kode_lacak if ada else kode_utuh("2345678")
    status = [
        client.post("/lacak/", {"kode": kode, "pin": f"{n:04d}"}, REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in range(pembatas.PER_KODE + 1)
    ]
    assert status == [422] * pembatas.PER_KODE + [429]
    terkunci = client.post("/lacak/", {"kode": kode, "pin": PIN}, REMOTE_ADDR="198.51.100.1")
    assert terkunci.status_code == 429 and "Tunggu 15 menit" in terkunci.content.decode()


def test_each_lock_lasts_twice_as_long_and_the_right_answer_clears_it(client):
    permohonan = buat_permohonan()
    kunci = pembatas.kunci_kode(permohonan.kode_lacak)
    for menit in (15, 30, 60):
        for _ in range(pembatas.PER_KODE):
            buka(client, permohonan, pin="0000")
        sisa = pembatas.sisa_tunggu(kunci)
        assert dt.timedelta(minutes=menit - 1) < sisa <= dt.timedelta(minutes=menit)
        HambatanLacak.objects.update(terkunci_sampai=None)
    assert buka(client, permohonan).status_code == 302
    assert not HambatanLacak.objects.filter(pk=kunci).exists()


def test_slow_guessing_is_locked_too_and_remembered(client):
    permohonan = buat_permohonan()
    for _ in range(pembatas.PER_KODE):  # one an hour
        HambatanLacak.objects.update(mulai_pada=F("mulai_pada") - dt.timedelta(hours=1))
        buka(client, permohonan, pin="0000")
    assert buka(client, permohonan).status_code == 429
    lewat = dt.timedelta(days=3)
    HambatanLacak.objects.update(terkunci_sampai=None, mulai_pada=F("mulai_pada") - lewat)
    for _ in range(pembatas.PER_KODE):
        buka(client, permohonan, pin="0000")
    assert pembatas.sisa_tunggu(pembatas.kunci_kode(permohonan.kode_lacak)) > dt.timedelta(minutes=29)


def test_guesses_sent_at_once_are_judged_one_after_another(monkeypatch):
    """The right digits among many that had all passed the first look tell nothing once the code is locked."""
    permohonan = buat_permohonan()
    with monkeypatch.context() as m:
        m.setattr(cari, "sisa_tunggu", lambda *kunci: None)
        for _ in range(pembatas.PER_KODE):
            with pytest.raises(Ditolak, match="tidak cocok"):
                cari.cari(permohonan.kode_lacak, "0000", "192.0.2.1")
        with pytest.raises(cari.Terkunci):
            cari.cari(permohonan.kode_lacak, PIN, "192.0.2.1")


def test_one_ipv6_network_is_one_sender(client):
    kode = [kode_utuh("".join(ABJAD[(n // 29**k) % 29] for k in range(7))) for n in range(pembatas.PER_ALAMAT)]
    for n, satu in enumerate(kode):
        client.post("/lacak/", {"kode": satu, "pin": "0000"}, REMOTE_ADDR=f"2001:db8:5:6:{n:x}::1")
    milik = buat_permohonan()
    assert buka(client, milik, REMOTE_ADDR="2001:db8:5:6:ffff::9").status_code == 429
    assert buka(client, milik, REMOTE_ADDR="2001:db8:5:7::1").status_code == 302


def test_an_address_that_guesses_at_many_codes_is_locked_even_between_right_answers(client):
    milik = buat_permohonan()
    status = []
    for n in range(pembatas.PER_ALAMAT):
        kode = kode_utuh("".join(ABJAD[(n // 29**k) % 29] for k in range(7)))
        status.append(client.post("/lacak/", {"kode": kode, "pin": "0000"}).status_code)
        if n % 10 == 5:
            assert buka(client, milik).status_code == 302
    assert set(status) == {422}
    assert buka(client, milik).status_code == 429
    assert buka(client, milik, REMOTE_ADDR="198.51.100.1").status_code == 302


def test_counters_hold_no_code_and_no_address_and_old_ones_go(client):
    permohonan = buat_permohonan()
    buka(client, permohonan, pin="0000", REMOTE_ADDR="192.0.2.77")
    assert not [h for h in HambatanLacak.objects.all() if permohonan.kode_lacak in h.pk or "192" in h.pk[:4]]
    HambatanLacak.objects.update(mulai_pada=timezone.now() - pembatas.LUPA - dt.timedelta(days=1))
    buka(client, permohonan)
    assert not HambatanLacak.objects.exists()


def test_link_expires_ends_with_a_new_pin_and_cannot_be_forged(client, monkeypatch):
    permohonan = buat_permohonan()
    alamat = buka(client, permohonan).url
    assert client.get(alamat).status_code == 200
    assert client.get(alamat[:-4] + "AAA/").status_code == 404
    assert client.get("/lacak/" + signing.dumps([permohonan.pk, "x"], salt="lain") + "/").status_code == 404
    permohonan.sidik_pin = "0" * 64
    permohonan.save()
    assert client.get(alamat).status_code == 410
    alamat = "/lacak/" + cari.buat_token(permohonan) + "/"
    monkeypatch.setattr(cari, "UMUR", -1)
    habis = client.get(alamat)
    assert habis.status_code == 410 and "30 menit" in habis.content.decode()


def test_needs_its_own_form():
    permohonan = buat_permohonan()
    assert buka(Client(enforce_csrf_checks=True), permohonan).status_code == 403


def test_no_person_no_free_text(client):
    """A reason that an officer typed may name somebody: the page names papers and roles only."""
    k = buat_kantor()
    for orang in (k.pemohon, k.staf_layanan):
        orang.nama = "Orang Tertentu"
        orang.save()
    permohonan = buat_permohonan(
        unit=k.unit, pemohon=k.pemohon, petugas=k.staf_layanan, langkah="susun", judul="Atas nama Orang Tertentu"
    )
    permohonan.riwayat.create(
        langkah="terima",
        masuk_pada=permohonan.diajukan_pada,
        keluar_pada=permohonan.diajukan_pada,
        oleh=k.subbag_umum,
        catatan="NIK Orang Tertentu 9901010101010001",
    )
    berkas = terima(surat_png(nama="Orang Tertentu.png"), oleh=k.pemohon, wilayah_kode="13")
    Lampiran.objects.create(
        permohonan=permohonan,
        langkah="terima",
        jenis="surat",
        unggahan=berkas,
        keadaan="kembali",
        catatan="Nama Orang Tertentu keliru",
    )
    Jeda.objects.create(
        permohonan=permohonan,
        langkah="susun",
        alasan="pemohon",
        mulai_pada=timezone.now(),
        catatan="Menunggu Orang Tertentu",
    )
    isi = halaman(client, permohonan)
    assert "Orang Tertentu" not in isi and "99010" not in isi
    assert "Surat permohonan" in isi  # the paper that came back
    assert "Menunggu kelengkapan dari pemohon" in isi


def test_promise_why_it_moved_and_the_next_holiday(client):
    janji = timezone.localdate() + dt.timedelta(days=40)
    sebab = "Semula lebih awal: menunggu pusat."
    permohonan = buat_permohonan(janji=janji, janji_berubah=sebab)
    libur = timezone.localdate() + dt.timedelta(days=7)
    while libur.weekday() >= 5:
        libur += dt.timedelta(days=1)
    buat_libur(libur, "Hari Uji Coba")
    isi = halaman(client, permohonan)
    assert sebab in isi and "Hari Uji Coba" in isi and str(janji.year) in isi


def buat_libur(tanggal, nama):
    HariLibur.objects.all().delete()
    HariLibur.objects.create(tanggal=tanggal, nama=nama, jenis=HariLibur.Jenis.NASIONAL)


def test_ends_are_told_with_what_came_out(client):
    permohonan = buat_permohonan()
    surat = nomori(buat_konsep(jenis=PERJANJIAN, permohonan=permohonan), oleh=None)
    simpan_naskah(surat, surat_png(), oleh=buat_petugas())
    permohonan.riwayat.update(keluar_pada=timezone.now())
    for status, kata in (("selesai", "Perjanjian kerja sama"), ("ditolak", "tidak dapat dikabulkan")):
        permohonan.status, permohonan.selesai_pada = status, timezone.now()
        permohonan.save()
        isi = halaman(client, permohonan)
        assert kata in isi
        assert ("Perjanjian" in isi) == (status == "selesai")
        assert isi.count("<li ") == 1  # the steps it came through, not those that are moot


def test_weight_with_everything_on_it(client):
    """HTML, style sheet and mark together, as sources, uncompressed: 20 KB."""
    k = buat_kantor()
    permohonan = buat_permohonan(
        unit=k.unit, langkah="serah", janji=dt.date(2030, 1, 1), janji_berubah="x" * 200, judul="J" * 200
    )
    for n in range(30):
        permohonan.riwayat.create(
            langkah=("terima", "disposisi", "susun", "pusat")[n % 4],
            masuk_pada=permohonan.diajukan_pada,
            keluar_pada=timezone.now(),
        )
    Jeda.objects.create(permohonan=permohonan, langkah="susun", alasan="pemohon", mulai_pada=timezone.now())
    with CaptureQueriesContext(connection) as catatan:
        isi = halaman(client, permohonan)
    berat = len(isi.encode()) + sum((STATIS / f).stat().st_size for f in ("css/publik.css", "img/merek.svg"))
    assert berat <= 20 * 1024, berat
    sumber = set(re.findall(r'(?:src|href)="(/static/[^"]+)"', isi))
    assert {s.rsplit("/", 1)[1] for s in sumber} == {"publik.css", "merek.svg"}
    assert len(catatan) < 20
