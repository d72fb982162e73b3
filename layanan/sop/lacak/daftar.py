"""What this room registers: its page is linked for who has no account."""

from pentas.tampilan.bingkai import TautanUmum, daftarkan_tautan_umum

daftarkan_tautan_umum(TautanUmum("Lacak permohonan", "sop:lacak", 10))
