"""The life of a request once it was sent: taken, moved along, paused, withdrawn. Every move is one audited action."""

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from layanan.sop.deklarasi.bentuk import ASAL, Akhir, Jalan
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
from layanan.sop.permohonan.models import Jeda, Permohonan, RiwayatLangkah
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
    pada = _waktu_maju(permohonan, pada)
    if not pilihan.mundur and pilihan.ke != Akhir.DITOLAK:
        _periksa_syarat(permohonan)
    olah = penangan(permohonan.layanan, permohonan.langkah)
    if olah.sebelum:
        olah.sebelum(permohonan, pilihan, isian or {}, oleh)
    dari = (permohonan.langkah, permohonan.giliran)
    rincian = olah.sesudah(permohonan, pilihan, isian or {}, oleh) if olah.sesudah else {}
    _keluar(permohonan, pilihan, peran, oleh, catatan.strip(), rincian or {}, pada)
    _berpindah(permohonan, pilihan, pada, oleh)
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


def _waktu_maju(permohonan: Permohonan, pada):
    """Never before the step or its last pause: a clock set back must not give a negative duration, nor pauses that
    reach beyond the step."""
    jeda = permohonan.jeda.aggregate(akhir=Max(Coalesce("selesai_pada", "mulai_pada")))["akhir"]
    return max(pada or timezone.now(), permohonan.langkah_mulai_pada, jeda or permohonan.langkah_mulai_pada)


def _periksa_syarat(permohonan: Permohonan) -> None:
    langkah = permohonan.langkah_kini
    wajib = {s.kode: s.nama for s in langkah.syarat if s.wajib}
    if not wajib or permohonan.giliran < langkah.tingkat_terakhir:
        return
    lampiran = permohonan.lampiran.filter(jenis__in=wajib, diganti_pada=None)
    ada = set(lampiran.exclude(keadaan="kembali").values_list("jenis", flat=True))
    if kurang := [nama for kode, nama in wajib.items() if kode not in ada]:
        raise Ditolak(f"Belum ada: {', '.join(kurang)}. Unggah dahulu, lalu lanjutkan.")


def _keluar(permohonan, jalan: Jalan, peran, oleh, catatan, rincian, pada) -> None:
    permohonan.riwayat.filter(keluar_pada=None).update(
        keluar_pada=pada, jalan=jalan.kode, oleh=oleh, peran=peran, catatan=catatan, rincian=rincian
    )


def _berpindah(permohonan: Permohonan, jalan: Jalan, pada, oleh) -> None:
    langkah = permohonan.langkah_kini
    permohonan.petugas = None
    permohonan.langkah_mulai_pada = pada
    naik = not jalan.mundur and jalan.ke != Akhir.DITOLAK and permohonan.giliran < langkah.tingkat_terakhir
    if naik:
        permohonan.giliran += 1
    elif jalan.ke in {str(a) for a in Akhir}:
        pindah(permohonan, "tolak" if jalan.ke == Akhir.DITOLAK else "selesaikan", PERALIHAN)
        permohonan.selesai_pada = pada
    else:
        permohonan.langkah, permohonan.giliran = _asal(permohonan) if jalan.ke == ASAL else (jalan.ke, 0)
    simpan_permohonan(permohonan, "petugas", "langkah_mulai_pada", "giliran", "langkah", "status", "selesai_pada")
    if permohonan.terbuka:
        masuki_langkah(permohonan, permohonan.langkah, permohonan.giliran, pada)
        perbarui_janji(permohonan)
    else:
        jalankan_saat_berakhir(permohonan, oleh)


def _asal(permohonan: Permohonan) -> tuple[str, int]:
    """The step and rank that sent the request aside."""
    samping = [langkah.kode for langkah in permohonan.sop.samping]
    asal = permohonan.riwayat.exclude(langkah__in=samping).order_by("-pk").first()
    return asal.langkah, asal.giliran


def masuki_langkah(permohonan: Permohonan, langkah: str, giliran: int, pada) -> RiwayatLangkah:
    putaran = permohonan.riwayat.filter(langkah=langkah, giliran=giliran).count() + 1
    return RiwayatLangkah.objects.create(
        permohonan=permohonan, langkah=langkah, giliran=giliran, putaran=putaran, masuk_pada=pada
    )


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
        mulai_pada=_waktu_maju(permohonan, pada),
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
    pada = _waktu_maju(permohonan, pada)
    pindah(permohonan, "tarik", PERALIHAN)
    _akhiri_jeda(permohonan, pada)
    permohonan.riwayat.filter(keluar_pada=None).update(keluar_pada=pada, jalan="tarik", oleh=oleh, catatan=alasan)
    permohonan.petugas, permohonan.selesai_pada = None, pada
    simpan_permohonan(permohonan, "status", "petugas", "selesai_pada")
    catat("permohonan.tarik", permohonan, oleh=oleh, alasan=alasan)
    jalankan_saat_berakhir(permohonan, oleh)
    return permohonan


def kunci_permohonan(permohonan: Permohonan) -> Permohonan:
    """The row as it stands now, held until the act ends: the second of two clicks waits, then sees the first."""
    return Permohonan.objects.lengkap().select_for_update(of=("self",)).get(pk=permohonan.pk)


def simpan_permohonan(permohonan: Permohonan, *medan) -> None:
    permohonan.versi += 1
    permohonan.save(update_fields=[*medan, "versi"])
