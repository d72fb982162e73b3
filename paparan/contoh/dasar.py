"""Steps that the demo periods share: a period with its offices and jury, values of a whole layer."""

import datetime as dt
from collections.abc import Mapping

from penilaian.berkas.massal import tandai_terisi, tandai_terverifikasi
from penilaian.berkas.tindakan import kirim
from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.nilai.models import Lapis, Pertimbangan
from penilaian.nilai.tindakan import tetapkan_banyak
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode
from penilaian.periode.tindakan import buka_tahap, tambah_anggota_tim, tutup_tahap
from penilaian.periode.tindakan_pengaturan import atur_jadwal, susun_periode
from pentas.wilayah.acuan import penduduk_acuan
from pentas.wilayah.models import KabupatenKota

CONTOH = Pertimbangan.Asal.CONTOH
KEPALA = {"jabatan": "Kepala Dinas Kependudukan dan Pencatatan Sipil"}


def susun(kode: str, nama: str, instrumen: Instrumen, daerah, penilai, *, oleh, mulai: dt.datetime) -> Periode:
    """A demo period; its stages follow each other monthly from ``mulai``."""
    penduduk = penduduk_acuan()
    periode = susun_periode(
        kode=kode,
        nama=nama,
        tahun=instrumen.tahun,
        jenis=Periode.Jenis.CONTOH,
        provinsi=instrumen.provinsi,
        instrumen=instrumen,
        peserta=[(d, penduduk.get(d.pk, 100_000 + 1000 * n)) for n, d in enumerate(daerah)],
        oleh=oleh,
    )
    jadwal = {}
    for n, tahap in enumerate(periode.semua_tahap):
        awal = mulai + dt.timedelta(days=30 * n)
        jadwal[tahap.kode] = (awal, awal + dt.timedelta(days=29, hours=8))
    atur_jadwal(periode, jadwal, oleh=oleh)
    for p in penilai:
        tambah_anggota_tim(periode, p, oleh=oleh)
    return periode


def daerah_asli(provinsi) -> list[KabupatenKota]:
    return list(KabupatenKota.objects.filter(provinsi=provinsi, contoh=False))


def indikator_lengkap(periode: Periode) -> list[Indikator]:
    return list(Indikator.objects.filter(instrumen=periode.instrumen).prefetch_related("kriteria", "level"))


def lanjut(periode: Periode, dari: str, ke: str, *, oleh) -> None:
    """Close one stage and open the next."""
    tutup_tahap(periode, dari, oleh=oleh)
    buka_tahap(periode, ke, oleh=oleh)


def isi_lapis(sel: list, lapis: str, *, oleh) -> None:
    """Values of many cells, with what they mean for the dossiers."""
    tetapkan_banyak(sel, lapis, oleh=oleh, asal=CONTOH)
    if lapis == Lapis.KLAIM:
        tandai_terisi(sel, oleh=oleh)
    elif lapis == Lapis.DESK:
        tandai_terverifikasi(sel, oleh=oleh)


def kirim_semua(periode: Periode, operator: Mapping[str, object]) -> None:
    for peserta in periode.peserta.select_related("kabupaten_kota", "berkas"):
        peserta.periode = periode
        peserta.berkas.peserta = peserta
        kirim(peserta.berkas, KEPALA, oleh=operator[peserta.kode])


def buka_pengumpulan(periode: Periode, *, oleh) -> None:
    buka_tahap(periode, KodeTahap.SOSIALISASI, oleh=oleh)
    lanjut(periode, KodeTahap.SOSIALISASI, KodeTahap.PENGUMPULAN, oleh=oleh)
