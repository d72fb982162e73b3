"""Who sees an access right, who warns, freezes and revokes, who reports."""

from layanan.pemanfaatan_data.akses.alur import StatusAkses
from layanan.pemanfaatan_data.akses.models import HakAkses, LaporanBalikan
from layanan.sop.dinas.izin import peran_di, periksa_hak_di, petugas_unit
from layanan.sop.permohonan.izin import sebutan_pelaku
from pentas.akun.peran import Hak, Peran
from pentas.galat import SalahPeran, TidakAda

PEMUTUS = (Peran.KABID, Peran.KEPALA_DINAS)


def ambil_hak_untuk(pengguna, pk: int) -> HakAkses:
    hak = HakAkses.objects.dapat_dilihat(pengguna).lengkap().filter(pk=pk).first()
    if hak is None:
        raise TidakAda()
    return hak


def ambil_laporan_untuk(pengguna, pk: int) -> LaporanBalikan:
    hak = HakAkses.objects.dapat_dilihat(pengguna)
    laporan = LaporanBalikan.objects.filter(pk=pk, hak__in=hak).first()
    if laporan is None:
        raise TidakAda()
    laporan.hak = HakAkses.objects.lengkap().get(pk=laporan.hak_id)
    return laporan


def periksa_boleh_kerjakan(pengguna, hak: HakAkses) -> None:
    """Warn, record agreements: officers. ``pengguna`` None: the system."""
    periksa_hak_di(pengguna, hak.dinas, Hak.KERJAKAN_LAYANAN)


def periksa_boleh_putuskan(pengguna, hak: HakAkses) -> None:
    if pengguna is not None and peran_di(pengguna, hak.dinas).isdisjoint(PEMUTUS):
        raise SalahPeran(f"Pembekuan dan pencabutan diputuskan oleh {sebutan_pelaku(PEMUTUS)}.")


def periksa_boleh_perpanjang(pengguna, hak: HakAkses) -> None:
    """A renewal brings a frozen right back too: then it is for who may restore."""
    periksa_boleh_kerjakan(pengguna, hak)
    if hak.status == StatusAkses.BEKU:
        periksa_boleh_putuskan(pengguna, hak)


def periksa_boleh_lapor(pengguna, hak: HakAkses) -> None:
    """The OPD reports; an officer takes in what came on paper."""
    if pengguna is not None and not petugas_unit(pengguna, hak.unit):
        periksa_hak_di(pengguna, hak.dinas, Hak.KERJAKAN_LAYANAN)


def boleh_baca_berkas(pengguna, unggahan) -> bool:
    """For the download room: reports and scanned agreements of access rights that the account may see."""
    hak = HakAkses.objects.dapat_dilihat(pengguna)
    return (
        hak.filter(laporan_balikan__unggahan=unggahan).exists()
        or hak.filter(pks__pindaian=unggahan).exists()
        or hak.filter(pks__juknis=unggahan).exists()
    )
