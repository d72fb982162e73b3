"""What an office begins with. The guide names three documents and no requirement: all of it is a proposal, after
Perpres 96/2018 and Permendagri 108/2019, for the office to correct."""

DASAR = "UU 23/2006 jo. UU 24/2013 Pasal 79A (tidak dipungut biaya), Perpres 96/2018, Permendagri 108/2019"
KELUHAN = "Boleh tanpa nama. Tanggapan pertama paling lama 3 hari kerja."
KTP_ORTU = ("ktp_orang_tua", "KTP-el kedua orang tua", "Satu foto untuk tiap KTP-el", "foto", True)
KK_LAMA = ("kk_lama", "Kartu keluarga lama", "Foto asli, seluruh halaman terlihat", "foto", True)
NIKAH = ("buku_nikah", "Buku nikah atau akta perkawinan", "Bila menikah atau menambah anak", "foto", False)
LAHIR = ("surat_lahir", "Surat keterangan lahir", "Dari bidan, puskesmas, atau rumah sakit")

# (code, name, for what, requirements: code, name, explanation, shape, obligatory)
BAWAAN = (
    (
        "kk",
        "Kartu keluarga",
        "Untuk pindah datang, menikah, kelahiran, atau perubahan data anggota.",
        (
            KK_LAMA,
            NIKAH,
            (*LAHIR, "foto", False),
            ("ktp_kepala", "KTP-el kepala keluarga", "", "foto", False),
            ("perubahan", "Perubahan yang diminta", "Misalnya: tambah anak yang baru lahir", "teks", True),
        ),
    ),
    (
        "akta-kelahiran",
        "Akta kelahiran",
        "Untuk anak yang baru lahir, atau yang belum mempunyai akta.",
        (
            (*LAHIR, "foto", True),
            NIKAH,
            ("kk_lama", "Kartu keluarga orang tua", "Seluruh halaman terlihat", "foto", True),
            KTP_ORTU,
            ("data_anak", "Nama, tempat, dan tanggal lahir anak", "Seperti pada surat keterangan lahir", "teks", True),
        ),
    ),
    (
        "skpwni",
        "Surat keterangan pindah WNI",
        "Untuk pindah ke kabupaten atau kota lain. Dokumen ini menjadi dasar KK di tempat baru.",
        (
            ("kk_lama", "Kartu keluarga", "Seluruh halaman terlihat", "foto", True),
            ("ktp", "KTP-el yang pindah", "Satu foto untuk tiap orang", "foto", True),
            ("alamat_tujuan", "Alamat tujuan", "Jalan, RT/RW, desa, kecamatan, kabupaten/kota", "teks", True),
            ("yang_pindah", "Siapa saja yang pindah", "Sebut hubungan keluarganya, tanpa NIK", "teks", True),
        ),
    ),
)
