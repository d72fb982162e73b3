"""Evidence of earlier periods for the same question: carried over through the mapping of the rubrics."""

from dataclasses import dataclass
from uuid import UUID

from penilaian.berkas.models import Bukti, Butir
from penilaian.instrumen.models import PemetaanIndikator
from penilaian.instrumen.pemetaan_baris import indikator_pendahulu


@dataclass(frozen=True)
class BuktiLalu:
    """Where a file stood before. ``berubah``: the indicator asks something else this year."""

    periode: str
    tahun: int
    kode: str
    berubah: bool


def bukti_tahun_lalu(butir: Butir) -> dict[UUID, BuktiLalu]:
    """{file id: where it stood last} of the same office in periods of earlier years."""
    peserta = butir.berkas.peserta
    pendahulu = indikator_pendahulu(butir.indikator)
    semua = (
        Bukti.objects.terpasang()
        .filter(
            butir__indikator__in=pendahulu,
            butir__berkas__peserta__kabupaten_kota_id=peserta.kode,
            butir__berkas__peserta__periode__tahun__lt=peserta.periode.tahun,
        )
        .select_related("butir__indikator", "butir__berkas__peserta__periode")
        .order_by("butir__berkas__peserta__periode__tahun", "pk")
    )
    hasil = {}
    for b in semua:
        periode = b.butir.berkas.peserta.periode
        berubah = pendahulu[b.butir.indikator_id] == PemetaanIndikator.Jenis.BERUBAH
        hasil[b.unggahan_id] = BuktiLalu(periode.kode, periode.tahun, b.butir.indikator.kode, berubah)
    return hasil
