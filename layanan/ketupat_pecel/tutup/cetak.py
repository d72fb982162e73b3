"""The minutes of the day's end, to be signed in ink by the team and the village."""

from layanan.ketupat_pecel.tutup.halaman import ringkasan_tutup
from layanan.ketupat_pecel.tutup.models import TutupHari
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.pdf import cetak_pdf


def cetak_berita_acara(request, perjalanan, tutup: TutupHari) -> bytes:
    konteks = konteks_dokumen(request, wilayah=perjalanan.dinas.wilayah, tanda=perjalanan.dinas.tanda)
    konteks |= ringkasan_tutup(perjalanan, tutup) | {
        "perjalanan": perjalanan,
        "tim": perjalanan.tim.select_related("pengguna"),
    }
    judul = "Berita acara tutup hari pelayanan"
    return cetak_pdf("layanan/ketupat_pecel/tutup/berita_acara_pdf.html", konteks, judul=judul)
