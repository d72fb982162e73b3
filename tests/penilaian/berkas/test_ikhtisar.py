"""What the dashboard and the ladder say: groups, deadlines, rungs."""

import datetime as dt

import pytest

from penilaian.berkas.ikhtisar import kelompokkan, susun_kurang, susun_tenggat
from penilaian.berkas.isi import muat_isi
from penilaian.berkas.klaim import ambil_nilai, baca_klaim
from penilaian.berkas.tangga import susun_bidang, susun_tangga
from penilaian.periode.izin import ambil_indikator
from penilaian.periode.models import Narasumber, TidakBerlaku
from tests.pabrik import buat_instrumen, setel_tahap
from tests.penilaian.berkas.bantu import buat_berkas, butir, kirim_berkas, klaim

pytestmark = pytest.mark.django_db


def kurang(b):
    return {k: [(x.nomor, x.kalimat) for x in isi] for k, isi in susun_kurang(muat_isi(b.peserta)).items()}


def test_tetangga_dengan_kekurangan_sama_jadi_satu_baris():
    b = buat_berkas(instrumen=buat_instrumen())
    isi = kurang(b)
    assert isi["belum"][:3] == [("1", ""), ("2–7", ""), ("8", "")]
    assert [n for n, _ in isi["belum"]][8:10] == ["18–22a", "23–26"]
    klaim(b, "4", centang=["4.a", "4.b", "4.c"])
    isi = kurang(b)
    assert [n for n, _ in isi["belum"]][1:3] == ["2–3", "5–7"]
    assert isi["draf"] == [("4", "Bukti belum diunggah.")]


def test_kurang_mengikuti_tahap_dan_narasumber():
    b = buat_berkas()
    kirim_berkas(b)
    assert kurang(b)["draf"] == []
    assert [n for n, _ in kurang(b)["belum"]] == ["3"]
    setel_tahap(b.periode, "penetapan")
    assert kurang(b)["belum"] == []
    setel_tahap(b.periode, "kunjungan")
    Narasumber.objects.create(peserta=b.peserta, indikator=butir(b, "3").indikator, jabatan="Petugas")
    assert kurang(b)["belum"] == []


def test_yang_tidak_berlaku_memutus_deret():
    b = buat_berkas(instrumen=buat_instrumen())
    TidakBerlaku.objects.create(peserta=b.peserta, indikator=butir(b, "5").indikator, alasan="x", oleh=b.provinsi)
    belum = kelompokkan(muat_isi(b.peserta), lambda x: " ".join(x.halangan) or None)
    assert [k.nomor for k in belum][1:3] == ["2–4", "6–7"]


@pytest.mark.parametrize(
    "lagi, besar, kalimat",
    [
        (dt.timedelta(days=9, hours=2), "9", "hari lagi untuk mengirim bukti"),
        (dt.timedelta(hours=5, minutes=30), "5", "jam lagi untuk mengirim bukti"),
        (dt.timedelta(minutes=10, seconds=30), "10", "menit lagi untuk mengirim bukti"),
        (dt.timedelta(minutes=-5), "", "sudah lewat"),
        (None, "", "belum ditetapkan"),
    ],
)
def test_tenggat(monkeypatch, lagi, besar, kalimat):
    pagi = dt.datetime(2026, 8, 19, 2, tzinfo=dt.UTC)  # 09.00 WIB, so that days do not turn on the test's own clock
    monkeypatch.setattr("penilaian.berkas.ikhtisar.timezone.now", lambda: pagi)
    b = buat_berkas()
    b.periode.tahap.filter(kode="pengumpulan").update(selesai=pagi + lagi if lagi else None)
    b.periode.lupakan_tahap()
    tenggat = susun_tenggat(b.periode, b.berkas)
    assert (tenggat.besar, kalimat in tenggat.kalimat) == (besar, True)


def test_tenggat_setelah_kirim_dan_tutup():
    b = buat_berkas()
    setel_tahap(b.periode, "rekap")
    assert "sudah ditutup" in susun_tenggat(b.periode, b.berkas).kalimat
    b.berkas.status = "dikirim"
    assert susun_tenggat(b.periode, b.berkas) is None
    b.berkas.status = "dikembalikan"
    assert "memperbaiki" in susun_tenggat(b.periode, b.berkas).kalimat


def tangga(b, kode):
    indikator = ambil_indikator(b.periode, kode)
    nilai = ambil_nilai(b.peserta, indikator)
    return susun_tangga(indikator, baca_klaim(b.peserta, indikator, None, nilai))


def test_tangga_menggabungkan_yang_tak_terurai():
    b = buat_berkas(instrumen=buat_instrumen())
    assert [(a.label, a.sunyi) for a in tangga(b, "30")] == [("1–2", True), ("3", False), ("4", False), ("5", False)]
    assert [a.label for a in tangga(b, "23")] == ["1", "2–4", "5"]
    assert [a.label for a in tangga(b, "2")] == ["1", "2", "3", "4", "5"]
    assert not any(a.capai for a in tangga(b, "30"))


def test_tangga_mencapai_saran():
    b = buat_berkas(instrumen=buat_instrumen())
    klaim(b, "30", level=4, centang=[f"30.{h}" for h in "abcde"])
    anak = tangga(b, "30")
    assert [a.capai for a in anak] == [True, True, True, False]
    assert [a.label for a in anak if a.puncak] == ["4"]
    assert [(a.jumlah_terpenuhi, len(a.syarat)) for a in anak[1:]] == [(3, 3), (2, 2), (0, 2)]


def test_syarat_otomatis_dari_angka():
    b = buat_berkas(instrumen=buat_instrumen())
    klaim(b, "16", level=0, centang=[], masukan={"anggaran_apbd": "2.000", "anggaran_dak": "1.000"})
    puncak = tangga(b, "16")[-1].syarat[0]
    assert (puncak.kriteria.kode, puncak.otomatis, puncak.tercentang) == ("16.e", True, True)


def test_bidang_menurut_jenisnya():
    b = buat_berkas(instrumen=buat_instrumen())
    jenis = {}
    for kode in ("10", "13", "18"):
        indikator = ambil_indikator(b.periode, kode)
        klaim_kosong = baca_klaim(b.peserta, indikator, None, None)
        jenis[kode] = [(m.nama, m.jenis) for m in susun_bidang(indikator, b.peserta, klaim_kosong)]
    assert jenis["10"][0] == ("nilai_biro", "pilihan")
    assert jenis["13"] == [("jumlah_penduduk", "tetap"), ("hari_layanan", "angka")]
    assert jenis["18"] == [("pembilang", "angka"), ("penyebut", "angka"), ("capaian", "hasil")]
