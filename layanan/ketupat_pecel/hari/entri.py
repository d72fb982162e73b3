"""Entries of the tablets: a resident's state, the numbers a tablet has given, photographs of papers."""

import datetime as dt

from django.utils import timezone

from layanan.ketupat_pecel.dokumen.models import SyaratDesa
from layanan.ketupat_pecel.hari.data import gambaran, juga_pada
from layanan.ketupat_pecel.hari.isian import PALING_BANYAK
from layanan.ketupat_pecel.hari.izin import (
    ambil_pelayanan,
    ambil_perjalanan_tim,
    ambil_tablet_hari,
    baca_uuid,
)
from layanan.ketupat_pecel.hari.tindakan import catat_pelayanan, lapor_tablet, tambah_foto
from pentas.galat import Ditolak
from pentas.luring.daftar import RUSAK, Isian
from pentas.unggahan import titipan
from pentas.unggahan.periksa import siapkan

PELAYANAN, TABLET, FOTO = "ketupat.pelayanan", "ketupat.tablet", "ketupat.foto"


def terapkan_pelayanan(isian: Isian, *, oleh) -> dict:
    """``isi["perangkat"]`` says which tablet speaks; its step clocks are set right by the measured offset."""
    pk, tanda = isian.kode("perjalanan", "tanda")
    perjalanan = ambil_perjalanan_tim(oleh, pk)
    tablet = ambil_tablet_hari(perjalanan, baca_uuid(isian.isi.get("perangkat")))
    kini = timezone.now()
    isi = isian.isi | {"waktu": _geser(isian.isi.get("waktu", {}), isian.selisih_jam(kini))}
    pelayanan = catat_pelayanan(
        perjalanan, tablet, baca_uuid(tanda), isi, dasar=isian.dasar, oleh=oleh, pada=isian.terjadi_pada(kini)
    )
    # Its own clocks come back as they were told: the tablet goes on telling them by its own clock.
    tersimpan = gambaran(pelayanan) | {"waktu": isian.isi.get("waktu", {})}
    tersimpan |= {"tanda_terima": pelayanan.tanda_terima, "juga": juga_pada(pelayanan)}
    return {"tersimpan": tersimpan, "versi": pelayanan.versi}


def _geser(waktu, selisih: dt.timedelta | None):
    """By our clock, where the device told us how far its own is off. What cannot be read is refused later."""
    if not selisih or not isinstance(waktu, dict):
        return waktu
    return {k: [_lurus(t, selisih) for t in v] if isinstance(v, list) else v for k, v in waktu.items()}


def _lurus(teks, selisih: dt.timedelta):
    try:
        return (dt.datetime.fromisoformat(teks) - selisih).isoformat()
    except (TypeError, ValueError, OverflowError):
        return teks


def terapkan_tablet(isian: Isian, *, oleh) -> dict:
    """Repeated as often as the device likes: the highest counts."""
    pk, perangkat = isian.kode("perjalanan", "perangkat")
    tablet = ambil_tablet_hari(ambil_perjalanan_tim(oleh, pk), baca_uuid(perangkat))
    antrean, urut = _cacah(isian.isi.get("antrean"), PALING_BANYAK), _cacah(isian.isi.get("urut"), 999_999)
    selisih = isian.selisih_jam(timezone.now())
    tablet = lapor_tablet(
        tablet,
        antrean,
        urut,
        akhir=isian.isi.get("akhir") is True,
        selisih_jam=None if selisih is None else round(selisih.total_seconds()),
        oleh=oleh,
    )
    tersimpan = {"antrean": tablet.antrean_terakhir, "urut": tablet.urut_terakhir}
    return {"tersimpan": tersimpan, "versi": 0}


def _cacah(n, paling: int) -> int:
    if isinstance(n, bool) or not isinstance(n, int) or not 0 <= n <= paling:
        raise Ditolak(RUSAK)
    return n


def terapkan_foto(isian: Isian, *, oleh) -> dict:
    """The picture came before, in pieces; this entry says whose paper it shows. ``sasaran.foto``: its deposit."""
    pk, tanda, foto = isian.kode("perjalanan", "tanda", "foto")
    pelayanan = ambil_pelayanan(ambil_perjalanan_tim(oleh, pk), baca_uuid(tanda))
    id = baca_uuid(foto)
    syarat = _syarat(pelayanan, isian.isi)
    with titipan.terbuka(id, pengguna=oleh) as berkas:
        siap = siapkan(berkas)
    pada = isian.terjadi_pada(timezone.now())
    baru = tambah_foto(pelayanan, siap, titipan=id, syarat=syarat, oleh=oleh, pada=pada)
    titipan.pakai(id, pengguna=oleh)
    letak = {"dokumen": syarat.dokumen.kode, "syarat": syarat.kode} if syarat else {"dokumen": "", "syarat": ""}
    tersimpan = letak | {"foto": baru.pk, "unggahan": str(baru.unggahan_id), "pada": baru.pada.isoformat()}
    return {"tersimpan": tersimpan, "versi": 1}


def _syarat(pelayanan, isi: dict) -> SyaratDesa | None:
    """A requirement that is no longer asked for keeps its photograph all the same."""
    dokumen, kode = isi.get("dokumen"), isi.get("syarat")
    if not isinstance(dokumen, str) or not isinstance(kode, str):
        return None
    semua = SyaratDesa.objects.filter(dokumen__dinas=pelayanan.dinas_id, dokumen__kode=dokumen, kode=kode)
    return semua.select_related("dokumen").first()
