"""The list of tools an office begins with: the proposal of the guide's checklist."""

from layanan.ketupat_pecel.dokumen.bawaan import saat_disiapkan
from layanan.ketupat_pecel.perjalanan.models import Alat
from layanan.sop.dinas.models import Dinas

T, W, D = Alat.Dasar.TETAP, Alat.Dasar.WARGA, Alat.Dasar.DOKUMEN
# (name, unit, how many, for what, per, code of the document)
ALAT = (
    ("Bus keliling laik jalan", "unit", 1, T, 1, None),
    ("Laptop/komputer", "unit", 2, T, 1, None),
    ("Pemindai", "unit", 1, T, 1, None),
    ("Pencetak", "unit", 1, T, 1, None),
    ("Blangko KTP-el", "keping", 1, D, 1, "ktp"),
    ("Blangko KIA", "keping", 1, D, 1, "kia"),
    ("Kertas cetak", "rim", 1, D, 100, None),
    ("Kamera dan alat perekaman biometrik", "set", 1, T, 1, None),
    ("Modem/VPN", "unit", 1, T, 1, None),
    ("Genset/UPS", "unit", 1, T, 1, None),
    ("Formulir dan tanda terima luring", "lembar", 2, W, 1, None),
    ("ATK", "set", 1, T, 1, None),
)


def siapkan_alat(dinas: Dinas, dokumen: dict) -> None:
    Alat.objects.bulk_create(
        Alat(
            dinas=dinas,
            nama=nama,
            satuan=satuan,
            jumlah=jumlah,
            dasar=dasar,
            per=per,
            dokumen=dokumen.get(kode) if kode else None,
            urutan=ke * 10,
        )
        for ke, (nama, satuan, jumlah, dasar, per, kode) in enumerate(ALAT, 1)
    )


saat_disiapkan(siapkan_alat)
