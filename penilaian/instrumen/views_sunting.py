"""The instrument editor: one page for the draft, one for each indicator. Each form saves one thing."""

from dataclasses import replace
from urllib.parse import urlencode

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from penilaian.instrumen.cap import cap
from penilaian.instrumen.coba import coba as percobaan
from penilaian.instrumen.forms_sunting import ASAL, BUKTI
from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.izin import ambil_instrumen_untuk, periksa_boleh_kelola, periksa_draf
from penilaian.instrumen.kesehatan import nama_parameter
from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.instrumen.periksa import temuan_isi
from penilaian.instrumen.rak import susun_rak
from penilaian.instrumen.sidik import sidik_instrumen
from penilaian.instrumen.sunting import BAGIAN_INDIKATOR, BAGIAN_INSTRUMEN, BARU
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Basi, Ditolak, TidakAda
from pentas.gerbang import butuh

ARAH = {"naik": -1, "turun": 1}


def _draf(request, kode) -> Instrumen:
    """The draft to edit; a published one is refused with the way out (a copy)."""
    instrumen = ambil_instrumen_untuk(request.user, kode)
    periksa_boleh_kelola(request.user, instrumen.provinsi_id)
    periksa_draf(instrumen)
    return instrumen


def _indikator(instrumen: Instrumen, kode: str) -> Indikator:
    satu = (
        instrumen.indikator.select_related("instrumen", "variabel")
        .prefetch_related("level", "kriteria", "bukti_diminta")
        .filter(kode=kode)
        .first()
    )
    if satu is None:
        raise TidakAda("Indikator ini tidak ada lagi dalam draf. Kembali ke susunan instrumen.")
    return satu


@butuh(Hak.KELOLA_INSTRUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def sunting(request, kode):
    instrumen = _draf(request, kode)
    isi = isi_kanonik(instrumen)
    instrumen.nama_dipakai = [n for i in isi["indikator"] for n in nama_parameter(i)]
    hasil = _layani(request, instrumen, BAGIAN_INSTRUMEN)
    if not isinstance(hasil, tuple):
        return _sesudah(request, instrumen, None, hasil)
    terbuka, status = hasil
    konteks = {
        **_bingkai(instrumen, isi if request.method != "POST" else isi_kanonik(instrumen)),
        "terbuka": terbuka,
        "dipakai": {n: sum(n in nama_parameter(i) for i in isi["indikator"]) for n in instrumen.nama_dipakai},
        "sidik": sidik_instrumen(isi),
    }
    return render(request, "penilaian/instrumen/sunting.html", konteks, status=status)


@butuh(Hak.KELOLA_INSTRUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def sunting_indikator(request, kode, indikator):
    instrumen = _draf(request, kode)
    satu = _indikator(instrumen, indikator)
    hasil = _layani(request, satu, BAGIAN_INDIKATOR)
    if not isinstance(hasil, tuple):
        return _sesudah(request, instrumen, satu, hasil)
    terbuka, status = hasil
    satu = _indikator(instrumen, indikator)  # bound forms leave typed values on the object they were given
    isi = isi_kanonik(instrumen)
    konteks = {
        **_bingkai(instrumen, isi),
        "indikator": satu,
        "variabel": satu.variabel,
        "tangga": _tangga(satu),
        "terbuka": terbuka,
        "jenis_bukti": [(b, BUKTI.get(b.jenis, b.jenis)) for b in satu.bukti_diminta.all()],
        "asal": ASAL,
        "cap_aturan": cap(satu.aturan),
        "coba": percobaan(satu, request.GET, instrumen.parameter),
        "dipakai": sum(bool(nama_parameter(i)) for i in isi["indikator"]),
    }
    konteks["temuan_sendiri"] = [t for t in konteks["temuan"] if t.kode == satu.kode]
    konteks["temuan_lain"] = [t for t in konteks["temuan"] if t.kode != satu.kode]
    return render(request, "penilaian/instrumen/sunting_indikator.html", konteks, status=status)


@butuh(Hak.KELOLA_INSTRUMEN)
@require_safe
def coba(request, kode, indikator):
    """The result alone, for the page's script while somebody types."""
    instrumen = _draf(request, kode)
    satu = _indikator(instrumen, indikator)
    hasil = percobaan(satu, request.GET, instrumen.parameter)
    return render(request, "penilaian/instrumen/_coba_hasil.html", {"coba": hasil, "indikator": satu})


def _bingkai(instrumen, isi) -> dict:
    temuan = temuan_isi(isi)
    rak = susun_rak(instrumen)
    return {
        "instrumen": instrumen,
        "rak": rak,
        "parameter": instrumen.parameter,
        "boleh_kelola": True,
        "temuan": temuan,
        "penghalang": sum(t.menghalangi for t in temuan),
        "bermasalah": {t.kode for t in temuan if t.menghalangi},
    }


def _tangga(indikator) -> list[dict]:
    """Every level with its own criteria; nothing is folded, because everything can be edited."""
    level = {lv.nilai: lv for lv in indikator.level.all()}
    puncak = max([indikator.nilai_maks, *level, *(k.mulai_level for k in indikator.kriteria.all())])
    return [
        {"nilai": n, "level": level.get(n), "kriteria": [k for k in indikator.kriteria.all() if k.mulai_level == n]}
        for n in range(1, puncak + 1)
    ]


# --- one way in and out ---------------------------------------------------------------------------


def _layani(request, objek, bagian):
    """GET: (the open form or None, 200). POST: (the refused form, status), or what was done."""
    if request.method != "POST":
        nama, _, kunci = request.GET.get("ubah", "").partition(":")
        terbuka = bagian[nama].buka(objek, kunci, None) if nama in bagian else None
        return terbuka, BERHASIL
    nama, kunci, aksi = (request.POST.get(k, "") for k in ("bagian", "kunci", "aksi"))
    if nama not in bagian:
        raise Ditolak("Formulir ini tidak dikenal. Muat ulang halaman, lalu coba lagi.")
    satu, stempel = bagian[nama], request.POST.get("cap")
    if aksi in ARAH and satu.geser:
        satu.geser(objek, kunci, ARAH[aksi], stempel, request.user)
        return {"bagian": nama, "kunci": kunci, "aksi": aksi}
    if aksi == "hapus" and satu.hapus:
        return _hapus(request, objek, satu, nama, kunci, stempel)
    terbuka = satu.buka(objek, kunci, request.POST)
    hasil = []
    status = laksanakan(
        terbuka.form, lambda: hasil.append(satu.simpan(objek, kunci, terbuka.form, stempel, request.user))
    )
    if status != BERHASIL:
        return replace(terbuka, tersimpan=_tersimpan(terbuka.form) if status == Basi.status else ()), status
    return {"bagian": nama, "kunci": kunci, "aksi": "simpan", "hasil": hasil[0]}


def _tersimpan(form) -> tuple[tuple[str, str], ...]:
    """What stands in the database where it differs from what was typed, for the two to be compared."""
    isi = []
    for nama in form.changed_data:
        nilai = form.get_initial_for_field(form.fields[nama], nama)
        teks = ", ".join(map(str, nilai)) if isinstance(nilai, list | tuple) else nilai
        isi.append((form[nama].label, {True: "ya", False: "tidak", None: ""}.get(teks, teks)))
    return tuple(isi)


def _hapus(request, objek, satu, nama, kunci, stempel):
    try:
        satu.hapus(objek, kunci, stempel, request.user)
    except Ditolak as galat:
        terbuka = satu.buka(objek, kunci, None)
        terbuka.form.penolakan = galat.alasan
        return terbuka, galat.status
    return {"bagian": nama, "kunci": kunci, "aksi": "hapus"}


def _sesudah(request, instrumen, indikator, hasil):
    """Back to the same place, with a word where something was saved or deleted."""
    if hasil["aksi"] == "simpan":
        messages.success(request, "Perubahan disimpan.")
    elif hasil["aksi"] == "hapus":
        messages.success(request, "Bagian itu dihapus dari draf.")
    baru = hasil.get("hasil")
    if isinstance(baru, Indikator):  # just made, or its code was changed
        indikator = baru
        jangkar = "" if hasil["bagian"] == "umum" else f"?{urlencode({'ubah': 'umum'})}#ubah"
        return redirect(alamat_sunting(instrumen, indikator) + jangkar)
    if indikator is None or (hasil["bagian"] == "umum" and hasil["aksi"] == "hapus"):
        return redirect(alamat_sunting(instrumen) + ("" if indikator else f"#{hasil['bagian']}"))
    return redirect(f"{alamat_sunting(instrumen, indikator)}#{hasil['bagian']}")


def alamat_sunting(instrumen: Instrumen, indikator: Indikator | None = None) -> str:
    if indikator is None:
        return reverse("penilaian:instrumen-sunting", args=[instrumen.kode])
    return reverse("penilaian:instrumen-sunting-indikator", args=[instrumen.kode, indikator.kode])


__all__ = ["BARU", "alamat_sunting", "coba", "sunting", "sunting_indikator"]
