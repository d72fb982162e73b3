"""Two years side by side: only what is the same is compared; who may read which."""

import datetime as dt
from fractions import Fraction

import pytest
from django.urls import reverse

from paparan.banding.data import Banding
from penilaian.instrumen.klon import salin_tahun
from penilaian.instrumen.models import Indikator, Instrumen, Level
from penilaian.instrumen.tindakan import terbitkan
from penilaian.nilai.models import Lapis
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.periode.lalu import periode_lalu
from penilaian.periode.models import TidakBerlaku
from pentas.akun.peran import Peran
from tests.pabrik import buat_instrumen, buat_instrumen_kecil, buat_pengguna, buat_periode, buat_peserta
from tests.paparan.bantu import buat_panggung, menangkan

pytestmark = pytest.mark.django_db
SK = {"sk_nomor": "2/2027", "sk_tanggal": dt.date(2027, 1, 4), "sk_penanda_tangan": "Kepala Dinas"}


def tahun_kedua(asal=None, ubah=lambda i: None) -> Instrumen:
    """Next year's published rubric; by default the same but for what ``ubah`` does to the draft."""
    asal = asal or buat_instrumen_kecil()
    baru = salin_tahun(asal, kode="KECIL-2027", tahun=2027, oleh=None)
    ubah(baru)
    terbitkan(baru, **SK, oleh=None)
    return baru


def nilai(peserta, oleh, lapis=Lapis.LAPANGAN, **level):
    """``nilai(p, oleh, i1=4, i2=3)``"""
    indikator = {i.kode: i for i in peserta.periode.instrumen.indikator.all()}
    sel = [SelNilai(peserta, indikator[k.removeprefix("i")], n) for k, n in level.items()]
    tetapkan_banyak(sel, lapis, oleh=oleh)


@pytest.fixture
def oleh():
    return buat_pengguna(peran=Peran.KETUA_TIM)


def dua_periode(instrumen, kode=("13.05", "13.06")):
    lama = buat_periode(kode="P-2026", instrumen=buat_instrumen_kecil(), tahun=2026, tahap_terbuka="selesai")
    baru = buat_periode(kode="P-2027", instrumen=instrumen, tahun=2027, tahap_terbuka="selesai")
    return lama, baru, [(buat_peserta(periode=lama, kode=k), buat_peserta(periode=baru, kode=k)) for k in kode]


def test_instrumen_sama_dibandingkan_penuh(oleh):
    lama, baru, ((dulu, kini), _dua) = dua_periode(tahun_kedua())
    nilai(dulu, oleh, i1=3, i2=4, i3=5)
    nilai(kini, oleh, i1=5, i2=3, i3=5)
    daerah = Banding(baru, lama, Lapis.LAPANGAN, kini).daerah[0]
    v1, v2 = daerah.variabel
    assert (v1.nilai_lalu, v1.nilai_kini, v1.selisih) == (28, 32, 4) and v2.selisih == 0
    assert daerah.selisih == 4 and (daerah.capaian.lalu, daerah.capaian.kini) == (88, 92)
    assert [b.selisih for b in v1.baris] == [2, -1]


def test_berubah_dihapus_dan_baru(oleh):
    def ubah(i):
        i.indikator.filter(kode="1").update(judul="Standar pelayanan dan maklumat")
        i.indikator.get(kode="3").delete()
        v = i.variabel.get(kode="V02")
        isi = {"mode": "wawancara", "dinilai_desk": False, "pertanyaan": "Apa inovasinya?", "urutan": 9}
        satu = Indikator.objects.create(instrumen=i, variabel=v, kode="4", judul="Inovasi", **isi)
        Level.objects.create(indikator=satu, nilai=5, deskripsi="Baik.")

    lama, baru, ((dulu, kini), _dua) = dua_periode(tahun_kedua(ubah=ubah))
    nilai(dulu, oleh, i1=3, i2=4, i3=5)
    nilai(kini, oleh, i1=5, i2=5, i4=2)
    hasil = Banding(baru, lama, Lapis.LAPANGAN, kini)
    daerah = hasil.daerah[0]
    v1, v2 = daerah.variabel
    satu, dua = v1.baris
    assert (satu.jenis, satu.lalu, satu.kini, satu.selisih, satu.perubahan) == ("berubah", 3, 5, None, ["judul"])
    assert (dua.jenis, dua.selisih) == ("sama", 1)
    assert v1.selisih is None and (v1.capaian.lalu, v1.capaian.kini, v1.capaian.jumlah) == (80, 100, 1)
    assert (v2.baris[0].jenis, v2.baris[0].lalu, v2.nilai_lalu, v2.capaian) == ("baru", None, None, None)
    assert [i.kode for i in hasil.baru] == ["4"] and [i.kode for i in hasil.dihapus] == ["3"]
    assert daerah.selisih is None and daerah.capaian.selisih == 20


def test_tiga_indikator_berubah_pada_instrumen_penuh(oleh):
    """The line of "Must show", on the 13 variables: 28 indicators compared, three marked."""
    asal = buat_instrumen()
    baru = salin_tahun(asal, kode="SUMBAR-2027", tahun=2027, oleh=None)
    for kode in ("2", "18", "30"):
        baru.indikator.filter(kode=kode).update(judul=f"Judul baru {kode}")
    terbitkan(baru, **SK, oleh=None)
    lama = buat_periode(kode="P-2026", instrumen=asal, tahun=2026)
    kini = buat_periode(kode="P-2027", instrumen=baru, tahun=2027)
    dulu, sekarang = buat_peserta(periode=lama), buat_peserta(periode=kini)
    semua = [i.kode for i in asal.indikator.all()]
    nilai(dulu, oleh, **{f"i{k}": 3 for k in semua})
    nilai(sekarang, oleh, **{f"i{k}": 4 for k in semua})
    daerah = Banding(kini, lama, Lapis.LAPANGAN, sekarang).daerah[0]
    baris = [b for v in daerah.variabel for b in v.baris]
    assert {b.indikator.kode for b in baris if b.jenis == "berubah"} == {"2", "18", "30"}
    assert [b.selisih for b in baris if b.jenis == "sama"] == [1] * 28
    assert (daerah.total_lalu, daerah.total_kini, daerah.selisih) == (60, 80, None)
    assert (daerah.capaian.lalu, daerah.capaian.kini, daerah.capaian.jumlah) == (60, 80, 28)
    utuh = {v.variabel.kode for v in daerah.variabel if v.utuh}
    tersentuh = {b.indikator.variabel.kode for b in baris if b.jenis == "berubah"}
    assert len(utuh) == 13 - len(tersentuh) and not utuh & tersentuh


def test_belum_dinilai_dan_tidak_berlaku_tidak_dibandingkan(oleh):
    lama, baru, ((dulu, kini), (dulu2, kini2)) = dua_periode(tahun_kedua())
    nilai(dulu, oleh, i1=3)
    nilai(kini, oleh, i1=0, i2=4)
    v1 = Banding(baru, lama, Lapis.LAPANGAN, kini).daerah[0].variabel[0]
    assert [b.selisih for b in v1.baris] == [-3, None]  # 0 is a value, nothing is not
    nilai(dulu2, oleh, i1=3, i2=3)
    nilai(kini2, oleh, i1=4, i2=4)
    satu = lama.instrumen.indikator.get(kode="1")
    TidakBerlaku.objects.create(peserta=dulu2, indikator=satu, alasan="-", oleh=oleh)
    v1 = Banding(baru, lama, Lapis.LAPANGAN, kini2).daerah[0].variabel[0]
    assert [b.selisih for b in v1.baris] == [None, 1] and v1.selisih is None


def test_tanpa_nilai_bukan_nol(oleh):
    lama, baru, ((dulu, kini), _dua) = dua_periode(tahun_kedua())
    nilai(kini, oleh, i1=5, i2=5, i3=5)
    daerah = Banding(baru, lama, Lapis.LAPANGAN, kini).daerah[0]
    assert daerah.ikut_lalu and daerah.total_lalu is None and daerah.selisih is None
    assert {v.nilai_lalu for v in daerah.variabel} == {v.selisih for v in daerah.variabel} == {None}
    nilai(dulu, oleh, i1=5, i3=5)
    daerah = Banding(baru, lama, Lapis.LAPANGAN, kini).daerah[0]
    assert (daerah.total_lalu, daerah.lengkap_lalu, daerah.selisih) == (80, False, None)
    assert [v.selisih for v in daerah.variabel] == [None, 0]


def test_desk_tanpa_wawancara(oleh):
    lama, baru, ((dulu, kini), _dua) = dua_periode(tahun_kedua())
    nilai(dulu, oleh, Lapis.DESK, i1=3, i2=3)
    nilai(kini, oleh, Lapis.DESK, i1=4, i2=3)
    daerah = Banding(baru, lama, Lapis.DESK, kini).daerah[0]
    assert (daerah.selisih, daerah.variabel[1].nilai_kini, daerah.capaian.jumlah) == (4, None, 2)


def test_provinsi_rata_rata_dan_peserta_yang_berganti(oleh):
    lama, baru, pasangan = dua_periode(tahun_kedua())
    for (dulu, kini), (a, b) in zip(pasangan, ((2, 4), (4, 5)), strict=True):
        nilai(dulu, oleh, i1=a, i2=3)
        nilai(kini, oleh, i1=b, i2=3)
    pergi, datang = buat_peserta(periode=lama, kode="13.01"), buat_peserta(periode=baru, kode="13.02")
    nilai(pergi, oleh, i1=5)
    nilai(datang, oleh, i1=0)
    hasil = Banding(baru, lama, Lapis.LAPANGAN)
    satu = hasil.rata[0].baris[0]
    assert (satu.lalu, satu.kini, satu.selisih, satu.jumlah) == (3, Fraction(9, 2), Fraction(3, 2), 2)
    assert hasil.rata[0].capaian.lalu == 60 and hasil.rata[0].capaian.kini == 75
    assert [p.kode for p in hasil.tidak_ikut_lagi] == ["13.01"]
    tanpa = next(d for d in hasil.daerah if d.peserta.kode == "13.02")
    assert not tanpa.ikut_lalu and tanpa.capaian is None and tanpa.selisih is None


def test_periode_lalu_menurut_garis_instrumen():
    instrumen = tahun_kedua()
    lama, baru, _ = dua_periode(instrumen)
    asing = buat_instrumen_kecil(kode="LAIN-2026")
    buat_periode(kode="ASING", instrumen=asing, tahun=2026)
    buat_periode(kode="GLADI", instrumen=lama.instrumen, tahun=2026, jenis="gladi")
    assert periode_lalu(baru) == [lama] and periode_lalu(lama) == []
    buat_periode(kode="AWAL-2026", instrumen=lama.instrumen, tahun=2026)  # never carried through
    assert [p.kode for p in periode_lalu(baru)] == ["P-2026", "AWAL-2026"]
    ketiga = buat_periode(kode="P-2028", instrumen=instrumen, tahun=2028)
    assert periode_lalu(ketiga)[:2] == [baru, lama]


# --- pages ----------------------------------------------------------------------------------------


def alamat(periode, kode=None):
    return reverse("paparan:banding-daerah" if kode else "paparan:banding", args=[periode, *([kode] if kode else [])])


def dua_panggung():
    """Two years whose winners have been decided and announced, offices 13.01 to 13.03."""
    lalu = buat_panggung(kode="P-2026", tahun=2026)
    menangkan(lalu)
    kini = buat_panggung(kode="P-2027", tahun=2027, instrumen=tahun_kedua())
    return lalu, kini


def test_operator_hanya_miliknya_setelah_diumumkan(client):
    _lalu, kini = dua_panggung()
    client.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.01"))
    jawab = client.get(alamat("P-2027"))
    assert jawab.status_code == 200 and "setelah hasil kedua periode diumumkan" in jawab.content.decode()
    menangkan(kini)
    assert client.get(alamat("P-2027")).url == alamat("P-2027", "13.01")
    halaman = client.get(alamat("P-2027", "13.01"))
    assert halaman.status_code == 200 and "daerah" in halaman.context
    assert client.get(alamat("P-2027", "13.02")).status_code == 404
    # assigned to this period only, he still reads the history of his own office
    client.force_login(buat_pengguna(peran=Peran.OPERATOR, kabupaten_kota="13.01", periode_kode="P-2027"))
    assert "daerah" in client.get(alamat("P-2027", "13.01")).context


@pytest.mark.parametrize(
    ("peran", "sebelum"),
    [
        (Peran.TIM_PROVINSI, ["lapangan", "desk"]),
        (Peran.AUDITOR, ["lapangan", "desk"]),
        (Peran.ADMIN, ["lapangan", "desk"]),
        (Peran.KETUA_TIM, ["lapangan", "desk"]),
        (Peran.PENILAI, None),
    ],
)
def test_lapis_menurut_peran(client, peran, sebelum):
    _lalu, kini = dua_panggung()
    client.force_login(buat_pengguna(peran=peran))
    konteks = client.get(alamat("P-2027")).context
    assert [str(x) for x in konteks["semua_lapis"]] == sebelum if sebelum else "sebab" in konteks
    menangkan(kini)
    konteks = client.get(alamat("P-2027") + "?lapis=desk").context
    assert konteks["lapis"] == Lapis.DESK and konteks["banding"].lama.kode == "P-2026"


def test_tanpa_hak_pada_tahun_lalu(client):
    dua_panggung()
    client.force_login(buat_pengguna(peran=Peran.TIM_PROVINSI, periode_kode="P-2027"))
    assert "sebab" in client.get(alamat("P-2027")).context
    assert client.get(alamat("P-2026")).status_code == 404


def test_tahun_pertama(client):
    lalu, _kini = dua_panggung()
    client.force_login(lalu.auditor)
    assert "mulai tahun kedua" in client.get(alamat("P-2026")).content.decode()


def test_kueri_tetap(client, oleh, django_assert_max_num_queries):
    dua_periode(tahun_kedua(), kode=[f"13.{n:02}" for n in range(1, 13)])
    client.force_login(buat_pengguna(peran=Peran.AUDITOR))
    client.get(alamat("P-2027"))
    with django_assert_max_num_queries(40):
        assert client.get(alamat("P-2027")).status_code == 200
