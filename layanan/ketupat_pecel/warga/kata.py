"""What a village reads of its request: where it stands and when the team comes, in plain words."""

from collections.abc import Callable
from dataclasses import dataclass

from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan

S = StatusPermohonan
AKHIR = {
    S.SELESAI: ("Selesai", "Semua dokumen warga sudah jelas. Terima kasih.", "sah"),
    S.DITOLAK: ("Tidak dilaksanakan", "Baca alasannya di bawah, lalu buat permintaan baru bila perlu.", "belum"),
    S.DITARIK: ("Ditarik", "Permintaan ini ditarik oleh desa.", "belum"),
}
LANGKAH = {
    "pengajuan": ("Sedang diperiksa dinas", "Surat dan daftar warga dibaca petugas.", "tunggu"),
    "disposisi": ("Sedang diperiksa dinas", "Permintaan dibaca pimpinan dinas.", "tunggu"),
    "penugasan": ("Tanggal sedang disiapkan", "Dinas menyiapkan tanggal, tim, dan alat.", "tunggu"),
    "kedatangan": ("Tim akan datang", "Umumkan tanggalnya kepada warga dalam daftar.", "sah"),
    "pelayanan": ("Tim sedang melayani di desa", "Warga membawa berkas asli dan menunggu nomornya dipanggil.", "sah"),
    "penyelesaian": ("Dokumen sedang diselesaikan", "Yang dibawa ke kantor dicetak, lalu diserahkan.", "tunggu"),
    "perbaikan": ("Perlu Anda perbaiki", "Perbaiki yang diminta dinas, lalu kirim ulang.", "balik"),
}
_tanggal: list[Callable] = []


@dataclass
class KeadaanDesa:
    """``tanggal``: the day of the visit once it is certain. ``alasan``: why it came back or ended."""

    judul: str
    kalimat: str
    tanda: str
    tanggal: object = None
    alasan: str = ""


def daftarkan_tanggal(fungsi: Callable) -> None:
    """``fungsi(permohonan) -> date | None``: the room that plans knows the day."""
    _tanggal.append(fungsi)


def keadaan_desa(permohonan: Permohonan) -> KeadaanDesa:
    judul, kalimat, tanda = AKHIR.get(permohonan.status) or LANGKAH[permohonan.langkah]
    tanggal = next((t for fungsi in _tanggal if (t := fungsi(permohonan))), None)
    alasan = ""
    if permohonan.langkah == "perbaikan" or permohonan.status in (S.DITOLAK, S.DITARIK):
        akhir = permohonan.riwayat.exclude(keluar_pada=None).order_by("-pk").first()
        alasan = akhir.catatan if akhir else ""
    return KeadaanDesa(judul, kalimat, tanda, tanggal, alasan)
