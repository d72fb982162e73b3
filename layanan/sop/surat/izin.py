"""Who reads a letter, who drafts, numbers, scans, sends and cancels it."""

from layanan.sop.dinas.izin import peran_di, periksa_hak_di, punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.izin import sebutan_pelaku
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.jenis import JenisSurat
from layanan.sop.surat.models import Surat
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.unggahan.models import Unggahan


def ambil_surat_untuk(pengguna, pk: int) -> Surat:
    surat = Surat.objects.dapat_dilihat(pengguna).lengkap().filter(pk=pk).first()
    if surat is None or not boleh_lihat(pengguna, surat):
        raise TidakAda()
    return surat


def boleh_lihat(pengguna, surat: Surat) -> bool:
    """The office reads all; the applicant what is drafted with him, and what was signed and is sent to him."""
    if punya_hak_di(pengguna, surat.dinas, Hak.LIHAT_LAYANAN):
        return True
    if surat.status == StatusSurat.DIBATALKAN:
        return False
    return surat.bentuk.untuk_pemohon or (surat.bernaskah and surat.bentuk.dikirim_ke_pemohon)


def surat_terlihat(pengguna, permohonan: Permohonan) -> list[Surat]:
    """Of one request, oldest first, in one query; whoever asks has been let in to the request."""
    semua = list(permohonan.surat.select_related("dokumen", "naskah"))
    for surat in semua:
        surat.permohonan = permohonan
        surat.dinas = permohonan.dinas
    return [surat for surat in semua if boleh_lihat(pengguna, surat)]


def periksa_boleh_tulis(pengguna, permohonan: Permohonan) -> None:
    """Draft, scan, send: officers of the office. ``pengguna`` None: the system (demo data)."""
    periksa_hak_di(pengguna, permohonan.dinas, Hak.KERJAKAN_LAYANAN)


def periksa_boleh_nomori(pengguna, permohonan: Permohonan, jenis: JenisSurat) -> None:
    if pengguna is not None and peran_di(pengguna, permohonan.dinas).isdisjoint(jenis.peran_nomor):
        raise SalahPeran(f"Nomor {jenis.nama.lower()} diberikan oleh {sebutan_pelaku(jenis.peran_nomor)}.")


def periksa_boleh_atur(pengguna, dinas: Dinas) -> None:
    periksa_hak_di(pengguna, dinas, Hak.KELOLA_LAYANAN)


def periksa_masih_konsep(surat: Surat) -> None:
    if surat.status == StatusSurat.DIBATALKAN:
        raise Basi("Surat ini sudah dibatalkan. Susun surat baru.")
    if surat.status != StatusSurat.KONSEP:
        raise Basi(f"Surat ini sudah bernomor {surat.nomor}, jadi isinya tetap. Batalkan dahulu bila isinya keliru.")


def periksa_boleh_cetak_konsep(surat: Surat) -> None:
    """Once the signed scan is there nobody is handed a draft that looks like the letter."""
    if surat.bernaskah:
        raise Basi(
            "Surat ini sudah ditandatangani. Naskah resminya adalah pindaian yang tersimpan; unduh pindaian itu."
        )
    if surat.status == StatusSurat.DIBATALKAN:
        raise Basi("Surat ini sudah dibatalkan, jadi tidak dapat dicetak lagi.")


def periksa_kosong(surat: Surat) -> None:
    if not surat.isi:
        raise Ditolak("Konsep surat ini masih kosong. Isi dahulu, lalu beri nomor.")


def boleh_baca_naskah(pengguna, unggahan: Unggahan) -> bool:
    """For the download room: the scan of a letter that the account may read."""
    surat = Surat.objects.dapat_dilihat(pengguna).lengkap().filter(naskah=unggahan)
    return any(boleh_lihat(pengguna, satu) for satu in surat)
