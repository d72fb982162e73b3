"""Giving a sent dossier back to its office, whole."""

from penilaian.berkas.alur import DI_MEJA, PERALIHAN_BERKAS, PERALIHAN_BUTIR, StatusButir
from penilaian.berkas.izin import periksa_boleh_buka
from penilaian.berkas.models import Berkas, Butir, PembukaanBerkas
from penilaian.berkas.tindakan import ALASAN_TERPENDEK, kunci_berkas
from pentas.alur import pindah
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def buka_kembali(berkas: Berkas, alasan: str, *, oleh) -> PembukaanBerkas:
    """The office may change and send again; verdicts given so far stay on record and are given anew."""
    kunci_berkas(berkas)
    periksa_boleh_buka(oleh, berkas)
    alasan = alasan.strip()
    if len(alasan) < ALASAN_TERPENDEK:
        raise Ditolak("Tulis alasan membuka kembali berkas ini.", rincian={"alasan": "Alasan wajib diisi."})
    sebelum, sesudah = pindah(berkas, "buka_kembali", PERALIHAN_BERKAS)
    berkas.save(update_fields=["status"])
    butir = list(berkas.butir.select_for_update().filter(status__in=(*DI_MEJA, StatusButir.SAH)))
    for b in butir:
        pindah(b, "buka_kembali", PERALIHAN_BUTIR)
    Butir.objects.bulk_update(butir, ["status"])
    pembukaan = PembukaanBerkas.objects.create(berkas=berkas, alasan=alasan, oleh=oleh)
    catat(
        "berkas.buka_kembali",
        berkas,
        oleh=oleh,
        lingkup=berkas.peserta.periode.kode,
        sebelum={"status": sebelum},
        sesudah={"peserta": berkas.peserta.kode, "status": sesudah},
        alasan=alasan,
    )
    return pembukaan
