"""What a report says of requests whose history is known, and that it asks as often for 2,000 as for 20."""

import datetime as dt
from fractions import Fraction
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from layanan.sop.laporan.data import Laporan
from layanan.sop.laporan.models import LamaLangkah, LamaPermohonan
from layanan.sop.laporan.tindakan import ukur
from layanan.sop.pengaduan.tindakan import selesaikan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import jeda, lanjut, lanjutkan, tarik
from layanan.sop.skm import tindakan_terbit
from layanan.sop.skm.pilih import Pilihan
from layanan.sop.skm.rentang import susun_rentang
from pentas.akun.peran import Peran
from pentas.dokumen.models import DokumenTerbit
from tests.layanan.pabrik import (
    buat_banyak_permohonan,
    buat_dinas,
    buat_kantor,
    buat_permohonan,
    buat_petugas,
    buat_unit,
)
from tests.layanan.sop.pengaduan.pabrik import SENIN, buat_pengaduan
from tests.layanan.sop.skm.pabrik import buat_jawaban

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")
RENTANG = {"tahun": "2026", "bagian": "s2"}
JALAN = ("terbit", "serahkan")


def hari(tanggal: int, jam: int = 10) -> dt.datetime:
    """September 2026; the 7th is a Monday."""
    return dt.datetime(2026, 9, tanggal, jam, tzinfo=WIB)


def laporan(dinas, layanan="uji") -> Laporan:
    return Laporan(Pilihan(dinas, layanan, susun_rentang(2026, "s2", dinas.zona)))


def buat_di_pusat(**isi) -> Permohonan:
    return buat_permohonan(langkah="pusat", diajukan_pada=hari(7), **isi)


def buat_lama(jumlah: int, dinas, *, unit=None, hari_dinas=lambda n: n % 20) -> None:
    """Finished requests with their measurements, three steps each."""
    unit = unit or buat_unit(dinas=dinas)
    semua = buat_banyak_permohonan(
        jumlah, dinas=dinas, unit=unit, status="selesai", langkah="serah", diajukan_pada=hari(7), selesai_pada=hari(20)
    )
    umum = {"dinas": dinas, "layanan": "uji", "tanggal": hari(20).date()}
    LamaPermohonan.objects.bulk_create(
        [
            LamaPermohonan(
                **umum,
                permohonan=p,
                status="selesai",
                hari_dinas=hari_dinas(n),
                menit_dinas=n,
                hari_pusat=n % 30,
                tepat=n % 5 > 0,
            )
            for n, p in enumerate(semua)
        ],
        batch_size=500,
    )
    LamaLangkah.objects.bulk_create(
        [
            LamaLangkah(**umum, permohonan=p, langkah=kode, hari=n % 7, menit=n, terlambat=n % 7 > 3)
            for n, p in enumerate(semua)
            for kode in ("terima", "susun", "serah")
        ],
        batch_size=500,
    )


def test_waktu_dinas_dan_pusat_terpisah_dengan_jeda():
    """The 7th to the 17th at the ministry, then five days here: three working days, where one is the standard."""
    kantor = buat_kantor()
    permohonan = buat_di_pusat(unit=kantor.unit)
    lanjut(permohonan, "terbit", oleh=kantor.staf_layanan, pada=hari(17))
    lanjut(permohonan, "serahkan", oleh=kantor.staf_layanan, pada=hari(22))
    lama = LamaPermohonan.objects.get()
    assert (lama.hari_pusat, lama.hari_dinas, lama.status, lama.tanggal) == (10, 5, "selesai", dt.date(2026, 9, 22))
    assert lama.menit_dinas == 5 * 24 * 60
    langkah = {b.langkah: (b.hari, b.terlambat) for b in LamaLangkah.objects.all()}
    assert langkah == {"pusat": (10, None), "serah": (3, True)}, "the ministry is not judged"


def test_jeda_tidak_dihitung_waktu_dinas():
    kantor = buat_kantor()
    permohonan = buat_permohonan(langkah="susun", unit=kantor.unit, diajukan_pada=hari(7))
    jeda(permohonan, "pemohon", oleh=kantor.staf_layanan, pada=hari(8))
    lanjutkan(permohonan, oleh=kantor.staf_layanan, pada=hari(14))
    lanjut(permohonan, "kirim", oleh=kantor.staf_layanan, pada=hari(15))
    lanjut(permohonan, "terbit", oleh=kantor.staf_layanan, pada=hari(16))
    lanjut(permohonan, "serahkan", oleh=kantor.staf_layanan, pada=hari(17))
    lama = LamaPermohonan.objects.get()
    langkah = {b.langkah: b.hari for b in LamaLangkah.objects.all()}
    assert lama.hari_dinas + lama.hari_pusat < 10, "six of the ten days were the applicant's"
    assert langkah["susun"] == 2


def test_diukur_sekali_juga_yang_ditarik_dan_ditolak():
    kantor = buat_kantor()
    satu = buat_permohonan(unit=kantor.unit, pemohon=kantor.pemohon, diajukan_pada=hari(7))
    tarik(satu, "Tidak jadi", oleh=kantor.pemohon, pada=hari(9))
    dua = buat_di_pusat(unit=kantor.unit)
    lanjut(dua, "gagal", oleh=kantor.staf_layanan, catatan="Ditolak pusat", pada=hari(9))
    assert set(LamaPermohonan.objects.values_list("status", "tepat")) == {("ditarik", None), ("ditolak", None)}
    assert ukur(Permohonan.objects.lengkap(), oleh=None) == 0
    isi = laporan(kantor.dinas)
    assert isi.selesai == 0 and isi.status.hitungan == {"ditarik": 1, "ditolak": 1}


def test_median_p90_dan_tepat_waktu():
    dinas = buat_dinas()
    unit = buat_unit(dinas=dinas, nama="Dinas Uji")
    buat_lama(10, dinas, unit=unit, hari_dinas=lambda n: n + 1)
    satu = laporan(dinas)
    baris = satu.lama_layanan[0]
    assert (baris.dinas.median, baris.dinas.p90) == (Fraction(11, 2), 9)
    assert (baris.pusat.median, baris.semua.p90) == (Fraction(9, 2), 17)
    assert (baris.tepat, baris.persen_tepat, baris.standar) == (8, 80, 60)
    assert [(b.nama, b.jumlah) for b in satu.lama_unit] == [("Dinas Uji", 10)]
    langkah = {b.nama.split(". ")[-1]: b for b in satu.langkah}
    assert (langkah["Menyusun surat"].terlambat, langkah["Menyusun surat"].dinilai) == (3, 10)
    assert langkah["Menunggu jawaban pusat"].sebaran.jumlah == 0
    assert laporan(dinas, "").lama_unit == [], "times of different services do not add up"


def test_kini_terlambat_dari_tenggat_langkah():
    dinas = buat_dinas()
    buat_permohonan(dinas=dinas, diajukan_pada=hari(7), langkah_tenggat=hari(9))
    buat_permohonan(dinas=dinas, diajukan_pada=hari(7), langkah_tenggat=dt.datetime(2099, 1, 1, tzinfo=WIB))
    assert (laporan(dinas).kini_terlambat, laporan(dinas).langkah[0].kini_terlambat) == (1, 1)


def test_pengaduan_menurut_jenis_dan_batas():
    dinas = buat_dinas()
    tepat, lewat, lain = (buat_pengaduan(dinas=dinas, layanan="uji") for _ in range(3))
    selesaikan(tepat, "Beres.", oleh=None, pada=SENIN + dt.timedelta(days=2))
    selesaikan(lewat, "Beres.", oleh=None, pada=SENIN + dt.timedelta(days=30))
    buat_pengaduan(dinas=dinas, jenis="dengan_lapangan", layanan="uji", pada=dt.datetime(2026, 3, 2, tzinfo=WIB))
    buat_pengaduan(dinas=dinas, layanan="loket")
    keluhan = next(b for b in laporan(dinas).pengaduan if b.jenis == "keluhan")
    assert (keluhan.jumlah, keluhan.selesai, keluhan.selesai_tepat, keluhan.ditanggapi_tepat) == (3, 2, 1, 1)
    assert (keluhan.selesai_lewat, keluhan.tanggapan_lewat) == (2, 2), "the third stands open beyond its day"
    assert keluhan.persen_tepat == Fraction(100, 3) and lain.terlambat
    assert sum(b.jumlah for b in laporan(dinas).pengaduan) == 3, "neither another period's nor another service's"


@pytest.mark.parametrize("alamat", ["sop:laporan", "sop:laporan-pdf", "sop:laporan-buku"])
def test_jumlah_kueri_sama_untuk_dua_puluh_dan_dua_ribu(client, alamat):
    dinas = buat_dinas(layanan=("uji",))
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KABID))

    def kueri() -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert client.get(reverse(alamat), RENTANG).status_code == 200
        return len(catatan)

    buat_lama(20, dinas)
    buat_banyak_permohonan(20, dinas=dinas, diajukan_pada=hari(7), langkah_tenggat=hari(9))
    buat_jawaban(dinas=dinas, tanggal=hari(9).date())
    buat_pengaduan(dinas=dinas)
    kueri()
    sedikit = kueri()
    buat_lama(1000, dinas, unit=buat_unit(dinas=dinas))
    buat_banyak_permohonan(1000, dinas=dinas, diajukan_pada=hari(7), langkah_tenggat=hari(9))
    assert kueri() == sedikit <= 20


def test_halaman_pdf_dan_buku_mengatakan_yang_sama(client):
    dinas = buat_dinas(layanan=("uji",))
    buat_lama(10, dinas, unit=buat_unit(dinas=dinas, nama="Dinas Uji"), hari_dinas=lambda n: n + 1)
    buat_jawaban(dinas=dinas, nilai=4, tanggal=hari(9).date())
    buat_pengaduan(dinas=dinas)
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KEPALA_DINAS))
    halaman = client.get(reverse("sop:laporan"), RENTANG).content.decode()
    assert "style=" not in halaman and "Dinas Uji" in halaman and "80% tepat waktu" in halaman and "100,00" in halaman
    isi = client.get(reverse("sop:laporan-pdf"), RENTANG).content
    teks = " ".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages)
    assert "Dinas Uji" in teks and "5,5" in teks and "80%" in teks
    buku = load_workbook(BytesIO(client.get(reverse("sop:laporan-buku"), RENTANG).content))
    assert buku.sheetnames == ["Status", "Waktu", "Langkah", "Pengaduan", "Survei"]
    baris = list(buku["Waktu"].iter_rows(values_only=True))
    assert ("Unit", "Dinas Uji", "hari", 10, 5.5, 9) in [b[:6] for b in baris]


def test_laporan_terbit_berkode_selama_angkanya_tetap(client, monkeypatch):
    dinas = buat_dinas(layanan=("uji",))
    buat_lama(3, dinas)
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KABID))
    alamat = reverse("sop:laporan-pdf")
    assert client.post(alamat, {**RENTANG, "tahun": dt.date.today().year + 1}).status_code == 422, "it is not over"  # noqa: DTZ011
    assert not DokumenTerbit.objects.exists()
    monkeypatch.setattr(tindakan_terbit, "sudah_berakhir", lambda pilihan: True)
    assert [client.post(alamat, RENTANG).status_code for _ in range(2)] == [200, 200]
    kode = DokumenTerbit.objects.get().kode
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.PENGAWAS))
    assert client.post(alamat, RENTANG).status_code == 403
    assert kode in teks_pdf(client.get(alamat, RENTANG).content)
    buat_lama(1, dinas)
    assert kode not in teks_pdf(client.get(alamat, RENTANG).content), "other numbers than those issued"


def teks_pdf(isi: bytes) -> str:
    return " ".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages)


def test_hanya_pembaca_laporan_dan_dinasnya_sendiri(client):
    dinas, tetangga = buat_dinas(), buat_dinas(kode="13.06")
    client.force_login(buat_petugas(dinas=dinas))
    assert client.get(reverse("sop:laporan")).status_code == 403
    client.force_login(buat_petugas(dinas=tetangga, peran=Peran.PENGAWAS))
    assert client.get(reverse("sop:laporan"), {"dinas": dinas.pk}).status_code == 404
    assert client.get(reverse("sop:laporan")).status_code == 200
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.AUDITOR))
    for kode in (dinas.pk, tetangga.pk):
        assert client.get(reverse("sop:laporan-buku"), {"dinas": kode}).status_code == 200


def test_layanan_bermenit_dilaporkan_dalam_menit():
    dinas = buat_dinas()
    staf = buat_petugas(dinas=dinas)
    permohonan = buat_permohonan(layanan="loket", dinas=dinas, langkah="cetak", diajukan_pada=hari(7))
    lanjut(permohonan, "selesai", oleh=staf, pada=hari(7) + dt.timedelta(minutes=42))
    satu = laporan(dinas, "loket")
    baris = satu.lama_layanan[0]
    assert (baris.dinas.satuan, baris.dinas.median) == ("menit", 42)
    cetak = satu.langkah[1]
    assert (cetak.sebaran.satuan, cetak.sebaran.median, cetak.terlambat) == ("menit", 42, 1)
