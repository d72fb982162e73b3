"""The end of the day: zero or not at all, every gap explained, a lost tablet never silent."""

import uuid

import pytest
from django.utils import timezone

from layanan.ketupat_pecel.hari.hitung import tanda_terima
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.tutup import saat
from layanan.ketupat_pecel.tutup.data import hitung_hari
from layanan.ketupat_pecel.tutup.models import Penjelasan, TutupHari
from layanan.ketupat_pecel.tutup.tindakan import jelaskan, nyatakan_hilang, tutup_hari
from layanan.sop.permohonan.tindakan import jeda
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from pentas.luring.daftar import Isian
from pentas.luring.tindakan import terima
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa, buat_tablet, ke_kantor, layani, selesai_lapor
from tests.layanan.pabrik import buat_petugas

pytestmark = pytest.mark.django_db


def dua_tablet(h):
    """A: on the spot, to the office, held. B: refused, left, and a gap at B-03."""
    a, b = buat_tablet(h), buat_tablet(h)
    layani(a, 1)
    ke_kantor(a, 2, 1)
    layani(a, 3, dokumen=[{"kode": "ktp", "penyelesaian": "ditahan", "alasan": "Data ganda"}])
    layani(b, 1, dokumen=[{"kode": "kia", "penyelesaian": "ditolak", "alasan": "Bukan penduduk"}])
    layani(b, 2, keadaan="pulang", dokumen=[{"kode": "kk"}])
    layani(b, 4)
    return a, b


def test_hitungan_per_tablet_dan_jumlah(django_assert_num_queries):
    h = buat_hari_desa()
    a, _b = dua_tablet(h)
    for n in range(4, 20):
        layani(a, n)
    with django_assert_num_queries(7):
        hari = hitung_hari(h.perjalanan)
    assert hari.total.polos() | {"dokumen": {}} == {
        "diterima": 21,
        "di_tempat": 18,
        "ke_kantor": 1,
        "ditahan": 1,
        "ditolak": 1,
        "belum": 0,
        "pulang": 1,
        "dokumen": {},
    }
    t = hari.total
    assert t.diterima == t.di_tempat + t.ke_kantor + t.ditahan + t.ditolak + t.belum
    assert [x.diterima for x in hari.tablet] == [19, 2]
    assert hari.celah == ["B-03"]
    kk = next(b for b in hari.baris_dokumen if b["dokumen"].kode == "kk")
    assert (kk["diminta"], kk["di_tempat"], kk["ke_kantor"]) == (19, 18, 1)
    assert not hari.nol


def test_ditutup_hanya_pada_selisih_nol(monkeypatch):
    monkeypatch.setattr(saat, "_saat_tutup", [])
    dipanggil = []
    saat.saat_tutup(lambda perjalanan, *, oleh: dipanggil.append((perjalanan.pk, oleh)))
    h = buat_hari_desa()
    a, b = dua_tablet(h)
    ketua = h.tim[0]
    with pytest.raises(Ditolak, match=r"tablet \d+ \(A\), tablet \d+ \(B\) belum sampai"):
        tutup_hari(h.perjalanan, oleh=ketua)
    selesai_lapor(a)
    selesai_lapor(b)
    with pytest.raises(Ditolak, match="Nomor B-03 belum jelas"):
        tutup_hari(h.perjalanan, oleh=ketua)
    jelaskan(b, 3, "tidak_dipakai", "Kertas sobek.", oleh=ketua)
    belum = layani(a, 4, keadaan="dilayani", dokumen=[{"kode": "kk"}])
    selesai_lapor(a)
    with pytest.raises(Ditolak, match="Warga A-04 belum selesai"):
        tutup_hari(h.perjalanan, oleh=ketua)
    layani(a, 4, tanda=belum.pk, dasar=1)
    with pytest.raises(SalahPeran):
        tutup_hari(h.perjalanan, oleh=h.kabid)
    tutup = tutup_hari(h.perjalanan, oleh=ketua, saksi="Sekretaris desa")
    assert tutup.angka["total"]["diterima"] == 6
    assert tutup.angka["saksi"] == "Sekretaris desa"
    assert tutup.angka["penjelasan"] == [{"nomor": "B-03", "sebab": "tidak_dipakai", "keterangan": "Kertas sobek."}]
    h.perjalanan.refresh_from_db()
    h.perjalanan.permohonan.refresh_from_db()
    assert (h.perjalanan.status, h.perjalanan.permohonan.langkah) == ("ditutup", "penyelesaian")
    assert dipanggil == [(h.perjalanan.pk, ketua)]
    with pytest.raises(Basi, match="sudah ditutup"):
        tutup_hari(h.perjalanan, oleh=ketua)
    with pytest.raises(Basi, match="sudah ditutup"):
        jelaskan(b, 2, "pulang", "Terlambat.", oleh=ketua)
    assert TutupHari.objects.count() == 1


def test_tablet_hilang_tidak_pernah_diam():
    h = buat_hari_desa()
    a, b = buat_tablet(h), buat_tablet(h)
    layani(a, 1)
    layani(b, 1)
    selesai_lapor(a)
    with pytest.raises(Ditolak, match=r"\(B\) belum sampai"):
        tutup_hari(h.perjalanan, oleh=h.tim[0])
    with pytest.raises(Ditolak, match="apa yang terjadi"):
        nyatakan_hilang(b, 4, " ", oleh=h.tim[0])
    nyatakan_hilang(b, 4, "Jatuh ke sungai.", oleh=h.tim[0])
    assert hitung_hari(h.perjalanan).celah == ["B-02", "B-03", "B-04"]
    with pytest.raises(Ditolak, match="B-02, B-03, B-04 belum jelas"):
        tutup_hari(h.perjalanan, oleh=h.tim[0])
    for n in (2, 3, 4):
        jelaskan(b, n, "hilang", "Tablet hilang.", oleh=h.tim[0])
    assert tutup_hari(h.perjalanan, oleh=h.tim[0]).angka["tablet"][1]["hilang"]
    assert Jejak.objects.filter(tindakan="ketupat.tablet_hilang").get().alasan == "Jatuh ke sungai."


def test_warga_tablet_hilang_dilanjutkan_di_tablet_lain():
    h = buat_hari_desa()
    a, b = buat_tablet(h), buat_tablet(h)
    ke_kantor(a, 1, 1)
    p = layani(a, 2, keadaan="dilayani", dokumen=[{"kode": "kk"}])
    ke_kantor(b, 1, 1)

    def di_b(**isi):
        ambil = {"urut": 2, "rencana_ambil": str(h.perjalanan.tanggal), "tempat_ambil": "Kantor desa"}
        dokumen = [{"kode": "kk", "penyelesaian": "ke_kantor"}]
        return layani(b, 2, tanda=p.pk, **{"dasar": 1, "dokumen": dokumen, **ambil, **isi})

    with pytest.raises(Ditolak, match="tablet lain"):
        di_b()
    nyatakan_hilang(a, 2, "Baterainya rusak.", oleh=h.tim[0])
    selesai = di_b()
    assert selesai.tanda_terima == tanda_terima(b.tablet.nomor, 2)
    with pytest.raises(Ditolak, match="sudah memegang tanda terima"):
        di_b(dasar=2, urut=3)
    di_b(dasar=2)
    b.refresh_from_db()
    assert (b.antrean_terakhir, b.urut_terakhir) == (1, 2)
    selesai_lapor(b)
    assert tutup_hari(h.perjalanan, oleh=h.tim[0]).angka["total"]["ke_kantor"] == 3


def test_tanpa_jaringan_kedatangan_dicatat_dari_nomor_pertama():
    h = buat_hari_desa(status=StatusPerjalanan.DITUGASKAN)
    permohonan = h.perjalanan.permohonan
    jeda(permohonan, "hari", oleh=None)
    a = buat_tablet(h)
    pertama = ke_kantor(a, 1, 1)
    selesai_lapor(a)
    tutup_hari(h.perjalanan, oleh=h.tim[0])
    h.perjalanan.refresh_from_db()
    assert h.perjalanan.status == "ditutup"
    assert abs(h.perjalanan.tiba_pada - pertama.diterima_pada).total_seconds() < 1
    permohonan.refresh_from_db()
    assert permohonan.langkah == "penyelesaian"


def test_penjelasan_dari_tablet():
    h = buat_hari_desa()
    a = buat_tablet(h)
    layani(a, 2)

    def kirim(nomor, **isi):
        sasaran = {"perjalanan": str(h.perjalanan.pk), "nomor": nomor}
        isi = {"sebab": "pulang", "keterangan": "Dicek bersama perangkat desa.", **isi}
        isian = Isian(uuid.uuid4(), "ketupat.penjelasan", sasaran, 0, isi, timezone.now(), timezone.now())
        return terima(isian, oleh=h.tim[0])

    kirim("A-01")
    kirim("A-01", sebab="tidak_dipakai")
    satu = Penjelasan.objects.get()
    assert (satu.antrean, satu.sebab, satu.oleh) == (1, "tidak_dipakai", h.tim[0])
    assert hitung_hari(h.perjalanan).celah == []
    with pytest.raises(Basi, match="A-02 sudah sampai"):
        kirim("A-02")
    for nomor, isi in (("A1", {}), ("A-03", {"sebab": "malas"}), ("A-03", {"keterangan": " "})):
        with pytest.raises(Ditolak):
            kirim(nomor, **isi)


def test_isian_yang_datang_menghapus_celah_yang_dijelaskan():
    """A number explained as lost whose entry arrives after all, before the day is closed: the resident counts."""
    h = buat_hari_desa()
    a = buat_tablet(h)
    nyatakan_hilang(a, 1, "Tertinggal di desa.", oleh=h.tim[0])
    jelaskan(a, 1, "hilang", "Tablet tertinggal.", oleh=h.tim[0])
    layani(a, 1)
    hari = hitung_hari(h.perjalanan)
    assert (hari.celah, hari.total.diterima) == ([], 1)
    assert tutup_hari(h.perjalanan, oleh=h.tim[0]).angka["penjelasan"] == []


def test_orang_luar_tidak_menutup():
    h = buat_hari_desa()
    luar = buat_petugas(peran="petugas_lapangan", dinas=h.dinas)
    for fungsi in (
        lambda: tutup_hari(h.perjalanan, oleh=luar),
        lambda: jelaskan(buat_tablet(h), 1, "pulang", "x", oleh=luar),
    ):
        with pytest.raises(SalahPeran):
            fungsi()
