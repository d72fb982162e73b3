"""What a resident reads of his documents after the day: plain words, no person, no number of a person."""

from collections import Counter
from dataclasses import dataclass

from layanan.ketupat_pecel.hari.alur import Kantor, Penyelesaian
from layanan.ketupat_pecel.susulan.alur import StatusKasus

SELESAI, JALAN, TUTUP = "sah", "tunggu", "balik"
KATA_KANTOR = {
    Kantor.DITERIMA: (JALAN, "Menunggu dikerjakan"),
    Kantor.DIPROSES: (JALAN, "Dikerjakan"),
    Kantor.SIAP: (SELESAI, "Siap diambil"),
    Kantor.DISERAHKAN: (SELESAI, "Sudah diserahkan"),
    Kantor.DITUTUP: (TUTUP, "Ditutup tanpa dokumen"),
}
KATA_HARI = {
    Penyelesaian.BELUM: (JALAN, "Diproses di desa"),
    Penyelesaian.DI_TEMPAT: (SELESAI, "Selesai di desa"),
    Penyelesaian.KE_KANTOR: (JALAN, "Dibawa ke kantor"),
    Penyelesaian.DITAHAN: (JALAN, "Data diperiksa"),
    Penyelesaian.DITOLAK: (TUTUP, "Tidak dapat diterbitkan"),
}
BILANGAN = ("", "Satu", "Dua", "Tiga", "Empat", "Lima", "Enam")


def keadaan_dokumen(penyelesaian: str, kantor: str, kasus: str | None) -> tuple[str, str]:
    """(look, words) of one document; ``kasus``: the state of its case, if it has one."""
    if kasus == StatusKasus.DITOLAK:
        return KATA_HARI[Penyelesaian.DITOLAK]
    if kantor:
        return KATA_KANTOR[Kantor(kantor)]
    if kasus == StatusKasus.DIAJUKAN:
        return JALAN, "Menunggu jawaban pusat"
    return KATA_HARI[Penyelesaian(penyelesaian)]


@dataclass(frozen=True)
class Ringkasan:
    """``tahap``: how many of the five steps are behind it. ``datang``: something can be fetched."""

    kepala: str
    keterangan: str
    tahap: int
    datang: bool


def ringkasan(dokumen: list[tuple[str, str, str | None]], *, ditutup: bool) -> Ringkasan:
    """``dokumen``: what ``keadaan_dokumen`` takes, of each. ``ditutup``: the day in the village is over."""
    kata = [keadaan_dokumen(*d) for d in dokumen]
    rupa = Counter(r for r, _ in kata)
    siap = sum(k == "Siap diambil" for _r, k in kata)
    jalan = rupa[JALAN]
    if not jalan and not siap:
        return _selesai(kata)
    if siap and not jalan:
        return Ringkasan("Dokumen Anda siap diambil", "Bawa tanda terima ini saat mengambil.", 4, True)
    if siap:
        ket = f"{_jumlah(siap)} dapat diambil, {_jumlah(jalan).lower()} masih dikerjakan. Boleh diambil bersamaan."
        return Ringkasan("Sebagian dokumen Anda siap diambil", ket, 2, True)
    if not ditutup:
        return Ringkasan("Berkas Anda diterima di desa", "Sore nanti dibawa ke kantor. Belum perlu datang.", 1, False)
    pusat = sum(k in ("Data diperiksa", "Menunggu jawaban pusat") for _r, k in kata)
    if pusat == jalan:
        ket = "Data kependudukan Anda sedang diperiksa dengan pusat. Belum perlu datang."
        return Ringkasan("Dokumen Anda menunggu pemeriksaan data", ket, 2, False)
    ket = "Belum perlu datang."
    if rupa[SELESAI]:
        ket = f"{_jumlah(rupa[SELESAI])} sudah selesai, {_jumlah(jalan).lower()} masih dikerjakan. {ket}"
    return Ringkasan("Dokumen Anda sedang dikerjakan di kantor", ket, 2, False)


def _jumlah(n: int) -> str:
    return f"{BILANGAN[n] if n < len(BILANGAN) else n} dokumen"


def _selesai(kata: list[tuple[str, str]]) -> Ringkasan:
    tutup = sum(r == TUTUP for r, _ in kata)
    if tutup == len(kata):
        return Ringkasan("Dokumen ini tidak dapat diterbitkan", "Sebabnya tertulis di bawah.", 5, False)
    ket = "Tidak ada lagi yang perlu Anda kerjakan."
    if tutup:
        ket = f"{_jumlah(tutup)} tidak dapat diterbitkan; sebabnya tertulis di bawah."
    return Ringkasan("Dokumen Anda selesai", ket, 5, False)
