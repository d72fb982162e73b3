"""What the complainant does on the status page: adds to it, opens it again. Code and PIN were asked by the page."""

import datetime as dt

from django.utils import timezone

from layanan.sop.pengaduan.alur import PERALIHAN
from layanan.sop.pengaduan.baris import simpan, tambah, terkunci
from layanan.sop.pengaduan.izin import periksa_terbuka
from layanan.sop.pengaduan.masukan import periksa_teks
from layanan.sop.pengaduan.models import Pengaduan, TanggapanPengaduan
from layanan.sop.pengaduan.tenggat import pasang_batas
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

PELAPOR = TanggapanPengaduan.Dari.PELAPOR


@tindakan
def balas(pengaduan: Pengaduan, isi: str, *, oleh=None, pada=None) -> TanggapanPengaduan:
    """More to say while it is open."""
    pengaduan = terkunci(pengaduan)
    periksa_terbuka(pengaduan)
    _periksa_banyak(pengaduan)
    baris = tambah(pengaduan, PELAPOR, periksa_teks(isi), oleh, True, pada)
    simpan(pengaduan)
    catat("pengaduan.balas", pengaduan, oleh=oleh, sesudah={"baris": baris.pk})
    return baris


@tindakan
def buka_kembali(pengaduan: Pengaduan, alasan: str, *, oleh=None, pada=None) -> Pengaduan:
    """The complainant is not satisfied: the settlement is counted anew from today."""
    pengaduan = terkunci(pengaduan)
    if pengaduan.terbuka:
        raise Basi("Pengaduan ini masih ditangani. Tambahkan keterangan Anda sebagai balasan.")
    _periksa_banyak(pengaduan)
    alasan = periksa_teks(alasan)
    pindah(pengaduan, "buka_kembali", PERALIHAN)
    pengaduan.dibuka_pada = max(pada or timezone.now(), pengaduan.selesai_pada)
    pengaduan.selesai_pada, pengaduan.hasil = None, ""
    pengaduan.dibuka_kembali += 1
    pasang_batas(pengaduan)
    tambah(pengaduan, PELAPOR, alasan, oleh, True, pada)
    simpan(pengaduan, "status", "dibuka_pada", "selesai_pada", "hasil", "dibuka_kembali", "batas_selesai")
    catat("pengaduan.buka_kembali", pengaduan, oleh=oleh, sesudah={"kali": pengaduan.dibuka_kembali})
    return pengaduan


def _periksa_banyak(pengaduan: Pengaduan) -> None:
    """Whoever holds the PIN may write, but not without end."""
    sejam = timezone.now() - dt.timedelta(hours=1)
    if pengaduan.tanggapan.filter(dari=PELAPOR, dibuat_pada__gt=sejam).count() >= 5:
        raise Ditolak("Anda sudah mengirim lima balasan dalam satu jam. Tunggu jawaban petugas.", status=429)
