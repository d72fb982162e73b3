"""What this room registers with the ground floor."""

from penilaian.penetapan.models import Penetapan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.tindakan import saat_ditutup
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def periksa_sudah_ditetapkan(periode, *, oleh):
    """The stage penetapan closes on a decision."""
    if not Penetapan.objects.berlaku().filter(periode=periode).exists():
        raise Ditolak(
            f"{periode.jumlah_masuk} besar belum ditetapkan. Ketua tim penilai menetapkannya di halaman Peringkat."
        )


saat_ditutup.setdefault(KodeTahap.PENETAPAN, []).append(periksa_sudah_ditetapkan)
daftarkan_menu(
    ButirMenu(
        "Peringkat",
        "penilaian:penetapan-peringkat",
        hak=(Hak.LIHAT_PERINGKAT,),
        urutan=140,
        awalan="penilaian:penetapan",
    )
)
