"""Actual against standard, promises that move and say why, forecasts from past cases."""

import datetime as dt
import uuid
from zoneinfo import ZoneInfo

import pytest

from layanan.sop.deklarasi.bentuk import Jam, Satuan
from layanan.sop.kalender.models import HariLibur
from layanan.sop.permohonan.models import Permohonan, WaktuLangkah
from layanan.sop.permohonan.tindakan import jeda, lanjut, lanjutkan
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.permohonan.waktu import lini, lini_banyak, perbarui_banyak, ringkas
from tests.layanan.pabrik import buat_banyak_permohonan, buat_dinas, buat_permohonan, buat_unit

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")


def pada(hari, jam=9, menit=0, bulan=8):
    return dt.datetime(2026, bulan, hari, jam, menit, tzinfo=WIB)


def kirim(*, pada, layanan="uji", **isi) -> Permohonan:
    dinas = buat_dinas()
    unit = buat_unit(dinas=dinas) if layanan == "uji" else None
    kunci = uuid.uuid4()
    permohonan, _pin = ajukan(
        layanan, dinas=dinas, judul="Uji", kunci_kirim=kunci, oleh=None, unit=unit, pada=pada, **isi
    )
    return permohonan


def jalani(permohonan, *jalan):
    """(way, moment) one after another, without the papers that a step may ask for."""
    for kode, saat in jalan:
        permohonan = lanjut(permohonan, kode, oleh=None, pada=saat, catatan="alasan")
    return permohonan


@pytest.fixture
def tanpa_syarat(monkeypatch):
    monkeypatch.setattr("layanan.sop.permohonan.tindakan.periksa_syarat", lambda permohonan: None)


@pytest.fixture
def di_pusat(tanpa_syarat):
    """Sent on Monday 3 August, with the ministry since Thursday 13 August."""
    return jalani(
        kirim(pada=pada(3)),
        ("teruskan", pada(4)),
        ("disposisikan", pada(5)),
        ("disposisikan", pada(6)),
        ("disposisikan", pada(7)),
        ("kirim", pada(13)),
    )


def test_hari_dinas_dan_hari_pusat_terpisah_dan_berjumlah_utuh(di_pusat):
    r = ringkas(di_pusat, pada(27))
    assert (r.hari, r.hari_dinas, r.hari_pusat) == (24, 10, 14)
    assert (r.rentang, r.rentang_kata) == ("1–2 bulan", "1 dan 2 bulan")
    assert [int(t * r.skala) for t in r.tanda] == [31, 63]  # 3 October is a Saturday: to the 5th
    assert sum(sum(b.hari.values()) for b in r.lini) == 24


def test_lini_menyandingkan_nyata_dan_baku(di_pusat):
    baris = {b.langkah.kode: b for b in lini(di_pusat, pada(27))}
    assert [(b.keadaan, b.nomor) for b in baris.values()] == [
        ("selesai", 1),
        ("selesai", 2),
        ("selesai", 3),
        ("kini", 4),
        ("nanti", 5),
    ]
    assert (baris["terima"].lama, baris["terima"].standar, baris["terima"].lewat) == (
        "1 hari kerja",
        "standar 1 hari kerja",
        False,
    )
    assert baris["disposisi"].nyata == 3
    assert (baris["susun"].nyata, baris["susun"].lebih) == (4, "1 hari kerja melewati usulan")
    assert 'class="lewat"' in baris["susun"].bar and 'class="tanda"' in baris["susun"].bar
    assert (baris["pusat"].lama, baris["pusat"].imbuhan, baris["pusat"].standar) == ("14 hari", "menunggu", "")
    assert 'class="benang"' in baris["pusat"].bar and "style" not in baris["pusat"].bar
    assert (baris["serah"].lama, baris["serah"].bar) == ("", "")


def test_janji_bergeser_karena_jeda_dan_menyebut_sebabnya(di_pusat):
    assert di_pusat.janji == dt.date(2026, 10, 5)
    jeda(di_pusat, "pusat", oleh=None, pada=pada(14))
    lanjutkan(di_pusat, oleh=None, pada=pada(24))
    di_pusat.refresh_from_db()
    assert di_pusat.janji == dt.date(2026, 10, 13)
    assert di_pusat.janji_berubah == ("Semula 5 Oktober 2026, menjadi 13 Oktober 2026: menunggu Ditjen Dukcapil.")


def test_jeda_yang_masih_berjalan_menggeser_janji_setiap_pagi(di_pusat):
    jeda(di_pusat, "pusat", oleh=None, pada=pada(14))
    di_pusat.refresh_from_db()
    lama = di_pusat.janji
    assert perbarui_banyak(Permohonan.objects.lengkap().filter(pk=di_pusat.pk), terbuka=True) == 1
    di_pusat.refresh_from_db()
    assert di_pusat.janji > lama


def test_jeda_tidak_dihitung_sebagai_waktu_langkah(tanpa_syarat):
    permohonan = kirim(pada=pada(3))
    jeda(permohonan, "pemohon", oleh=None, pada=pada(4, 8))
    lanjutkan(permohonan, oleh=None, pada=pada(6, 16))
    permohonan = jalani(permohonan, ("teruskan", pada(7)))
    terima = lini(permohonan, pada(7))[0]
    assert (terima.nyata, terima.hari[Jam.PEMOHON], terima.lain) == (1, 3, ["3 hari menunggu pemohon"])


def test_langkah_yang_diulang_boleh_memakai_baku_sekali_lagi(di_pusat):
    permohonan = jalani(di_pusat, ("lengkapi", pada(20)), ("kirim", pada(26)))
    susun = next(b for b in lini(permohonan, pada(27)) if b.langkah.kode == "susun")
    assert (susun.putaran, susun.batas, susun.nyata) == (2, 6, 8)


def test_menit_diukur_menurut_jam_dan_dikalikan_pemohonnya(tanpa_syarat):
    WaktuLangkah.objects.create(
        dinas=buat_dinas(),
        layanan="loket",
        langkah="cetak",
        jumlah=5,
        satuan="menit",
        per="pemohon",
        dibuat_pada=pada(1),
    )
    permohonan = jalani(kirim(pada=pada(3), layanan="loket", jumlah_pemohon=3), ("lanjut", pada(3, 10)))
    cetak = lini(permohonan, pada(3, 10, 20))[1]
    assert (cetak.lama, cetak.standar, cetak.lebih) == ("20 menit", "usulan 15 menit", "5 menit melewati usulan")
    assert permohonan.langkah_tenggat == pada(3, 10, 15)


def test_permohonan_berjalan_memegang_waktu_baku_lamanya():
    dinas = buat_dinas()
    lama = kirim(pada=pada(3))
    WaktuLangkah.objects.create(
        dinas=dinas, layanan="uji", langkah="terima", jumlah=9, satuan="hari kerja", per="permohonan",
        dasar="SK 1", dibuat_pada=pada(4),
    )  # fmt: skip
    baru = kirim(pada=pada(5))
    assert lini(lama, pada(6))[0].baku.jumlah == 1
    assert lini(baru, pada(6))[0].baku.jumlah == 9
    assert not lini(baru, pada(6))[0].baku.usulan


def test_perkiraan_dari_kasus_lalu_menyebut_jumlahnya(di_pusat):
    assert ringkas(di_pusat, pada(27)).perkiraan.jumlah == 0
    assert ringkas(di_pusat, pada(27)).perkiraan.tanggal == di_pusat.janji
    for hari in (16, 20, 30):  # entered on the 13th: 3, 7 and 17 days to the end
        kasus = jalani(
            kirim(pada=pada(3)),
            *(("teruskan", pada(4)), ("disposisikan", pada(5)), ("disposisikan", pada(6)), ("disposisikan", pada(7))),
            *(("kirim", pada(13)), ("terbit", pada(hari, 8)), ("serahkan", pada(hari, 9))),
        )
        assert kasus.status == "selesai"
    p = ringkas(di_pusat, pada(14)).perkiraan
    assert p.dasar == "menurut 3 permohonan terdahulu dari langkah ini"  # the 30th is a Sunday
    assert (p.tanggal, p.paling_lambat, p.jumlah) == (dt.date(2026, 8, 20), dt.date(2026, 8, 31), 3)
    p = ringkas(di_pusat, pada(24)).perkiraan  # eleven days already: only one case took longer
    assert (p.tanggal, p.jumlah) == (dt.date(2026, 8, 31), 1)


def test_jam_peladen_dimundurkan_tak_memberi_waktu_negatif(di_pusat):
    r = ringkas(di_pusat, pada(5))
    assert "Jam peladen lebih awal" in r.peringatan
    assert min(r.hari, r.hari_dinas, r.hari_pusat) >= 0
    assert all(b.nyata is None or b.nyata >= 0 for b in r.lini)


def test_permohonan_yang_berakhir_berhenti_dihitung(di_pusat):
    selesai = jalani(di_pusat, ("terbit", pada(20)), ("serahkan", pada(21)))
    assert ringkas(selesai, pada(1, bulan=11)).hari == 18
    assert all(b.keadaan == "selesai" for b in lini(selesai))
    assert selesai.janji == dt.date(2026, 10, 5)  # as it was promised, to be held against the end


def test_hari_libur_menggeser_tenggat_langkah(tanpa_syarat):
    HariLibur.objects.create(tanggal=dt.date(2026, 8, 4), nama="Libur uji", provinsi_id=buat_dinas().provinsi_id)
    permohonan = kirim(pada=pada(3))
    assert permohonan.langkah_tenggat == pada(6, 0)  # the 5th is the first working day


def test_banyak_permohonan_dengan_kueri_tetap(django_assert_num_queries):
    dinas = buat_dinas()
    buat_banyak_permohonan(3, dinas=dinas)
    tiga = list(Permohonan.objects.lengkap())
    with django_assert_num_queries(4):
        lini_banyak(tiga)
    buat_banyak_permohonan(40, dinas=dinas)
    semua = list(Permohonan.objects.lengkap())
    with django_assert_num_queries(4):
        assert len(lini_banyak(semua)) == 43
    with django_assert_num_queries(5):
        ringkas(semua[0])


def test_satuan_tertulis_di_baris_menurut_bakunya():
    permohonan = buat_permohonan(diajukan_pada=pada(3))
    assert lini(permohonan, pada(3, 17))[0].lama == "kurang dari 1 hari kerja"
    assert permohonan.sop.langkah[0].baku.satuan == Satuan.HARI_KERJA
