"""Periods that stand ready for the top ten: the demo plan with its tie, and a small one."""

import datetime as dt
from types import SimpleNamespace

from penilaian.instrumen.models import Indikator
from penilaian.nilai.tindakan import SelNilai, tetapkan_banyak
from penilaian.penetapan.tindakan import tetapkan
from pentas.akun.peran import Peran
from tests.hitung_contoh import RENCANA
from tests.pabrik import buat_instrumen, buat_pengguna, buat_periode, buat_peserta

SERI = RENCANA["seri_10_11_12"]  # 13.02, 13.07, 13.03
SEMBILAN = [d["kode"] for d in RENCANA["dinas"][:9]]


def buat_simulasi(*, tahap="penetapan", **isi) -> SimpleNamespace:
    """The 19 offices of the demo plan: 10, 11 and 12 tie at 78.00."""
    periode = buat_periode(instrumen=buat_instrumen(), tahap_terbuka=tahap, jumlah_peserta=19, **isi)
    return _lengkap(periode, {d["kode"]: d["nilai_indikator"] for d in RENCANA["dinas"]})


def buat_kecil(nilai: dict[str, tuple], *, tahap="penetapan", **isi) -> SimpleNamespace:
    """Small rubric: {office: levels of indicators 1, 2, 3}; V01 weighs 40 (1 and 2), V02 60 (3)."""
    periode = buat_periode(tahap_terbuka=tahap, **{"jumlah_besar": 2, **isi})
    for kode in nilai:
        buat_peserta(periode=periode, kode=kode)
    return _lengkap(periode, {kode: dict(zip("123", sel, strict=True)) for kode, sel in nilai.items()})


def _lengkap(periode, nilai: dict[str, dict]) -> SimpleNamespace:
    b = SimpleNamespace(periode=periode, ketua=buat_pengguna(peran=Peran.KETUA_TIM))
    isi_nilai(b, nilai)
    return b


def isi_nilai(b, nilai: dict[str, dict], lapis="lapangan") -> None:
    indikator = {i.kode: i for i in Indikator.objects.filter(instrumen=b.periode.instrumen)}
    peserta = {p.kode: p for p in b.periode.peserta.all()}
    for p in peserta.values():
        p.periode = b.periode
    sel = [SelNilai(peserta[k], indikator[i], level) for k, isi in nilai.items() for i, level in isi.items()]
    tetapkan_banyak(sel, lapis, oleh=b.ketua)


def putuskan(b, cara="bobot", **isi):
    bawaan = {"nomor": "7/BA/2026", "tanggal": dt.date(2026, 9, 28), "alasan": "Diputuskan rapat.", "oleh": b.ketua}
    return tetapkan(b.periode, cara_seri=cara, **{**bawaan, **isi})
