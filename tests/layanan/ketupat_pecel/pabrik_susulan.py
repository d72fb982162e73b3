"""Factories of what follows the day: a closed day with documents at the office, held data, receipts."""

from types import SimpleNamespace

from layanan.ketupat_pecel.hari.models import Pelayanan, TabletHari
from layanan.ketupat_pecel.hari.rahasia import pin_tanda_terima
from layanan.ketupat_pecel.tutup.tindakan import tutup_hari
from pentas.akun.peran import Peran
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa, buat_tablet, ke_kantor, layani, selesai_lapor
from tests.layanan.pabrik import buat_pemohon, buat_petugas

DITAHAN = [{"kode": "kk", "penyelesaian": "ditahan", "alasan": "Data ganda pada KK lama"}]
GORESAN = [[[12, 40, 0], [38, 12, 80], [60, 44, 160]]]


def buat_susulan(
    *, kantor: int = 1, ditahan: int = 0, di_tempat: int = 1, tutup: bool = True, **isi
) -> SimpleNamespace:
    """A day with so many residents of each end, closed: ``h.kantor``, ``h.ditahan``, ``h.di_tempat`` are their rows,
    ``h.operator`` prints at the office, ``h.perangkat`` is the village's. Who goes to the office wants two papers."""
    h = buat_hari_desa(**isi)
    tablet = buat_tablet(h)
    h.kantor = [_baris(ke_kantor(tablet, n, n, nama=f"Warga Kantor {n}")) for n in range(1, kantor + 1)]
    awal = kantor + 1
    h.ditahan = [_baris(layani(tablet, awal + n, dokumen=DITAHAN, nama=f"Warga Tahan {n + 1}")) for n in range(ditahan)]
    awal += ditahan
    h.di_tempat = [_baris(layani(tablet, awal + n, nama=f"Warga Tempat {n + 1}")) for n in range(di_tempat)]
    h.tablet = TabletHari.objects.get(pk=tablet.pk)
    selesai_lapor(h.tablet)
    if tutup:
        tutup_hari(h.perjalanan, oleh=None)
    h.perjalanan.refresh_from_db()
    h.permohonan = h.perjalanan.permohonan
    h.permohonan.refresh_from_db()
    h.operator = buat_petugas(peran=Peran.OPERATOR_DAFDUK, dinas=h.dinas)
    h.perangkat = buat_pemohon(unit=h.unit, peran=Peran.PERANGKAT_DESA)
    return h


def _baris(hasil: Pelayanan) -> Pelayanan:
    return Pelayanan.objects.select_related("tablet__tablet").get(pk=hasil.pk)


def pin(p: Pelayanan) -> str:
    return pin_tanda_terima(p.tablet.tablet.nomor, p.urut)


def isi_serah(p: Pelayanan, **isi) -> dict:
    """All that is ready, fetched by the resident himself, signed on the screen."""
    siap = list(p.dokumen.filter(kantor="siap_diambil").values_list("pk", flat=True))
    return {"dokumen": siap, "cara": "diambil", "hubungan": "sendiri", "goresan": GORESAN, **isi}
