"""Words for WhatsApp, ready for an officer at each change. Never sent from here; no NIK, no name in them."""

from urllib.parse import quote

from django.urls import reverse

from layanan.negeri.ajuan.kata import kepala
from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.kirim.models import TautanUnduh
from layanan.negeri.kirim.tautan import jalur
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.hitung import kode_tampil


def pesan(ajuan: Ajuan, tautan: TautanUnduh | None, awal: str) -> str:
    """``awal``: scheme and host, for whole addresses."""
    permohonan = ajuan.permohonan
    buka = f"{awal}{reverse('negeri:ajuan-lanjut')}?kode={kode_tampil(ajuan.kode)}"
    baris = [f"Kabar dari {permohonan.dinas.nama} untuk {ajuan.dokumen.nama}, nomor {permohonan.nomor}:"]
    baris.append(f"{kepala(permohonan)}.")
    if permohonan.terbuka and permohonan.langkah == "distribusi" and tautan is not None:
        baris.append(
            f"Unduh satu kali di {awal}{jalur(tautan)} dengan 4 angka (PIN) Anda, atau ambil di kantor negeri."
        )
    elif permohonan.terbuka and permohonan.langkah == "perbaikan":
        baris.append(f"Ganti butir yang ditandai di {buka} dengan PIN Anda, atau datang ke kantor negeri.")
    elif permohonan.status == StatusPermohonan.DITOLAK:
        baris.append(f"Alasannya dapat dibaca di {buka} dengan PIN Anda.")
    else:
        baris.append(f"Lihat kapan saja di {buka}")
    return "\n".join(baris)


def tautan_wa(ajuan: Ajuan, teks: str) -> str:
    """With the resident's own number where he gave one; else the officer chooses in WhatsApp."""
    nomor = ajuan.telepon.nilai().lstrip("+") if ajuan.telepon else ""
    if nomor.startswith("0"):
        nomor = "62" + nomor[1:]
    return f"https://wa.me/{nomor}?text={quote(teks)}"
