"""What an OPD holds after its request: the permit, the agreement with its reminders, the reports it owes."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from layanan.pemanfaatan_data.akses.alur import StatusAkses
from layanan.pemanfaatan_data.permintaan.models import Metode
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.permohonan.models import Permohonan
from pentas.akun.peran import Hak
from pentas.unggahan.models import Unggahan


class HakAksesQuerySet(models.QuerySet):
    def lengkap(self):
        return self.select_related("dinas__provinsi", "dinas__kabupaten_kota", "unit", "permohonan")

    def dapat_dilihat(self, pengguna):
        dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)
        return self.filter(Q(dinas__in=dinas) | Q(unit__in=Unit.objects.diwakili(pengguna)))


class HakAkses(models.Model):
    """An OPD may reach data, under the ministry's permit. One per request; agreements follow one another under it."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, related_name="hak_akses")
    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="hak_akses")
    nomor_izin = models.CharField("nomor surat izin", max_length=80)
    tanggal_izin = models.DateField("tanggal surat izin")
    metode = models.CharField("cara akses", max_length=20, choices=Metode)
    jumlah_pengguna = models.PositiveSmallIntegerField("jumlah petugas pengguna", default=1)
    balikan_tiap_bulan = models.PositiveSmallIntegerField(default=6)
    status = models.CharField(max_length=10, choices=StatusAkses, default=StatusAkses.DISIAPKAN)
    aktif_pada = models.DateField(null=True, blank=True)

    objects = HakAksesQuerySet.as_manager()

    class Meta:
        ordering = ["unit__nama", "pk"]
        indexes = [models.Index(fields=["dinas", "status"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["disiapkan", "dicabut"]) | Q(aktif_pada__isnull=False),
                name="hak_akses_aktif_bertanggal",
            )
        ]

    def __str__(self):
        return self.nomor_izin

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class RiwayatAkses(models.Model):
    """One act on an access right, with its reason; append-only. A warning changes no status and stands here too."""

    class Jenis(models.TextChoices):
        AKTIFKAN = "aktifkan", "Diaktifkan"
        PERINGATAN = "peringatan", "Peringatan"
        BEKUKAN = "bekukan", "Dibekukan"
        PULIHKAN = "pulihkan", "Dipulihkan"
        CABUT = "cabut", "Dicabut"
        BATALKAN = "batalkan", "Dibatalkan"
        AKHIRI = "akhiri", "Berakhir"
        PERPANJANG = "perpanjang", "Diperpanjang"

    hak = models.ForeignKey(HakAkses, models.PROTECT, related_name="riwayat")
    jenis = models.CharField(max_length=12, choices=Jenis)
    alasan = models.TextField(blank=True)
    pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.hak_id}: {self.jenis}"


class Pks(models.Model):
    """An agreement between the office and the OPD, with its technical guide; both as signed and scanned."""

    hak = models.ForeignKey(HakAkses, models.PROTECT, related_name="pks")
    nomor = models.CharField("nomor PKS", max_length=80)
    nomor_opd = models.CharField("nomor dari OPD", max_length=80, blank=True)
    pihak_dinas = models.CharField("jabatan pihak kesatu", max_length=200)
    pihak_opd = models.CharField("jabatan pihak kedua", max_length=200)
    mulai = models.DateField()
    berakhir = models.DateField()
    pindaian = models.ForeignKey(Unggahan, models.PROTECT, null=True, blank=True, related_name="+")
    juknis = models.ForeignKey(Unggahan, models.PROTECT, null=True, blank=True, related_name="+")
    dibuat_pada = models.DateTimeField(default=timezone.now)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-berakhir", "-pk"]
        indexes = [models.Index(fields=["berakhir"])]
        constraints = [
            models.CheckConstraint(condition=Q(berakhir__gt=F("mulai")), name="pks_berakhir_setelah_mulai"),
            models.UniqueConstraint(fields=["hak", "nomor"], name="pks_nomor_tunggal"),
        ]

    def __str__(self):
        return self.nomor

    @property
    def provinsi_jejak(self) -> str:
        return self.hak.provinsi_jejak


class PengingatPks(models.Model):
    """This agreement's reminder of so many days before its end was given; once each."""

    pks = models.ForeignKey(Pks, models.PROTECT, related_name="pengingat")
    hari = models.PositiveSmallIntegerField()
    pada = models.DateTimeField(default=timezone.now)
    jumlah_surel = models.PositiveSmallIntegerField(default=0, help_text="letters sent; 0: shown on pages only")

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["pks", "hari"], name="pengingat_pks_tunggal")]

    def __str__(self):
        return f"{self.pks_id}: {self.hari} hari"

    @property
    def provinsi_jejak(self) -> str:
        return self.pks.provinsi_jejak


class LaporanBalikan(models.Model):
    """A report of return data that an OPD owes by a day (Permendagri 102/2019 Art. 38); received or not."""

    hak = models.ForeignKey(HakAkses, models.PROTECT, related_name="laporan_balikan")
    jatuh_tempo = models.DateField()
    ringkasan = models.TextField(blank=True)
    unggahan = models.ForeignKey(Unggahan, models.PROTECT, null=True, blank=True, related_name="+")
    diterima_pada = models.DateTimeField(null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["jatuh_tempo"]
        constraints = [models.UniqueConstraint(fields=["hak", "jatuh_tempo"], name="laporan_balikan_tunggal")]
        indexes = [models.Index(fields=["diterima_pada", "jatuh_tempo"])]

    def __str__(self):
        return f"{self.hak_id}: {self.jatuh_tempo}"

    @property
    def provinsi_jejak(self) -> str:
        return self.hak.provinsi_jejak
