"""How an office numbers and signs its letters."""

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import NomorUrut
from layanan.sop.surat.hitung import cacat_pola, deret
from layanan.sop.surat.izin import periksa_boleh_atur
from layanan.sop.surat.models import AturanSurat
from pentas.dokumen.models import Penanda
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def simpan_aturan(
    dinas: Dinas,
    jenis: str,
    tahun: int,
    *,
    pola: str,
    oleh,
    penanda: Penanda | None = None,
    terakhir: int | None = None,
) -> AturanSurat:
    """How this office numbers and signs a kind of letter from a year on. Letters that have a number keep it.

    ``terakhir``: the last number that the paper register has used this year, where the office begins midway.
    """
    periksa_boleh_atur(oleh, dinas)
    Dinas.objects.select_for_update(no_key=True).get(pk=dinas.pk)
    if kalimat := cacat_pola(pola):
        raise Ditolak(kalimat, rincian={"pola": kalimat})
    aturan = AturanSurat.objects.filter(dinas=dinas, jenis=jenis, tahun=tahun).first()
    aturan = aturan or AturanSurat(dinas=dinas, jenis=jenis, tahun=tahun)
    lama, penanda = aturan.pola, penanda or Penanda()
    aturan.pola = pola
    for medan in ("jabatan", "nama", "pangkat", "nip"):
        setattr(aturan, f"penanda_{medan}", getattr(penanda, medan))
    aturan.save()
    if terakhir:
        _teruskan_buku(dinas, pola, tahun, terakhir)
    sesudah = {"jenis": jenis, "tahun": tahun, "pola": pola, "terakhir": terakhir}
    catat("surat.aturan", aturan, oleh=oleh, sebelum={"pola": lama}, sesudah=sesudah)
    return aturan


def _teruskan_buku(dinas: Dinas, pola: str, tahun: int, terakhir: int) -> None:
    """Go on where the paper register stopped; only before the first number, or there would be a gap."""
    NomorUrut.objects.get_or_create(dinas=dinas, deret=deret(pola), tahun=tahun)
    baris = NomorUrut.objects.select_for_update().get(dinas=dinas, deret=deret(pola), tahun=tahun)
    if baris.terakhir not in (0, terakhir):
        raise Ditolak(
            f"Deret ini sudah sampai nomor {baris.terakhir} pada tahun {tahun}. Kosongkan bidang nomor terakhir."
        )
    baris.terakhir = terakhir
    baris.save(update_fields=["terakhir"])
