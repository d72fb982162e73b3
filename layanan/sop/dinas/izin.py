"""Who may do what in which office."""

from layanan.sop.dinas.models import MERATA, Dinas, LayananDinas, Unit
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import HAK_PERAN, Hak
from pentas.galat import Ditolak, SalahPeran, TidakAda


def _berlaku(tugas, dinas: Dinas) -> bool:
    if tugas.periode_kode or tugas.provinsi_id != dinas.provinsi_id:
        return False
    merata = tugas.peran in MERATA and not tugas.kabupaten_kota_id
    return merata or tugas.kabupaten_kota_id == dinas.kabupaten_kota_id


def peran_di(pengguna, dinas: Dinas) -> set[str]:
    """The account's roles in this office."""
    return {t.peran for t in pengguna.semua_penugasan if _berlaku(t, dinas)}


def punya_hak_di(pengguna, dinas: Dinas, *hak) -> bool:
    return any(not HAK_PERAN[peran].isdisjoint(hak) for peran in peran_di(pengguna, dinas))


def periksa_hak_di(pengguna, dinas: Dinas, *hak) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not punya_hak_di(pengguna, dinas, *hak):
        raise SalahPeran(f"Akun Anda tidak memegang peran untuk ini di {dinas.nama}.")


def ambil_dinas_untuk(pengguna, kode: str, *hak) -> Dinas:
    dinas = Dinas.objects.berhak(pengguna, *hak).lengkap().filter(pk=kode).first()
    if dinas is None:
        raise TidakAda()
    return dinas


def layanan_dibaca(pengguna) -> frozenset[str]:
    """Services open at the offices whose requests the account reads; asked once a page, by every item of the bar."""
    if not hasattr(pengguna, "_layanan_dibaca"):
        dinas = Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN)
        semua = LayananDinas.objects.filter(dinas__in=dinas, aktif=True).order_by().values_list("layanan", flat=True)
        pengguna._layanan_dibaca = frozenset(semua)
    return pengguna._layanan_dibaca


def unit_saya(pengguna, jenis: str = ""):
    """The units in whose name this account may ask for something new."""
    unit = Unit.objects.diwakili(pengguna).filter(aktif=True)
    return (unit.filter(jenis=jenis) if jenis else unit).select_related("dinas__provinsi", "dinas__kabupaten_kota")


def petugas_unit(pengguna, unit: Unit) -> bool:
    return Unit.objects.diwakili(pengguna).filter(pk=unit.pk).exists()


def periksa_boleh_buka_dinas(pengguna, provinsi) -> None:
    """Whoever runs the services of the whole province. ``pengguna`` None: the system (demo data)."""
    if pengguna is None:
        return
    tugas = (t for t in pengguna.semua_penugasan if t.provinsi_id == provinsi.pk and t.peran in MERATA)
    if not any(Hak.KELOLA_LAYANAN in HAK_PERAN[t.peran] and not t.periode_kode for t in tugas):
        raise SalahPeran(f"Akun Anda tidak mengatur layanan di Provinsi {provinsi.nama}.")


def calon_anggota(dinas: Dinas):
    """Accounts that may ask at this office: who holds an asking role there."""
    peran = [p for p, hak in HAK_PERAN.items() if Hak.AJUKAN_LAYANAN in hak]
    tugas = Penugasan.objects.filter(
        peran__in=peran, provinsi=dinas.provinsi_id, kabupaten_kota=dinas.kabupaten_kota_id, periode_kode=""
    )
    return Pengguna.objects.filter(is_active=True, pk__in=tugas.values("pengguna")).order_by("username")


def periksa_boleh_jadi_anggota(pengguna, unit: Unit) -> None:
    if not calon_anggota(unit.dinas).filter(pk=pengguna.pk).exists():
        raise Ditolak(f"Akun ini belum berperan pemohon di {unit.dinas.nama}. Tambahkan penugasannya lebih dahulu.")


def ambil_unit(dinas: Dinas, pk: int) -> Unit:
    unit = Unit.objects.filter(dinas=dinas, pk=pk).select_related("dinas__provinsi", "dinas__kabupaten_kota").first()
    if unit is None:
        raise TidakAda()
    return unit
