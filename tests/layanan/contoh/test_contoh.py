"""The demo of the services: five requests in their five states, made once."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.utils import timezone

from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan.janji import janji_lewat
from layanan.ketupat_pecel.susulan.models import KasusData, SerahTerima
from layanan.ketupat_pecel.warga.models import Warga
from layanan.negeri.kebutuhan.models import Hambatan
from layanan.negeri.pemantauan.models import LaporanMonev
from layanan.negeri.rencana.models import RencanaAksi
from layanan.negeri.sosialisasi.models import Sosialisasi
from layanan.negeri.sumber_daya.models import SumberDaya
from layanan.negeri.uji_coba.models import UjiCoba
from layanan.pemanfaatan_data.akses.models import HakAkses, PengingatPks
from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.skm.models import JawabanSkm
from pentas.dokumen.models import DokumenTerbit

pytestmark = pytest.mark.django_db


def test_lima_permohonan_dan_ulang_tidak_mengubah(capsys, settings):
    settings.SANDI_CONTOH = "contoh-pentas-2026"
    call_command("muat_contoh_layanan")
    assert "kasi.kerjasama" in capsys.readouterr().out
    milik = Permohonan.objects.filter(layanan="pemanfaatan_data").select_related("unit", "dinas")
    semua = {p.unit.nama: p for p in milik}
    assert len(semua) == 5 and all(p.dinas.contoh for p in semua.values())
    assert not DokumenTerbit.objects.filter(jenis__startswith="layanan.", contoh=False).exists()
    assert semua["Dinas Kesehatan"].status == "ditolak"
    assert semua["Dinas Sosial"].langkah == "izin"
    assert semua["Rumah Sakit Daerah"].langkah == "perbaikan"
    bapenda = semua["Badan Pendapatan Daerah"]
    assert bapenda.terbuka and (timezone.now() - bapenda.diajukan_pada).days > 62
    hak = HakAkses.objects.get()
    hari_ini = timezone.localdate(timezone=hak.dinas.zona)
    assert hak.status == "aktif" and (hak.pks.get().berakhir - hari_ini).days == 60
    assert PengingatPks.objects.get().hari == 60
    assert all(p.selesai_pada is None or p.selesai_pada <= timezone.now() for p in semua.values())
    assert LaporanMonev.objects.get().dokumen.contoh and UjiCoba.objects.get().keputusan == "lanjut"
    assert SumberDaya.objects.count() == 5
    _periksa_desa()
    dihitung = (
        Pelayanan,
        KasusData,
        Permohonan,
        JawabanSkm,
        Pengaduan,
        EvaluasiPelaksana,
        RencanaAksi,
        Hambatan,
        Sosialisasi,
    )
    jumlah = Counter({m: m.objects.count() for m in dihitung})
    assert min(jumlah.values()) > 1
    call_command("muat_contoh_layanan")
    assert Counter({m: m.objects.count() for m in jumlah}) == jumlah


def _periksa_desa():
    """A day as planned, one without network, one with faulty data, one called off, one of today."""
    semua = Perjalanan.objects.select_related("permohonan__unit", "dinas").order_by("pk")
    trip = {p.permohonan.unit.nama: p for p in semua if p.status != "direncanakan"}
    assert semua.last().status == "direncanakan", "the one called off is planned anew"
    assert {n: p.status for n, p in trip.items()} == {
        "Desa Contoh 1": "selesai",
        "Desa Contoh 2": "ditutup",
        "Desa Contoh 3": "ditutup",
        "Desa Contoh 4": "dibatalkan",
        "Desa Contoh 5": "ditugaskan",
    }
    hari_ini = trip["Desa Contoh 5"]
    assert hari_ini.tanggal == timezone.localdate(timezone=hari_ini.dinas.zona) and hari_ini.dinas.contoh
    assert Warga.objects.filter(usulan__permohonan=hari_ini.permohonan).count() == 24
    assert set(KasusData.objects.values_list("status", flat=True)) == {"ditahan", "diajukan", "bersih", "ditolak"}
    assert trip["Desa Contoh 3"].permohonan.status == "dijeda", "only cases are left"
    luring = Pelayanan.objects.filter(perjalanan=trip["Desa Contoh 2"], luring=True)
    keadaan = set(luring.values_list("dokumen__kantor", flat=True))
    assert keadaan == {"diterima_luring", "diproses_kantor", "siap_diambil", "diserahkan"}
    assert SerahTerima.objects.count() == 3
    assert any(b.lewat for k in janji_lewat([hari_ini.dinas]) for b in k.baris)
    assert not Pelayanan.objects.filter(diterima_pada__gt=timezone.now()).exists()
