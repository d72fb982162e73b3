"""The desk: verified values and returned items. Where a period has two verifiers: tindakan_dua.py."""

from penilaian.berkas.models import Butir
from penilaian.berkas.tindakan import kembalikan_butir, kunci_butir, terima_butir
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import IsianNilai, tetapkan_nilai
from penilaian.rekap.dua import berdua
from penilaian.rekap.izin import periksa_boleh_verifikasi
from penilaian.rekap.putusan import periksa_dasar, periksa_dilihat, periksa_isi
from penilaian.rekap.tindakan_dua import beri_pandangan
from pentas.jejak.tindakan import tindakan


@tindakan
def setujui(butir: Butir, isian: IsianNilai, *, dasar: int, oleh, dilihat: str = "") -> Nilai | None:
    """Accept an item with its verified value, in one step.

    ``dasar``: the version the verifier saw (0: none); ``dilihat``: the item's status he saw. Where two
    verifiers judge this is one of the two judgements, and None unless it settles the value.
    """
    kunci_butir(butir)
    if berdua(butir.berkas.peserta.periode):
        return beri_pandangan(butir, isian, dasar=dasar, oleh=oleh, dilihat=dilihat)
    periksa_boleh_verifikasi(oleh, butir)
    periksa_dasar(butir, dasar)
    periksa_dilihat(butir, dilihat)
    periksa_isi(butir, isian)
    nilai = tetapkan_nilai(butir.berkas.peserta, butir.indikator, Lapis.DESK, isian, dasar=dasar, oleh=oleh)
    terima_butir(butir, oleh=oleh)
    return nilai


@tindakan
def kembalikan(butir: Butir, alasan: str, *, oleh, dilihat: str = "") -> None:
    """Send an item back to its office. The reason is what the office reads. One verifier is enough."""
    kunci_butir(butir)
    periksa_boleh_verifikasi(oleh, butir)
    periksa_dilihat(butir, dilihat)
    kembalikan_butir(butir, alasan, oleh=oleh)
