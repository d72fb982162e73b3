"""Pictures made from stored files for viewing: made once, then kept beside them in the storage."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from pentas.galat import TidakAda
from pentas.unggahan.gambar import gambar_lihat
from pentas.unggahan.models import Unggahan, nama_cuplikan, nama_isi
from pentas.unggahan.pdf import gambar_halaman

MUSNAH = "Berkas ini sudah dihapus karena masa simpannya berakhir."


def baca_isi(unggahan: Unggahan) -> bytes:
    with buka(unggahan.isi) as berkas:
        return berkas.read()


def buka(medan):
    """The stored file, open; a file missing from the storage is a sentence, not a crash."""
    if not medan.name:
        raise TidakAda(MUSNAH)
    try:
        return medan.storage.open(medan.name, "rb")
    except FileNotFoundError as galat:
        raise TidakAda("Berkas ini hilang dari penyimpanan. Hubungi admin provinsi.") from galat


def lihat(unggahan: Unggahan) -> bytes:
    return _sekali(unggahan, "lihat", lambda isi: gambar_lihat(isi, unggahan.jenis))


def halaman(unggahan: Unggahan, nomor: int) -> bytes:
    return _sekali(unggahan, f"halaman-{nomor}", lambda isi: gambar_halaman(isi, nomor))


def _sekali(unggahan: Unggahan, sebutan: str, buat) -> bytes:
    if unggahan.musnah:
        raise TidakAda(MUSNAH)
    nama = f"{_wadah(unggahan)}/{sebutan}.webp"
    try:
        with default_storage.open(nama, "rb") as berkas:
            return berkas.read()
    except FileNotFoundError:
        hasil = buat(baca_isi(unggahan))
    tersimpan = default_storage.save(nama, ContentFile(hasil))
    if tersimpan != nama:  # another request was first and the storage chose a free name
        default_storage.delete(tersimpan)
    return hasil


def _wadah(unggahan: Unggahan) -> str:
    return f"turunan/{unggahan.pk.hex[:2]}/{unggahan.pk.hex}"


def buang(unggahan: Unggahan) -> None:
    """Everything that lies on the disk for this file; what is gone already is no error, so that it can run again."""
    for nama in (nama_isi(unggahan, ""), nama_cuplikan(unggahan, "")):
        default_storage.delete(nama)
    wadah = _wadah(unggahan)
    try:
        semua = default_storage.listdir(wadah)[1]
    except FileNotFoundError:
        return
    for nama in (*(f"{wadah}/{satu}" for satu in semua), wadah):
        default_storage.delete(nama)


def sapu() -> None:
    """Nightly: whatever a crash between a destroyed file's row and its bytes left behind."""
    for unggahan in Unggahan.objects.filter(isi="").iterator():
        buang(unggahan)
