"""The page of one receipt, for whoever has its number and four digits: no person stands on it."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from layanan.ketupat_pecel.hari.alur import Kantor
from layanan.ketupat_pecel.hari.hitung import baca_tanda_terima, mirip_tanda_terima, tanda_terima
from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.susulan.izin import LENGKAP
from layanan.ketupat_pecel.susulan.kata import keadaan_dokumen, ringkasan
from layanan.ketupat_pecel.susulan.pesan import tautan_wa
from layanan.sop.lacak.pelacak import Pelacak
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.tautan import token_undangan
from pentas.tampilan.format import tanggal

SALAH_KETIK = "Ada angka yang salah ketik. Bandingkan tiap angka dengan tanda terima Anda."


@dataclass(frozen=True)
class Tahap:
    """``pada``: when, of what is behind; ``ket``: what is said of the others. ``keadaan``: selesai, kini or nanti."""

    apa: str
    pada: dt.datetime | None
    ket: str
    keadaan: str


@dataclass(frozen=True)
class BarisDokumen:
    nama: str
    rupa: str
    kata: str
    sebab: str


def baca(tulisan: str) -> str | None:
    if nomor := baca_tanda_terima(tulisan):
        return tanda_terima(*nomor)
    if mirip_tanda_terima(tulisan):
        raise ValueError(SALAH_KETIK)
    return None


def cari(nomor: str) -> Pelayanan | None:
    return Pelayanan.objects.select_related(*LENGKAP).filter(tanda_terima=nomor).first()


def tampil(p: Pelayanan) -> tuple[str, dict]:
    """In four queries."""
    dokumen = list(p.dokumen.select_related("dokumen", "kasus"))
    tutup = getattr(p.perjalanan, "tutup_hari", None)
    isi = [(d.penyelesaian, d.kantor, getattr(getattr(d, "kasus", None), "status", None)) for d in dokumen]
    ringkas = ringkasan(isi, ditutup=tutup is not None)
    janji = p.perubahan_janji.order_by("-pk").first()
    return "layanan/ketupat_pecel/susulan/lacak.html", {
        "p": p,
        "desa": p.perjalanan.permohonan.unit.nama,
        "dinas": p.perjalanan.dinas,
        "ringkas": ringkas,
        "baris": [
            BarisDokumen(d.dokumen.nama, *keadaan_dokumen(*satu), _sebab(d))
            for d, satu in zip(dokumen, isi, strict=True)
        ],
        "tahap": _tahap(p, dokumen, ringkas.tahap, tutup),
        "janji": janji,
        "survei": _survei(p),
        "bagikan": tautan_wa(f"Tanda terima {p.tanda_terima}: {ringkas.kepala}. {ringkas.keterangan}"),
        "kini": timezone.now(),
    }


def _sebab(dokumen) -> str:
    """Why there will be none."""
    if (kasus := getattr(dokumen, "kasus", None)) and kasus.status == "ditolak":
        return kasus.hasil
    return dokumen.alasan if dokumen.kantor == "ditutup" or dokumen.penyelesaian == "ditolak" else ""


def _tahap(p: Pelayanan, dokumen, lewat: int, tutup) -> list[Tahap]:
    siap = max((d.siap_pada for d in dokumen if d.siap_pada), default=None)
    diserahkan = [d.selesai_pada for d in dokumen if d.selesai_pada and d.kantor != Kantor.DITUTUP]
    akhir = max(diserahkan, default=None) or max((d.selesai_pada for d in dokumen if d.selesai_pada), default=None)
    rencana = f"Rencana {tanggal(p.rencana_ambil)}" if p.rencana_ambil else "Dikabari kemudian"
    langkah = [
        ("Berkas diterima di desa", p.diterima_pada, ""),
        ("Berkas dibawa ke kantor", tutup.pada if tutup else None, "Sore hari pelayanan"),
        ("Data diperiksa dan dicetak", siap, "Oleh operator Dinas"),
        ("Siap diambil", siap, rencana),
        ("Diserahkan kepada Anda", akhir, "Bawa tanda terima"),
    ]
    if lewat == 5:
        if siap is None:  # nothing came of what went to the office
            langkah = [langkah[0], langkah[4]]
        if not diserahkan:
            langkah[-1] = ("Ditutup tanpa dokumen", akhir, "")
    keadaan = ["selesai"] * lewat + ["kini"] + ["nanti"] * 5
    return [Tahap(*satu, keadaan[n]) for n, satu in enumerate(langkah)]


def _survei(p: Pelayanan) -> str:
    """Once, for who was served: the address of the nine questions."""
    undangan = UndanganSkm.objects.filter(permohonan=p.perjalanan.permohonan_id, rujukan=str(p.pk)).first()
    return reverse("sop:skm-isi", args=[token_undangan(undangan)]) if undangan and undangan.terbuka else ""


PELACAK = Pelacak(
    kode="desa",
    contoh=f"nomor tanda terima, misalnya {tanda_terima(2, 17)}",
    baca=baca,
    cari=cari,
    kunci=lambda p: str(p.pk),
    ambil=lambda kunci: Pelayanan.objects.select_related(*LENGKAP).filter(pk=kunci).first(),
    sidik=lambda p: p.sidik_pin,
    tampil=tampil,
)
