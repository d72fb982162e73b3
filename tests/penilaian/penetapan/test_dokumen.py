"""The documents: preview and frozen snapshot, ranking and minutes as PDF, the workbook."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from penilaian.instrumen.models import Indikator
from penilaian.penetapan.buku import buku_peringkat
from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.naskah import muat_naskah
from penilaian.periode.models import Kategori, TidakBerlaku
from pentas.dokumen.models import DokumenTerbit
from pentas.galat import Ditolak
from tests.pabrik import buat_anggota_tim, setel_tahap
from tests.penilaian.penetapan.bantu import SERI, buat_kecil, buat_simulasi, isi_nilai, putuskan

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


def unduh(client, b, nama):
    client.force_login(b.ketua)
    return client.get(reverse(f"penilaian:{nama}", args=[b.periode.kode]))


def teks_pdf(jawaban) -> tuple[list[str], PdfReader]:
    assert jawaban["Content-Type"] == "application/pdf"
    pdf = PdfReader(BytesIO(jawaban.content))
    return [" ".join(h.extract_text().split()) for h in pdf.pages], pdf


def lembar(isi: bytes, nama: str) -> list[tuple]:
    return list(load_workbook(BytesIO(isi))[nama].iter_rows(values_only=True))


def buku(b) -> bytes:
    return buku_peringkat(muat_naskah(b.periode))


# --- what the documents rest on -------------------------------------------------------------------


def test_naskah_pratinjau_tidak_mendahului_keputusan():
    naskah = muat_naskah(buat_simulasi().periode)
    assert [x.peringkat for x in naskah.di_garis] == ["10="] * 3
    assert not any(x.masuk for x in naskah.di_garis)
    assert [x.kode for x in naskah.baris if x.batas] == [SERI[-1]]
    assert "belum memutuskannya" in naskah.catatan_seri
    assert [v.kode for v in naskah.penentu] == ["V13", "V06", "V10"]


@pytest.mark.parametrize(
    ("cara", "urutan", "peringkat", "batas", "kata"),
    [
        ("bobot", (), ["10", "11", "12"], "13.02", "Pelaksanaan Dukcapil Go-Digital, 20%"),
        ("urutan_lain", ("13.07", "13.03", "13.02"), ["10", "11", "12"], "13.07", "rapat pleno"),
        ("sertakan", (), ["10=", "10=", "10="], "13.03", "menyertakan semuanya"),
    ],
)
def test_naskah_setelah_keputusan(cara, urutan, peringkat, batas, kata):
    b = buat_simulasi()
    putuskan(b, cara, urutan=urutan)
    naskah = muat_naskah(b.periode)
    assert [x.peringkat for x in naskah.di_garis] == peringkat
    assert [x.kode for x in naskah.baris if x.batas] == [batas]
    assert kata in naskah.catatan_seri


def test_potret_lama_tanpa_nama_daftar():
    """Snapshots from before lists had names give their documents; a list goes by its code."""
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4)})
    b.periode.peserta.update(kategori=Kategori.objects.create(periode=b.periode, kode="kab", nama="Kabupaten", kuota=1))
    putuskan(b, "tidak_ada")
    assert muat_naskah(b.periode).sebutan_kuota == "1 Kabupaten"
    for lama in Penetapan.objects.all():
        lama.isi.pop("nama_daftar")
        lama.save()
    assert muat_naskah(b.periode).sebutan_kuota == "1 kab"
    assert buku(b)


def test_dokumen_dari_angka_yang_dibekukan():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    putuskan(b, "tidak_ada")
    setel_tahap(b.periode, "kunjungan")
    sebelum = buku(b)
    isi_nilai(b, {"13.03": {"3": 5}})
    assert buku(b) == sebelum


# --- PDF ------------------------------------------------------------------------------------------


def test_pdf_pratinjau(client):
    b = buat_simulasi()
    halaman, _ = teks_pdf(unduh(client, b, "penetapan-pdf"))
    assert "PRATINJAU – BELUM DITETAPKAN" in halaman[0]
    assert "Kode verifikasi" not in halaman[0]
    assert "Kepala Dinas" not in " ".join(halaman), "nobody signs a preview"
    assert not DokumenTerbit.objects.exists(), "reading writes nothing"


def test_pdf_peringkat(client):
    b = buat_simulasi()
    buat_anggota_tim(periode=b.periode, sebagai="ketua")
    penetapan = putuskan(b)
    halaman, pdf = teks_pdf(unduh(client, b, "penetapan-pdf"))
    terbit = DokumenTerbit.objects.get(jenis="peringkat-lapangan")
    assert len(halaman) == 3
    assert "PRATINJAU" not in halaman[0]
    for kata in (
        "lampiran Berita Acara Nomor 7/BA/2026",
        "Kabupaten Pesisir Selatan",
        "10 Kabupaten Solok *",
        "11 Kabupaten Lima Puluh Kota *",
        "Nilai sama di batas (78,00). Tim penilai mendahulukan variabel berbobot terbesar",
        terbit.kode,
        "28 September 2026",
    ):
        assert kata in halaman[0]
    assert "551" not in halaman[0]
    assert "Lampiran 1. Nilai setiap variabel" in halaman[1]
    assert "4,83" in halaman[1]
    assert "18, 19, 20, 21, 22, 22a" in halaman[2]
    assert penetapan.sidik in halaman[2].replace(" ", "")
    assert "Ketua Tim Penilai" in halaman[2]
    (lampiran,) = pdf.attachments["peringkat-lapangan.xlsx"]
    assert lampiran == buku(b)


def test_pdf_data_contoh(client):
    b = buat_simulasi(jenis="contoh")
    putuskan(b)
    halaman, _ = teks_pdf(unduh(client, b, "penetapan-pdf"))
    assert "DATA CONTOH – BUKAN HASIL PENILAIAN" in halaman[0]


def test_gladi_bertanda_di_halaman_dokumen_dan_pemeriksaan(client):
    b = buat_simulasi(jenis="gladi")
    putuskan(b)
    tanda = "GLADI – BUKAN HASIL RESMI"
    client.force_login(b.ketua)
    assert tanda in client.get(reverse("penilaian:penetapan-peringkat", args=[b.periode.kode])).content.decode()
    halaman, _ = teks_pdf(unduh(client, b, "penetapan-pdf"))
    assert tanda in halaman[0]
    assert any(tanda in str(x[0]) for x in lembar(buku(b), "Peringkat")[:3])
    terbit = DokumenTerbit.objects.first()
    periksa = client.get(reverse("dokumen:periksa-kode", args=[terbit.kode])).content.decode()
    assert tanda in periksa
    assert "DATA CONTOH" not in periksa


def test_berita_acara(client):
    b = buat_simulasi()
    tim = [buat_anggota_tim(periode=b.periode, sebagai="ketua"), buat_anggota_tim(periode=b.periode)]
    tim[1].pengguna.jabatan = "Dosen"
    tim[1].pengguna.save()
    penetapan = putuskan(b, "sertakan", alasan="Ketiganya <sama> layak.")
    halaman, _ = teks_pdf(unduh(client, b, "penetapan-berita-acara"))
    isi = " ".join(halaman)
    for kata in (
        "BERITA ACARA PENETAPAN 10 BESAR",
        "Nomor 7/BA/2026",
        "Pada hari Senin, 28 September 2026",
        "menetapkan 12 kabupaten/kota",
        "551/6",
        "Tim penilai menyertakan semuanya. Yang disertakan: Kabupaten Solok, Kabupaten Lima Puluh Kota,",
        "Ketiganya <sama> layak.",
        "13. Pelaksanaan Dukcapil Go-Digital",
        "Anggota, Dosen",
        "Kode verifikasi",
    ):
        assert kata in isi
    assert penetapan.sidik in isi.replace(" ", "")
    assert "Kota Pariaman" not in isi


def test_berita_acara_pengganti(client):
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    putuskan(b, "tidak_ada", alasan="")
    putuskan(b, "tidak_ada", nomor="9/BA/2026", alasan="Salah tulis nomor.")
    halaman, _ = teks_pdf(unduh(client, b, "penetapan-berita-acara"))
    isi = " ".join(halaman)
    assert "Berita Acara Nomor 7/BA/2026 tanggal 28 September 2026, yang digantikan" in isi
    assert "Tidak ada kabupaten/kota yang bernilai sama di batas." in isi
    assert isi.count("NIP …") >= 3, "ruled rows where no jury has been named"


def test_berita_acara_belum_ada(client):
    jawaban = unduh(client, buat_kecil({"13.01": (5, 5, 5)}), "penetapan-berita-acara")
    assert jawaban.status_code == 404


def test_tanpa_pustaka_pdf(client, monkeypatch):
    def tolak(*_args, **_kw):
        raise Ditolak("PDF belum dapat dibuat di peladen ini.", status=503)

    monkeypatch.setattr("penilaian.penetapan.dokumen.cetak_pdf", tolak)
    assert unduh(client, buat_kecil({"13.01": (5, 5, 5)}), "penetapan-pdf").status_code == 503


# --- workbook -------------------------------------------------------------------------------------


def test_buku_kerja(client):
    b = buat_simulasi()
    penetapan = putuskan(b)
    jawaban = unduh(client, b, "penetapan-xlsx")
    assert jawaban.status_code == 200
    isi = jawaban.content
    assert load_workbook(BytesIO(isi)).sheetnames == ["Peringkat", "Variabel", "Indikator", "Keterangan"]
    peringkat = {x[2]: x for x in lembar(isi, "Peringkat")}
    assert peringkat["13.05"][:6] == ("2", 2, "13.05", "Kabupaten Padang Pariaman", 91.8333333333, "551/6")
    assert peringkat["13.02"][6:] == ("ya", "ya", "ya")
    assert peringkat["13.07"][6:] == ("ya", "ya", "tidak")
    variabel = {x[0]: x for x in lembar(isi, "Variabel")}
    assert variabel["13.05"][3] == 4.8333333333
    assert variabel["13.05"][2 + 13 + 1 + 1] == "29/6"
    indikator = {x[0]: x for x in lembar(isi, "Indikator")}
    assert indikator["Kode"][2:][21:24] == ("22", "22a", "23")
    assert indikator["13.05"][2:][22] == 3
    keterangan = dict(lembar(isi, "Keterangan")[2:])
    assert keterangan["Sidik penetapan (SHA-256)"] == penetapan.sidik
    assert "indikator 29, 30" in keterangan["Bobot V13"]


def test_buku_pratinjau():
    isi = buku(buat_simulasi(jenis="contoh"))
    assert [x[0] for x in lembar(isi, "Peringkat")[:3]] == [
        "Peringkat hasil kunjungan lapangan, " + lembar(isi, "Peringkat")[0][0].split(", ")[1],
        "DATA CONTOH – BUKAN HASIL PENILAIAN",
        "PRATINJAU – BELUM DITETAPKAN",
    ]
    assert {x[2]: x[8] for x in lembar(isi, "Peringkat") if x[2]}["13.02"] == "menunggu"


def test_rumus_dalam_alasan_tetap_teks():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4)})
    putuskan(b, "tidak_ada", nomor="=1+1", alasan='=HYPERLINK("https://contoh.invalid")')
    sel = [s for baris in load_workbook(BytesIO(buku(b)))["Keterangan"].iter_rows() for s in baris]
    (alasan,) = [s for s in sel if s.value == '=HYPERLINK("https://contoh.invalid")']
    assert (alasan.data_type, alasan.quotePrefix) == ("s", True)
    assert not any(s.data_type == "f" for s in sel)


def test_belum_dinilai_kosong_dan_tidak_berlaku_bertanda():
    b = buat_kecil({"13.01": (0, None, 5)})
    satu = Indikator.objects.get(instrumen=b.periode.instrumen, kode="1")
    TidakBerlaku.objects.create(peserta=b.periode.peserta.get(), indikator=satu, alasan="Tidak ada.", oleh=b.ketua)
    assert lembar(buku(b), "Indikator")[-1] == ("13.01", "Kabupaten Pesisir Selatan", "tb", None, 5)
