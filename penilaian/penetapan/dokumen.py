"""The ranking and the minutes of the determination as PDF."""

from dataclasses import dataclass

from penilaian.penetapan.buku import buku_peringkat
from penilaian.penetapan.naskah import Naskah, muat_naskah
from penilaian.penetapan.terbitan import BERITA_ACARA, PERINGKAT
from penilaian.periode.models import AnggotaTim, Penandatangan, Periode
from penilaian.periode.penandatangan import para_penanda
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit, Penanda
from pentas.dokumen.pdf import cetak_pdf
from pentas.tampilan.format import HARI, tanggal

KETUA = "Ketua Tim Penilai"
TIM_TERKECIL = 3  # so many ruled rows where no jury has been named


@dataclass(frozen=True)
class Anggota:
    """One row of the signature table."""

    nama: str = ""
    nip: str = ""
    jabatan: str = ""
    institusi: str = ""


def peringkat_pdf(request, periode: Periode) -> bytes:
    """From the frozen snapshot; before the decision a preview that says so and carries no code.

    The workbook with the exact numbers travels inside the file.
    """
    naskah = muat_naskah(periode)
    konteks = _konteks(request, naskah, PERINGKAT) | {"ketua": _ketua(periode)}
    return cetak_pdf(
        "penilaian/penetapan/peringkat_pdf.html",
        konteks,
        judul=f"Peringkat hasil kunjungan lapangan, {periode.nama}",
        lampiran={"peringkat-lapangan.xlsx": buku_peringkat(naskah)},
    )


def berita_acara_pdf(request, naskah: Naskah) -> bytes:
    """``naskah``: of a decision."""
    periode, hari = naskah.periode, naskah.penetapan.tanggal
    konteks = _konteks(request, naskah, BERITA_ACARA)
    konteks |= {"perpanjangan": periode.perpanjangan.filter(pada__lte=naskah.penetapan.pada)}
    konteks |= {"tim": _tim(periode), "hari_tanggal": f"{HARI[hari.weekday()]}, {tanggal(hari)}"}
    judul = f"Berita acara penetapan {periode.jumlah_masuk} besar, {periode.nama}"
    return cetak_pdf("penilaian/penetapan/berita_acara_pdf.html", konteks, judul=judul)


def _konteks(request, naskah: Naskah, jenis: str) -> dict:
    periode = naskah.periode
    dokumen = DokumenTerbit.objects.cari(jenis, periode.kode) if naskah.penetapan else None
    konteks = konteks_dokumen(request, wilayah=periode.provinsi, dokumen=dokumen, tanda=periode.tanda)
    penanda = {PERINGKAT: Penandatangan.Dokumen.PERINGKAT, BERITA_ACARA: Penandatangan.Dokumen.BA_PENETAPAN}[jenis]
    konteks |= {"naskah": naskah, "periode": periode, "penetapan": naskah.penetapan}
    return konteks | {"para_penanda": para_penanda(periode, penanda)}


def _ketua(periode: Periode) -> Penanda:
    ketua = periode.anggota_tim.filter(sebagai=AnggotaTim.Sebagai.KETUA).select_related("pengguna").first()
    if ketua is None:
        return Penanda(KETUA)
    return Penanda(KETUA, ketua.pengguna.nama, ketua.pengguna.pangkat, ketua.pengguna.nip)


def _tim(periode: Periode) -> list[Anggota]:
    """The jury, the chair first; empty names and numbers are printed as ruled lines."""
    tim = [
        Anggota(
            a.pengguna.nama,
            a.pengguna.nip,
            ", ".join(filter(None, (a.get_sebagai_display(), a.pengguna.jabatan))),
            a.pengguna.institusi,
        )
        for a in periode.anggota_tim.select_related("pengguna")
    ]
    return tim + [Anggota()] * (TIM_TERKECIL - len(tim))
