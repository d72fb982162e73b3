"""Noting an outreach and the proof of it."""

from django.utils import timezone

from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.tulis import segar, tulis
from layanan.negeri.sosialisasi.models import DokumentasiSosialisasi, Sosialisasi
from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.masukan import tolak_nama_bernomor
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima

BELUM_TERJADI = "Tanggal sosialisasi belum terjadi. Catat sesudah dilaksanakan."
TANPA_PESAN = "Tandai paling sedikit satu pesan yang disampaikan: manfaat, cara memakai, atau persyaratan."
PESAN = ("pesan_manfaat", "pesan_cara", "pesan_syarat")


@tindakan
def catat_sosialisasi(dinas: Dinas, isi: dict, *, oleh, mitra=(), sosialisasi: Sosialisasi | None = None):
    """``isi``: unit, tanggal, tempat, media, jumlah_peserta, pesan_…, bahan. ``sosialisasi``: the one to change."""
    periksa_boleh_kelola(oleh, dinas)
    unit = isi.get("unit")
    if any(satu.dinas_id != dinas.pk for satu in (*([unit] if unit else []), *mitra)):
        raise Ditolak("Pilih negeri dan mitra dari dinas ini.")
    if isi["tanggal"] > timezone.localdate(timezone=dinas.zona):
        raise Ditolak(BELUM_TERJADI, rincian={"tanggal": BELUM_TERJADI})
    if not any(isi.get(m) for m in PESAN):
        raise Ditolak(TANPA_PESAN)
    satu = segar(sosialisasi) if sosialisasi else Sosialisasi(dinas=dinas, dibuat_oleh=oleh)
    tulis(satu, isi, "sosialisasi.catat", oleh=oleh)
    satu.mitra.set(mitra)
    return satu


@tindakan
def lampirkan_dokumentasi(sosialisasi: Sosialisasi, berkas, *, oleh) -> DokumentasiSosialisasi:
    """``berkas``: what ``terima`` takes, or a stored file. The same one twice is one."""
    periksa_boleh_kelola(oleh, sosialisasi.dinas)
    unggahan = berkas
    if not isinstance(berkas, Unggahan):
        unggahan = terima(berkas, oleh=oleh, wilayah_kode=sosialisasi.dinas_id)
    tolak_nama_bernomor(unggahan.nama_asli)
    if ada := sosialisasi.dokumentasi.filter(unggahan=unggahan, dihapus_pada=None).first():
        return ada
    baru = DokumentasiSosialisasi.objects.create(sosialisasi=sosialisasi, unggahan=unggahan)
    catat("sosialisasi.lampirkan", sosialisasi, oleh=oleh, sesudah={"unggahan": str(unggahan.pk)})
    return baru


@tindakan
def hapus_dokumentasi(dokumentasi: DokumentasiSosialisasi, *, oleh) -> None:
    """Taken out of the log; the stored file stays."""
    periksa_boleh_kelola(oleh, dokumentasi.sosialisasi.dinas)
    milik = DokumentasiSosialisasi.objects.filter(pk=dokumentasi.pk, dihapus_pada=None)
    if not milik.update(dihapus_pada=timezone.now()):
        raise Basi("Berkas ini sudah dihapus dari catatan. Muat ulang halaman.")
    isi = {"unggahan": str(dokumentasi.unggahan_id)}
    catat("sosialisasi.hapus_dokumentasi", dokumentasi.sosialisasi, oleh=oleh, sebelum=isi)
