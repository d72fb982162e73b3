"""The kinds of letters that every service has, and what this room registers with the ground floor."""

from layanan.sop.permohonan.daftar import daftarkan_bagian
from layanan.sop.surat.docx import buat_docx
from layanan.sop.surat.halaman import bagian_surat
from layanan.sop.surat.izin import boleh_baca_naskah
from layanan.sop.surat.jenis import JenisSurat, daftarkan_jenis_surat
from pentas.akun.peran import Hak, Peran
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin

SURAT_KELUAR, BERITA_ACARA, PERJANJIAN, JUKNIS = "surat_keluar", "berita_acara", "perjanjian", "juknis"
PENOMOR = (Peran.SUBBAG_UMUM, Peran.STAF_LAYANAN)

daftarkan_jenis_surat(
    JenisSurat(SURAT_KELUAR, "Surat keluar", "SRTK", tunggal=False, dikirim_ke_pemohon=True),
    JenisSurat(
        BERITA_ACARA,
        "Berita acara",
        "BACR",
        templat="layanan/surat/berita_acara_pdf.html",
        pola="400.12.4.4/{urut:03d}/BA-PIAK/{tahun}",
        tunggal=False,
        dikirim_ke_pemohon=True,
    ),
    JenisSurat(
        PERJANJIAN,
        "Perjanjian kerja sama",
        "PKSM",
        templat="layanan/surat/perjanjian_pdf.html",
        pola="400.12.4.4/{urut:03d}/PKS-PIAK/{tahun}",
        peran_nomor=PENOMOR,
        dua_pihak=True,
        untuk_pemohon=True,
        docx=buat_docx,
    ),
    JenisSurat(
        JUKNIS,
        "Petunjuk teknis",
        "JKNS",
        templat="layanan/surat/perjanjian_pdf.html",
        pola="400.12.4.4/{urut:03d}/JUKNIS-PIAK/{tahun}",
        peran_nomor=PENOMOR,
        dua_pihak=True,
        untuk_pemohon=True,
        docx=buat_docx,
    ),
)
daftarkan_izin(boleh_baca_naskah)
daftarkan_bagian(bagian_surat)


def tanpa_laporan(request, periode=None) -> bool:
    """Who reads reports has a full bar: the register stands in the account menu there."""
    return not request.user.punya_hak(Hak.LAPORAN_LAYANAN)


REGISTER = ("Register surat", "sop:surat-daftar")
UMUM = {"awalan": "sop:surat-", "periode": False, "kawasan": "layanan"}
daftarkan_menu(
    ButirMenu(*REGISTER, hak=(Hak.LIHAT_LAYANAN,), urutan=30, bila=tanpa_laporan, **UMUM),
    ButirMenu(*REGISTER, hak=(Hak.LAPORAN_LAYANAN,), urutan=55, di_akun=True, **UMUM),
)
