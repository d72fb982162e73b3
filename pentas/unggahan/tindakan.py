"""Storing a file: the row and the bytes come together, or neither does."""

from django.core.files.base import ContentFile

from pentas.jejak.tindakan import catat, saat_batal, tindakan
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
