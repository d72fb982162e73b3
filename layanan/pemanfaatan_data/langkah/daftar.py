"""What this service adds to the engine's steps, letters and request page."""

from layanan.pemanfaatan_data.akses.tindakan import batalkan_tanpa_akses
from layanan.pemanfaatan_data.langkah import forms, penangan
from layanan.pemanfaatan_data.langkah.halaman import rincian
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.permohonan.daftar import Layanan, Penangan, daftarkan_layanan, daftarkan_penangan, saat_berakhir
from layanan.sop.surat.jenis import JenisSurat, daftarkan_jenis_surat, daftarkan_kepala_lembar


def _formulir(kelas):
    def buat(permohonan, data=None, files=None, oleh=None):
        return kelas(data, files, permohonan=permohonan)

    return buat


LANGKAH = {
    "terima": (None, penangan.terima, ()),
    "disposisi": (forms.DisposisiForm, penangan.disposisi, ("disposisi",)),
    "susun": (forms.SusunForm, penangan.susun, ("susun",)),
    "nomori": (forms.KirimForm, penangan.nomori, ("kirim",)),
    "izin": (forms.IzinForm, penangan.izin, ("terbit", "tolak", "lengkapi")),
    "konsep": (None, penangan.konsep, ()),
    "tanda_tangan": (forms.PksForm, penangan.tanda_tangan, ("catat_pks",)),
    "implementasi": (forms.AktifkanForm, penangan.implementasi, ("aktifkan",)),
}
for kode, (kelas, sesudah, jalan) in LANGKAH.items():
    daftarkan_penangan(KODE, kode, Penangan(formulir=_formulir(kelas) if kelas else None, sesudah=sesudah, jalan=jalan))

daftarkan_penangan(KODE, "perbaikan", Penangan(sunting=("Perbaiki isian permohonan", "data:permintaan-ubah")))

daftarkan_layanan(Layanan(KODE, "data:permintaan-ajukan", rincian=rincian))
daftarkan_jenis_surat(
    JenisSurat(penangan.SURAT_IZIN, "Surat permohonan izin akses", "SIAK", layanan=KODE, tunggal=False)
)


def kepala_lembar(permohonan) -> list[tuple[str, str]]:
    minta = getattr(permohonan, "permintaan_data", None)
    return [("Nomor agenda", minta.agenda)] if minta and minta.agenda else []


def _berakhir(permohonan, oleh) -> None:
    if permohonan.layanan == KODE:
        batalkan_tanpa_akses(permohonan, oleh=oleh)


daftarkan_kepala_lembar(KODE, kepala_lembar)
saat_berakhir(_berakhir)
