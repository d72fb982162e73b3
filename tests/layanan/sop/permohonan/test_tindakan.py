"""The life of a request by its actions: down the ranks, back, refused, paused, taken, withdrawn, out of turn."""

import datetime as dt
import uuid
from dataclasses import replace
from itertools import pairwise

import pytest
from django.utils import timezone

from layanan.sop.permohonan import daftar
from layanan.sop.permohonan.antrean import giliran_saya
from layanan.sop.permohonan.daftar import Penangan, daftarkan_penangan
from layanan.sop.permohonan.izin import jalan_terbuka, peran_giliran
from layanan.sop.permohonan.models import NomorUrut, Permohonan
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.permohonan.tindakan import (
    ambil,
    bebaskan,
    jeda,
    lanjut,
    lanjutkan,
    lepas,
    tarik,
)
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.permohonan.tindakan_lampiran import buat_pin, lampirkan, periksa_lampiran
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import (
    SOP_UJI,
    buat_dinas,
    buat_kantor,
    buat_pemohon,
    buat_permohonan,
    buat_petugas,
    buat_unit,
    sop_terdaftar,
    surat_png,
)
from tests.pabrik import beri_tugas, buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def k():
    return buat_kantor()


def kirim(k, **isi):
    bawaan = {"dinas": k.dinas, "unit": k.unit, "judul": "pemadanan", "kunci_kirim": uuid.uuid4(), "oleh": k.pemohon}
    return ajukan("uji", **{**bawaan, **isi})


def lengkap(k, **isi) -> Permohonan:
    """In its first step, with the required letter."""
    p = buat_permohonan(unit=k.unit, pemohon=k.pemohon, **isi)
    if p.langkah == "terima":
        lampirkan(p, "surat", surat_png(), oleh=k.pemohon)
    p.refresh_from_db()
    return p


def letak(p) -> tuple:
    p.refresh_from_db()
    return p.langkah, p.giliran, p.status


def test_dari_permohonan_sampai_selesai(k):
    p, pin = kirim(k)
    assert p.nomor == f"UJ-{timezone.localdate().year}-0001"
    assert p.sidik_pin == sidik_pin(p.kode_lacak, pin)
    lampirkan(p, "surat", surat_png(), oleh=k.pemohon)
    jejak = [
        ("teruskan", k.subbag_umum, ("disposisi", 0)),
        ("disposisikan", k.kepala_dinas, ("disposisi", 1)),
        ("disposisikan", k.kabid, ("disposisi", 2)),
        ("disposisikan", k.kasi, ("susun", 0)),
        ("kirim", k.staf_layanan, ("pusat", 0)),
        ("terbit", k.staf_layanan, ("serah", 0)),
    ]
    for jalan, oleh, tujuan in jejak:
        lanjut(p, jalan, oleh=oleh)
        assert letak(p)[:2] == tujuan
    lanjut(p, "ambil", oleh=k.pemohon)
    assert letak(p)[2] == "selesai" and p.selesai_pada
    riwayat = list(p.riwayat.all())
    assert [(r.langkah, r.giliran, r.peran) for r in riwayat] == [
        ("terima", 0, "subbag_umum"),
        ("disposisi", 0, "kepala_dinas"),
        ("disposisi", 1, "kabid"),
        ("disposisi", 2, "kasi"),
        ("susun", 0, "staf_layanan"),
        ("pusat", 0, "staf_layanan"),
        ("serah", 0, "pemohon_opd"),
    ]
    assert all(a.keluar_pada == b.masuk_pada for a, b in pairwise(riwayat))
    assert Jejak.objects.filter(objek_jenis="sop.permohonan", objek_id=str(p.pk)).count() == 9


def test_nomor_tanpa_celah_menurut_dinas_dan_tahun(k):
    lain = buat_kantor(kode="13.06")
    tengah = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
    assert [kirim(k, pada=tengah)[0].nomor for _ in "12"] == ["UJ-2026-0001", "UJ-2026-0002"]
    assert kirim(lain, pada=tengah)[0].nomor == "UJ-2026-0001"
    with pytest.raises(Ditolak):
        kirim(k, unit=None, pada=tengah)
    # The year is the office's own: an hour before midnight UTC it is the next one in Padang.
    akhir_tahun = dt.datetime(2025, 12, 31, 23, tzinfo=dt.UTC)
    assert kirim(k, pada=akhir_tahun)[0].nomor == "UJ-2026-0003"
    assert NomorUrut.objects.get(dinas=k.dinas).terakhir == 3


def test_kiriman_ganda_satu_permohonan(k):
    kunci = uuid.uuid4()
    satu, pin = kirim(k, kunci_kirim=kunci)
    dua, kosong = kirim(k, kunci_kirim=kunci)
    assert satu == dua and len(pin) == 4 and kosong is None
    assert Permohonan.objects.count() == 1
    rekan = buat_pemohon(unit=k.unit)
    with pytest.raises(Basi, match="sudah dipakai"):
        kirim(k, kunci_kirim=kunci, oleh=rekan)


@pytest.mark.parametrize(
    "ubah, galat",
    [
        (lambda k: {"unit": buat_unit(dinas=buat_dinas(kode="13.06"))}, Ditolak),
        (lambda k: {"unit": buat_unit(dinas=k.dinas, jenis="desa")}, Ditolak),
        (lambda k: {"unit": buat_unit(dinas=k.dinas)}, SalahPeran),  # not his
        (lambda k: {"oleh": k.staf_layanan}, SalahPeran),
        (lambda k: {"dinas": buat_dinas(kode="13.05", layanan=())}, Ditolak),
    ],
    ids=["unit dinas lain", "jenis lain", "bukan petugasnya", "bukan pemohon", "belum dibuka"],
)
def test_pengajuan_ditolak(k, ubah, galat):
    with pytest.raises(galat):
        kirim(k, **ubah(k))
    assert not Permohonan.objects.exists()


def test_unit_tidak_aktif_tidak_dapat_mengajukan(k):
    k.unit.aktif = False
    k.unit.save()
    with pytest.raises(Ditolak, match="tidak aktif"):
        kirim(k)


def test_kembali_minta_alasan_dan_memulai_putaran_baru(k):
    p = lengkap(k, langkah="disposisi", giliran=1)
    with pytest.raises(Ditolak, match="alasannya"):
        lanjut(p, "kembali", oleh=k.kabid, catatan="  ")
    lanjut(p, "kembali", oleh=k.kabid, catatan="Dasar hukum kurang.")
    assert letak(p) == ("terima", 0, "berjalan")
    assert p.riwayat.get(langkah="disposisi").catatan == "Dasar hukum kurang."
    lampirkan(p, "surat", surat_png(), oleh=k.subbag_umum)
    lanjut(p, "teruskan", oleh=k.subbag_umum)
    lanjut(p, "disposisikan", oleh=k.kepala_dinas)
    assert p.riwayat.get(langkah="disposisi", giliran=1, keluar_pada=None).putaran == 2


def test_jalan_menurut_tingkat_dan_peran(k):
    p = lengkap(k, langkah="disposisi", giliran=0)
    assert [j.kode for j in jalan_terbuka(p, [Peran.KEPALA_DINAS])] == ["disposisikan", "kembali"]
    p = lengkap(k, langkah="susun")
    assert [j.kode for j in jalan_terbuka(p, [Peran.STAF_LAYANAN])] == ["kirim"]
    assert [j.kode for j in jalan_terbuka(p, [Peran.KASI])] == ["tahan"]
    with pytest.raises(Basi, match="tidak tersedia"):
        lanjut(p, "tahan", oleh=k.staf_layanan, catatan="x")
    with pytest.raises(Basi, match="tidak tersedia"):
        lanjut(p, "terbit", oleh=k.staf_layanan)


def test_penolakan_mengakhiri(k):
    p = lengkap(k)
    with pytest.raises(Ditolak, match="alasannya"):
        lanjut(p, "tolak", oleh=k.subbag_umum)
    lanjut(p, "tolak", oleh=k.subbag_umum, catatan="Bukan tugas OPD ini.")
    assert letak(p)[2] == "ditolak"
    for aksi in (
        lambda: lanjut(p, "teruskan", oleh=k.subbag_umum),
        lambda: ambil(p, oleh=k.subbag_umum),
        lambda: jeda(p, "pemohon", oleh=k.subbag_umum),
        lambda: tarik(p, "Batal", oleh=k.pemohon),
        lambda: lampirkan(p, "surat", surat_png(), oleh=k.pemohon),
    ):
        with pytest.raises(Basi, match="sudah ditolak"):
            aksi()


@pytest.mark.parametrize("siapa", ["kepala_dinas", "kabid", "staf_layanan", "pengawas", "pemohon"])
def test_bukan_giliran_403(k, siapa):
    p = lengkap(k)
    with pytest.raises(SalahPeran, match="dikerjakan oleh subbag umum"):
        lanjut(p, "teruskan", oleh=getattr(k, siapa))


def test_peran_di_dinas_lain_tidak_berlaku(k):
    p = lengkap(k)
    lain = buat_petugas(peran=Peran.SUBBAG_UMUM, dinas=buat_dinas(kode="13.06"))
    with pytest.raises(SalahPeran):
        lanjut(p, "teruskan", oleh=lain)
    sekali = buat_pengguna()
    beri_tugas(sekali, peran=Peran.SUBBAG_UMUM, periode_kode="X-2026")  # bound to a period of the evaluation
    with pytest.raises(SalahPeran):
        lanjut(p, "teruskan", oleh=sekali)


def test_pemohon_hanya_untuk_unitnya(k):
    p = lengkap(k, langkah="serah")
    asing = buat_pemohon(unit=buat_unit(dinas=k.dinas))
    assert peran_giliran(asing, p) == ()
    with pytest.raises(SalahPeran):
        lanjut(p, "ambil", oleh=asing)
    rekan = buat_pemohon(unit=k.unit)
    lanjut(p, "ambil", oleh=rekan)
    assert letak(p)[2] == "selesai"


def test_dua_peran_pada_satu_langkah_memakai_jalan_keduanya(k):
    orang = buat_petugas(peran=Peran.STAF_LAYANAN, dinas=k.dinas)
    beri_tugas(orang, peran=Peran.KASI, provinsi=k.dinas.provinsi)
    orang = Pengguna.objects.get(pk=orang.pk)
    p = lengkap(k, langkah="susun")
    assert [j.kode for j in jalan_terbuka(p, peran_giliran(orang, p))] == ["kirim", "tahan"]
    lanjut(p, "tahan", catatan="Di luar kewenangan.", oleh=orang)  # the second role's way
    assert letak(p)[2] == "ditolak"
    assert p.riwayat.get(langkah="susun").peran == Peran.KASI


def test_yang_sudah_keluar_dari_unit_hanya_membaca_kirimannya(k):
    p, _ = kirim(k)
    rekan = buat_pemohon(unit=k.unit)
    k.unit.anggota.filter(pengguna=k.pemohon).delete()
    assert Permohonan.objects.dapat_dilihat(k.pemohon).filter(pk=p.pk).exists()
    with pytest.raises(SalahPeran):
        tarik(p, "Tidak jadi.", oleh=k.pemohon)
    with pytest.raises(SalahPeran):
        buat_pin(p, oleh=k.pemohon)
    Permohonan.objects.filter(pk=p.pk).update(langkah="serah")
    p.refresh_from_db()
    with pytest.raises(SalahPeran):
        lanjut(p, "ambil", oleh=k.pemohon)
    assert list(giliran_saya(k.pemohon)) == [] and list(giliran_saya(rekan)) == [p]


def test_pemohon_yang_pindah_dinas_tidak_melihat_unit_lamanya(k):
    """The membership was left behind, the role is held elsewhere now."""
    lama = buat_pemohon(unit=k.unit)
    p, _ = kirim(k)
    lama.penugasan.all().delete()
    beri_tugas(lama, peran=Peran.PEMOHON_OPD, provinsi=buat_dinas(kode="14").provinsi)
    lama = Pengguna.objects.get(pk=lama.pk)
    assert not Permohonan.objects.dapat_dilihat(lama).exists()
    with pytest.raises(SalahPeran):
        tarik(p, "Tidak jadi.", oleh=lama)


def test_unit_tidak_aktif_menyelesaikan_yang_berjalan(k):
    p = lengkap(k, langkah="serah")
    k.unit.aktif = False
    k.unit.save()
    assert p in giliran_saya(k.pemohon)
    lanjut(p, "ambil", oleh=k.pemohon)
    assert letak(p)[2] == "selesai"


def test_satu_memegang_yang_lain_menunggu(k):
    p = lengkap(k)
    rekan = buat_petugas(peran=Peran.SUBBAG_UMUM, dinas=k.dinas)
    ambil(p, oleh=k.subbag_umum, versi=p.versi)
    ambil(p, oleh=k.subbag_umum, versi=p.versi)  # the second click
    for aksi in (ambil, lepas):
        with pytest.raises(Basi, match="sedang dikerjakan"):
            aksi(p, oleh=rekan)
    with pytest.raises(Basi, match="sedang dikerjakan"):
        lanjut(p, "teruskan", oleh=rekan)
    lepas(p, oleh=k.subbag_umum)
    lanjut(p, "teruskan", oleh=rekan)
    assert letak(p)[0] == "disposisi" and p.petugas is None


def test_admin_membebaskan_yang_dipegang(k):
    p = lengkap(k)
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Basi):
        bebaskan(p, "Cuti", oleh=admin)
    ambil(p, oleh=k.subbag_umum)
    with pytest.raises(SalahPeran):
        bebaskan(p, "Cuti", oleh=k.kabid)
    bebaskan(p, "Cuti", oleh=admin)
    p.refresh_from_db()
    assert p.petugas is None
    assert Jejak.objects.get(tindakan="permohonan.bebaskan").alasan == "Cuti"


def test_versi_lama_ditolak(k):
    p = lengkap(k)
    lama = p.versi
    ambil(p, oleh=k.subbag_umum)
    for aksi in (
        lambda: lanjut(p, "teruskan", oleh=k.subbag_umum, versi=lama),
        lambda: jeda(p, "pemohon", oleh=k.subbag_umum, versi=lama),
        lambda: tarik(p, "Batal", oleh=k.pemohon, versi=lama),
    ):
        with pytest.raises(Basi, match="sudah berubah"):
            aksi()
    assert letak(p) == ("terima", 0, "berjalan")


def test_jeda_hanya_karena_sebab_yang_tertulis(k):
    p = lengkap(k)
    with pytest.raises(Ditolak, match="sebab yang tertulis"):
        jeda(p, "gangguan", oleh=k.subbag_umum)  # this step does not name it
    jeda(p, "pemohon", oleh=k.subbag_umum, catatan="Surat kuasa")
    assert letak(p)[2] == "dijeda"
    for aksi in (lambda: lanjut(p, "teruskan", oleh=k.subbag_umum), lambda: jeda(p, "pemohon", oleh=k.subbag_umum)):
        with pytest.raises(Basi):
            aksi()
    lanjutkan(p, oleh=k.subbag_umum)
    assert letak(p)[2] == "berjalan" and p.jeda.get().selesai_pada
    with pytest.raises(Basi):
        lanjutkan(p, oleh=k.subbag_umum)
    lanjut(p, "teruskan", oleh=k.subbag_umum)


def test_jam_yang_mundur_tidak_memberi_waktu_negatif(k):
    p = lengkap(k)
    kemarin = p.langkah_mulai_pada - dt.timedelta(days=1)
    jeda(p, "pemohon", oleh=k.subbag_umum, pada=kemarin)
    lanjutkan(p, oleh=k.subbag_umum, pada=kemarin - dt.timedelta(hours=1))
    satu = p.jeda.get()
    assert satu.selesai_pada >= satu.mulai_pada >= p.langkah_mulai_pada
    lanjut(p, "teruskan", oleh=k.subbag_umum, pada=kemarin)
    tutup = p.riwayat.get(langkah="terima")
    assert tutup.keluar_pada == tutup.masuk_pada


def test_jam_yang_mundur_sesudah_jeda_tidak_menindih_jedanya(k):
    p = lengkap(k)
    satu, dua = (p.langkah_mulai_pada + dt.timedelta(hours=n) for n in (2, 3))
    jeda(p, "pemohon", oleh=k.subbag_umum, pada=satu)
    lanjutkan(p, oleh=k.subbag_umum, pada=dua)
    jeda(p, "pemohon", oleh=k.subbag_umum, pada=satu)
    lanjutkan(p, oleh=k.subbag_umum, pada=satu)
    lanjut(p, "teruskan", oleh=k.subbag_umum, pada=satu)
    assert [(j.mulai_pada, j.selesai_pada) for j in p.jeda.all()] == [(satu, dua), (dua, dua)]
    assert p.riwayat.get(langkah="terima").keluar_pada == dua


def test_pemohon_menarik(k):
    p = lengkap(k)
    jeda(p, "pemohon", oleh=k.subbag_umum)
    with pytest.raises(SalahPeran):
        tarik(p, "Batal", oleh=buat_pemohon(unit=buat_unit(dinas=k.dinas)))
    with pytest.raises(Ditolak, match="alasan penarikan"):
        tarik(p, " ", oleh=k.pemohon)
    tarik(p, "Tidak jadi", oleh=k.pemohon)
    assert letak(p)[2] == "ditarik"
    assert not p.jeda.filter(selesai_pada=None).exists() and not p.riwayat.filter(keluar_pada=None).exists()
    loket = buat_permohonan(layanan="loket", dinas=k.dinas, pemohon=k.pemohon)
    with pytest.raises(Ditolak, match="tidak dapat ditarik"):
        tarik(loket, "Batal", oleh=k.pemohon)


def test_syarat_wajib_sebelum_maju_bukan_sebelum_menolak(k):
    p = buat_permohonan(unit=k.unit, pemohon=k.pemohon)
    with pytest.raises(Ditolak, match="Belum ada: Surat permohonan"):
        lanjut(p, "teruskan", oleh=k.subbag_umum)
    lampiran = lampirkan(p, "surat", surat_png(), oleh=k.pemohon)
    periksa_lampiran(lampiran, "kembali", oleh=k.subbag_umum, catatan="Tidak terbaca")
    with pytest.raises(Ditolak, match="Belum ada: Surat permohonan"):
        lanjut(p, "teruskan", oleh=k.subbag_umum)
    lanjut(p, "tolak", oleh=k.subbag_umum, catatan="Tidak lengkap")


def test_lampiran_diganti_bukan_dihapus(k):
    p = buat_permohonan(unit=k.unit, pemohon=k.pemohon)
    satu = lampirkan(p, "surat", surat_png(), oleh=k.pemohon)
    assert lampirkan(p, "surat", surat_png(), oleh=k.pemohon) == satu  # the same file once more
    dua = lampirkan(p, "surat", surat_png(warna=(1, 2, 3)), oleh=k.pemohon)
    satu.refresh_from_db()
    assert satu.diganti_pada and dua.diganti_pada is None
    with pytest.raises(Ditolak, match="apa yang perlu diperbaiki"):
        periksa_lampiran(dua, "kembali", oleh=k.subbag_umum)
    with pytest.raises(SalahPeran):
        periksa_lampiran(dua, "sesuai", oleh=k.pemohon)
    # the very file that came back counts as a new answer when it is sent again
    periksa_lampiran(dua, "kembali", oleh=k.subbag_umum, catatan="Buram")
    assert lampirkan(p, "surat", surat_png(warna=(1, 2, 3)), oleh=k.pemohon) != dua
    with pytest.raises(TidakAda):
        lampirkan(p, "entah", surat_png(), oleh=k.pemohon)
    with pytest.raises(TidakAda):
        lampirkan(p, "surat", surat_png(), oleh=k.pemohon, langkah="entah")


def test_berkas_langkah_lewat_hanya_yang_dikembalikan(k):
    p = buat_permohonan(unit=k.unit, pemohon=k.pemohon)
    surat = lampirkan(p, "surat", surat_png(), oleh=k.pemohon)
    lanjut(p, "teruskan", oleh=k.subbag_umum)
    baru = surat_png(warna=(9, 9, 9))
    with pytest.raises(Basi, match="sudah lewat"):
        lampirkan(p, "surat", baru, oleh=k.pemohon, langkah="terima")
    surat.keadaan, surat.catatan = "kembali", "Buram"
    surat.save()
    assert lampirkan(p, "surat", baru, oleh=k.pemohon, langkah="terima").keadaan == "baru"
    p = buat_permohonan(unit=k.unit, pemohon=k.pemohon)
    with pytest.raises(SalahPeran):  # outputs are the office's
        lampirkan(p, "tanda_terima", baru, oleh=k.pemohon)
    lampirkan(p, "tanda_terima", baru, oleh=k.subbag_umum)


def test_pin_baru_menggantikan_yang_lama(k):
    p, lama = kirim(k)
    baru = buat_pin(p, oleh=k.pemohon)
    p.refresh_from_db()
    assert p.sidik_pin == sidik_pin(p.kode_lacak, baru)
    with pytest.raises(SalahPeran):
        buat_pin(p, oleh=k.staf_layanan)
    assert baru not in str(list(Jejak.objects.values_list("sesudah", "alasan"))) or lama == baru


def test_penangan_dan_akhir_ikut_dalam_transaksi(k, monkeypatch):
    monkeypatch.setattr(daftar, "_penangan", {})
    monkeypatch.setattr(daftar, "_setelah_berakhir", [])
    berakhir = []
    daftar.saat_berakhir(lambda permohonan, oleh: berakhir.append((permohonan.status, oleh)))

    def sebelum(permohonan, jalan, isian, oleh):
        if not isian.get("agenda"):
            raise Ditolak("Isi nomor agenda.")

    def sesudah(permohonan, jalan, isian, oleh):
        return {"agenda": isian["agenda"]}

    daftarkan_penangan("uji", "terima", Penangan(sebelum=sebelum, sesudah=sesudah))
    p = lengkap(k)
    with pytest.raises(Ditolak, match="agenda"):
        lanjut(p, "teruskan", oleh=k.subbag_umum)
    assert letak(p)[0] == "terima"
    lanjut(p, "teruskan", oleh=k.subbag_umum, isian={"agenda": "470/118"})
    assert p.riwayat.get(langkah="terima").rincian == {"agenda": "470/118"}
    assert not berakhir
    tarik(p, "Batal", oleh=k.pemohon)
    assert berakhir == [("ditarik", k.pemohon)]


def test_permohonan_berjalan_tetap_pada_versinya(k):
    p = lengkap(k, langkah="disposisi", giliran=2)
    tanpa_susun = tuple(
        replace(la, jalan=(replace(la.jalan[0], ke="serah"),)) if la.kode == "disposisi" else la
        for la in SOP_UJI.langkah
        if la.kode not in ("susun", "pusat")
    )
    with sop_terdaftar(SOP_UJI, replace(SOP_UJI, versi=2, langkah=tanpa_susun, _menurut_kode={})):
        lanjut(p, "disposisikan", oleh=k.kasi)
        assert letak(p)[0] == "susun"
        assert kirim(k)[0].versi_sop == 2
