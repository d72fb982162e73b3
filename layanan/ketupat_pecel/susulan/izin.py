"""Who sees what is left after the day, and who finishes it."""

from uuid import UUID

from django.db.models import Q

from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.perjalanan.models import AnggotaPerjalanan, Perjalanan
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.susulan.models import KasusData, SerahTerima
from layanan.sop.dinas.izin import layanan_dibaca, peran_di
from layanan.sop.dinas.models import Dinas, Unit
from pentas.akun.peran import Hak, Peran
from pentas.galat import SalahPeran, TidakAda

# Who reads residents' names in every trip of the office; a field officer in those of his team.
PEMBACA = frozenset(
    {
        Peran.SUBBAG_UMUM,
        Peran.KEPALA_DINAS,
        Peran.KABID,
        Peran.STAF_LAYANAN,
        Peran.OPERATOR_DAFDUK,
    }
)
BUKAN_TIM = "Dokumen perjalanan ini diurus operator dafduk/capil, atau petugas lapangan dari timnya."


def dinas_terbaca(pengguna, peran=PEMBACA) -> list[str]:
    """Codes of the offices where one of these roles holds."""
    return [t.kode_wilayah for t in pengguna.semua_penugasan if t.peran in peran and not t.periode_kode]


def _terlihat(pengguna, jalur: str = "") -> Q:
    """``jalur``: the way to the trip, ending in "__"."""
    tim = Perjalanan.objects.filter(tim__pengguna=pengguna).values("pk")
    milik_tim = Q(**{f"{jalur}pk__in": tim, f"{jalur}dinas__in": dinas_terbaca(pengguna, {Peran.PETUGAS_LAPANGAN})})
    return Q(**{f"{jalur}dinas__in": dinas_terbaca(pengguna)}) | milik_tim


def perjalanan_terlihat(pengguna):
    return Perjalanan.objects.filter(_terlihat(pengguna))


def pelayanan_terlihat(pengguna):
    return Pelayanan.objects.filter(_terlihat(pengguna, "perjalanan__"))


def boleh_urus(pengguna, perjalanan: Perjalanan) -> bool:
    peran = peran_di(pengguna, perjalanan.dinas)
    if Peran.OPERATOR_DAFDUK in peran:
        return True
    tim = AnggotaPerjalanan.objects.filter(perjalanan=perjalanan, pengguna=pengguna)
    return Peran.PETUGAS_LAPANGAN in peran and tim.exists()


def periksa_boleh_urus(pengguna, semua: list[Perjalanan]) -> None:
    """Every one of these trips, in one query. ``pengguna`` None: the system (demo data)."""
    if pengguna is None:
        return
    tim = set(
        AnggotaPerjalanan.objects.filter(pengguna=pengguna, perjalanan__in=semua).values_list("perjalanan", flat=True)
    )
    for satu in semua:
        peran = peran_di(pengguna, satu.dinas)
        if Peran.OPERATOR_DAFDUK not in peran and not (Peran.PETUGAS_LAPANGAN in peran and satu.pk in tim):
            raise SalahPeran(BUKAN_TIM)


LENGKAP = (
    "dinas__provinsi",
    "dinas__kabupaten_kota",
    "tablet",
    "perjalanan__dinas__provinsi",
    "perjalanan__dinas__kabupaten_kota",
    "perjalanan__permohonan__unit",
)


def ambil_pelayanan(pengguna, tanda: UUID) -> Pelayanan:
    ada = pelayanan_terlihat(pengguna).select_related(*LENGKAP).filter(pk=tanda).first()
    if ada is None:
        raise TidakAda()
    return ada


def ambil_dokumen(pengguna, pk: int) -> DokumenPelayanan:
    semua = DokumenPelayanan.objects.filter(_terlihat(pengguna, "pelayanan__perjalanan__"))
    lengkap = [f"pelayanan__{j}" for j in LENGKAP]
    if ada := semua.select_related("dokumen", *lengkap).filter(pk=pk).first():
        return ada
    raise TidakAda()


def ambil_kasus(pengguna, pk: int) -> KasusData:
    semua = KasusData.objects.filter(_terlihat(pengguna, "dokumen__pelayanan__perjalanan__"))
    lengkap = [f"dokumen__pelayanan__{j}" for j in LENGKAP]
    if ada := semua.select_related("dokumen__dokumen", *lengkap).filter(pk=pk).first():
        return ada
    raise TidakAda()


def ambil_perjalanan_siap(pengguna, pk: int) -> tuple[Perjalanan, bool]:
    """(the trip, is it the village's own account) for its list of what can be fetched."""
    semua = Perjalanan.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota", "permohonan__unit")
    if ada := semua.filter(_terlihat(pengguna), pk=pk).first():
        return ada, False
    desa = Unit.objects.diwakili(pengguna).values("pk") if pengguna.punya_hak(Hak.AJUKAN_LAYANAN) else ()
    if ada := semua.filter(permohonan__unit__in=desa, pk=pk).first():
        return ada, True
    raise TidakAda()


def dinas_susulan(pengguna) -> list[Dinas]:
    """Offices that come to villages and whose lists the account reads."""
    kode = _kode_dinas(pengguna)
    return list(Dinas.objects.lengkap().filter(pk__in=kode, layanan__layanan=KODE)) if kode else []


def _kode_dinas(pengguna) -> set[str]:
    return {*dinas_terbaca(pengguna), *dinas_terbaca(pengguna, {Peran.PETUGAS_LAPANGAN})}


def boleh_baca_foto(pengguna, unggahan) -> bool:
    """Photographs of signed receipts."""
    milik = SerahTerima.objects.filter(foto=unggahan).values("pelayanan__perjalanan")
    return perjalanan_terlihat(pengguna).filter(pk__in=milik).exists()


def punya_susulan(pengguna) -> bool:
    """Has the account anything to do with these lists?"""
    return KODE in layanan_dibaca(pengguna) and bool(_kode_dinas(pengguna))
