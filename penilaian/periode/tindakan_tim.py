"""Jury and exceptions, the way back: what was entered wrongly is withdrawn, with a trace."""

from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_belum_dibuka, periksa_belum_ditutup, periksa_hak
from penilaian.periode.models import AnggotaTim, Benturan, TidakBerlaku
from penilaian.periode.tindakan import saat_keberlakuan_berubah
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def lepas_anggota_tim(anggota: AnggotaTim, *, oleh) -> None:
    """Release a juror; not once the paparan has begun, because sheets and scores are his."""
    periode = anggota.periode
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    periksa_belum_dibuka(periode, KodeTahap.PAPARAN, tindakan="Melepas anggota tim penilai")
    sebelum = {"pengguna": anggota.pengguna_id, "sebagai": anggota.sebagai}
    catat("periode.lepas_penilai", anggota, oleh=oleh, lingkup=periode.kode, sebelum=sebelum)
    anggota.delete()


@tindakan
def cabut_benturan(benturan: Benturan, alasan: str, *, oleh) -> None:
    """Withdraw a declared conflict: the chair or the admin, with a reason, before the paparan begins."""
    periode = benturan.periode
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE, Hak.TETAPKAN)
    periksa_belum_dibuka(periode, KodeTahap.PAPARAN, tindakan="Mencabut benturan kepentingan")
    if not alasan.strip():
        raise Ditolak("Tulis alasan mengapa benturan ini dicabut.")
    sebelum = {"pengguna": benturan.pengguna_id, "peserta": benturan.peserta_id}
    catat("periode.cabut_benturan", benturan, oleh=oleh, lingkup=periode.kode, sebelum=sebelum, alasan=alasan)
    benturan.delete()


@tindakan
def nyatakan_berlaku(tidak_berlaku: TidakBerlaku, *, oleh) -> None:
    """The indicator counts again for this office."""
    peserta = tidak_berlaku.peserta
    periksa_hak(oleh, peserta.periode, Hak.KELOLA_PERIODE)
    periksa_belum_ditutup(peserta.periode, KodeTahap.PENETAPAN, tindakan="Mengubah indikator yang berlaku")
    sebelum = {"peserta": peserta.kabupaten_kota_id, "indikator": tidak_berlaku.indikator.kode}
    catat("periode.berlaku_lagi", tidak_berlaku, oleh=oleh, lingkup=peserta.periode.kode, sebelum=sebelum)
    tidak_berlaku.delete()
    for fungsi in saat_keberlakuan_berubah:
        fungsi(peserta, tidak_berlaku.indikator, berlaku=True, oleh=oleh)
