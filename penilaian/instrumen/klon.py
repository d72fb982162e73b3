"""Next year's rubric: a copy of a published one, with its mapping to it."""

from collections.abc import Mapping

from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.izin import periksa_boleh_kelola, periksa_draf
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.pemetaan_baris import hitung_jenis, punya_pemetaan, simpan_pasangan
from penilaian.instrumen.tindakan import buat_dari_isi
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan


def periksa_boleh_disalin(asal: Instrumen) -> None:
    if not asal.sudah_terbit:
        raise Basi(f"Instrumen {asal.kode} masih draf. Terbitkan dahulu, lalu salin untuk tahun berikutnya.")


@tindakan
def salin_tahun(asal: Instrumen, *, kode: str, tahun: int, oleh) -> Instrumen:
    """A draft for a later year with everything of ``asal``, every indicator mapped to its original."""
    periksa_boleh_kelola(oleh, asal.provinsi_id)
    periksa_boleh_disalin(asal)
    if tahun <= asal.tahun:
        raise Ditolak(f"Tahun salinan harus sesudah {asal.tahun}. Pilih {asal.tahun + 1} atau sesudahnya.")
    return buat_dari_isi(isi_kanonik(asal), provinsi=asal.provinsi, kode=kode, tahun=tahun, asal=asal, oleh=oleh)


@tindakan
def atur_pemetaan(instrumen: Instrumen, pasangan: Mapping[str, str], *, oleh) -> dict[str, int]:
    """Set the pairs of a draft by hand: {new code: old code, "" for none}, every new indicator named.

    Returns how many of each kind there are then.
    """
    periksa_boleh_kelola(oleh, instrumen.provinsi_id)
    kini = Instrumen.objects.select_for_update(of=("self",)).select_related("asal").get(pk=instrumen.pk)
    periksa_draf(kini)
    if not punya_pemetaan(kini):
        raise Ditolak("Instrumen ini tidak disalin dari instrumen lain, jadi tidak ada yang dipetakan.")
    baru = {i.kode: i for i in kini.indikator.all()}
    lama = {i.kode: i for i in kini.asal.indikator.all()}
    if set(pasangan) != set(baru):
        raise Basi("Susunan indikator sudah berubah sejak halaman ini dibuka. Muat ulang, lalu pasangkan lagi.")
    _periksa_pasangan(pasangan, lama)
    sebelum = {p.baru_id: p for p in kini.pemetaan.all() if p.lama_id and p.baru_id}
    hasil, berubah = {}, {}
    for kode, kode_lama in pasangan.items():
        pk, ada = baru[kode].pk, sebelum.get(baru[kode].pk)
        lama_id = lama[kode_lama].pk if kode_lama else None
        tetap = lama_id == (ada.lama_id if ada else None)
        if not tetap:
            berubah[kode] = kode_lama or None
        if lama_id:
            hasil[pk] = (lama_id, ada.manual if tetap else True)
    jumlah = hitung_jenis(simpan_pasangan(kini, hasil))
    if berubah:
        catat("instrumen.petakan", kini, oleh=oleh, sesudah={"pasangan": berubah, "jumlah": jumlah})
    return jumlah


def _periksa_pasangan(pasangan: Mapping[str, str], lama: Mapping) -> None:
    dipakai: dict[str, str] = {}
    for kode, kode_lama in pasangan.items():
        if not kode_lama:
            continue
        if kode_lama not in lama:
            raise Ditolak(f"Indikator lama {kode_lama} tidak ada. Pilih dari daftar.")
        if kode_lama in dipakai:
            raise Ditolak(
                f"Indikator lama {kode_lama} dipasangkan dengan {dipakai[kode_lama]} dan {kode}. "
                "Satu indikator lama hanya boleh satu pasangannya; lepaskan salah satu."
            )
        dipakai[kode_lama] = kode
