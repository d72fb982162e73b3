"""The catalogue of data elements that an office begins with; from then on it is the office's own.

The marked ones are personal data that the Act protects (UU 24/2013 Art. 84 with UU 27/2022).
"""

ELEMEN_BAWAAN = (
    ("nik", "NIK", True),
    ("nomor_kk", "Nomor KK", True),
    ("nama", "Nama lengkap", False),
    ("tempat_lahir", "Tempat lahir", False),
    ("tanggal_lahir", "Tanggal lahir", True),
    ("jenis_kelamin", "Jenis kelamin", False),
    ("alamat", "Alamat", False),
    ("agama", "Agama", False),
    ("status_kawin", "Status perkawinan", False),
    ("hubungan_keluarga", "Status hubungan dalam keluarga", False),
    ("pendidikan", "Pendidikan terakhir", False),
    ("pekerjaan", "Pekerjaan", False),
    ("status_hidup", "Status hidup atau meninggal", False),
    ("ibu_kandung", "Nama ibu kandung", True),
    ("disabilitas", "Penyandang disabilitas", True),
    ("kesesuaian", "Kesesuaian data (sesuai atau tidak)", False),
)
