"""The office's own recap of its dossier, as a document with its letterhead."""

from penilaian.berkas.isi import muat_isi
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import Penanda
from pentas.dokumen.pdf import cetak_pdf

JUDUL = "Rekap nilai mandiri"


def cetak_rekap(request, peserta) -> bytes:
    isi = muat_isi(peserta)
    periode = peserta.periode
    konteks = konteks_dokumen(request, wilayah=peserta.kabupaten_kota, tanda=periode.tanda)
    konteks |= {"isi": isi, "peserta": peserta, "periode": periode, "penanda": _penanda(isi.berkas, konteks)}
    return cetak_pdf("penilaian/berkas/rekap_pdf.html", konteks, judul=f"{JUDUL} {peserta}")


def _penanda(berkas, konteks) -> Penanda:
    """Who approved the dossier on sending; before that, the head of office of the letterhead."""
    if berkas is None or not berkas.kepala_jabatan:
        return konteks["instansi"].penanda
    return Penanda(berkas.kepala_jabatan, berkas.kepala_nama, berkas.kepala_pangkat, berkas.kepala_nip)
