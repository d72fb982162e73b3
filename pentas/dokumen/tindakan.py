"""Writes: letterheads, and the register of issued documents."""

import secrets

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from pentas.dokumen.izin import periksa_boleh_kelola
from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, saat_batal, tindakan


@tindakan
def simpan_instansi(wilayah, isi: dict, *, lambang: bytes | None = None, hapus_lambang=False, oleh) -> Instansi:
    """Set the letterhead of a Provinsi or KabupatenKota. ``lambang``: PNG from ``png_kecil``.

    The audit row names the fields that changed, not their content: it may name a person.
    """
    periksa_boleh_kelola(oleh, wilayah)
    type(wilayah).objects.select_for_update(no_key=True).get(pk=wilayah.pk)  # two first letterheads at once
    instansi = Instansi.objects.untuk(wilayah)
    berubah = sorted(medan for medan, nilai in isi.items() if instansi.pk is None or getattr(instansi, medan) != nilai)
    for medan in berubah:
        setattr(instansi, medan, isi[medan])
    if lambang or (hapus_lambang and instansi.lambang):
        _ganti_lambang(instansi, lambang)
        berubah.append("lambang")
    if berubah:
        instansi.save()
        catat("instansi.simpan", instansi, oleh=oleh, sesudah={"wilayah": wilayah.pk, "medan": berubah})
    return instansi


def _ganti_lambang(instansi: Instansi, lambang: bytes | None) -> None:
    """The old picture goes after the commit, the new one if there is none."""
    penyimpanan, lama = instansi.lambang.storage, instansi.lambang.name
    if lama:
        transaction.on_commit(lambda: penyimpanan.delete(lama))
    instansi.lambang = ""
    if lambang:
        instansi.lambang.save("", ContentFile(lambang), save=False)
        baru = instansi.lambang.name
        saat_batal(lambda: penyimpanan.delete(baru))


@tindakan
def terbitkan(
    jenis: str,
    *,
    judul: str,
    sidik: str,
    singkatan: str,
    penerbit: str,
    lingkup: str = "",
    objek: str = "",
    contoh: bool = False,
    oleh,
) -> DokumenTerbit:
    """Register a document and give it a code; the same content again gives the same document.

    New content of the same (jenis, lingkup, objek) supersedes what was issued before. ``sidik`` is the
    SHA-256 of the content it rests on, ``singkatan`` the four letters in its code ("RK10"). Whether
    ``oleh`` may issue is the calling room's to decide.
    """
    kunci = {"jenis": jenis, "lingkup": lingkup, "objek": objek}
    lama = DokumenTerbit.objects.berlaku().select_for_update().filter(**kunci).first()
    if lama is not None and lama.sidik == sidik:
        return lama
    if lama is not None:  # leaves its place first: only one document of a kind is in force
        lama.digantikan_pada = timezone.now()
        lama.save(update_fields=["digantikan_pada"])
    isi = {"judul": judul, "sidik": sidik, "penerbit": penerbit, "contoh": contoh, "dibuat_oleh": oleh}
    baru, dibuat = DokumenTerbit.objects.get_or_create(
        **kunci, digantikan_pada=None, dibatalkan_pada=None, defaults={"kode": _kode_baru(singkatan), **isi}
    )
    if dibuat:
        sesudah = {"kode": baru.kode, "jenis": jenis, "objek": objek, "sidik": sidik}
        catat("dokumen.terbitkan", baru, oleh=oleh, lingkup=lingkup, sesudah=sesudah)
    if lama is not None:
        lama.digantikan_oleh = baru
        lama.save(update_fields=["digantikan_oleh"])
        catat("dokumen.gantikan", lama, oleh=oleh, lingkup=lingkup, sesudah={"kode": lama.kode, "oleh": baru.kode})
    return baru


@tindakan
def catat_naskah(dokumen: DokumenTerbit, sidik: str, *, oleh) -> DokumenTerbit:
    """The paper was signed by hand: from now on its scan is the record, and the check page shows the scan's
    fingerprint under the code that the paper bears. Another scan replaces it; the audit trail keeps both."""
    dokumen = DokumenTerbit.objects.select_for_update().get(pk=dokumen.pk)
    if dokumen.keadaan != DokumenTerbit.Keadaan.BERLAKU:
        raise Basi(f"Dokumen {dokumen.kode} sudah tidak berlaku.")
    lama, dokumen.sidik_naskah, dokumen.dinaskahkan_pada = dokumen.sidik_naskah, sidik, timezone.now()
    dokumen.save(update_fields=["sidik_naskah", "dinaskahkan_pada"])
    catat(
        "dokumen.naskah", dokumen, oleh=oleh, lingkup=dokumen.lingkup, sebelum={"sidik": lama}, sesudah={"sidik": sidik}
    )
    return dokumen


@tindakan
def batalkan(dokumen: DokumenTerbit, alasan: str, *, oleh) -> None:
    """Withdraw an issued document; its page says so from now on. The calling room decides who may."""
    dokumen = DokumenTerbit.objects.select_for_update().get(pk=dokumen.pk)
    if dokumen.keadaan != DokumenTerbit.Keadaan.BERLAKU:
        raise Basi(f"Dokumen {dokumen.kode} sudah tidak berlaku.")
    if not alasan.strip():
        raise Ditolak("Tulis alasan pembatalan. Alasan ini tampil pada halaman pemeriksaan dokumen.")
    dokumen.dibatalkan_pada, dokumen.alasan_batal = timezone.now(), alasan.strip()
    dokumen.save(update_fields=["dibatalkan_pada", "alasan_batal"])
    catat("dokumen.batalkan", dokumen, oleh=oleh, lingkup=dokumen.lingkup, alasan=dokumen.alasan_batal)


def _kode_baru(singkatan: str) -> str:
    """ "PD26-RK10-7F3A-91C2": year and kind to read, the rest not to be guessed."""
    while True:
        acak = secrets.token_hex(4).upper()
        kode = f"PD{timezone.localdate():%y}-{singkatan}-{acak[:4]}-{acak[4:]}"
        if not DokumenTerbit.objects.filter(kode=kode).exists():
            return kode
