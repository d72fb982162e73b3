"""Five requests for data in five states: access with an agreement that ends in 60 days, one over two months, one with
the ministry, one back with its OPD, one refused. Days are counted from today, so the demo never grows old."""

import datetime as dt

from django.utils import timezone

from layanan.contoh.akun import OPD
from layanan.contoh.berkas import kertas
from layanan.contoh.kisah import Kisah
from layanan.pemanfaatan_data.akses.hitung import tambah_bulan
from layanan.pemanfaatan_data.akses.models import HakAkses
from layanan.pemanfaatan_data.akses.pengingat import ingatkan
from layanan.pemanfaatan_data.akses.tindakan import peringatkan, terima_laporan
from layanan.pemanfaatan_data.permintaan.models import ElemenData, Metode
from layanan.pemanfaatan_data.permintaan.tindakan import buka_draf, buka_layanan, simpan_draf, simpan_profil
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.permohonan.models import Permohonan
from pentas.jejak.tindakan import tindakan

SISA_PKS, JANGKA = 60, 12


@tindakan
def buat_permohonan(dinas: Dinas, akun: dict, unit: dict[str, Unit], *, oleh=None) -> bool:
    """Make them once; False where they are there."""
    buka_layanan(dinas, oleh=oleh)
    if Permohonan.objects.filter(dinas=dinas, layanan=KODE).exists():
        return False
    for username, _nama, jabatan in OPD:
        isi = {"kepala_jabatan": jabatan, "narahubung_jabatan": "Pranata Komputer"}
        simpan_profil(unit[username], isi, oleh=oleh)
    for kisah in (_akses_aktif, _lewat_dua_bulan, _ditolak, _menunggu_ditjen, _dikembalikan):
        kisah(unit, akun)
    _draf(unit["opd.rsud"], akun["opd.rsud"])
    ingatkan(timezone.localdate(timezone=dinas.zona), oleh=oleh)
    return True


def _draf(unit: Unit, pemohon) -> None:
    """Begun and not sent."""
    isi = {"judul": "Pendaftaran pasien daring", "tujuan": "Mengenali pasien lama saat mendaftar dari rumah."}
    draf = buka_draf(unit, oleh=pemohon)
    simpan_draf(draf, {**draf.isi, **isi}, draf.versi, oleh=pemohon)


def _isi(unit: Unit, judul: str, elemen: str, **isi) -> dict:
    """Cleaned data of the form. ``elemen``: codes of the catalogue."""
    return {
        "judul": judul,
        "tujuan": f"Data dipakai untuk {judul[:1].lower()}{judul[1:]} pada layanan {unit.nama}.",
        "dasar_hukum": f"Peraturan gubernur tentang tugas dan fungsi {unit.nama}.",
        "metode": Metode.WEB_SERVICE,
        "elemen": list(ElemenData.objects.filter(dinas=unit.dinas, kode__in=elemen.split())),
        "jumlah_pengguna": 3,
        "data_balikan": "rekap hasil layanan menurut kabupaten/kota",
        "balikan_tiap_bulan": 6,
        "jangka_bulan": 36,
        "kuota_vpn": 2,
        "biaya_vpn": 18_000_000,
        "narahubung_jabatan": "Pranata Komputer",
        "narahubung_surel": "",
        "pernyataan_rahasia": True,
        "pernyataan_jaringan": True,
        **isi,
    }


def _akses_aktif(unit: dict, akun: dict) -> None:
    """Served almost a year ago; two reports came, the third is late and was warned about."""
    opd = unit["opd.disdik"]
    berakhir = timezone.localdate(timezone=opd.dinas.zona) + dt.timedelta(days=SISA_PKS)
    mulai = tambah_bulan(berakhir + dt.timedelta(days=1), -JANGKA)
    kisah = Kisah(opd, akun, "opd.disdik", (timezone.localdate() - mulai).days + 44)
    kisah.ajukan(
        _isi(
            opd,
            "Verifikasi calon penerima beasiswa",
            "nik nama tanggal_lahir alamat",
            jangka_bulan=JANGKA,
            balikan_tiap_bulan=3,
        )
    )
    kisah.sampai_disposisi(1)
    kisah.disposisi(1, 2, 2)
    kisah.susun_sampai_kirim(3, 5)
    kisah.unggah(28, "surat_izin")
    kisah.jalan(28, "terbit", {"nomor": "400.8.1.2/0417/Dukcapil", "tanggal": kisah.tanggal(26)})
    kisah.jalan(31, "kirim_konsep")
    kisah.jalan(35, "setuju")
    kisah.jalan(38, "ttd_dinas")
    kisah.jalan(42, "ttd_opd")
    kisah.unggah(44, "pks_ttd", "juknis_ttd")
    kisah.jalan(44, "catat_pks", {"nomor_opd": "420/118/PKS", "mulai": mulai, "berakhir": berakhir})
    kisah.unggah(45, "jaringan")
    kisah.jalan(45, "aktifkan", {"pada": mulai + dt.timedelta(days=1), "jumlah_pengguna": 3})
    _setelah_aktif(HakAkses.objects.get(permohonan=kisah.permohonan), akun)


def _setelah_aktif(hak: HakAkses, akun: dict) -> None:
    hari_ini = timezone.localdate(timezone=hak.dinas.zona)
    jatuh = [la for la in hak.laporan_balikan.all() if la.jatuh_tempo <= hari_ini]
    for n, laporan in enumerate(jatuh[:2], 1):
        saat = dt.datetime.combine(laporan.jatuh_tempo - dt.timedelta(days=2), dt.time(11), hak.dinas.zona)
        berkas = kertas(f"Laporan data balikan {n}", [hak.unit.nama, "Rekap menurut kabupaten/kota"])
        terima_laporan(
            laporan,
            ringkasan="Rekap penerima beasiswa menurut kabupaten/kota.",
            berkas=berkas,
            pada=saat,
            oleh=akun["opd.disdik"],
        )
    hak.riwayat.update(pada=dt.datetime.combine(hak.aktif_pada, dt.time(10), hak.dinas.zona))
    if len(jatuh) > 2:
        peringatkan(hak, "Laporan data balikan triwulan ketiga belum diterima.", oleh=akun["staf.layanan"])


def _lewat_dua_bulan(unit: dict, akun: dict) -> None:
    """The ministry asked for more; the second letter waits for the head of division."""
    kisah = Kisah(unit["opd.bapenda"], akun, "opd.bapenda", 78)
    kisah.ajukan(_isi(kisah.unit, "Pemutakhiran data wajib pajak daerah", "nik nama alamat status_hidup", kuota_vpn=5))
    kisah.sampai_disposisi(1)
    kisah.disposisi(2, 3, 4)
    kisah.susun_sampai_kirim(7, 9)
    surat = {"nomor": "400.8.1.2/0498/Dukcapil", "tanggal": kisah.tanggal(49)}
    kisah.jalan(51, "lengkapi", surat, catatan="Ditjen meminta uraian pengamanan jaringan OPD.")
    kisah.jeda(52, 66, "pemohon", "Uraian pengamanan jaringan dari OPD.")
    kisah.jalan(67, "susun", {"tambahan": "Uraian pengamanan jaringan OPD terlampir."})
    kisah.jalan(70, "paraf")


def _menunggu_ditjen(unit: dict, akun: dict) -> None:
    kisah = Kisah(unit["opd.dinsos"], akun, "opd.dinsos", 24)
    kisah.ajukan(_isi(kisah.unit, "Pemadanan penerima bantuan sosial", "nik nama alamat"))
    kisah.sampai_disposisi(1)
    kisah.disposisi(2, 3, 4)
    kisah.susun_sampai_kirim(8, 10)


def _dikembalikan(unit: dict, akun: dict) -> None:
    kisah = Kisah(unit["opd.rsud"], akun, "opd.rsud", 9)
    kisah.ajukan(
        _isi(
            kisah.unit,
            "Pencocokan identitas pasien",
            "nik nama tanggal_lahir ibu_kandung",
            metode=Metode.CARD_READER,
            kuota_vpn=0,
            biaya_vpn=0,
        )
    )
    kisah.sampai_disposisi(1)
    kisah.disposisi(2)
    kisah.jalan(
        6, "kembalikan", catatan="Jelaskan mengapa nama ibu kandung dibutuhkan, atau keluarkan dari daftar elemen."
    )


def _ditolak(unit: dict, akun: dict) -> None:
    kisah = Kisah(unit["opd.dinkes"], akun, "opd.dinkes", 60)
    kisah.ajukan(_isi(kisah.unit, "Pendataan sasaran imunisasi", "nik nomor_kk nama tanggal_lahir alamat"))
    kisah.jeda(0, 1, "gangguan", "Aplikasi persuratan tidak dapat dibuka.")
    kisah.sampai_disposisi(2)
    kisah.disposisi(3, 4, 5)
    kisah.susun_sampai_kirim(8, 11)
    kisah.jalan(
        40,
        "tolak",
        {"nomor": "400.8.1.2/0533/Dukcapil", "tanggal": kisah.tanggal(38)},
        catatan="Elemen nomor KK tidak sesuai dengan tujuan. OPD dapat mengajukan ulang tanpa elemen itu.",
    )
