"""Pictures made from stored files for viewing: made once, then kept beside them in the storage."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from pentas.galat import TidakAda
from pentas.unggahan.gambar import gambar_lihat
from pentas.unggahan.models import Unggahan
from pentas.unggahan.pdf import gambar_halaman


def baca_isi(unggahan: Unggahan) -> bytes:
    with buka(unggahan.isi) as berkas:
        return berkas.read()


def buka(medan):
    """The stored file, open; a file missing from the storage is a sentence, not a crash."""
    try:
        return medan.storage.open(medan.name, "rb")
    except FileNotFoundError as galat:
        raise TidakAda("Berkas ini hilang dari penyimpanan. Hubungi admin provinsi.") from galat


def lihat(unggahan: Unggahan) -> bytes:
    return _sekali(unggahan, "lihat", lambda isi: gambar_lihat(isi, unggahan.jenis))


def halaman(unggahan: Unggahan, nomor: int) -> bytes:
    return _sekali(unggahan, f"halaman-{nomor}", lambda isi: gambar_halaman(isi, nomor))


def _sekali(unggahan: Unggahan, sebutan: str, buat) -> bytes:
    nama = f"turunan/{unggahan.pk.hex[:2]}/{unggahan.pk.hex}/{sebutan}.webp"
    try:
        with default_storage.open(nama, "rb") as berkas:
            return berkas.read()
    except FileNotFoundError:
        hasil = buat(baca_isi(unggahan))
    tersimpan = default_storage.save(nama, ContentFile(hasil))
    if tersimpan != nama:  # another request was first and the storage chose a free name
        default_storage.delete(tersimpan)
    return hasil
