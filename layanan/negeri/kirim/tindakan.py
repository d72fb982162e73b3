"""Issue, links, handover: every way of a document to its resident leaves a row."""

import datetime as dt
import json

from django.utils import timezone

from layanan.negeri.kirim.izin import (
    SUDAH,
    dalam_tenggang,
    dokumen_berlaku,
    periksa_ada,
    periksa_boleh_berkas,
    periksa_boleh_bukti,
    periksa_boleh_serah,
    periksa_tautan,
    siap_diambil,
)
from layanan.negeri.kirim.models import BuktiSerah, DokumenJadi, TautanUnduh
from layanan.negeri.kirim.tautan import garam_baru, sidik_token, token_dari
from layanan.sop.permohonan.izin import mewakili_pemohon, periksa_giliran
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import kunci_permohonan, lanjut
from layanan.sop.pribadi.masa import akhir_simpan
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.tindakan import terima

MASA_TAUTAN, SEHARI = dt.timedelta(days=7), 5
SIMPAN_BUKTI = "negeri.serah"  # kind of its time of keeping
TANPA_BUKTI = "Minta penerima membubuhkan tanda tangan di layar, atau foto kertas yang sudah ditandatangani."


@tindakan
def buat_tautan(permohonan: Permohonan, *, oleh=None, warga: bool = False) -> TautanUnduh:
    """Another link; those before it open nothing any more. ``warga``: asked for with code and digits."""
    permohonan = kunci_permohonan(permohonan)
    periksa_ada(dokumen_berlaku(permohonan))
    if not siap_diambil(permohonan):
        raise Basi("Dokumennya belum siap diunduh. Muat ulang halaman untuk melihat keadaannya.")
    if not warga and oleh is not None and not mewakili_pemohon(oleh, permohonan):
        periksa_giliran(oleh, permohonan)
    sehari = timezone.now() - dt.timedelta(days=1)
    if TautanUnduh.objects.filter(permohonan=permohonan, dibuat_pada__gt=sehari).count() >= SEHARI:
        raise Ditolak("Sudah beberapa kali tautan dibuat hari ini. Ambil cetakannya di kantor negeri, atau coba besok.")
    return tautan_baru(permohonan, oleh=oleh)


@tindakan
def tautan_baru(permohonan: Permohonan, *, oleh) -> TautanUnduh:
    """The only one that opens: those before it run out now."""
    kini = timezone.now()
    TautanUnduh.objects.filter(permohonan=permohonan, dipakai_pada=None).update(berakhir_pada=kini)
    garam = garam_baru()
    tautan = TautanUnduh.objects.create(
        permohonan=permohonan,
        garam=garam,
        sidik_token=sidik_token(token_dari(garam)),
        dibuat_pada=kini,
        dibuat_oleh=oleh,
        berakhir_pada=kini + MASA_TAUTAN,
    )
    catat("negeri.tautan", tautan, oleh=oleh, sesudah={"permohonan": permohonan.nomor})
    return tautan


@tindakan
def pakai_tautan(tautan: TautanUnduh, *, oleh=None, pada=None) -> Permohonan:
    """The right digits were given: the link is spent, and the request comes to its end."""
    permohonan = kunci_permohonan(tautan.permohonan)
    tautan = TautanUnduh.objects.select_for_update().get(pk=tautan.pk)
    tautan.permohonan = permohonan
    periksa_tautan(tautan)
    tautan.dipakai_pada = pada or timezone.now()
    tautan.save(update_fields=["dipakai_pada"])
    catat("negeri.unduh", tautan, oleh=oleh, sesudah={"permohonan": permohonan.nomor})
    return lanjut(permohonan, "serahkan", oleh=None, pada=pada) if permohonan.terbuka else permohonan


@tindakan
def unduh_ulang(tautan: TautanUnduh, *, oleh=None) -> DokumenJadi:
    """Once more in the browser that spent the link, because its download broke off. Nothing else changes."""
    if not dalam_tenggang(tautan):
        raise Basi(SUDAH)
    catat("negeri.unduh_ulang", tautan, oleh=oleh, sesudah={"permohonan": tautan.permohonan.nomor})
    return dokumen_berlaku(tautan.permohonan)


@tindakan
def catat_cetak(permohonan: Permohonan, *, oleh) -> DokumenJadi:
    """Opened to be printed at the negeri."""
    dokumen = periksa_boleh_berkas(oleh, permohonan)
    catat("negeri.cetak", dokumen, oleh=oleh, sesudah={"permohonan": permohonan.nomor})
    return dokumen


@tindakan
def catat_cetak_bukti(permohonan: Permohonan, *, oleh) -> tuple[DokumenJadi, BuktiSerah | None]:
    """The proof of handover was printed: blank to be signed, or with the recipient's name."""
    dokumen = periksa_boleh_bukti(oleh, permohonan)
    bukti = BuktiSerah.objects.filter(permohonan=permohonan).first()
    catat("negeri.cetak_bukti", dokumen, oleh=oleh, sesudah={"permohonan": permohonan.nomor, "isi": bukti is not None})
    return dokumen, bukti


@tindakan
def serahkan(permohonan: Permohonan, isi: dict, *, oleh, pada=None) -> Permohonan:
    """``isi``: penerima, hubungan, goresan (strokes) or foto (a checked file). Then the request ends."""
    permohonan = kunci_permohonan(permohonan)
    periksa_boleh_serah(oleh, permohonan)
    if not isi.get("goresan") and not isi.get("foto"):
        raise Ditolak(TANPA_BUKTI)
    pada = pada or timezone.now()
    foto = terima(isi["foto"], oleh=oleh, wilayah_kode=permohonan.dinas_id) if isi.get("foto") else None
    bukti = BuktiSerah.objects.create(
        permohonan=permohonan,
        dinas=permohonan.dinas,
        hapus_pada=akhir_simpan(permohonan.dinas, SIMPAN_BUKTI, timezone.localdate(pada, permohonan.dinas.zona)),
        penerima=isi["penerima"],
        hubungan=isi["hubungan"],
        goresan=json.dumps(isi["goresan"]) if isi.get("goresan") else None,
        foto=foto,
        diserahkan_pada=pada,
        oleh=oleh,
    )
    catat("negeri.serah", bukti, oleh=oleh, sesudah={"hubungan": bukti.hubungan, "foto": foto is not None})
    return lanjut(permohonan, "serahkan", oleh=oleh, pada=pada)
