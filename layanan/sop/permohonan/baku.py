"""Standard times as a request has them: the office's own where set before the request came, else the SOP's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from layanan.sop.deklarasi.bentuk import Langkah, Per, Satuan, WaktuBaku
from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.permohonan.models import Permohonan, WaktuLangkah


def sebagai_baku(baris: WaktuLangkah) -> WaktuBaku:
    """Without a decree to rest on it is still a proposal."""
    return WaktuBaku(baris.jumlah, Satuan(baris.satuan), Per(baris.per), usulan=not baris.dasar)


def baku_banyak(semua: Iterable[Permohonan]) -> dict[int, dict[str, WaktuBaku]]:
    """{request: {step: standard time, multiplied by what it is counted for}} in one query."""
    semua = list(semua)
    milik = defaultdict(list)
    dicari = {"dinas__in": {p.dinas_id for p in semua}, "layanan__in": {p.layanan for p in semua}}
    for baris in WaktuLangkah.objects.filter(**dicari):
        milik[baris.dinas_id, baris.layanan].append(baris)
    return {p.pk: _untuk(p, milik[p.dinas_id, p.layanan]) for p in semua}


def _untuk(permohonan: Permohonan, baris: list[WaktuLangkah]) -> dict[str, WaktuBaku]:
    dinyatakan = {langkah.kode: langkah.baku for langkah in permohonan.sop.semua_langkah}
    hasil = {kode: baku for kode, baku in dinyatakan.items() if baku}
    for b in baris:
        if b.dibuat_pada <= permohonan.diajukan_pada and b.langkah in dinyatakan:
            hasil[b.langkah] = sebagai_baku(b)
    return {kode: _kali(baku, permohonan) for kode, baku in hasil.items()}


def _kali(baku: WaktuBaku, permohonan: Permohonan) -> WaktuBaku:
    kali = {Per.PEMOHON: permohonan.jumlah_pemohon, Per.DOKUMEN: permohonan.jumlah_dokumen}.get(baku.per, 1)
    return replace(baku, jumlah=baku.jumlah * max(1, kali))


def baku_dinas(dinas, layanan: str) -> list[tuple[Langkah, WaktuBaku | None, WaktuLangkah | None]]:
    """For the settings: every step of the newest SOP with the time of a request that came now, and who set it."""
    sop = ambil_sop(layanan)
    terakhir = {b.langkah: b for b in WaktuLangkah.objects.filter(dinas=dinas, layanan=layanan)}
    return [
        (langkah, sebagai_baku(b) if (b := terakhir.get(langkah.kode)) else langkah.baku, b) for langkah in sop.langkah
    ]
