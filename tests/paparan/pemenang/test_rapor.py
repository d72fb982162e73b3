"""The result sheet: each office its own, after the announcement; no single juror's marks."""

from fractions import Fraction
from io import BytesIO

import pytest
from django.urls import reverse

from paparan.pemenang.models import Pemenang
from paparan.pemenang.rapor import muat_rapor
from penilaian.instrumen.models import Indikator
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.penetapan.models import Penetapan
from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode
from tests.paparan.bantu import buat_panggung, menangkan

pytestmark = pytest.mark.django_db


def alamat(p, kode=None, nama="rapor"):
    return reverse(f"paparan:{nama}", args=[p.periode.kode, *([kode] if kode else [])])


def operator(kode):
    return buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota=kode)


def peserta(p, kode):
    satu = p.peserta[kode]
    satu.periode = p.periode
    return satu


def test_nilai_di_samping_rata_rata_dan_urutannya():
    p = buat_panggung(nilai={"13.01": (40, 40), "13.02": (20, 50), "13.03": (20, 40)})
    menangkan(p)
    rapor = muat_rapor(peserta(p, "13.02"), diumumkan_saja=True)
    v01, v02 = rapor.variabel
    assert (v01.nilai, v01.rata, v01.urutan) == (20, Fraction(80, 3), 2)
    assert (v02.nilai, v02.rata, v02.urutan) == (50, Fraction(130, 3), 1)
    assert v02.capaian == Fraction(5, 6) and v01.selisih == Fraction(-20, 3)
    assert rapor.unggul == [v02] and rapor.perhatian == [v01]
    assert rapor.rata_total == 70 and rapor.baris["peringkat"] == 2 and rapor.jumlah == 3
    assert [b["kode"] for b in rapor.juara] == ["13.01", "13.02", "13.03"]
    assert rapor.akhir["nilai_paparan"] == "80"


def test_perubahan_lapangan_dengan_alasan():
    p = buat_panggung()
    satu = peserta(p, p.kode[0])
    i1, i2, i3 = Indikator.objects.filter(instrumen=p.periode.instrumen)
    tetapkan_banyak([SelNilai(satu, i1, 5), SelNilai(satu, i2, 4)], Lapis.DESK, oleh=p.provinsi)
    lapangan = [SelNilai(satu, i1, 3, alasan="Tidak dipajang."), SelNilai(satu, i2, 4), SelNilai(satu, i3, 5)]
    tetapkan_banyak(lapangan, Lapis.LAPANGAN, oleh=p.ketua)
    menangkan(p)
    (beda,) = muat_rapor(satu, diumumkan_saja=True).perubahan
    assert (beda.indikator, beda.desk, beda.lapangan, beda.alasan) == (i1, 5, 3, "Tidak dipajang.")


def test_operator_membaca_miliknya_setelah_diumumkan(client):
    p = buat_panggung(jumlah=4, masuk=["13.01", "13.02", "13.03"])
    client.force_login(operator("13.04"))
    menangkan(p, diumumkan=False)
    assert client.get(alamat(p, "13.04")).status_code == 409
    assert "belum diumumkan" in client.get(alamat(p, nama="rapor-daftar")).content.decode()
    from paparan.pemenang.tindakan import umumkan

    umumkan(p.sesi, oleh=p.ketua)
    assert client.get(alamat(p, nama="rapor-daftar"))["Location"] == alamat(p, "13.04")
    halaman = client.get(alamat(p, "13.04")).content.decode()
    assert "Tidak masuk" in halaman and "Juara I" in halaman and "Nilai Anda" in halaman
    for lain in ("13.01", "13.77"):
        assert client.get(alamat(p, lain)).status_code == 404
        assert client.get(alamat(p, lain, "rapor-pdf")).status_code == 404


def test_rapor_finalis_tanpa_nilai_penilai_perorangan(client):
    p = buat_panggung()
    for penilai in p.penilai:
        penilai.nama = f"Nama {penilai.username}"
        penilai.save()
    menangkan(p, (5, 4, 4))
    client.force_login(operator(p.kode[0]))
    halaman = client.get(alamat(p, p.kode[0])).content.decode()
    assert "86,67" in halaman
    assert not any(penilai.username in halaman for penilai in p.penilai)


def test_provinsi_melihat_pratinjau_penilai_menunggu(client):
    p = buat_panggung()
    client.force_login(p.penilai[0])
    assert client.get(alamat(p, p.kode[0])).status_code == 409
    client.force_login(p.provinsi)
    halaman = client.get(alamat(p, p.kode[0])).content.decode()
    assert "Pratinjau" in halaman and "Juara I" not in halaman
    assert client.get(alamat(p, nama="rapor-daftar")).content.decode().count("rapor/13.") >= 3


def test_tanpa_penetapan(client):
    periode = buat_periode(tahap_terbuka="rekap", jumlah_peserta=1)
    client.force_login(buat_pengguna(peran=Peran.TIM_PROVINSI))
    assert client.get(reverse("paparan:rapor", args=[periode.kode, "13.01"])).status_code == 409
    assert client.get(reverse("paparan:rapor-daftar", args=[periode.kode])).status_code == 200


def test_kueri_rapor_tetap(client, django_assert_max_num_queries):
    jumlah = []
    for banyak in (3, 19):
        p = buat_panggung(jumlah=banyak)
        menangkan(p)
        client.force_login(p.provinsi)
        client.get(alamat(p, p.kode[0]))
        with django_assert_max_num_queries(60) as terhitung:
            assert client.get(alamat(p, p.kode[0])).status_code == 200
        jumlah.append(len(terhitung))
    assert jumlah[0] == jumlah[1]


def test_pdf_rapor(client):
    pypdf = pytest.importorskip("pypdf")
    p = buat_panggung()
    menangkan(p)
    client.force_login(operator(p.kode[0]))
    jawab = client.get(alamat(p, p.kode[0], "rapor-pdf"))
    if jawab.status_code == 503:
        pytest.skip("WeasyPrint or the built style sheets are not here")
    teks = " ".join(h.extract_text() for h in pypdf.PdfReader(BytesIO(jawab.content)).pages)
    assert "RAPOR HASIL PENILAIAN" in teks and "Nilai per variabel" in teks and "PD" in teks


def test_potret_lama_tanpa_nama_daftar(client):
    """Snapshots from before lists had names are read as they are."""
    p = buat_panggung()
    menangkan(p)
    for satu in (*Penetapan.objects.all(), *Pemenang.objects.all()):
        satu.isi.pop("nama_daftar")
        satu.save()
    client.force_login(p.ketua)
    semua = ["paparan:pemenang", "paparan:rapor-daftar", "penilaian:penetapan-peringkat"]
    semua += ["paparan:pemenang-pdf"]
    for url in [alamat(p, p.kode[0]), *(reverse(nama, args=[p.periode.kode]) for nama in semua)]:
        assert client.get(url).status_code == 200, url
