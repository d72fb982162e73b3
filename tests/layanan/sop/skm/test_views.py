"""The questionnaire without script, the link that works once, papers, the report on screen and on paper."""

import datetime as dt
import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from pypdf import PdfReader

from layanan.sop.lacak.cari import buat_token
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.skm.models import JawabanSkm, TindakLanjutSkm, UndanganSkm
from layanan.sop.skm.tautan import token_undangan
from layanan.sop.skm.unsur import MEDAN_UNSUR
from pentas.akun.peran import Peran
from tests.layanan.pabrik import buat_dinas, buat_kantor, buat_permohonan, buat_petugas
from tests.layanan.sop.skm.pabrik import buat_jawaban, buat_undangan_uji

pytestmark = pytest.mark.django_db
HASIL = "/layanan/skm/"
RENTANG = {"tahun": "2026", "bagian": "s2"}
JAWABAN = dict.fromkeys(MEDAN_UNSUR, "4")


def tautan(undangan: UndanganSkm) -> str:
    return reverse("sop:skm-isi", args=[token_undangan(undangan)])


def teks_pdf(isi: bytes) -> str:
    return "\n".join(h.extract_text() for h in PdfReader(BytesIO(isi)).pages)


def test_isi_sekali_tanpa_akun_dan_tanpa_skrip(client):
    alamat = tautan(buat_undangan_uji())
    halaman = client.get(alamat).content.decode()
    assert "<script" not in halaman and "style=" not in halaman
    assert re.findall(r'<input type="radio" name="(u\d)" value="1"', halaman) == [*MEDAN_UNSUR[:7], "u9", "u8"]
    kurang = client.post(alamat, {k: v for k, v in JAWABAN.items() if k != "u5"})
    assert kurang.status_code == 422 and "Masih ada yang belum dijawab" in kurang.content.decode()
    assert client.post(alamat, JAWABAN | {"u8": "1", "usia": "30"}).status_code == 200
    jawaban = JawabanSkm.objects.get()
    assert (jawaban.u8, jawaban.u9, jawaban.usia) == (1, 4, "30")
    for minta in (client.get, lambda a: client.post(a, JAWABAN)):
        jawab = minta(alamat)
        assert jawab.status_code == 409 and "sudah diisi" in jawab.content.decode()
    assert JawabanSkm.objects.count() == 1


@pytest.mark.parametrize("nilai", ["0", "5", "4.0", "-1", "empat", "9" * 30])
def test_nilai_di_luar_skala_ditolak(client, nilai):
    assert client.post(tautan(buat_undangan_uji()), JAWABAN | {"u1": nilai}).status_code == 422


def test_tautan_berakhir_dan_tautan_asing(client):
    undangan = buat_undangan_uji()
    UndanganSkm.objects.update(berakhir_pada=timezone.now() - dt.timedelta(days=1))
    jawab = client.get(tautan(undangan))
    assert jawab.status_code == 409 and "sudah berakhir" in jawab.content.decode()
    assert client.get(reverse("sop:skm-isi", args=["0" * 32])).status_code == 404


def test_undangan_terbit_saat_permohonan_selesai_dan_dilihat_yang_berhak(client):
    kantor = buat_kantor()
    permohonan = buat_permohonan(unit=kantor.unit, pemohon=kantor.pemohon, langkah="serah")
    lihat = reverse("sop:permohonan-lihat", args=[permohonan.pk])
    kode = reverse("sop:skm-undangan", args=[permohonan.pk])
    client.force_login(kantor.staf_layanan)
    assert client.get(kode).status_code == 404
    lanjut(permohonan, "serahkan", oleh=kantor.staf_layanan)
    alamat = tautan(UndanganSkm.objects.get())
    assert alamat in client.get(kode).content.decode()
    assert kode in client.get(lihat).content.decode()
    client.force_login(kantor.pemohon)
    assert alamat in client.get(lihat).content.decode()
    assert client.get(kode).status_code == 403
    client.post(alamat, JAWABAN)
    assert alamat not in client.get(lihat).content.decode()
    client.force_login(kantor.staf_layanan)
    assert client.get(kode).status_code == 409


def test_halaman_lacak_menawarkan_survei_sampai_diisi(client):
    undangan = buat_undangan_uji()
    alamat, lacak = tautan(undangan), reverse("sop:lacak-lihat", args=[buat_token(undangan.permohonan)])
    assert alamat in client.get(lacak).content.decode()
    client.post(alamat, JAWABAN)
    assert alamat not in client.get(lacak).content.decode()


def test_kertas_diisi_petugas(client):
    dinas = buat_dinas()
    client.force_login(buat_petugas(dinas=dinas))
    alamat = reverse("sop:skm-kertas")
    assert client.get(alamat).status_code == 200
    isi = {"dinas": dinas.pk, "layanan": "uji", "tanggal": "2026-09-07", "u1": "3"}
    assert client.post(alamat, isi).status_code == 302
    jawaban = JawabanSkm.objects.get()
    assert (jawaban.cara, jawaban.u1, jawaban.u2, jawaban.tanggal) == ("kertas", 3, None, dt.date(2026, 9, 7))
    assert client.post(alamat, {k: v for k, v in isi.items() if k != "u1"}).status_code == 422


def test_hasil_di_layar_pdf_dan_buku(client):
    dinas = buat_dinas(layanan=("uji",))
    buat_jawaban(dinas=dinas, nilai=4, u9=1, usia="30", saran="Tambah kursi.")
    buat_jawaban(dinas=dinas, nilai=4, u9=2)
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KABID))
    halaman = client.get(HASIL, RENTANG).content.decode()
    assert "Indeks 93,06, mutu A" in halaman and "sarana dan prasarana" in halaman and "Tambah kursi." in halaman
    teks = teks_pdf(client.get(reverse("sop:skm-pdf"), RENTANG).content)
    assert "93,06, mutu A" in teks and "1,50" in teks
    buku = load_workbook(BytesIO(client.get(reverse("sop:skm-buku"), RENTANG).content))
    assert buku.sheetnames == ["Hasil", "Profil", "Jawaban", "Tindak lanjut"]
    baris = {b[0]: b for b in buku["Hasil"].iter_rows(values_only=True)}
    assert baris["U9"][2:] == (2, 1.5) and baris["U8"][2:] == (2, 4)
    assert "Belum ada jawaban" in client.get(HASIL, {"tahun": "2020", "bagian": "t1"}).content.decode()


def test_tindak_lanjut_disusun_dan_diselesaikan(client):
    dinas = buat_dinas(layanan=("uji",))
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KABID))
    isi = {"unsur": "U9", "uraian": "Tambah kursi", "penanggung_jawab": "Subbag umum", "batas": "2026-12-01"}
    alamat = reverse("sop:skm-rencana")
    assert client.post(alamat, RENTANG | isi | {"uraian": ""}).status_code == 422
    assert client.post(alamat, RENTANG | isi).status_code == 302
    rencana = TindakLanjutSkm.objects.get()
    assert (rencana.layanan, rencana.mulai, rencana.akhir) == ("uji", dt.date(2026, 7, 1), dt.date(2026, 12, 31))
    ubah = reverse("sop:skm-rencana-ubah", args=[rencana.pk])
    isi |= {"keadaan": "selesai", "kemajuan": ""}
    assert client.post(ubah, isi).status_code == 422
    jawab = client.post(ubah, isi | {"kemajuan": "Dua belas kursi."})
    assert jawab.status_code == 302 and "tahun=2026&bagian=s2" in jawab.url
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.PENGAWAS))
    assert client.post(alamat, RENTANG | isi).status_code == 403
    client.force_login(buat_petugas(dinas=buat_dinas(kode="13.06"), peran=Peran.KABID))
    assert client.get(ubah).status_code == 404
    assert client.get(HASIL, {"dinas": dinas.pk}).status_code == 404


def test_jumlah_kueri_tetap(client):
    dinas = buat_dinas(layanan=("uji",))
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KABID))

    def kueri() -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert client.get(HASIL, RENTANG).status_code == 200
        return len(catatan)

    buat_jawaban(dinas=dinas, usia="30")
    kueri()
    sedikit = kueri()
    for n in range(30):
        buat_jawaban(dinas=dinas, nilai=1 + n % 4, usia="20", saran=f"Saran {n}")
    assert kueri() == sedikit


@pytest.mark.parametrize(
    "aneh", [{"tahun": "0"}, {"tahun": "99999999999"}, {"bagian": "x"}, {"layanan": "x"}, {"tahun": "²"}]
)
def test_pilihan_aneh_kembali_ke_bawaan(client, aneh):
    dinas = buat_dinas()
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.KABID))
    assert client.get(HASIL, aneh).status_code == 200
