"""The report of a period: figures by document and negeri, kept once approved; follow-up goes on until done."""

import datetime as dt
import io
from fractions import Fraction

import openpyxl
import pytest

from layanan.negeri.kirim.tindakan import serahkan
from layanan.negeri.pemantauan import tindakan
from layanan.negeri.pemantauan.angka import hitung_angka
from layanan.negeri.pemantauan.gambaran import Gambaran
from layanan.negeri.pemantauan.models import KepuasanNegeri, LaporanMonev, TindakLanjut
from layanan.negeri.program.rentang import ambil_program
from layanan.negeri.program.tindakan import atur_program
from layanan.negeri.sop import KODE
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.rentang import susun_rentang
from layanan.sop.skm.tindakan import catat_kertas, isi_survei
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.layanan.negeri.pabrik import buat_ajuan
from tests.layanan.negeri.pabrik_program import ALAMAT, buat_program, buat_selesai
from tests.layanan.pabrik import buat_unit
from tests.layanan.sop.skm.pabrik import buat_jawaban

pytestmark = pytest.mark.django_db
TEKS = {"temuan": "Internet lambat.", "rekomendasi": "Antena baru."}


@pytest.fixture
def kantor(db):
    kantor = buat_program()
    kantor.rentang = susun_rentang(kantor.hari_ini.year - 1, "t3", kantor.dinas.zona)
    kantor.alamat = f"{ALAMAT}pemantauan/{kantor.rentang.tahun}/t3/"
    return kantor


def angka(kantor) -> dict:
    return hitung_angka(kantor.dinas, kantor.rentang, ambil_program(kantor.dinas))


def isi_tindak(kantor, **ganti) -> dict:
    batas = kantor.hari_ini - dt.timedelta(days=3)
    isi = {"hambatan": "Internet", "uraian": "Antena", "penanggung_jawab": "Pemerintah negeri", "batas": batas}
    return isi | ganti


def lengkap(kantor) -> LaporanMonev:
    tindakan.susun_tindak_lanjut(kantor.dinas, kantor.rentang, isi_tindak(kantor), oleh=kantor.kabid)
    return tindakan.simpan_laporan(kantor.dinas, kantor.rentang, TEKS, oleh=kantor.kabid)


def test_waktu_menurut_negeri_terhadap_standar(kantor):
    hari = kantor.rentang.mulai + dt.timedelta(days=10)
    for lama in (1, 2, 3, 9):
        buat_selesai(unit=kantor.unit, hari=lama, tanggal=hari)
    buat_selesai(unit=kantor.unit_lain, hari=5, tanggal=hari)
    buat_selesai(unit=kantor.unit_lain, hari=1, tanggal=kantor.rentang.akhir + dt.timedelta(days=1))
    g = Gambaran(angka(kantor))
    satu = next(b for b in g.negeri if b.nama == kantor.unit.nama)
    assert (satu.selesai, satu.median, satu.p90, satu.standar) == (4, Fraction(5, 2), 9, 3)
    assert satu.persen_tepat == 75 and satu.di_bawah
    assert g.semua.selesai == 5 and g.angka["permohonan"] == 5, "the day after the period is another period's"
    assert g.skala == 10 and [rupa for rupa, _ in satu.potongan] == ["lewat", "p90"]


def test_menurut_dokumen_warga_dan_bantuan(kantor):
    """Of this year's half: one resident asks for two documents, another is helped at the negeri's office."""
    kantor.rentang = susun_rentang(kantor.hari_ini.year, "tahun", kantor.dinas.zona)
    buat_ajuan(kantor=kantor, sampai="verifikasi")
    buat_ajuan(kantor=kantor, dokumen=kantor.akta)
    buat_ajuan(kantor=kantor, nik="9901014507900002", unit=kantor.unit_lain)
    hasil = angka(kantor)
    assert (hasil["permohonan"], hasil["warga"], hasil["dikembalikan"]) == (3, 2, 0)
    assert hasil["dokumen_silang"] == ["Akta kelahiran", "Kartu keluarga"]
    assert hasil["silang"] == [[kantor.unit.nama, [1, 1]], [kantor.unit_lain.nama, [0, 1]]]


def test_kepuasan_dibandingkan_dengan_sebelum_layanan(kantor):
    lama = susun_rentang(kantor.rentang.tahun - 1, "s1", kantor.dinas.zona)
    atur_program(kantor.dinas, {"sebelum_tahun": lama.tahun, "sebelum_bagian": "s1"}, oleh=kantor.kabid)
    buat_jawaban(dinas=kantor.dinas, layanan=KODE, nilai=2, tanggal=lama.mulai)
    buat_jawaban(dinas=kantor.dinas, layanan=KODE, nilai=4, u9=3, tanggal=kantor.rentang.mulai)
    g = Gambaran(angka(kantor))
    assert (g.indeks_sebelum, g.indeks, g.arah) == (50, 25 * Fraction(35, 9), "naik")
    assert g.angka["survei"]["terendah"] == ["Sarana dan prasarana"]


@pytest.mark.parametrize("kurang", ["temuan", "rekomendasi", "tindak lanjut"])
def test_disahkan_hanya_bila_lengkap(kantor, kurang):
    laporan = lengkap(kantor)
    if kurang == "tindak lanjut":
        TindakLanjut.objects.all().delete()
    else:
        LaporanMonev.objects.filter(pk=laporan.pk).update(**{kurang: ""})
    with pytest.raises(Ditolak):
        tindakan.sahkan(laporan, oleh=kantor.kepala)


def test_rentang_yang_belum_usai_tidak_disahkan(kantor):
    kantor.rentang = susun_rentang(kantor.hari_ini.year, "tahun", kantor.dinas.zona)
    with pytest.raises(Ditolak, match="belum berakhir"):
        tindakan.sahkan(lengkap(kantor), oleh=kantor.kepala)
    depan = susun_rentang(kantor.hari_ini.year + 1, "tahun", kantor.dinas.zona)
    with pytest.raises(Ditolak, match="belum dimulai"):
        tindakan.simpan_laporan(kantor.dinas, depan, TEKS, oleh=kantor.kabid)


def test_yang_disahkan_tetap_dan_berkode(client, kantor):
    buat_selesai(unit=kantor.unit, hari=2, tanggal=kantor.rentang.mulai)
    laporan = lengkap(kantor)
    with pytest.raises(SalahPeran):
        tindakan.sahkan(laporan, oleh=kantor.pengawas)
    client.force_login(kantor.kepala)
    assert client.post(f"{kantor.alamat}sahkan/").status_code == 302
    buat_selesai(unit=kantor.unit, hari=9, tanggal=kantor.rentang.mulai)
    halaman = client.get(f"{ALAMAT}pemantauan/?tahun={kantor.rentang.tahun}&bagian=t3").content.decode()
    assert "1 permohonan dari" in halaman and "Disahkan" in halaman
    assert laporan.__class__.objects.get().dokumen.kode
    with pytest.raises(Basi, match="sudah disahkan"):
        tindakan.simpan_laporan(kantor.dinas, kantor.rentang, TEKS, oleh=kantor.kabid)
    with pytest.raises(Basi):
        tindakan.susun_tindak_lanjut(kantor.dinas, kantor.rentang, isi_tindak(kantor), oleh=kantor.kabid)


def test_tindak_lanjut_dilacak_sampai_selesai_di_laporan_berikutnya(client, kantor):
    lengkap(kantor)
    satu = TindakLanjut.objects.get()
    client.force_login(kantor.kabid)
    kini = f"{ALAMAT}pemantauan/?tahun={kantor.hari_ini.year}&bagian=tahun"
    assert "Terlambat, 3 hari lalu" in client.get(kini).content.decode()
    with pytest.raises(Ditolak, match="Tulis hasilnya"):
        tindakan.ubah_tindak_lanjut(satu, {"keadaan": "selesai"}, oleh=kantor.kabid)
    isi = isi_tindak(kantor, keadaan="selesai", kemajuan="Antena terpasang.")
    assert client.post(f"{kantor.alamat}tindak-lanjut/{satu.pk}/", isi).status_code == 302
    satu.refresh_from_db()
    assert satu.selesai_pada == kantor.hari_ini
    assert "Terlambat" not in client.get(kini).content.decode()


def test_disampaikan_setelah_sah(kantor):
    laporan = lengkap(kantor)
    satu = laporan.penyampaian.get(penerima="masyarakat")
    with pytest.raises(Ditolak, match="Sahkan laporan lebih dahulu"):
        tindakan.sampaikan(satu, oleh=kantor.kabid)
    tindakan.sahkan(laporan, oleh=kantor.kepala)
    assert tindakan.sampaikan(satu, oleh=kantor.kabid).disampaikan_pada == kantor.hari_ini
    assert laporan.penyampaian.count() == 3


def test_pdf_dan_buku_kerja(client, kantor):
    buat_selesai(unit=kantor.unit, hari=2, tanggal=kantor.rentang.mulai)
    lengkap(kantor)
    client.force_login(kantor.pengawas)
    for bentuk in ("", "?bentuk=ringkas"):
        jawab = client.get(f"{kantor.alamat}pdf/{bentuk}")
        assert jawab.status_code == 200 and jawab.content.startswith(b"%PDF")
    assert client.get(f"{kantor.alamat}pdf/?bentuk=lain").status_code == 404
    buku = openpyxl.load_workbook(io.BytesIO(client.get(f"{kantor.alamat}xlsx/").content))
    assert buku.sheetnames == [
        "Ringkasan",
        "Waktu",
        "Permohonan",
        "Survei",
        "Survei negeri",
        "Hambatan",
        "Tindak lanjut",
        "Penyampaian",
    ]
    assert ["Negeri", kantor.unit.nama, 1, 2, 2, 3, 1, 100] in [list(b) for b in buku["Waktu"].values]


def test_buku_dan_konsep_bertanda(client, kantor):
    """A workbook goes from hand to hand too: it says what the PDF says."""
    kantor.dinas.contoh = True
    kantor.dinas.save(update_fields=["contoh"])
    client.force_login(kantor.kabid)
    buku = openpyxl.load_workbook(io.BytesIO(client.get(f"{kantor.alamat}xlsx/").content))
    for lembar in buku:
        isi = [str(b[0]) for b in lembar.iter_rows(max_row=6, values_only=True)]
        assert any("DATA CONTOH" in s for s in isi) and any("belum disahkan" in s for s in isi), lembar.title


def test_kepuasan_per_negeri_mulai_lima_jawaban(client, kantor):
    nilai = {f"U{n}": 4 for n in range(1, 10)}
    tempat = {"tanggal": kantor.rentang.mulai, "oleh": None}
    for n in range(5):
        catat_kertas(kantor.dinas, KODE, nilai, unit=kantor.unit, **tempat)
        if n < 4:
            catat_kertas(kantor.dinas, KODE, nilai, unit=kantor.unit_lain, **tempat)
    catat_kertas(kantor.dinas, KODE, nilai, **tempat)
    catat_kertas(kantor.dinas, KODE, nilai, unit=kantor.unit_lain, tanggal=kantor.rentang.sebelum.akhir, oleh=None)
    g = Gambaran(angka(kantor))
    assert g.angka["survei"]["jumlah"] == 10
    menurut = {nama: isi for nama, *isi in g.kepuasan_negeri}
    assert menurut[kantor.unit.nama] == [5, 100, "A"]
    assert menurut[kantor.unit_lain.nama] == [None, None, ""], "four answers are too few, the fifth is last quarter's"
    client.force_login(kantor.kabid)
    halaman = client.get(f"{ALAMAT}pemantauan/?tahun={kantor.rentang.tahun}&bagian=t3").content.decode()
    assert "belum cukup jawaban" in halaman and "5 jawaban" in halaman


def test_jawaban_lewat_tautan_dihitung_di_negerinya(kantor):
    permohonan = buat_ajuan(kantor=kantor, sampai="distribusi").permohonan
    isi = {"penerima": "A", "hubungan": "sendiri", "goresan": [[[1, 1, 0]]]}
    undangan = UndanganSkm.objects.get(permohonan=serahkan(permohonan, isi, oleh=None))
    isi_survei(undangan, {f"U{n}": 3 for n in range(1, 10)})
    satu = KepuasanNegeri.objects.get()
    assert (satu.unit, satu.jumlah, satu.isi["U1"]) == (kantor.unit, 1, [1, 3])


def test_kertas_menyebut_negeri_dari_dinas_itu_saja(client, kantor):
    asing = buat_unit(dinas=kantor.dinas, jenis="opd", nama="Dinas lain")
    with pytest.raises(Ditolak, match="bukan bagian dinas"):
        catat_kertas(kantor.dinas, KODE, {"U1": 4}, unit=asing, tanggal=kantor.rentang.mulai, oleh=None)


def test_query_tetap(client, kantor, django_assert_max_num_queries):
    client.force_login(kantor.kabid)
    halaman = f"{ALAMAT}pemantauan/?tahun={kantor.rentang.tahun}&bagian=t3"
    buat_selesai(unit=kantor.unit, hari=1, tanggal=kantor.rentang.mulai)
    with django_assert_max_num_queries(60) as awal:
        client.get(halaman)
    for n in range(10):
        buat_selesai(unit=(kantor.unit, kantor.unit_lain)[n % 2], hari=n, tanggal=kantor.rentang.mulai)
        tindakan.susun_tindak_lanjut(kantor.dinas, kantor.rentang, isi_tindak(kantor), oleh=kantor.kabid)
    with django_assert_max_num_queries(len(awal) + 1):  # the addressees of the report that now exists
        client.get(halaman)
