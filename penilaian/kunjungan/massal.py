"""Many visits at once, for the import of field values."""

from collections.abc import Collection

from penilaian.kunjungan.alur import PERALIHAN, StatusKunjungan
from penilaian.kunjungan.jejak import catat_kunjungan
from penilaian.kunjungan.models import Kunjungan
from penilaian.periode.models import Peserta
from pentas.alur import pindah
from pentas.galat import Basi
from pentas.jejak.tindakan import tindakan
from pentas.tampilan.format import sebut_beberapa


def periksa_belum_ditutup(peserta: Collection[Peserta]) -> None:
    """A closed visit stands with its signed minutes: its values move only after the chair opens it again.

    Holds the visits' rows, so that nobody closes one before the write. Inside an action.
    """
    milik = Kunjungan.objects.select_for_update().filter(peserta__in=[p.pk for p in peserta]).order_by("pk")
    status = dict(milik.values_list("peserta_id", "status"))
    nama = [p.kabupaten_kota.nama for p in peserta if status.get(p.pk) == StatusKunjungan.DITUTUP]
    if nama:
        raise Basi(
            f"Kunjungan ke {sebut_beberapa(nama)} sudah ditutup, jadi nilai lapangannya tidak dapat diubah. "
            "Ketua tim penilai dapat membukanya lagi. Sebelum itu, hapus baris daerah tersebut dari buku kerja."
        )


@tindakan
def mulai_banyak(peserta: Collection[Peserta], *, oleh) -> int:
    """Begin the scheduled visits of these offices, as their first field value does. Returns how many."""
    milik = {p.pk: p for p in peserta}
    dijadwalkan = list(Kunjungan.objects.filter(peserta__in=milik, status=StatusKunjungan.DIJADWALKAN))
    for kunjungan in dijadwalkan:
        kunjungan.peserta = milik[kunjungan.peserta_id]
        sebelum, sesudah = pindah(kunjungan, "mulai", PERALIHAN)
        catat_kunjungan("kunjungan.mulai", kunjungan, oleh, sebelum={"status": sebelum}, sesudah={"status": sesudah})
    Kunjungan.objects.bulk_update(dijadwalkan, ["status"], batch_size=500)
    return len(dijadwalkan)
