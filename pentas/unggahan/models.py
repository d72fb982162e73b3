"""A stored private file. Its name on the disk is random; the name people gave it is only a label."""

import uuid

from django.conf import settings
from django.db import models

from pentas.unggahan.jenis import GAMBAR, PDF, dari_mime


def nama_isi(unggahan, _nama) -> str:
    """Internal name, spread over 256 folders; says nothing about the content or its owner."""
    return f"isi/{unggahan.pk.hex[:2]}/{unggahan.pk.hex}"


def nama_cuplikan(unggahan, _nama) -> str:
    return f"cuplikan/{unggahan.pk.hex[:2]}/{unggahan.pk.hex}.webp"


class UnggahanQuerySet(models.QuerySet):
    def milik(self, wilayah_kode: str):
        return self.filter(wilayah_kode=wilayah_kode)


class Unggahan(models.Model):
    """One file of one region: the same bytes sent twice by the same region are one row.

    Never deleted by users; ``musnahkan`` takes its bytes away. Who may read it is decided by the rooms (see
    daftar.py), not here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    nama_asli = models.CharField(max_length=255)
    mime = models.CharField(max_length=100)
    ukuran = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    isi = models.FileField(upload_to=nama_isi)
    cuplikan = models.FileField(upload_to=nama_cuplikan, blank=True, help_text="WebP, at most 320 px; none for Office")
    jumlah_halaman = models.PositiveIntegerField(null=True, blank=True)
    lebar = models.PositiveIntegerField(null=True, blank=True, help_text="pixels, upright")
    tinggi = models.PositiveIntegerField(null=True, blank=True)
    wilayah_kode = models.CharField(max_length=6, help_text="code of the office or province that owns the file")
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="empty: somebody without account",
    )
    diunggah_pada = models.DateTimeField(auto_now_add=True)

    objects = UnggahanQuerySet.as_manager()

    class Meta:
        ordering = ["-diunggah_pada", "pk"]
        constraints = [models.UniqueConstraint(fields=["wilayah_kode", "sha256"], name="unggahan_tunggal_sewilayah")]

    def __str__(self):
        return self.nama_asli

    @property
    def provinsi_jejak(self) -> str:
        return self.wilayah_kode[:2]

    @property
    def musnah(self) -> bool:
        """Its bytes are gone for good, as when the time of keeping personal data ended."""
        return not self.isi

    @property
    def jenis(self):
        return dari_mime(self.mime)

    @property
    def adalah_gambar(self) -> bool:
        return self.jenis in GAMBAR

    @property
    def adalah_pdf(self) -> bool:
        return self.jenis is PDF


class Titipan(models.Model):
    """A file on its way in pieces (tus 1.0), or arrived and not yet claimed by an entry.

    The client makes the id, so that asking twice to begin is one deposit. The bytes lie in
    ``settings.TITIPAN_ROOT``; the length of that file is the offset, kept nowhere else.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    nama_asli = models.CharField(max_length=255)
    ukuran = models.PositiveBigIntegerField(help_text="bytes announced")
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dipakai_pada = models.DateTimeField(null=True, help_text="claimed by an entry; the bytes are then an Unggahan's")

    class Meta:
        ordering = ["-dibuat_pada"]
        indexes = [models.Index(fields=["pengguna", "dipakai_pada"])]

    def __str__(self):
        return f"{self.nama_asli} ({self.ukuran} byte)"
