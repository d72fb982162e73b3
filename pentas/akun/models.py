"""People, who acts for whom, and how they come in when they have no password."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from pentas.akun.peran import HAK_PERAN, PERAN_LAYANAN, Peran


class PenggunaManager(BaseUserManager):
    def get_by_natural_key(self, username):
        return self.get(username__iexact=username)

    def create_user(self, username, password=None, **isi):
        pengguna = self.model(username=username, **isi)
        pengguna.set_password(password)
        pengguna.save()
        return pengguna


class Pengguna(AbstractBaseUser):
    """An account. Name, rank and NIP are printed on official documents; empty ones as ruled lines."""

    username = models.CharField(
        "nama pengguna",
        max_length=60,
        unique=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": "Nama pengguna ini sudah dipakai. Pilih yang lain."},
    )
    nama = models.CharField(max_length=150, blank=True)
    pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    nip = models.CharField(
        "NIP", max_length=18, blank=True, validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka.")]
    )
    jabatan = models.CharField(max_length=150, blank=True)
    institusi = models.CharField(max_length=150, blank=True)
    email = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    provinsi_asal = models.ForeignKey(
        "wilayah.Provinsi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="whose admins keep the account while it has no assignment",
    )
    putaran_sesi = models.PositiveIntegerField(default=0, help_text="counted up to end every session of the account")

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []
    objects = PenggunaManager()

    class Meta:
        ordering = ["username"]

    def __str__(self):
        return self.nama or self.jabatan or self.username

    @property
    def semua_penugasan(self) -> list["Penugasan"]:
        """This account's assignments, one query a request."""
        if not hasattr(self, "_penugasan"):
            self._penugasan = list(self.penugasan.select_related("kabupaten_kota", "provinsi"))
        return self._penugasan

    def _get_session_auth_hash(self, secret=None):
        """Django's, with our counter: a deactivated account's sessions stay ended when it comes back."""
        asli = super()._get_session_auth_hash(secret)
        if not self.putaran_sesi:
            return asli
        return salted_hmac("pentas.akun.sesi", f"{asli}:{self.putaran_sesi}", algorithm="sha256").hexdigest()

    @property
    def semua_hak(self) -> frozenset:
        """Every permission that some assignment gives."""
        return frozenset().union(*(HAK_PERAN[p.peran] for p in self.semua_penugasan))

    def punya_hak(self, *hak, provinsi: str | None = None, periode: str | None = None) -> bool:
        """Does some assignment give at least one of ``hak`` (within a province and period, by code)?"""
        return any(
            not HAK_PERAN[p.peran].isdisjoint(hak) and p.berlaku_untuk(provinsi, periode) for p in self.semua_penugasan
        )

    def punya_peran(self, *peran, provinsi: str | None = None, periode: str | None = None) -> bool:
        return any(p.peran in peran and p.berlaku_untuk(provinsi, periode) for p in self.semua_penugasan)

    def kode_kabupaten_kota(self, periode: str | None = None) -> set[str]:
        """Codes of the offices this account operates (role operator)."""
        return {
            p.kabupaten_kota_id
            for p in self.semua_penugasan
            if p.peran == Peran.OPERATOR and (not periode or p.periode_kode in ("", periode))
        }

    def kode_provinsi(self) -> set[str]:
        return {p.provinsi_id for p in self.semua_penugasan}

    @property
    def provinsi_jejak(self) -> str:
        """In whose part of the audit trail acts on this account stand."""
        return min(self.kode_provinsi(), default=self.provinsi_asal_id or "")

    def provinsi_berhak(self, *hak) -> set[str]:
        """Codes of the provinces in which some assignment gives one of ``hak``."""
        return {kode for kode in self.kode_provinsi() if self.punya_hak(*hak, provinsi=kode)}

    @property
    def unit(self) -> str:
        """The line under the name in the bar: office or institution."""
        if self.institusi or not self.semua_penugasan:
            return self.institusi
        pertama = self.semua_penugasan[0]
        if pertama.kabupaten_kota_id:
            return f"Dinas Dukcapil {pertama.kabupaten_kota.nama_pendek}"
        return f"Dinas Dukcapil Provinsi {pertama.provinsi.nama}"

    @property
    def sebutan_peran(self) -> str:
        return ", ".join(dict.fromkeys(p.get_peran_display() for p in self.semua_penugasan)) or "Tanpa penugasan"


class Penugasan(models.Model):
    """A person holds a role in a province or one office, for one period or for all.

    ``periode_kode`` is the period's code as text ("" = every period): the ground floor does not
    know the rooms above it.
    """

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="penugasan")
    peran = models.CharField(max_length=20, choices=Peran)
    provinsi = models.ForeignKey("wilayah.Provinsi", models.PROTECT, related_name="+")
    kabupaten_kota = models.ForeignKey(
        "wilayah.KabupatenKota", models.PROTECT, null=True, blank=True, related_name="penugasan"
    )
    periode_kode = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna", "peran", "provinsi", "kabupaten_kota", "periode_kode"],
                name="penugasan_tunggal",
            ),
            # NULLs are distinct in the one above, and SQLite knows no other way.
            models.UniqueConstraint(
                fields=["pengguna", "peran", "provinsi", "periode_kode"],
                condition=Q(kabupaten_kota__isnull=True),
                name="penugasan_provinsi_tunggal",
            ),
            models.CheckConstraint(
                condition=(Q(peran="operator") & Q(kabupaten_kota__isnull=False))
                | (~Q(peran="operator") & Q(kabupaten_kota__isnull=True))
                | Q(peran__in=sorted(PERAN_LAYANAN)),
                name="penugasan_operator_punya_kabupaten_kota",
            ),
        ]

    def __str__(self):
        return f"{self.get_peran_display()} {self.kabupaten_kota or self.provinsi}"

    @property
    def provinsi_jejak(self) -> str:
        return self.provinsi_id

    @property
    def kode_wilayah(self) -> str:
        """Of the office or province it holds in: "13.06" or "13"."""
        return self.kabupaten_kota_id or self.provinsi_id

    def berlaku_untuk(self, provinsi: str | None, periode: str | None) -> bool:
        return (not provinsi or self.provinsi_id == provinsi) and (not periode or self.periode_kode in ("", periode))


class KartuMasuk(models.Model):
    """A one-time slip: its code lets the person set a password. The code itself is kept nowhere."""

    class Keadaan(models.TextChoices):
        BERLAKU = "berlaku", "Berlaku"
        DIPAKAI = "dipakai", "Sudah dipakai"
        DITARIK = "ditarik", "Tidak berlaku lagi"
        LEWAT = "lewat", "Kedaluwarsa"

    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="kartu")
    sidik = models.CharField(max_length=64)
    dibuat_pada = models.DateTimeField(auto_now_add=True)
    dibuat_oleh = models.ForeignKey(Pengguna, models.SET_NULL, null=True, related_name="+")
    berlaku_sampai = models.DateTimeField()
    dipakai_pada = models.DateTimeField(null=True)
    ditarik_pada = models.DateTimeField(null=True, help_text="printed again, or the password was set another way")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pengguna"],
                condition=Q(dipakai_pada__isnull=True, ditarik_pada__isnull=True),
                name="kartu_terbuka_tunggal",
            )
        ]
        indexes = [models.Index(fields=["pengguna", "sidik"])]

    def __str__(self):
        return f"Kartu masuk {self.pengguna_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pengguna.provinsi_jejak

    @property
    def keadaan(self) -> "KartuMasuk.Keadaan":
        if self.dipakai_pada:
            return self.Keadaan.DIPAKAI
        if self.ditarik_pada:
            return self.Keadaan.DITARIK
        return self.Keadaan.LEWAT if self.berlaku_sampai <= timezone.now() else self.Keadaan.BERLAKU


class LihatSebagai(models.Model):
    """An admin saw the application as this person, read-only, for a reason that the person may read."""

    admin = models.ForeignKey(Pengguna, models.CASCADE, related_name="+")
    pengguna = models.ForeignKey(Pengguna, models.CASCADE, related_name="dilihat")
    alasan = models.CharField(max_length=300)
    mulai_pada = models.DateTimeField(default=timezone.now)
    batas = models.DateTimeField(help_text="ends by itself then")
    selesai_pada = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"Akun {self.admin_id} melihat sebagai {self.pengguna_id}"

    @property
    def provinsi_jejak(self) -> str:
        return self.pengguna.provinsi_jejak

    @property
    def berakhir_pada(self):
        return min(self.selesai_pada or self.batas, self.batas)

    @property
    def berlangsung(self) -> bool:
        return self.selesai_pada is None and timezone.now() < self.batas
