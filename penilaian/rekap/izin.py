"""Who reads the recap, who verifies, and when an item may be judged."""

from penilaian.berkas.alur import BERDUA, DI_MEJA, StatusButir
from penilaian.berkas.izin import periksa_boleh_verifikasi as periksa_berkas_terkirim
from penilaian.berkas.models import Butir
from penilaian.instrumen.models import Indikator
from penilaian.periode.izin import ambil_periode_untuk, periksa_hak
from penilaian.periode.models import Periode
from penilaian.rekap.antrean import menunggu
from penilaian.rekap.models import Pandangan
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.tampilan.format import sebut_beberapa

DAPAT_DINILAI = (*DI_MEJA, StatusButir.SAH, StatusButir.BALIK)


def ambil_rekap_untuk(pengguna, kode: str) -> Periode:
    """The period, for who reads all of it; the coarse gate may have opened for another province."""
    periode = ambil_periode_untuk(pengguna, kode)
    periksa_hak(pengguna, periode, Hak.LIHAT_REKAP)
    return periode


def ambil_butir(periode: Periode, kode: str, indikator: str) -> Butir:
    """The item of one office with what its page needs; TidakAda where there is none."""
    butir = (
        Butir.objects.select_related("berkas__peserta__kabupaten_kota", "indikator__variabel")
        .prefetch_related("indikator__kriteria", "indikator__level")
        .filter(
            berkas__peserta__periode=periode,
            berkas__peserta__kabupaten_kota_id=kode,
            indikator__in=Indikator.objects.filter(instrumen_id=periode.instrumen_id, kode=indikator),
        )
        .first()
    )
    if butir is None:
        raise TidakAda("Butir ini tidak ada pada periode yang sedang dibuka. Pilih butir dari rekap.")
    butir.berkas.peserta.periode = periode
    return butir


def periksa_boleh_verifikasi(pengguna, butir: Butir) -> None:
    """Role, stage, and the item's state, in this order: the first that refuses says why."""
    if not butir.indikator.dinilai_desk:
        raise Ditolak(
            f"Indikator {butir.indikator.kode} dinilai lewat wawancara saat kunjungan lapangan, "
            "jadi tidak diverifikasi di sini."
        )
    periksa_berkas_terkirim(pengguna, butir)
    if butir.status not in DAPAT_DINILAI:
        raise Basi("Butir ini belum dikirim oleh dinas, jadi belum dapat diverifikasi.")


def periksa_boleh_menilai(pengguna, butir: Butir, milik: Pandangan | None) -> None:
    """Where two differ, one of these two settles it; everybody else of the desk may still return the item."""
    periksa_boleh_verifikasi(pengguna, butir)
    if butir.status == StatusButir.SILANG and milik is None:
        raise SalahPeran(
            "Dua verifikator lain memberi nilai berbeda untuk butir ini. "
            "Hasil pembahasannya ditetapkan oleh salah satu dari mereka."
        )


def periksa_boleh_tutup(periode: Periode, *, oleh) -> None:
    """Hook on closing the recap: nothing may wait. Dossiers never sent may stay without desk values."""
    tunggu = list(
        menunggu(periode)
        .order_by("berkas__peserta__kabupaten_kota_id", "indikator__urutan")
        .select_related("berkas__peserta__kabupaten_kota", "indikator")
    )
    if tunggu:
        daerah = {b.berkas.peserta_id for b in tunggu}
        raise Ditolak(
            f"{len(tunggu)} butir dari {len(daerah)} kabupaten/kota masih menunggu verifikasi. "
            f"{_sebut_berdua(tunggu)}Setujui atau kembalikan dahulu lewat menu Verifikasi, lalu tutup tahap rekap."
        )


def _sebut_berdua(tunggu: list[Butir]) -> str:
    """The cells that two verifiers have begun and not settled, by name: a few of each state."""
    kalimat = ""
    for status in BERDUA:
        nama = [
            f"{b.berkas.peserta.kabupaten_kota.nama_pendek} indikator {b.indikator.kode}"
            for b in tunggu
            if b.status == status
        ]
        if nama:
            kalimat += f"{status.label}: {sebut_beberapa(nama, apa='butir')}. "
    return kalimat
