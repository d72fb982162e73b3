"""The demo office before its public: the standard it published, survey answers, complaints, evaluations."""

import datetime as dt
import random
import uuid

from django.utils import timezone

from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.pemanfaatan_data.evaluasi.tindakan import simpan_evaluasi, tetapkan_evaluasi
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan.alur import JenisPengaduan
from layanan.sop.pengaduan.models import Kanal, Pengaduan
from layanan.sop.pengaduan.tindakan import sampaikan, selesaikan, tanggapi
from layanan.sop.skm.models import JawabanSkm
from layanan.sop.skm.tindakan import catat_kertas
from layanan.sop.skm.unsur import UNSUR
from layanan.sop.standar.models import StandarPelayanan
from layanan.sop.standar.tindakan import susun, terbitkan
from pentas.jejak.tindakan import tindakan

BENIH = 20261120
JUMLAH_SKM = 14
SARAN = {2: "Sediakan contoh surat permohonan.", 9: "Jadwal penandatanganan PKS diberi tahu lebih awal."}


@tindakan
def buat_standar(dinas: Dinas, *, oleh=None) -> None:
    """As the source has it, published in January; what it lost is marked a proposal."""
    if StandarPelayanan.objects.filter(dinas=dinas).exists():
        return
    tahun = timezone.localdate(timezone=dinas.zona).year
    standar = susun(dinas, KODE, oleh=oleh)
    terbitkan(standar, sk_nomor="(nomor keputusan diisi dinas)", sk_tanggal=dt.date(tahun, 1, 1), oleh=oleh)


@tindakan
def buat_skm(dinas: Dinas, akun: dict, *, oleh=None) -> None:
    if JawabanSkm.objects.filter(dinas=dinas).exists():
        return
    acak = random.Random(BENIH)  # noqa: S311 - invented answers, the same each time
    hari_ini = timezone.localdate(timezone=dinas.zona)
    for n in range(JUMLAH_SKM):
        nilai = {u.kode: acak.choice((3, 3, 3, 4, 4, 2 if u.kode == "U2" else 3)) for u in UNSUR}
        tanggal = hari_ini - dt.timedelta(days=12 * n)
        catat_kertas(dinas, KODE, nilai, tanggal=tanggal, saran=SARAN.get(n, ""), oleh=akun["staf.layanan"])


@tindakan
def buat_pengaduan(dinas: Dinas, akun: dict, *, oleh=None) -> None:
    """One settled, one being answered, one just come."""
    if Pengaduan.objects.filter(dinas=dinas).exists():
        return
    kini = timezone.now()
    satu = _pengaduan(
        dinas,
        kini - dt.timedelta(days=30),
        Kanal.KOTAK,
        JenisPengaduan.KELUHAN,
        "Kami tidak tahu sampai di mana surat kami. Mohon diberi kabar.",
        akun["subbag.umum"],
    )
    selesaikan(
        satu,
        "Terima kasih. Kode lacak kini tercetak pada tanda terima dan dapat dibuka tanpa akun.",
        oleh=akun["kasi.kerjasama"],
        pada=kini - dt.timedelta(days=28),
    )
    dua = _pengaduan(
        dinas,
        kini - dt.timedelta(days=6),
        Kanal.TELEPON,
        JenisPengaduan.INFORMASI,
        "Apakah OPD kabupaten dapat mengajukan melalui provinsi?",
        akun["staf.layanan"],
    )
    tanggapi(
        dua,
        "Layanan ini untuk OPD provinsi. Kami sedang menanyakan jalurnya ke dinas kabupaten Anda.",
        oleh=akun["staf.layanan"],
        pada=kini - dt.timedelta(days=5),
    )
    _pengaduan(
        dinas,
        kini - dt.timedelta(hours=20),
        Kanal.DARING,
        JenisPengaduan.TANPA_LAPANGAN,
        "Akses layanan web sering terputus pada jam kerja sejak pekan lalu.",
        None,
    )


def _pengaduan(dinas: Dinas, pada, kanal: str, jenis: str, uraian: str, oleh) -> Pengaduan:
    pengaduan, _pin = sampaikan(
        dinas, jenis=jenis, uraian=uraian, kunci_kirim=uuid.uuid4(), kanal=kanal, layanan=KODE, pada=pada, oleh=oleh
    )
    return pengaduan


@tindakan
def buat_evaluasi(dinas: Dinas, akun: dict, *, oleh=None) -> None:
    """December and June as they were settled; the running half year is begun."""
    if EvaluasiPelaksana.objects.filter(dinas=dinas).exists():
        return
    semester = _dua_semester_lewat(timezone.localdate(timezone=dinas.zona))
    isi = (
        {"temuan": "Kinerja sesuai standar. Seluruh permohonan diteruskan dalam lima hari kerja."},
        {
            "temuan": "Surat permohonan izin rata-rata selesai dalam tujuh hari kerja, melewati usulan lima hari.",
            "ada_kesenjangan": True,
            "tindakan_personel": "Satu staf pengetikan ditambahkan pada seksi; pelatihan tata naskah dinas bulan Juli.",
        },
    )
    for (tahun, bulan), satu in zip(semester, isi, strict=True):
        saat = min(dt.datetime(tahun, bulan, 28, 10, tzinfo=dinas.zona), timezone.now())
        evaluasi = simpan_evaluasi(dinas, tahun, bulan, satu, pada=saat, oleh=akun["pengawas.layanan"])
        tetapkan_evaluasi(evaluasi, pada=saat, oleh=akun["kabid.piak"])


def _dua_semester_lewat(hari_ini: dt.date) -> list[tuple[int, int]]:
    """The last December and June that have passed, older first."""
    tahun = hari_ini.year
    if hari_ini.month > 6:
        return [(tahun - 1, 12), (tahun, 6)]
    return [(tahun - 1, 6), (tahun - 1, 12)]
