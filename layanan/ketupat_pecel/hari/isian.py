"""What a tablet sends about one resident, read and judged by itself; nothing here touches the database."""

import datetime as dt
import re
from dataclasses import dataclass, field

from django.utils.dateparse import parse_date, parse_datetime

from layanan.ketupat_pecel.hari.alur import KeadaanPelayanan, LangkahMeja, Penyelesaian
from layanan.sop.pribadi.hitung import periksa_nik, rapikan
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK

PALING_BANYAK = 9999  # queue numbers of one tablet in a day
PANJANG = {"nama": 100, "telepon": 20, "catatan": 500, "dusun": 60, "tempat_ambil": 150}
PRIBADI = ("nik", "nama", "telepon", "catatan")
TELEPON = re.compile(r"\+?\d[\d .\-]{6,18}")


@dataclass(frozen=True)
class IsianDokumen:
    kode: str
    keterangan: str = ""
    penyelesaian: str = Penyelesaian.BELUM
    alasan: str = ""
    nomor: str = ""


@dataclass(frozen=True)
class IsianPelayanan:
    """``pribadi``: only what was sent; the rest stays as it is stored. ``waktu``: by the device's clock."""

    antrean: int
    warga: int | None
    keadaan: str
    pribadi: dict[str, str]
    dusun: str = ""
    urut: int | None = None
    rencana_ambil: dt.date | None = None
    tempat_ambil: str = ""
    luring: bool = False
    waktu: dict[str, tuple] = field(default_factory=dict)
    dokumen: tuple[IsianDokumen, ...] = ()

    @property
    def penyelesaian(self) -> list[str]:
        return [d.penyelesaian for d in self.dokumen]


def baca_pelayanan(isi: dict) -> IsianPelayanan:
    """Raises Ditolak (422) with the sentence for the officer."""
    isian = IsianPelayanan(
        antrean=cacah(isi.get("antrean")),
        warga=None if isi.get("warga") is None else cacah(isi["warga"]),
        keadaan=_pilihan(isi.get("keadaan"), KeadaanPelayanan),
        pribadi=_pribadi(isi),
        dusun=teks(isi, "dusun", PANJANG["dusun"]),
        urut=None if isi.get("urut") is None else cacah(isi["urut"], 999_999),
        rencana_ambil=_tanggal(isi.get("rencana_ambil")),
        tempat_ambil=teks(isi, "tempat_ambil", PANJANG["tempat_ambil"]),
        luring=isi.get("luring") is True,
        waktu=_semua_waktu(isi.get("waktu", {})),
        dokumen=_semua_dokumen(isi.get("dokumen", [])),
    )
    tolak_nomor_pribadi(isian.dusun, isian.tempat_ambil)
    _periksa_keadaan(isian)
    return isian


def cacah(n, paling=PALING_BANYAK) -> int:
    if isinstance(n, bool) or not isinstance(n, int) or not 1 <= n <= paling:
        raise Ditolak(RUSAK)
    return n


def teks(isi: dict, nama: str, panjang: int) -> str:
    nilai = isi.get(nama, "")
    if nilai is None:
        return ""
    if not isinstance(nilai, str):
        raise Ditolak(RUSAK)
    nilai = " ".join(nilai.split())
    if len(nilai) > panjang:
        raise Ditolak(f"Isian {nama.replace('_', ' ')} terlalu panjang. Persingkat sampai {panjang} huruf.")
    return nilai


def _pilihan(nilai, pilihan) -> str:
    if nilai not in pilihan.values:
        raise Ditolak(RUSAK)
    return nilai


def _pribadi(isi: dict) -> dict[str, str]:
    hasil = {m: teks(isi, m, PANJANG.get(m, 40)) for m in PRIBADI if m in isi}
    if nik := rapikan(hasil.get("nik", "")):
        if galat := periksa_nik(nik).galat:
            raise Ditolak(galat, rincian={"nik": galat})
        hasil["nik"] = nik
    if hasil.get("telepon") and not TELEPON.fullmatch(hasil["telepon"]):
        raise Ditolak("Nomor telepon ini tidak terbaca. Tulis angkanya saja, misalnya 0812 3456 7890.")
    return hasil


def _tanggal(nilai) -> dt.date | None:
    if nilai in (None, ""):
        return None
    try:
        tanggal = parse_date(nilai)
    except (TypeError, ValueError):
        tanggal = None
    if tanggal is None:
        raise Ditolak("Rencana tanggal ambil tidak terbaca. Pilih lagi tanggalnya.")
    return tanggal


def _saat(nilai) -> dt.datetime | None:
    if nilai is None:
        return None
    try:
        saat = parse_datetime(nilai)
    except (TypeError, ValueError):
        saat = None
    if saat is None or saat.tzinfo is None or not 2000 <= saat.year <= 2100:
        raise Ditolak(RUSAK)
    return saat


def _semua_waktu(waktu) -> dict[str, tuple]:
    if not isinstance(waktu, dict) or set(waktu) - set(LangkahMeja.values):
        raise Ditolak(RUSAK)
    hasil = {}
    for langkah, pasangan in waktu.items():
        if not isinstance(pasangan, list) or len(pasangan) != 2:
            raise Ditolak(RUSAK)
        mulai, selesai = (_saat(t) for t in pasangan)
        if mulai is not None:
            hasil[langkah] = (mulai, selesai)
    return hasil


def _semua_dokumen(dokumen) -> tuple[IsianDokumen, ...]:
    if not isinstance(dokumen, list) or not all(
        isinstance(d, dict) and isinstance(d.get("kode"), str) for d in dokumen
    ):
        raise Ditolak(RUSAK)
    semua = tuple(_dokumen(d) for d in dokumen)
    if len({d.kode for d in semua}) != len(semua):
        raise Ditolak("Satu dokumen tercatat dua kali untuk warga ini. Hapus salah satunya.")
    return semua


def _dokumen(d: dict) -> IsianDokumen:
    hasil = IsianDokumen(
        kode=d["kode"],
        keterangan=teks(d, "keterangan", 120),
        penyelesaian=_pilihan(d.get("penyelesaian", Penyelesaian.BELUM), Penyelesaian),
        alasan=teks(d, "alasan", 200),
        nomor=teks(d, "nomor", 60),
    )
    tolak_nomor_pribadi(hasil.keterangan, hasil.alasan)
    if hasil.penyelesaian in (Penyelesaian.DITAHAN, Penyelesaian.DITOLAK) and not hasil.alasan:
        raise Ditolak("Tulis alasan dokumen yang ditahan atau ditolak, supaya kantor dan warga tahu sebabnya.")
    return hasil


def _periksa_keadaan(isian: IsianPelayanan) -> None:
    if isian.keadaan == KeadaanPelayanan.SELESAI:
        if not isian.dokumen or Penyelesaian.BELUM in isian.penyelesaian:
            raise Ditolak("Pilih dahulu penyelesaian setiap dokumen, lalu selesaikan warga ini.")
        if Penyelesaian.KE_KANTOR in isian.penyelesaian and not (isian.urut and isian.rencana_ambil):
            raise Ditolak("Dokumen yang dibawa ke kantor memerlukan tanda terima dan rencana tanggal ambil.")
    if isian.keadaan == KeadaanPelayanan.PULANG and set(isian.penyelesaian) - {Penyelesaian.BELUM}:
        raise Ditolak("Warga ini sudah dilayani sebagian, jadi bukan pulang sebelum dilayani. Selesaikan dokumennya.")
