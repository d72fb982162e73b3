"""The survey's report as PDF."""

from layanan.sop.skm.data import Survei
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit
from pentas.dokumen.pdf import cetak_pdf


def isi_survei(survei: Survei) -> list[tuple]:
    """What an issued report stands for."""
    return [
        *(("unsur", b.unsur.kode, b.kumpulan.jumlah, b.rata) for b in survei.unsur),
        ("indeks", survei.jumlah, survei.indeks, survei.populasi, survei.sampel_minimum),
        *(("profil", judul, label, n) for judul, isi in survei.profil for label, n, _persen in isi),
        *(("rencana", r.unsur, r.uraian, r.penanggung_jawab, r.batas, r.keadaan, r.kemajuan) for r in survei.rencana),
    ]


def cetak_survei(request, survei: Survei, nama_layanan: str, dokumen: DokumenTerbit | None = None) -> bytes:
    dinas = survei.dinas
    konteks = konteks_dokumen(request, wilayah=dinas.wilayah, dokumen=dokumen, tanda=dinas.tanda)
    konteks |= {"survei": survei, "nama_layanan": nama_layanan}
    return cetak_pdf(
        "layanan/skm/laporan_pdf.html", konteks, judul=f"Laporan survei kepuasan masyarakat {survei.rentang.nama}"
    )
