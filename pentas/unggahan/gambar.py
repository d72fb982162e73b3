"""Pictures: verified, turned upright, shrunk, and re-encoded without their metadata."""

import warnings
from io import BytesIO

import pillow_heif
from django.conf import settings
from PIL import Image, ImageOps

from pentas.galat import Ditolak, TerlaluBesar
from pentas.tampilan.format import angka
from pentas.unggahan.jenis import Jenis

SISI_CUPLIKAN = 320
SISI_LIHAT = 2000
_TEGAK = 5  # EXIF orientations from here on swap width and height

pillow_heif.register_heif_opener()


def periksa_gambar(isi: bytes, jenis: Jenis) -> tuple[int, int, bytes]:
    """(width, height, thumbnail) of a whole, readable picture; the thumbnail proves that it can be read."""
    gambar = _buka(isi, jenis)
    lebar, tinggi = gambar.size
    cuplikan = _kecil(gambar, jenis, SISI_CUPLIKAN)
    if gambar.getexif().get(0x0112, 1) >= _TEGAK:
        lebar, tinggi = tinggi, lebar
    return lebar, tinggi, cuplikan


def gambar_lihat(isi: bytes, jenis: Jenis) -> bytes:
    """The picture at viewing size, as WebP."""
    return _kecil(_buka(isi, jenis), jenis, SISI_LIHAT)


def png_kecil(isi: bytes, jenis: Jenis, sisi: int) -> bytes:
    """Re-encoded as PNG with its transparency, for emblems on documents."""
    gambar = _susutkan(_buka(isi, jenis), jenis, sisi).convert("RGBA")
    tujuan = BytesIO()
    gambar.save(tujuan, "PNG", optimize=True)
    return tujuan.getvalue()


def _buka(isi: bytes, jenis: Jenis) -> Image.Image:
    """The picture, not yet decoded; a picture with too many pixels never is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            gambar = Image.open(BytesIO(isi), formats=[jenis.pillow])
    except Image.DecompressionBombError as galat:
        raise _terlalu_besar("Gambar ini") from galat
    except Exception as galat:  # decoders raise anything on bad content
        raise _rusak(jenis) from galat
    lebar, tinggi = gambar.size
    if lebar * tinggi > settings.UNGGAHAN_BATAS_PIKSEL:
        raise _terlalu_besar(f"Gambar {angka(lebar, 0)} × {angka(tinggi, 0)} piksel ini")
    return gambar


def _terlalu_besar(sebutan: str) -> TerlaluBesar:
    juta = settings.UNGGAHAN_BATAS_PIKSEL // 1_000_000
    return TerlaluBesar(f"{sebutan} melebihi batas {juta} juta piksel. Perkecil ukurannya, lalu unggah lagi.")


def _rusak(jenis: Jenis) -> Ditolak:
    return Ditolak(f"Gambar {jenis.kode} ini rusak atau tidak lengkap. Ambil foto lagi atau simpan ulang, lalu unggah.")


def _kecil(gambar: Image.Image, jenis: Jenis, sisi: int) -> bytes:
    """WebP of at most ``sisi`` pixels a side. Only pixels are copied: no EXIF, no place, no profile."""
    return webp(_di_atas_putih(_susutkan(gambar, jenis, sisi)))


def _susutkan(gambar: Image.Image, jenis: Jenis, sisi: int) -> Image.Image:
    """Decoded at last, no larger than ``sisi``, and upright."""
    try:
        gambar.thumbnail((sisi, sisi))
        return ImageOps.exif_transpose(gambar)
    except Exception as galat:  # decoders raise anything on bad content
        raise _rusak(jenis) from galat


def _di_atas_putih(gambar: Image.Image) -> Image.Image:
    if gambar.mode not in {"RGBA", "LA", "PA"} and "transparency" not in gambar.info:
        return gambar.convert("RGB")
    gambar = gambar.convert("RGBA")
    dasar = Image.new("RGB", gambar.size, "white")
    dasar.paste(gambar, mask=gambar.getchannel("A"))
    return dasar


def webp(gambar: Image.Image, mutu: int = 82) -> bytes:
    tujuan = BytesIO()
    gambar.save(tujuan, "WEBP", quality=mutu, method=4)
    return tujuan.getvalue()
