"""Offices that offer services here, and the units (OPD, villages) that ask for them."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from pentas.akun.peran import HAK_PERAN, Hak, Peran
from pentas.dokumen.tanda import CONTOH_UMUM
from pentas.wilayah.models import KabupatenKota, Provinsi

# Held at the province these reach into every office of it; the others hold at their own office only.
MERATA = (Peran.ADMIN, Peran.AUDITOR)


class DinasQuerySet(models.QuerySet):
    def lengkap(self):
        return self.select_related("provinsi", "kabupaten_kota")

    def berhak(self, pengguna, *hak):
        """Offices in which the account holds one of ``hak``."""
        tugas = [t for t in pengguna.semua_penugasan if not HAK_PERAN[t.peran].isdisjoint(hak) and not t.periode_kode]
        return self.filter(
            Q(pk__in={t.kode_wilayah for t in tugas})
            | Q(provinsi__in={t.provinsi_id for t in tugas if t.peran in MERATA and not t.kabupaten_kota_id})
        )


class Dinas(models.Model):
    """An office: a province's ("13") or a kabupaten/kota's ("13.06"). Everything a service keeps hangs on one."""

    kode = models.CharField(primary_key=True, max_length=6, validators=[RegexValidator(r"^\d{2}(\.\d{2,3})?$")])
    provinsi = models.ForeignKey(Provinsi, models.PROTECT, related_name="+")
    kabupaten_kota = models.OneToOneField(
        KabupatenKota, models.PROTECT, null=True, blank=True, related_name="+", help_text="empty: the province's office"
    )
    contoh = models.BooleanField(default=False, help_text="of the demo: whatever is made here bears its mark")

    objects = DinasQuerySet.as_manager()

    class Meta:
        ordering = ["kode"]
        verbose_name = "dinas"
        constraints = [
            models.CheckConstraint(
                condition=Q(kabupaten_kota__isnull=True, kode=models.F("provinsi"))
                | Q(kabupaten_kota__isnull=False, kode=models.F("kabupaten_kota")),
                name="dinas_kode_wilayah",
            )
        ]

    def __str__(self):
        return self.nama

    @property
    def wilayah(self) -> Provinsi | KabupatenKota:
        """For letterheads: ``Instansi.objects.untuk(dinas.wilayah)``."""
        return self.kabupaten_kota or self.provinsi

    @property
    def nama(self) -> str:
        if self.kabupaten_kota_id:
            return f"Dinas Dukcapil {self.kabupaten_kota.nama_pendek}"
        return f"Dinas Dukcapil Provinsi {self.provinsi.nama}"

    @property
    def tingkat(self) -> str:
        return "kabupaten_kota" if self.kabupaten_kota_id else "provinsi"

    @property
    def tanda(self) -> str:
        """The mark on pages and documents; "" where the office is a real one."""
        return CONTOH_UMUM if self.contoh else ""

    @property
    def zona(self):
        return self.provinsi.zona

    @property
    def provinsi_jejak(self) -> str:
        return self.provinsi_id


class LayananDinas(models.Model):
    """An office offers a service. ``layanan`` is the SOP's code."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="layanan")
    layanan = models.CharField(max_length=40)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["dinas", "layanan"]
        constraints = [models.UniqueConstraint(fields=["dinas", "layanan"], name="layanan_dinas_tunggal")]

    def __str__(self):
        return f"{self.layanan} di {self.dinas_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class UnitQuerySet(models.QuerySet):
    def diwakili(self, pengguna):
        """Units that the account acts for: named there, and still in an asking role at their office. Inactive ones
        too: what they have sent goes on."""
        dinas = Dinas.objects.berhak(pengguna, Hak.AJUKAN_LAYANAN)
        return self.filter(anggota__pengguna=pengguna, dinas__in=dinas)


class Unit(models.Model):
    """Who asks: an OPD of the province, a village. Its people are ``AnggotaUnit``."""

    class Jenis(models.TextChoices):
        OPD = "opd", "OPD"
        DESA = "desa", "Desa"
        NEGERI = "negeri", "Negeri"

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="unit")
    jenis = models.CharField(max_length=10, choices=Jenis)
    nama = models.CharField(max_length=150)
    kode = models.CharField(max_length=20, blank=True, help_text="Kemendagri code of a village")
    alamat = models.CharField(max_length=250, blank=True)
    aktif = models.BooleanField(default=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ["jenis", "nama"]
        constraints = [models.UniqueConstraint(fields=["dinas", "jenis", "nama"], name="unit_nama_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class AnggotaUnit(models.Model):
    """This account acts for this unit."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="anggota")
    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="unit_layanan")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["unit", "pengguna"], name="anggota_unit_tunggal")]

    def __str__(self):
        return f"Akun {self.pengguna_id} untuk {self.unit_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.dinas.provinsi_id
