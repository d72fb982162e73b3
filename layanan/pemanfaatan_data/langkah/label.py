"""Words of the step forms that also stand in what the steps write."""

INSTRUKSI = (
    ("tindaklanjuti", "Tindak lanjuti sesuai ketentuan"),
    ("teliti", "Teliti kelengkapan dan dasar hukumnya"),
    ("susun", "Susun surat permohonan izin akses"),
    ("koordinasi", "Koordinasikan dengan OPD pemohon"),
    ("lapor", "Laporkan hasilnya"),
)
NAMA_INSTRUKSI = dict(INSTRUKSI)
