"""SIMULASI-2026: a finished evaluation. Field values and sheets are fixtures/rencana_demo.json exactly."""

import datetime as dt
import json
import random
from collections.abc import Mapping

from django.conf import settings

from paparan.contoh.akun import PENILAI
from paparan.contoh.bukti import berkas_foto, berkas_pdf
from paparan.contoh.dasar import (
    KEPALA,
    buka_pengumpulan,
    daerah_asli,
    indikator_lengkap,
    isi_lapis,
    kirim_semua,
    lanjut,
    susun,
)
from paparan.contoh.nilai import sel_untuk, turunkan
from paparan.lembar.massal import isi_lembar_banyak
from paparan.pemenang.tindakan import tetapkan_pemenang, umumkan
from paparan.sesi.tindakan import buat_sesi, buka_sesi
from penilaian.berkas.models import Butir
from penilaian.berkas.tindakan_isi import unggah_bukti
from penilaian.instrumen.models import Instrumen
from penilaian.kunjungan.massal import mulai_banyak
from penilaian.kunjungan.tindakan import tutup
from penilaian.kunjungan.tindakan_jadwal import jadwalkan
from penilaian.nilai.models import Lapis
from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.tindakan import tetapkan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode
from penilaian.periode.pernyataan import nyatakan_bebas
from penilaian.periode.tindakan import buka_tahap, tutup_tahap
from pentas.jejak.tindakan import tindakan

KODE = "SIMULASI-2026"
BUKTI_PER_DAERAH = 8
ALASAN_SERI = "Data contoh: tim sepakat variabel berbobot terbesar lebih dulu."


def rencana() -> dict:
    return json.loads((settings.AKAR / "fixtures" / "rencana_demo.json").read_text(encoding="utf-8"))


@tindakan
def buat_simulasi(instrumen: Instrumen, akun: Mapping, *, benih: int | None = None, oleh, sampai: str = "") -> Periode:
    """The whole year in one transaction. ``sampai``: stop with this stage open (tests look at a stage)."""
    plan = rencana()
    acak = random.Random(plan["meta"]["benih"] if benih is None else benih)  # noqa: S311 - demo values
    zona = instrumen.provinsi.zona
    periode = susun(
        KODE,
        "Simulasi 2026",
        instrumen,
        daerah_asli(instrumen.provinsi),
        [akun[p] for p in PENILAI],
        oleh=oleh,
        mulai=dt.datetime(2026, 2, 2, 8, tzinfo=zona),
    )
    for nama in PENILAI:
        nyatakan_bebas(akun[nama], periode, oleh=akun[nama])
    langkah = [
        (KodeTahap.PENGUMPULAN, _kumpulkan),
        (KodeTahap.REKAP, _verifikasi),
        (KodeTahap.KUNJUNGAN, _kunjungi),
        (KodeTahap.PENETAPAN, _tetapkan),
        (KodeTahap.PAPARAN, _paparkan),
        (KodeTahap.PEMENANG, _menangkan),
    ]
    nilai = _nilai(plan, periode, acak)
    buka_pengumpulan(periode, oleh=oleh)
    for n, (tahap, kerjakan) in enumerate(langkah):
        if n:
            lanjut(periode, langkah[n - 1][0], tahap, oleh=oleh)
        if tahap == sampai:
            return periode
        kerjakan(periode, nilai, akun, plan)
    tutup_tahap(periode, KodeTahap.PEMENANG, oleh=oleh)
    buka_tahap(periode, KodeTahap.SELESAI, oleh=oleh)
    return periode


def _nilai(plan, periode, acak) -> dict[str, dict]:
    """{layer: cells} of the whole period."""
    indikator = indikator_lengkap(periode)
    meja = [i for i in indikator if i.dinilai_desk]
    lapangan = {d["kode"]: d["nilai_indikator"] for d in plan["dinas"]}
    sel = {lapis: [] for lapis in Lapis.values}
    for peserta in periode.peserta.select_related("kabupaten_kota"):
        peserta.periode = periode
        akhir = lapangan[peserta.kode]
        desk, klaim = turunkan(acak, akhir, meja)
        sel[Lapis.KLAIM] += sel_untuk(peserta, meja, klaim)
        sel[Lapis.DESK] += sel_untuk(peserta, meja, desk, klaim)
        sel[Lapis.LAPANGAN] += sel_untuk(peserta, indikator, akhir, desk)
    return sel


def _operator(akun) -> dict[str, object]:
    return {nama.removeprefix("operator."): p for nama, p in akun.items() if nama.startswith("operator.")}


def _kumpulkan(periode, nilai, akun, plan):
    operator = _operator(akun)
    for kode, pengguna in operator.items():
        isi_lapis([s for s in nilai[Lapis.KLAIM] if s.peserta.kode == kode], Lapis.KLAIM, oleh=pengguna)
    _pasang_bukti(periode, operator)
    kirim_semua(periode, operator)


def _pasang_bukti(periode, operator):
    """About eight placeholder files an office, on its indicators that ask for evidence."""
    butir = Butir.objects.filter(berkas__peserta__periode=periode, indikator__dinilai_desk=True).select_related(
        "berkas__peserta__kabupaten_kota", "indikator"
    )
    per_daerah: dict[str, list] = {}
    for b in butir.prefetch_related("indikator__bukti_diminta", "indikator__kriteria", "indikator__level"):
        b.berkas.peserta.periode = periode
        per_daerah.setdefault(b.berkas.peserta.kode, []).append(b)
    for n, (kode, semua) in enumerate(sorted(per_daerah.items())):
        for ke, b in enumerate(semua[n % 3 :: 3][:BUKTI_PER_DAERAH]):
            buat = berkas_pdf if ke % 4 == 3 else berkas_foto
            unggah_bukti(b, buat(b.indikator.judul, b.berkas.peserta.kabupaten_kota.nama), oleh=operator[kode])


def _verifikasi(periode, nilai, akun, plan):
    for n, pengguna in enumerate((akun["rekap.provinsi1"], akun["rekap.provinsi2"])):
        bagian = sorted({s.peserta.kode for s in nilai[Lapis.DESK]})[n::2]
        isi_lapis([s for s in nilai[Lapis.DESK] if s.peserta.kode in bagian], Lapis.DESK, oleh=pengguna)


def _kunjungi(periode, nilai, akun, plan):
    hari = dt.date(2026, 5, 4)
    for n, peserta in enumerate(periode.peserta.select_related("kabupaten_kota")):
        peserta.periode = periode
        tim = [akun[PENILAI[n % 5]], akun[PENILAI[(n + 1) % 5]]]
        kunjungan = jadwalkan(
            peserta,
            tanggal=hari + dt.timedelta(days=n),
            tempat=peserta.kabupaten_kota.ibu_kota,
            tim=tim,
            oleh=akun["rekap.provinsi1"],
        )
        sel = [s for s in nilai[Lapis.LAPANGAN] if s.peserta.kode == peserta.kode]
        mulai_banyak([peserta], oleh=tim[0])
        isi_lapis(sel, Lapis.LAPANGAN, oleh=tim[0])
        kunjungan.refresh_from_db(fields=["status"])
        tutup(
            kunjungan,
            kesimpulan="Data contoh: nilai lapangan disepakati bersama.",
            nomor=f"{n + 1:03d}/BA-KUNJUNGAN/2026",
            pihak_dinas=KEPALA["jabatan"],
            oleh=tim[0],
        )


def _tetapkan(periode, nilai, akun, plan):
    tetapkan(
        periode,
        nomor="010/BA-PENETAPAN/2026",
        tanggal=dt.date(2026, 6, 15),
        cara_seri=Penetapan.CaraSeri.BOBOT,
        alasan=ALASAN_SERI,
        oleh=akun["ketua.tim"],
    )


def _paparkan(periode, nilai, akun, plan):
    sesi = buat_sesi(periode, tanggal=dt.date(2026, 7, 8), tempat="Aula Dinas, Padang", oleh=akun["rekap.provinsi1"])
    buka_sesi(sesi, oleh=akun["ketua.tim"])
    skor = {
        (PENILAI[n], p["kode"]): (*tiga, "") for p in plan["paparan"] for n, tiga in enumerate(p["skor_per_penilai"])
    }
    isi_lembar_banyak(sesi, skor, oleh=akun["ketua.tim"])


def _menangkan(periode, nilai, akun, plan):
    sesi = Penetapan.objects.berlaku().get(periode=periode).sesi
    pemenang = tetapkan_pemenang(
        sesi, nomor="020/BA-PEMENANG/2026", tanggal=dt.date(2026, 8, 10), oleh=akun["ketua.tim"]
    )
    umumkan(pemenang.sesi, oleh=akun["ketua.tim"])
