"""Signatories per kind of document: read for printing, and set by the admin."""

from collections.abc import Iterable, Mapping

from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import periksa_belum_ditutup, periksa_hak
from penilaian.periode.models import Penandatangan, Periode
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

Dokumen = Penandatangan.Dokumen
MEDAN = ("jabatan", "nama", "pangkat", "nip")
TERBANYAK = 4
# A document that was issued in a closed stage keeps the signatories it was issued with.
BEKU = {
    Dokumen.BA_KUNJUNGAN: KodeTahap.KUNJUNGAN,
    Dokumen.PERINGKAT: KodeTahap.PENETAPAN,
    Dokumen.BA_PENETAPAN: KodeTahap.PENETAPAN,
    Dokumen.PEMENANG: KodeTahap.PEMENANG,
    Dokumen.BA_PEMENANG: KodeTahap.PEMENANG,
    Dokumen.RAPOR: KodeTahap.PEMENANG,
}


def para_penanda(periode: Periode, dokumen: str) -> list[Penandatangan]:
    return list(periode.penandatangan.filter(dokumen=dokumen))


def periksa_boleh_ubah_penanda(periode: Periode, dokumen: str) -> None:
    periksa_belum_ditutup(periode, BEKU[dokumen], tindakan="Mengubah penanda tangan dokumen ini")


@tindakan
def atur_penandatangan(periode: Periode, dokumen: str, daftar: Iterable[Mapping], *, oleh) -> None:
    """Replace the signatories of one kind of document; an empty list gives it back to the letterhead's."""
    periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    periksa_boleh_ubah_penanda(periode, dokumen)
    baru = [Penandatangan(periode=periode, dokumen=dokumen, urutan=n, **isi) for n, isi in enumerate(daftar, 1)]
    if len(baru) > TERBANYAK:
        raise Ditolak(f"Penanda tangan satu dokumen paling banyak {TERBANYAK} orang.")
    if any(not p.jabatan.strip() for p in baru):
        raise Ditolak("Tulis sebutan jabatan setiap penanda tangan.")
    lama = [p.jabatan for p in para_penanda(periode, dokumen)]
    periode.penandatangan.filter(dokumen=dokumen).delete()
    Penandatangan.objects.bulk_create(baru)
    # Offices only: names and numbers of persons have no place in the audit trail.
    sesudah = {"dokumen": str(dokumen), "jabatan": [p.jabatan for p in baru]}
    catat("periode.penandatangan", periode, oleh=oleh, lingkup=periode.kode, sebelum={"jabatan": lama}, sesudah=sesudah)


@tindakan
def salin_penandatangan(periode: Periode, dari: Periode, *, oleh) -> None:
    """Those of an earlier period, for a new one."""
    for dokumen in Dokumen:
        if lama := para_penanda(dari, dokumen):
            atur_penandatangan(periode, dokumen, [{m: getattr(p, m) for m in MEDAN} for p in lama], oleh=oleh)
