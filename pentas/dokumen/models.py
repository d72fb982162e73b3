"""Letterheads, and the register of issued documents that anyone may check."""

import base64
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from pentas.wilayah.models import KabupatenKota, Provinsi

NAMA_DINAS = "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"


def nama_lambang(_instansi, _nama) -> str:
    return f"lambang/{get_random_string(24)}.png"


@dataclass(frozen=True)
class Penanda:
    """Who signs. Accounts have the same four attributes and may stand in its place."""

    jabatan: str = ""
    nama: str = ""
    pangkat: str = ""
    nip: str = ""


class InstansiQuerySet(models.QuerySet):
    def untuk(self, wilayah) -> "Instansi":
        """The letterhead of a Provinsi or KabupatenKota; an unsaved proposal where none has been set."""
        bidang = "provinsi" if isinstance(wilayah, Provinsi) else "kabupaten_kota"
        return self.filter(**{bidang: wilayah}).first() or Instansi.usulan(wilayah)


class Instansi(models.Model):
    """Who issues a document: of one province or of one office. Empty fields print as ruled lines."""

    provinsi = models.OneToOneField(Provinsi, models.PROTECT, null=True, blank=True, related_name="instansi")
    kabupaten_kota = models.OneToOneField(KabupatenKota, models.PROTECT, null=True, blank=True, related_name="instansi")
    nama_pemerintah = models.CharField("nama pemerintah daerah", max_length=150)
    nama_dinas = models.CharField("nama dinas", max_length=150, default=NAMA_DINAS)
    alamat = models.CharField(max_length=250, blank=True)
    telepon = models.CharField(max_length=60, blank=True)
    surel = models.EmailField(blank=True)
    laman = models.CharField(max_length=100, blank=True)
    kota = models.CharField("tempat penandatanganan", max_length=100, blank=True)
    lambang = models.FileField("lambang daerah", upload_to=nama_lambang, blank=True)
    penanda_jabatan = models.CharField("sebutan jabatan", max_length=200, blank=True)
    penanda_nama = models.CharField("nama", max_length=150, blank=True)
    penanda_pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    penanda_nip = models.CharField(
        "NIP", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")]
    )

    objects = InstansiQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(provinsi__isnull=False, kabupaten_kota__isnull=True)
                | Q(provinsi__isnull=True, kabupaten_kota__isnull=False),
                name="instansi_satu_wilayah",
            )
        ]

    def __str__(self):
        return self.nama_pemerintah

    @classmethod
    def usulan(cls, wilayah) -> "Instansi":
        if isinstance(wilayah, Provinsi):
            isi = {"provinsi": wilayah, "nama_pemerintah": f"PEMERINTAH PROVINSI {wilayah.nama.upper()}"}
            tempat = f"Provinsi {wilayah.nama}"
        else:
            isi = {"kabupaten_kota": wilayah, "nama_pemerintah": f"PEMERINTAH {wilayah.nama.upper()}"}
            isi["kota"] = wilayah.ibu_kota
            tempat = wilayah.nama
        return cls(**isi, penanda_jabatan=f"Kepala Dinas Kependudukan dan Pencatatan Sipil {tempat}")

    @property
    def wilayah(self):
        return self.provinsi or self.kabupaten_kota

    @property
    def provinsi_jejak(self) -> str:
        return self.provinsi_id or self.kabupaten_kota.provinsi_id

    @property
    def zona(self) -> ZoneInfo:
        return (self.provinsi or self.kabupaten_kota.provinsi).zona

    @property
    def penanda(self) -> Penanda:
        return Penanda(self.penanda_jabatan, self.penanda_nama, self.penanda_pangkat, self.penanda_nip)

    @property
    def lambang_uri(self) -> str:
        """The emblem inside the page: documents load nothing, and it is small."""
        if not self.lambang:
            return ""
        try:
            with self.lambang.storage.open(self.lambang.name, "rb") as berkas:
                return "data:image/png;base64," + base64.b64encode(berkas.read()).decode()
        except FileNotFoundError:  # a lost emblem must not hold up a document
            return ""

    @property
    def sebutan(self) -> str:
        """Who issues, in one line, for the register of documents."""
        return f"{self.nama_dinas} {self.nama_pemerintah}"[:200]

    @property
    def kontak(self) -> list[str]:
        """The parts of the second address line that are filled in."""
        telepon = f"Telepon {self.telepon}" if self.telepon else ""
        return [bagian for bagian in (telepon, self.surel, self.laman) if bagian]


class DokumenTerbitQuerySet(models.QuerySet):
    def berlaku(self):
        return self.filter(digantikan_pada__isnull=True, dibatalkan_pada__isnull=True)

    def cari(self, jenis: str, lingkup: str, objek: str = "") -> "DokumenTerbit | None":
        """The one in force of this kind."""
        return self.berlaku().filter(jenis=jenis, lingkup=lingkup, objek=objek).first()


class DokumenTerbit(models.Model):
    """One issued document: what it is, and the fingerprint of the content it rests on. Never personal data.

    ``objek`` tells documents of the same kind and period apart (an office's code); "" where there is one.
    """

    class Keadaan(models.TextChoices):
        BERLAKU = "berlaku", "Berlaku"
        DIGANTIKAN = "digantikan", "Sudah digantikan"
        DIBATALKAN = "dibatalkan", "Dibatalkan"

    kode = models.CharField(max_length=30, unique=True)
    jenis = models.CharField(max_length=40)
    judul = models.CharField(max_length=250)
    lingkup = models.CharField(max_length=60, blank=True, help_text="period code")
    objek = models.CharField(max_length=60, blank=True)
    penerbit = models.CharField(max_length=200, blank=True, help_text="the institution, as on the letterhead")
    contoh = models.BooleanField(default=False, help_text="made from demo data")
    sidik = models.CharField(max_length=64, help_text="SHA-256 of the canonical content")
    sidik_naskah = models.CharField(
        max_length=64, blank=True, help_text="SHA-256 of the scan of the signed paper, where that is the record"
    )
    dinaskahkan_pada = models.DateTimeField(null=True, blank=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    digantikan_pada = models.DateTimeField(null=True, blank=True)
    digantikan_oleh = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="menggantikan")
    dibatalkan_pada = models.DateTimeField(null=True, blank=True)
    alasan_batal = models.CharField(max_length=250, blank=True)

    objects = DokumenTerbitQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis", "lingkup", "objek"],
                condition=Q(digantikan_pada__isnull=True, dibatalkan_pada__isnull=True),
                name="dokumen_berlaku_tunggal",
            )
        ]

    def __str__(self):
        return self.kode

    @property
    def keadaan(self) -> Keadaan:
        if self.dibatalkan_pada:
            return self.Keadaan.DIBATALKAN
        return self.Keadaan.DIGANTIKAN if self.digantikan_pada else self.Keadaan.BERLAKU

    @property
    def sidik_pendek(self) -> str:
        """The fingerprint's first 16 digits in groups of four, for print."""
        return " ".join(self.sidik[i : i + 4] for i in range(0, 16, 4))
