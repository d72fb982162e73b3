"""Who schedules, who values in the field, who only reads; and what closing asks for."""

from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.alur import StatusKunjungan
from penilaian.kunjungan.models import AnggotaKunjungan, FotoLapangan, Kunjungan
from penilaian.nilai.models import Lapis
from penilaian.nilai.papan import muat_papan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import (
    ambil_periode_untuk,
    ambil_peserta_untuk,
    periksa_bebas_benturan,
    periksa_hak,
    periksa_tahap,
    punya_hak,
)
from penilaian.periode.models import AnggotaTim, Periode, Peserta
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.tampilan.format import sebut_beberapa

# Dates are agreed while the desk still works; values are set only in the visits' own stage.
TAHAP_JADWAL = (KodeTahap.PENGUMPULAN, KodeTahap.REKAP, KodeTahap.SANGGAH, KodeTahap.KUNJUNGAN)


def ambil_periode_kunjungan(pengguna, kode: str) -> Periode:
    """The period, for who reads its visits; the coarse gate may have opened for another province."""
    periode = ambil_periode_untuk(pengguna, kode)
    periksa_hak(pengguna, periode, Hak.LIHAT_KUNJUNGAN)
    return periode


def ambil_peserta_kunjungan(pengguna, periode: str, kode: str) -> Peserta:
    return ambil_peserta_untuk(pengguna, ambil_periode_kunjungan(pengguna, periode), kode)


def ambil_kunjungan_untuk(pengguna, periode: str, kode: str) -> Kunjungan:
    """The visit to one office, with its team; TidakAda where none is scheduled."""
    peserta = ambil_peserta_kunjungan(pengguna, periode, kode)
    kunjungan = Kunjungan.objects.prefetch_related("anggota__pengguna").filter(peserta=peserta).first()
    if kunjungan is None:
        raise TidakAda(
            f"Kunjungan ke {peserta.kabupaten_kota.nama_pendek} belum dijadwalkan. "
            "Tim provinsi atau ketua tim menjadwalkannya dari daftar kunjungan."
        )
    kunjungan.peserta = peserta
    return kunjungan


def ambil_foto(kunjungan: Kunjungan, pk: int) -> FotoLapangan:
    foto = FotoLapangan.objects.select_related("indikator").filter(kunjungan=kunjungan, pk=pk).first()
    if foto is None:
        raise TidakAda("Foto ini sudah dilepas. Muat ulang halaman.")
    foto.kunjungan = kunjungan
    return foto


def periksa_boleh_jadwal(pengguna, periode: Periode) -> None:
    periksa_hak(pengguna, periode, Hak.ATUR_KUNJUNGAN)
    periksa_tahap(periode, *TAHAP_JADWAL, tindakan="Penjadwalan kunjungan")


def ketua(pengguna, periode: Periode) -> bool:
    return punya_hak(pengguna, periode, Hak.TETAPKAN)


def periksa_boleh_menilai(pengguna, kunjungan: Kunjungan) -> None:
    """Members of the visit's team, or the chair; never who has a conflict of interest; while it is open."""
    peserta = kunjungan.peserta
    periksa_bebas_benturan(pengguna, peserta)
    juri = AnggotaTim.objects.filter(periode=peserta.periode, pengguna=pengguna)  # who left the jury left its visits
    anggota = AnggotaKunjungan.objects.filter(kunjungan=kunjungan, pengguna__in=juri.values("pengguna")).exists()
    if not punya_hak(pengguna, peserta.periode, Hak.NILAI_KUNJUNGAN) or not (
        anggota or ketua(pengguna, peserta.periode)
    ):
        raise SalahPeran(
            f"Nilai lapangan {peserta.kabupaten_kota.nama_pendek} diisi oleh tim kunjungannya. Anda dapat membacanya."
        )
    periksa_tahap(peserta.periode, KodeTahap.KUNJUNGAN, tindakan="Penilaian lapangan")
    if kunjungan.status == StatusKunjungan.DITUTUP:
        raise Basi(
            f"Kunjungan ke {peserta.kabupaten_kota.nama_pendek} sudah ditutup. "
            "Ketua tim penilai dapat membukanya lagi dengan alasan."
        )


def periksa_boleh_buka_lagi(pengguna, kunjungan: Kunjungan) -> None:
    """Only the chair takes back a closed visit."""
    periksa_hak(pengguna, kunjungan.peserta.periode, Hak.TETAPKAN)
    periksa_bebas_benturan(pengguna, kunjungan.peserta)
    periksa_tahap(kunjungan.peserta.periode, KodeTahap.KUNJUNGAN, tindakan="Membuka kunjungan lagi")


def periksa_kunjungan_belum_ditutup(peserta: Peserta, indikator: Indikator, *, berlaku: bool, oleh) -> None:
    """Hook: the signed minutes of a closed visit name every indicator that applied."""
    if Kunjungan.objects.filter(peserta=peserta, status=StatusKunjungan.DITUTUP).exists():
        raise Basi(
            f"Kunjungan ke {peserta.kabupaten_kota.nama_pendek} sudah ditutup dengan berita acara. "
            "Minta ketua tim penilai membukanya lagi, lalu ubah indikator yang berlaku."
        )


def periksa_boleh_tutup_tahap(periode: Periode, *, oleh) -> None:
    """Hook on closing the stage: every office has all its field values, and no visit stands open.

    Values that came by import stand in for a visit that was never scheduled.
    """
    papan = muat_papan(periode, [Lapis.LAPANGAN])
    status = dict(Kunjungan.objects.filter(peserta__periode=periode).values_list("peserta_id", "status"))
    lengkap = {pk for pk, r in papan.semua_ringkasan(Lapis.LAPANGAN).items() if r.lengkap}
    terbuka = [p for p in papan.peserta if status.get(p.pk, StatusKunjungan.DITUTUP) != StatusKunjungan.DITUTUP]
    kurang = [p for p in papan.peserta if p.pk not in lengkap and p not in terbuka]
    kalimat = []
    if terbuka:
        kalimat.append(f"Kunjungan ke {_sebut(terbuka)} belum ditutup.")
    if kurang:
        kalimat.append(f"Nilai lapangan {_sebut(kurang)} belum lengkap.")
    if kalimat:
        raise Ditolak(f"{' '.join(kalimat)} Selesaikan dahulu, lalu tutup tahap kunjungan.")


def _sebut(peserta: list[Peserta]) -> str:
    return sebut_beberapa([p.kabupaten_kota.nama_pendek for p in peserta], 5)


def boleh_baca_foto(pengguna, unggahan) -> bool:
    """Download permission: a photograph taken on a visit, for who reads that period's visits."""
    tempat = FotoLapangan.objects.filter(unggahan=unggahan).order_by()
    periode = tempat.values_list(
        "kunjungan__peserta__periode__kode", "kunjungan__peserta__periode__provinsi_id"
    ).distinct()
    return any(pengguna.punya_hak(Hak.LIHAT_KUNJUNGAN, provinsi=prov, periode=kode) for kode, prov in periode)
