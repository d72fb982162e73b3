"""Who keeps the letterheads: the admin of the province they lie in."""

from pentas.akun.peran import Hak
from pentas.galat import SalahPeran, TidakAda
from pentas.wilayah.models import KabupatenKota, Provinsi


def _provinsi(wilayah) -> str:
    return wilayah.pk if isinstance(wilayah, Provinsi) else wilayah.provinsi_id


def periksa_boleh_kelola(pengguna, wilayah) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not pengguna.punya_hak(Hak.KELOLA_INSTANSI, provinsi=_provinsi(wilayah)):
        raise SalahPeran("Hanya admin provinsi yang mengatur kop surat.")


def ambil_wilayah_untuk(pengguna, kode: str) -> Provinsi | KabupatenKota:
    """The Provinsi ("13") or KabupatenKota ("13.71") whose letterhead the account keeps, or 404."""
    if "." in kode:
        wilayah = KabupatenKota.objects.select_related("provinsi").filter(pk=kode).first()
    else:
        wilayah = Provinsi.objects.filter(pk=kode).first()
    if wilayah is None or not pengguna.punya_hak(Hak.KELOLA_INSTANSI, provinsi=_provinsi(wilayah)):
        raise TidakAda()
    return wilayah
