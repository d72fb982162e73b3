"""Marks on the checklist as an officer sends them: what can be stored is, also where one lacks its reason."""

from layanan.negeri.ajuan.models import ButirAjuan
from layanan.negeri.ajuan.tindakan_periksa import TULIS_SEBAB, periksa_butir
from layanan.sop.permohonan.models import Permohonan
from pentas.galat import Ditolak


def simpan_tanda(permohonan: Permohonan, hasil: dict[int, tuple[str, str]], versi: int, pengguna) -> None:
    kurang = [
        pk for pk, (keadaan, sebab) in hasil.items() if keadaan == ButirAjuan.Keadaan.KEMBALI and not sebab.strip()
    ]
    lengkap = {pk: isi for pk, isi in hasil.items() if pk not in kurang}
    periksa_butir(permohonan, lengkap, oleh=pengguna, versi=versi)
    if kurang:
        butir = ButirAjuan.objects.select_related("syarat").filter(ajuan__permohonan=permohonan, pk__in=kurang).first()
        if butir is not None:
            raise Ditolak(TULIS_SEBAB.format(nama=butir.syarat.nama))
