"""The pilot opens its own negeri, its approved evaluation the others; nobody approves what he wrote."""

import datetime as dt

import pytest

from layanan.negeri.ajuan.tindakan import kirim, mulai_bantu
from layanan.negeri.ajuan.tindakan_kode import buat_kode
from layanan.negeri.uji_coba import tindakan
from layanan.negeri.uji_coba.alur import StatusUjiCoba
from layanan.negeri.uji_coba.izin import negeri_dibuka, periksa_negeri_dibuka
from layanan.negeri.uji_coba.models import IndikatorUjiCoba, UjiCoba
from pentas.galat import Basi, Ditolak, SalahPeran
from tests.layanan.negeri.pabrik import buat_draf, buat_kantor_negeri, buat_uji_coba
from tests.layanan.negeri.pabrik_program import ALAMAT, buat_program

pytestmark = pytest.mark.django_db
S = StatusUjiCoba
EVALUASI = {"temuan": "Warga terbantu.", "perbaikan": "Contoh foto.", "keputusan": "lanjut"}


@pytest.fixture
def kantor(db):
    return buat_program(diperluas=False)


def buka(unit) -> bool:
    """As asked of one, and as the list of the office says; they never differ."""
    try:
        periksa_negeri_dibuka(unit)
        satu = True
    except Ditolak:
        satu = False
    assert satu == (unit.pk in negeri_dibuka(unit.dinas))
    return satu


@pytest.mark.parametrize(
    ("status", "keputusan", "percontohan", "lain"),
    [
        (S.RENCANA, "", False, False),
        (S.BERJALAN, "", True, False),
        (S.DINILAI, "lanjut", True, False),
        (S.DISETUJUI, "lanjut", True, True),
        (S.DISETUJUI, "perbaiki", True, False),
        (S.DISETUJUI, "hentikan", False, False),
    ],
)
def test_siapa_dibuka_menurut_keadaan_uji_coba(kantor, status, keputusan, percontohan, lain):
    assert not buka(kantor.unit) and not buka(kantor.unit_lain)
    buat_uji_coba(dinas=kantor.dinas, negeri=[kantor.unit], status=status, keputusan=keputusan)
    assert (buka(kantor.unit), buka(kantor.unit_lain)) == (percontohan, lain)


def test_percontohan_menunggu_hari_pertamanya(kantor):
    besok = kantor.hari_ini + dt.timedelta(days=1)
    buat_uji_coba(dinas=kantor.dinas, negeri=[kantor.unit], status=S.BERJALAN, mulai=besok, akhir=besok)
    assert not buka(kantor.unit)


def test_perluasan_sebelum_evaluasi_ditolak_di_setiap_pintu_ajuan(kantor):
    buat_uji_coba(dinas=kantor.dinas, negeri=[kantor.unit], status=S.BERJALAN)
    for pintu in (
        lambda: mulai_bantu(kantor.kk, kantor.unit_lain, oleh=kantor.operator_lain),
        lambda: buat_kode(kantor.unit_lain, 1, oleh=kantor.operator_lain),
    ):
        with pytest.raises(Ditolak, match="menyusul setelah evaluasi uji coba disetujui"):
            pintu()
    mulai_bantu(kantor.kk, kantor.unit, oleh=kantor.operator)


def test_draf_dari_negeri_yang_kemudian_dihentikan_tidak_terkirim(kantor):
    uji = buat_uji_coba(dinas=kantor.dinas, negeri=[kantor.unit], status=S.BERJALAN)
    ajuan, _pin = buat_draf(kantor=kantor)
    UjiCoba.objects.filter(pk=uji.pk).delete()
    buat_uji_coba(dinas=kantor.dinas, negeri=[kantor.unit], keputusan="hentikan")
    with pytest.raises(Ditolak, match="sudah dihentikan"):
        kirim(ajuan)


def jalan(kantor, *, hasil=80) -> UjiCoba:
    uji = buat_uji_coba(dinas=kantor.dinas, negeri=[kantor.unit], status=S.BERJALAN)
    IndikatorUjiCoba.objects.create(uji_coba=uji, nama="Selesai tepat", satuan="persen", target=75, hasil=hasil)
    return uji


def test_dari_rencana_sampai_disetujui(kantor):
    isi = {"nama": "Uji coba", "mulai": kantor.hari_ini - dt.timedelta(days=9), "akhir": kantor.hari_ini}
    uji = tindakan.buat_uji_coba(kantor.dinas, isi, [kantor.unit], oleh=kantor.kabid)
    with pytest.raises(Ditolak, match="paling sedikit satu indikator"):
        tindakan.mulai(uji, oleh=kantor.kabid)
    indikator = tindakan.simpan_indikator(
        uji, {"nama": "Tepat", "satuan": "persen", "target": 80, "hasil": None}, oleh=kantor.kabid
    )
    tindakan.mulai(uji, oleh=kantor.kabid)
    with pytest.raises(Ditolak, match="hasil setiap indikator lebih dahulu: Tepat"):
        tindakan.nilai(uji, EVALUASI, oleh=kantor.kabid)
    tindakan.simpan_indikator(uji, {"hasil": 82}, indikator=indikator, oleh=kantor.kabid)
    tindakan.nilai(uji, EVALUASI, oleh=kantor.kabid)
    assert not buka(kantor.unit_lain)
    with pytest.raises(Basi, match="tidak dapat diubah"):
        tindakan.simpan_indikator(uji, {"hasil": 99}, indikator=indikator, oleh=kantor.kabid)
    tindakan.setujui(uji, oleh=kantor.kepala)
    assert buka(kantor.unit_lain)


def test_penyusun_dan_pengawas_tidak_menyetujui(kantor):
    uji = tindakan.nilai(jalan(kantor), EVALUASI, oleh=kantor.kabid)
    for siapa, kalimat in ((kantor.kabid, "Anda yang menyusun"), (kantor.pengawas, "kepala bidang atau kepala dinas")):
        with pytest.raises(SalahPeran, match=kalimat):
            tindakan.setujui(uji, oleh=siapa)
    assert tindakan.setujui(uji, oleh=kantor.kabid_lain).status == S.DISETUJUI
    with pytest.raises(Basi):
        tindakan.setujui(uji, oleh=kantor.kepala)


@pytest.mark.parametrize("kurang", ["temuan", "perbaikan", "keputusan"])
def test_evaluasi_harus_lengkap(kantor, kurang):
    with pytest.raises(Ditolak):
        tindakan.nilai(jalan(kantor), EVALUASI | {kurang: " "}, oleh=kantor.kabid)


def test_evaluasi_menunggu_hari_terakhir(kantor):
    uji = jalan(kantor)
    UjiCoba.objects.filter(pk=uji.pk).update(akhir=kantor.hari_ini + dt.timedelta(days=5))
    with pytest.raises(Ditolak, match="berjalan sampai"):
        tindakan.nilai(uji, EVALUASI, oleh=kantor.kabid)


def test_dikembalikan_dengan_alasan_lalu_disusun_lagi(client, kantor):
    uji = tindakan.nilai(jalan(kantor), EVALUASI, oleh=kantor.kabid)
    client.force_login(kantor.kepala)
    alamat = f"{ALAMAT}uji-coba/{uji.pk}/"
    assert client.post(f"{alamat}kembalikan/", {"catatan": ""}).status_code == 422
    assert client.post(f"{alamat}kembalikan/", {"catatan": "Lengkapi biaya."}).status_code == 302
    client.force_login(kantor.kabid)
    assert "Dikembalikan: Lengkapi biaya." in client.get(alamat).content.decode()
    assert client.post(f"{alamat}evaluasi/", {**EVALUASI, "kirim": "1"}).status_code == 302
    client.force_login(kantor.kepala)
    assert client.post(f"{alamat}setujui/").status_code == 302
    uji.refresh_from_db()
    assert (uji.status, uji.disetujui_oleh, uji.dinilai_oleh) == (S.DISETUJUI, kantor.kepala, kantor.kabid)


def test_negeri_dinas_lain_tidak_dapat_dicoba(kantor):
    asing = buat_kantor_negeri(kode="13.07")
    isi = {"nama": "Uji", "mulai": kantor.hari_ini, "akhir": kantor.hari_ini}
    with pytest.raises(Ditolak, match="dari dinas ini"):
        tindakan.buat_uji_coba(kantor.dinas, isi, [asing.unit], oleh=kantor.kabid)
