"""The documents of this room in the register of issued documents.

Registered by the act of determining, so that reading a document writes nothing.
"""

from penilaian.penetapan.models import Penetapan
from pentas.dokumen.models import Instansi
from pentas.dokumen.tindakan import terbitkan

PERINGKAT, BERITA_ACARA = "peringkat-lapangan", "berita-acara-penetapan"


def terbitkan_penetapan(penetapan: Penetapan, *, oleh) -> None:
    """The ranking and the minutes; those of an earlier decision are superseded."""
    periode = penetapan.periode
    bersama = {
        "sidik": penetapan.sidik,
        "penerbit": Instansi.objects.untuk(periode.provinsi).sebutan,
        "lingkup": periode.kode,
        "contoh": bool(periode.tanda),
        "oleh": oleh,
    }
    n = periode.jumlah_masuk
    peringkat = f"Peringkat hasil kunjungan lapangan, {periode.nama}"
    terbitkan(PERINGKAT, judul=peringkat, singkatan=f"RK{n:02d}", **bersama)
    terbitkan(
        BERITA_ACARA, judul=f"Berita acara penetapan {n} besar, {periode.nama}", singkatan=f"BA{n:02d}", **bersama
    )
