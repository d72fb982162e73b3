"""Factories of the village day: a trip at its place, its team, tablets, residents as a tablet sends them."""

import datetime as dt
import uuid
from itertools import count
from types import SimpleNamespace

from django.utils import timezone

from layanan.ketupat_pecel.dokumen.bawaan import siapkan_dokumen
from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.hari.tindakan import catat_pelayanan, daftarkan_tablet, lapor_tablet
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.models import AnggotaPerjalanan, Perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.models import DokumenWarga, UsulanDesa, Warga
from layanan.sop.dinas.models import Unit
from pentas.akun.peran import Peran
from tests.layanan.pabrik import buat_dinas, buat_permohonan, buat_petugas, buat_unit

_urut = count(1)


def nik(n: int) -> str:
    return f"990101{1 + n % 28:02d}0{1 + n % 9}85{n:04d}"


def buat_hari_desa(*, kode="13.09", warga=0, status=StatusPerjalanan.DI_LOKASI, anggota=2) -> SimpleNamespace:
    """h.perjalanan (today, in the village), h.tim, h.kabid, h.dinas, h.usulan with ``warga`` rows that want a KK."""
    dinas = buat_dinas(kode=kode, layanan=(KODE,))
    siapkan_dokumen(dinas, oleh=None)
    if not DokumenDesa.objects.filter(dinas=dinas).exists():
        raise AssertionError("no documents")
    unit = buat_unit(dinas=dinas, nama=f"Desa Contoh {next(_urut)}", jenis=Unit.Jenis.DESA)
    langkah = "pelayanan" if status == StatusPerjalanan.DI_LOKASI else "kedatangan"
    permohonan = buat_permohonan(layanan=KODE, dinas=dinas, unit=unit, langkah=langkah)
    usulan = UsulanDesa.objects.create(unit=unit, permohonan=permohonan)
    perjalanan = Perjalanan.objects.create(
        dinas=dinas,
        permohonan=permohonan,
        nomor=f"LTT-2026-{next(_urut):04d}",
        tanggal=timezone.localdate(timezone=dinas.zona),
        tempat=f"Balai {unit.nama}",
        tempat_ambil=f"Kantor {unit.nama}",
        status=status,
    )
    tim = [buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=dinas) for _ in range(anggota)]
    for orang in tim:
        AnggotaPerjalanan.objects.create(perjalanan=perjalanan, pengguna=orang, fungsi="pendaftaran")
    kk = DokumenDesa.objects.get(dinas=dinas, kode="kk")
    for n in range(1, warga + 1):
        satu = Warga.objects.create(
            usulan=usulan,
            dinas=dinas,
            baris=n,
            nik=nik(n),
            nama=f"Warga {n}",
            dusun=f"RT 0{n % 5 + 1}",
            hapus_pada=perjalanan.tanggal + dt.timedelta(days=365),
        )
        DokumenWarga.objects.create(warga=satu, dokumen=kk, keterangan="Tambah anggota")
    kabid = buat_petugas(peran=Peran.KABID, dinas=dinas)
    return SimpleNamespace(dinas=dinas, unit=unit, usulan=usulan, perjalanan=perjalanan, tim=tim, kabid=kabid)


def buat_tablet(h, *, oleh=None):
    return daftarkan_tablet(h.perjalanan, uuid.uuid4(), oleh=oleh)


def isi_warga(antrean: int, **isi) -> dict:
    """What a tablet sends of one resident: a KK, finished on the spot unless told otherwise."""
    bawaan = {
        "antrean": antrean,
        "warga": None,
        "keadaan": "selesai",
        "dokumen": [{"kode": "kk", "penyelesaian": "di_tempat"}],
    }
    return {**bawaan, **isi}


def layani(tablet, antrean: int, *, tanda=None, dasar=0, oleh=None, pada=None, **isi):
    return catat_pelayanan(
        tablet.perjalanan,
        tablet,
        tanda or uuid.uuid4(),
        isi_warga(antrean, **isi),
        dasar=dasar,
        oleh=oleh,
        pada=pada or timezone.now(),
    )


def ke_kantor(tablet, antrean: int, urut: int, **isi):
    """Taken to the office, with a receipt."""
    hari = tablet.perjalanan.tanggal + dt.timedelta(days=7)
    isi = {"rencana_ambil": hari.isoformat(), "tempat_ambil": "Kantor desa", "luring": True, **isi}
    dokumen = [{"kode": "kk", "penyelesaian": "ke_kantor"}, {"kode": "akta-kelahiran", "penyelesaian": "ke_kantor"}]
    return layani(tablet, antrean, urut=urut, **{"dokumen": dokumen, **isi})


def selesai_lapor(tablet, *, oleh=None):
    tablet.refresh_from_db()
    return lapor_tablet(tablet, tablet.antrean_terakhir, tablet.urut_terakhir, akhir=True, oleh=oleh)
