"""Bad input over HTTP: the status that the contract names, a sentence that says what to do, nothing written."""

import html
import re

import pytest

from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.nilai.models import Nilai
from penilaian.periode.models import Peserta
from pentas.akun.models import Pengguna
from tests.kontrak.dunia import ATUR, PERIODE, entri, ganti_tahap, kirim, lakukan, sidik_isi, unggah
from tests.kontrak.pemeriksa import KODE, MEJA, buku, buku_nilai
from tests.pentas.unggahan import contoh as berkas_contoh

OPERATOR, LAIN = "operator.13.06", "operator.13.01"
# What a refusal may ask the person to do.
SURUHAN = "pilih tulis isi ubah simpan ganti periksa perkecil pisah unggah tutup hubungi bandingkan sisakan serahkan"
SURUHAN = [*SURUHAN.split(), "muat ulang", "dapat membaca", "perbaiki", "kosongkan", "bukan untuk akun Anda"]
SURUHAN = re.compile(rf"\b({'|'.join(SURUHAN)})", re.IGNORECASE)


def kalimat(jawab) -> str:
    if jawab.headers["Content-Type"].startswith("application/json"):
        return jawab.json()["galat"]
    isi = jawab.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", isi)))


def ditolak(lakukan_, status: int, kata: str) -> None:
    """``kata``: what the sentence must hold."""
    sebelum = sidik_isi()
    jawab = lakukan_()
    teks = kalimat(jawab)
    assert jawab.status_code == status, f"{jawab.status_code}: {teks}"
    assert kata in teks
    assert SURUHAN.search(teks), f"says nothing to do: {teks}"
    assert "!" not in teks
    assert sidik_isi() == sebelum, f"something was written: {teks}"


def berkas_buruk(settings):
    bom_docx = berkas_contoh.docx(**{"isi.bin": bytes(40 * 1024 * 1024)})
    daftar = [
        ("surat.pdf", b"MZ" + bytes(300), 415, "isinya bukan PDF"),
        ("foto.pdf", berkas_contoh.gambar("PNG"), 415, "isinya PNG"),
        ("catatan.txt", b"halo", 415, "belum diterima"),
        ("halaman.html", b"<html><script>1</script></html>", 415, "belum diterima"),
        ("kosong.pdf", b"", 422, "kosong (0 byte)"),
        ("besar.pdf", b"%PDF-1.4\n" + bytes(settings.UNGGAHAN_BATAS_BYTE), 413, "melebihi batas 20 MB"),
        ("bom.png", berkas_contoh.bom_png(), 413, "juta piksel"),
        ("bom.docx", bom_docx, 413, "mengembang terlalu besar"),
    ]
    jalan = ("../../etc/passwd.png", "..\\..\\a.png", "/etc/a.png", "C:\\temp\\a.png", "a/b.png", "..", "&#47;a.png")
    daftar += [(nama, berkas_contoh.gambar("PNG"), 422, "tanda folder") for nama in jalan]
    for nama, isi, status, kata in daftar:
        for skrip in (True, False):
            ditolak(lambda n=nama, i=isi, s=skrip: unggah(OPERATOR, n, i, skrip=s), status, kata)


def level_buruk():
    for level in (6, -1, 2.5, "3", True, 10**30, [4]):
        ditolak(lambda n=level: entri(OPERATOR, "nilai.klaim", "13.06", "1", level=n), 422, "bilangan bulat 0 sampai 5")
    ditolak(lambda: entri(OPERATOR, "nilai.klaim", "13.06", "23", level=4), 422, "wawancara")
    ditolak(lambda: entri(OPERATOR, "nilai.klaim", "13.06", "1", level=1), 422, "Tulis alasan")


def bukan_miliknya():
    ditolak(lambda: entri(LAIN, "nilai.klaim", "13.06", "1", level=4), 404, "bukan untuk akun Anda")
    ditolak(lambda: unggah(LAIN, "a.png", berkas_contoh.gambar("PNG")), 404, "bukan untuk akun Anda")
    ditolak(lambda: kirim(LAIN, f"/p/{PERIODE}/berkas/13.06/kirim/"), 404, "bukan untuk akun Anda")
    for akun in ("rekap.provinsi1", "penilai1", "ketua.tim", "admin", "auditor"):
        ditolak(lambda a=akun: entri(a, "nilai.klaim", "13.06", "1", level=4), 403, "diisi oleh operator")


def dua_orang():
    """The second one sees the first's value, and may then decide on it."""
    assert entri(OPERATOR, "nilai.klaim", "13.06", "1", level=4).json()["versi"] == 1
    ditolak(lambda: entri(OPERATOR, "nilai.klaim", "13.06", "1", level=5), 409, "masuk lebih dulu")
    rincian = entri(OPERATOR, "nilai.klaim", "13.06", "1", level=5).json()["rincian"]
    assert (rincian["tersimpan"]["level"], rincian["versi"]) == (4, 1)
    assert entri(OPERATOR, "nilai.klaim", "13.06", "1", dasar=rincian["versi"], level=5).json()["versi"] == 2


def tahap_tidak_urut():
    for tahap in ("rekap", "penetapan", "pemenang"):
        ditolak(lambda t=tahap: kirim("admin", f"{ATUR}/tahap/{t}/buka/"), 409, "belum ditutup. Tutup dahulu")
    ditolak(lambda: kirim("admin", f"{ATUR}/tahap/kunjungan/tutup/"), 409, "Belum dibuka")
    ditolak(lambda: kirim("ketua.tim", f"{ATUR}/tahap/pengumpulan/tutup/"), 403, "tidak memegang peran")
    ditolak(lambda: entri("penilai1", "nilai.lapangan", "13.06", "1", level=4), 409, "tahap kunjungan lapangan")


def rubrik_buruk():
    """Weights that do not sum to 100 are not published; the last indicator of a variable stays."""
    asal = Instrumen.objects.get(kode="SUMBAR-2026")
    draf = {"sumber": "salinan", "asal": asal.pk, "provinsi": "13", "kode": "UJI-2027", "tahun": 2027}
    lakukan("admin", "/instrumen/baru/", **draf)
    bobot = {v.kode: str(v.bobot.normalize()) for v in asal.variabel.all()} | {"V06": "14"}
    lakukan("admin", "/instrumen/UJI-2027/bobot/", **bobot)
    sk = {"sk_nomor": "1/SK/2027", "sk_tanggal": "2027-01-04", "sk_penanda_tangan": "Kepala Dinas"}
    ditolak(lambda: kirim("admin", "/instrumen/UJI-2027/terbitkan/", **sk), 422, "100")
    satu = Indikator.objects.get(instrumen=asal, kode="1")  # the only one of V01
    isi = {"peserta": peserta("13.06"), "indikator": satu.pk, "alasan": "Tidak ada layanannya."}
    ditolak(lambda: kirim("admin", f"{ATUR}/tidak-berlaku/", **isi), 422, "Sisakan paling sedikit satu indikator")


def peserta(kode: str) -> int:
    return Peserta.objects.get(periode__kode=PERIODE, kabupaten_kota=kode).pk


def sesudah_ditutup():
    ditolak(lambda: kirim(OPERATOR, f"/p/{PERIODE}/berkas/13.06/kirim/", kepala_jabatan="x"), 409, "Kini tahap rekap")
    ditolak(lambda: entri(OPERATOR, "nilai.klaim", "13.06", "2", level=4), 409, "Kini tahap rekap")
    ditolak(lambda: unggah(OPERATOR, "a.png", berkas_contoh.gambar("PNG")), 409, "Kini tahap rekap")


def penilai_berbenturan():
    """Declared, so neither a field value nor a place in the team; the others go on."""
    tiga = Pengguna.objects.get(username="penilai3").pk
    alasan = "Pernah bertugas di dinas itu."
    lakukan("admin", f"{ATUR}/benturan/", pengguna=tiga, peserta=peserta("13.06"), alasan=alasan)
    jadwal = {"tanggal": "2026-12-21", "tempat": "Lubuk Basung"}
    alamat = f"/p/{PERIODE}/kunjungan/13.06/jadwal/"
    ditolak(lambda: kirim("rekap.provinsi1", alamat, tim=[tiga], **jadwal), 422, "benturan")
    satu = Pengguna.objects.get(username="penilai1").pk
    lakukan("rekap.provinsi1", alamat, tim=[satu], **jadwal)
    ditolak(lambda: entri("penilai3", "nilai.lapangan", "13.06", "1", level=4), 403, "benturan kepentingan")
    ditolak(lambda: entri("penilai2", "nilai.lapangan", "13.06", "1", level=4), 403, "tim kunjungannya")
    ditolak(lambda: entri("penilai1", "nilai.lapangan", "13.06", "1", level=6), 422, "bilangan bulat 0 sampai 5")
    assert entri("penilai1", "nilai.lapangan", "13.06", "1", level=4, alasan="Sesuai di lapangan.").status_code == 200
    ditolak(lambda: entri("penilai1", "nilai.lapangan", "13.06", "1", level=5, alasan="x"), 409, "masuk lebih dulu")


@pytest.mark.django_db
def test_masukan_buruk_ditolak_dengan_statusnya(contoh, settings):
    berkas_buruk(settings)
    level_buruk()
    bukan_miliknya()
    dua_orang()
    tahap_tidak_urut()
    rubrik_buruk()
    ganti_tahap("pengumpulan", "rekap")
    sesudah_ditutup()
    ganti_tahap("rekap", "kunjungan")
    penilai_berbenturan()
    assert contoh.json("periksa_jejak", "--json")["utuh"] is True


def _rusak(*sel):
    """{cell: content} written over a workbook of two offices whose every field value is 3."""

    def ubah(lembar):
        for alamat, isi in sel:
            lembar[alamat] = isi

    baris = [[k, *[3] * len(KODE)] for k in ("13.06", "13.10")]
    return buku(["kode", *KODE], baris, ubah=ubah)


BURUK = {
    "level 6": (_rusak(("B2", 6)), "Baris 2, kolom 1 (sel B2): “6” harus bilangan bulat 0 sampai 5, atau kosong."),
    "level 2.5": (_rusak(("C3", 2.5)), "Baris 3, kolom 2 (sel C3): “2.5”"),
    "benar/salah": (_rusak(("D3", True)), "Baris 3, kolom 3 (sel D3): “True”"),
    "kata": (_rusak(("X3", "lima")), "Baris 3, kolom 22a (sel X3): “lima”"),
    "rumus": (_rusak(("B3", "=1+2")), "Baris 3, kolom 1 (sel B3): berisi rumus yang belum dihitung"),
    "13.10 menjadi angka": (_rusak(("A3", 13.10)), "Baris 3, kolom kode (sel A3): “13.1” tersimpan sebagai angka"),
    "kode asing": (_rusak(("A3", "13.99")), "Baris 3, kolom kode (sel A3): “13.99” bukan peserta"),
    "kode kembar": (_rusak(("A3", "13.06")), "Baris 3, kolom kode (sel A3): “13.06” sudah ada di baris 2"),
    "kode kosong": (_rusak(("A3", None)), "Baris 3, kolom kode (sel A3): kode daerah kosong"),
    "kolom asing": (_rusak(("AG1", "31")), "Baris judul, kolom AG: “31” bukan kode indikator"),
    "kolom hilang": (_rusak(("AF1", None)), "Baris judul, kolom 30: kolom ini tidak ada"),
    "kolom kembar": (_rusak(("C1", "1")), "Judul kolom 1 muncul lebih dari sekali"),
    "lembar lain": (buku(["kode", *KODE], [], lembar="Sheet1"), "Lembar Nilai tidak ada"),
    "lembar kosong": (buku([], []), "Lembar Nilai kosong"),
    "tanpa baris": (buku(["kode", *KODE], []), "belum memuat baris daerah"),
    "bukan buku kerja": (b"kode;1;2\n13.06;3;4\n", "bukan buku kerja Excel"),
    "zip biasa": (berkas_contoh.arsip({"a.txt": b"x"}), "bukan buku kerja Excel"),
    "kosong": (b"", "kosong (0 byte)"),
}


@pytest.mark.django_db
def test_buku_kerja_buruk(contoh):
    """Desk values at the desk's stage: nothing of a bad workbook is kept, a check keeps nothing at all."""
    ganti_tahap("pengumpulan", "rekap")
    perintah = ("--periode", PERIODE, "--lapis", "desk", "--oleh")
    sebelum = sidik_isi()
    for nama, (isi, kata) in BURUK.items():
        keluar, kalimat_ = contoh.impor("impor_nilai", isi, *perintah, "rekap.provinsi1")
        assert (keluar, kata in kalimat_) == (1, True), f"{nama}: {kalimat_}"
    baik = buku_nilai({"13.06": dict.fromkeys(MEJA, 3)})
    wawancara = buku_nilai({"13.06": dict.fromkeys(MEJA, 3) | {"23": 3}})
    assert "dinilai lewat wawancara" in contoh.impor("impor_nilai", wawancara, *perintah, "rekap.provinsi1")[1]
    for akun in ("ketua.tim", "admin", "auditor", "penilai1", "operator.13.06", "tidak.ada"):
        assert contoh.impor("impor_nilai", baik, *perintah, akun)[0] == 1
    assert contoh.impor("impor_nilai", baik, *perintah, "rekap.provinsi1", "--uji")[0] == 0
    assert sidik_isi() == sebelum
    assert not Nilai.objects.filter(peserta__periode__kode=PERIODE).exists()
    assert contoh.impor("impor_nilai", baik, *perintah, "rekap.provinsi1") == (0, f"{len(MEJA)} nilai berubah.\n")
