"""Invented papers of the demo: a sheet that says what it stands for and that it is no real document."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFont

UKURAN = (827, 1169)  # A4 at 100 dots per inch
TINTA, REDUP, CAP = (25, 28, 26), (120, 126, 120), (60, 70, 150)


def kertas(judul: str, baris: list[str], *, cap: bool = False) -> SimpleUploadedFile:
    """A scanned page. ``cap``: signed and stamped."""
    lembar = Image.new("RGB", UKURAN, (252, 252, 249))
    gambar = ImageDraw.Draw(lembar)
    besar, sedang = ImageFont.load_default(30), ImageFont.load_default(20)
    gambar.text((90, 90), "CONTOH, BUKAN DOKUMEN RESMI", font=sedang, fill=REDUP)
    gambar.line((90, 130, UKURAN[0] - 90, 130), fill=TINTA, width=3)
    gambar.text((90, 170), judul, font=besar, fill=TINTA)
    for n, teks in enumerate(baris):
        gambar.text((90, 240 + 36 * n), teks, font=sedang, fill=TINTA)
    if cap:
        gambar.ellipse((470, 860, 640, 1030), outline=CAP, width=5)
        gambar.text((505, 930), "DINAS", font=sedang, fill=CAP)
        gambar.line((560, 980, 600, 900, 640, 990, 690, 910, 740, 970), fill=TINTA, width=4)
    isi = io.BytesIO()
    lembar.save(isi, "PNG", optimize=True)
    nama = f"{judul.lower().replace(' ', '-')}.png"
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/png")
