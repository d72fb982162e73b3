"""The documents of this room in the register of issued documents.

Registered by the act of determining, so that reading a document writes nothing.
"""

from penilaian.penetapan.models import Penetapan
from penilaian.periode.models import Periode
from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.tindakan import terbitkan

PERINGKAT, BERITA_ACARA = "peringkat-lapangan", "berita-acara-penetapan"


def terbitkan_penetapan(penetapan: Penetapan, *, oleh) -> None:
    """The ranking and the minutes; those of an earlier decision are superseded."""
    periode = penetapan.periode
    instansi = Instansi.objects.untuk(periode.provinsi)
    bersama = {
        "sidik": penetapan.sidik,
        "penerbit": f"{instansi.nama_dinas} {instansi.nama_pemerintah}"[:200],
        "lingkup": periode.kode,
        "contoh": bool(periode.tanda),
        "oleh": oleh,
    }
    n = periode.jumlah_besar
    peringkat = f"Peringkat hasil kunjungan lapangan, {periode.nama}"
    terbitkan(PERINGKAT, judul=peringkat, singkatan=f"RK{n:02d}", **bersama)
    terbitkan(
        BERITA_ACARA, judul=f"Berita acara penetapan {n} besar, {periode.nama}", singkatan=f"BA{n:02d}", **bersama
    )


def dokumen_terbit(jenis: str, periode: Periode) -> DokumenTerbit | None:
    return DokumenTerbit.objects.berlaku().filter(jenis=jenis, lingkup=periode.kode).first()
