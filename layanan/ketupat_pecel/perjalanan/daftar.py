"""What this room adds to the engine: the steps from the desk to the road, the letter, the fate of a trip."""

from layanan.ketupat_pecel.perjalanan import bawaan  # noqa: F401 the tools stand ready with the documents
from layanan.ketupat_pecel.perjalanan.langkah import saat_permohonan_berakhir
from layanan.ketupat_pecel.perjalanan.surat_tugas import BENTUK
from layanan.sop.permohonan.daftar import saat_berakhir
from layanan.sop.surat.jenis import daftarkan_jenis_surat

daftarkan_jenis_surat(BENTUK)
saat_berakhir(saat_permohonan_berakhir)
