"""The life of an access right: permit, agreement, activation; warnings, freezing, revoking; reports; the end."""

import datetime as dt

from django.db.models import Max
from django.utils import timezone

from layanan.pemanfaatan_data.akses.alur import PERALIHAN, StatusAkses
from layanan.pemanfaatan_data.akses.hitung import jadwal_balikan
from layanan.pemanfaatan_data.akses.izin import (
    periksa_boleh_kerjakan,
    periksa_boleh_lapor,
    periksa_boleh_perpanjang,
    periksa_boleh_putuskan,
)
from layanan.pemanfaatan_data.akses.models import HakAkses, LaporanBalikan, Pks, RiwayatAkses
from layanan.pemanfaatan_data.permintaan.models import PermintaanData
from layanan.sop.permohonan.models import Permohonan
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima

Jenis = RiwayatAkses.Jenis
ALASAN = "Tulis alasannya, supaya OPD tahu apa yang harus dilakukan."
BELUM_DIPERINGATKAN = (
    "Beri peringatan dahulu, sesudah akses terakhir berjalan. Pembekuan menyusul bila peringatan tidak ditanggapi."
)
MULAI_LAGI = (Jenis.AKTIFKAN, Jenis.BEKUKAN, Jenis.PULIHKAN, Jenis.AKHIRI)
PKS_SALAH = "Tanggal berakhir PKS harus sesudah tanggal mulainya. Periksa kedua tanggal."


@tindakan
def catat_izin(permohonan: Permohonan, *, nomor: str, tanggal: dt.date, oleh) -> HakAkses:
    """The ministry has permitted it. A second permit (after a return) takes the first one's place."""
    minta = PermintaanData.objects.get(permohonan=permohonan)
    hak, _ = HakAkses.objects.update_or_create(
        permohonan=permohonan,
        defaults={"nomor_izin": nomor, "tanggal_izin": tanggal},
        create_defaults={
            "nomor_izin": nomor,
            "tanggal_izin": tanggal,
            "dinas": permohonan.dinas,
            "unit": permohonan.unit,
            "metode": minta.metode,
            "jumlah_pengguna": minta.jumlah_pengguna,
            "balikan_tiap_bulan": minta.balikan_tiap_bulan,
        },
    )
    catat("akses.izin", hak, oleh=oleh, sesudah={"nomor": nomor, "tanggal": str(tanggal)})
    return hak


@tindakan
def catat_pks(hak: HakAkses, isi: dict, *, oleh, pindaian: Unggahan | None = None, juknis=None) -> Pks:
    """``isi``: nomor, nomor_opd, pihak_dinas, pihak_opd, mulai, berakhir. The same number again corrects it."""
    hak = _terkunci(hak)
    periksa_boleh_kerjakan(oleh, hak)
    if isi["berakhir"] <= isi["mulai"]:
        raise Ditolak(PKS_SALAH, rincian={"berakhir": PKS_SALAH})
    medan = {**isi, "pindaian": pindaian, "juknis": juknis, "oleh": oleh}
    pks, _ = Pks.objects.update_or_create(hak=hak, nomor=medan.pop("nomor"), defaults=medan)
    sesudah = {"nomor": pks.nomor, "mulai": str(pks.mulai), "berakhir": str(pks.berakhir)}
    catat("akses.pks", pks, oleh=oleh, sesudah=sesudah)
    return pks


@tindakan
def aktifkan(hak: HakAkses, *, pada: dt.date, jumlah_pengguna: int, oleh) -> HakAkses:
    """Open the access: from this day reports of return data fall due."""
    hak = _terkunci(hak)
    periksa_boleh_kerjakan(oleh, hak)
    pks = hak.pks.first()
    if pks is None:
        raise Ditolak("PKS belum dicatat. Catat PKS yang sudah ditandatangani, lalu aktifkan akses.")
    hak.aktif_pada, hak.jumlah_pengguna = pada, jumlah_pengguna
    _pindah(hak, Jenis.AKTIFKAN, "", oleh, "aktif_pada", "jumlah_pengguna")
    _jadwalkan(hak, pada, pks.berakhir)
    return hak


@tindakan
def perpanjang(hak: HakAkses, isi: dict, *, oleh, berkas=None) -> Pks:
    """A new agreement follows the old one; a right that ended with it comes alive again."""
    hak = _terkunci(hak)
    periksa_boleh_perpanjang(oleh, hak)
    lama = hak.pks.first()
    if lama is None or isi["berakhir"] <= lama.berakhir:
        raise Ditolak("PKS perpanjangan harus berakhir sesudah PKS yang sekarang. Periksa tanggalnya.")
    pindaian = terima(berkas, oleh=oleh, wilayah_kode=hak.dinas_id) if berkas else None
    pks = catat_pks(hak, isi, pindaian=pindaian, oleh=oleh)
    _pindah(hak, Jenis.PERPANJANG, "", oleh)
    terakhir = hak.laporan_balikan.order_by("-jatuh_tempo").first()
    _jadwalkan(hak, terakhir.jatuh_tempo if terakhir else isi["mulai"], pks.berakhir)
    return pks


@tindakan
def peringatkan(hak: HakAkses, alasan: str, *, oleh) -> RiwayatAkses:
    """A warning: nothing stops yet."""
    hak = _terkunci(hak)
    periksa_boleh_kerjakan(oleh, hak)
    if hak.status != StatusAkses.AKTIF:
        raise Basi("Peringatan diberikan untuk hak akses yang aktif. Muat ulang halaman ini.")
    return _riwayat(hak, Jenis.PERINGATAN, _alasan(alasan), oleh)


@tindakan
def bekukan(hak: HakAkses, alasan: str, *, oleh) -> HakAkses:
    """Freezing follows a warning: the OPD was told first."""
    return _putuskan(hak, Jenis.BEKUKAN, alasan, oleh)


@tindakan
def pulihkan(hak: HakAkses, alasan: str, *, oleh) -> HakAkses:
    return _putuskan(hak, Jenis.PULIHKAN, alasan, oleh)


@tindakan
def cabut(hak: HakAkses, alasan: str, *, oleh) -> HakAkses:
    return _putuskan(hak, Jenis.CABUT, alasan, oleh)


def _putuskan(hak: HakAkses, jenis: str, alasan: str, oleh) -> HakAkses:
    hak = _terkunci(hak)
    periksa_boleh_putuskan(oleh, hak)
    alasan = _alasan(alasan)
    if jenis == Jenis.BEKUKAN and not _sudah_diperingatkan(hak):
        raise Ditolak(BELUM_DIPERINGATKAN)
    _pindah(hak, jenis, alasan, oleh)
    return hak


def _sudah_diperingatkan(hak: HakAkses) -> bool:
    """Since access last began or came back: a warning that a freezing has answered serves no second one."""
    mulai = hak.riwayat.filter(jenis__in=MULAI_LAGI).aggregate(Max("pk"))["pk__max"] or 0
    return hak.riwayat.filter(jenis=Jenis.PERINGATAN, pk__gt=mulai).exists()


@tindakan
def batalkan_tanpa_akses(permohonan: Permohonan, *, oleh) -> None:
    """The request ended otherwise than by access: a permit that was being prepared for is void."""
    hak = HakAkses.objects.filter(permohonan=permohonan, status=StatusAkses.DISIAPKAN).first()
    if hak is not None:
        _pindah(_terkunci(hak), Jenis.BATALKAN, f"Permohonan {permohonan.get_status_display().lower()}.", oleh)


@tindakan
def akhiri(hak: HakAkses, *, oleh=None) -> HakAkses:
    """The agreement has run out."""
    hak = _terkunci(hak)
    if hak.status in (StatusAkses.AKTIF, StatusAkses.BEKU):
        _pindah(hak, Jenis.AKHIRI, "PKS berakhir tanpa perpanjangan.", oleh)
    return hak


@tindakan
def terima_laporan(laporan: LaporanBalikan, *, ringkasan: str, oleh, berkas=None, pada=None) -> LaporanBalikan:
    """A report of return data has come."""
    hak = _terkunci(laporan.hak)
    periksa_boleh_lapor(oleh, hak)
    laporan = hak.laporan_balikan.get(pk=laporan.pk)
    if laporan.diterima_pada:
        raise Basi("Laporan untuk jadwal ini sudah diterima. Muat ulang halaman ini.")
    laporan.ringkasan = ringkasan
    laporan.unggahan = terima(berkas, oleh=oleh, wilayah_kode=hak.dinas_id) if berkas else None
    laporan.diterima_pada, laporan.oleh = pada or timezone.now(), oleh
    laporan.save(update_fields=["ringkasan", "unggahan", "diterima_pada", "oleh"])
    catat("akses.laporan", laporan, oleh=oleh, sesudah={"jatuh_tempo": str(laporan.jatuh_tempo)})
    return laporan


def _alasan(alasan: str) -> str:
    if not alasan.strip():
        raise Ditolak(ALASAN, rincian={"alasan": ALASAN})
    return alasan.strip()


def _jadwalkan(hak: HakAkses, mulai: dt.date, berakhir: dt.date) -> None:
    LaporanBalikan.objects.bulk_create(
        (LaporanBalikan(hak=hak, jatuh_tempo=hari) for hari in jadwal_balikan(mulai, berakhir, hak.balikan_tiap_bulan)),
        ignore_conflicts=True,
    )


def _pindah(hak: HakAkses, jenis: str, alasan: str, oleh, *medan) -> None:
    pindah(hak, jenis, PERALIHAN)
    hak.save(update_fields=["status", *medan])
    _riwayat(hak, jenis, alasan, oleh)


def _riwayat(hak: HakAkses, jenis: str, alasan: str, oleh) -> RiwayatAkses:
    baris = RiwayatAkses.objects.create(hak=hak, jenis=jenis, alasan=alasan, oleh=oleh)
    catat(f"akses.{jenis}", hak, oleh=oleh, sesudah={"status": hak.status}, alasan=alasan)
    return baris


def _terkunci(hak: HakAkses) -> HakAkses:
    return HakAkses.objects.lengkap().select_for_update(of=("self",)).get(pk=hak.pk)
