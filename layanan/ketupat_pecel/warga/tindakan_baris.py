"""One row of a village's list: changed, taken off."""

from django.utils import timezone

from layanan.ketupat_pecel.warga.models import DokumenWarga, Warga
from layanan.ketupat_pecel.warga.periksa import Pemeriksa
from layanan.ketupat_pecel.warga.tindakan import (
    isi_baris,
    kode_dokumen,
    nilai_dokumen,
    simpan_versi,
    tolak_galat,
    usulan_terkunci,
)
from pentas.galat import Basi
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def ubah_warga(warga: Warga, isi: dict, *, oleh) -> Warga:
    """The whole row as it now is; documents that are not named go."""
    usulan = usulan_terkunci(warga.usulan, oleh)
    warga = _baris_terkunci(warga)
    periksa = Pemeriksa(usulan, [isi.get("nik") or ""], kecuali=warga)
    tolak_galat(periksa.galat(isi))
    isi_baris(warga, isi)
    warga.save()
    _atur_dokumen(warga, isi, periksa.dokumen)
    simpan_versi(usulan)
    catat("ketupat.warga_ubah", warga, oleh=oleh, sesudah={"dokumen": kode_dokumen(isi)})
    return warga


@tindakan
def coret_warga(warga: Warga, *, oleh) -> None:
    """Taken off the list; the row's number is not given again."""
    usulan = usulan_terkunci(warga.usulan, oleh)
    warga = _baris_terkunci(warga)
    warga.dicoret_pada = timezone.now()
    warga.save(update_fields=["dicoret_pada"])
    simpan_versi(usulan)
    catat("ketupat.warga_coret", warga, oleh=oleh, sebelum={"baris": warga.baris})


def _atur_dokumen(warga: Warga, isi: dict, dokumen: dict) -> None:
    warga.dokumen.exclude(dokumen__kode__in=kode_dokumen(isi)).delete()
    for satu in isi["dokumen"]:
        DokumenWarga.objects.update_or_create(warga=warga, dokumen=dokumen[satu["kode"]], defaults=nilai_dokumen(satu))


def _baris_terkunci(warga: Warga) -> Warga:
    ada = Warga.objects.select_for_update(of=("self",)).filter(pk=warga.pk, dicoret_pada=None).first()
    if ada is None:
        raise Basi("Baris ini sudah dicoret. Muat ulang daftar.")
    return ada
