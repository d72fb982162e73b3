"""Letters for tests: drafts with content of each shape."""

from layanan.sop.surat.daftar import BERITA_ACARA, PERJANJIAN, SURAT_KELUAR
from layanan.sop.surat.models import Surat
from layanan.sop.surat.tindakan import buat_surat
from tests.layanan.pabrik import buat_permohonan

ISI = {
    SURAT_KELUAR: {
        "kepada": ["Direktur Jenderal Kependudukan dan Pencatatan Sipil", "di Jakarta"],
        "sifat": "Biasa",
        "lampiran": "1 berkas",
        "paragraf": ["Bersama ini kami teruskan permohonan.", {"butir": ["Surat permohonan", "Pernyataan"]}],
        "tembusan": ["Sekretaris Daerah"],
    },
    BERITA_ACARA: {"paragraf": ["Pada hari ini telah dilakukan pemeriksaan."], "hadir": [{"jabatan": "Kepala seksi"}]},
    PERJANJIAN: {
        "antara": ["ANTARA", "DINAS", "DENGAN", "OPD"],
        "pihak": [
            {"sebutan": "PIHAK KESATU", "jabatan": "Kepala Dinas", "uraian": "bertindak untuk Dinas,"},
            {"sebutan": "PIHAK KEDUA", "jabatan": "Kepala OPD", "uraian": "bertindak untuk OPD,"},
        ],
        "pembuka": ["Kedua pihak sepakat."],
        "pasal": [
            {"judul": "Maksud", "ayat": ["Memberi hak akses."]},
            {"judul": "Kewajiban", "ayat": ["Menjaga rahasia.", {"teks": "Melaporkan:", "butir": ["isi", "waktu"]}]},
        ],
        "penutup": ["Demikian perjanjian ini dibuat."],
        "lampiran": [{"judul": "Elemen data", "blok": [{"data": [["NIK", "ya"], ["Nama", "ya"]]}]}],
    },
}


def buat_konsep(*, jenis=SURAT_KELUAR, permohonan=None, perihal="Permohonan izin akses", isi=None, **lain) -> Surat:
    permohonan = permohonan or buat_permohonan()
    return buat_surat(jenis, permohonan, perihal=perihal, isi=isi or ISI[jenis], oleh=None, **lain)
