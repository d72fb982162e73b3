"""Placeholder evidence: drawn pages with a watermark, no photograph of anybody or anything real."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

TANDA = "DATA CONTOH"
WARNA = {"foto": "#dfe8ea", "dokumen": "#fbfaf5"}
HURUF = {ukuran: ImageFont.load_default(ukuran) for ukuran in (18, 26, 44)}


def gambar(judul: str, daerah: str, jenis: str = "foto") -> Image.Image:
    """A landscape card for a photograph, an upright page for a document; 96 dpi sizes."""
    ukuran = (960, 640) if jenis == "foto" else (744, 1052)
    kanvas = Image.new("RGB", ukuran, WARNA[jenis])
    pena = ImageDraw.Draw(kanvas)
    lebar, tinggi = ukuran
    pena.rectangle((24, 24, lebar - 24, tinggi - 24), outline="#848B84", width=2)
    pena.text((48, 44), daerah, font=HURUF[18], fill="#565D57")
    _baris(pena, judul, lebar - 96)
    if jenis == "foto":
        pena.polygon([(60, tinggi - 60), (lebar * 0.36, tinggi * 0.42), (lebar * 0.62, tinggi - 60)], fill="#8FB5C1")
        pena.polygon(
            [(lebar * 0.4, tinggi - 60), (lebar * 0.7, tinggi * 0.5), (lebar - 60, tinggi - 60)], fill="#357085"
        )
    else:
        for y in range(260, tinggi - 160, 34):
            pena.line((48, y, lebar - 48 - (y * 37) % 180, y), fill="#BCC3BB", width=5)
    pena.text((lebar / 2, tinggi - 90), TANDA, font=HURUF[44], fill="#A81C24", anchor="mm")
    return kanvas


def _baris(pena, judul: str, lebar: int) -> None:
    baris, y = "", 84
    for kata in [*judul.split(), None]:
        calon = f"{baris} {kata}".strip() if kata else ""
        if kata is None or pena.textlength(calon, font=HURUF[26]) > lebar:
            pena.text((48, y), baris, font=HURUF[26], fill="#191C1A")
            baris, y = kata or "", y + 34
        else:
            baris = calon


def berkas_foto(judul: str, daerah: str) -> SimpleUploadedFile:
    wadah = BytesIO()
    gambar(judul, daerah).save(wadah, "JPEG", quality=70)
    return SimpleUploadedFile(f"{judul[:60]}.jpg", wadah.getvalue(), "image/jpeg")


def berkas_pdf(judul: str, daerah: str) -> SimpleUploadedFile:
    """Two pages, so that the viewer has something to turn."""
    wadah = BytesIO()
    halaman = [gambar(f"{judul} ({n} dari 2)", daerah, "dokumen") for n in (1, 2)]
    halaman[0].save(wadah, "PDF", resolution=96, save_all=True, append_images=halaman[1:])
    return SimpleUploadedFile(f"{judul[:60]}.pdf", wadah.getvalue(), "application/pdf")
