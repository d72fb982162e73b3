"""Entering paper evidence in an office's name: who may, what carries the mark, where it is read, when it ends."""

import json
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from penilaian.berkas.models import Berkas, Bukti, Pengembalian
from penilaian.berkas.tindakan import kembalikan_butir, kirim, kirim_perbaikan, kunci_semua, terima_butir
from penilaian.berkas.tindakan_atas_nama import mulai_atas_nama, selesai_atas_nama
from penilaian.berkas.tindakan_isi import isi_narasumber, lepas_bukti, ubah_tanda, unggah_bukti
from penilaian.kunjungan.berita_acara import susun
from penilaian.kunjungan.models import Kunjungan
from penilaian.nilai.models import AtasNama, Nilai
from penilaian.nilai.tindakan import IsianNilai, tetapkan_nilai
from penilaian.periode.izin import ambil_indikator
from penilaian.rekap.buku import buku_rekap
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from tests.pabrik import beri_tugas, buat_pengguna, setel_tahap
from tests.penilaian.berkas.bantu import KEPALA, alamat, buat_berkas, butir, gambar, klaim, klaim_semua

pytestmark = pytest.mark.django_db
ALASAN = "Berkas kertas diterima 3 Maret"


@pytest.fixture
def b():
    b = buat_berkas()
    b.admin = buat_pengguna(peran=Peran.ADMIN, jabatan="Admin Uji")
    return b


def mulai(b, oleh=None):
    return mulai_atas_nama(b.berkas, ALASAN, oleh=oleh or b.admin)


def isi_semua(b):
    """Everything that the small rubric asks for, typed in from paper."""
    klaim(b, "1", oleh=b.admin)
    klaim(b, "2", level=4, centang=(), masukan={"capaian": "95"}, oleh=b.admin)
    return unggah_bukti(butir(b), gambar(), oleh=b.admin)


def test_tanpa_memulai_ditolak(b):
    with pytest.raises(SalahPeran, match="mulai pengisian atas nama dinas"):
        klaim(b, oleh=b.admin)
    with pytest.raises(SalahPeran, match="operator kabupaten/kota"):
        klaim(b, oleh=b.provinsi)
    mulai(b)
    lain = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(SalahPeran):  # it is the one account's, not every admin's
        klaim(b, oleh=lain)
    seberang = buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.07")
    with pytest.raises(TidakAda):
        klaim(b, oleh=seberang)


def test_semua_bertanda(b):
    a = mulai(b)
    bukti = isi_semua(b)
    kirim(b.berkas, KEPALA, oleh=b.admin)
    nilai = Nilai.objects.sel(b.peserta, butir(b).indikator).get(lapis="klaim")
    assert (nilai.pertimbangan.asal, nilai.pertimbangan.atas_nama, nilai.pertimbangan.penilai) == (
        "atas_nama",
        a,
        b.admin,
    )
    assert bukti.atas_nama == a
    assert Berkas.objects.get().atas_nama == a
    assert Jejak.objects.get(tindakan="berkas.mulai_atas_nama").alasan == ALASAN
    for nama in ("nilai.klaim", "berkas.pasang_bukti", "berkas.kirim"):
        baris = Jejak.objects.filter(tindakan=nama).last()
        assert baris.pelaku == b.admin.pk and baris.sesudah["atas_nama"] == a.pk and ALASAN in baris.alasan, nama
    a.refresh_from_db()
    assert a.selesai_pada  # the sending ended it
    assert Jejak.objects.get(tindakan="berkas.selesai_atas_nama").sesudah["sebab"] == "berkas dikirim"


def test_dinas_tetap_mengubah_dan_mengirim_sendiri(b):
    mulai(b)
    klaim(b, oleh=b.admin)
    nilai = klaim(b, level=4, centang=("1.a", "1.b", "1.c"), dasar=1)
    assert nilai.pertimbangan.atas_nama is None and nilai.pertimbangan.asal == "isian"
    klaim(b, "2", level=4, centang=(), masukan={"capaian": "95"})
    kirim(b.berkas, KEPALA, oleh=b.operator)
    assert Berkas.objects.get().atas_nama is None
    assert not AtasNama.objects.terbuka().exists()
    with pytest.raises(SalahPeran):
        klaim(b, dasar=2, oleh=b.admin)


def test_selesai_dan_satu_saja(b):
    a = mulai(b)
    lain = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Basi, match="Admin Uji sedang mengisi"):
        mulai(b, oleh=lain)
    with pytest.raises(SalahPeran):
        selesai_atas_nama(b.berkas, oleh=b.operator)
    selesai_atas_nama(b.berkas, oleh=lain)
    a.refresh_from_db()
    assert a.selesai_pada
    with pytest.raises(SalahPeran):
        klaim(b, oleh=b.admin)
    with pytest.raises(Basi, match="sudah selesai"):
        selesai_atas_nama(b.berkas, oleh=lain)


def test_siapa_dan_kapan(b):
    with pytest.raises(Ditolak, match="Tulis alasan"):
        mulai_atas_nama(b.berkas, "  ", oleh=b.admin)
    with pytest.raises(SalahPeran):
        mulai(b, oleh=b.provinsi)
    dinas = buat_pengguna(peran=Peran.ADMIN)
    beri_tugas(dinas, peran=Peran.OPERATOR, kabupaten_kota=b.peserta.kode)
    with pytest.raises(Ditolak, match="Isi berkasnya langsung"):
        mulai(b, oleh=dinas)
    setel_tahap(b.periode, "rekap")
    with pytest.raises(Basi, match="pengumpulan bukti"):
        mulai(b)
    Berkas.objects.update(status="dikunci")
    with pytest.raises(Basi, match="terkunci"):
        mulai(b)
    assert not AtasNama.objects.exists()


def test_yang_menilai_bukan_yang_mengisi(b):
    """In both directions, whatever roles one account holds."""
    rangkap = buat_pengguna(peran=Peran.ADMIN)
    beri_tugas(rangkap, peran=Peran.TIM_PROVINSI)
    mulai(b, oleh=rangkap)
    klaim_semua(b)
    kirim(b.berkas, KEPALA, oleh=b.operator)
    with pytest.raises(SalahPeran, match="pernah mengisi berkas ini atas nama"):
        terima_butir(butir(b), oleh=rangkap)
    terima_butir(butir(b), oleh=b.provinsi)
    lain = buat_pengguna(peran=Peran.ADMIN)
    tetapkan_nilai(b.peserta, ambil_indikator(b.periode, "1"), "desk", IsianNilai(3), dasar=0, oleh=lain)
    with pytest.raises(SalahPeran, match="sudah memberi nilai"):
        mulai(b, oleh=lain)


def test_bukti_dinas_sendiri_tidak_dilepas(b):
    milik = unggah_bukti(butir(b), gambar(), oleh=b.operator)
    mulai(b)
    for aksi in (lambda x: lepas_bukti(x, oleh=b.admin), lambda x: ubah_tanda(x, ["1.a"], "", oleh=b.admin)):
        with pytest.raises(SalahPeran, match="dipasang dinas sendiri"):
            aksi(milik)
    kertas = unggah_bukti(butir(b), gambar(warna=(1, 1, 1)), oleh=b.admin)
    ubah_tanda(kertas, ["1.a"], "Halaman 2", oleh=b.admin)
    lepas_bukti(kertas, oleh=b.operator)
    assert Bukti.objects.terpasang().get() == milik


def test_perbaikan_dan_narasumber(b):
    klaim_semua(b)
    kirim(b.berkas, KEPALA, oleh=b.operator)
    setel_tahap(b.periode, "rekap")
    kembalikan_butir(butir(b), "Foto kurang jelas.", oleh=b.provinsi)
    b.berkas.refresh_from_db()
    b.berkas.peserta = b.peserta
    a = mulai(b)
    isi_narasumber(b.peserta, ambil_indikator(b.periode, "3"), oleh=b.admin, jabatan="Petugas")
    assert Jejak.objects.get(tindakan="berkas.narasumber").sesudah["atas_nama"] == a.pk
    klaim(b, level=4, centang=("1.a", "1.b", "1.c"), dasar=1, oleh=b.admin)
    kirim_perbaikan(b.berkas, oleh=b.admin)
    assert Pengembalian.objects.get().atas_nama == a
    assert not AtasNama.objects.terbuka().exists()


def test_penguncian_mengakhiri(b):
    mulai(b)
    setel_tahap(b.periode, "rekap")
    kunci_semua(b.periode, oleh=b.admin)
    assert not AtasNama.objects.terbuka().exists()


def test_lewat_halaman(client, b):
    """An admin goes the operator's own way; the office, the desk and the minutes say so."""
    client.force_login(b.admin)
    ringkasan = alamat(b, "berkas-ringkasan")
    assert "Mulai mengisi atas nama dinas" in client.get(ringkasan).content.decode()
    assert client.post(alamat(b, "berkas-atas-nama"), {"alasan": ""}).status_code == 422
    assert client.post(alamat(b, "berkas-atas-nama"), {"alasan": ALASAN}).status_code == 302
    satu = alamat(b, "berkas-indikator", indikator="1")
    assert "Anda mengisi atas nama" in client.get(satu).content.decode()
    sasaran = {"periode": b.periode.kode, "peserta": b.peserta.kode, "indikator": "1"}
    isi = {"level": 3, "centang": ["1.a", "1.b"], "masukan": {}, "alasan": "", "catatan": ""}
    entri = {"uuid": "7d1c5a8e-0000-4000-8000-00000000000a", "jenis": "nilai.klaim", "sasaran": sasaran, "isi": isi}
    jawab = client.post("/entri/", json.dumps(entri), content_type="application/json")
    assert ALASAN in jawab.json()["tersimpan"]["atas_nama"]
    assert client.post(alamat(b, "bukti-unggah", indikator="1"), {"berkas": gambar()}).status_code == 302
    klaim(b, "2", level=4, centang=(), masukan={"capaian": "95"}, oleh=b.admin)
    kepala = {"kepala_jabatan": "Kepala Dinas", "paham": "on"}
    assert client.post(alamat(b, "berkas-kirim"), kepala).status_code == 302
    client.force_login(b.operator)
    for url in (ringkasan, satu):
        halaman = client.get(url).content.decode()
        assert ALASAN in halaman and "Admin Uji" in halaman and "Anda mengisi atas nama" not in halaman
    assert client.post(alamat(b, "berkas-atas-nama"), {"alasan": ALASAN}).status_code == 403
    client.force_login(b.provinsi)
    for url in (
        alamat(b, "rekap-verifikasi", indikator="1"),
        alamat(b, "riwayat-sel", indikator="1"),
        reverse("penilaian:rekap-matriks", args=[b.periode.kode]),
        reverse("penilaian:rekap-matriks", args=[b.periode.kode]) + f"?sel={b.peserta.kode}~1",
    ):
        assert ALASAN in client.get(url).content.decode(), url


def test_buku_rekap_menyebutnya(b):
    def lembar():
        return {x.title: x for x in load_workbook(BytesIO(buku_rekap(b.periode))).worksheets}

    assert "Atas nama dinas" not in lembar()
    mulai(b)
    isi_semua(b)
    baris = [[s.value for s in r] for r in lembar()["Atas nama dinas"].iter_rows()]
    assert baris[-1] == [b.peserta.kode, b.peserta.kabupaten_kota.nama, "1, 2", "Admin Uji", ALASAN]


def test_berita_acara_menyebut_asalnya(b):
    kunjungan = Kunjungan.objects.create(peserta=b.peserta, tanggal="2026-09-01")
    assert "atas_nama" not in susun(kunjungan).isi()
    a = mulai(b)
    isi_semua(b)
    assert [(x, kode) for x, kode in susun(kunjungan).atas_nama] == [(a, ["1", "2"])]
    assert susun(kunjungan).isi()["atas_nama"] == {str(a.pk): ["1", "2"]}
