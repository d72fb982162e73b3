"""The guide's principles that the programme carries, each under its number in the requirements (N01, N05–N07)."""

import datetime as dt
from fractions import Fraction

import pytest

from layanan.negeri.kebutuhan.models import Hambatan, PraktikBaik
from layanan.negeri.kebutuhan.tindakan import catat_hambatan, ubah_hambatan
from layanan.negeri.pemantauan.angka import hitung_angka
from layanan.negeri.pemantauan.gambaran import Gambaran
from layanan.negeri.program.rentang import ambil_program
from layanan.negeri.rencana.tindakan_kegiatan import simpan_kegiatan
from layanan.negeri.sosialisasi.models import Sosialisasi
from layanan.sop.skm.rentang import susun_rentang
from pentas.galat import Ditolak
from tests.layanan.negeri.pabrik import foto
from tests.layanan.negeri.pabrik_program import (
    ALAMAT,
    buat_mitra,
    buat_program,
    buat_rencana,
    buat_selesai,
    isi_kegiatan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor(db):
    return buat_program()


def hambatan(kantor, **ganti) -> dict:
    isi = {"jenis": "akses", "uraian": "Listrik padam", "sumber": "wawancara", "jumlah_catatan": 4, "unit": kantor.unit}
    isi |= {"penanggung_jawab": "Pemerintah negeri", "keadaan": "dicatat", "penanganan": ""}
    return isi | {"dicatat_pada": kantor.hari_ini} | ganti


def test_n01_hambatan_berpenanggung_jawab_dan_ditindaklanjuti(client, kantor):
    client.force_login(kantor.kabid)
    kirim = hambatan(kantor, unit=kantor.unit.pk, dicatat_pada=str(kantor.hari_ini))
    jalan = f"{ALAMAT}kebutuhan/hambatan/"
    assert client.post(jalan, kirim | {"penanggung_jawab": ""}).status_code == 422, "an obstacle has an owner"
    assert client.post(jalan, kirim).status_code == 302
    satu = Hambatan.objects.get()
    with pytest.raises(Ditolak, match="Tulis apa yang sudah dilakukan"):
        ubah_hambatan(satu, {"keadaan": "selesai"}, oleh=kantor.kabid)
    ubah_hambatan(satu, {"keadaan": "selesai", "penanganan": "Genset."}, oleh=kantor.kabid)
    satu.refresh_from_db()
    assert satu.selesai_pada == kantor.hari_ini
    praktik = {"daerah": "Kabupaten tetangga", "uraian": "Genset bergilir", "hambatan": satu.pk}
    assert client.post(f"{ALAMAT}kebutuhan/praktik/", praktik).status_code == 302
    halaman = client.get(f"{ALAMAT}kebutuhan/").content.decode()
    assert "Listrik padam" in halaman and "Genset bergilir" in halaman and PraktikBaik.objects.get().hambatan == satu


def test_n01_hambatan_tanpa_nomor_pribadi_dan_tidak_dari_masa_depan(kantor):
    for salah, kalimat in (
        ({"uraian": "Warga NIK 1306012345678901"}, "NIK"),
        ({"dicatat_pada": kantor.hari_ini + dt.timedelta(days=1)}, "belum terjadi"),
    ):
        with pytest.raises(Ditolak, match=kalimat):
            catat_hambatan(kantor.dinas, hambatan(kantor, **salah), oleh=kantor.kabid)


def test_n05_median_dan_p90_terhadap_target(kantor):
    rentang = susun_rentang(kantor.hari_ini.year - 1, "tahun", kantor.dinas.zona)
    for hari in (1, 1, 2, 3, 3, 4, 2, 1, 2, 8):
        buat_selesai(unit=kantor.unit, hari=hari, tanggal=rentang.mulai)
    g = Gambaran(hitung_angka(kantor.dinas, rentang, ambil_program(kantor.dinas)))
    assert (g.semua.median, g.semua.p90, g.semua.persen_tepat) == (2, 4, Fraction(80))
    assert not g.semua.di_bawah, "the target itself is met"


def test_n06_rencana_disalin_ke_rentang_berikutnya_dari_halaman(client, kantor):
    rencana = buat_rencana(dinas=kantor.dinas)
    simpan_kegiatan(rencana, isi_kegiatan(), anggaran={rencana.sumber.get().pk: 5}, oleh=kantor.kabid)
    client.force_login(kantor.kabid)
    jawab = client.post(f"{ALAMAT}rencana/{rencana.pk}/salin/")
    baru = rencana.salinan.get()
    assert jawab.status_code == 302 and jawab.url == f"{ALAMAT}rencana/{baru.pk}/"
    halaman = client.get(jawab.url).content.decode()
    assert "Hari bantuan" in halaman and "disalin dari Triwulan III 2026" in halaman
    assert client.post(f"{ALAMAT}rencana/{rencana.pk}/salin/").status_code == 422


def test_n07_mitra_terdaftar_per_kegiatan(client, kantor):
    rencana, mitra = buat_rencana(dinas=kantor.dinas), buat_mitra(dinas=kantor.dinas)
    client.force_login(kantor.kabid)
    isi = {m: str(v) for m, v in isi_kegiatan().items()} | {"mitra": [mitra.pk]}
    assert client.post(f"{ALAMAT}rencana/{rencana.pk}/kegiatan/", isi).status_code == 302
    assert list(rencana.kegiatan.get().mitra.all()) == [mitra]
    assert "Mitra: Penyedia internet" in client.get(f"{ALAMAT}rencana/{rencana.pk}/").content.decode()
    daftar = client.get(f"{ALAMAT}mitra/").content.decode()
    assert "Penyedia internet" in daftar and "Hari bantuan" in daftar
    kembar = {"nama": "Penyedia internet", "jenis": "relawan", "dukungan": "x", "aktif": "on"}
    jawab = client.post(f"{ALAMAT}mitra/baru/", kembar)
    assert jawab.status_code == 422 and "sudah terdaftar" in jawab.content.decode()


def test_n07_sosialisasi_dengan_mitra_dan_dokumentasi(client, kantor):
    mitra = buat_mitra(dinas=kantor.dinas)
    client.force_login(kantor.kabid)
    isi = {"tanggal": str(kantor.hari_ini), "tempat": "Balai negeri", "media": "pertemuan", "jumlah_peserta": "30"}
    isi |= {"mitra": [mitra.pk], "unit": kantor.unit.pk}
    jalan = f"{ALAMAT}sosialisasi/baru/"
    assert client.post(jalan, isi).status_code == 422, "what was told is part of the log"
    besok = str(kantor.hari_ini + dt.timedelta(days=1))
    assert client.post(jalan, isi | {"pesan_cara": "on", "tanggal": besok}).status_code == 422
    assert client.post(jalan, isi | {"pesan_cara": "on"}).status_code == 302
    satu = Sosialisasi.objects.get()
    assert client.post(f"{ALAMAT}sosialisasi/{satu.pk}/unggah/", {"berkas": foto("hadir.jpg")}).status_code == 302
    berkas = satu.dokumentasi.get().unggahan
    for siapa, status in ((kantor.operator, 404), (kantor.pengawas, 200)):
        client.force_login(siapa)
        jawab = client.get(f"/unggahan/{berkas.pk}/")
        assert jawab.status_code == status
        jawab.close()
    halaman = client.get(f"{ALAMAT}sosialisasi/").content.decode()
    assert "Penyedia internet" in halaman and "30" in halaman
    assert client.post(f"{ALAMAT}sosialisasi/{satu.pk}/unggah/", {"berkas": foto()}).status_code == 403
