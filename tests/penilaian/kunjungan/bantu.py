"""A scheduled visit with its team, desk values in place."""

import datetime as dt
from types import SimpleNamespace

from django.urls import reverse

from penilaian.kunjungan.izin import ambil_kunjungan_untuk
from penilaian.kunjungan.tindakan import isi_lapangan
from penilaian.kunjungan.tindakan_jadwal import jadwalkan
from penilaian.nilai.tindakan import IsianNilai, SelNilai, tetapkan_banyak
from penilaian.periode.izin import ambil_indikator
from penilaian.periode.models import AnggotaTim
from pentas.akun.peran import Peran
from tests.pabrik import buat_anggota_tim, buat_pengguna, buat_periode, buat_peserta

TANGGAL = dt.date(2026, 9, 16)
TUTUP = {"kesimpulan": "Pelayanan berjalan baik.", "pihak_dinas": "Sekretaris Dinas", "nomor": ""}


def buat_kunjungan(*, tahap="kunjungan", kode="13.06", desk=3, **isi) -> SimpleNamespace:
    """Two jurors in the team, one outside, and the chair; desk values of the small rubric are ``desk``."""
    periode = buat_periode(tahap_terbuka=tahap, **isi)
    peserta = buat_peserta(periode=periode, kode=kode)
    provinsi = buat_pengguna(peran=Peran.TIM_PROVINSI)
    k = SimpleNamespace(
        periode=periode,
        peserta=peserta,
        provinsi=provinsi,
        juri=buat_anggota_tim(periode=periode).pengguna,
        juri2=buat_anggota_tim(periode=periode).pengguna,
        luar=buat_anggota_tim(periode=periode).pengguna,
        ketua=buat_anggota_tim(periode=periode, sebagai=AnggotaTim.Sebagai.KETUA).pengguna,
        admin=buat_pengguna(peran=Peran.ADMIN),
    )
    k.kunjungan = jadwalkan(peserta, tanggal=TANGGAL, tempat="Kantor Dinas", tim=[k.juri, k.juri2], oleh=provinsi)
    if desk is not None:
        isi_lapis(k, "desk", desk, ["1", "2"])
    return k


def isi_lapis(k, lapis, level, kode):
    indikator = {i.kode: i for i in k.periode.instrumen.indikator.all()}
    tetapkan_banyak([SelNilai(k.peserta, indikator[n], level) for n in kode], lapis, oleh=k.provinsi)


def segar(k, oleh=None):
    """The visit as a request fetches it."""
    return ambil_kunjungan_untuk(oleh or k.juri, k.periode.kode, k.peserta.kode)


def nilai(k, kode="1", level=3, centang=(), alasan="", dasar=0, oleh=None, **lain):
    kunjungan = segar(k, oleh)
    isian = IsianNilai(level, list(centang), lain.pop("masukan", None), lain.pop("saran", None), alasan)
    return isi_lapangan(
        kunjungan, ambil_indikator(kunjungan.peserta.periode, kode), isian, dasar=dasar, oleh=oleh or k.juri, **lain
    )


def nilai_semua(k):
    nilai(k, "1")
    nilai(k, "2")
    nilai(k, "3", level=5)


def alamat(k, nama, **lain):
    return reverse(f"penilaian:kunjungan-{nama}", kwargs={"periode": k.periode.kode, "kode": k.peserta.kode, **lain})


def daftar(k):
    return reverse("penilaian:kunjungan-daftar", args=[k.periode.kode])
