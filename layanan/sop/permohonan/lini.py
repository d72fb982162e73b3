"""The timeline of a request: every step with its actual time against its standard."""

import datetime as dt
from collections.abc import Iterable

from layanan.sop.deklarasi.bentuk import Langkah
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.bahan import Bahan, bahan_banyak
from layanan.sop.permohonan.baris import BarisWaktu
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.ukur import hari_menurut_jam, lama_dinas

# Of a request whose longest step took fewer days, the bars are drawn as if it had taken so many.
HARI_TERPENDEK = 5


def lini(permohonan: Permohonan, kini: dt.datetime | None = None) -> list[BarisWaktu]:
    return susun_lini(bahan_banyak([permohonan], kini)[0])


def lini_banyak(semua: Iterable[Permohonan], kini: dt.datetime | None = None) -> dict[int, list[BarisWaktu]]:
    """{request: its rows} in a fixed number of queries."""
    return {b.permohonan.pk: susun_lini(b) for b in bahan_banyak(semua, kini)}


def susun_lini(bahan: Bahan) -> list[BarisWaktu]:
    """The SOP's steps in order; side steps that were entered, behind the step where the request stands."""
    sop = bahan.permohonan.sop
    menurut = {langkah.kode: [b for b in bahan.riwayat if b.langkah == langkah.kode] for langkah in sop.semua_langkah}
    hari = {kode: hari_menurut_jam(bahan, inap) for kode, inap in menurut.items()}
    skala = max(HARI_TERPENDEK, *(sum(h.values()) for h in hari.values()))
    keadaan = _keadaan(bahan, menurut)
    tampil = list(sop.langkah)
    di = next((n for n, langkah in enumerate(tampil, 1) if langkah.kode == _kode_asal(bahan)), 0)
    tampil[di:di] = [langkah for langkah in sop.samping if menurut[langkah.kode]]
    return [_baris(bahan, k, menurut[k.kode], hari[k.kode], keadaan[k.kode], skala) for k in tampil]


def _kode_asal(bahan: Bahan) -> str:
    """The numbered step where the request is, or to which it will return from a side step."""
    bernomor = {langkah.kode for langkah in bahan.permohonan.sop.langkah}
    return next((b.langkah for b in reversed(bahan.riwayat) if b.langkah in bernomor), "")


def _keadaan(bahan: Bahan, menurut) -> dict[str, str]:
    """By the place in the SOP: a request sent back has its later steps before it again."""
    permohonan, langkah = bahan.permohonan, bahan.permohonan.sop.langkah
    if permohonan.status == StatusPermohonan.SELESAI:
        return {kode: "selesai" if inap else "nanti" for kode, inap in menurut.items()}
    di = next((n for n, lain in enumerate(langkah) if lain.kode == _kode_asal(bahan)), 0)
    hasil = {lain.kode: "selesai" if n < di and menurut[lain.kode] else "nanti" for n, lain in enumerate(langkah)}
    hasil |= {lain.kode: "selesai" for lain in permohonan.sop.samping}
    hasil[permohonan.langkah] = "kini" if permohonan.terbuka else "selesai"
    return hasil


def _baris(bahan: Bahan, langkah: Langkah, inap, hari, keadaan: str, skala: int) -> BarisWaktu:
    baku = bahan.baku.get(langkah.kode)
    nyata = None
    if inap:
        nyata = lama_dinas(bahan, inap, baku.satuan) if baku else hari[langkah.jam]
    return BarisWaktu(
        langkah=langkah,
        nomor=bahan.permohonan.sop.nomor_langkah(langkah.kode),
        keadaan=keadaan,
        kunjungan=tuple(inap),
        baku=baku,
        nyata=nyata,
        hari=hari,
        putaran=max((b.putaran for b in inap), default=1),
        skala=skala,
    )
