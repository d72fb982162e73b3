"""A plan never spends more than its sources have, and is copied whole into the next period."""

import datetime as dt
from fractions import Fraction

import pytest

from layanan.negeri.program.rentang import berikut
from layanan.negeri.rencana import tindakan, tindakan_kegiatan
from layanan.negeri.rencana.hitung import capaian, rata_kemajuan, sisa
from layanan.negeri.rencana.models import AnggaranKegiatan, Kegiatan, RencanaAksi, SumberDana
from layanan.sop.skm.rentang import susun_rentang
from pentas.galat import Ditolak, SalahPeran
from tests.layanan.negeri.pabrik_program import ALAMAT, buat_mitra, buat_program, buat_rencana, isi_kegiatan

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor(db):
    return buat_program()


def simpan(rencana, nominal, oleh, **isi) -> Kegiatan:
    return tindakan_kegiatan.simpan_kegiatan(
        rencana, isi_kegiatan(), anggaran={rencana.sumber.get().pk: nominal}, oleh=oleh, **isi
    )


@pytest.mark.parametrize(
    ("awal", "target", "kini", "harap"),
    [
        (7, 3, 5, Fraction(1, 2)),  # less is better
        (78, 92, 85, Fraction(1, 2)),
        (10, 20, 25, Fraction(1)),
        (10, 20, 5, Fraction(0)),
        (10, 20, None, None),
        (10, 10, 10, None),
    ],
)
def test_capaian_target(awal, target, kini, harap):
    assert capaian(awal, target, kini) == harap


def test_rata_dan_sisa():
    assert rata_kemajuan([]) is None and rata_kemajuan([0, 50, 100, 1]) == Fraction(151, 4)
    assert sisa(10, [4, 5]) == 1 and sisa(3, [4]) == -1


def test_jumlah_anggaran_tidak_melebihi_sumber(kantor):
    rencana = buat_rencana(dinas=kantor.dinas, nominal=10_000_000)
    satu = simpan(rencana, 7_000_000, kantor.kabid)
    with pytest.raises(Ditolak, match=r"tersedia Rp3\.000\.000 dari Rp10\.000\.000"):
        simpan(rencana, 3_000_001, kantor.kabid)
    assert Kegiatan.objects.count() == 1, "what was refused leaves nothing"
    simpan(rencana, 3_000_000, kantor.kabid)
    simpan(rencana, 6_000_000, kantor.kabid, kegiatan=satu)  # its own old share does not count twice
    with pytest.raises(Ditolak, match=r"memakai Rp9\.000\.000"):
        tindakan.simpan_sumber(rencana, {"nominal": 8_999_999}, sumber=rencana.sumber.get(), oleh=kantor.kabid)
    with pytest.raises(Ditolak, match="masih dipakai"):
        tindakan.hapus_sumber(rencana.sumber.get(), oleh=kantor.kabid)


def test_kalimat_melebihi_sumber_tampil_di_formulir(client, kantor):
    rencana = buat_rencana(dinas=kantor.dinas)
    client.force_login(kantor.kabid)
    isi = {m: v for m, v in isi_kegiatan().items() if v != ""} | {f"sumber_{rencana.sumber.get().pk}": "10.000.001"}
    jawab = client.post(f"{ALAMAT}rencana/{rencana.pk}/kegiatan/", isi)
    assert jawab.status_code == 422 and "Kurangi anggarannya, pakai sumber lain" in jawab.content.decode()
    isi[f"sumber_{rencana.sumber.get().pk}"] = "Rp 10.000.000"
    assert client.post(f"{ALAMAT}rencana/{rencana.pk}/kegiatan/", isi).status_code == 302
    assert AnggaranKegiatan.objects.get().nominal == 10_000_000


@pytest.mark.parametrize("tulis", ["12,5", "1.50", "-5", "seratus", "1e9", "9" * 20])
def test_bukan_rupiah_utuh_ditolak(client, kantor, tulis):
    rencana = buat_rencana(dinas=kantor.dinas, nominal=None)
    client.force_login(kantor.kabid)
    jawab = client.post(f"{ALAMAT}rencana/{rencana.pk}/sumber/", {"jenis": "hibah", "nominal": tulis})
    assert jawab.status_code == 422 and not SumberDana.objects.exists()


def test_dana_rencana_lain_tidak_terpakai(kantor):
    rencana, lain = (buat_rencana(dinas=kantor.dinas, bagian=b) for b in ("t3", "t4"))
    with pytest.raises(Ditolak, match="tidak ada lagi dalam rencana ini"):
        tindakan_kegiatan.simpan_kegiatan(
            rencana, isi_kegiatan(), anggaran={lain.sumber.get().pk: 1}, oleh=kantor.kabid
        )


@pytest.mark.parametrize(
    ("dari", "ke"), [((2026, "t3"), (2026, "t4")), ((2026, "t4"), (2027, "t1")), ((2026, "s1"), (2026, "s2"))]
)
def test_rentang_berikut(kantor, dari, ke):
    hasil = berikut(susun_rentang(*dari, kantor.dinas.zona))
    assert (hasil.tahun, hasil.bagian) == ke
    assert hasil.sebelum == susun_rentang(*dari, kantor.dinas.zona)


def test_salinan_utuh_tanggal_bergeser_kemajuan_nol(kantor):
    rencana = buat_rencana(dinas=kantor.dinas)
    mitra = buat_mitra(dinas=kantor.dinas)
    usai = buat_mitra(dinas=kantor.dinas, nama="Sudah berhenti", aktif=False)
    isi = {"indikator": "Waktu akta", "satuan": "hari", "nilai_awal": 7, "nilai_target": 3, "nilai_kini": 5}
    tindakan.simpan_target(rencana, isi, oleh=kantor.kabid)
    simpan(rencana, 4_000_000, kantor.kabid, mitra=[mitra, usai])
    baru = tindakan.salin_rencana(rencana, oleh=kantor.kabid)
    assert (baru.tahun, baru.bagian, baru.asal, baru.tujuan) == (2026, "t4", rencana, rencana.tujuan)
    kegiatan = baru.kegiatan.get()
    assert (kegiatan.mulai, kegiatan.akhir) == (dt.date(2026, 10, 31), dt.date(2026, 12, 30))
    assert (kegiatan.kemajuan, list(kegiatan.mitra.all())) == (0, [mitra])
    assert kegiatan.anggaran.get().sumber == baru.sumber.get(), "its money comes from the copy's own source"
    target = baru.target.get()
    assert (target.nilai_awal, target.nilai_target, target.nilai_kini) == (5, 3, None)
    assert rencana.kegiatan.get().kemajuan == 40, "the first stays as it was"
    with pytest.raises(Ditolak, match="sudah ada"):
        tindakan.salin_rencana(rencana, oleh=kantor.kabid)


def test_satu_rencana_satu_rentang(kantor):
    buat_rencana(dinas=kantor.dinas)
    with pytest.raises(Ditolak, match="sudah ada"):
        tindakan.buat_rencana(kantor.dinas, {"tahun": 2026, "bagian": "t3", "tujuan": "Lagi"}, oleh=kantor.kabid)
    assert RencanaAksi.objects.count() == 1


def test_pengawas_membaca_tidak_menulis(client, kantor):
    rencana = buat_rencana(dinas=kantor.dinas)
    client.force_login(kantor.pengawas)
    assert client.get(f"{ALAMAT}rencana/{rencana.pk}/").status_code == 200
    assert client.get(f"{ALAMAT}rencana/{rencana.pk}/kegiatan/").status_code == 403
    with pytest.raises(SalahPeran):
        simpan(rencana, 1, kantor.pengawas)


def test_query_tetap(client, kantor, django_assert_max_num_queries):
    rencana = buat_rencana(dinas=kantor.dinas)
    mitra = [buat_mitra(dinas=kantor.dinas, nama=f"Mitra {n}") for n in range(3)]
    client.force_login(kantor.kabid)
    simpan(rencana, 100, kantor.kabid, mitra=mitra)
    with django_assert_max_num_queries(60) as awal:
        client.get(f"{ALAMAT}rencana/{rencana.pk}/")
    for _ in range(6):
        simpan(rencana, 100, kantor.kabid, mitra=mitra)
    with django_assert_max_num_queries(len(awal)):
        client.get(f"{ALAMAT}rencana/{rencana.pk}/")


def test_rencana_dicetak(client, kantor):
    rencana = buat_rencana(dinas=kantor.dinas)
    client.force_login(kantor.pengawas)
    jawab = client.get(f"{ALAMAT}rencana/{rencana.pk}/pdf/")
    assert jawab.status_code == 200 and jawab.content.startswith(b"%PDF")
    assert client.get(f"{ALAMAT}rencana/{rencana.pk + 9}/pdf/").status_code == 404
