"""Contexts of the pages of requests, each in a fixed number of queries."""

import datetime as dt
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from layanan.sop.dinas.izin import punya_hak_di
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.antrean import antrean, cakupan, jumlah_menurut_layanan, layanan_ditawarkan
from layanan.sop.permohonan.daftar import ambil_layanan, semua_bagian
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.izin import (
    mewakili_pemohon,
    periksa_boleh_bebaskan,
    periksa_boleh_tarik,
    sebutan_kecil,
)
from layanan.sop.permohonan.models import Jeda, Lampiran, Permohonan, RiwayatLangkah
from layanan.sop.permohonan.panel import panel
from layanan.sop.permohonan.tampilan import (
    jalan_diambil,
    label_jalan,
    layanan_dikerjakan,
    siapa_langkah,
    untuk_pemohon,
)
from layanan.sop.permohonan.waktu import ringkas
from pentas.akun.peran import Hak
from pentas.galat import boleh

SEJAJAR = 20  # requests in the list beside an open one


def hari_ini() -> dt.date:
    return timezone.localdate()


@dataclass
class Peristiwa:
    """One line of the history."""

    pada: dt.datetime
    apa: str
    siapa: str
    peran: str
    catatan: str
    akhir: dt.datetime | None = None


def halaman_permohonan(pengguna, permohonan: Permohonan, **tambahan) -> dict:
    """``tambahan``: formulir, lanjut, galat, where a form comes back with its refusal."""
    riwayat = list(permohonan.riwayat.select_related("oleh"))
    jeda = list(permohonan.jeda.select_related("oleh"))
    lampiran = list(permohonan.lampiran.filter(diganti_pada=None).select_related("unggahan"))
    mewakili = mewakili_pemohon(pengguna, permohonan)
    petugas_dinas = punya_hak_di(pengguna, permohonan.dinas, Hak.LIHAT_LAYANAN)
    for j in jeda:
        j.permohonan = permohonan
    for r in riwayat:
        if not petugas_dinas and not untuk_pemohon(permohonan, r):
            r.catatan = ""
    return {
        "permohonan": permohonan,
        "sop": permohonan.sop,
        "petugas_dinas": petugas_dinas,
        "dikerjakan": layanan_dikerjakan(pengguna),
        "mewakili": mewakili,
        "ringkas": (waktu := ringkas(permohonan)),
        "lini": [_baris(permohonan, b, riwayat) for b in waktu.lini],
        "riwayat": peristiwa(permohonan, riwayat, jeda),
        "kembali": _alasan_kembali(permohonan, riwayat),
        "jeda_kini": next((j for j in jeda if j.selesai_pada is None), None),
        "lampiran": _kelengkapan(permohonan, lampiran),
        "kode_lacak": kode_tampil(permohonan.kode_lacak) if mewakili else "",
        "boleh_tarik": mewakili and boleh(periksa_boleh_tarik, pengguna, permohonan),
        "boleh_bebaskan": boleh(periksa_boleh_bebaskan, pengguna, permohonan),
        "nomor_langkah": permohonan.sop.nomor_langkah(permohonan.langkah),
        **panel(pengguna, permohonan, lampiran, mewakili),
        **tambahan,
    }


@dataclass
class BarisTampil:
    """A row of the timeline with its words. ``henti``: the request ended here without being done."""

    waktu: object
    siapa: str
    giliran: str
    catatan: list[RiwayatLangkah]
    henti: bool


def _baris(permohonan: Permohonan, baris, riwayat: list[RiwayatLangkah]) -> BarisTampil:
    langkah, kini = baris.langkah, baris.langkah.kode == permohonan.langkah
    gagal = permohonan.status in (StatusPermohonan.DITOLAK, StatusPermohonan.DITARIK)
    return BarisTampil(
        waktu=baris,
        siapa=siapa_langkah(langkah),
        giliran=sebutan_kecil(permohonan.pelaku) if kini and permohonan.terbuka and langkah.bertingkat else "",
        catatan=[r for r in riwayat if r.langkah == langkah.kode and r.keluar_pada and r.catatan],
        henti=kini and gagal,
    )


def _kelengkapan(permohonan: Permohonan, lampiran: list[Lampiran]) -> list[tuple[str, Lampiran]]:
    """Every paper with the name of what it stands for."""
    nama = {(la.kode, s.kode): s.nama for la in permohonan.sop.semua_langkah for s in la.syarat}
    return [(nama.get((la.langkah, la.jenis), la.jenis.replace("_", " ").capitalize()), la) for la in lampiran]


def peristiwa(permohonan: Permohonan, riwayat: list[RiwayatLangkah], jeda: list[Jeda]) -> list[Peristiwa]:
    """What happened, newest first: steps that were left, and pauses."""
    hasil = [
        Peristiwa(
            r.keluar_pada, label_jalan(permohonan, r), r.oleh, sebutan_kecil([r.peran]) if r.peran else "", r.catatan
        )
        for r in riwayat
        if r.keluar_pada
    ]
    hasil += [
        Peristiwa(j.mulai_pada, f"Jam dijeda: {j.sebab.label.lower()}", j.oleh, "", j.catatan, j.selesai_pada)
        for j in jeda
    ]
    awal = Peristiwa(permohonan.diajukan_pada, "Permohonan diajukan", permohonan.pemohon, "", "")
    return sorted([awal, *hasil], key=lambda p: p.pada)[::-1]  # of the same minute too the later comes first


def _alasan_kembali(permohonan: Permohonan, riwayat: list[RiwayatLangkah]) -> RiwayatLangkah | None:
    """The return or refusal that brought the request where it stands, for whoever has to answer it."""
    terakhir = next((r for r in reversed(riwayat) if r.keluar_pada), None)
    if terakhir is None or not terakhir.catatan:
        return None
    jalan = jalan_diambil(permohonan, terakhir)
    return terakhir if jalan is None or jalan.butuh_alasan else None


def isi_bagian(request, permohonan: Permohonan) -> dict:
    """The service's own part (``rincian``) and those of later rooms (``bagian``), each drawn with its own template."""
    layanan = ambil_layanan(permohonan.layanan)
    rincian = ""
    if layanan is not None and layanan.rincian is not None:
        rincian = _gambar(request, permohonan, *layanan.rincian(permohonan, request.user))
    semua = semua_bagian(permohonan, request.user)
    return {"rincian": rincian, "bagian": [_gambar(request, permohonan, **satu) for satu in semua]}


def _gambar(request, permohonan: Permohonan, template: str, konteks: dict) -> str:
    """The template finds its context under its own names, and as ``b``."""
    return render_to_string(template, {"permohonan": permohonan, "b": konteks, **konteks}, request=request)


def samping(pengguna, permohonan: Permohonan | None = None) -> dict:
    """The left column: services with what waits in each, and the requests around the open one."""
    jumlah = jumlah_menurut_layanan(pengguna)
    semua = antrean(pengguna)
    if not pengguna.punya_hak(Hak.KERJAKAN_LAYANAN):
        semua = cakupan(pengguna).filter(selesai_pada=None).order_by("-diajukan_pada", "-pk")
    elif permohonan is not None and permohonan.layanan in jumlah:
        semua = semua.filter(layanan=permohonan.layanan)
    dekat = list(semua.select_related("unit", "dinas__provinsi")[:SEJAJAR])
    if permohonan is not None and permohonan.pk not in {p.pk for p in dekat}:
        dekat.insert(0, permohonan)
    return {
        "dekat": dekat,
        "layanan_jumlah": [(sop, jumlah.get(sop.kode, 0)) for sop in layanan_ditawarkan(pengguna)],
    }
