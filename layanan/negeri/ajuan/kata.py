"""What a resident reads of his submission: plain words, never the SOP's."""

from django.urls import reverse

from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.ajuan.pintu import token_lacak
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan

KEPALA = {
    StatusPermohonan.SELESAI: "Dokumen Anda sudah diterima",
    StatusPermohonan.DITOLAK: "Ajuan Anda tidak dapat dikabulkan",
    StatusPermohonan.DITARIK: "Ajuan ini sudah Anda tarik",
}
KATA = {
    "kelengkapan": "Operator negeri sedang melihat kelengkapan berkas. Anda belum perlu datang.",
    "verifikasi": "Dinas sedang mencocokkan data Anda. Anda belum perlu datang.",
    "penerbitan": "Dokumen sedang dibuat dan ditandatangani. Sebentar lagi selesai.",
    "distribusi": "Buka ajuan Anda untuk mengunduhnya, atau ambil cetakannya di kantor negeri.",
    "perbaikan": "Hanya butir yang ditandai yang perlu diganti. Yang lain tetap tersimpan.",
}
KATA_AKHIR = {
    StatusPermohonan.SELESAI: "Terima kasih. Simpan dokumennya baik-baik.",
    StatusPermohonan.DITOLAK: "Alasannya ada di bawah. Anda dapat mengajukan lagi setelah sebabnya selesai.",
    StatusPermohonan.DITARIK: "Anda dapat mengajukan lagi kapan saja.",
}


def kepala(permohonan: Permohonan) -> str:
    return permohonan.langkah_kini.sebutan if permohonan.terbuka else KEPALA[permohonan.status]


def keterangan(permohonan: Permohonan) -> str:
    return KATA[permohonan.langkah] if permohonan.terbuka else KATA_AKHIR[permohonan.status]


def alasan_ditolak(permohonan: Permohonan) -> str:
    if permohonan.status != StatusPermohonan.DITOLAK:
        return ""
    akhir = permohonan.riwayat.exclude(keluar_pada=None).order_by("-pk").first()
    return akhir.catatan if akhir else ""


def di_halaman_lacak(permohonan: Permohonan) -> dict:
    """What the tracking page says instead of its own words."""
    ajuan = Ajuan.objects.filter(permohonan=permohonan).first()
    isi = {"kepala": kepala(permohonan), "keterangan": keterangan(permohonan), "kurang": [], "dokumen": []}
    if ajuan is not None and permohonan.terbuka:
        isi["ajakan"] = [("Buka ajuan Anda", reverse("negeri:ajuan-buka", args=[token_lacak(ajuan)]))]
    return isi
