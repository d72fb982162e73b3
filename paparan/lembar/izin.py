"""Whose sheet, which row, and when it may be written."""

from paparan.lembar.models import Baris, Lembar
from paparan.sesi.izin import ambil_sesi_terbuka, ambil_tampil
from paparan.sesi.models import Sesi
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import (
    periksa_anggota_tim,
    periksa_bebas_benturan,
    periksa_hak,
    periksa_tahap,
    punya_hak,
    punya_peran,
)
from pentas.akun.peran import Hak, Peran
from pentas.galat import Basi, SalahPeran, TidakAda

SUDAH_TANDA_TANGAN = "Lembar ini sudah ditandatangani. Perubahan hanya lewat ketua tim penilai."
DIBEBASKAN = "Anda dibebaskan dari penilaian paparan ini. Hubungi ketua tim penilai bila keliru."


def ambil_lembar_sendiri(pengguna, sesi: Sesi) -> Lembar:
    periksa_anggota_tim(pengguna, sesi.periode)
    lembar = sesi.lembar.berlaku().select_related("penilai").filter(penilai=pengguna).first()
    if lembar is None:
        raise Basi("Lembar nilai Anda belum disiapkan. Minta ketua tim penilai menyiapkannya pada halaman Paparan.")
    lembar.sesi = sesi
    return lembar


def ambil_lembar_untuk(pengguna, sesi: Sesi, username: str) -> Lembar:
    """One's own sheet, or any for who reads the recap; another juror's does not exist (404)."""
    lembar = sesi.lembar.berlaku().select_related("penilai").filter(penilai__username=username).first()
    semua = punya_hak(pengguna, sesi.periode, Hak.LIHAT_PAPARAN)
    if lembar is None or not (semua or lembar.penilai_id == pengguna.pk):
        raise TidakAda()
    lembar.sesi = sesi
    return lembar


def periksa_boleh_lihat_nilai(pengguna, lembar: Lembar) -> None:
    """Nobody reads another juror's marks before all sheets are closed, the chair neither."""
    if lembar.penilai_id != pengguna.pk and lembar.sesi.lembar.ditunggu().exists():
        raise Basi("Nilai penilai lain baru terlihat setelah semua lembar ditandatangani.")


def periksa_boleh_isi(pengguna, lembar: Lembar) -> None:
    if lembar.penilai_id != pengguna.pk:
        raise TidakAda()
    periksa_hak(pengguna, lembar.sesi.periode, Hak.NILAI_PAPARAN)
    if lembar.dibebaskan:
        raise Basi(DIBEBASKAN)
    if not lembar.terbuka:
        raise Basi(SUDAH_TANDA_TANGAN)
    periksa_tahap(lembar.sesi.periode, KodeTahap.PAPARAN, tindakan="Pengisian lembar nilai")


def ambil_baris_sendiri(pengguna, sesi: Sesi, kode: str) -> Baris:
    """The row of one's own sheet: 404 for an office that does not present, 403 with a conflict of interest."""
    lembar = ambil_lembar_sendiri(pengguna, sesi)
    tampil = ambil_tampil(sesi, kode)
    periksa_bebas_benturan(pengguna, tampil.peserta)
    baris = lembar.baris.filter(tampil=tampil).first()
    if baris is None:
        raise Basi("Baris daerah ini belum ada pada lembar Anda. Minta ketua tim penilai menyiapkannya.")
    baris.lembar, baris.tampil = lembar, tampil
    return baris


def periksa_boleh_pimpin(pengguna, lembar: Lembar) -> None:
    """The chair's acts on a sheet: unlock, new version, excuse."""
    periksa_hak(pengguna, lembar.sesi.periode, Hak.TETAPKAN)
    periksa_tahap(lembar.sesi.periode, KodeTahap.PAPARAN, tindakan="Tindakan atas lembar nilai")


def periksa_boleh_isi_banyak(pengguna, sesi: Sesi) -> None:
    """Marks from paper sheets are entered by the chair or the admin, never by the desk."""
    periode = sesi.periode
    if not punya_peran(pengguna, periode, Peran.KETUA_TIM, Peran.ADMIN):
        raise SalahPeran("Lembar nilai kertas dimasukkan oleh ketua tim penilai atau admin provinsi.")
    periksa_tahap(periode, KodeTahap.PAPARAN, tindakan="Impor lembar nilai paparan")
    if not sesi.sudah_dibuka:
        raise Basi("Sesi paparan belum dibuka. Buka dahulu sesinya pada halaman Paparan.")


def periksa_lembar_selesai(periode, *, oleh) -> None:
    """Registered upstream: the stage paparan closes when every sheet is signed or its juror excused."""
    sesi = ambil_sesi_terbuka(periode)
    belum = [str(x.penilai) for x in sesi.lembar.ditunggu().select_related("penilai")]
    if belum:
        raise Basi(
            f"Lembar nilai belum ditandatangani: {', '.join(belum)}. "
            "Tunggu tanda tangannya, atau minta ketua tim penilai membebaskan penilai itu dengan alasan."
        )
    if not sesi.lembar.dihitung().exists():
        raise Basi("Belum ada lembar nilai yang ditandatangani, sehingga tahap paparan belum dapat ditutup.")
