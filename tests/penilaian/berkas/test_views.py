"""The pages: who sees what, what a post does, what a refusal shows."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from penilaian.berkas.models import Bukti
from penilaian.berkas.tindakan import kembalikan_butir
from penilaian.berkas.tindakan_isi import unggah_bukti
from penilaian.periode.models import Narasumber
from pentas.akun.peran import Peran
from tests.pabrik import buat_instrumen, buat_pengguna, buat_periode, buat_peserta, setel_tahap
from tests.penilaian.berkas.bantu import alamat, buat_berkas, butir, gambar, kirim_berkas, klaim, klaim_semua

pytestmark = pytest.mark.django_db
JSON = {"headers": {"Accept": "application/json"}}
HALAMAN = ["berkas-ringkasan", "berkas-catatan", "berkas-kirim"]


def masuk(client, pengguna):
    client.force_login(pengguna)
    return client


# --- reading --------------------------------------------------------------------------------------


def test_rubrik_lengkap_terbaca(client):
    b = buat_berkas(instrumen=buat_instrumen())
    masuk(client, b.operator)
    for nama in HALAMAN:
        assert client.get(alamat(b, nama)).status_code == 200
    for kode in ("2", "9", "10", "13", "16", "22a", "23", "30"):
        jawab = client.get(alamat(b, "berkas-indikator", indikator=kode))
        assert jawab.status_code == 200
        assert "style=" not in jawab.content.decode()


def test_ringkasan_menyebut_angka_yang_benar(client):
    b = buat_berkas(instrumen=buat_instrumen())
    klaim(b, "1", centang=[f"1.{h}" for h in "abcdefghi"])
    isi = masuk(client, b.operator).get(alamat(b, "berkas-ringkasan")).content.decode()
    assert "<b>1 dari 27</b> indikator sudah bernilai" in isi
    assert "<b>1,80</b> dari 85" in isi
    assert "Peningkatan SDM, 4 indikator" in isi


def test_pembaca_provinsi_melihat_tanpa_mengisi(client):
    b = buat_berkas()
    klaim(b)
    unggah_bukti(butir(b), gambar(), oleh=b.operator)
    for peran in (Peran.TIM_PROVINSI, Peran.PENILAI, Peran.KETUA_TIM, Peran.ADMIN, Peran.AUDITOR):
        masuk(client, buat_pengguna(peran=peran))
        isi = client.get(alamat(b, "berkas-indikator", indikator="1")).content.decode()
        assert "data-entri" not in isi and "data-unggah" not in isi and "bukti-lepas" not in isi
        assert "diisi oleh operator" in isi
        assert client.get(alamat(b, "berkas-ringkasan")).status_code == 200


def test_daerah_lain_404_tanpa_peran_403(client):
    b = buat_berkas()
    bukti = unggah_bukti(butir(b), gambar(), oleh=b.operator)
    alamat_semua = [
        *(alamat(b, n) for n in (*HALAMAN, "berkas-rekap-pdf")),
        alamat(b, "berkas-indikator", indikator="1"),
        alamat(b, "bukti-pakai-ulang", indikator="1"),
    ]
    kiriman = [
        alamat(b, "berkas-kirim"),
        alamat(b, "berkas-kirim-perbaikan"),
        alamat(b, "berkas-indikator", indikator="1"),
        alamat(b, "bukti-unggah", indikator="1"),
        alamat(b, "bukti-pakai-ulang", indikator="1"),
        alamat(b, "berkas-narasumber", indikator="3"),
        alamat(b, "bukti-lepas", bukti=bukti.pk),
        alamat(b, "bukti-tanda", bukti=bukti.pk),
    ]
    masuk(client, buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.07"))
    assert {client.get(a).status_code for a in alamat_semua} == {404}
    assert {client.post(a, {"dasar": "0"}).status_code for a in kiriman} == {404}
    masuk(client, b.provinsi)
    assert {client.post(a, {"dasar": "0"}).status_code for a in kiriman} == {403}
    masuk(client, buat_pengguna())
    assert {client.get(a).status_code for a in alamat_semua} == {403}


def test_bukti_daerah_lain_tidak_dapat_dilepas_lewat_alamat_sendiri(client):
    b = buat_berkas()
    lain = buat_berkas(kode="13.07", periode=b.periode)
    bukti = unggah_bukti(butir(lain), gambar(), oleh=lain.operator)
    assert masuk(client, b.operator).post(alamat(b, "bukti-lepas", bukti=bukti.pk)).status_code == 404
    assert Bukti.objects.terpasang().count() == 1


def test_alamat_menu_menuju_daerah_sendiri(client):
    b = buat_berkas()
    masuk(client, b.operator)
    dasar = f"/p/{b.periode.kode}"
    assert client.get(f"{dasar}/berkas/").url == alamat(b, "berkas-ringkasan")
    assert client.get(f"{dasar}/catatan-verifikasi/").url == alamat(b, "berkas-catatan")
    assert client.get(f"{dasar}/indikator/").url == alamat(b, "berkas-indikator", indikator="1")
    klaim(b)
    assert client.get(f"{dasar}/indikator/").url == alamat(b, "berkas-indikator", indikator="2")
    assert client.get("/").url == alamat(b, "berkas-ringkasan")


def test_bukan_peserta_404(client):
    b = buat_berkas()
    lain = buat_periode(instrumen=b.periode.instrumen, tahap_terbuka="pengumpulan")
    assert masuk(client, b.operator).get(f"/p/{lain.kode}/berkas/").status_code == 404


def test_sebelum_pengumpulan_dibuka_dapat_dibaca(client):
    periode = buat_periode(tahap_terbuka="sosialisasi")
    peserta = buat_peserta(periode=periode)
    masuk(client, buat_pengguna(peran=Peran.OPERATOR))
    dasar = f"/p/{periode.kode}/berkas/{peserta.kode}/"
    assert "belum dibuka" in client.get(dasar).content.decode()
    assert "belum dibuka" in client.get(f"{dasar}1/").content.decode()
    assert client.get(f"{dasar}kirim/").status_code == 409


def test_jumlah_query_tidak_bergantung_pada_banyak_daerah(client):
    jumlah = {}
    for banyak in (3, 19):
        b = buat_berkas(kode="13.06")
        for n in range(1, banyak):
            buat_berkas(kode=f"13.{n + 80}", periode=b.periode)
        klaim_semua(b)
        unggah_bukti(butir(b), gambar(), oleh=b.operator)
        masuk(client, b.operator)
        for nama, lain in (("berkas-ringkasan", {}), ("berkas-indikator", {"indikator": "1"}), ("berkas-catatan", {})):
            with CaptureQueriesContext(connection) as tangkap:
                assert client.get(alamat(b, nama, **lain)).status_code == 200
            jumlah.setdefault(nama, set()).add(len(tangkap))
    assert all(len(n) == 1 for n in jumlah.values()), jumlah
    assert max(max(n) for n in jumlah.values()) < 45


# --- the indicator without script -----------------------------------------------------------------


def test_formulir_menyimpan_seperti_entri(client):
    b = buat_berkas()
    masuk(client, b.operator)
    tujuan = alamat(b, "berkas-indikator", indikator="1")
    isi = {"dasar": "0", "level": "3", "centang": ["1.a", "1.b"], "alasan": "", "catatan": "Di loket."}
    assert client.post(tujuan, isi).url == tujuan
    assert butir(b).catatan == "Di loket."


def test_formulir_ditolak_tidak_kehilangan_isian(client):
    b = buat_berkas()
    masuk(client, b.operator)
    isi = {"dasar": "0", "level": "2", "centang": ["1.a"], "alasan": "", "catatan": "Catatan panjang saya"}
    jawab = client.post(alamat(b, "berkas-indikator", indikator="1"), isi)
    teks = jawab.content.decode()
    assert jawab.status_code == 422
    assert "Tulis alasan" in teks and "Catatan panjang saya" in teks
    assert 'value="1.a" id="s3a" checked' in teks


def test_formulir_dua_orang_melihat_yang_tersimpan(client):
    b = buat_berkas()
    klaim(b)
    masuk(client, b.operator)
    isi = {"dasar": "0", "level": "4", "centang": ["1.a", "1.b", "1.c"], "alasan": "", "catatan": ""}
    jawab = client.post(alamat(b, "berkas-indikator", indikator="1"), isi)
    teks = jawab.content.decode()
    assert jawab.status_code == 409
    assert "Yang tersimpan kini: nilai 3" in teks and 'name="dasar" value="1"' in teks
    assert client.post(alamat(b, "berkas-indikator", indikator="1"), {**isi, "dasar": "1"}).status_code == 302


@pytest.mark.parametrize("isi", [{"level": "6"}, {"level": "2.5"}, {"level": "-1"}, {"dasar": "x", "level": "3"}])
def test_formulir_rusak_422(client, isi):
    b = buat_berkas()
    jawab = masuk(client, b.operator).post(alamat(b, "berkas-indikator", indikator="1"), {"dasar": "0", **isi})
    assert jawab.status_code == 422


# --- evidence -------------------------------------------------------------------------------------


def test_unggah_json_menjawab_barisnya(client):
    b = buat_berkas()
    jawab = masuk(client, b.operator).post(
        alamat(b, "bukti-unggah", indikator="1"), {"berkas": gambar("Papan loket.png")}, **JSON
    )
    assert jawab.status_code == 201
    assert "Papan loket.png" in jawab.json()["html"]
    assert jawab.json()["id"] == Bukti.objects.get().pk


def test_unggah_ditolak_dengan_statusnya(client, settings):
    b = buat_berkas()
    masuk(client, b.operator)
    tujuan = alamat(b, "bukti-unggah", indikator="1")
    palsu = gambar("surat.pdf")
    assert client.post(tujuan, {"berkas": palsu}, **JSON).status_code == 415
    assert client.post(tujuan, {}, **JSON).status_code == 422
    settings.UNGGAHAN_BATAS_BYTE = gambar().size - 1
    jawab = client.post(tujuan, {"berkas": gambar()}, **JSON)
    assert (jawab.status_code, "melebihi batas" in jawab.json()["galat"]) == (413, True)
    assert not Bukti.objects.exists()


def test_unggah_tanpa_skrip_beberapa_sekaligus(client):
    b = buat_berkas()
    masuk(client, b.operator)
    berkas = [gambar("satu.png"), gambar("dua.png", (1, 2, 3)), gambar("tiga.pdf", (9, 9, 9))]
    jawab = client.post(alamat(b, "bukti-unggah", indikator="1"), {"berkas": berkas}, follow=True)
    teks = jawab.content.decode()
    assert Bukti.objects.count() == 2
    assert "tiga.pdf: " in teks and "satu.png terunggah" in teks


def test_unggah_tanpa_skrip_yang_ditolak_menjawab_dengan_statusnya(client):
    """A form sent without script learns the status too, and nothing of the file stays."""
    b = buat_berkas()
    palsu = SimpleUploadedFile("surat.pdf", b"MZ" + bytes(200))
    jawab = masuk(client, b.operator).post(alamat(b, "bukti-unggah", indikator="1"), {"berkas": palsu})
    assert jawab.status_code == 415
    assert "surat.pdf: Nama berkas berakhiran .pdf, tetapi isinya bukan PDF." in jawab.content.decode()
    assert not Bukti.objects.exists()


def test_unggah_setelah_ditutup_409(client):
    b = buat_berkas()
    setel_tahap(b.periode, "rekap")
    jawab = masuk(client, b.operator).post(alamat(b, "bukti-unggah", indikator="1"), {"berkas": gambar()}, **JSON)
    assert jawab.status_code == 409


def test_tanda_dan_lepas(client):
    b = buat_berkas()
    bukti = unggah_bukti(butir(b), gambar(), oleh=b.operator)
    masuk(client, b.operator)
    isi = {"kriteria": ["1.a"], "keterangan": "Pintu masuk"}
    assert "Pintu masuk" in client.post(alamat(b, "bukti-tanda", bukti=bukti.pk), isi, **JSON).json()["html"]
    assert client.post(alamat(b, "bukti-tanda", bukti=bukti.pk), {"kriteria": ["2.x"]}, **JSON).status_code == 422
    assert client.post(alamat(b, "bukti-lepas", bukti=bukti.pk), **JSON).json()["html"] == ""
    assert client.post(alamat(b, "bukti-lepas", bukti=bukti.pk), **JSON).status_code == 404


def test_pakai_ulang_menawarkan_berkas_sendiri_saja(client):
    b = buat_berkas()
    lain = buat_berkas(kode="13.07", periode=b.periode)
    unggah_bukti(butir(lain), gambar("rahasia.png", (0, 0, 9)), oleh=lain.operator)
    bukti = unggah_bukti(butir(b), gambar("sk.png"), oleh=b.operator)
    masuk(client, b.operator)
    tujuan = alamat(b, "bukti-pakai-ulang", indikator="2")
    teks = client.get(tujuan).content.decode()
    assert "sk.png" in teks and "Bukti indikator 1" in teks and "rahasia.png" not in teks
    assert client.post(tujuan, {"unggahan": [bukti.unggahan_id]}).status_code == 302
    assert butir(b, "2").bukti.terpasang().count() == 1
    assert "sk.png" not in client.get(tujuan).content.decode()
    assert client.post(tujuan, {"unggahan": ["bukan-uuid"]}).status_code == 422
    assert client.post(tujuan, {}).status_code == 422


# --- sending --------------------------------------------------------------------------------------


def test_kirim_lewat_halaman(client):
    b = buat_berkas()
    masuk(client, b.operator)
    tujuan = alamat(b, "berkas-kirim")
    assert "Nilai belum dipilih." in client.get(tujuan).content.decode()
    isi = {"kepala_jabatan": "Kepala Dinas", "paham": "on"}
    assert client.post(tujuan, isi).status_code == 422
    klaim_semua(b)
    tanpa_paham = client.post(tujuan, {"kepala_jabatan": "Kepala Dinas"})
    assert (tanpa_paham.status_code, "tetap mengirim" in tanpa_paham.content.decode()) == (422, True)
    assert client.post(tujuan, {"kepala_jabatan": "", "paham": "on"}).status_code == 422
    assert client.post(tujuan, {**isi, "kepala_nip": "123"}).status_code == 422
    assert client.post(tujuan, isi).url == alamat(b, "berkas-ringkasan")
    assert "sudah dikirim" in client.get(alamat(b, "berkas-ringkasan")).content.decode()
    assert client.get(tujuan).status_code == 302
    assert client.post(tujuan, isi).status_code == 409


def test_tanpa_peringatan_tidak_minta_paham(client):
    b = buat_berkas()
    klaim_semua(b)
    unggah_bukti(butir(b), gambar(), oleh=b.operator)
    Narasumber.objects.create(peserta=b.peserta, indikator=butir(b, "3").indikator, jabatan="Petugas")
    masuk(client, b.operator)
    assert 'name="paham"' not in client.get(alamat(b, "berkas-kirim")).content.decode()
    assert client.post(alamat(b, "berkas-kirim"), {"kepala_jabatan": "Kepala Dinas"}).status_code == 302


def test_kirim_setelah_ditutup_409(client):
    b = buat_berkas()
    klaim_semua(b)
    setel_tahap(b.periode, "rekap")
    assert masuk(client, b.operator).get(alamat(b, "berkas-kirim")).status_code == 409


def test_perbaikan_lewat_halaman(client):
    b = buat_berkas()
    kirim_berkas(b)
    kembalikan_butir(butir(b), "Foto belum jelas.", oleh=b.provinsi)
    masuk(client, b.operator)
    assert "Foto belum jelas." in client.get(alamat(b, "berkas-catatan")).content.decode()
    assert "Foto belum jelas." in client.get(alamat(b, "berkas-indikator", indikator="1")).content.decode()
    assert client.post(alamat(b, "berkas-kirim-perbaikan")).status_code == 422
    klaim(b, dasar=1, catatan="Sudah diganti.")
    assert client.post(alamat(b, "berkas-kirim-perbaikan"), {"indikator": "1"}).status_code == 302
    teks = client.get(alamat(b, "berkas-catatan")).content.decode()
    assert "tidak ada yang menunggu perbaikan" in teks and "Riwayat" in teks


def test_penghitung_menu(client):
    b = buat_berkas()
    kirim_berkas(b)
    kembalikan_butir(butir(b), "Foto belum jelas.", oleh=b.provinsi)
    teks = masuk(client, b.operator).get(alamat(b, "berkas-ringkasan")).content.decode()
    assert '<span class="hitung">1<span' in teks


def test_narasumber_lewat_halaman(client):
    b = buat_berkas()
    masuk(client, b.operator)
    tujuan = alamat(b, "berkas-narasumber", indikator="3")
    assert client.post(tujuan, {"jabatan": "Petugas loket"}).status_code == 302
    jawab = client.post(tujuan, {"jabatan": "", "nama": "Seseorang"})
    assert (jawab.status_code, "Jabatan wajib diisi." in jawab.content.decode()) == (422, True)
    assert client.post(tujuan, {"jabatan": "Petugas", "nip": "12"}).status_code == 422
    assert client.post(alamat(b, "berkas-narasumber", indikator="1"), {"jabatan": "x"}).status_code == 422


def test_rekap_pdf(client):
    pytest.importorskip("weasyprint")
    from io import BytesIO

    from pypdf import PdfReader

    b = buat_berkas()
    kirim_berkas(b)
    jawab = masuk(client, b.operator).get(alamat(b, "berkas-rekap-pdf"))
    if jawab.status_code == 503:
        pytest.skip("static files are not built")
    teks = PdfReader(BytesIO(jawab.content)).pages[0].extract_text()
    assert "Rekap nilai mandiri" in teks.replace("\n", " ") or "REKAP NILAI MANDIRI" in teks
    assert "Kabupaten Agam" in teks
