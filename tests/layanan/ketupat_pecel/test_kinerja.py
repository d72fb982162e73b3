"""The figures of a trip and of a month: exact, in a fixed number of queries, as page, PDF and workbook."""

import datetime as dt
import io
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from layanan.ketupat_pecel.hari.models import DokumenPelayanan
from layanan.ketupat_pecel.kinerja.angka import Kinerja
from layanan.ketupat_pecel.kinerja.hitung import HitunganDokumen, Rerata, menit
from layanan.ketupat_pecel.kinerja.lingkup import baca_bulan, lingkup_bulan, lingkup_perjalanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan import tindakan, tindakan_kasus
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.ketupat_pecel.susulan.tindakan_serah import serahkan
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.tindakan import isi_survei
from layanan.sop.skm.unsur import UNSUR
from pentas.akun.peran import Peran
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa, buat_tablet, layani
from tests.layanan.ketupat_pecel.pabrik_susulan import buat_susulan, isi_serah
from tests.layanan.pabrik import buat_petugas

pytestmark = pytest.mark.django_db
KINERJA = "/layanan/desa/kinerja/"


def saat(menit_: int, detik: int = 0) -> str:
    """So many minutes after seven this morning (long past wherever a test runs: yesterday)."""
    awal = timezone.now().replace(microsecond=0) - dt.timedelta(hours=6)
    return (awal + dt.timedelta(minutes=menit_, seconds=detik)).isoformat()


def bulan(h) -> Kinerja:
    hari = h.perjalanan.tanggal
    return Kinerja(lingkup_bulan(h.dinas, hari.year, hari.month))


def trip(h) -> Kinerja:
    semua = Perjalanan.objects.select_related("permohonan__unit", "dinas__provinsi", "dinas__kabupaten_kota")
    return Kinerja(lingkup_perjalanan(semua.get(pk=h.perjalanan.pk)))


def test_rata_rata_tepat_pecahan():
    r = Rerata()
    for n in (1, 2, 2):
        r.tambah(n, batas=1)
    assert (r.rata, r.terbesar, r.persen_tepat) == (Fraction(5, 3), 2, Fraction(100, 3))
    assert Rerata().rata is None and Rerata().persen_tepat is None
    assert menit(dt.timedelta(seconds=20)) == Fraction(1, 3)
    d = HitunganDokumen("KK")
    for penyelesaian in ("di_tempat", "ke_kantor", "ke_kantor", "ditahan"):
        d.tambah(penyelesaian, sampai=penyelesaian == "di_tempat")
    assert (d.diminta, d.persen_di_tempat, d.sampai) == (4, Fraction(100, 3), 1)


def test_kedelapan_ukuran():
    h = buat_susulan(kantor=2, ditahan=2, di_tempat=3, warga=5)
    k = bulan(h)
    assert (k.permohonan, k.desa_dilayani, k.batal) == (1, 1, 0)
    assert (k.terdaftar, k.hadir, k.dari_daftar, k.terlayani, k.pulang) == (5, 7, 0, 7, 0)
    assert k.persen_terlayani == 100
    t = k.total
    assert (t.diminta, t.di_tempat, t.ke_kantor, t.ditahan) == (9, 3, 4, 2)
    assert t.persen_di_tempat == Fraction(300, 7)
    assert {d.nama: d.diminta for d in k.dokumen} == {"Kartu Keluarga": 7, "Akta Kelahiran": 2}
    assert (k.kasus_terbuka, k.kasus_tertua) == (2, 0)
    assert (k.survei.jumlah, k.undangan["semua"]) == (0, 7)


def test_hari_luring_dihitung_dari_hari_pelayanan():
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    kini = timezone.now()
    tindakan.siapkan({d.pk: "R" for d in p.dokumen.all()}, oleh=None, pada=kini + dt.timedelta(days=3))
    assert (bulan(h).hari_siap.rata, bulan(h).hari_serah.rata) == (3, None)
    serahkan(p, isi_serah(p, dokumen=[p.dokumen.first().pk]), oleh=None, pada=kini + dt.timedelta(days=5))
    k = trip(h)
    assert (k.hari_siap.rata, k.hari_serah.rata, k.hari_serah.banyak) == (3, 5, 1)
    assert k.total.sampai == 2, "one on the spot, one handed over"


def test_jam_di_meja_terhadap_standar():
    h = buat_hari_desa()
    tablet = buat_tablet(h)
    Perjalanan.objects.filter(pk=h.perjalanan.pk).update(tanggal=h.perjalanan.tanggal - dt.timedelta(days=1))
    h.perjalanan.refresh_from_db()
    tablet.refresh_from_db()
    dua = [{"kode": "kk", "penyelesaian": "di_tempat"}, {"kode": "ktp", "penyelesaian": "di_tempat"}]
    layani(tablet, 1, waktu={"daftar": [saat(0), saat(4)], "cetak": [saat(4), saat(14)]}, dokumen=dua)
    layani(tablet, 2, waktu={"daftar": [saat(0), saat(25)]})
    k = trip(h)
    baris = {b.nama[:1]: b for b in k.waktu}
    assert baris["5"].rerata.rata == Fraction(39, 2) and baris["5"].rerata.persen_tepat == 50
    assert baris["6"].rerata.rata == 5 and baris["6"].rerata.persen_tepat == 100
    assert dict(k.meja)["Daftar"].rata == Fraction(29, 2)


def test_jalan_dibandingkan_dengan_standar_tempatnya():
    h = buat_susulan(kantor=0)
    mulai = timezone.now()
    Perjalanan.objects.filter(pk=h.perjalanan.pk).update(
        tempuh_menit=90, berangkat_pada=mulai, tiba_pada=mulai + dt.timedelta(minutes=95)
    )
    baris = next(b for b in trip(h).waktu if b.nama.startswith("4."))
    assert (baris.rerata.rata, baris.batas, baris.lewat) == (95, 90, True)


def test_kasus_menurut_keadaan_dan_umur():
    h = buat_susulan(kantor=0, ditahan=3)
    KasusData.objects.update(ditahan_pada=timezone.now() - dt.timedelta(days=10, hours=1))
    satu, dua, _tiga = KasusData.objects.all()
    for kasus in (satu, dua):
        tindakan_kasus.ajukan(kasus, "T-1", oleh=None)
    tindakan_kasus.bersihkan(satu, "Bersih", oleh=None)
    tindakan_kasus.tolak(dua, "Beda orang", oleh=None)
    ganda = next(s for s in bulan(h).kasus if s.nama == "Data ganda")
    assert (ganda.terbuka, ganda.bersih, ganda.ditolak, ganda.umur.rata, ganda.lama.rata) == (1, 1, 1, 10, 10)


def test_survei_per_warga_masuk_angka_bulan():
    h = buat_susulan(kantor=0, di_tempat=2)
    undangan = UndanganSkm.objects.exclude(rujukan="").first()
    isi_survei(undangan, {u.kode: 3 for u in UNSUR}, oleh=None)
    k = bulan(h)
    assert (k.survei.jumlah, k.survei.indeks, k.undangan["dijawab"]) == (1, 75, 1)
    assert k.survei.populasi == 2


def test_kueri_tetap_berapa_pun_perjalanannya():
    h = buat_susulan(kantor=1, ditahan=1)

    def kueri():
        k = bulan(h)
        with CaptureQueriesContext(connection) as catatan:
            for nama in ("permohonan", "terdaftar", "hadir", "total", "waktu", "meja", "kasus", "unsur", "undangan"):
                getattr(k, nama)
            k.hari_siap, k.survei.indeks, k.survei.mutu  # noqa: B018
        return len(catatan)

    sebelum = kueri()
    for _ in range(2):
        buat_susulan(kantor=4, ditahan=2, di_tempat=3)
    assert len(bulan(h).perjalanan) == 3
    assert kueri() == sebelum <= 20


@pytest.mark.parametrize("tulisan", ["", "2026", "2026-13", "1999-01", "2026-1", "kapan", "20260-1", "２０２６-01"])
def test_bulan_yang_tak_terbaca_adalah_bulan_ini(tulisan):
    kini = timezone.localdate(timezone=dt.UTC)
    assert baca_bulan(tulisan, dt.UTC) == (kini.year, kini.month)


def test_halaman_pdf_dan_buku(client):
    h = buat_susulan(kantor=1, ditahan=1, di_tempat=2)
    client.force_login(h.kabid)
    hari = h.perjalanan.tanggal
    pangkal = f"{KINERJA}{h.dinas.pk}/{hari.year}/{hari.month}"
    satu = f"/layanan/desa/perjalanan/{h.perjalanan.pk}/kinerja"
    for alamat in (KINERJA, f"{satu}/"):
        teks = client.get(alamat).content.decode()
        assert "4 warga terlayani" in teks and "Kartu Keluarga" in teks and "Warga Kantor" not in teks
    for alamat in (f"{pangkal}/pdf/", f"{satu}/pdf/"):
        jawab = client.get(alamat)
        assert jawab.status_code == 200 and jawab.content[:5] == b"%PDF-"
    for alamat in (f"{pangkal}/xlsx/", f"{satu}/xlsx/"):
        buku = load_workbook(io.BytesIO(client.get(alamat).content))
        assert buku.sheetnames == ["Ringkasan", "Dokumen", "Waktu", "Kasus data", "Survei", "Perjalanan"]
        isi = {baris[0].value: baris[1].value for baris in buku["Ringkasan"].iter_rows()}
        assert isi["Warga terlayani"] == 4 and isi["Kasus data terbuka"] == 1
        assert [b[1].value for b in buku["Waktu"].iter_rows(min_row=5)][:2] == ["hari kerja", "menit"]
    assert client.get(f"{KINERJA}{h.dinas.pk}/2026/13/pdf/").status_code == 404
    assert client.get(f"{KINERJA}?dinas=13.06").status_code == 404


def test_siapa_membaca(client):
    h = buat_susulan(kantor=1)
    lain = buat_petugas(peran=Peran.KABID, dinas=buat_hari_desa(kode="13.06").dinas)
    pengawas = buat_petugas(peran=Peran.PENGAWAS, dinas=h.dinas)
    alamat = f"/layanan/desa/perjalanan/{h.perjalanan.pk}/kinerja/"
    for siapa, status in ((h.tim[0], 200), (pengawas, 200), (lain, 404), (h.perangkat, 403)):
        client.force_login(siapa)
        assert client.get(alamat).status_code == status, siapa
    client.force_login(buat_petugas(peran=Peran.KABID, dinas=None))
    assert client.get(KINERJA).status_code == 200, "an office that comes to no villages says so"


def test_tanpa_perjalanan_tidak_ada_pembagian_nol():
    h = buat_hari_desa()
    k = Kinerja(lingkup_bulan(h.dinas, 2020, 1))
    assert k.total.persen_di_tempat is None and k.persen_terlayani is None and k.kasus_tertua is None
    assert not DokumenPelayanan.objects.exists() and [b.rata for b in k.waktu] == ["–"] * 6
