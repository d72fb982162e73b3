"""The day read at once, for the tablet's page and for replies."""

from collections import defaultdict

from django.db.models import prefetch_related_objects

from layanan.ketupat_pecel.hari.alur import KeadaanPelayanan
from layanan.ketupat_pecel.hari.hitung import baca_tanda_terima
from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan


def gambaran(pelayanan: Pelayanan) -> dict:
    """The state as the tablet sends it, without anybody's name or number: replies are kept with the entry."""
    prefetch_related_objects([pelayanan], "waktu", "dokumen__dokumen")
    return {
        "antrean": pelayanan.antrean,
        "warga": pelayanan.warga.baris if pelayanan.warga_id else None,
        "dusun": pelayanan.dusun,
        "keadaan": pelayanan.keadaan,
        "urut": urut_struk(pelayanan),
        "rencana_ambil": pelayanan.rencana_ambil and pelayanan.rencana_ambil.isoformat(),
        "tempat_ambil": pelayanan.tempat_ambil,
        "luring": pelayanan.luring,
        "waktu": {w.langkah: [_iso(w.mulai_pada), _iso(w.selesai_pada)] for w in pelayanan.waktu.all()},
        "dokumen": [
            {
                "kode": d.dokumen.kode,
                "keterangan": d.keterangan,
                "penyelesaian": d.penyelesaian,
                "alasan": d.alasan,
                "nomor": d.nomor,
            }
            for d in pelayanan.dokumen.all()
        ],
    }


def urut_struk(pelayanan: Pelayanan) -> int | None:
    """The running number on the receipt, also where another tablet gave it in the place of a lost one."""
    return baca_tanda_terima(pelayanan.tanda_terima)[1] if pelayanan.tanda_terima else None


def _iso(saat):
    return saat.isoformat() if saat else None


def juga_pada(pelayanan: Pelayanan) -> list[str]:
    """Numbers under which the same resident stands on this day: the same row of the list, or the same NIK."""
    return juga_pada_banyak(pelayanan.perjalanan).get(pelayanan.pk, [])


def juga_pada_banyak(perjalanan: Perjalanan) -> dict:
    """{resident's key: [number, …]} of all who stand there twice, in one query. Who left again is not counted."""
    semua = list(
        perjalanan.pelayanan.exclude(keadaan=KeadaanPelayanan.PULANG)
        .select_related("tablet")
        .only("tablet__huruf", "antrean", "nik_sidik", "warga", "perjalanan")
        .order_by("tablet__huruf", "antrean")
    )
    kelompok = defaultdict(list)
    for p in semua:
        for kunci in filter(None, (p.nik_sidik and ("nik", p.nik_sidik), p.warga_id and ("warga", p.warga_id))):
            kelompok[kunci].append(p)
    hasil = defaultdict(list)
    for sama in kelompok.values():
        for p in sama:
            hasil[p.pk] += [str(lain) for lain in sama if lain.pk != p.pk and str(lain) not in hasil[p.pk]]
    return {kunci: nomor for kunci, nomor in hasil.items() if nomor}
