"""What an ended request took, measured once from its history and kept for reports."""

from collections.abc import Iterable

from django.utils import timezone

from layanan.sop.deklarasi.bentuk import Jam, Satuan
from layanan.sop.laporan.models import LamaLangkah, LamaPermohonan
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.bahan import Bahan, bahan_banyak
from layanan.sop.permohonan.lini import susun_lini
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.ukur import hari_menurut_jam, lama_dinas
from pentas.jejak.tindakan import tindakan


@tindakan
def ukur(semua: Iterable[Permohonan], *, oleh) -> int:
    """Measure those that have ended and are not measured yet; returns how many. In a fixed number of queries.

    Nothing is decided here, so no audit row: the history that it is worked out from has its own.
    """
    semua = [p for p in semua if not p.terbuka]
    ada = set(LamaPermohonan.objects.filter(permohonan__in=semua).values_list("permohonan", flat=True))
    bahan = bahan_banyak([p for p in semua if p.pk not in ada])
    LamaPermohonan.objects.bulk_create((_permohonan(b) for b in bahan), batch_size=500)
    LamaLangkah.objects.bulk_create((baris for b in bahan for baris in _langkah(b)), batch_size=500)
    return len(bahan)


def _umum(bahan: Bahan) -> dict:
    p = bahan.permohonan
    tanggal = timezone.localdate(p.selesai_pada, p.dinas.zona)
    return {"permohonan": p, "dinas": p.dinas, "layanan": p.layanan, "tanggal": tanggal}


def _permohonan(bahan: Bahan) -> LamaPermohonan:
    hari = hari_menurut_jam(bahan, bahan.riwayat)
    umum, janji = _umum(bahan), bahan.permohonan.janji
    selesai = bahan.permohonan.status == StatusPermohonan.SELESAI
    return LamaPermohonan(
        **umum,
        status=bahan.permohonan.status,
        hari_dinas=hari[Jam.DINAS],
        menit_dinas=sum(_menit(bahan, inap) for inap in _per_langkah(bahan).values()),
        hari_pusat=hari[Jam.PUSAT],
        tepat=umum["tanggal"] <= janji if selesai and janji else None,
    )


def _per_langkah(bahan: Bahan) -> dict[str, list]:
    hasil: dict[str, list] = {}
    for baris in bahan.riwayat:
        hasil.setdefault(baris.langkah, []).append(baris)
    return hasil


def _menit(bahan: Bahan, inap: list) -> int:
    """Of the office's clock, whole minutes."""
    return int(lama_dinas(bahan, inap, Satuan.MENIT)) if any(bahan.jam_inap(b) == Jam.DINAS for b in inap) else 0


def _langkah(bahan: Bahan) -> list[LamaLangkah]:
    """Steps that were reached. In working days where the standard counts them, else in calendar days."""
    umum, inap = _umum(bahan), _per_langkah(bahan)
    hasil = []
    for baris in susun_lini(bahan):
        if baris.nyata is None:
            continue
        hari_kerja = baris.baku and baris.baku.satuan == Satuan.HARI_KERJA
        hasil.append(
            LamaLangkah(
                **umum,
                langkah=baris.langkah.kode,
                hari=int(baris.nyata) if hari_kerja else baris.hari[baris.langkah.jam],
                menit=_menit(bahan, inap[baris.langkah.kode]),
                terlambat=baris.lewat if baris.baku else None,
            )
        )
    return hasil
