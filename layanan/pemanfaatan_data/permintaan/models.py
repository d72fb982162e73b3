"""What an OPD asks for: its profile, the draft that it fills in, and the request as it was sent."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.surat.hitung import cacat_pola
from pentas.unggahan.models import Unggahan

BULAN = [MinValueValidator(1), MaxValueValidator(120)]


class Metode(models.TextChoices):
    """How data are reached (Permendagri 102/2019)."""

    WEB_SERVICE = "web_service", "Layanan web (web service)"
    WEB_PORTAL = "web_portal", "Portal web"
    CARD_READER = "card_reader", "Pembaca kartu (card reader)"


def periksa_pola_agenda(pola: str) -> None:
    if kalimat := cacat_pola(pola, bertahun=False):
        raise ValidationError(kalimat)


class PengaturanDataQuerySet(models.QuerySet):
    def untuk(self, dinas: Dinas) -> "PengaturanData":
        """The office's settings; unsaved defaults where it has set none."""
        return self.filter(dinas=dinas).first() or PengaturanData(dinas=dinas)


class PengaturanData(models.Model):
    """One office's choices for this service. Who signs differs: the head, or above him (source: Kalsel)."""

    class Penandatangan(models.TextChoices):
        KEPALA_DINAS = "kepala_dinas", "Kepala dinas"
        SEKDA = "sekda", "Sekretaris daerah"
        GUBERNUR = "gubernur", "Gubernur"

    dinas = models.OneToOneField(Dinas, models.PROTECT, primary_key=True, related_name="pengaturan_data")
    penandatangan = models.CharField(
        "penanda tangan surat ke Ditjen", max_length=20, choices=Penandatangan, default=Penandatangan.KEPALA_DINAS
    )
    balikan_tiap_bulan = models.PositiveSmallIntegerField(
        "laporan data balikan tiap (bulan)", default=6, validators=BULAN
    )
    jangka_bulan = models.PositiveSmallIntegerField("jangka PKS (bulan)", default=36, validators=BULAN)
    pola_agenda = models.CharField(
        "pola nomor agenda", max_length=36, default="470/{urut:03d}", validators=[periksa_pola_agenda]
    )

    objects = PengaturanDataQuerySet.as_manager()

    def __str__(self):
        return f"Pengaturan pemanfaatan data {self.dinas_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class ElemenData(models.Model):
    """One entry of the office's catalogue of data elements. Asked for once, an entry is switched off, not deleted."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="elemen_data")
    kode = models.SlugField(max_length=40)
    nama = models.CharField(max_length=100)
    rahasia = models.BooleanField("data pribadi yang dilindungi", default=False, help_text="UU 24/2013 Art. 84")
    urutan = models.PositiveSmallIntegerField(default=0)
    aktif = models.BooleanField(default=True)

    class Meta:
        ordering = ["urutan", "nama"]
        constraints = [models.UniqueConstraint(fields=["dinas", "kode"], name="elemen_data_tunggal")]

    def __str__(self):
        return self.nama

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id


class ProfilOpd(models.Model):
    """An OPD as agreements name it. Name, rank and NIP of its head may stay empty: documents print ruled lines."""

    unit = models.OneToOneField(Unit, models.CASCADE, primary_key=True, related_name="profil_data")
    kepala_jabatan = models.CharField("jabatan kepala", max_length=150)
    kepala_nama = models.CharField("nama kepala", max_length=150, blank=True)
    kepala_pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    kepala_nip = models.CharField(
        "NIP", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")]
    )
    surel = models.EmailField("surel dinas", blank=True)
    telepon = models.CharField("telepon kantor", max_length=40, blank=True)
    narahubung_jabatan = models.CharField("jabatan narahubung teknis", max_length=150)

    def __str__(self):
        return f"Profil {self.unit}"

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.provinsi_jejak


class DrafPermintaan(models.Model):
    """What an OPD has filled in and not sent yet: one at a time, saved while typing, continued by any of its people.

    ``kunci_kirim`` travels into the request: sent twice, it is one.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="draf_permintaan")
    isi = models.JSONField(default=dict, blank=True)
    versi = models.PositiveIntegerField(default=0)
    kunci_kirim = models.UUIDField(default=uuid.uuid4, unique=True)
    diubah_pada = models.DateTimeField(default=timezone.now)
    diubah_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    surat = models.ForeignKey(Unggahan, models.PROTECT, null=True, blank=True, related_name="+")
    permohonan = models.OneToOneField(Permohonan, models.PROTECT, null=True, blank=True, related_name="draf_data")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit"], condition=Q(permohonan=None), name="draf_permintaan_satu_terbuka")
        ]

    def __str__(self):
        return f"Draf {self.unit_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.unit.provinsi_jejak


class PermintaanData(models.Model):
    """What a request asks for. Its letter is an attachment; ``agenda`` the number it got on arrival."""

    permohonan = models.OneToOneField(Permohonan, models.PROTECT, primary_key=True, related_name="permintaan_data")
    tujuan = models.TextField("tujuan pemanfaatan")
    dasar_hukum = models.TextField("dasar hukum")
    metode = models.CharField("cara akses", max_length=20, choices=Metode)
    elemen = models.ManyToManyField(ElemenData, related_name="+", verbose_name="elemen data")
    jumlah_pengguna = models.PositiveSmallIntegerField("jumlah petugas pengguna", default=1)
    data_balikan = models.TextField("data balikan yang diberikan")
    balikan_tiap_bulan = models.PositiveSmallIntegerField("laporan data balikan tiap (bulan)", validators=BULAN)
    jangka_bulan = models.PositiveSmallIntegerField("jangka PKS (bulan)", validators=BULAN)
    kuota_vpn = models.PositiveSmallIntegerField("kuota VPN (Mbps)", default=0)
    biaya_vpn = models.PositiveBigIntegerField("biaya jaringan setahun (rupiah), ditanggung OPD", default=0)
    narahubung_jabatan = models.CharField("jabatan narahubung teknis", max_length=150)
    narahubung_surel = models.EmailField("surel narahubung", blank=True)
    pernyataan_rahasia = models.BooleanField("pernyataan kerahasiaan", default=False)
    pernyataan_jaringan = models.BooleanField("pernyataan jaringan tertutup", default=False)
    agenda = models.CharField("nomor agenda", max_length=40, blank=True)

    def __str__(self):
        return f"Permintaan data {self.permohonan_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.permohonan.provinsi_jejak
