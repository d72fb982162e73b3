"""People at the same trip or the same village's list at the same moment; run by test_serentak.py."""

import datetime as dt

from django.utils import timezone

from layanan.ketupat_pecel.perjalanan import tindakan, tindakan_rincian
from layanan.ketupat_pecel.perjalanan.models import AnggotaPerjalanan, PaguPerjalanan, Perjalanan
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.ketupat_pecel.warga.tindakan import buat_usulan as mulai
from layanan.ketupat_pecel.warga.tindakan import kirim_usulan, tambah_warga
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import tarik
from layanan.sop.surat.models import Surat
from pentas.galat import Ditolak
from tests.keamanan.serentak import berhasil, satu_menang, serempak
from tests.layanan.ketupat_pecel.pabrik import (
    buat_dunia_desa,
    buat_perjalanan,
    buat_permohonan_desa,
    buat_usulan,
    isi_warga,
)


def _dua_rencana(d) -> list[Perjalanan]:
    """Two villages on one day, nobody and nothing assigned yet."""
    hari = timezone.localdate(timezone=d.dinas.zona) + dt.timedelta(days=3)
    semua = [buat_permohonan_desa(dunia=d, unit=u, sampai="penugasan") for u in (d.unit, d.unit_lain)]
    return [tindakan.rencanakan(p, {"tanggal": hari}, oleh=d.kabid) for p in semua]


def satu_bus_dua_perjalanan():
    d = buat_dunia_desa()
    a, b = _dua_rencana(d)
    satu_menang(serempak(*(lambda p=p: tindakan.ubah_rencana(p, {"bus": d.bus}, oleh=d.kabid) for p in (a, b))))
    assert Perjalanan.objects.filter(bus=d.bus).count() == 1


def satu_orang_dua_tim():
    d = buat_dunia_desa()
    a, b = _dua_rencana(d)
    tim = [(d.petugas, "pendaftaran"), (d.pencetak, "pencetakan")]
    terbalik = [(d.pencetak, "pencetakan"), (d.petugas2, "verifikator")]
    satu_menang(
        serempak(lambda: tindakan.atur_tim(a, tim, oleh=d.kabid), lambda: tindakan.atur_tim(b, terbalik, oleh=d.kabid))
    )
    assert AnggotaPerjalanan.objects.filter(pengguna=d.pencetak).count() == 1


def dua_perjalanan_sisa_pagu():
    """Each fits what is left; both together do not."""
    d = buat_dunia_desa()
    a, b = _dua_rencana(d)
    PaguPerjalanan.objects.create(dinas=d.dinas, tahun=a.tanggal.year, jumlah=1_000_000)
    baris = [{"uraian": "BBM", "jumlah": 1, "satuan": "kali", "harga": 600_000}]
    satu_menang(serempak(*(lambda p=p: tindakan_rincian.atur_biaya(p, baris, oleh=d.kabid) for p in (a, b))), Ditolak)


def tugaskan_ditekan_dua_kali():
    d = buat_dunia_desa()
    p = buat_perjalanan(dunia=d)
    satu_menang(serempak(*(lambda: tindakan.tugaskan(p, oleh=d.kabid) for _ in "123")))
    assert Surat.objects.count() == 1 and Permohonan.objects.get().jeda.count() == 1


def berangkat_tiba_dan_ditarik_desa():
    """Whichever is first, the trip and its request tell the same."""
    d = buat_dunia_desa()
    p = buat_perjalanan(dunia=d, sampai="ditugaskan")
    serempak(
        lambda: tindakan.berangkat(p, oleh=d.petugas),
        lambda: tindakan.tiba(p, oleh=d.petugas2),
        lambda: tarik(p.permohonan, "Batal", oleh=d.perangkat),
    )
    p.refresh_from_db()
    p.permohonan.refresh_from_db()
    ditarik = p.permohonan.status == "ditarik"
    assert (p.status == "dibatalkan") == ditarik
    assert (p.permohonan.langkah == "pelayanan") == (p.status == "di_lokasi")


def satu_warga_ditambah_dua_perangkat():
    d = buat_dunia_desa()
    usulan = buat_usulan(dunia=d, warga=0)
    satu = isi_warga()
    hasil = serempak(*(lambda o=o: tambah_warga(usulan, satu, oleh=o) for o in (d.perangkat, d.rekan)))
    satu_menang(hasil, Ditolak)
    lain = serempak(*(lambda: tambah_warga(usulan, isi_warga(), oleh=d.rekan) for _ in "1234"))
    assert sorted(w.baris for w in berhasil(lain)) == [2, 3, 4, 5] and Warga.objects.count() == 5


def usulan_dibuka_dan_dikirim_dua_kali():
    d = buat_dunia_desa()
    assert len({u.pk for u in serempak(*(lambda: mulai(d.unit_lain, oleh=d.perangkat_lain) for _ in "123"))}) == 1
    usulan = buat_usulan(dunia=d)
    hasil = serempak(*(lambda: kirim_usulan(usulan, oleh=d.perangkat) for _ in "123"))
    assert len({p.pk for p in berhasil(hasil)}) == 1 == Permohonan.objects.count()
    assert sum(p.pin is not None for p in hasil) == 1
    assert UsulanDesa.objects.get(pk=usulan.pk).permohonan_id


SKENARIO = [
    satu_bus_dua_perjalanan,
    satu_orang_dua_tim,
    dua_perjalanan_sisa_pagu,
    tugaskan_ditekan_dua_kali,
    berangkat_tiba_dan_ditarik_desa,
    satu_warga_ditambah_dua_perangkat,
    usulan_dibuka_dan_dikirim_dua_kali,
]
