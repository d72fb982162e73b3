"""How a request leaves one step and enters the next. Called inside the engine's actions, on a locked row."""

from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from layanan.sop.deklarasi.bentuk import ASAL, Akhir, Jalan
from layanan.sop.permohonan.alur import PERALIHAN
from layanan.sop.permohonan.daftar import jalankan_saat_berakhir
from layanan.sop.permohonan.models import Permohonan, RiwayatLangkah
from layanan.sop.permohonan.waktu import perbarui_janji
from pentas.alur import pindah
from pentas.galat import Ditolak


def kunci_permohonan(permohonan: Permohonan) -> Permohonan:
    """The row as it stands now, held until the act ends: the second of two clicks waits, then sees the first."""
    return Permohonan.objects.lengkap().select_for_update(of=("self",)).get(pk=permohonan.pk)


def simpan_permohonan(permohonan: Permohonan, *medan) -> None:
    permohonan.versi += 1
    permohonan.save(update_fields=[*medan, "versi"])


def waktu_maju(permohonan: Permohonan, pada):
    """Never before the step or its last pause: a clock set back must not give a negative duration, nor pauses that
    reach beyond the step."""
    jeda = permohonan.jeda.aggregate(akhir=Max(Coalesce("selesai_pada", "mulai_pada")))["akhir"]
    return max(pada or timezone.now(), permohonan.langkah_mulai_pada, jeda or permohonan.langkah_mulai_pada)


def periksa_syarat(permohonan: Permohonan) -> None:
    langkah = permohonan.langkah_kini
    wajib = {s.kode: s.nama for s in langkah.syarat if s.wajib}
    if not wajib or permohonan.giliran < langkah.tingkat_terakhir:
        return
    lampiran = permohonan.lampiran.filter(jenis__in=wajib, diganti_pada=None)
    ada = set(lampiran.exclude(keadaan="kembali").values_list("jenis", flat=True))
    if kurang := [nama for kode, nama in wajib.items() if kode not in ada]:
        raise Ditolak(f"Belum ada: {', '.join(kurang)}. Unggah dahulu, lalu lanjutkan.")


def tutup_langkah(permohonan, jalan: Jalan, peran, oleh, catatan, rincian, pada) -> None:
    permohonan.riwayat.filter(keluar_pada=None).update(
        keluar_pada=pada, jalan=jalan.kode, oleh=oleh, peran=peran, catatan=catatan, rincian=rincian
    )


def ke_langkah(permohonan: Permohonan, jalan: Jalan, pada, oleh) -> None:
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
