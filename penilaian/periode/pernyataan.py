"""Every juror says whether he has a conflict of interest: by declaring one, or by stating that there is none."""

from dataclasses import dataclass

from django.db.models import F

from penilaian.periode.izin import periksa_anggota_tim, periksa_hak
from penilaian.periode.models import AnggotaTim, BebasBenturan, Benturan, Periode
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan


@dataclass(frozen=True)
class Pernyataan:
    """One juror's: ``bebas`` is his statement, ``benturan`` how many conflicts he declared himself."""

    anggota: AnggotaTim
    bebas: BebasBenturan | None
    benturan: int

    @property
    def sudah(self) -> bool:
        return self.bebas is not None or self.benturan > 0


def semua_pernyataan(periode: Periode) -> list[Pernyataan]:
    """Of the whole jury. A conflict that somebody else noted is not the juror's own word."""
    bebas = {b.pengguna_id: b for b in BebasBenturan.objects.filter(periode=periode).select_related("oleh")}
    sendiri = list(Benturan.objects.filter(periode=periode, oleh=F("pengguna")).values_list("pengguna_id", flat=True))
    anggota = periode.anggota_tim.select_related("pengguna")
    return [Pernyataan(a, bebas.get(a.pengguna_id), sendiri.count(a.pengguna_id)) for a in anggota]


def belum_menyatakan(periode: Periode) -> list[AnggotaTim]:
    return [p.anggota for p in semua_pernyataan(periode) if not p.sudah]


@tindakan
def nyatakan_bebas(pengguna, periode: Periode, *, oleh, alasan: str = "") -> BebasBenturan:
    """No conflict beyond those on record: the juror for himself; the admin or the chair for him, with a reason."""
    periksa_anggota_tim(pengguna, periode)
    alasan = alasan.strip()
    if oleh != pengguna:
        periksa_hak(oleh, periode, Hak.KELOLA_PERIODE, Hak.TETAPKAN)
        if not alasan:
            kalimat = "Tulis alasan mencatatkan pernyataan ini, misalnya disampaikan lewat surat 3 Maret."
            raise Ditolak(kalimat, rincian={"alasan": "Alasan wajib diisi."})
    bebas, baru = BebasBenturan.objects.get_or_create(
        periode=periode, pengguna=pengguna, defaults={"oleh": oleh, "alasan": alasan}
    )
    if not baru:
        raise Basi("Pernyataan tidak ada benturan sudah tercatat. Muat ulang halaman.")
    sesudah = {"pengguna": pengguna.pk}
    catat("periode.bebas_benturan", bebas, oleh=oleh, lingkup=periode.kode, sesudah=sesudah, alasan=alasan)
    return bebas
