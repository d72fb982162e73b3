"""Factories of Ketupat Pecel: an office with two villages, its people, lists, trips in any state."""

import datetime as dt
import io
from itertools import count
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from layanan.ketupat_pecel.dokumen.bawaan import siapkan_dokumen
from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.perjalanan import tindakan as perjalanan_
from layanan.ketupat_pecel.perjalanan.models import Bus, Perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga import tindakan as warga_
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from pentas.akun.peran import Peran
from pentas.unggahan.periksa import siapkan
from tests.layanan.pabrik import buat_dinas, buat_pemohon, buat_petugas, buat_unit

_urut = count(1)
TIM = (("pendaftaran", "petugas"), ("verifikator", "petugas2"), ("pencetakan", "pencetak"))


def nik_contoh() -> str:
    """A number of nobody's (region 99), another each time."""
    n = next(_urut)
    return f"990101{n // 9999 % 28 + 1:02d}0790{n % 9999 + 1:04d}"


def surat_pdf(*, nama: str = "surat.pdf") -> SimpleUploadedFile:
    isi = io.BytesIO()
    Image.new("RGB", (60, 80), (next(_urut) % 250, 40, 90)).save(isi, "PDF")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="application/pdf")


def isi_warga(*, dokumen=("ktp",), nama: str = "", nik: str = "", **isi) -> dict:
    """One row, as ``tambah_warga`` takes it."""
    n = next(_urut)
    return {
        "nik": nik or nik_contoh(),
        "nama": nama or f"Warga {'ABCDEFGHIJ'[n % 10]}{'abcdefghij'[n // 10 % 10]}",
        "telepon": "",
        "dusun": f"Dusun {n % 4 + 1}",
        "dokumen": [{"kode": k, "keterangan": "", "lengkap": True} for k in dokumen],
        **isi,
    }


def buat_dunia_desa(*, kode: str = "13.06") -> SimpleNamespace:
    """``.dinas .unit .unit_lain .perangkat .rekan .perangkat_lain .subbag .kepala .kabid .staf .petugas .petugas2
    .pencetak .luar (a field officer who is in no team) .bus .dok {code: DokumenDesa}``."""
    dinas = buat_dinas(kode=kode, layanan=(KODE,))
    siapkan_dokumen(dinas, oleh=None)
    unit = buat_unit(dinas=dinas, jenis=Unit.Jenis.DESA, nama="Desa Contoh 1")
    lain = buat_unit(dinas=dinas, jenis=Unit.Jenis.DESA, nama="Desa Contoh 2")
    orang = {
        "subbag": Peran.SUBBAG_UMUM,
        "kepala": Peran.KEPALA_DINAS,
        "kabid": Peran.KABID,
        "staf": Peran.STAF_LAYANAN,
        "petugas": Peran.PETUGAS_LAPANGAN,
        "petugas2": Peran.PETUGAS_LAPANGAN,
        "luar": Peran.PETUGAS_LAPANGAN,
        "pencetak": Peran.OPERATOR_DAFDUK,
    }
    return SimpleNamespace(
        dinas=dinas,
        unit=unit,
        unit_lain=lain,
        perangkat=buat_pemohon(unit=unit, peran=Peran.PERANGKAT_DESA),
        rekan=buat_pemohon(unit=unit, peran=Peran.PERANGKAT_DESA),
        perangkat_lain=buat_pemohon(unit=lain, peran=Peran.PERANGKAT_DESA),
        bus=Bus.objects.get_or_create(dinas=dinas, nama="Bus 1")[0],
        dok={d.kode: d for d in DokumenDesa.objects.filter(dinas=dinas)},
        **{nama: buat_petugas(peran=peran, dinas=dinas) for nama, peran in orang.items()},
    )


def buat_usulan(*, dunia, warga: int = 3, unit=None, dokumen=("ktp",), lengkap: bool = True, semua=()) -> UsulanDesa:
    """A draft with ``warga`` rows (or those of ``semua``); with letter and place where ``lengkap``."""
    usulan = warga_.buat_usulan(unit or dunia.unit, oleh=None)
    if lengkap:
        isi = {
            "nomor_surat": f"140/{next(_urut)}/DS/2026",
            "tanggal_surat": timezone.localdate(timezone=dunia.dinas.zona),
            "tempat": "Balai desa",
        }
        warga_.simpan_usulan(usulan, isi, oleh=None)
        warga_.simpan_surat(usulan, siapkan(surat_pdf()), oleh=None)
    for satu in semua or (isi_warga(dokumen=dokumen) for _ in range(warga)):
        warga_.tambah_warga(usulan, satu, oleh=None)
    usulan.refresh_from_db()
    return usulan


def buat_permohonan_desa(*, dunia, sampai: str = "pengajuan", **isi) -> Permohonan:
    """A village's list, sent, and moved on to "pengajuan", "disposisi" or "penugasan"."""
    permohonan = warga_.kirim_usulan(buat_usulan(dunia=dunia, **isi), oleh=None)
    isian = {"disposisi": {"bidang": "dafduk", "arahan": ""}}
    jalan = {"pengajuan": "daftarkan", "disposisi": "disposisi"}
    while permohonan.langkah != sampai:
        kini = permohonan.langkah
        permohonan = lanjut(permohonan, jalan[kini], oleh=None, isian=isian.get(kini))
    return permohonan


def buat_perjalanan(
    *, dunia, sampai: str = "direncanakan", tanggal: dt.date | None = None, tim=TIM, **isi
) -> Perjalanan:
    """A trip of today in this status: direncanakan, ditugaskan, berangkat or di_lokasi. ``tim``: [(function, name in
    the world)]. ``isi``: of the list (warga, dokumen, semua, unit), and ``bus``."""
    bus = isi.pop("bus", dunia.bus)
    permohonan = buat_permohonan_desa(dunia=dunia, sampai="penugasan", **isi)
    hari = tanggal or timezone.localdate(timezone=dunia.dinas.zona)
    perjalanan = perjalanan_.rencanakan(permohonan, {"tanggal": hari, "bus": bus}, oleh=None)
    perjalanan_.atur_tim(perjalanan, [(getattr(dunia, nama), fungsi) for fungsi, nama in tim], oleh=None)
    urutan = ["direncanakan", "ditugaskan", "berangkat", "di_lokasi"]
    for keadaan, aksi in zip(urutan[1:], ("tugaskan", "berangkat", "tiba"), strict=True):
        if urutan.index(sampai) >= urutan.index(keadaan):
            getattr(perjalanan_, aksi)(perjalanan, oleh=None)
    return Perjalanan.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota", "bus").get(pk=perjalanan.pk)
