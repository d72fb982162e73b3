"""The surat tugas: what it says, when it is written and when it is void."""

from django.utils import timezone

from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.jenis import JenisSurat
from layanan.sop.surat.models import Surat
from layanan.sop.surat.tindakan import batalkan_surat, buat_surat, nomori
from pentas.akun.peran import Peran
from pentas.tampilan.format import hari_tanggal

JENIS = "surat_tugas_desa"
BENTUK = JenisSurat(
    JENIS,
    "Surat tugas",
    "STGS",
    templat="layanan/ketupat_pecel/perjalanan/surat_tugas_pdf.html",
    pola="800.1.11.1/{urut:03d}/ST-DKPS/{tahun}",
    layanan=KODE,
    peran_nomor=(Peran.KABID, Peran.SUBBAG_UMUM),
)


def isi_surat(perjalanan: Perjalanan) -> dict:
    unit = perjalanan.permohonan.unit
    return {
        "perjalanan": perjalanan.nomor,
        "dasar": [
            f"Permohonan {unit.nama} yang terdaftar dengan nomor {perjalanan.permohonan.nomor}.",
            "Prosedur Layanan Kependudukan Tunggu di Tempat Pedalaman Terpencil (Ketupat Pecel).",
        ],
        "petugas": [
            {"nama": str(a.pengguna), "jabatan": a.pengguna.jabatan, "fungsi": a.get_fungsi_display()}
            for a in perjalanan.tim.select_related("pengguna")
        ],
        "untuk": f"Melaksanakan pelayanan dokumen kependudukan di {unit.nama}.",
        "data": [
            ["Hari, tanggal", hari_tanggal(perjalanan.tanggal)],
            ["Tempat", perjalanan.tempat],
            ["Kendaraan", str(perjalanan.bus)],
            ["Warga terdaftar", f"{perjalanan.permohonan.jumlah_pemohon} orang"],
            ["Dokumen", f"{perjalanan.permohonan.jumlah_dokumen} dokumen"],
        ],
        "rute": [[f"{r.jam:%H.%M}", r.tempat, r.kegiatan] for r in perjalanan.rute.all()],
    }


def tulis_surat_tugas(perjalanan: Perjalanan, *, oleh, pada=None) -> Surat:
    """Drafted and numbered at once: the team leaves with it."""
    perihal = f"Surat tugas {perjalanan.nomor}"
    surat = buat_surat(JENIS, perjalanan.permohonan, perihal=perihal, isi=isi_surat(perjalanan), oleh=oleh)
    hari = timezone.localtime(pada or timezone.now(), perjalanan.dinas.zona).date()
    return nomori(surat, oleh=oleh, tanggal=hari)


def surat_tugas(perjalanan: Perjalanan) -> Surat | None:
    return Surat.objects.hidup().filter(permohonan=perjalanan.permohonan_id, jenis=JENIS).first()


def batalkan_surat_tugas(perjalanan: Perjalanan, alasan: str) -> None:
    """The system's act: where a village withdrew, who acts may be nobody who numbers letters. What was sent stays."""
    surat = surat_tugas(perjalanan)
    if surat is not None and surat.status != StatusSurat.DIKIRIM:
        batalkan_surat(surat, alasan, oleh=None)
