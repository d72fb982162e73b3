"""The demo of the services: five requests in their five states, made once."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.utils import timezone

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
    dihitung = (Permohonan, JawabanSkm, Pengaduan, EvaluasiPelaksana, RencanaAksi, Hambatan, Sosialisasi)
    jumlah = Counter({m: m.objects.count() for m in dihitung})
    assert min(jumlah.values()) > 1
    call_command("muat_contoh_layanan")
    assert Counter({m: m.objects.count() for m in jumlah}) == jumlah
