"""Accounts from a workbook: every fault by its cell, a preview, all or nothing."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from pentas.akun.impor import KOLOM
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_kabupaten_kota, buat_pengguna, buat_periode, buat_provinsi

pytestmark = pytest.mark.django_db
NIP = "199001012015011001"


@pytest.fixture
def admin():
    for kode in ("13.06", "13.10", "13.71"):
        buat_kabupaten_kota(kode=kode)
    return buat_pengguna(peran=Peran.ADMIN, username="admin")


@pytest.fixture
def masuk(client, admin):
    client.force_login(admin)
    return client


def baris(username="operator.13.06", peran="operator", wilayah="13.06", periode=None, **isi):
    return [username, peran, wilayah, periode, *(isi.get(k) for k in KOLOM[4:])]


def buku(*isi, lembar="Akun", kolom=KOLOM):
    b = Workbook()
    b.active.title = lembar
    for satu in (list(kolom), *isi):
        b.active.append(satu)
    tujuan = BytesIO()
    b.save(tujuan)
    return SimpleUploadedFile("akun.xlsx", tujuan.getvalue())


def unggah(client, *isi, **kw):
    return client.post(reverse("akun:kelola-impor"), {"berkas": buku(*isi, **kw)})


def jalankan(client, pratinjau, **isi):
    return client.post(reverse("akun:kelola-impor-jalankan"), {"muatan": pratinjau.context["muatan"], **isi})


def galat(jawab) -> dict:
    assert jawab.status_code == 422, jawab.content.decode()
    return {(g["baris"], g["kolom"]): g["sebab"] for g in jawab.context["rincian"]}


def test_dari_berkas_sampai_akun(masuk):
    buat_periode(kode="UJI-1")
    jawab = unggah(
        masuk,
        baris(jabatan="Operator", NIP="19900101 201501 1 001", surel="a@example.go.id"),
        baris(" operator.13.10 ", "Operator kabupaten/kota", "13.10", "UJI-1"),
        baris("juri.satu", "PENILAI", 13, institusi="Universitas Contoh"),
        baris("ketua", "ketua_tim", "13"),
    )
    assert jawab.status_code == 200 and jawab.context["jumlah_baru"] == 4
    assert Pengguna.objects.count() == 1, "a preview writes nothing"
    jawab = jalankan(masuk, jawab)
    assert jawab.status_code == 201
    akun = Pengguna.objects.get(username="operator.13.06")
    assert (akun.jabatan, akun.nip, akun.email) == ("Operator", NIP, "a@example.go.id")
    assert not akun.has_usable_password() and akun.provinsi_asal_id == "13"
    assert Pengguna.objects.get(username="operator.13.10").penugasan.get().periode_kode == "UJI-1"
    assert Pengguna.objects.get(username="juri.satu").penugasan.get().peran == Peran.PENILAI
    assert Jejak.objects.get(tindakan="akun.impor").sesudah == {"baru": 4, "ditambah": 0, "tetap": 0}
    assert NIP not in str(list(Jejak.objects.values()))


@pytest.mark.parametrize(
    "isi, kolom, kalimat",
    [
        (baris(username=None), "nama pengguna", "kosong"),
        (baris(username="a b"), "nama pengguna", "nama pengguna"),
        (baris(username="x" * 61), "nama pengguna", "60"),
        (baris(username="admin.riau"), "nama pengguna", "sudah dipakai"),
        (baris(peran=None), "peran", "kosong"),
        (baris(peran="raja"), "peran", "bukan peran"),
        (baris(wilayah=None), "kode wilayah", "kosong"),
        (baris(wilayah="99.99"), "kode wilayah", "bukan kode wilayah"),
        (baris(wilayah="14.01"), "kode wilayah", "bukan kode wilayah"),
        (baris(wilayah=13.1), "kode wilayah", "tersimpan sebagai angka"),
        (baris(wilayah="13"), "kode wilayah", "Operator bertugas di satu"),
        (baris(peran="penilai"), "kode wilayah", "isi 13"),
        (baris(periode="ENTAH"), "periode", "bukan kode periode"),
        (baris(NIP="123"), "NIP", "18 angka"),
        (baris(NIP=199001012015011001), "NIP", "tersimpan sebagai angka"),
        (baris(NIP="1" * 18), "NIP", "sudah tercatat pada akun"),
        (baris(surel="bukan-surel"), "surel", ""),
        (baris(nama="x" * 151), "nama", "150"),
        (baris(jabatan=True), "jabatan", "Ketik sebagai teks"),
    ],
)
def test_satu_sel_keliru_disebut_dan_membatalkan_semua(masuk, isi, kolom, kalimat):
    buat_kabupaten_kota(kode="14.01")
    buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"), username="admin.riau")
    buat_pengguna(peran=Peran.PENILAI, nip="1" * 18)
    sebelum = Pengguna.objects.count()
    hasil = galat(unggah(masuk, baris("sah.satu"), isi))
    assert set(hasil) == {(3, kolom)} and kalimat in hasil[3, kolom]
    assert Pengguna.objects.count() == sebelum


def test_kembar_di_dalam_berkas(masuk):
    hasil = galat(
        unggah(
            masuk,
            baris("satu", NIP=NIP),
            baris("SATU", wilayah="13.10"),
            baris("dua", wilayah="13.71", NIP=NIP),
        )
    )
    assert "baris 2" in hasil[3, "nama pengguna"] and "baris 2" in hasil[4, "NIP"] and len(hasil) == 2


def test_semua_galat_sekaligus(masuk):
    hasil = galat(unggah(masuk, baris("a b", "raja", "99", "X", NIP="1", surel="s")))
    assert {k for _b, k in hasil} == {"nama pengguna", "peran", "kode wilayah", "periode", "NIP", "surel"}


def test_kolom_asing_dan_lembar_lain(masuk):
    assert "tidak dikenal" in galat(unggah(masuk, [*baris(), "x"], kolom=(*KOLOM, "gaji")))[None, "gaji"]
    assert unggah(masuk, baris(), lembar="Sheet1").status_code == 422
    assert unggah(masuk, ["x"], kolom=("nama pengguna",)).status_code == 422
    assert unggah(masuk).status_code == 422


def test_bukan_buku_kerja(masuk):
    berkas = SimpleUploadedFile("akun.xlsx", b"bukan zip")
    assert masuk.post(reverse("akun:kelola-impor"), {"berkas": berkas}).status_code == 415
    assert masuk.post(reverse("akun:kelola-impor"), {}).status_code == 422


def test_kolom_pilihan_boleh_tidak_ada(masuk):
    jawab = unggah(masuk, ["x", "penilai", "13"], kolom=KOLOM[:3])
    assert jawab.status_code == 200 and jawab.context["calon"][0].isi["nip"] == ""


def test_akun_yang_ada_hanya_mendapat_tugas_bila_dicentang(masuk):
    ada = buat_pengguna(peran=Peran.PENILAI, username="Juri", jabatan="Dosen")
    isi = [baris("juri", "ketua tim", "13", jabatan="Lain"), baris("baru", "penilai", "13")]
    pratinjau = unggah(masuk, *isi)
    assert (pratinjau.context["jumlah_baru"], pratinjau.context["jumlah_tambah"]) == (1, 1)
    assert jalankan(masuk, pratinjau).status_code == 201
    assert ada.penugasan.count() == 1 and Pengguna.objects.filter(username="baru").exists()
    pratinjau = unggah(masuk, *isi)
    assert pratinjau.context["jumlah_baru"] == 0
    assert jalankan(masuk, pratinjau).status_code == 422, "nothing ticked, nothing new"
    assert jalankan(masuk, pratinjau, tambah_tugas="ya").status_code == 302
    segar = Pengguna.objects.get(pk=ada.pk)
    assert {p.peran for p in segar.semua_penugasan} == {Peran.PENILAI, Peran.KETUA_TIM} and segar.jabatan == "Dosen"
    assert unggah(masuk, *isi).context["jumlah_tambah"] == 0


def test_keadaan_berubah_sesudah_pratinjau(masuk):
    """Somebody took a name meanwhile in another province: the whole import is refused."""
    pratinjau = unggah(masuk, baris("satu"), baris("dua", wilayah="13.10"))
    buat_pengguna(peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"), username="DUA")
    assert (3, "nama pengguna") in galat(jalankan(masuk, pratinjau))
    assert not Pengguna.objects.filter(username="satu").exists()


def test_pratinjau_milik_admin_lain_atau_diubah(masuk, client):
    pratinjau = unggah(masuk, baris("satu"))
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    assert jalankan(client, pratinjau).status_code == 422
    assert client.post(reverse("akun:kelola-impor-jalankan"), {"muatan": "x:y:z"}).status_code == 422
    assert not Pengguna.objects.filter(username="satu").exists()


def test_templat_terbaca_kembali(masuk):
    jawab = masuk.get(reverse("akun:kelola-impor-templat"))
    b = load_workbook(BytesIO(jawab.content))
    assert [s.value for s in b["Akun"][1]] == list(KOLOM)
    assert b["Akun"]["C2"].number_format == "@"
    b["Akun"].append(baris("dari.templat"))
    for sel, nilai in zip(b["Akun"][2], baris("dari.templat"), strict=True):
        sel.value = nilai
    tujuan = BytesIO()
    b["Akun"].delete_rows(b["Akun"].max_row)
    b.save(tujuan)
    berkas = SimpleUploadedFile("akun.xlsx", tujuan.getvalue())
    assert masuk.post(reverse("akun:kelola-impor"), {"berkas": berkas}).status_code == 200


def test_jumlah_query_pratinjau_tetap(masuk):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def hitung(n):
        with CaptureQueriesContext(connection) as catatan:
            assert unggah(masuk, *(baris(f"akun.{i}", "penilai", "13") for i in range(n))).status_code == 200
        return len(catatan)

    hitung(1)
    assert hitung(3) == hitung(40)


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.ADMIN])
def test_peran_lain_ditolak(client, admin, peran):
    client.force_login(buat_pengguna(peran=peran))
    assert unggah(client, baris()).status_code == 403
