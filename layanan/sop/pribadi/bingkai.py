"""What this room registers: its page among the settings of an office."""

from layanan.sop.dinas.daftar import Pengaturan, daftarkan_pengaturan

daftarkan_pengaturan(
    Pengaturan(
        "Masa simpan data pribadi", "sop:pribadi-simpan", "Berapa lama disimpan, dan apa yang segera dihapus.", 80
    )
)
