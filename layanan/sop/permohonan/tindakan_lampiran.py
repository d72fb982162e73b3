"""Papers of a request: added, checked, and the tracking PIN made anew."""

from django.utils import timezone

from layanan.sop.permohonan.izin import periksa_boleh_buat_pin, periksa_boleh_lampirkan, periksa_giliran
from layanan.sop.permohonan.models import Lampiran, Permohonan
from layanan.sop.permohonan.nomor import pin_baru, sidik_pin
from layanan.sop.permohonan.pindah_langkah import kunci_permohonan, simpan_permohonan
from layanan.sop.pribadi.masukan import tolak_nama_bernomor, tolak_nomor_pribadi
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima


@tindakan
def lampirkan(permohonan: Permohonan, jenis: str, berkas, *, oleh, langkah: str = "") -> Lampiran:
    """Store a file for a requirement or an output of a step (the present one where none is named).

    Takes the place of the one before it, which stays as history. ``berkas``: what ``terima`` takes, or a stored file.
    """
    permohonan = kunci_permohonan(permohonan)
    langkah = langkah or permohonan.langkah
    periksa_boleh_lampirkan(oleh, permohonan, jenis, langkah)
    unggahan = berkas
    if not isinstance(berkas, Unggahan):
        unggahan = terima(berkas, oleh=oleh, wilayah_kode=permohonan.dinas_id)
    tolak_nama_bernomor(unggahan.nama_asli)
    lama = permohonan.lampiran.filter(jenis=jenis, langkah=langkah, diganti_pada=None)
    if ada := lama.filter(unggahan=unggahan).exclude(keadaan=Lampiran.Keadaan.KEMBALI).first():
        return ada  # the same file once more
    lama.update(diganti_pada=timezone.now())
    baru = Lampiran.objects.create(permohonan=permohonan, langkah=langkah, jenis=jenis, unggahan=unggahan, oleh=oleh)
    simpan_permohonan(permohonan)
    sesudah = {"jenis": jenis, "langkah": langkah, "unggahan": str(unggahan.pk)}
    catat("permohonan.lampirkan", permohonan, oleh=oleh, sesudah=sesudah)
    return baru


@tindakan
def periksa_lampiran(lampiran: Lampiran, keadaan: str, *, oleh, catatan: str = "") -> Lampiran:
    """Whoever holds the step finds the paper in order, or says what must be repaired."""
    permohonan = kunci_permohonan(lampiran.permohonan)
    periksa_giliran(oleh, permohonan)
    lampiran = permohonan.lampiran.select_related("unggahan").get(pk=lampiran.pk)
    catatan = catatan.strip()
    tolak_nomor_pribadi(catatan)
    if keadaan == Lampiran.Keadaan.KEMBALI and not catatan:
        kalimat = "Tulis apa yang perlu diperbaiki pada berkas ini, supaya pemohon tahu."
        raise Ditolak(kalimat, rincian={"catatan": kalimat})
    sebelum = {"keadaan": lampiran.keadaan}
    lampiran.keadaan, lampiran.catatan = keadaan, catatan if keadaan == Lampiran.Keadaan.KEMBALI else ""
    lampiran.save(update_fields=["keadaan", "catatan"])
    simpan_permohonan(permohonan)
    sesudah = {"jenis": lampiran.jenis, "keadaan": keadaan}
    catat("permohonan.periksa_lampiran", permohonan, oleh=oleh, sebelum=sebelum, sesudah=sesudah, alasan=catatan)
    return lampiran


@tindakan
def buat_pin(permohonan: Permohonan, *, oleh) -> str:
    """Four new digits for who lost his; the old ones open nothing any more."""
    permohonan = kunci_permohonan(permohonan)
    periksa_boleh_buat_pin(oleh, permohonan)
    pin = pin_baru()
    permohonan.sidik_pin = sidik_pin(permohonan.kode_lacak, pin)
    simpan_permohonan(permohonan, "sidik_pin")
    catat("permohonan.buat_pin", permohonan, oleh=oleh)
    return pin
