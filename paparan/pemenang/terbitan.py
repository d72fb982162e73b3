"""Which documents of this room are registered for the public check, and under what name.

Registered by the acts (deciding, announcing), so that reading a document writes nothing.
"""

from collections.abc import Iterable

from paparan.pemenang.models import Pemenang
from penilaian.periode.models import Periode, Peserta
from pentas.dokumen.models import Instansi
from pentas.dokumen.tindakan import terbitkan

PERINGKAT, BERITA_ACARA, RAPOR = "peringkat-akhir", "berita-acara-pemenang", "rapor"


def terbitkan_hasil(pemenang: Pemenang, periode: Periode, *, oleh) -> None:
    """The ranking and the minutes; those of an earlier decision are superseded."""
    bersama = {"sidik": pemenang.sidik, **_lingkup(periode, oleh)}
    terbitkan(PERINGKAT, judul=f"Peringkat akhir {periode.nama}", singkatan="RKAK", **bersama)
    terbitkan(BERITA_ACARA, judul=f"Berita acara penetapan pemenang {periode.nama}", singkatan="BAPM", **bersama)


def terbitkan_rapor(pemenang: Pemenang, periode: Periode, peserta: Iterable[Peserta], *, oleh) -> None:
    """One for each office; it rests on the top ten's snapshot and the winner's."""
    bersama = {"sidik": pemenang.sidik, **_lingkup(periode, oleh)}
    for p in peserta:
        judul = f"Rapor {p.kabupaten_kota.nama}, {periode.nama}"
        terbitkan(RAPOR, judul=judul, singkatan="RAPR", objek=p.kode, **bersama)


def _lingkup(periode: Periode, oleh) -> dict:
    penerbit = Instansi.objects.untuk(periode.provinsi).sebutan
    return {"lingkup": periode.kode, "penerbit": penerbit, "contoh": bool(periode.tanda), "oleh": oleh}
