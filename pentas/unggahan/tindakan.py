"""Storing a file: the row and the bytes come together, or neither does. Destroying one: the row stays."""

from django.core.files.base import ContentFile
from django.db import transaction

from pentas.jejak.tindakan import catat, saat_batal, tindakan
from pentas.unggahan import turunan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.periksa import BerkasSiap, siapkan


@tindakan
def terima(berkas, *, oleh, wilayah_kode: str) -> Unggahan:
    """Store a file for a region; the same bytes from the same region give the file already stored.

    ``berkas`` is an uploaded file or, better, the result of ``siapkan(berkas)`` made before the
    transaction began. Whether ``oleh`` may add files there is the calling room's to decide.
    The audit row carries the fingerprint, never the name: names of files name people.
    """
    siap = siapkan(berkas)
    unggahan, baru = Unggahan.objects.get_or_create(
        wilayah_kode=wilayah_kode,
        sha256=siap.sha256,
        defaults={
            "nama_asli": siap.nama,
            "mime": siap.jenis.mime,
            "ukuran": len(siap.isi),
            "jumlah_halaman": siap.jumlah_halaman,
            "lebar": siap.lebar,
            "tinggi": siap.tinggi,
            "diunggah_oleh": oleh,
        },
    )
    if not baru:
        return unggahan
    _simpan_isi(unggahan, siap)
    sesudah = {
        "sha256": unggahan.sha256,
        "ukuran": unggahan.ukuran,
        "mime": unggahan.mime,
        "wilayah": unggahan.wilayah_kode,
    }
    catat("unggahan.terima", unggahan, oleh=oleh, sesudah=sesudah)
    return unggahan


def _simpan_isi(unggahan: Unggahan, siap: BerkasSiap) -> None:
    for medan, isi in ((unggahan.isi, siap.isi), (unggahan.cuplikan, siap.cuplikan)):
        if isi is not None:
            medan.save("", ContentFile(isi), save=False)
            # A rollback takes the row back, not the file.
            saat_batal(lambda medan=medan, nama=medan.name: medan.storage.delete(nama))
    unggahan.save(update_fields=["isi", "cuplikan"])


@tindakan
def musnahkan(unggahan: Unggahan, *, oleh, alasan: str) -> None:
    """Bytes, preview and every picture made of them go for good; row and audit rows stay.

    The calling room has made sure that nothing else needs the file. Its name goes too, for names of files name
    people, and its fingerprint makes way: the same bytes sent again are a file of their own.
    """
    unggahan = Unggahan.objects.select_for_update().get(pk=unggahan.pk)
    if unggahan.musnah:
        return
    catat("unggahan.musnahkan", unggahan, oleh=oleh, sebelum={"sha256": unggahan.sha256}, alasan=alasan)
    unggahan.isi = unggahan.cuplikan = ""
    unggahan.nama_asli, unggahan.sha256 = "Berkas terhapus", f"musnah:{unggahan.pk.hex}"
    unggahan.save(update_fields=["isi", "cuplikan", "nama_asli", "sha256"])
    transaction.on_commit(lambda: turunan.buang(unggahan))
