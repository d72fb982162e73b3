"""PDFs: letters, the receipt of a request and its disposition sheet."""

from django.urls import reverse

from layanan.sop.deklarasi.bentuk import Langkah
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.izin import periksa_boleh_cetak_konsep
from layanan.sop.surat.jenis import kepala_lembar
from layanan.sop.surat.models import Surat
from pentas.akun.peran import Peran
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import Instansi
from pentas.dokumen.pdf import cetak_pdf
from pentas.dokumen.qr import qr_svg
from pentas.galat import SalahJenis


def cetak_surat(request, surat: Surat) -> bytes:
    """The paper to be signed: with its number and verification code, or with ruled lines while it is a draft."""
    periksa_boleh_cetak_konsep(surat)
    konteks = konteks_dokumen(request, wilayah=surat.dinas.wilayah, dokumen=surat.dokumen, tanda=surat.dinas.tanda)
    pihak = [p["sebutan"] for p in surat.isi.get("pihak", []) if "sebutan" in p]
    konteks |= {
        "surat": surat,
        "isi": surat.isi,
        "konsep": surat.status == StatusSurat.KONSEP,
        "penanda": surat.para_penanda[0] if surat.penanda else None,
        "para_pihak": list(zip(pihak, surat.para_penanda, strict=False)),
    }
    return cetak_pdf(surat.bentuk.templat, konteks, judul=surat.bentuk.nama)


def tulis_docx(surat: Surat) -> bytes:
    periksa_boleh_cetak_konsep(surat)
    if surat.bentuk.docx is None:
        raise SalahJenis("Surat ini hanya tersedia sebagai PDF.")
    return surat.bentuk.docx(surat, Instansi.objects.untuk(surat.dinas.wilayah))


def alamat_lacak(request, permohonan: Permohonan) -> str:
    """The public page with the code filled in. Never the PIN."""
    return request.build_absolute_uri(f"{reverse('sop:lacak')}?kode={permohonan.kode_lacak}")


def cetak_tanda_terima(request, permohonan: Permohonan, *, pin: str = "") -> bytes:
    """``pin`` only right after sending, while it is still known; later the applicant's own note stands on the line."""
    konteks = konteks_dokumen(request, wilayah=permohonan.dinas.wilayah, tanda=permohonan.dinas.tanda)
    alamat = alamat_lacak(request, permohonan)
    konteks |= {
        "permohonan": permohonan,
        "kode": kode_tampil(permohonan.kode_lacak),
        "pin": pin,
        "berkas": _berkas_diterima(permohonan),
        "keterangan": kepala_lembar(permohonan),
        "alamat_lacak": request.build_absolute_uri(reverse("sop:lacak")),
        "qr_lacak": qr_svg(alamat, "Kode QR menuju halaman lacak"),
    }
    return cetak_pdf("layanan/surat/tanda_terima_pdf.html", konteks, judul="Tanda terima permohonan")


def _berkas_diterima(permohonan: Permohonan) -> list[str]:
    """What the asker brought; papers that the office adds later are not received from him."""
    semua = (s for langkah in permohonan.sop.semua_langkah for s in langkah.syarat)
    nama = {s.kode: s.nama for s in semua if not s.dari_dinas}
    jenis = permohonan.lampiran.filter(diganti_pada=None).values_list("jenis", flat=True)
    return [nama[k] for k in dict.fromkeys(jenis) if k in nama]


def cetak_disposisi(request, permohonan: Permohonan) -> bytes:
    """Every rank of the step that sends the request down; ranks to come are left to be written by hand."""
    konteks = konteks_dokumen(request, wilayah=permohonan.dinas.wilayah, tanda=permohonan.dinas.tanda)
    konteks |= {
        "permohonan": permohonan,
        "keterangan": kepala_lembar(permohonan),
        "baris": baris_disposisi(permohonan),
    }
    return cetak_pdf("layanan/surat/disposisi_pdf.html", konteks, judul="Lembar disposisi")


def langkah_disposisi(permohonan: Permohonan) -> Langkah | None:
    """The first step that goes through the ranks; else the one that is the disposition itself."""
    semua = permohonan.sop.langkah
    bertingkat = next((langkah for langkah in semua if langkah.bertingkat), None)
    return bertingkat or next((langkah for langkah in semua if langkah.kode == "disposisi"), None)


def baris_disposisi(permohonan: Permohonan) -> list[dict]:
    """One row a rank: who disposes, to whom, what he wrote, when."""
    langkah = langkah_disposisi(permohonan)
    if langkah is None:
        return []
    nomor = permohonan.sop.nomor_langkah(langkah.kode)
    berikut = permohonan.sop.langkah[nomor] if nomor < len(permohonan.sop.langkah) else None
    penerima = [*((p,) for p in langkah.peran[1:]), berikut.pelaku(0) if berikut else ()]
    riwayat = {r.giliran: r for r in permohonan.riwayat.filter(langkah=langkah.kode)}  # of a rank, the last stay
    return [
        {
            "dari": Peran(peran).label,
            "kepada": " atau ".join(Peran(p).label for p in penerima[giliran]),
            "riwayat": riwayat.get(giliran),
            "instruksi": (riwayat[giliran].rincian or {}).get("instruksi", "") if giliran in riwayat else "",
        }
        for giliran, peran in enumerate(langkah.peran)
    ]
