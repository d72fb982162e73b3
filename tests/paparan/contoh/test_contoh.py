"""The demo is the plan to the exact fraction, its tie is real, and loading it again changes nothing."""

import json
from fractions import Fraction

import pytest
from django.core.management import call_command

from paparan.contoh.akun import siapkan_akun
from paparan.contoh.beban import buat_beban
from paparan.contoh.simulasi import buat_simulasi, rencana
from penilaian.instrumen.dasar import muat_dasar
from penilaian.nilai.hitung import bulat
from penilaian.nilai.models import Nilai
from penilaian.penetapan.peringkat import muat_peringkat
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode
from pentas.akun.models import Pengguna
from pentas.galat import Ditolak
from pentas.jejak.models import Jejak

LENGKAP_4_DESIMAL = 4


@pytest.fixture
def akun(db):
    instrumen = muat_dasar()
    return instrumen, siapkan_akun(instrumen.provinsi, "sandi-contoh-untuk-uji")[0]


def json_dari(capsys, *perintah):
    capsys.readouterr()
    call_command(*perintah)
    return json.loads(capsys.readouterr().out)


def test_simulasi_sama_dengan_rencana(db, capsys):
    call_command("muat_contoh")
    plan = rencana()
    lapangan = json_dari(capsys, "peringkat", "--periode", "SIMULASI-2026", "--lapis", "lapangan", "--json")
    assert [b["kode"] for b in lapangan] == [d["kode"] for d in plan["dinas"]]
    for baris, dinas in zip(lapangan, plan["dinas"], strict=True):
        assert baris["nilai"] == dinas["nilai_pecahan"]
        assert baris["nilai_variabel"] == dinas["nilai_variabel"]
        assert baris["lengkap"] is True
    assert [b["peringkat"] for b in lapangan[9:13]] == [10, 10, 10, 13]
    assert [b["kode"] for b in lapangan if b["seri"]] == plan["seri_10_11_12"]
    assert [b["urutan"] for b in lapangan] == list(range(1, 20))

    akhir = json_dari(capsys, "peringkat", "--periode", "SIMULASI-2026", "--lapis", "akhir", "--json")
    assert [b["kode"] for b in akhir] == [h["kode"] for h in plan["hasil_akhir"]["80"]]
    paparan = {p["kode"]: p["nilai_paparan"] for p in plan["paparan"]}
    for baris, hasil in zip(akhir, plan["hasil_akhir"]["80"], strict=True):
        assert bulat(Fraction(baris["nilai"]), LENGKAP_4_DESIMAL) == hasil["nilai"]
        assert bulat(Fraction(baris["nilai_paparan"]), LENGKAP_4_DESIMAL) == paparan[baris["kode"]]
        seimbang = Fraction(4, 5) * Fraction(baris["nilai_lapangan"]) + Fraction(1, 5) * Fraction(
            baris["nilai_paparan"]
        )
        assert Fraction(baris["nilai"]) == seimbang

    periode = json_dari(capsys, "daftar_periode", "--json")
    assert {p["kode"]: p["tahap"] for p in periode} == {"LATIHAN-2026": "pengumpulan", "SIMULASI-2026": "selesai"}

    sebelum = Jejak.objects.count(), Nilai.objects.count(), Pengguna.objects.count()
    call_command("muat_contoh")
    assert (Jejak.objects.count(), Nilai.objects.count(), Pengguna.objects.count()) == sebelum
    call_command("periksa_jejak")


def test_seri_di_garis_ada_sebelum_diputuskan(akun):
    instrumen, orang = akun
    periode = buat_simulasi(instrumen, orang, oleh=orang["admin"], sampai=KodeTahap.PENETAPAN)
    peringkat = muat_peringkat(periode)
    assert peringkat.penetapan is None
    assert peringkat.usulan.perlu_keputusan
    assert list(peringkat.usulan.seri_di_garis) == rencana()["seri_10_11_12"]
    assert {b.peringkat for b in peringkat.baris if b.seri} == {10}
    assert not peringkat.usulan.pleno


def test_beban_berdiri_di_kunjungan_dan_lengkap(akun):
    instrumen, orang = akun
    periode = buat_beban(instrumen, orang, 25, benih=7, oleh=orang["admin"])
    assert periode.kode == "BEBAN-25"
    assert Periode.objects.get(pk=periode.pk).sedang(KodeTahap.KUNJUNGAN)
    peringkat = muat_peringkat(periode)
    assert len(peringkat.baris) == 25
    assert all(b.lengkap for b in peringkat.baris)
    buatan = [p.kode for p in peringkat.papan.peserta if p.kabupaten_kota.contoh]
    assert buatan == [f"13.{n}" for n in range(101, 107)]


def test_benih_sama_nilai_sama(akun):
    instrumen, orang = akun
    total = []
    for _ in range(2):
        periode = buat_beban(instrumen, orang, 5, benih=3, oleh=orang["admin"])
        total.append([(b.kode, b.total) for b in muat_peringkat(periode).baris])
        Periode.objects.filter(pk=periode.pk).update(kode=f"LAMA-{len(total)}")
    assert total[0] == total[1]


def test_jumlah_di_luar_batas_ditolak(akun):
    instrumen, orang = akun
    with pytest.raises(Ditolak):
        buat_beban(instrumen, orang, 515, benih=1, oleh=orang["admin"])


def test_sandi_contoh_berganti_bila_diminta(akun):
    instrumen, _ = akun
    _, sandi = siapkan_akun(instrumen.provinsi, "sandi-lain-yang-panjang")
    assert sandi == "sandi-lain-yang-panjang"
    assert Pengguna.objects.get(username="penilai1").check_password(sandi)
    assert siapkan_akun(instrumen.provinsi, "")[1] == ""
