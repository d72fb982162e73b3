"""Who sees a trip, who plans it, who goes on it, and who reads the residents' names."""

from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.warga.izin import membaca_semua_daftar
from layanan.ketupat_pecel.warga.models import Warga
from layanan.sop.dinas.izin import peran_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Hak, Peran
from pentas.galat import Basi, SalahPeran, TidakAda

PERAN_TIM = (Peran.PETUGAS_LAPANGAN, Peran.OPERATOR_DAFDUK)
BUKAN_TIM = "Anda tidak termasuk tim perjalanan {nomor}. Minta kabid menambahkan Anda bila Anda ikut bertugas."


def ambil_perjalanan_untuk(pengguna, pk: int) -> Perjalanan:
    """Whoever reads the services of its office. The residents in it are another matter: ``boleh_baca_warga``."""
    perjalanan = (
        Perjalanan.objects.filter(pk=pk, dinas__in=Dinas.objects.berhak(pengguna, Hak.LIHAT_LAYANAN))
        .select_related("dinas__provinsi", "dinas__kabupaten_kota", "bus", "permohonan__unit")
        .first()
    )
    if perjalanan is None:
        raise TidakAda()
    perjalanan.permohonan.dinas = perjalanan.dinas
    return perjalanan


def anggota_tim(pengguna, perjalanan: Perjalanan) -> bool:
    """Named in its team, and still in a role that travels."""
    if peran_di(pengguna, perjalanan.dinas).isdisjoint(PERAN_TIM):
        return False
    return perjalanan.tim.filter(pengguna=pengguna).exists()


def periksa_tim(pengguna, perjalanan: Perjalanan) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not anggota_tim(pengguna, perjalanan):
        raise SalahPeran(BUKAN_TIM.format(nomor=perjalanan.nomor))


def periksa_kabid(pengguna, dinas: Dinas) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and Peran.KABID not in peran_di(pengguna, dinas):
        raise SalahPeran("Perjalanan direncanakan oleh kepala bidang. Anda dapat membacanya.")


def periksa_boleh_rencana(pengguna, perjalanan: Perjalanan) -> None:
    periksa_kabid(pengguna, perjalanan.dinas)
    if perjalanan.status != StatusPerjalanan.DIRENCANAKAN:
        raise Basi("Rencana ini sudah ditugaskan, jadi tetap. Jadwalkan ulang bila ada yang harus berubah.")


def boleh_baca_warga(pengguna, perjalanan: Perjalanan) -> bool:
    """Names of residents: its team, and who answers for all trips of the office."""
    return membaca_semua_daftar(pengguna, perjalanan.dinas) or anggota_tim(pengguna, perjalanan)


def boleh_baca_daftar(pengguna, permohonan: Permohonan) -> bool:
    """The same, of a request that may have no trip yet."""
    if membaca_semua_daftar(pengguna, permohonan.dinas):
        return True
    perjalanan = permohonan.perjalanan.exclude(status=StatusPerjalanan.DIBATALKAN).first()
    if perjalanan is None:
        return False
    perjalanan.dinas = permohonan.dinas
    return anggota_tim(pengguna, perjalanan)


def ambil_warga_untuk(pengguna, pk: int) -> Warga:
    """A resident of a sent list, for who may read names there."""
    semua = Warga.objects.select_related("dinas__provinsi", "usulan__permohonan__dinas__provinsi")
    warga = semua.filter(pk=pk, usulan__permohonan__isnull=False).first()
    if warga is None or not boleh_baca_daftar(pengguna, warga.usulan.permohonan):
        raise TidakAda()
    return warga


def calon_tim(dinas: Dinas):
    """Accounts that may travel for this office."""
    tugas = Penugasan.objects.filter(
        peran__in=PERAN_TIM, provinsi=dinas.provinsi_id, kabupaten_kota=dinas.kabupaten_kota_id, periode_kode=""
    )
    return Pengguna.objects.filter(is_active=True, pk__in=tugas.values("pengguna")).order_by("nama", "username")
