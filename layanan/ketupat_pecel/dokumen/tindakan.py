"""The office corrects what it was given to begin with."""

from django.db import IntegrityError, transaction

from layanan.ketupat_pecel.dokumen.models import DokumenDesa, SyaratDesa
from layanan.sop.dinas.izin import periksa_hak_di
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

MEDAN = ("nama", "singkatan", "dicetak", "urutan", "aktif")
MEDAN_SYARAT = ("nama", "keterangan", "wajib", "usulan", "urutan", "aktif")


@tindakan
def simpan_dokumen(dokumen: DokumenDesa, isi: dict, *, oleh) -> DokumenDesa:
    periksa_hak_di(oleh, dokumen.dinas, Hak.KELOLA_LAYANAN)
    return simpan_beda(dokumen, isi, MEDAN, "ketupat.dokumen", oleh=oleh)


@tindakan
def simpan_syarat(dokumen: DokumenDesa, isi: dict, *, oleh, syarat: SyaratDesa | None = None) -> SyaratDesa:
    """A new one, or this one."""
    periksa_hak_di(oleh, dokumen.dinas, Hak.KELOLA_LAYANAN)
    if syarat is None:
        syarat = SyaratDesa(dokumen=dokumen, kode=f"s{dokumen.syarat.count() + 1}")
    return simpan_beda(syarat, isi, MEDAN_SYARAT, "ketupat.syarat", oleh=oleh)


@tindakan
def simpan_beda(objek, isi: dict, medan, nama: str, *, oleh):
    """Save a settings row; the trail keeps what differs."""
    sebelum = {m: getattr(objek, m) for m in medan} if objek.pk else {}
    for satu in medan:
        setattr(objek, satu, isi[satu])
    sesudah = {m: getattr(objek, m) for m in medan}
    try:
        with transaction.atomic():
            objek.save()
    except IntegrityError as galat:
        raise Ditolak("Yang bernama atau berkode sama sudah ada. Ubah yang itu, atau pakai nama lain.") from galat
    beda = {m: n for m, n in sesudah.items() if not sebelum or sebelum[m] != n}
    if beda:
        catat(nama, objek, oleh=oleh, sebelum={m: sebelum[m] for m in beda} if sebelum else None, sesudah=beda)
    return objek
