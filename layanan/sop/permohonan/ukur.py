"""How long a step took, by whose clock. A step visited again goes on counting where it stopped."""

import datetime as dt

from layanan.sop.deklarasi.bentuk import Jam
from layanan.sop.kalender.hitung import Selang, hari_berhenti, lama, rapikan_selang, tanggal_antara
from layanan.sop.permohonan.bahan import Bahan
from layanan.sop.permohonan.models import RiwayatLangkah


def langkah_mulai(inap: list[RiwayatLangkah]) -> dt.datetime:
    return min(b.masuk_pada for b in inap)


def henti_langkah(bahan: Bahan, inap: list[RiwayatLangkah]) -> list[Selang]:
    """When the office's clock stood still for this step: pauses, and all that lies between its own stays."""
    milik = rapikan_selang(bahan.inap(b) for b in inap if bahan.jam_inap(b) == Jam.DINAS)
    batas = [langkah_mulai(inap), *(t for s in milik for t in s), max(bahan.inap(b)[1] for b in inap)]
    sela = list(zip(batas[::2], batas[1::2], strict=True))
    return bahan.selang_jeda() + sela


def lama_dinas(bahan: Bahan, inap: list[RiwayatLangkah], satuan):
    """The office's time in this step, in the unit."""
    selesai = max(bahan.inap(b)[1] for b in inap)
    return lama(satuan, langkah_mulai(inap), selesai, henti_langkah(bahan, inap), bahan.kalender)


def hari_menurut_jam(bahan: Bahan, inap) -> dict[Jam | None, int]:
    """Calendar days of these stays by whose time they took: a pause takes the days at whose noon it stood.

    Over all stays of a request they add up to its days.
    """
    henti = [(jam, hari_berhenti(bahan.selang_jeda(jam), bahan.kalender)) for jam in (*Jam, None)]
    hasil = dict.fromkeys((*Jam, None), 0)
    for b in inap:
        awal, akhir = (bahan.kalender.tanggal(t) for t in bahan.inap(b))
        for hari in tanggal_antara(awal, akhir):
            hasil[next((jam for jam, berhenti in henti if hari in berhenti), bahan.jam_inap(b))] += 1
    return hasil
