"""The proof of a SOP finds every planted fault, and names the place."""

from dataclasses import replace

import pytest
from django.core.checks import run_checks

from layanan.sop.deklarasi.bentuk import ASAL, Akhir, Jalan, Jam, Langkah, Syarat
from layanan.sop.deklarasi.daftar import ambil_sop, daftarkan_sop, pilihan_layanan, semua_sop
from layanan.sop.deklarasi.periksa import cacat
from pentas.akun.peran import Peran
from tests.layanan.pabrik import SOP_LOKET, SOP_UJI, sop_terdaftar

STAF = (Peran.STAF_LAYANAN,)


def langkah(kode, *jalan, peran=STAF, **isi):
    return Langkah(kode, kode.title(), kode.title(), peran, jalan, **isi)


def sop(*semua, **isi):
    return replace(SOP_LOKET, kode="cacat", langkah=semua, _menurut_kode={}, **isi)


SELESAI = Jalan("selesai", "Selesai", Akhir.SELESAI)
LANJUT = Jalan("lanjut", "Lanjut", "b")


@pytest.mark.parametrize("baik", [SOP_UJI, SOP_LOKET], ids=lambda s: s.kode)
def test_yang_sehat_tanpa_temuan(baik):
    assert cacat(baik) == []


@pytest.mark.parametrize(
    "rusak, kalimat",
    [
        (sop(langkah("a", SELESAI), langkah("b", SELESAI)), "cacat/b: no way leads here"),
        (
            sop(langkah("a", LANJUT), langkah("b", Jalan("balik", "Balik", "a", mundur=True))),
            "b: dead end, no end",
        ),
        (sop(langkah("a", LANJUT), langkah("b")), "cacat/b: dead end, no way out"),
        (sop(langkah("a", Jalan("x", "X", "entah"))), "leads to entah, which is nowhere"),
        (sop(langkah("a", SELESAI, peran=("raja",))), "unknown role raja"),
        (sop(langkah("a", SELESAI, peran=())), "cacat/a: belongs to nobody"),
        (sop(langkah("a", SELESAI, peran=(Peran.PENGAWAS,))), "role pengawas has no permission to take steps"),
        (sop(langkah("a", SELESAI), peran_pemohon=("raja",)), "unknown role raja may ask"),
        (sop(langkah("a", SELESAI), peran_pemohon=STAF), "may ask, but has no permission to"),
        (sop(langkah("a", SELESAI), peran_pemohon=()), "nobody may ask"),
        (sop(), "has no step"),
        (sop(langkah("a", LANJUT), langkah("b", SELESAI), langkah("b", SELESAI)), "two steps are called b"),
        (sop(langkah("a", SELESAI, SELESAI)), "two ways are called selesai"),
        (sop(langkah("ditolak", SELESAI)), "bears the name of an end"),
        (sop(langkah("a", LANJUT), langkah("b", SELESAI, Jalan("u", "U", "a"))), "goes back and does not say so"),
        (sop(langkah("a", replace(LANJUT, mundur=True), SELESAI), langkah("b", SELESAI)), "or the reverse"),
        (sop(langkah("a", replace(SELESAI, peran=(Peran.KASI,)))), "is for kasi, who does not hold the step"),
        (sop(langkah("a", SELESAI, syarat=(Syarat("s", "S"), Syarat("s", "T")))), "two requirements share a code"),
        (sop(langkah("a", Jalan("x", "X", ASAL), SELESAI)), "only side steps may"),
        (sop(langkah("a", SELESAI, jam_tingkat=(Jam.PUSAT,))), "for other ranks than it has"),
    ],
    ids=lambda nilai: nilai if isinstance(nilai, str) else "",
)
def test_cacat_yang_ditanam_ditemukan(rusak, kalimat):
    assert any(kalimat in satu for satu in cacat(rusak)), cacat(rusak)


def test_pemeriksaan_sistem_menolak_mulai():
    with sop_terdaftar(sop(langkah("a", LANJUT), langkah("b"))):
        galat = [g for g in run_checks() if g.id == "layanan.E001"]
    assert [g.msg for g in galat if "cacat/b" in g.msg]
    assert not [g for g in run_checks() if g.id == "layanan.E001"]


def test_tiap_versi_tetap_terdaftar_dan_yang_terbaru_dipakai():
    baru = replace(SOP_LOKET, versi=2, _menurut_kode={})
    with sop_terdaftar(SOP_LOKET, baru):
        assert ambil_sop("loket") is baru
        assert ambil_sop("loket", 1) is SOP_LOKET
        assert ("loket", "Loket") in pilihan_layanan()
        assert [s.versi for s in semua_sop() if s.kode == "loket"] == [2]
        with pytest.raises(ValueError, match="declared twice"):
            daftarkan_sop(replace(SOP_LOKET, nama="Lain", _menurut_kode={}))
    assert ambil_sop("tidak-ada") is None
