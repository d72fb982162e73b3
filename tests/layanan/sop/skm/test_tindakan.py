"""Invitations work once; answers are tied to nobody; papers and follow-up are the office's own."""

import datetime as dt
from fractions import Fraction

import pytest
from django.utils import timezone

from layanan.sop.skm.data import Survei
from layanan.sop.skm.izin import ambil_undangan
from layanan.sop.skm.models import JawabanSkm
from layanan.sop.skm.rentang import susun_rentang
from layanan.sop.skm.tautan import token_undangan
from layanan.sop.skm.tindakan import buat_undangan, catat_kertas, isi_survei, susun_rencana, ubah_rencana
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.jejak.models import Jejak
from tests.layanan.pabrik import buat_dinas, buat_permohonan, buat_petugas
from tests.layanan.sop.skm.pabrik import SEMUA_EMPAT, buat_undangan_uji

pytestmark = pytest.mark.django_db


def setahun(dinas, tahun=None):
    return susun_rentang(tahun or timezone.localdate().year, "tahun", dinas.zona)


def test_sekali_pakai():
    undangan = buat_undangan_uji()
    token = token_undangan(undangan)
    assert ambil_undangan(token) == undangan
    isi_survei(undangan, SEMUA_EMPAT)
    with pytest.raises(Basi, match="sudah diisi"):
        isi_survei(undangan, SEMUA_EMPAT)
    assert JawabanSkm.objects.count() == 1
    with pytest.raises(TidakAda):
        ambil_undangan(token[:-1] + ("0" if token[-1] != "0" else "1"))


def test_satu_permohonan_satu_undangan_dan_hanya_yang_dilayani():
    permohonan = buat_permohonan(status="selesai")
    assert buat_undangan(permohonan, oleh=None) == buat_undangan(permohonan, oleh=None)
    assert buat_undangan(buat_permohonan(status="ditolak"), oleh=None) is None
    undangan = permohonan.undangan_skm.get()
    token = token_undangan(undangan)
    assert token not in (undangan.sidik_token, undangan.garam), "kept by hash only"


def test_lewat_masa_isi():
    undangan = buat_undangan_uji()
    undangan.berakhir_pada = timezone.now() - dt.timedelta(seconds=1)
    undangan.save()
    with pytest.raises(Basi, match="sudah berakhir"):
        isi_survei(undangan, SEMUA_EMPAT)


def test_semua_unsur_wajib_lewat_tautan():
    with pytest.raises(Ditolak, match="Sarana dan prasarana"):
        isi_survei(buat_undangan_uji(), SEMUA_EMPAT | {"U9": None})
    with pytest.raises(Ditolak, match="1 sampai 4"):
        isi_survei(buat_undangan_uji(), SEMUA_EMPAT | {"U9": 5})


def test_jawaban_tidak_menunjuk_siapa_pun():
    undangan = buat_undangan_uji()
    jawaban = isi_survei(undangan, SEMUA_EMPAT, oleh=None, profil={"usia": "30", "kelamin": "P"}, saran="Baik.")
    rujukan = {f.name for f in JawabanSkm._meta.fields if f.is_relation}
    assert rujukan == {"dinas", "dicatat_oleh"} and jawaban.dicatat_oleh is None
    baris = Jejak.objects.get(tindakan="skm.jawab")
    assert (baris.pelaku, baris.sesudah) == (None, None)
    undangan.refresh_from_db()
    assert not isinstance(undangan.dipakai_pada, dt.datetime), "a moment would tie the answer to its request"


def test_tersimpan_menurut_kode_bukan_urutan():
    jawaban = isi_survei(buat_undangan_uji(), SEMUA_EMPAT | {"U8": 1, "U9": 2})
    assert (jawaban.u8, jawaban.u9) == (1, 2)
    survei = Survei(jawaban.dinas, "uji", setahun(jawaban.dinas))
    assert (survei.rata["U8"], survei.rata["U9"], survei.rata["U1"]) == (1, 2, 4)
    assert [u.kode for u in survei.terendah] == ["U8", "U9"]


def test_kertas_boleh_berisi_kosong():
    dinas = buat_dinas()
    staf, hari = buat_petugas(dinas=dinas), timezone.localdate()
    catat_kertas(dinas, "uji", SEMUA_EMPAT | {"U4": None}, oleh=staf, tanggal=hari)
    catat_kertas(dinas, "uji", {"U4": 2}, oleh=staf, tanggal=hari)
    survei = Survei(dinas, "uji", setahun(dinas))
    assert (survei.jumlah, survei.rata["U4"], survei.indeks) == (2, 2, Fraction(34 * 25, 9))
    assert survei.mutu[0] == "A"
    with pytest.raises(Ditolak, match="satu jawaban pun"):
        catat_kertas(dinas, "uji", {}, oleh=staf, tanggal=hari)
    with pytest.raises(Ditolak, match="belum terjadi"):
        catat_kertas(dinas, "uji", SEMUA_EMPAT, oleh=staf, tanggal=hari + dt.timedelta(days=2))
    with pytest.raises(SalahPeran):
        catat_kertas(dinas, "uji", SEMUA_EMPAT, oleh=buat_petugas(dinas=dinas, peran=Peran.PENGAWAS), tanggal=hari)


def test_rentang_dan_populasi():
    dinas = buat_dinas()
    for _ in range(3):
        buat_permohonan(status="selesai", dinas=dinas, selesai_pada=dt.datetime(2026, 3, 5, tzinfo=dt.UTC))
    isi_survei(
        buat_undangan_uji(dinas=dinas), SEMUA_EMPAT, pada=dt.datetime(2026, 6, 30, 16, 59, tzinfo=dt.UTC)
    )  # 23.59 in Jakarta
    s1, s2 = susun_rentang(2026, "s1", dinas.zona), susun_rentang(2026, "s2", dinas.zona)
    assert (Survei(dinas, "uji", s1).jumlah, Survei(dinas, "uji", s2).jumlah) == (1, 0)
    assert (Survei(dinas, "uji", s1).populasi, Survei(dinas, "", s1).sampel_minimum) == (3, 3)
    assert Survei(dinas, "loket", s1).indeks is None
    assert s1.sebelum == susun_rentang(2025, "s2", dinas.zona)


def test_tindak_lanjut_dengan_pemilik_dan_batas():
    dinas = buat_dinas()
    kabid, pengawas = (buat_petugas(dinas=dinas, peran=p) for p in (Peran.KABID, Peran.PENGAWAS))
    isi = {"unsur": "U3", "uraian": "Tambah loket", "penanggung_jawab": "Kepala bidang", "batas": dt.date(2026, 12, 1)}
    rentang = setahun(dinas, 2026)
    with pytest.raises(SalahPeran):
        susun_rencana(dinas, "uji", rentang, oleh=pengawas, **isi)
    rencana = susun_rencana(dinas, "uji", rentang, oleh=kabid, **isi)
    with pytest.raises(Ditolak, match="hasilnya"):
        ubah_rencana(rencana, oleh=kabid, keadaan="selesai")
    rencana = ubah_rencana(rencana, oleh=kabid, keadaan="selesai", kemajuan="Loket dibuka.")
    assert rencana.selesai_pada is not None
    assert Survei(dinas, "uji", rentang).rencana == [rencana]
