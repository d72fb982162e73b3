"""The SOP of documents asked for in a negeri. The guide (Maluku Tengah, 2023) gives principles and no steps: every
step and every time here is a proposal of ours, and says so."""

from layanan.sop.deklarasi.bentuk import (
    ASAL,
    GANGGUAN,
    MENUNGGU_PUSAT,
    Akhir,
    Jalan,
    Jam,
    Langkah,
    RentangBaku,
    Satuan,
    Sop,
    WaktuBaku,
)
from pentas.akun.peran import Peran

KODE = "dokumen_negeri"
SEHARI = WaktuBaku(1, Satuan.HARI_KERJA, usulan=True)
PERBAIKAN = Jalan("kembalikan", "Kembalikan butir yang ditandai", "perbaikan", mundur=True)
TOLAK = Jalan("tolak", "Tolak ajuan", Akhir.DITOLAK, alasan_wajib=True)

KELENGKAPAN = Langkah(
    kode="kelengkapan",
    nama="Memeriksa kelengkapan di negeri",
    sebutan="Berkas Anda diperiksa di kantor negeri",
    peran=(Peran.OPERATOR_NEGERI,),
    baku=SEHARI,
    ajakan="Periksa kelengkapan",
    bantuan="Tandai tiap butir pada daftar syarat. Butir yang dikembalikan saja yang diminta lagi.",
    jalan=(Jalan("teruskan", "Teruskan ke Dinas", "verifikasi"), PERBAIKAN),
)
VERIFIKASI = Langkah(
    kode="verifikasi",
    nama="Memverifikasi dan memvalidasi di Dinas",
    sebutan="Data Anda dicocokkan di Dinas",
    peran=(Peran.VERIFIKATOR,),
    baku=SEHARI,
    jeda=(MENUNGGU_PUSAT, GANGGUAN),
    ajakan="Verifikasi dan validasi",
    bantuan="Cocokkan tiap butir dengan data kependudukan, lalu setujui, kembalikan butirnya, atau tolak.",
    jalan=(Jalan("setujui", "Setujui untuk diterbitkan", "penerbitan"), PERBAIKAN, TOLAK),
)
PENERBITAN = Langkah(
    kode="penerbitan",
    nama="Menerbitkan dokumen",
    sebutan="Dokumen Anda dibuat dan ditandatangani",
    peran=(Peran.VERIFIKATOR,),
    baku=SEHARI,
    keluaran=("Dokumen bertanda tangan elektronik",),
    jeda=(MENUNGGU_PUSAT, GANGGUAN),
    ajakan="Terbitkan dokumen",
    bantuan="Isi nomor dokumen dan unggah PDF yang sudah ditandatangani secara elektronik.",
    jalan=(
        Jalan("terbitkan", "Terbitkan, siap diserahkan", "distribusi"),
        Jalan("periksa_lagi", "Kembali ke verifikasi", "verifikasi", mundur=True),
    ),
)
DISTRIBUSI = Langkah(
    kode="distribusi",
    nama="Menyerahkan dokumen",
    sebutan="Dokumen Anda siap diunduh atau diambil di negeri",
    peran=(Peran.OPERATOR_NEGERI, Peran.VERIFIKATOR),
    baku=SEHARI,
    keluaran=("Tautan unduh sekali pakai", "Bukti serah"),
    ajakan="Serahkan dokumen",
    bantuan="Bagikan tautan unduh, atau cetak dan catat serah terimanya. Selesai begitu dokumen diterima warga.",
    jalan=(Jalan("serahkan", "Selesaikan, dokumen sudah diterima", Akhir.SELESAI),),
)
PERBAIKI = Langkah(
    kode="perbaikan",
    nama="Diperbaiki warga",
    sebutan="Ada berkas yang perlu Anda perbaiki",
    peran=(Peran.OPERATOR_NEGERI,),
    jam=Jam.PEMOHON,
    ajakan="Bantu warga memperbaiki",
    bantuan="Warga memperbaiki butirnya sendiri dengan kode dan PIN, atau Anda unggahkan dari daftar syarat.",
    jalan=(Jalan("kirim_ulang", "Kirim ulang", ASAL),),
)

SOP = Sop(
    kode=KODE,
    versi=1,
    nama="Pelayanan Dokumen secara Daring di Negeri",
    nama_pendek="Dokumen di negeri",
    awalan="DN",
    sumber="Pedoman Teknis Pelayanan Dokumen secara Online di Negeri, Maluku Tengah, 2023 (langkah dan waktu: usulan)",
    peran_pemohon=(Peran.OPERATOR_NEGERI,),
    jenis_unit="negeri",
    tingkat_dinas=("kabupaten_kota",),
    langkah=(KELENGKAPAN, VERIFIKASI, PENERBITAN, DISTRIBUSI),
    samping=(PERBAIKI,),
    total=RentangBaku(1, 3, Satuan.HARI_KERJA, usulan=True),
)
