"""Beginning and ending to enter a dossier in the name of its office, from paper."""

from penilaian.berkas.izin import periksa_boleh_mulai_atas_nama
from penilaian.berkas.models import Berkas
from penilaian.berkas.tindakan import ALASAN_TERPENDEK, kunci_berkas
from penilaian.nilai.atas_nama import akhiri_atas_nama, atas_nama_terbuka
from penilaian.nilai.models import AtasNama
from penilaian.periode.izin import periksa_hak
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def mulai_atas_nama(berkas: Berkas, alasan: str, *, oleh) -> AtasNama:
    """From now until the end or the sending, what this account writes in the dossier is marked."""
    kunci_berkas(berkas)
    peserta = berkas.peserta
    periksa_boleh_mulai_atas_nama(oleh, berkas)
    if ada := atas_nama_terbuka(peserta):
        siapa = "Anda" if ada.oleh_id == oleh.pk else str(ada.oleh)
        raise Basi(f"{siapa} sedang mengisi berkas ini atas nama dinas. Selesaikan dahulu, lalu mulai lagi.")
    alasan = alasan.strip()
    if len(alasan) < ALASAN_TERPENDEK:
        kalimat = "Tulis alasan mengisi atas nama dinas, misalnya berkas kertas diterima 3 Maret."
        raise Ditolak(kalimat, rincian={"alasan": "Alasan wajib diisi."})
    atas_nama = AtasNama.objects.create(peserta=peserta, alasan=alasan, oleh=oleh)
    sesudah = {"peserta": peserta.kode}
    catat("berkas.mulai_atas_nama", atas_nama, oleh=oleh, lingkup=peserta.periode.kode, sesudah=sesudah, alasan=alasan)
    return atas_nama


@tindakan
def selesai_atas_nama(berkas: Berkas, *, oleh) -> AtasNama:
    """End it by hand; another admin may end what was left open."""
    kunci_berkas(berkas)
    periksa_hak(oleh, berkas.peserta.periode, Hak.ISI_ATAS_NAMA)
    atas_nama = akhiri_atas_nama(berkas.peserta, oleh=oleh, sebab="diselesaikan")
    if atas_nama is None:
        raise Basi("Pengisian atas nama dinas ini sudah selesai. Muat ulang halaman.")
    return atas_nama
