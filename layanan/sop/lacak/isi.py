"""What the public may know of a request: steps, roles, dates, papers by name. No person, no free text, no number
of a person; names of institutions only through the service's own ``judul_publik``."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from layanan.sop.deklarasi.bentuk import Jam, Langkah
from layanan.sop.kalender.data import libur_dinas
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.daftar import ajakan_akhir, ambil_layanan
from layanan.sop.permohonan.izin import sebutan_kecil, sebutan_pelaku
from layanan.sop.permohonan.models import Lampiran, Permohonan
from layanan.sop.surat.alur import StatusSurat

KEPALA_AKHIR = {
    StatusPermohonan.SELESAI: "Permohonan Anda selesai",
    StatusPermohonan.DITOLAK: "Permohonan ini tidak dapat dikabulkan",
    StatusPermohonan.DITARIK: "Permohonan ini sudah ditarik",
}
UCAP_AKHIR = {
    StatusPermohonan.SELESAI: "Tidak ada lagi yang perlu Anda kerjakan.",
    StatusPermohonan.DITOLAK: "Alasannya tertulis dalam surat dan di halaman permohonan pemohon.",
    StatusPermohonan.DITARIK: "Pemohon menariknya sebelum selesai. Permohonan baru dapat diajukan kapan saja.",
}
SEBAB_JEDA = {
    "pemohon": "Menunggu kelengkapan dari pemohon. Waktu janji berhenti selama menunggu.",
    "pusat": "Menunggu jawaban Ditjen Dukcapil. Waktu menunggu dihitung terpisah dari waktu dinas.",
    "gangguan": "Ada gangguan SIAK atau jaringan. Waktu janji berhenti sampai pulih.",
}
DITJEN = "Ditjen Dukcapil"
LIBUR_SEJAUH = dt.timedelta(days=120)


@dataclass(frozen=True)
class Tahap:
    """One step as the applicant reads it. ``keadaan``: selesai, kini or nanti."""

    apa: str
    siapa: str
    keadaan: str
    pada: dt.datetime | None = None


def isi_halaman(permohonan: Permohonan) -> dict:
    """Everything on the page, in a fixed number of queries."""
    riwayat = list(permohonan.riwayat.all())
    jeda = next((j for j in permohonan.jeda.all() if j.selesai_pada is None), None)
    layanan = ambil_layanan(permohonan.layanan)
    publik = layanan.judul_publik(permohonan) if layanan and layanan.judul_publik else ""
    khusus = layanan.di_lacak(permohonan) if layanan and layanan.di_lacak else {}
    return {
        "permohonan": permohonan,
        "sop": permohonan.sop,
        "judul_publik": publik,
        "kepala": kepala(permohonan),
        "keterangan": keterangan(permohonan),
        "jeda": SEBAB_JEDA.get(jeda.alasan, "Waktu janji sedang berhenti.") if jeda else "",
        "tahap": semua_tahap(permohonan, riwayat),
        "kurang": kekurangan(permohonan),
        "libur": libur_berikut(permohonan) if permohonan.terbuka else None,
        "dokumen": dokumen_jadi(permohonan),
        "ajakan": [] if permohonan.terbuka else ajakan_akhir(permohonan),
        "kini": timezone.now(),
        **khusus,
    }


def giliran_pemohon(permohonan: Permohonan) -> bool:
    return permohonan.terbuka and not set(permohonan.pelaku).isdisjoint(permohonan.sop.peran_pemohon)


def kepala(permohonan: Permohonan) -> str:
    return permohonan.langkah_kini.sebutan if permohonan.terbuka else KEPALA_AKHIR[permohonan.status]


def keterangan(permohonan: Permohonan) -> str:
    """Who holds it, in one sentence."""
    if not permohonan.terbuka:
        return UCAP_AKHIR[permohonan.status]
    langkah = permohonan.langkah_kini
    if giliran_pemohon(permohonan) and set(permohonan.pelaku) <= set(permohonan.sop.peran_pemohon):
        return "Sekarang giliran Anda. Masuk ke akun pemohon untuk melanjutkan."
    if langkah.jam_di(permohonan.giliran) == Jam.PUSAT:
        return f"Dinas menunggu jawaban {DITJEN}. Anda belum perlu datang."
    return f"Sedang dikerjakan {sebutan_kecil(permohonan.pelaku)}. Anda belum perlu datang."


def semua_tahap(permohonan: Permohonan, riwayat: list) -> list[Tahap]:
    """The numbered steps in order; those that a shortcut left out are not shown, nor what a refusal made moot."""
    sop = permohonan.sop
    kini = _posisi(permohonan, riwayat)
    hasil = []
    for n, langkah in enumerate(sop.langkah):
        lewat = [r.keluar_pada for r in riwayat if r.langkah == langkah.kode and r.keluar_pada]
        if permohonan.terbuka and n == kini:
            hasil.append(Tahap(langkah.sebutan, _siapa(langkah, permohonan), "kini"))
        elif n < kini or not permohonan.terbuka:
            if lewat:
                hasil.append(Tahap(langkah.sebutan, "", "selesai", max(lewat)))
        else:
            hasil.append(Tahap(langkah.sebutan, _siapa(langkah), "nanti"))
    return hasil


def _posisi(permohonan: Permohonan, riwayat: list) -> int:
    """The numbered step where it stands, or that sent it aside."""
    nomor = permohonan.sop.nomor_langkah(permohonan.langkah)
    if not nomor:
        nomor = next((n for r in reversed(riwayat) if (n := permohonan.sop.nomor_langkah(r.langkah))), 1)
    return nomor - 1


def _siapa(langkah: Langkah, permohonan: Permohonan | None = None) -> str:
    """The role that holds it; of a tiered step that is on, the rank whose turn it is."""
    if permohonan is not None:
        if permohonan.langkah == langkah.kode and langkah.jam_di(permohonan.giliran) == Jam.PUSAT:
            return f"Menunggu {DITJEN}"
        return f"Sekarang di {sebutan_kecil(permohonan.pelaku)}"
    if langkah.jam == Jam.PUSAT:
        return DITJEN
    if langkah.bertingkat:
        return ", ".join(sebutan_pelaku((p,)) for p in langkah.peran)
    return sebutan_pelaku(langkah.peran)


def kekurangan(permohonan: Permohonan) -> list[str]:
    """Names of papers: returned ones, and those the applicant still owes where it is his turn."""
    if not permohonan.terbuka:
        return []
    nama = {(la.kode, s.kode): s.nama for la in permohonan.sop.semua_langkah for s in la.syarat}
    ada = {(la.langkah, la.jenis): la.keadaan for la in permohonan.lampiran.filter(diganti_pada=None)}
    kembali = [nama.get(k, "") for k, keadaan in ada.items() if keadaan == Lampiran.Keadaan.KEMBALI]
    wajib = permohonan.langkah_kini.syarat if giliran_pemohon(permohonan) else ()
    belum = [s.nama for s in wajib if s.wajib and (permohonan.langkah, s.kode) not in ada]
    return [n for n in dict.fromkeys([*kembali, *belum]) if n]


def libur_berikut(permohonan: Permohonan) -> tuple[dt.date, str] | None:
    """The next holiday that the promised date has in account; without a promise, the next one soon."""
    kalender = libur_dinas(permohonan.dinas)
    hari = kalender.tanggal(timezone.now())
    sampai = permohonan.janji if permohonan.janji and permohonan.janji > hari else hari + LIBUR_SEJAUH
    return next(iter(kalender.libur_antara(hari, min(sampai, hari + LIBUR_SEJAUH))), None)


def dokumen_jadi(permohonan: Permohonan) -> list[str]:
    """Kinds of the letters for the applicant that are finished; read and fetched with an account or at the office."""
    if permohonan.status != StatusPermohonan.SELESAI:
        return []
    siap = permohonan.surat.filter(status__in=(StatusSurat.DITANDATANGANI, StatusSurat.DIKIRIM))
    bentuk = [s.bentuk for s in siap]
    return list(dict.fromkeys(b.nama for b in bentuk if b.untuk_pemohon or b.dikirim_ke_pemohon))
