"""Who may answer, who types papers in, who reads the report and writes the follow-up."""

from layanan.sop.dinas.izin import periksa_hak_di, punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.models import TindakLanjutSkm, UndanganSkm
from layanan.sop.skm.tautan import sidik_token
from pentas.akun.peran import Hak
from pentas.galat import Basi, SalahPeran, TidakAda

BACA = (Hak.LAPORAN_LAYANAN, Hak.KERJAKAN_LAYANAN, Hak.KELOLA_LAYANAN)
SUDAH_DIISI = "Survei ini sudah diisi. Terima kasih atas penilaian Anda."
BERAKHIR = "Masa pengisian survei ini sudah berakhir. Anda tetap dapat menyampaikan saran lewat halaman pengaduan."


def ambil_undangan(token: str) -> UndanganSkm:
    undangan = (
        UndanganSkm.objects.select_related("permohonan__dinas__provinsi", "permohonan__dinas__kabupaten_kota")
        .filter(sidik_token=sidik_token(token))
        .first()
    )
    if undangan is None:
        raise TidakAda(
            "Alamat survei ini tidak dikenal. Salin alamatnya dengan lengkap, atau minta lagi kepada petugas."
        )
    return undangan


def periksa_boleh_isi(undangan: UndanganSkm) -> None:
    if undangan.dipakai_pada is not None:
        raise Basi(SUDAH_DIISI)
    if not undangan.terbuka:
        raise Basi(BERAKHIR)


def periksa_boleh_catat(pengguna, dinas: Dinas) -> None:
    periksa_hak_di(pengguna, dinas, Hak.KERJAKAN_LAYANAN)


def boleh_rencana(pengguna, dinas: Dinas) -> bool:
    """The auditor and the supervisor read; who runs the service or its department writes."""
    return punya_hak_di(pengguna, dinas, Hak.KELOLA_LAYANAN) or (
        punya_hak_di(pengguna, dinas, Hak.LAPORAN_LAYANAN) and punya_hak_di(pengguna, dinas, Hak.KERJAKAN_LAYANAN)
    )


def periksa_boleh_terbit(pengguna, dinas: Dinas) -> None:
    if pengguna is not None and not boleh_rencana(pengguna, dinas):
        raise SalahPeran("Laporan diterbitkan oleh pimpinan bidang atau admin dinas. Anda dapat mengunduh PDF-nya.")


def ambil_rencana_untuk(pengguna, pk: int) -> TindakLanjutSkm:
    dinas = Dinas.objects.berhak(pengguna, *BACA)
    rencana = (
        TindakLanjutSkm.objects.filter(dinas__in=dinas, pk=pk)
        .select_related("dinas__provinsi", "dinas__kabupaten_kota")
        .first()
    )
    if rencana is None:
        raise TidakAda()
    return rencana
