"""What an office begins with: the six documents of source 002. It names no requirement; those are a proposal, after
Perpres 96/2018 and Permendagri 108/2019, for the office to correct."""

from collections.abc import Callable

from layanan.ketupat_pecel.dokumen.models import DokumenDesa, SyaratDesa
from layanan.ketupat_pecel.sop import KODE
from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas, LayananDinas
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

KK = ("kk", "Kartu keluarga", "Asli, seluruh halaman", True)
KTP = ("ktp_lama", "KTP-el lama", "Yang rusak atau berubah datanya", False)
SAKSI = ("ktp_saksi", "KTP-el dua saksi", "Foto atau salinan", True)

# (code, name, short, something is printed, requirements: code, name, explanation, obligatory)
BAWAAN = (
    (
        "ktp",
        "KTP elektronik",
        "KTP-el",
        True,
        (KK, KTP, ("kehilangan", "Surat keterangan hilang", "Dari kepolisian, bila KTP-el hilang", False)),
    ),
    (
        "kk",
        "Kartu Keluarga",
        "KK",
        True,
        (
            ("kk_lama", "Kartu keluarga lama", "Asli, seluruh halaman", True),
            ("buku_nikah", "Buku nikah atau akta perkawinan", "Bila menikah atau menambah anak", False),
            ("surat_lahir", "Surat keterangan lahir", "Bila menambah anak", False),
            ("f_102", "Formulir F-1.02", "Diisi di tempat", False),
        ),
    ),
    (
        "akta-kelahiran",
        "Akta Kelahiran",
        "Akta lahir",
        True,
        (
            ("surat_lahir", "Surat keterangan lahir", "Dari bidan, puskesmas, rumah sakit, atau SPTJM", True),
            KK,
            ("buku_nikah", "Buku nikah atau akta perkawinan", "Atau SPTJM sebagai pasangan suami istri", False),
            ("ktp_orang_tua", "KTP-el kedua orang tua", "", True),
            SAKSI,
        ),
    ),
    (
        "akta-kematian",
        "Akta Kematian",
        "Akta mati",
        True,
        (
            ("surat_kematian", "Surat keterangan kematian", "Dari dokter atau kepala desa", True),
            KK,
            ("ktp_almarhum", "KTP-el almarhum", "Bila masih ada", False),
            SAKSI,
        ),
    ),
    ("perekaman", "Perekaman KTP-el", "Rekam KTP-el", False, (KK,)),
    (
        "kia",
        "Kartu Identitas Anak",
        "KIA",
        True,
        (
            ("akta_kelahiran", "Akta kelahiran anak", "Salinan, aslinya ditunjukkan", True),
            KK,
            ("ktp_orang_tua", "KTP-el orang tua", "", True),
            ("foto_anak", "Foto anak berwarna 2×3", "Untuk anak 5 sampai 17 tahun, 2 lembar", False),
        ),
    ),
)
_setelah: list[Callable] = []


def saat_disiapkan(fungsi: Callable) -> None:
    """``fungsi(dinas, dokumen: dict[str, DokumenDesa])``: what a later room makes ready together with them."""
    _setelah.append(fungsi)


@tindakan
def siapkan_dokumen(dinas: Dinas, *, oleh) -> None:
    """Villages may ask here; the documents, their requirements and the list of tools stand ready. Safe to repeat."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    if dinas.tingkat != "kabupaten_kota":
        raise Ditolak("Layanan ini untuk dinas kabupaten/kota, yang melayani desanya.")
    satu, baru = LayananDinas.objects.get_or_create(dinas=dinas, layanan=KODE)
    if not satu.aktif:
        satu.aktif = True
        satu.save(update_fields=["aktif"])
    if not DokumenDesa.objects.filter(dinas=dinas).exists():
        _buat(dinas)
    if baru:
        catat("ketupat.buka_layanan", dinas, oleh=oleh, sesudah={"dinas": dinas.kode})


def _buat(dinas: Dinas) -> None:
    hasil = {}
    for urutan, (kode, nama, singkatan, dicetak, syarat) in enumerate(BAWAAN, 1):
        dokumen = DokumenDesa.objects.create(
            dinas=dinas, kode=kode, nama=nama, singkatan=singkatan, dicetak=dicetak, urutan=urutan * 10
        )
        SyaratDesa.objects.bulk_create(
            SyaratDesa(dokumen=dokumen, kode=k, nama=n, keterangan=ket, wajib=wajib, urutan=ke * 10)
            for ke, (k, n, ket, wajib) in enumerate(syarat, 1)
        )
        hasil[kode] = dokumen
    for fungsi in _setelah:
        fungsi(dinas, hasil)
