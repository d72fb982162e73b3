"""Letters of a request, from draft to the scan that is the document of record; how an office numbers and signs them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.surat.alur import BERNASKAH, StatusSurat
from layanan.sop.surat.hitung import PANJANG_POLA
from layanan.sop.surat.jenis import JenisSurat, ambil_jenis
from pentas.akun.peran import Hak
from pentas.dokumen.models import DokumenTerbit, Penanda
from pentas.unggahan.models import Unggahan


class AturanSuratQuerySet(models.QuerySet):
    def berlaku(self, dinas: Dinas, jenis: str, tahun: int):
        """The newest of this kind up to that year; None: the kind's own pattern and the letterhead's signatory."""
        return self.filter(dinas=dinas, jenis=jenis, tahun__lte=tahun).order_by("-tahun").first()


class AturanSurat(models.Model):
    """How an office numbers a kind of letter from a year on, and who signs it where not the letterhead's own."""

    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    tahun = models.PositiveSmallIntegerField(help_text="in force from this year on")
    pola = models.CharField("pola nomor", max_length=PANJANG_POLA)
    penanda_jabatan = models.CharField("jabatan", max_length=200, blank=True)
    penanda_nama = models.CharField("nama", max_length=150, blank=True)
    penanda_pangkat = models.CharField("pangkat/golongan", max_length=100, blank=True)
    penanda_nip = models.CharField("NIP", max_length=18, blank=True)

    objects = AturanSuratQuerySet.as_manager()

    class Meta:
        ordering = ["dinas", "jenis", "-tahun"]
        constraints = [models.UniqueConstraint(fields=["dinas", "jenis", "tahun"], name="aturan_surat_tunggal")]

    def __str__(self):
        return f"{self.jenis} {self.tahun}: {self.pola}"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id

    @property
    def penanda(self) -> Penanda | None:
        """None: the letterhead's."""
        if not self.penanda_jabatan:
            return None
        return Penanda(self.penanda_jabatan, self.penanda_nama, self.penanda_pangkat, self.penanda_nip)


class SuratQuerySet(models.QuerySet):
    def lengkap(self):
        kantor = [f"{awal}dinas__{k}" for awal in ("", "permohonan__") for k in ("provinsi", "kabupaten_kota")]
        return self.select_related(*kantor, "permohonan__unit", "dokumen", "naskah")

    def hidup(self):
        return self.exclude(status=StatusSurat.DIBATALKAN)

    def dapat_dilihat(self, pengguna):
        """Officers: their office's. Applicants: of their own requests, what is meant for them (see izin.py)."""
        dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)
        return self.filter(Q(dinas__in=dinas) | Q(permohonan__in=Permohonan.objects.dapat_dilihat(pengguna)))


class Surat(models.Model):
    """One letter. ``isi`` and ``penanda`` are what it says and who signs, frozen with its number.

    ``ke``: 1 for kinds of which a request has one; counts the others. ``naskah``: the scan of the signed paper.
    """

    permohonan = models.ForeignKey(Permohonan, models.PROTECT, related_name="surat")
    dinas = models.ForeignKey(Dinas, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=40)
    ke = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=StatusSurat, default=StatusSurat.KONSEP)
    nomor = models.CharField(max_length=120, blank=True)
    urut = models.PositiveIntegerField(null=True, blank=True)
    tahun = models.PositiveSmallIntegerField(null=True, blank=True)
    tanggal = models.DateField(null=True, blank=True, help_text="the letter's own date")
    perihal = models.CharField(max_length=250)
    isi = models.JSONField(default=dict)
    penanda = models.JSONField(default=list, help_text="[{jabatan, nama, pangkat, nip, pihak}], empty ones are ruled")
    versi = models.PositiveIntegerField(default=1)
    dibuat_pada = models.DateTimeField(default=timezone.now)
    dibuat_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    dinomori_pada = models.DateTimeField(null=True, blank=True)
    dokumen = models.ForeignKey(DokumenTerbit, models.PROTECT, null=True, blank=True, related_name="+")
    naskah = models.ForeignKey(Unggahan, models.PROTECT, null=True, blank=True, related_name="+")
    dinaskahkan_pada = models.DateTimeField(null=True, blank=True)
    dikirim_pada = models.DateField(null=True, blank=True)
    cara_kirim = models.CharField(max_length=200, blank=True)
    alasan_batal = models.CharField(max_length=250, blank=True)

    objects = SuratQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["permohonan", "jenis", "ke"], condition=~Q(status="dibatalkan"), name="surat_tunggal"
            ),
            models.UniqueConstraint(fields=["dinas", "nomor"], condition=~Q(nomor=""), name="surat_nomor_tunggal"),
            models.CheckConstraint(
                condition=Q(status__in=["konsep", "dibatalkan"])
                | (~Q(nomor="") & Q(urut__isnull=False, tahun__isnull=False)),
                name="surat_bernomor",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[s.value for s in BERNASKAH]) | Q(naskah__isnull=False),
                name="surat_bernaskah",
            ),
        ]
        indexes = [models.Index(fields=["dinas", "tahun", "jenis", "urut"])]

    def __str__(self):
        return self.nomor or f"{self.jenis} (konsep)"

    @property
    def provinsi_jejak(self) -> str:
        return self.dinas.provinsi_id

    @property
    def bentuk(self) -> JenisSurat:
        return ambil_jenis(self.jenis)

    @property
    def para_penanda(self) -> list[Penanda]:
        medan = ("jabatan", "nama", "pangkat", "nip")
        return [Penanda(**{m: p.get(m, "") for m in medan}) for p in self.penanda]

    @property
    def bernaskah(self) -> bool:
        """The scan is there: from now on it is the letter, and no draft is offered any more."""
        return self.status in BERNASKAH
