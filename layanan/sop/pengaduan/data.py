"""Complaints for the officers' lists, and added up for reports."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Case, Count, F, Q, QuerySet, When
from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan.alur import HARI_SELESAI, TERBUKA, JenisPengaduan, StatusPengaduan
from layanan.sop.pengaduan.models import Pengaduan
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import HAK_PERAN, Hak

PERAN_URUS = [peran for peran, hak in HAK_PERAN.items() if Hak.URUS_PENGADUAN in hak]


def terlambat_pada(kini) -> Q:
    """Open, and beyond the deadline that counts now."""
    return Q(status__in=TERBUKA) & (Q(batas_selesai__lte=kini) | Q(ditanggapi_pada=None, batas_tanggapan__lte=kini))


def saring(semua: QuerySet, nilai: dict, pengguna) -> QuerySet:
    """Open ones by deadline, the others newest first."""
    keadaan = nilai["keadaan"]
    if nilai["jenis"]:
        semua = semua.filter(jenis=nilai["jenis"])
    if nilai["milik"]:
        semua = semua.filter(penanggung_jawab=pengguna)
    if keadaan == "terlambat":
        semua = semua.filter(terlambat_pada(timezone.now()))
    elif keadaan in StatusPengaduan.values:
        semua = semua.filter(status=keadaan)
    elif keadaan != "semua":
        semua = semua.terbuka()
    if keadaan in ("semua", StatusPengaduan.SELESAI):
        return semua
    batas = Case(When(ditanggapi_pada=None, then=F("batas_tanggapan")), default=F("batas_selesai"))
    return semua.order_by(batas, "pk")


def petugas_pengaduan(dinas: Dinas) -> QuerySet:
    """Accounts that answer complaints of this office."""
    tugas = Penugasan.objects.filter(peran__in=PERAN_URUS, provinsi=dinas.provinsi_id, periode_kode="")
    tugas = tugas.filter(kabupaten_kota=dinas.kabupaten_kota_id)
    return Pengguna.objects.filter(pk__in=tugas.values("pengguna"), is_active=True).order_by("username")


@dataclass(frozen=True)
class BarisJenis:
    """One kind in a period: how many came, and what was in time of what could be."""

    jenis: JenisPengaduan
    jumlah: int
    ditanggapi_tepat: int
    tanggapan_lewat: int
    selesai: int
    selesai_tepat: int
    selesai_lewat: int
    dibuka_kembali: int

    @property
    def hari(self) -> int:
        return HARI_SELESAI[self.jenis]

    @property
    def persen_tepat(self) -> Fraction | None:
        """Of what is settled or overdue; what is still in time is not judged yet."""
        dinilai = self.selesai_tepat + self.selesai_lewat
        return Fraction(100 * self.selesai_tepat, dinilai) if dinilai else None


def rekap_jenis(dinas: Dinas, layanan: str, saat: tuple) -> list[BarisJenis]:
    """Every kind, in one query. ``saat``: the period's first moment and the first after it."""
    kini = timezone.now()
    semua = Pengaduan.objects.filter(dinas=dinas, diterima_pada__gte=saat[0], diterima_pada__lt=saat[1])
    semua = semua.filter(layanan=layanan) if layanan else semua
    tepat_jawab, tepat = Q(ditanggapi_pada__lt=F("batas_tanggapan")), Q(selesai_pada__lt=F("batas_selesai"))
    belum_jawab = Q(ditanggapi_pada=None, batas_tanggapan__lte=kini) | Q(ditanggapi_pada__gte=F("batas_tanggapan"))
    lewat = Q(selesai_pada__gte=F("batas_selesai")) | Q(selesai_pada=None, batas_selesai__lte=kini)
    hitung = {
        "jumlah": Count("pk"),
        "ditanggapi_tepat": Count("pk", tepat_jawab),
        "tanggapan_lewat": Count("pk", belum_jawab),
        "selesai": Count("pk", Q(status=StatusPengaduan.SELESAI)),
        "selesai_tepat": Count("pk", tepat),
        "selesai_lewat": Count("pk", lewat),
        "ulang": Count("pk", Q(dibuka_kembali__gt=0)),
    }
    ada = {b.pop("jenis"): b for b in semua.order_by().values("jenis").annotate(**hitung)}
    kosong = dict.fromkeys(hitung, 0)
    return [
        BarisJenis(jenis, dibuka_kembali=b["ulang"], **{k: v for k, v in b.items() if k != "ulang"})
        for jenis in JenisPengaduan
        for b in [ada.get(jenis, kosong)]
    ]
