"""kill -9 of the real server while a queue is sent, again and again: each entry is applied exactly once.

Not among the browser tests: it needs no browser, and those are not run on PostgreSQL.
"""

import hashlib
import io
import os
import random
import sqlite3
import statistics
import threading
import time
from collections import Counter
from importlib import import_module
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.conf import settings as atur
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.db import connection
from PIL import Image

from penilaian.kunjungan.models import FotoLapangan
from penilaian.kunjungan.tindakan_jadwal import jadwalkan
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from pentas.akun.peran import Peran
from pentas.luring.models import Entri
from pentas.unggahan import titipan
from pentas.unggahan.models import Titipan, Unggahan
from tests.ketahanan.antrean import Antrean, Isian
from tests.ketahanan.peladen import PeladenCepat
from tests.pabrik import buat_anggota_tim, buat_pengguna, buat_periode
from tests.penilaian.kunjungan.bantu import TANGGAL

KALI = 20
ISIAN, FOTO = 170, 30


@pytest.fixture
def acak():
    biji = int(os.environ.get("PENTAS_UJI_BIJI") or random.SystemRandom().randrange(10**6))
    print(f"PENTAS_UJI_BIJI={biji}")  # shown where the test fails
    return random.Random(biji)


@pytest.fixture
def panggung(transactional_db, settings, tmp_path):
    """A server on this test's database (SQLite: on a copy of it in a file), and a juror on the road to all offices."""
    folder = tmp_path / "data"
    (folder / "statis").mkdir(parents=True)
    settings.JEJAK_KEPALA = folder / "jejak-kepala.json"
    settings.MEDIA_ROOT, settings.TITIPAN_ROOT = folder / "berkas", folder / "titipan"
    periode = buat_periode(tahap_terbuka="kunjungan", jumlah_peserta=19)
    juri, provinsi = buat_anggota_tim(periode=periode).pengguna, buat_pengguna(peran=Peran.TIM_PROVINSI)
    for peserta in periode.peserta.all():
        jadwalkan(peserta, tanggal=TANGGAL, tempat="Kantor", tim=[juri], oleh=provinsi)
    kue = {settings.SESSION_COOKIE_NAME: _sesi(juri)}
    kunci = {"PENTAS_KUNCI_RAHASIA": settings.SECRET_KEY, "PENTAS_KUNCI_PRIBADI": ",".join(settings.KUNCI_PRIBADI)}
    peladen = PeladenCepat(folder, **kunci, **_basis_data(folder))
    peladen.mulai()
    yield SimpleNamespace(peladen=peladen, periode=periode, juri=juri, kue=kue)
    peladen.henti()


def _sesi(pengguna) -> str:
    sesi = import_module(atur.SESSION_ENGINE).SessionStore()
    sesi[SESSION_KEY] = str(pengguna.pk)
    sesi[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    sesi[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
    sesi.save()
    return sesi.session_key


def _basis_data(folder) -> dict:
    if connection.vendor == "postgresql":
        return {"DATABASE_URL": f"{os.environ['DATABASE_URL'].rpartition('/')[0]}/{connection.settings_dict['NAME']}"}
    with sqlite3.connect(folder / "pentas.sqlite3") as berkas:
        connection.connection.backup(berkas)
    berkas.close()
    return {}


def _ambil_kembali(folder):
    """What the server's process left in the file, where the ORM of this test reads."""
    if connection.vendor == "sqlite":
        berkas = sqlite3.connect(folder / "pentas.sqlite3")
        berkas.backup(connection.connection)
        berkas.close()


class Algojo:
    """Kills at chosen requests, within about as long as such a request takes: before, while and after it is applied."""

    def __init__(self, peladen, acak, permintaan: int):
        self.peladen, self.acak = peladen, acak
        self.giliran = set(acak.sample(range(8, permintaan), KALI))
        self.nomor = self.mati = 0
        self.waktu = None
        self.lama, self.tadi = [0.02], None  # seconds that requests took; when the last one began

    def sebelum(self):
        self.nomor += 1
        kini = time.monotonic()
        if self.tadi is not None:
            self.lama.append(kini - self.tadi)
        self.tadi = kini
        if self.nomor in self.giliran:
            biasa = statistics.median(self.lama[-15:])
            self.tadi = None  # this one's time says nothing
            self.waktu = threading.Timer(self.acak.uniform(0.4, 1.1) * biasa, self._bunuh)
            self.waktu.start()

    def _bunuh(self):
        self.peladen.bunuh()
        self.mati += 1

    def bangunkan(self):
        self.tadi = None
        self.waktu.join()
        if not self.peladen.hidup:  # else it was only busy
            self.peladen.mulai()


def isi_antrean(p, acak) -> list[Isian]:
    """Several values of most cells, photographs between them."""
    sel = [(x.kode, kode) for x in p.periode.peserta.all() for kode in "123"]
    semua = []
    for n in range(ISIAN + FOTO):
        peserta, kode = acak.choice(sel)
        sasaran = {"periode": p.periode.kode, "peserta": peserta, "indikator": kode}
        if n % ((ISIAN + FOTO) // FOTO) == 0 and n // ((ISIAN + FOTO) // FOTO) < FOTO:
            foto = {**sasaran, "foto": str(UUID(int=acak.getrandbits(128), version=4))}
            semua.append(Isian("foto.lapangan", foto, {"nama": "a.jpg"}, _foto(acak)))
        else:
            isi = {"level": acak.randint(1, 5), "centang": [], "masukan": {}, "alasan": f"Isian ke-{n}."}
            semua.append(Isian("nilai.lapangan", sasaran, isi))
    return semua


def _foto(acak) -> bytes:
    isi = io.BytesIO()
    Image.frombytes("RGB", (96, 96), acak.randbytes(96 * 96 * 3)).save(isi, "JPEG", quality=95)
    return isi.getvalue()


def test_dua_puluh_kali_dibunuh_tiap_isian_diterapkan_satu_kali(panggung, acak):
    p = panggung
    semua = isi_antrean(p, acak)
    foto = {i.sasaran["foto"]: hashlib.sha256(i.lampiran).hexdigest() for i in semua if i.lampiran}
    algojo = Algojo(p.peladen, acak, len(semua))
    antrean = Antrean(p.peladen.porta, p.kue, akun=p.juri.pk, sebelum=algojo.sebelum, putus=algojo.bangunkan)
    antrean.menunggu = list(semua)
    antrean.habiskan()
    algojo.waktu.join()
    p.peladen.henti()
    _ambil_kembali(p.peladen.data)

    assert algojo.mati == KALI
    assert antrean.terputus >= KALI - 1  # the last may have fallen after the last answer
    _periksa_isian(semua, p)
    _periksa_foto(foto)
    call_command("periksa_jejak", json=True, stdout=io.StringIO())  # exits 1 where the chain is broken
    sisa = {f.stem for f in atur.TITIPAN_ROOT.glob("*.bagian")}
    assert sisa <= set(map(str, Titipan.objects.exclude(dipakai_pada=None).values_list("pk", flat=True)))
    titipan.bersihkan()
    assert not list(atur.TITIPAN_ROOT.iterdir())


def _periksa_isian(semua, p):
    """The queue's own list beside what the server holds, uuid by uuid."""
    entri = {str(e.uuid): e for e in Entri.objects.all()}
    assert sorted(entri) == sorted(i.uuid for i in semua)
    assert all(entri[i.uuid].jenis == i.jenis and entri[i.uuid].hasil["versi"] == i.versi for i in semua)
    isian = [i for i in semua if i.jenis == "nilai.lapangan"]
    assert sorted(map(str, Pertimbangan.objects.values_list("uuid", flat=True))) == sorted(i.uuid for i in isian)
    akhir, jumlah = {i.kunci: i for i in isian}, Counter(i.kunci for i in isian)
    nilai = Nilai.objects.lapis(Lapis.LAPANGAN).select_related("pertimbangan", "indikator", "peserta__kabupaten_kota")
    assert nilai.count() == len(akhir)
    for satu in nilai:
        sasaran = {"periode": p.periode.kode, "peserta": satu.peserta.kode, "indikator": satu.indikator.kode}
        i = akhir["nilai.lapangan", *sorted(sasaran.items())]
        assert (str(satu.pertimbangan.uuid), satu.versi) == (i.uuid, jumlah[i.kunci])
        assert (satu.level, satu.pertimbangan.level, satu.pertimbangan.alasan) == (
            i.isi["level"],
            i.isi["level"],
            i.isi["alasan"],
        )


def _periksa_foto(foto):
    """Every photograph once, its bytes those of the queue."""
    assert FotoLapangan.objects.count() == Unggahan.objects.count() == len(foto)
    for unggahan in Unggahan.objects.all():
        with unggahan.isi.open() as isi:
            assert hashlib.sha256(isi.read()).hexdigest() == unggahan.sha256
    assert sorted(Unggahan.objects.values_list("sha256", flat=True)) == sorted(foto.values())
    assert Titipan.objects.exclude(dipakai_pada=None).count() == Titipan.objects.count() == len(foto)
