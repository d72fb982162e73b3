"""Complaints of the public: who answers by when, and everything that was said. There is no way to delete one."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan.alur import TERBUKA, Hasil, JenisPengaduan, StatusPengaduan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.medan import TersandiField
from layanan.sop.pribadi.models import BerdataPribadi
from pentas.akun.peran import Hak


SIMPAN = "pengaduan"  # kind of its time of keeping


class Kanal(models.TextChoices):
    DARING = "daring", "Formulir daring"
    KOTAK = "kotak", "Kotak saran"
    PETUGAS = "petugas", "Langsung kepada petugas"
    TELEPON = "telepon", "Telepon"


class KanalPengaduan(models.Model):
    """How people reach an office. Without a row a channel is open and has nothing to say about itself."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="kanal_pengaduan")
    kanal = models.CharField(max_length=10, choices=Kanal)
    aktif = models.BooleanField(default=True)
    keterangan = models.CharField(max_length=200, blank=True, help_text="place, hours, official number; no person")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dinas", "kanal"], name="kanal_pengaduan_tunggal")]

    def __str__(self):
        return f"{self.get_kanal_display()} di {self.dinas_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class PengaduanQuerySet(models.QuerySet):
    """No ``delete``: what people complained of stays, whatever became of it."""

    def lengkap(self):
        return self.select_related("dinas__provinsi", "dinas__kabupaten_kota", "penanggung_jawab", "permohonan")

    def terbuka(self):
        return self.filter(status__in=TERBUKA)

    def dapat_dilihat(self, pengguna):
        return self.filter(dinas__in=Dinas.objects.berhak(pengguna, Hak.URUS_PENGADUAN, Hak.LAPORAN_LAYANAN))

    def delete(self):
        raise TypeError("Complaints are never deleted; settle them.")


class Pengaduan(BerdataPribadi):
    """One complaint. ``batas_…``: the moment until which an answer is in time, the end of an office's day.

    Name and contact are encrypted and erased after their time of keeping; without them the complaint is anonymous.
    ``sidik_alamat`` is a keyed hash of the sender's address, for the throttle only.
    """

    MEDAN_PRIBADI = ("nama", "kontak")

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="pengaduan")
    layanan = models.CharField(max_length=40, blank=True)
    permohonan = models.ForeignKey(Permohonan, models.PROTECT, null=True, blank=True, related_name="pengaduan")
    kanal = models.CharField(max_length=10, choices=Kanal, default=Kanal.DARING)
    jenis = models.CharField(max_length=20, choices=JenisPengaduan, default=JenisPengaduan.KELUHAN)
    nomor = models.CharField(max_length=30)
    kode_lacak = models.CharField(max_length=20, unique=True)
    sidik_pin = models.CharField(max_length=128)
    uraian = models.TextField()
    nama = TersandiField()
    kontak = TersandiField()
    status = models.CharField(max_length=10, choices=StatusPengaduan, default=StatusPengaduan.BARU)
    hasil = models.CharField(max_length=20, choices=Hasil, blank=True)
    penanggung_jawab = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    diterima_pada = models.DateTimeField(default=timezone.now)
    dibuka_pada = models.DateTimeField(default=timezone.now, help_text="the settlement is counted from here")
    dibuka_kembali = models.PositiveSmallIntegerField(default=0)
    batas_tanggapan = models.DateTimeField()
    batas_selesai = models.DateTimeField()
    ditanggapi_pada = models.DateTimeField(null=True)
    selesai_pada = models.DateTimeField(null=True)
    dicatat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kunci_kirim = models.UUIDField(default=uuid.uuid4, unique=True, help_text="made by the form: sent twice is one")
    sidik_alamat = models.CharField(max_length=64, blank=True)
    versi = models.PositiveIntegerField(default=1)

    objects = PengaduanQuerySet.as_manager()

    class Meta(BerdataPribadi.Meta):
        abstract = False
        ordering = ["-diterima_pada", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dinas", "nomor"], name="pengaduan_nomor_tunggal"),
            models.CheckConstraint(
                condition=Q(status=StatusPengaduan.SELESAI, selesai_pada__isnull=False)
                | (~Q(status=StatusPengaduan.SELESAI) & Q(selesai_pada__isnull=True)),
                name="pengaduan_selesai_bertanggal",
            ),
        ]
        indexes = [
            models.Index(fields=["dinas", "status", "batas_selesai"]),
            models.Index(fields=["dinas", "diterima_pada"]),
            models.Index(fields=["sidik_alamat", "diterima_pada"]),
        ]

    def __str__(self):
        return self.nomor

    def delete(self, *args, **kwargs):
        raise TypeError("Complaints are never deleted; settle them.")

    @property
    def terbuka(self) -> bool:
        return self.status in TERBUKA

    @property
    def batas_kini(self):
        """The deadline that counts now: of the first answer, then of the settlement."""
        if not self.terbuka:
            return None
        return self.batas_selesai if self.ditanggapi_pada else min(self.batas_tanggapan, self.batas_selesai)

    @property
    def terlambat(self) -> bool:
        return self.terbuka and timezone.now() >= self.batas_kini

    @property
    def hari_batas(self):
        """The last day in time, in the office's own zone; the moment itself is the midnight after it."""
        akhir = (self.batas_kini or self.batas_selesai) - dt.timedelta(microseconds=1)
        return timezone.localtime(akhir, self.dinas.zona).date()


class TanggapanPengaduan(models.Model):
    """Something said about a complaint; only ever added. ``publik``: the complainant reads it."""

    class Dari(models.TextChoices):
        PETUGAS = "petugas", "Petugas"
        PELAPOR = "pelapor", "Pelapor"
        SISTEM = "sistem", "Catatan"

    pengaduan = models.ForeignKey(Pengaduan, models.PROTECT, related_name="tanggapan")
    dari = models.CharField(max_length=10, choices=Dari, default=Dari.PETUGAS)
    publik = models.BooleanField(default=True)
    isi = models.TextField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.pengaduan_id}: {self.dari}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pengaduan.provinsi_jejak
