"""Writing the resource map, and the training that is needed and given."""

from django.utils import timezone

from layanan.negeri.program.tulis import segar, tulis
from layanan.negeri.sumber_daya.izin import periksa_boleh_isi
from layanan.negeri.sumber_daya.models import Pelatihan, SumberDaya
from layanan.sop.dinas.models import Unit
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

BASI = "Peta sumber daya ini baru saja diubah orang lain. Muat ulang halaman, lalu isi lagi bagian Anda."


@tindakan
def simpan_sumber_daya(unit: Unit, isi: dict, *, oleh, versi: int | None = None) -> SumberDaya:
    """``isi``: fields of SumberDaya. ``versi``: as the page was drawn (0: there was none); another writer came first
    where it is older."""
    periksa_boleh_isi(oleh, unit)
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    ada = SumberDaya.objects.filter(unit=unit).first()
    peta = segar(ada) if ada else SumberDaya(unit=unit, versi=0)
    if versi is not None and versi != peta.versi:
        raise Basi(BASI)
    peta.versi += 1
    peta.diubah_pada, peta.diubah_oleh = timezone.now(), oleh
    return tulis(peta, isi, "sumber_daya.simpan", oleh=oleh)


@tindakan
def catat_pelatihan(unit: Unit, isi: dict, *, oleh) -> Pelatihan:
    """``isi``: topik, jumlah_orang, diberikan_pada (None: still needed)."""
    periksa_boleh_isi(oleh, unit)
    _periksa_hari(unit, isi)
    return tulis(Pelatihan(unit=unit, dibuat_oleh=oleh), isi, "pelatihan.catat", oleh=oleh)


@tindakan
def ubah_pelatihan(pelatihan: Pelatihan, isi: dict, *, oleh) -> Pelatihan:
    pelatihan = segar(pelatihan)
    periksa_boleh_isi(oleh, pelatihan.unit)
    _periksa_hari(pelatihan.unit, isi)
    return tulis(pelatihan, isi, "pelatihan.ubah", oleh=oleh)


@tindakan
def hapus_pelatihan(pelatihan: Pelatihan, *, oleh) -> None:
    """Noted by mistake; what was given stays in the trail."""
    periksa_boleh_isi(oleh, pelatihan.unit)
    catat("pelatihan.hapus", pelatihan, oleh=oleh, sebelum={"unit": pelatihan.unit_id})
    Pelatihan.objects.filter(pk=pelatihan.pk).delete()


def _periksa_hari(unit: Unit, isi: dict) -> None:
    hari = isi.get("diberikan_pada")
    if hari and hari > timezone.localdate(timezone=unit.dinas.zona):
        kalimat = "Pelatihan ini belum berlangsung. Kosongkan tanggalnya sampai pelatihannya diberikan."
        raise Ditolak(kalimat, rincian={"diberikan_pada": kalimat})
