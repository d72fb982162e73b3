"""Factories of the programme: an office with its leaders, a plan with one source of money."""

import datetime as dt
from types import SimpleNamespace

from django.utils import timezone

from layanan.negeri.rencana.models import Kegiatan, Mitra, RencanaAksi, SumberDana
from layanan.negeri.sop import KODE
from layanan.sop.dinas.models import Unit
from layanan.sop.laporan.models import LamaPermohonan
from pentas.akun.peran import Peran
from tests.layanan.negeri.pabrik import buat_kantor_negeri
from tests.layanan.pabrik import buat_permohonan, buat_petugas, buat_unit

ALAMAT = "/layanan/negeri/program/13.06/"


def buat_program(*, diperluas: bool = True) -> SimpleNamespace:
    """``kantor`` as for submissions, and the head of office, two of division, the supervisor, the auditor."""
    kantor = buat_kantor_negeri(diperluas=diperluas)
    for nama, peran in (("kepala", Peran.KEPALA_DINAS), ("kabid", Peran.KABID), ("pengawas", Peran.PENGAWAS)):
        setattr(kantor, nama, buat_petugas(peran=peran, dinas=kantor.dinas))
    kantor.kabid_lain = buat_petugas(peran=Peran.KABID, dinas=kantor.dinas)
    kantor.hari_ini = timezone.localdate(timezone=kantor.dinas.zona)
    return kantor


def buat_negeri(*, dinas, jumlah: int) -> list[Unit]:
    return [buat_unit(dinas=dinas, jenis=Unit.Jenis.NEGERI, nama=f"Negeri Tambahan {n}") for n in range(jumlah)]


def buat_mitra(*, dinas, nama: str = "Penyedia internet", **isi) -> Mitra:
    return Mitra.objects.create(dinas=dinas, nama=nama, **{"jenis": "internet", "dukungan": "Antena", **isi})


def buat_rencana(*, dinas, tahun: int = 2026, bagian: str = "t3", nominal: int | None = 10_000_000) -> RencanaAksi:
    """With one source of money; no activity yet."""
    rencana = RencanaAksi.objects.create(dinas=dinas, tahun=tahun, bagian=bagian, tujuan="Akta lebih cepat.")
    if nominal is not None:
        SumberDana.objects.create(rencana=rencana, jenis="apbd", nominal=nominal)
    return rencana


def isi_kegiatan(**ganti) -> dict:
    """Input of ``simpan_kegiatan``."""
    bawaan = {"tahap": Kegiatan.Tahap.PELAKSANAAN, "nama": "Hari bantuan", "penanggung_jawab": "Kepala Bidang"}
    bawaan |= {"mulai": dt.date(2026, 7, 31), "akhir": dt.date(2026, 9, 30), "kemajuan": 40, "catatan": ""}
    return bawaan | ganti


def buat_selesai(*, unit, hari: int, tanggal: dt.date, pada: dt.datetime | None = None):
    """A finished submission that took so many working days."""
    saat = pada or dt.datetime.combine(tanggal, dt.time(9), unit.dinas.zona)
    isi = {"status": "selesai", "selesai_pada": saat, "diajukan_pada": saat}
    permohonan = buat_permohonan(layanan=KODE, unit=unit, **isi)
    LamaPermohonan.objects.create(
        permohonan=permohonan,
        dinas=unit.dinas,
        layanan=KODE,
        tanggal=tanggal,
        status="selesai",
        hari_dinas=hari,
        menit_dinas=hari * 480,
        hari_pusat=0,
        tepat=True,
    )
    return permohonan
