"""Who may see a number whole, and who may erase."""

from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.models import BerdataPribadi, DataPribadi
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, TidakAda

TERHAPUS = "Data pribadi ini sudah dihapus karena masa simpannya berakhir."


def ambil_data_untuk(pengguna, pk: int) -> DataPribadi:
    dinas = Dinas.objects.berhak(pengguna, Hak.BUKA_PRIBADI)
    data = DataPribadi.objects.filter(pk=pk, dinas__in=dinas).select_related("dinas__provinsi").first()
    if data is None:
        raise TidakAda()
    return data


def periksa_boleh_buka(pengguna, objek: BerdataPribadi, medan: str) -> None:
    """Always a person: the system has no reason to open anything."""
    if pengguna is None:
        raise Ditolak("Data pribadi hanya dibuka oleh petugas yang masuk dengan akunnya.", status=403)
    periksa_hak_di(pengguna, objek.dinas, Hak.BUKA_PRIBADI)
    if medan not in objek.MEDAN_PRIBADI:
        raise ValueError(f"{medan} is not personal data of {type(objek).__name__}")
    if objek.dihapus_pada or getattr(objek, medan) is None:
        raise Basi(TERHAPUS)


def periksa_boleh_hapus(pengguna, objek: BerdataPribadi) -> None:
    """``pengguna`` None: the system, on the day that was set."""
    periksa_hak_di(pengguna, objek.dinas, Hak.KELOLA_LAYANAN)
    if objek.dihapus_pada:
        raise Basi(TERHAPUS)
