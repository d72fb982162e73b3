"""What the chair does with a juror's sheet, always with a reason."""

from django.db.models import F

from paparan.lembar.alur import PERALIHAN
from paparan.lembar.izin import periksa_boleh_pimpin
from paparan.lembar.jejak import catat_baris
from paparan.lembar.models import Baris, Lembar
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def buka_kunci_baris(baris: Baris, alasan: str, *, oleh) -> Baris:
    """The chair unlocks one row of a sheet that is not signed yet."""
    lembar = baris.lembar
    lembar.status = Lembar.objects.select_for_update().get(pk=lembar.pk).status
    periksa_boleh_pimpin(oleh, lembar)
    if not lembar.terbuka:
        raise Basi("Lembar ini sudah ditutup. Buka versi baru bila nilainya perlu diperbaiki.")
    if not baris.terkunci:
        raise Basi("Baris ini belum dikunci. Muat ulang halaman ini.")
    _periksa_alasan(alasan)
    Baris.objects.filter(pk=baris.pk).update(dikunci_pada=None, versi=F("versi") + 1)
    baris.refresh_from_db(fields=["dikunci_pada", "versi"])
    catat_baris("lembar.buka_kunci", baris, oleh, alasan=alasan)
    return baris


@tindakan
def buka_versi_baru(lembar: Lembar, alasan: str, *, oleh) -> Lembar:
    """A signed sheet is superseded, never changed: a new version with its rows, unlocked, to be signed again."""
    _periksa_alasan(alasan)
    lembar.status = Lembar.objects.select_for_update().get(pk=lembar.pk).status
    periksa_boleh_pimpin(oleh, lembar)
    sebelum, _ = _pindahkan(lembar, "gantikan")
    baru = Lembar.objects.create(sesi=lembar.sesi, penilai=lembar.penilai, versi=lembar.versi + 1, alasan=alasan)
    Baris.objects.bulk_create(
        Baris(lembar=baru, tampil_id=b.tampil_id, p1=b.p1, p2=b.p2, p3=b.p3, catatan=b.catatan, versi=b.versi + 1)
        for b in lembar.baris.all()
    )
    _catat_lembar("lembar.buka_versi", baru, oleh, {"versi": lembar.versi, "status": sebelum}, alasan)
    return baru


@tindakan
def bebaskan(lembar: Lembar, alasan: str, *, oleh) -> Lembar:
    """Excuse a juror who cannot mark (ill, left): his sheet is neither awaited nor counted."""
    _periksa_alasan(alasan)
    periksa_boleh_pimpin(oleh, lembar)
    sebelum, _ = _pindahkan(lembar, "bebaskan", alasan=alasan)
    _catat_lembar("lembar.bebaskan", lembar, oleh, {"status": sebelum}, alasan)
    return lembar


@tindakan
def tugaskan_lagi(lembar: Lembar, *, oleh) -> Lembar:
    periksa_boleh_pimpin(oleh, lembar)
    sebelum, _ = _pindahkan(lembar, "tugaskan_lagi", alasan="")
    _catat_lembar("lembar.tugaskan_lagi", lembar, oleh, {"status": sebelum})
    return lembar


def _pindahkan(lembar: Lembar, nama: str, **isi) -> tuple[str, str]:
    lembar.status = Lembar.objects.select_for_update().get(pk=lembar.pk).status
    jejak = pindah(lembar, nama, PERALIHAN)
    for medan, nilai in isi.items():
        setattr(lembar, medan, nilai)
    lembar.save(update_fields=["status", *isi])
    return jejak


def _catat_lembar(nama, lembar: Lembar, oleh, sebelum, alasan=""):
    catat(
        nama,
        lembar,
        oleh=oleh,
        lingkup=lembar.sesi.periode.kode,
        sebelum=sebelum,
        sesudah={"penilai": lembar.penilai_id, "versi": lembar.versi, "status": lembar.status},
        alasan=alasan,
    )


def _periksa_alasan(alasan: str) -> None:
    if not alasan.strip():
        raise Ditolak("Tulis alasannya dahulu; alasan masuk ke jejak audit.", rincian={"alasan": "Wajib diisi."})
