"""The minutes of a visit as PDF. Registered when the visit closes; before that only a preview without a code."""

from penilaian.kunjungan.alur import StatusKunjungan
from penilaian.kunjungan.berita_acara import JENIS, susun
from penilaian.kunjungan.models import Kunjungan
from penilaian.periode.models import Penandatangan
from penilaian.periode.penandatangan import para_penanda
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit
from pentas.dokumen.pdf import cetak_pdf


def cetak_berita_acara(request, kunjungan: Kunjungan) -> bytes:
    peserta = kunjungan.peserta
    periode = peserta.periode
    terbit = None
    if kunjungan.status == StatusKunjungan.DITUTUP:
        terbit = DokumenTerbit.objects.cari(JENIS, periode.kode, peserta.kode)
    konteks = konteks_dokumen(request, wilayah=periode.provinsi, dokumen=terbit, tanda=periode.tanda)
    konteks |= {
        "periode": periode,
        "kunjungan": kunjungan,
        "peserta": peserta,
        "ba": susun(kunjungan),
        "tim": [a.pengguna for a in kunjungan.anggota.all()],
        "pratinjau": terbit is None,
        "para_penanda": para_penanda(periode, Penandatangan.Dokumen.BA_KUNJUNGAN),
    }
    judul = f"Berita acara kunjungan lapangan {peserta.kabupaten_kota.nama}"
    return cetak_pdf("penilaian/kunjungan/berita_acara.html", konteks, judul=judul)
