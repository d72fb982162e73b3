"""Many rows at once: sheets that were filled and signed on paper, and demo data."""

from collections.abc import Mapping

from django.utils import timezone

from paparan.lembar.izin import periksa_boleh_isi_banyak
from paparan.lembar.jejak import catat_baris
from paparan.lembar.models import Baris, Lembar
from paparan.lembar.tindakan import IsianBaris, isian_dari, periksa_isian, tutup_lembar
from paparan.sesi.models import Sesi
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

Kunci = tuple[str, str]  # username of the juror, code of the office


def peta_baris(sesi: Sesi) -> dict[Kunci, Baris]:
    """Every row that may hold marks, of the sheets in force; conflicts of interest have none."""
    baris = Baris.objects.filter(lembar__sesi=sesi, lembar__in=sesi.lembar.berlaku()).tanpa_benturan().lengkap()
    hasil = {}
    for b in baris.select_related("lembar__penilai", "tampil__finalis__peserta__kabupaten_kota"):
        b.lembar.sesi = b.tampil.sesi = sesi
        hasil[b.lembar.penilai.username, b.tampil.kode] = b
    return hasil


@tindakan
def isi_lembar_banyak(sesi: Sesi, skor: Mapping[Kunci, tuple], *, oleh) -> int:
    """Fill and lock rows, ``skor``: {(username, kode): (p1, p2, p3, catatan)}; returns how many changed.

    A sheet whose every row is locked by this is closed as signed on paper (``tanda_tangan`` NULL).
    A row that already holds exactly this and is locked stays; one locked with other marks is refused.
    """
    periksa_boleh_isi_banyak(oleh, sesi)
    Sesi.objects.select_for_update().get(pk=sesi.pk)
    # Every sheet is held before its rows are read: a juror who is writing finishes first, or waits.
    list(sesi.lembar.berlaku().select_for_update().order_by("pk"))
    peta = peta_baris(sesi)
    ubah = [b for kunci, isi in skor.items() if (b := _terapkan(peta.get(kunci), kunci, IsianBaris(*isi)))]
    Baris.objects.bulk_update(ubah, ["p1", "p2", "p3", "catatan", "versi", "dikunci_pada"])
    for b in ubah:
        catat_baris("lembar.isi_kertas", b, oleh)
    for lembar in _lengkap(ubah):
        tutup_lembar(lembar, None, oleh=oleh)
    catat("lembar.impor", sesi, oleh=oleh, lingkup=sesi.periode.kode, sesudah={"baris": len(ubah)})
    return len(ubah)


def _terapkan(baris: Baris | None, kunci: Kunci, isian: IsianBaris) -> Baris | None:
    """The row with the new marks, or None where it already stands so."""
    nama = " – ".join(kunci)
    if baris is None:
        raise Ditolak(f"Tidak ada baris untuk {nama}. Periksa nama pengguna penilai dan kode daerahnya.")
    if alasan := sebab_tertutup(baris, isian):
        raise Basi(f"{nama}: {alasan}")
    if baris.terkunci:
        return None
    periksa_isian(isian)
    if None in (isian.p1, isian.p2, isian.p3):
        raise Ditolak(f"{nama}: isi ketiga aspek dengan bilangan bulat 1 sampai 5.")
    baris.p1, baris.p2, baris.p3, baris.catatan = isian.p1, isian.p2, isian.p3, isian.catatan
    baris.versi, baris.dikunci_pada = baris.versi + 1, timezone.now()
    return baris


def sebab_tertutup(baris: Baris, isian: IsianBaris) -> str:
    """Why this row takes no other marks any more, or ""."""
    if baris.lembar.dibebaskan:
        return "penilai ini dibebaskan dari penilaian paparan."
    if baris.terkunci and isian != isian_dari(baris):
        return "sudah dikunci dengan nilai lain. Minta ketua tim penilai membukanya bila perlu diperbaiki."
    return ""


def _lengkap(baris: list[Baris]) -> list[Lembar]:
    """Open sheets among these rows in which nothing is left to lock."""
    lembar = {b.lembar_id: b.lembar for b in baris if b.lembar.terbuka}
    belum = Baris.objects.filter(lembar__in=lembar, dikunci_pada__isnull=True).tanpa_benturan()
    for pk in belum.values_list("lembar_id", flat=True).distinct():
        lembar.pop(pk, None)
    return list(lembar.values())
