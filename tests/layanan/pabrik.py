"""Factories of the services: keyword-only, rows without rules. ``SOP_UJI`` shows everything a SOP can do.

Tests under tests/layanan find SOP_UJI and SOP_LOKET registered (conftest.py); elsewhere use
``with sop_terdaftar(): ...``.
"""

import datetime as dt
import io
from contextlib import contextmanager
from itertools import count
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from layanan.sop.deklarasi import daftar
from layanan.sop.deklarasi.bentuk import (
    GANGGUAN,
    MENUNGGU_PEMOHON,
    MENUNGGU_PUSAT,
    Akhir,
    Jalan,
    Jam,
    Langkah,
    RentangBaku,
    Satuan,
    Sop,
    Syarat,
    WaktuBaku,
)
from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.models import AnggotaUnit, Dinas, LayananDinas, Unit
from layanan.sop.permohonan.alur import TERBUKA
from layanan.sop.permohonan.models import Permohonan, RiwayatLangkah
from layanan.sop.permohonan.nomor import kode_lacak_baru, sidik_pin
from pentas.akun.peran import Peran
from tests.pabrik import buat_kabupaten_kota, buat_pengguna, buat_provinsi

PIN = "2468"
_urut = count(1)
HARI = Satuan.HARI_KERJA

# Received, sent down three ranks, drafted, answered by the ministry, handed over by the office or taken by the asker.
SOP_UJI = Sop(
    kode="uji",
    versi=1,
    nama="Layanan uji",
    nama_pendek="Uji",
    awalan="UJ",
    sumber="uji",
    peran_pemohon=(Peran.PEMOHON_OPD,),
    jenis_unit=Unit.Jenis.OPD,
    total=RentangBaku(1, 2, Satuan.BULAN),
    langkah=(
        Langkah(
            "terima",
            "Menerima berkas permohonan",
            "Permohonan diterima",
            (Peran.SUBBAG_UMUM,),
            (
                Jalan("teruskan", "Terima dan teruskan", "disposisi"),
                Jalan("tolak", "Tolak permohonan", Akhir.DITOLAK),
            ),
            baku=WaktuBaku(1, HARI),
            syarat=(Syarat("surat", "Surat permohonan"), Syarat("peta", "Peta lokasi", wajib=False)),
            keluaran=("tanda_terima",),
            jeda=(MENUNGGU_PEMOHON,),
            ajakan="Periksa berkasnya",
        ),
        Langkah(
            "disposisi",
            "Mendisposisi berjenjang",
            "Dibaca pimpinan",
            (Peran.KEPALA_DINAS, Peran.KABID, Peran.KASI),
            (
                Jalan("disposisikan", "Disposisikan", "susun"),
                Jalan("kembali", "Kembalikan ke subbag umum", "terima", mundur=True, tiap_tingkat=True),
            ),
            baku=WaktuBaku(3, HARI),
            bertingkat=True,
        ),
        Langkah(
            "susun",
            "Menyusun surat",
            "Surat sedang disusun",
            (Peran.STAF_LAYANAN, Peran.KASI),
            (
                Jalan("kirim", "Kirim ke pusat", "pusat", peran=(Peran.STAF_LAYANAN,)),
                Jalan("tahan", "Putuskan ditolak", Akhir.DITOLAK, peran=(Peran.KASI,)),
            ),
            baku=WaktuBaku(3, HARI, usulan=True),
            jeda=(GANGGUAN, MENUNGGU_PEMOHON),
        ),
        Langkah(
            "pusat",
            "Menunggu jawaban pusat",
            "Menunggu jawaban pusat",
            (Peran.STAF_LAYANAN,),
            (
                Jalan("terbit", "Izin terbit", "serah"),
                Jalan("lengkapi", "Diminta melengkapi", "susun", mundur=True),
                Jalan("gagal", "Ditolak pusat", Akhir.DITOLAK),
            ),
            jam=Jam.PUSAT,
            jeda=(MENUNGGU_PUSAT,),
        ),
        Langkah(
            "serah",
            "Menyerahkan hasil",
            "Hasil siap diambil",
            (Peran.STAF_LAYANAN, Peran.PEMOHON_OPD),
            (
                Jalan("serahkan", "Serahkan hasil", Akhir.SELESAI, peran=(Peran.STAF_LAYANAN,)),
                Jalan("ambil", "Hasil sudah kami terima", Akhir.SELESAI, peran=(Peran.PEMOHON_OPD,)),
            ),
            baku=WaktuBaku(1, HARI),
        ),
    ),
)
# Two steps, no unit, cannot be withdrawn.
SOP_LOKET = Sop(
    kode="loket",
    versi=1,
    nama="Layanan loket",
    nama_pendek="Loket",
    awalan="LK",
    sumber="uji",
    peran_pemohon=(Peran.PEMOHON_OPD,),
    boleh_tarik=False,
    langkah=(
        Langkah(
            "periksa", "Memeriksa", "Sedang diperiksa", (Peran.STAF_LAYANAN,), (Jalan("lanjut", "Lanjutkan", "cetak"),)
        ),
        Langkah(
            "cetak",
            "Mencetak",
            "Sedang dicetak",
            (Peran.STAF_LAYANAN,),
            (Jalan("selesai", "Selesai", Akhir.SELESAI), Jalan("ulang", "Periksa lagi", "periksa", mundur=True)),
            baku=WaktuBaku(30, Satuan.MENIT),
        ),
    ),
)
PETUGAS = (
    Peran.SUBBAG_UMUM,
    Peran.KEPALA_DINAS,
    Peran.KABID,
    Peran.KASI,
    Peran.STAF_LAYANAN,
    Peran.PENGAWAS,
)


@contextmanager
def sop_terdaftar(*semua: Sop):
    """These SOPs (the two above where none is given) are declared inside the block, and gone after it."""
    semua = semua or (SOP_UJI, SOP_LOKET)
    lama = dict(daftar._sop)
    daftar._sop.update({(s.kode, s.versi): s for s in semua})
    try:
        yield
    finally:
        daftar._sop.clear()
        daftar._sop.update(lama)


def buat_dinas(*, kode="13", layanan=("uji", "loket")) -> Dinas:
    """A province's office ("13") or a kabupaten/kota's ("13.06"), which offers these services."""
    daerah = buat_kabupaten_kota(kode=kode) if "." in kode else None
    provinsi = daerah.provinsi if daerah else buat_provinsi(kode=kode)
    dinas = Dinas.objects.get_or_create(kode=kode, defaults={"provinsi": provinsi, "kabupaten_kota": daerah})[0]
    for satu in layanan:
        LayananDinas.objects.get_or_create(dinas=dinas, layanan=satu)
    return dinas


def buat_unit(*, dinas=None, nama=None, jenis=Unit.Jenis.OPD, **isi) -> Unit:
    return Unit.objects.create(dinas=dinas or buat_dinas(), nama=nama or f"Unit {next(_urut)}", jenis=jenis, **isi)


def buat_petugas(*, peran=Peran.STAF_LAYANAN, dinas=None, **isi):
    """An account with this role in this office."""
    dinas = dinas or buat_dinas()
    return buat_pengguna(peran=peran, provinsi=dinas.provinsi, kabupaten_kota=dinas.kabupaten_kota, **isi)


def buat_pemohon(*, unit=None, peran=Peran.PEMOHON_OPD, **isi):
    """An account that asks for this unit (made where none is given)."""
    unit = unit or buat_unit()
    pengguna = buat_petugas(peran=peran, dinas=unit.dinas, **isi)
    AnggotaUnit.objects.create(unit=unit, pengguna=pengguna)
    return pengguna


def _permohonan(sop: Sop, dinas: Dinas, isi: dict) -> Permohonan:
    ke = next(_urut)
    kode_lacak = isi.pop("kode_lacak", None) or kode_lacak_baru()
    bawaan = {
        "nomor": f"{sop.awalan}-2026-{ke:04d}",
        "judul": f"Permohonan {ke}",
        "langkah": sop.langkah[0].kode,
        "langkah_mulai_pada": isi.get("diajukan_pada") or timezone.now(),
    }
    if isi.get("status", "berjalan") not in TERBUKA:
        bawaan["selesai_pada"] = timezone.now()
    return Permohonan(
        layanan=sop.kode,
        versi_sop=sop.versi,
        dinas=dinas,
        kode_lacak=kode_lacak,
        sidik_pin=sidik_pin(kode_lacak, PIN),
        **{**bawaan, **isi},
    )


def buat_permohonan(*, layanan="uji", dinas=None, unit=None, **isi) -> Permohonan:
    """A request that stands in its first step (or in ``langkah=``, ``giliran=``, ``status=``), PIN 2468."""
    sop = ambil_sop(layanan)
    dinas = dinas or (unit.dinas if unit else buat_dinas())
    if sop.jenis_unit and unit is None:
        unit = buat_unit(dinas=dinas, jenis=sop.jenis_unit)
    permohonan = _permohonan(sop, dinas, {**isi, "unit": unit})
    permohonan.save()
    if permohonan.terbuka:
        RiwayatLangkah.objects.create(
            permohonan=permohonan,
            langkah=permohonan.langkah,
            giliran=permohonan.giliran,
            masuk_pada=permohonan.langkah_mulai_pada,
        )
    return permohonan


def buat_banyak_permohonan(jumlah: int, *, layanan="uji", dinas=None, unit=None, **isi) -> list[Permohonan]:
    """Many at once, a minute apart, for tests of query counts."""
    sop = ambil_sop(layanan)
    dinas = dinas or (unit.dinas if unit else buat_dinas())
    if sop.jenis_unit and unit is None:
        unit = buat_unit(dinas=dinas, jenis=sop.jenis_unit)
    mulai = isi.pop("diajukan_pada", None) or timezone.now() - dt.timedelta(days=30)
    semua = Permohonan.objects.bulk_create(
        (
            _permohonan(sop, dinas, {**isi, "unit": unit, "diajukan_pada": mulai + dt.timedelta(minutes=n)})
            for n in range(jumlah)
        ),
        batch_size=1000,
    )
    RiwayatLangkah.objects.bulk_create(
        (
            RiwayatLangkah(permohonan=p, langkah=p.langkah, giliran=p.giliran, masuk_pada=p.langkah_mulai_pada)
            for p in semua
            if p.terbuka
        ),
        batch_size=1000,
    )
    return semua


def buat_kantor(*, kode="13", layanan=("uji", "loket")) -> SimpleNamespace:
    """An office with one account of every role, a unit and its asker: ``k.staf_layanan``, ``k.pemohon`` …"""
    dinas = buat_dinas(kode=kode, layanan=layanan)
    unit = buat_unit(dinas=dinas)
    orang = {str(peran): buat_petugas(peran=peran, dinas=dinas) for peran in PETUGAS}
    return SimpleNamespace(dinas=dinas, unit=unit, pemohon=buat_pemohon(unit=unit), **orang)


def surat_png(*, nama="surat.png", warna=(200, 30, 40)) -> SimpleUploadedFile:
    """A small file that the upload room takes."""
    isi = io.BytesIO()
    Image.new("RGB", (64, 48), warna).save(isi, "PNG")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/png")
