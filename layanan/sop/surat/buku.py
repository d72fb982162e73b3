"""The register of letters: the list on screen and its workbook."""

from django.db.models import F, Q

from layanan.sop.dinas.models import Dinas
from layanan.sop.surat.jenis import ambil_jenis
from layanan.sop.surat.models import Surat
from pentas.akun.peran import Hak
from pentas.dokumen.buku import BULAT, TANGGAL, BukuKerja, Kolom

KOLOM = [
    Kolom("Nomor urut", BULAT, 12),
    Kolom("Nomor surat", lebar=36),
    Kolom("Tanggal", TANGGAL, 18),
    Kolom("Jenis", lebar=26),
    Kolom("Hal", lebar=48),
    Kolom("Kepada", lebar=36),
    Kolom("Permohonan", lebar=16),
    Kolom("Unit", lebar=28),
    Kolom("Status", lebar=16),
    Kolom("Dikirim", TANGGAL, 18),
    Kolom("Dikirim lewat", lebar=20),
    Kolom("Alasan batal", lebar=30),
]


def register(pengguna, pilihan: dict):
    """Letters of the offices whose requests the account reads; numbered ones in their order, drafts after them."""
    semua = Surat.objects.filter(dinas__in=Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)).lengkap()
    if pilihan["tahun"]:
        semua = semua.filter(Q(tahun=pilihan["tahun"]) | Q(tahun=None, dibuat_pada__year=pilihan["tahun"]))
    if pilihan["jenis"]:
        semua = semua.filter(jenis=pilihan["jenis"])
    if pilihan["status"]:
        semua = semua.filter(status=pilihan["status"])
    if pilihan["cari"]:
        semua = semua.filter(
            Q(nomor__icontains=pilihan["cari"])
            | Q(perihal__icontains=pilihan["cari"])
            | Q(permohonan__nomor__iexact=pilihan["cari"])
        )
    return semua.order_by(F("tahun").desc(nulls_first=True), F("urut").desc(nulls_first=True), "-pk")


def tahun_tersedia(pengguna) -> list[int]:
    dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)
    tahun = Surat.objects.filter(dinas__in=dinas, tahun__isnull=False).values_list("tahun", flat=True)
    return sorted(set(tahun.distinct().order_by()), reverse=True)


def tulis_buku(semua, tahun) -> bytes:
    """Only letters that bear a number: a register has no drafts. Cancelled ones stay, with the reason."""
    buku = BukuKerja(f"Register surat {tahun or ''}".strip())
    baris = (_baris(s) for s in semua.exclude(nomor="").order_by("dinas", "tahun", "jenis", "urut"))
    buku.lembar("Register", KOLOM, baris, judul=[f"Register surat {tahun or ''}".strip()], beku_kolom=2)
    return buku.isi()


def _baris(surat: Surat) -> tuple:
    return (
        surat.urut,
        surat.nomor,
        surat.tanggal,
        ambil_jenis(surat.jenis).nama,
        surat.perihal,
        " ".join(surat.isi.get("kepada", [])),
        surat.permohonan.nomor,
        surat.permohonan.unit.nama if surat.permohonan.unit else "",
        surat.get_status_display(),
        surat.dikirim_pada,
        surat.cara_kirim,
        surat.alasan_batal,
    )
