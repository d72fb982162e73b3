"""What this room registers: entries of the tablets, photographs, how long residents' data are kept."""

from layanan.ketupat_pecel.hari.entri import FOTO, PELAYANAN, TABLET, terapkan_foto, terapkan_pelayanan, terapkan_tablet
from layanan.ketupat_pecel.hari.izin import boleh_baca_foto
from layanan.ketupat_pecel.hari.models import FotoBerkas, Pelayanan
from layanan.ketupat_pecel.hari.tulis import SIMPAN
from layanan.sop.pribadi.berkas import Rujukan, daftarkan_berkas
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from pentas.luring.daftar import daftarkan
from pentas.unggahan.daftar import daftarkan_izin

daftarkan(PELAYANAN, terapkan_pelayanan)
daftarkan(TABLET, terapkan_tablet)
daftarkan(FOTO, terapkan_foto)
daftarkan_izin(boleh_baca_foto)
daftarkan_jenis_simpan(JenisSimpan(SIMPAN, "Data warga yang dilayani di desa", 12, "sejak hari pelayanan"))
daftarkan_berkas(Rujukan(Pelayanan, FotoBerkas, "unggahan", "pelayanan"))
