"""Documents handed over, all of a receipt or a part of them: to whom, on what proof, with which signature."""

import json

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from layanan.ketupat_pecel.hari.hitung import baca_tanda_terima, tanda_terima
from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.susulan.alur import PERALIHAN_KANTOR
from layanan.ketupat_pecel.susulan.kunci import kunci_dokumen, selaraskan
from layanan.ketupat_pecel.susulan.models import SerahTerima
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.pribadi.masa import akhir_simpan
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.tindakan import terima

SIMPAN_SERAH = "ketupat.serah"  # kind of its time of keeping
TANPA_TTD = "Minta penerima membubuhkan tanda tangan di layar, atau foto kertas yang sudah ditandatangani."
TANPA_NAMA = "Tulis nama penerimanya."
TANPA_BUKTI = "Yang mengambil bukan pemohonnya. Minta tanda terimanya, atau nomornya beserta 4 angkanya."
LAIN_NOMOR = "Nomor itu bukan nomor tanda terima ini. Bandingkan dengan kertasnya."
SALAH_KETIK = "Ada angka yang salah ketik pada nomor tanda terima. Bandingkan tiap angka dengan kertasnya."
SALAH_PIN = "4 angka itu tidak cocok dengan nomor tanda terimanya. Minta pengambil memeriksanya."


@tindakan
def serahkan(pelayanan: Pelayanan, isi: dict, *, oleh, pada=None) -> SerahTerima:
    """``isi``: dokumen (their numbers), cara, hubungan, penerima, bukti, nomor, pin, goresan (strokes) or foto (a
    checked file). The last document of the request ends it."""
    semua = kunci_dokumen(isi["dokumen"], oleh)
    if any(d.pelayanan_id != pelayanan.pk for d in semua):
        raise Basi("Dokumen yang dipilih bukan dari tanda terima ini. Muat ulang halaman ini.")
    pelayanan, pada = semua[0].pelayanan, pada or timezone.now()
    periksa_penerima(pelayanan, isi)
    if not isi.get("goresan") and not isi.get("foto"):
        raise Ditolak(TANPA_TTD)
    serah = _tulis(pelayanan, isi, oleh, pada)
    serah.dokumen.set(semua)
    for satu in semua:
        pindah(satu, "serahkan", PERALIHAN_KANTOR, medan="kantor")
        satu.selesai_pada = pada
    DokumenPelayanan.objects.bulk_update(semua, ["kantor", "selesai_pada"])
    sesudah = {"hubungan": serah.hubungan, "cara": serah.cara, "bukti": serah.bukti, "dokumen": len(semua)}
    catat("ketupat.serah", serah, oleh=oleh, sesudah=sesudah | {"foto": serah.foto_id is not None})
    selaraskan(pelayanan.perjalanan, oleh=oleh, pada=pada)
    return serah


def periksa_penerima(pelayanan: Pelayanan, isi: dict) -> None:
    """The resident himself needs no receipt; anybody else shows it, or knows its number and digits."""
    if isi["hubungan"] == SerahTerima.Hubungan.SENDIRI:
        return
    if not (isi.get("penerima") or "").strip():
        raise Ditolak(TANPA_NAMA, rincian={"penerima": TANPA_NAMA})
    if pelayanan.tanda_terima is None:  # none was given, so none can be asked for
        return
    if not isi.get("bukti"):
        raise Ditolak(TANPA_BUKTI, rincian={"bukti": TANPA_BUKTI})
    nomor = baca_tanda_terima(isi.get("nomor") or "")
    if nomor is None:
        raise Ditolak(SALAH_KETIK, rincian={"nomor": SALAH_KETIK})
    if tanda_terima(*nomor) != pelayanan.tanda_terima:
        raise Ditolak(LAIN_NOMOR, rincian={"nomor": LAIN_NOMOR})
    if isi["bukti"] == SerahTerima.Bukti.ANGKA:
        cocok = sidik_pin(pelayanan.tanda_terima, isi.get("pin") or "")
        if not constant_time_compare(pelayanan.sidik_pin, cocok):
            raise Ditolak(SALAH_PIN, rincian={"pin": SALAH_PIN})


def _tulis(pelayanan: Pelayanan, isi: dict, oleh, pada) -> SerahTerima:
    dinas = pelayanan.perjalanan.dinas
    sendiri = isi["hubungan"] == SerahTerima.Hubungan.SENDIRI
    return SerahTerima.objects.create(
        pelayanan=pelayanan,
        dinas=dinas,
        hapus_pada=akhir_simpan(dinas, SIMPAN_SERAH, timezone.localdate(pada, dinas.zona)),
        cara=isi["cara"],
        hubungan=isi["hubungan"],
        bukti="" if sendiri else isi.get("bukti") or "",
        penerima=(isi.get("penerima") or "").strip() or None,
        goresan=json.dumps(isi["goresan"]) if isi.get("goresan") else None,
        foto=terima(isi["foto"], oleh=oleh, wilayah_kode=dinas.pk) if isi.get("foto") else None,
        pada=pada,
        oleh=oleh,
    )
