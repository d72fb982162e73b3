"""Sheets from paper: all or nothing, every bad cell named."""

import pytest
from django.core.management import call_command

from paparan.lembar.izin import ambil_lembar_sendiri
from paparan.lembar.massal import isi_lembar_banyak
from paparan.lembar.models import Baris, Lembar
from paparan.lembar.tindakan_ketua import bebaskan
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.pabrik import buat_benturan, setel_tahap
from tests.paparan.bantu import buat_panggung, buku_paparan, isi, kunci

pytestmark = pytest.mark.django_db


def jalankan(tmp_path, p, isi_buku, oleh=None, nama="lembar.xlsx"):
    berkas = tmp_path / nama
    berkas.write_bytes(isi_buku)
    call_command("impor_paparan", str(berkas), "--periode", p.periode.kode, "--oleh", (oleh or p.ketua).username)


def penuh(p, skor=(4, 5, 3)):
    return [(kode, u.username, *skor, f"catatan {kode}") for u in p.penilai for kode in p.kode]


def galat_impor(capsys, tmp_path, p, isi_buku, **kw):
    with pytest.raises(SystemExit) as henti:
        jalankan(tmp_path, p, isi_buku, **kw)
    assert henti.value.code == 1
    return capsys.readouterr().err


def test_impor_penuh_mengunci_dan_menutup_lembar_di_kertas(tmp_path, capsys):
    p = buat_panggung()
    jalankan(tmp_path, p, buku_paparan(*penuh(p)))
    assert "6 baris" in capsys.readouterr().out
    assert {b.skor for b in Baris.objects.all()} == {(4, 5, 3)}
    assert all(x.di_kertas and x.sidik for x in Lembar.objects.all())
    jalankan(tmp_path, p, buku_paparan(*penuh(p)), oleh=p.admin)  # the same again changes nothing
    assert "0 baris" in capsys.readouterr().out


def test_impor_sebagian_lembar_tetap_terbuka(tmp_path):
    p = buat_panggung()
    jalankan(tmp_path, p, buku_paparan((p.kode[0], p.penilai[0].username, 3, 3, 3, None)))
    assert Baris.objects.filter(dikunci_pada__isnull=False).count() == 1
    assert not Lembar.objects.exclude(status="terbuka").exists()


def test_impor_menyebut_setiap_sel_salah_dan_tidak_menyimpan(tmp_path, capsys):
    p = buat_panggung()
    a, b = (u.username for u in p.penilai)
    buku = buku_paparan(
        (p.kode[0], a, 4, 5, 3, ""),
        (13.1, a, 4, 5, 3, ""),
        ("13.77", a, 4, 5, 3, ""),
        (p.kode[1], "hantu", 4, 5, 3, ""),
        (p.kode[1], a, 6, 2.5, None, ""),
        (p.kode[0], a, 4, 5, 3, ""),
        (p.kode[2], b, 0, "x", 3, ""),
    )
    kalimat = galat_impor(capsys, tmp_path, p, buku)
    for potong in (
        "Baris 3, kolom kode: “13.1” tersimpan sebagai angka",
        "Baris 4, kolom kode: “13.77” bukan daerah",
        "Baris 5, kolom penilai: “hantu” bukan nama pengguna",
        "Baris 6, kolom P1: “6” harus bilangan bulat 1 sampai 5",
        "Baris 6, kolom P2: “2.5” harus",
        "Baris 6, kolom P3: kosong; harus",
        "Baris 7, kolom kode: “13.01” pasangan ini sudah ada di baris 2",
        "Baris 8, kolom P1: “0” harus",
        "Baris 8, kolom P2: “x” harus",
    ):
        assert potong in kalimat
    assert not Baris.objects.filter(versi__gt=0).exists()


def test_impor_menyebut_rumus_dan_galat_menurut_baris_dan_kolom(tmp_path, capsys):
    p = buat_panggung()
    a = p.penilai[0].username
    kalimat = galat_impor(capsys, tmp_path, p, buku_paparan((p.kode[0], a, "=1+1", 9, 3, ""), ("#N/A", a, 4, 4, 4, "")))
    assert "Baris 2, kolom P1: berisi rumus yang belum dihitung" in kalimat
    assert "Baris 2, kolom P2: “9” harus" in kalimat
    assert "Baris 3, kolom kode: memuat galat Excel #N/A" in kalimat
    assert "3 galat" in kalimat


def test_impor_kolom_hilang_lembar_salah_bukan_xlsx(tmp_path, capsys):
    p = buat_panggung()
    assert "P3" in galat_impor(capsys, tmp_path, p, buku_paparan(kepala=("kode", "penilai", "P1", "P2", "catatan")))
    assert "Paparan" in galat_impor(capsys, tmp_path, p, buku_paparan(lembar="Lain"))
    assert "Excel" in galat_impor(capsys, tmp_path, p, b"bukan zip")
    assert "belum berisi" in galat_impor(capsys, tmp_path, p, buku_paparan())


def test_impor_menolak_benturan_kunci_lain_dan_yang_dibebaskan(tmp_path, capsys):
    p = buat_panggung(penilai=3)
    a, b, c = p.penilai
    buat_benturan(pengguna=a, peserta=p.peserta[p.kode[0]])
    kunci(p, b, p.kode[0], 5, 5, 5)
    bebaskan(ambil_lembar_sendiri(c, p.sesi), "Sakit.", oleh=p.ketua)
    buku = buku_paparan(*[(p.kode[0], u.username, 4, 4, 4, "") for u in p.penilai])
    kalimat = galat_impor(capsys, tmp_path, p, buku)
    assert "Baris 2, kolom penilai" in kalimat and "benturan" in kalimat
    assert "Baris 3" in kalimat and "sudah dikunci dengan nilai lain" in kalimat
    assert "Baris 4" in kalimat and "dibebaskan" in kalimat


def test_impor_menimpa_draf_yang_belum_dikunci(tmp_path):
    p = buat_panggung()
    isi(p, p.penilai[0], p.kode[0], 1, 1, None)
    jalankan(tmp_path, p, buku_paparan((p.kode[0], p.penilai[0].username, 4, 4, 4, "kertas")))
    assert Baris.objects.get(catatan="kertas").skor == (4, 4, 4)


def test_impor_oleh_siapa_dan_kapan(tmp_path, capsys):
    p = buat_panggung()
    buku = buku_paparan(*penuh(p))
    for akun in (p.provinsi, p.auditor, p.penilai[0]):
        assert "ketua tim penilai atau admin" in galat_impor(capsys, tmp_path, p, buku, oleh=akun)
    setel_tahap(p.periode, "pemenang")
    assert "tahap paparan" in galat_impor(capsys, tmp_path, p, buku)
    with pytest.raises(SystemExit):
        call_command("impor_paparan", "tidak-ada.xlsx", "--periode", p.periode.kode, "--oleh", p.ketua.username)
    assert "tidak ditemukan" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        call_command("impor_paparan", "x.xlsx", "--periode", p.periode.kode, "--oleh", "hantu")
    assert "hantu" in capsys.readouterr().err


def test_impor_sebelum_sesi_dibuka(tmp_path, capsys):
    p = buat_panggung(buka=False)
    assert "belum dibuka" in galat_impor(capsys, tmp_path, p, buku_paparan(*penuh(p)))


def test_isi_lembar_banyak_menolak_tanpa_menyimpan():
    p = buat_panggung()
    a = p.penilai[0].username
    baik = {(a, p.kode[0]): (4, 4, 4, "")}
    with pytest.raises(Ditolak, match="Tidak ada baris"):
        isi_lembar_banyak(p.sesi, baik | {(a, "13.77"): (4, 4, 4, "")}, oleh=p.ketua)
    with pytest.raises(Ditolak, match="ketiga aspek"):
        isi_lembar_banyak(p.sesi, baik | {(a, p.kode[1]): (4, None, 4, "")}, oleh=p.ketua)
    with pytest.raises(Ditolak):
        isi_lembar_banyak(p.sesi, baik | {(a, p.kode[1]): (4, 9, 4, "")}, oleh=p.ketua)
    with pytest.raises(SalahPeran):
        isi_lembar_banyak(p.sesi, baik, oleh=p.provinsi)
    assert not Baris.objects.filter(versi__gt=0).exists()
    assert isi_lembar_banyak(p.sesi, baik, oleh=p.ketua) == 1
    with pytest.raises(Basi, match="dikunci"):
        isi_lembar_banyak(p.sesi, {(a, p.kode[0]): (1, 4, 4, "")}, oleh=p.ketua)
