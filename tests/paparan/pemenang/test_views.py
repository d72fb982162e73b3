"""The live recap, the final ranking, its documents."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from paparan.lembar.izin import ambil_lembar_sendiri
from paparan.lembar.tindakan_ketua import bebaskan
from paparan.pemenang.models import Pemenang
from paparan.sesi.izin import ambil_tampil
from paparan.sesi.tindakan import akhiri_tampil, mulai_tampil
from pentas.akun.peran import Peran
from tests.pabrik import buat_anggota_tim, buat_benturan, buat_pengguna, buat_periode, setel_tahap
from tests.paparan.bantu import buat_panggung, isi, kunci, menangkan, tutup_lembar_penuh

pytestmark = pytest.mark.django_db


def alamat(nama, p, *arg):
    return reverse(f"paparan:{nama}", args=[p.periode.kode, *arg])


# --- recap ----------------------------------------------------------------------------------------


def test_rekap_menunjukkan_keadaan_bukan_nilai(client):
    p = buat_panggung(jumlah=4, penilai=3, buka=False)
    buat_benturan(pengguna=p.penilai[2], peserta=p.peserta[p.kode[0]])
    from paparan.sesi.tindakan import buka_sesi

    buka_sesi(p.sesi, oleh=p.ketua)
    kunci(p, p.penilai[0], p.kode[0], 5, 5, 4)
    isi(p, p.penilai[1], p.kode[0], 5, 4)
    mulai_tampil(ambil_tampil(p.sesi, p.kode[0]), oleh=p.ketua)
    client.force_login(p.auditor)
    html = client.get(alamat("rekap", p)).content.decode()
    assert "1 dari 11" in html and ">2/3<" in html and ">BK<" in html and ">14<" not in html
    akhiri_tampil(ambil_tampil(p.sesi, p.kode[0]), oleh=p.ketua)
    html = client.get(alamat("rekap-data", p)).json()["html"]
    assert "daya tarik penyampaian belum dinilai" in html and "Perlu tindakan" in html


def test_rekap_data_304_bila_tetap(client):
    p = buat_panggung()
    client.force_login(p.ketua)
    satu = client.get(alamat("rekap-data", p))
    sama = client.get(alamat("rekap-data", p), headers={"if-none-match": satu["ETag"]})
    assert sama.status_code == 304
    isi(p, p.penilai[0], p.kode[0], 3)
    assert client.get(alamat("rekap-data", p), headers={"if-none-match": satu["ETag"]}).status_code == 200


def test_rekap_membuka_nilai_dan_rata_rata_setelah_semua_ditutup(client):
    p = buat_panggung(penilai=3)
    tutup_lembar_penuh(p, p.penilai[0], (5, 5, 4))
    tutup_lembar_penuh(p, p.penilai[1], (4, 4, 4))
    client.force_login(p.ketua)
    assert "86,67" not in client.get(alamat("rekap", p)).content.decode()
    bebaskan(ambil_lembar_sendiri(p.penilai[2], p.sesi), "Sakit.", oleh=p.ketua)
    html = client.get(alamat("rekap", p)).content.decode()
    assert "86,67" in html and ">14<" in html


def test_rekap_hak_dan_lembar_susulan(client):
    p = buat_panggung()
    buat_anggota_tim(periode=p.periode)
    for akun, status in ((p.penilai[0], 403), (buat_pengguna(peran=Peran.OPERATOR), 403), (p.auditor, 200)):
        client.force_login(akun)
        assert client.get(alamat("rekap", p)).status_code == status
        assert client.get(alamat("rekap-data", p)).status_code == status
    client.force_login(p.auditor)
    assert client.post(alamat("rekap-siapkan", p)).status_code == 403
    client.force_login(p.provinsi)
    assert "belum punya lembar" in client.get(alamat("rekap", p)).content.decode()
    assert client.post(alamat("rekap-siapkan", p)).status_code == 302
    assert p.sesi.lembar.count() == 3


def test_rekap_sebelum_sesi_dibuka(client):
    p = buat_panggung(buka=False)
    client.force_login(p.ketua)
    assert client.get(alamat("rekap", p)).status_code == 200
    assert client.get(alamat("rekap-data", p)).status_code == 409


@pytest.mark.parametrize("nama", ["rekap", "rekap-data", "pemenang", "rapor-daftar"])
def test_kueri_tetap(client, django_assert_max_num_queries, nama):
    jumlah = []
    for banyak, penilai in ((3, 2), (19, 6)):
        p = buat_panggung(jumlah=banyak, penilai=penilai)
        for satu in p.penilai:
            tutup_lembar_penuh(p, satu)
        client.force_login(p.ketua)
        client.get(alamat(nama, p))
        with django_assert_max_num_queries(60) as terhitung:
            assert client.get(alamat(nama, p)).status_code == 200
        jumlah.append(len(terhitung))
    assert jumlah[0] == jumlah[1]


# --- final ranking --------------------------------------------------------------------------------


def test_halaman_pemenang_tertutup_sampai_semua_lembar_ditutup(client):
    p = buat_panggung()
    client.force_login(p.ketua)
    for periode in (p.periode, buat_periode(tahap_terbuka="rekap")):
        jawab = client.get(reverse("paparan:pemenang", args=[periode.kode]))
        assert jawab.status_code == 200 and "belum terlihat" in jawab.content.decode()
    for nama in ("pemenang-pdf", "pemenang-xlsx", "pemenang-berita-acara"):
        assert client.get(alamat(nama, p)).status_code == 409


def test_menetapkan_dan_mengumumkan_dari_halaman(client):
    p = buat_panggung()
    for penilai in p.penilai:
        tutup_lembar_penuh(p, penilai)
    setel_tahap(p.periode, "pemenang")
    client.force_login(p.ketua)
    halaman = client.get(alamat("pemenang", p)).content.decode()
    assert "80% nilai lapangan + 20% nilai paparan" in halaman
    isi_form = {"nomor": "", "tanggal": "2026-08-10", "alasan": "", "sidik_dilihat": "x"}
    assert client.post(alamat("pemenang-tetapkan", p), isi_form).status_code == 422
    assert client.post(alamat("pemenang-tetapkan", p), isi_form | {"nomor": "020"}).status_code == 409
    import re

    sidik = re.search(r'name="sidik_dilihat" value="([0-9a-f]{64})"', halaman)[1]
    jawab = client.post(alamat("pemenang-tetapkan", p), isi_form | {"nomor": "020", "sidik_dilihat": sidik})
    assert jawab.status_code == 302
    assert "Juara III" in client.get(alamat("pemenang", p)).content.decode()
    client.force_login(p.penilai[0])
    assert client.get(alamat("pemenang", p)).status_code == 403
    client.force_login(p.provinsi)
    assert client.post(alamat("pemenang-umumkan", p)).status_code == 403
    client.force_login(p.admin)
    assert client.post(alamat("pemenang-umumkan", p)).status_code == 302
    assert client.post(alamat("pemenang-umumkan", p)).status_code == 409
    client.force_login(p.penilai[0])
    assert client.get(alamat("pemenang", p)).status_code == 200


def test_formulir_pleno(client):
    p = buat_panggung(nilai={"13.01": (40, 50), "13.02": (40, 50), "13.03": (20, 40)})
    for penilai in p.penilai:
        tutup_lembar_penuh(p, penilai)
    setel_tahap(p.periode, "pemenang")
    client.force_login(p.ketua)
    halaman = client.get(alamat("pemenang", p)).content.decode()
    assert "menunggu keputusan rapat pleno" in halaman and 'name="cara" value="aturan"' not in halaman
    isi_form = {"nomor": "1", "tanggal": "2026-08-10", "alasan": "Pleno.", "sidik_dilihat": "", "urutan_13.01": 1}
    isi_form["sidik_dilihat"] = halaman.split('name="sidik_dilihat" value="')[1][:64]
    salah = client.post(alamat("pemenang-tetapkan", p), isi_form | {"urutan_13.02": 1})
    assert salah.status_code == 422 and "masing-masing satu kali" in salah.content.decode()
    isi_form |= {"urutan_13.01": 2, "urutan_13.02": 1}
    assert client.post(alamat("pemenang-tetapkan", p), isi_form | {"alasan": ""}).status_code == 422
    assert client.post(alamat("pemenang-tetapkan", p), isi_form).status_code == 302
    assert Pemenang.objects.get().juara.kode == "13.02"
    assert "urutan menurut rapat pleno" in client.get(alamat("pemenang", p)).content.decode()


def test_buku_kerja_hasil(client):
    p = buat_panggung()
    menangkan(p, (5, 4, 4))
    client.force_login(p.auditor)
    buku = load_workbook(BytesIO(client.get(alamat("pemenang-xlsx", p)).content))
    assert buku.sheetnames == ["Peringkat akhir", "Nilai variabel", "Lembar nilai"]
    baris = [[s.value for s in r] for r in buku["Peringkat akhir"].iter_rows()]
    juara = next(r for r in baris if r[2] == "Juara I")
    assert juara[3] == p.kode[0] and juara[8] == "292/3"
    lembar = [[s.value for s in r] for r in buku["Lembar nilai"].iter_rows()]
    assert ["Penilai 1", p.kode[0], p.peserta[p.kode[0]].kabupaten_kota.nama, 5, 4, 4, 13] in lembar


def test_kolom_variabel_mengikuti_kode_bukan_urutan_simpanan(client):
    """Stored JSON may come back with its keys in another order (PostgreSQL does): the columns must not follow."""
    p = buat_panggung()
    hasil = menangkan(p, (5, 4, 4))
    for b in hasil.isi["baris"]:
        b["nilai_variabel"] = dict(reversed(b["nilai_variabel"].items()))
    Pemenang.objects.filter(pk=hasil.pk).update(isi=hasil.isi)
    client.force_login(p.auditor)
    lembar = load_workbook(BytesIO(client.get(alamat("pemenang-xlsx", p)).content))["Nilai variabel"]
    judul, *baris = [[s.value for s in r] for r in lembar.iter_rows() if r[2].value is not None]
    assert judul[2:] == ["1. Pelayanan (40%)", "2. Peningkatan SDM (60%)"]
    isi = {b["kode"]: b["nilai_variabel"] for b in hasil.isi["baris"]}
    assert {b[0]: (b[2], b[3]) for b in baris} == {k: (int(n["V01"]), int(n["V02"])) for k, n in isi.items()}


def test_dokumen_pdf_hasil(client):
    pypdf = pytest.importorskip("pypdf")
    p = buat_panggung()
    menangkan(p)
    client.force_login(p.ketua)
    for nama, potong in (("pemenang-pdf", "REKAPITULASI NILAI AKHIR"), ("pemenang-berita-acara", "BERITA ACARA")):
        jawab = client.get(alamat(nama, p))
        if jawab.status_code == 503:
            pytest.skip("WeasyPrint or the built style sheets are not here")
        teks = " ".join(h.extract_text() for h in pypdf.PdfReader(BytesIO(jawab.content)).pages)
        assert potong in teks and "80% nilai lapangan" in teks and "Juara II" in teks and "PD" in teks
