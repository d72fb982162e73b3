"""Applying entries: once each, whatever the network repeats."""

from django.utils import timezone

from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.luring.daftar import Isian, penangan
from pentas.luring.models import Entri, Penyelamatan
from pentas.sidik import sidik


@tindakan
def terima(isian: Isian, *, oleh, penyelamatan: Penyelamatan | None = None) -> dict:
    """Apply one entry and return the reply; a repeated UUID returns the first reply unchanged.

    Refusals (422, 403, 404, 409) are not kept: a corrected or rebased entry may come again.
    """
    if (lama := jawaban_lama(isian, oleh)) is not None:
        return lama
    terapkan = penangan(isian.jenis)
    if terapkan is None:
        raise Ditolak("Jenis isian tidak dikenal. Muat ulang halaman ini.")
    hasil = terapkan(isian, oleh=oleh)
    kini = timezone.now()
    selisih = isian.selisih_jam(kini)
    detik = None if selisih is None else round(selisih.total_seconds())
    hasil = {"uuid": str(isian.uuid), **hasil, "waktu_server": kini.isoformat(), "selisih_jam": detik}
    Entri.objects.create(
        uuid=isian.uuid,
        pengguna=oleh,
        jenis=isian.jenis,
        sidik=_sidik(isian),
        hasil=hasil,
        terjadi_pada=isian.terjadi_pada(kini),
        selisih_jam=detik,
        penyelamatan=penyelamatan,
    )
    return hasil


def _sidik(isian: Isian) -> str:
    return sidik([isian.jenis, isian.sasaran, isian.dasar, isian.isi])


def jawaban_lama(isian: Isian, pengguna) -> dict | None:
    """The reply that this very entry got, if it came before."""
    lama = Entri.objects.filter(uuid=isian.uuid).first()
    if lama is None:
        return None
    if lama.pengguna_id != pengguna.pk or lama.sidik != _sidik(isian):
        raise Ditolak("Nomor isian ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu isi lagi.")
    return lama.hasil


@tindakan
def buang(uuid, jenis: str, alasan: str, *, oleh) -> None:
    """A person dismissed an entry that the server refused: nothing of it is stored, but that it was is noted."""
    if not alasan.strip():
        raise Ditolak("Tulis alasannya, supaya kelak jelas mengapa isian ini tidak dikirim.")
    if Entri.objects.filter(uuid=uuid).exists():
        raise Ditolak("Isian ini sudah tersimpan di peladen, jadi tidak dapat dibuang. Muat ulang halaman.")
    catat("luring.buang", ("luring.entri", uuid), oleh=oleh, sesudah={"jenis": jenis}, alasan=alasan.strip())
