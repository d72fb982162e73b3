"""A report is issued: from then on anyone may check the paper by its code, while its numbers are those issued."""

from django.utils import timezone

from layanan.sop.skm.izin import periksa_boleh_terbit
from layanan.sop.skm.pilih import Pilihan
from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.tindakan import terbitkan
from pentas.galat import Ditolak
from pentas.jejak.tindakan import tindakan
from pentas.sidik import sidik
from pentas.tampilan.format import tanggal

SINGKATAN = {"layanan.laporan": "LAPL", "layanan.skm": "LSKM"}
JUDUL = {"layanan.laporan": "Laporan layanan", "layanan.skm": "Laporan survei kepuasan masyarakat"}


def sudah_berakhir(pilihan: Pilihan) -> bool:
    return pilihan.rentang.akhir < timezone.localdate(timezone=pilihan.dinas.zona)


def terbitan(jenis: str, pilihan: Pilihan, isi: list) -> DokumenTerbit | None:
    """The issued one, where the numbers are still those; a report that has changed since bears no code."""
    dokumen = DokumenTerbit.objects.cari(jenis, "", _objek(pilihan))
    return dokumen if dokumen and dokumen.sidik == _sidik(pilihan, isi) else None


@tindakan
def terbitkan_laporan(jenis: str, pilihan: Pilihan, isi: list, *, oleh) -> DokumenTerbit:
    """``isi``: the report's rows. Issued again after its numbers changed, the earlier one is superseded."""
    periksa_boleh_terbit(oleh, pilihan.dinas)
    if not sudah_berakhir(pilihan):
        raise Ditolak(f"Laporan resmi terbit setelah rentangnya berakhir, {tanggal(pilihan.rentang.akhir)}.")
    return terbitkan(
        jenis,
        judul=f"{JUDUL[jenis]}, {pilihan.nama_layanan}, {pilihan.rentang.nama}"[:250],
        sidik=_sidik(pilihan, isi),
        singkatan=SINGKATAN[jenis],
        penerbit=Instansi.objects.untuk(pilihan.dinas.wilayah).sebutan,
        objek=_objek(pilihan),
        contoh=pilihan.dinas.contoh,
        oleh=oleh,
    )


def _objek(pilihan: Pilihan) -> str:
    return f"{pilihan.dinas.pk}/{pilihan.layanan}/{pilihan.rentang.tahun}-{pilihan.rentang.bagian}"


def _sidik(pilihan: Pilihan, isi: list) -> str:
    return sidik({"laporan": _objek(pilihan), "isi": [[str(nilai) for nilai in baris] for baris in isi]})
