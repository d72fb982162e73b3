"""A list from a workbook: 500 rows with 37 kinds of faults, books that cannot be read, what is kept by choice."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from layanan.ketupat_pecel.warga import buku as buku_
from layanan.ketupat_pecel.warga.impor import periksa_semua
from layanan.ketupat_pecel.warga.models import Warga
from layanan.ketupat_pecel.warga.tindakan import tambah_warga
from layanan.sop.permohonan.models import Permohonan
from pentas.galat import Ditolak
from tests.layanan.ketupat_pecel.pabrik import (
    buat_dunia_desa,
    buat_permohonan_desa,
    buat_usulan,
    isi_warga,
    nik_contoh,
)

pytestmark = pytest.mark.django_db
KEPALA = ["NIK", "Nama", "Dusun/RT", "Telepon", "Dokumen", "Berkas lengkap"]
N = nik_contoh


def tulis(baris, *, kepala=KEPALA, lembar="Warga", ubah=None) -> bytes:
    wb = Workbook()
    ws = wb.active
    ws.title = lembar
    ws.append(kepala)
    for satu in baris:
        ws.append(satu)
    for sel in ws["A"]:
        sel.number_format = "@"
    if ubah:
        ubah(ws)
    isi = io.BytesIO()
    wb.save(isi)
    return isi.getvalue()


def baik(**ganti) -> list:
    nilai = {"nik": N(), "nama": "Warga Baik", "dusun": "Dusun 1", "telepon": "", "dok": "KTP-el", "lengkap": "ya"}
    return list({**nilai, **ganti}.values())


def macam_galat(sini: str, lain: str) -> list[tuple[list, str]]:
    """(row, words that its fault must say), 37 kinds. ``sini``: a NIK of this list, ``lain``: of a running one."""
    kembar = N()
    return [
        (baik(nik=""), "NIK masih kosong"),
        (baik(nik="99010145079000"), "ini 14"),
        (baik(nik="990101450790000112"), "ini 18"),
        (baik(nik="99010145O7900001"), "huruf"),
        (baik(nik="NIK"), "huruf"),
        (baik(nik="9901013207900001"), "bukan tanggal lahir"),
        (baik(nik="9901010013900001"), "bukan tanggal lahir"),
        (baik(nik="9901017207900001"), "bukan tanggal lahir"),
        (baik(nik="9901013002900001"), "bukan tanggal lahir"),
        (baik(nik="9901010107900000"), "tidak pernah 0000"),
        (baik(nik="9.9010107900001E+15"), "bilangan"),
        (baik(nik="9,90101E+15"), "bilangan"),
        (baik(nik=9901010107900001), "bilangan"),
        (baik(nik=9.90101010790123e15), "bilangan"),
        (baik(nik="9901/0107/9000/01"), "16 angka"),
        (baik(nik="9901010107900001/9901010107900002"), "16 angka"),
        (baik(nik=sini), "baris 1 daftar Anda"),
        (baik(nik=lain), "daftar lain"),
        (baik(nik=kembar), ""),  # the first of two stays
        (baik(nik=f"'{kembar[:4]} {kembar[4:]}"), "sama dengan baris"),
        (baik(nik="=1+1"), "rumus"),
        (baik(nama=""), "Nama masih kosong"),
        (baik(nama="Budi 2"), "memuat angka"),
        (baik(nama="x" * 101), "terlalu panjang"),
        (baik(nama="---"), "belum memuat huruf"),
        (baik(nama="=B2"), "rumus"),
        (baik(nama="Ani 9901010107900001"), "memuat angka"),
        (baik(dusun="d" * 61), "Dusun/RT terlalu panjang"),
        (baik(dusun="NIK 9901010107900001"), "16 angka"),
        (baik(telepon="0812"), "8 sampai 15"),
        (baik(telepon="tidak punya"), "8 sampai 15"),
        (baik(telepon="0812345678901234567"), "8 sampai 15"),
        (baik(dok=""), "sedikitnya satu dokumen"),
        (baik(dok="SIM"), "Dokumen tidak dikenal: SIM"),
        (baik(dok="KTP-el, Paspor"), "Dokumen tidak dikenal: Paspor"),
        (baik(lengkap="mungkin"), "ya atau tidak"),
        (baik(nama="Tersembunyi"), "tersembunyi"),
        (baik(nik="123", nama="", dok="SIM"), "Nama masih kosong"),
    ]


@pytest.fixture
def dunia():
    return buat_dunia_desa()


@pytest.fixture
def usulan(dunia):
    return buat_usulan(dunia=dunia, warga=1)


def kirim(client, usulan, isi: bytes):
    berkas = SimpleUploadedFile("daftar.xlsx", isi)
    return client.post(reverse("ketupat:warga-impor", args=[usulan.pk]), {"berkas": berkas})


def test_500_baris_37_macam_galat(client, dunia, usulan):
    lain = isi_warga()
    buat_permohonan_desa(dunia=dunia, unit=dunia.unit_lain, semua=[lain])
    macam = macam_galat(usulan.warga.get().nik.nilai(), lain["nik"])
    galat = [m for m in macam if m[1]]
    assert len(galat) == 37
    sisa = [baik(dok="KK; KIA", nik=f" {n[:6]} {n[6:12]} {n[12:]} ") for n in (N() for _ in range(500 - len(macam)))]
    tersembunyi = next(i for i, (b, _) in enumerate(macam) if b[1] == "Tersembunyi") + 2

    def sembunyikan(ws):
        ws.row_dimensions[tersembunyi].hidden = True

    isi = tulis([b for b, _ in macam] + sisa, ubah=sembunyikan)
    client.force_login(dunia.perangkat)
    jawab = kirim(client, usulan, isi)
    assert jawab.status_code == 200 and usulan.warga.count() == 1, "a preview writes nothing"
    salah = {b.asal.nomor: " ".join(b.galat) for b in jawab.context["salah"]}
    for nomor, (_baris, kata) in enumerate(macam, 2):
        assert kata in salah.get(nomor, ""), (nomor, kata, salah.get(nomor))
        assert bool(kata) == (nomor in salah)
    assert len(salah) == 37 and jawab.context["benar"] == 463
    assert len(salah[tersembunyi + 1].split(".")) > 3, "every fault of a row is told"
    bungkus = jawab.context["bungkus"]
    assert lain["nik"] not in bungkus and "Warga Baik" not in bungkus

    simpan = reverse("ketupat:warga-impor-simpan", args=[usulan.pk])
    jawab = client.post(simpan, {"bungkus": bungkus})
    assert jawab.status_code == 422 and usulan.warga.count() == 1, "all or nothing unless it is chosen"
    jawab = client.post(simpan, {"bungkus": bungkus, "benar_saja": "1"})
    assert jawab.status_code == 200 and usulan.warga.count() == 464
    assert jawab.context["tersimpan"] == 463 and len(jawab.context["salah"]) == 37
    assert Warga.objects.get(usulan=usulan, baris=464).dokumen.count() == 2

    unduh = client.post(reverse("ketupat:warga-impor-galat", args=[usulan.pk]), {"bungkus": jawab.context["bungkus"]})
    ws = load_workbook(io.BytesIO(unduh.content))["Warga"]
    assert [s.value for s in ws[1]] == [*KEPALA, "Keterangan"] and ws.max_row == 38
    keterangan = [ws.cell(r, 7).value for r in range(2, 39)]
    assert all(keterangan) and any("16 angka" in k for k in keterangan)

    # Sent twice: what was kept is there already, so every row is a double now.
    jawab = client.post(simpan, {"bungkus": bungkus, "benar_saja": "1"})
    assert jawab.status_code == 422 and usulan.warga.count() == 464


def test_buku_yang_diperbaiki_dapat_diunggah_lagi(client, dunia, usulan):
    """The returned workbook keeps its column Keterangan; nobody has to take it out."""
    client.force_login(dunia.perangkat)
    [baris] = periksa_semua(usulan, buku_.baca_buku(tulis([baik(nama="Budi 2")])))
    isi = buku_.buku_galat([(baris.asal, baris.galat)])
    wb = load_workbook(io.BytesIO(isi))
    wb["Warga"]["B2"] = "Budi"
    mentah = io.BytesIO()
    wb.save(mentah)
    jawab = kirim(client, usulan, mentah.getvalue())
    assert jawab.context["benar"] == 1 and not jawab.context["salah"]
    simpan = reverse("ketupat:warga-impor-simpan", args=[usulan.pk])
    assert client.post(simpan, {"bungkus": jawab.context["bungkus"]}).status_code == 302
    assert usulan.warga.count() == 2


@pytest.mark.parametrize(
    ("isi", "kata", "status"),
    [
        (lambda: tulis([baik()], lembar="Sheet1"), "Lembar Warga tidak ada", 422),
        (lambda: tulis([baik()], kepala=["NIK", "Nama Lengkap", "a", "b", "c", "d"]), "judul", 422),
        (lambda: tulis([baik()], kepala=["NIK", "Nama", "Nama", "b", "Dokumen", "d"]), "lebih dari sekali", 422),
        (lambda: tulis([]), "belum berisi", 422),
        (lambda: tulis([baik(), baik()], ubah=lambda ws: ws.merge_cells("A2:A3")), "digabung", 422),
        (lambda: b"NIK;Nama;Dokumen\n1;2;3", "bukan buku kerja", 415),
        (lambda: tulis([baik() for _ in range(1001)]), "paling banyak 1000", 422),
    ],
    ids=["lembar", "judul", "judul-kembar", "kosong", "gabungan", "csv", "terlalu-banyak"],
)
def test_buku_yang_tidak_terbaca(client, dunia, usulan, isi, kata, status):
    client.force_login(dunia.perangkat)
    jawab = kirim(client, usulan, isi())
    assert jawab.status_code == status and kata in str(jawab.context["form"].errors)


def test_format_yang_diunduh_dapat_diisi(client, dunia, usulan):
    client.force_login(dunia.perangkat)
    jawab = client.get(reverse("ketupat:warga-format", args=[usulan.pk]))
    wb = load_workbook(io.BytesIO(jawab.content))
    for kolom, nilai in enumerate(baik(dok="Akta lahir, rekam ktp-el dan KIA"), 1):
        wb["Warga"].cell(2, kolom).value = nilai
    assert wb["Warga"]["A200"].number_format == "@", "a NIK typed there stays text"
    isi = io.BytesIO()
    wb.save(isi)
    [baris] = kirim(client, usulan, isi.getvalue()).context["hasil"]
    assert [d["kode"] for d in baris.isi["dokumen"]] == ["akta-kelahiran", "perekaman", "kia"] and not baris.galat


def test_pratinjau_milik_pembuatnya_dan_dinilai_lagi(client, dunia, usulan):
    satu = baik()
    client.force_login(dunia.perangkat)
    bungkus = kirim(client, usulan, tulis([satu])).context["bungkus"]
    simpan = reverse("ketupat:warga-impor-simpan", args=[usulan.pk])
    client.force_login(dunia.rekan)
    assert client.post(simpan, {"bungkus": bungkus}).status_code == 409
    client.force_login(dunia.perangkat)
    assert client.post(simpan, {"bungkus": "rusak" + bungkus}).status_code == 409
    tambah_warga(usulan, isi_warga(nik=satu[0]), oleh=None)  # meanwhile somebody typed him
    assert client.post(simpan, {"bungkus": bungkus}).status_code == 422
    assert usulan.warga.count() == 2


def test_impor_setelah_terkirim_ditolak(client, dunia):
    permohonan = buat_permohonan_desa(dunia=dunia)
    client.force_login(dunia.perangkat)
    assert kirim(client, permohonan.usulan_desa, tulis([baik()])).status_code == 409
    assert Permohonan.objects.get().usulan_desa.warga.count() == 3


def test_bom_zip_dan_berkas_kosong_ditolak(dunia, usulan):
    for isi in (b"", b"PK\x03\x04rusak"):
        with pytest.raises(Ditolak):
            buku_.baca_buku(isi)
