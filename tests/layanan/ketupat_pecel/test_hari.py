"""The village day on the server: numbers that never collide, residents written once each, clocks set right."""

import datetime as dt
import threading
import uuid

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from layanan.ketupat_pecel.hari.alur import Golongan, Penyelesaian, SebabTahan, sebab_tahan
from layanan.ketupat_pecel.hari.hitung import (
    angka_periksa,
    baca_tanda_terima,
    golongan,
    golongan_warga,
    huruf_tablet,
    luruskan,
    tanda_terima,
)
from layanan.ketupat_pecel.hari.models import FotoBerkas, Pelayanan, Tablet, WaktuMeja
from layanan.ketupat_pecel.hari.rahasia import pin_tanda_terima
from layanan.ketupat_pecel.hari.tindakan import daftarkan_tablet, lapor_tablet, tambah_foto
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.pribadi.tindakan import hapus_lewat_simpan
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from pentas.luring.daftar import Isian
from pentas.luring.tindakan import terima
from pentas.unggahan.models import Unggahan
from pentas.unggahan.periksa import siapkan
from tests.layanan.ketupat_pecel.pabrik_hari import (
    buat_hari_desa,
    buat_tablet,
    isi_warga,
    ke_kantor,
    layani,
    nik,
)
from tests.layanan.pabrik import buat_petugas, surat_png

nomor = st.tuples(st.integers(1, 9999), st.integers(1, 999_999))


@given(st.lists(nomor, unique=True, max_size=40))
def test_tanda_terima_tunggal_antar_tablet(semua):
    assert len({tanda_terima(*n) for n in semua}) == len(semua)
    assert all(baca_tanda_terima(tanda_terima(*n)) == n for n in semua)


@given(nomor, st.integers(0, 20), st.integers(1, 9))
def test_satu_angka_keliru_ditemukan(n, letak, geser):
    tulisan = tanda_terima(*n)
    angka = [i for i, huruf in enumerate(tulisan) if huruf.isdigit()]
    i = angka[letak % len(angka)]
    keliru = tulisan[:i] + str((int(tulisan[i]) + geser) % 10) + tulisan[i + 1 :]
    assert baca_tanda_terima(keliru) is None


@given(nomor)
def test_angka_periksa_satu_angka(n):
    assert 0 <= angka_periksa(*n) <= 9


@given(st.lists(st.sampled_from(Penyelesaian.values), max_size=6))
def test_golongan_menurut_yang_paling_berat(isi):
    hasil = golongan(isi)
    berat = [Penyelesaian.BELUM, Penyelesaian.DITAHAN, Penyelesaian.KE_KANTOR, Penyelesaian.DI_TEMPAT]
    harap = next((p for p in berat if p in isi), Penyelesaian.DITOLAK if isi else Penyelesaian.BELUM)
    assert hasil == harap
    assert golongan_warga("selesai", isi) == hasil
    assert golongan_warga("dilayani", isi) == Golongan.BELUM
    assert golongan_warga("pulang", isi) is None


def test_huruf_tablet_tidak_berulang():
    semua = [huruf_tablet(n) for n in range(26 * 27)]
    assert semua[:3] == ["A", "B", "C"]
    assert semua[26] == "AA"
    assert len(set(semua)) == len(semua)
    assert all(len(h) <= 2 for h in semua)


PAGI, KINI = (dt.datetime(2026, 9, 10, jam, tzinfo=dt.UTC) for jam in (1, 6))
menit = st.integers(-3000, 3000).map(lambda n: KINI + dt.timedelta(minutes=n))


@given(st.dictionaries(st.sampled_from(["daftar", "periksa", "proses", "cetak"]), st.tuples(menit, st.none() | menit)))
def test_jam_meja_tidak_mundur_dan_tidak_di_masa_depan(waktu):
    hasil = luruskan(waktu, PAGI, KINI)
    assert hasil.keys() == waktu.keys()
    for mulai, selesai in hasil.values():
        assert PAGI <= mulai <= KINI
        assert selesai is None or mulai <= selesai <= KINI
    mulai = [hasil[k][0] for k in ("daftar", "periksa", "proses", "cetak") if k in hasil]
    assert mulai == sorted(mulai)


@given(st.sampled_from([dt.timedelta(days=1), dt.timedelta(days=-1)]))
def test_jam_meleset_sehari_tidak_mengubah_lamanya(geser):
    waktu = {
        "daftar": (KINI - dt.timedelta(minutes=30) + geser, KINI - dt.timedelta(minutes=28) + geser),
        "periksa": (KINI - dt.timedelta(minutes=20) + geser, KINI - dt.timedelta(minutes=9) + geser),
    }
    hasil = luruskan(waktu, PAGI, KINI)
    assert [s - m for m, s in hasil.values()] == [s - m for m, s in waktu.values()]


def test_alasan_tahan():
    assert sebab_tahan("Data ganda: terdaftar di kabupaten lain") == SebabTahan.GANDA
    assert sebab_tahan("Data anomali") == SebabTahan.ANOMALI


@pytest.mark.django_db
def test_tablet_terdaftar_sekali_dengan_huruf_sendiri():
    h = buat_hari_desa()
    perangkat = uuid.uuid4()
    satu = daftarkan_tablet(h.perjalanan, perangkat, oleh=h.tim[0])
    assert daftarkan_tablet(h.perjalanan, perangkat, oleh=h.tim[1]).pk == satu.pk
    dua = buat_tablet(h)
    assert (satu.huruf, dua.huruf) == ("A", "B")
    assert dua.tablet.nomor == satu.tablet.nomor + 1
    ke_kantor(satu, 1, 1)
    ke_kantor(satu, 2, 2)
    besok = buat_hari_desa(kode="13.09")
    lagi = daftarkan_tablet(besok.perjalanan, perangkat, oleh=None)
    assert (lagi.tablet.nomor, lagi.huruf, lagi.urut_awal) == (satu.tablet.nomor, "A", 2)
    with pytest.raises(SalahPeran):
        daftarkan_tablet(h.perjalanan, uuid.uuid4(), oleh=buat_petugas(peran="petugas_lapangan", dinas=h.dinas))
    with pytest.raises(Ditolak, match="dinas lain"):
        daftarkan_tablet(buat_hari_desa(kode="13.06").perjalanan, perangkat, oleh=None)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_tablet_mendaftar_bersamaan():
    h = buat_hari_desa()
    mulai, galat = threading.Barrier(6), []

    def daftar():
        try:
            mulai.wait(10)
            daftarkan_tablet(h.perjalanan, uuid.uuid4(), oleh=None)
        except Exception as satu:
            galat.append(satu)
        finally:
            connection.close()

    utas = [threading.Thread(target=daftar) for _ in range(6)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert not galat
    assert sorted(t.huruf for t in h.perjalanan.tablet.all()) == list("ABCDEF")
    assert len(set(Tablet.objects.values_list("nomor", flat=True))) == 6


@pytest.mark.django_db
def test_pelayanan_ditulis_utuh_dan_diganti_yang_baru():
    h = buat_hari_desa(warga=3)
    tablet, tanda = buat_tablet(h, oleh=h.tim[0]), uuid.uuid4()
    p = layani(tablet, 1, tanda=tanda, warga=2, keadaan="menunggu", dokumen=[{"kode": "kk"}], oleh=h.tim[0])
    assert (p.versi, str(p), p.nik.nilai(), p.dusun) == (1, "A-01", nik(2), "RT 03")
    p = ke_kantor(tablet, 1, 17, tanda=tanda, dasar=1, warga=2, oleh=h.tim[0])
    assert p.tanda_terima == tanda_terima(tablet.tablet.nomor, 17)
    assert p.sidik_pin == sidik_pin(p.tanda_terima, pin_tanda_terima(tablet.tablet.nomor, 17))
    assert [d.penyelesaian for d in p.dokumen.all()] == ["ke_kantor", "ke_kantor"]
    assert p.selesai_pada
    tablet.refresh_from_db()
    assert (tablet.antrean_terakhir, tablet.urut_terakhir) == (1, 17)
    with pytest.raises(Basi) as galat:
        layani(tablet, 1, tanda=tanda, dasar=1)
    assert galat.value.rincian["versi"] == 2
    jejak = Jejak.objects.filter(tindakan="ketupat.layani").order_by("nomor").last()
    assert jejak.sesudah["nomor"] == "A-01"
    semua = str(list(Jejak.objects.values_list("sesudah", "sebelum")))
    assert nik(2) not in semua
    assert "Warga 2" not in semua


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"dokumen": [{"kode": "kk"}]}, "penyelesaian setiap dokumen"),
        ({"dokumen": []}, "penyelesaian setiap dokumen"),
        ({"dokumen": [{"kode": "kk", "penyelesaian": "ke_kantor"}]}, "memerlukan tanda terima"),
        ({"dokumen": [{"kode": "kk", "penyelesaian": "ditahan"}]}, "Tulis alasan"),
        ({"dokumen": [{"kode": "sim", "penyelesaian": "di_tempat"}]}, "tidak dilayani"),
        ({"dokumen": [{"kode": "kk"}, {"kode": "kk"}], "keadaan": "menunggu"}, "dua kali"),
        ({"keadaan": "pulang"}, "bukan pulang"),
        ({"nik": "12345"}, "16 angka"),
        ({"nik": "9901013207850001"}, "tanggal lahir"),
        ({"warga": 77}, "Baris 77"),
        ({"dusun": "9901010107850001"}, "16 angka"),
        ({"telepon": "rumah"}, "telepon"),
        ({"antrean": 0}, "tidak terbaca"),
        ({"antrean": True}, "tidak terbaca"),
        ({"waktu": {"makan": [None, None]}}, "tidak terbaca"),
        ({"waktu": {"daftar": "kemarin"}}, "tidak terbaca"),
        ({"rencana_ambil": "besok"}, "Rencana tanggal ambil"),
        ({"urut": -4}, "tidak terbaca"),
    ],
)
def test_isian_keliru_ditolak_dengan_kalimat(isi, kata):
    tablet = buat_tablet(buat_hari_desa())
    with pytest.raises(Ditolak, match=kata):
        layani(tablet, isi.pop("antrean", 1), **isi)
    assert not Pelayanan.objects.exists()


@pytest.mark.django_db
def test_nomor_dan_tanda_terima_tidak_dipakai_dua_warga():
    h = buat_hari_desa()
    a, b = buat_tablet(h), buat_tablet(h)
    ke_kantor(a, 1, 5)
    with pytest.raises(Ditolak, match="A-01 sudah dipakai warga lain"):
        layani(a, 1)
    with pytest.raises(Ditolak, match="sudah dipakai untuk warga lain"):
        ke_kantor(a, 2, 5)
    assert ke_kantor(b, 1, 5).tanda_terima != ke_kantor(b, 2, 6).tanda_terima
    milik_b = layani(b, 3)
    with pytest.raises(Ditolak, match="tablet lain"):
        layani(a, 3, tanda=milik_b.pk, dasar=1)
    assert not Pelayanan.objects.filter(tablet=a, antrean__gt=1).exists()


@pytest.mark.django_db
def test_warga_yang_sama_disimpan_dan_ditandai():
    h = buat_hari_desa(warga=2)
    a, b = buat_tablet(h), buat_tablet(h)
    layani(a, 12, warga=1)
    perangkat = str(b.tablet.perangkat)
    jawab = _entri(h, b, 1, isi={"perangkat": perangkat, "nik": nik(1), "nama": "Tamu"})
    assert jawab["tersimpan"]["juga"] == ["A-12"]
    assert "Tamu" not in str(jawab)
    assert nik(1) not in str(jawab)


def _entri(h, tablet, antrean, *, isi=(), id=None, tanda=None, dasar=0, klien=None, kirim=None, oleh=None):
    isian = Isian(
        id or uuid.uuid4(),
        "ketupat.pelayanan",
        {"perjalanan": str(h.perjalanan.pk), "tanda": str(tanda or uuid.uuid4())},
        dasar,
        isi_warga(antrean, perangkat=str(tablet.tablet.perangkat)) | dict(isi),
        klien or timezone.now(),
        kirim or timezone.now(),
    )
    return terima(isian, oleh=oleh or h.tim[0])


@pytest.mark.django_db
@pytest.mark.parametrize("hari", [1, -1])
def test_jam_tablet_meleset_sehari(hari):
    h = buat_hari_desa()
    tablet, kini = buat_tablet(h), timezone.now()
    awal = dt.datetime.combine(h.perjalanan.tanggal, dt.time.min, h.dinas.zona)
    # the measured offset comes with the entry: what it did ten minutes ago was ten minutes ago
    mulai = max(kini - dt.timedelta(minutes=10), awal)
    geser = dt.timedelta(days=hari)
    waktu = {"daftar": [(mulai + geser).isoformat(), (kini + geser).isoformat()]}
    _entri(h, tablet, 1, isi={"waktu": waktu}, klien=kini + geser, kirim=kini + geser)
    satu = WaktuMeja.objects.get()
    assert abs(satu.mulai_pada - mulai) < dt.timedelta(seconds=30)
    assert satu.selesai_pada <= timezone.now()
    assert Pelayanan.objects.get().diterima_pada == satu.mulai_pada


@pytest.mark.django_db
def test_entri_berulang_diterapkan_sekali_dan_orang_luar_ditolak():
    h = buat_hari_desa()
    tablet, id, tanda, kini = buat_tablet(h), uuid.uuid4(), uuid.uuid4(), timezone.now()
    hasil = [_entri(h, tablet, 1, id=id, tanda=tanda, klien=kini, kirim=kini) for _ in range(2)]
    assert hasil[0] == hasil[1]
    assert Pelayanan.objects.get().versi == 1
    luar = buat_petugas(peran="petugas_lapangan", dinas=h.dinas)
    with pytest.raises(SalahPeran):
        _entri(h, tablet, 2, oleh=luar)
    with pytest.raises(Ditolak, match="belum terdaftar"):
        _entri(h, tablet, 2, isi={"perangkat": str(uuid.uuid4())})


@pytest.mark.django_db
def test_setelah_ditutup_ditolak_dengan_jalan_keluar():
    h = buat_hari_desa()
    tablet = buat_tablet(h)
    h.perjalanan.status = StatusPerjalanan.DITUTUP
    h.perjalanan.save()
    with pytest.raises(Basi, match=r"A-01 tidak diterima lagi.*ketua tim"):
        _entri(h, tablet, 1)
    h.perjalanan.status = (
        StatusPerjalanan.DITUGASKAN
    )  # no network to record the arrival: numbers are given all the same
    h.perjalanan.save()
    _entri(h, tablet, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("isi", [{"antrean": 10_000, "urut": 0}, {"antrean": 1}, {"antrean": True, "urut": 0}])
def test_laporan_yang_tak_masuk_akal_ditolak(isi):
    h = buat_hari_desa()
    tablet, kini = buat_tablet(h), timezone.now()
    sasaran = {"perjalanan": str(h.perjalanan.pk), "perangkat": str(tablet.tablet.perangkat)}
    with pytest.raises(Ditolak):
        terima(Isian(uuid.uuid4(), "ketupat.tablet", sasaran, 0, isi, kini, kini), oleh=h.tim[0])


@pytest.mark.django_db
def test_laporan_akhir_batal_oleh_nomor_baru():
    h = buat_hari_desa()
    tablet = buat_tablet(h)
    layani(tablet, 1)
    tablet = lapor_tablet(tablet, 4, 0, akhir=True, oleh=h.tim[0])
    assert tablet.dilaporkan_pada
    assert lapor_tablet(tablet, 2, 0, oleh=None).antrean_terakhir == 4
    layani(tablet, 5)
    tablet.refresh_from_db()
    assert (tablet.antrean_terakhir, tablet.dilaporkan_pada) == (5, None)


@pytest.mark.django_db
def test_foto_ikut_terhapus_dengan_data_pribadi(django_capture_on_commit_callbacks):
    h = buat_hari_desa(warga=1)
    p = layani(buat_tablet(h), 1, warga=1)
    siap = siapkan(surat_png(nama="kk.png"))
    syarat = p.dokumen.get().dokumen.syarat.first()
    foto = tambah_foto(p, siap, titipan=uuid.uuid4(), syarat=syarat, oleh=h.tim[0], pada=timezone.now())
    assert FotoBerkas.objects.get() == foto
    with django_capture_on_commit_callbacks(execute=True):
        assert hapus_lewat_simpan(Pelayanan, p.hapus_pada + dt.timedelta(days=1), oleh=None) == 1
    p.refresh_from_db()
    assert (p.nik, p.nama, p.nik_sidik) == (None, None, "")
    assert not Unggahan.objects.get().isi


@pytest.mark.django_db
def test_foto_dibaca_tim_dan_kabid_saja(client):
    h = buat_hari_desa(warga=1)
    p = layani(buat_tablet(h), 1, warga=1)
    foto = tambah_foto(p, siapkan(surat_png()), titipan=uuid.uuid4(), oleh=h.tim[0], pada=timezone.now())
    luar = buat_petugas(peran="petugas_lapangan", dinas=h.dinas)
    for orang, status in ((h.tim[1], 200), (h.kabid, 200), (luar, 404)):
        client.force_login(orang)
        jawab = client.get(f"/unggahan/{foto.unggahan_id}/")
        jawab.close()
        assert jawab.status_code == status
