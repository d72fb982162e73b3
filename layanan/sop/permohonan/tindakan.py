"""The life of a request once it was sent: taken, moved along, paused, withdrawn. Every move is one audited action."""

from django.utils import timezone

from layanan.sop.deklarasi.bentuk import Akhir, Jalan
from layanan.sop.permohonan.alur import PERALIHAN, StatusPermohonan
from layanan.sop.permohonan.daftar import jalankan_saat_berakhir, penangan
from layanan.sop.permohonan.izin import (
    jalan_terbuka,
    peran_giliran,
    periksa_boleh_bebaskan,
    periksa_boleh_tarik,
    periksa_giliran,
    periksa_versi,
)
from layanan.sop.permohonan.models import Jeda, Permohonan
from layanan.sop.permohonan.pindah_langkah import (
    ke_langkah,
    kunci_permohonan,
    periksa_syarat,
    simpan_permohonan,
    tutup_langkah,
    waktu_maju,
)
from layanan.sop.permohonan.waktu import perbarui_janji
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

ALASAN = "Tulis alasannya, supaya yang menerima tahu apa yang harus diperbaiki."

ALASAN_TARIK = "Tulis alasan penarikan, supaya dinas tahu."


@tindakan
def ambil(permohonan: Permohonan, *, oleh, versi: int | None = None) -> Permohonan:
    """Take it: nobody else acts on this step until it is let go. The second officer to try is told who has it."""
    permohonan = kunci_permohonan(permohonan)
    periksa_giliran(oleh, permohonan)
    if permohonan.petugas_id == oleh.pk:
        return permohonan
    periksa_versi(permohonan, versi)
    permohonan.petugas = oleh
    simpan_permohonan(permohonan, "petugas")
    catat("permohonan.ambil", permohonan, oleh=oleh, sesudah={"petugas": oleh.pk})
    return permohonan


@tindakan
def lepas(permohonan: Permohonan, *, oleh) -> Permohonan:
    permohonan = kunci_permohonan(permohonan)
    periksa_giliran(oleh, permohonan)
    permohonan.petugas = None
    simpan_permohonan(permohonan, "petugas")
    catat("permohonan.lepas", permohonan, oleh=oleh, sebelum={"petugas": oleh.pk})
    return permohonan


@tindakan
def bebaskan(permohonan: Permohonan, alasan: str, *, oleh, versi: int | None = None) -> Permohonan:
    """The admin frees a request whose officer is away, so that a colleague can go on."""
    permohonan = kunci_permohonan(permohonan)
    periksa_boleh_bebaskan(oleh, permohonan)
    periksa_versi(permohonan, versi)
    tolak_nomor_pribadi(alasan)
    sebelum = {"petugas": permohonan.petugas_id}
    permohonan.petugas = None
    simpan_permohonan(permohonan, "petugas")
    catat("permohonan.bebaskan", permohonan, oleh=oleh, sebelum=sebelum, alasan=alasan.strip())
    return permohonan


@tindakan
def lanjut(permohonan: Permohonan, jalan: str, *, oleh, versi: int | None = None, catatan="", isian=None, pada=None):
    """Take one way out of the step. ``isian``: cleaned data of the step's form; ``catatan``: reason or note.

    Raises Basi (409) out of turn or from an old page, SalahPeran (403), Ditolak (422) where a reason or a paper
    is missing.
    """
    permohonan = kunci_permohonan(permohonan)
    periksa_versi(permohonan, versi)  # first: the second of two clicks is late, not out of his role
    periksa_giliran(oleh, permohonan)
    semua_peran = peran_giliran(oleh, permohonan) if oleh else permohonan.pelaku
    pilihan = _pilih_jalan(permohonan, jalan, semua_peran)
    peran = next(p for p in semua_peran if not pilihan.peran or p in pilihan.peran)
    tolak_nomor_pribadi(catatan)
    if pilihan.butuh_alasan and not catatan.strip():
        raise Ditolak(ALASAN, rincian={"catatan": ALASAN})
    pada = waktu_maju(permohonan, pada)
    if not pilihan.mundur and pilihan.ke != Akhir.DITOLAK:
        periksa_syarat(permohonan)
    olah = penangan(permohonan.layanan, permohonan.langkah)
    if olah.sebelum:
        olah.sebelum(permohonan, pilihan, isian or {}, oleh)
    dari = (permohonan.langkah, permohonan.giliran)
    rincian = olah.sesudah(permohonan, pilihan, isian or {}, oleh) if olah.sesudah else {}
    tutup_langkah(permohonan, pilihan, peran, oleh, catatan.strip(), rincian or {}, pada)
    ke_langkah(permohonan, pilihan, pada, oleh)
    catat(
        f"permohonan.{pilihan.kode}",
        permohonan,
        oleh=oleh,
        sebelum={"langkah": dari[0], "giliran": dari[1]},
        sesudah={"langkah": permohonan.langkah, "giliran": permohonan.giliran, "status": permohonan.status},
        alasan=catatan.strip() if pilihan.butuh_alasan else "",
    )
    return permohonan


def _pilih_jalan(permohonan: Permohonan, kode: str, peran: tuple[str, ...]) -> Jalan:
    if permohonan.status == StatusPermohonan.DIJEDA:
        raise Basi("Jam permohonan ini sedang dijeda. Lanjutkan dahulu, lalu kerjakan langkahnya.")
    pilihan = next((j for j in jalan_terbuka(permohonan, peran) if j.kode == kode), None)
    if pilihan is None:
        raise Basi("Pilihan itu tidak tersedia pada langkah ini. Muat ulang halaman ini.")
    return pilihan


@tindakan
def jeda(permohonan: Permohonan, alasan: str, *, oleh, catatan="", versi: int | None = None, pada=None) -> Jeda:
    """Stop the clock for one of the reasons that the step names."""
    permohonan = kunci_permohonan(permohonan)
    periksa_giliran(oleh, permohonan)
    periksa_versi(permohonan, versi)
    sah = {a.kode: a for a in permohonan.langkah_kini.jeda}
    if alasan not in sah:
        raise Ditolak("Jam hanya berhenti karena sebab yang tertulis dalam SOP langkah ini. Pilih salah satunya.")
    tolak_nomor_pribadi(catatan)
    pindah(permohonan, "jeda", PERALIHAN)
    baru = Jeda.objects.create(
        permohonan=permohonan,
        langkah=permohonan.langkah,
        alasan=alasan,
        mulai_pada=waktu_maju(permohonan, pada),
        catatan=catatan.strip(),
        oleh=oleh,
    )
    simpan_permohonan(permohonan, "status")
    perbarui_janji(permohonan)
    catat("permohonan.jeda", permohonan, oleh=oleh, sesudah={"alasan": alasan}, alasan=catatan.strip())
    return baru


@tindakan
def lanjutkan(permohonan: Permohonan, *, oleh, versi: int | None = None, pada=None) -> Permohonan:
    """The reason is gone: the clock runs again."""
    permohonan = kunci_permohonan(permohonan)
    periksa_giliran(oleh, permohonan)
    periksa_versi(permohonan, versi)
    pindah(permohonan, "lanjutkan", PERALIHAN)
    _akhiri_jeda(permohonan, pada)
    simpan_permohonan(permohonan, "status")
    perbarui_janji(permohonan)
    catat("permohonan.lanjutkan", permohonan, oleh=oleh)
    return permohonan


def _akhiri_jeda(permohonan: Permohonan, pada) -> None:
    for terbuka in permohonan.jeda.filter(selesai_pada=None):
        terbuka.selesai_pada = max(pada or timezone.now(), terbuka.mulai_pada)
        terbuka.save(update_fields=["selesai_pada"])


@tindakan
def tarik(permohonan: Permohonan, alasan: str, *, oleh, versi: int | None = None, pada=None) -> Permohonan:
    """The applicant takes it back."""
    permohonan = kunci_permohonan(permohonan)
    periksa_boleh_tarik(oleh, permohonan)
    periksa_versi(permohonan, versi)
    alasan = alasan.strip()
    tolak_nomor_pribadi(alasan)
    if not alasan:
        raise Ditolak(ALASAN_TARIK, rincian={"alasan": ALASAN_TARIK})
    pada = waktu_maju(permohonan, pada)
    pindah(permohonan, "tarik", PERALIHAN)
    _akhiri_jeda(permohonan, pada)
    permohonan.riwayat.filter(keluar_pada=None).update(keluar_pada=pada, jalan="tarik", oleh=oleh, catatan=alasan)
    permohonan.petugas, permohonan.selesai_pada = None, pada
    simpan_permohonan(permohonan, "status", "petugas", "selesai_pada")
    catat("permohonan.tarik", permohonan, oleh=oleh, alasan=alasan)
    jalankan_saat_berakhir(permohonan, oleh)
    return permohonan
