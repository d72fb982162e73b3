"""What this room adds: issue and handover, the document on the officers' and the resident's page, words to send."""

from layanan.negeri.ajuan.daftar import daftarkan_bagian_warga
from layanan.negeri.ajuan.izin import boleh_baca_berkas
from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.kirim import penangan
from layanan.negeri.kirim.forms import TerbitForm
from layanan.negeri.kirim.izin import boleh_baca_dokumen, dokumen_berlaku, siap_diambil
from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi, TautanUnduh
from layanan.negeri.kirim.tautan import jalur
from layanan.negeri.kirim.tindakan import SIMPAN_BUKTI
from layanan.negeri.sop import KODE
from layanan.sop.permohonan.daftar import Penangan, daftarkan_bagian, daftarkan_penangan
from layanan.sop.permohonan.izin import peran_giliran
from layanan.sop.pribadi.berkas import Rujukan, daftarkan_berkas
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from pentas.unggahan.daftar import daftarkan_izin


def _formulir(permohonan, data=None, files=None, oleh=None):
    return TerbitForm(data, files)


def _tautan(permohonan) -> TautanUnduh | None:
    return TautanUnduh.objects.filter(permohonan=permohonan).order_by("-pk").first()


def bagian_kirim(permohonan, pengguna) -> tuple[str, dict] | None:
    """For officers: the document, the link, the words for WhatsApp, the proof."""
    if permohonan.layanan != KODE or not boleh_baca_berkas(pengguna, permohonan, permohonan.dinas, permohonan.unit):
        return None
    ajuan = Ajuan.objects.select_related("dokumen").filter(permohonan=permohonan).first()
    if ajuan is None:
        return None
    tautan = _tautan(permohonan) if siap_diambil(permohonan) else None
    konteks = {
        "dokumen": dokumen_berlaku(permohonan),
        "tautan": tautan,
        "jalur": jalur(tautan) if tautan else "",
        "bersurel": ajuan.surel is not None,
        "bukti": BuktiSerah.objects.filter(permohonan=permohonan).select_related("foto").first(),
        "boleh_serah": permohonan.terbuka
        and permohonan.langkah == "distribusi"
        and bool(peran_giliran(pengguna, permohonan)),
    }
    return "layanan/negeri/kirim/_bagian.html", konteks


def bagian_warga(ajuan: Ajuan) -> tuple[str, dict] | None:
    permohonan = ajuan.permohonan
    if permohonan is None or not siap_diambil(permohonan) or dokumen_berlaku(permohonan) is None:
        return None
    tautan = _tautan(permohonan)
    hidup = tautan is not None and tautan.terbuka
    konteks = {"jalur": jalur(tautan) if hidup else "", "cetak": ajuan.ambil == Ajuan.Ambil.CETAK}
    return "layanan/negeri/kirim/_unduh_saya.html", konteks


daftarkan_penangan(KODE, "penerbitan", Penangan(formulir=_formulir, sesudah=penangan.terbitkan, jalan=("terbitkan",)))
daftarkan_penangan(
    KODE,
    "distribusi",
    Penangan(sebelum=penangan.sebelum_distribusi, laman=("Catat serah terima cetakan", "negeri:kirim-serah")),
)
daftarkan_bagian(bagian_kirim)
daftarkan_bagian_warga(bagian_warga)
daftarkan_izin(boleh_baca_dokumen)
daftarkan_jenis_simpan(JenisSimpan(SIMPAN_BUKTI, "Bukti serah dokumen negeri", 12, "sejak dokumen diserahkan"))
daftarkan_berkas(
    Rujukan(Ajuan, DokumenJadi, "unggahan", "permohonan__ajuan_negeri"), Rujukan(BuktiSerah, BuktiSerah, "foto")
)
