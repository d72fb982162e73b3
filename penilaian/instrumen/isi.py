"""The plain form of a rubric (keys of fixtures/instrumen.json): read, checked, made into rows and back."""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.conf import settings

from penilaian.instrumen.models import BuktiDiminta, Indikator, Instrumen, Kriteria, Level, Variabel
from pentas.galat import Ditolak

BAWAAN = Path(settings.AKAR) / "fixtures" / "instrumen.json"
TEKS_INDIKATOR = ("judul", "pertanyaan", "mode", "kroscek", "konteks_waktu", "narasumber")
DAFTAR_INDIKATOR = ("metode", "masukan", "aturan", "batas", "pedoman_wawancara")


def baca_isi(sumber: str | bytes) -> dict:
    """A rubric from JSON text. Decimal numbers stay text: floats have no place in a rubric."""
    try:
        isi = json.loads(sumber, parse_float=str)
    except (ValueError, UnicodeDecodeError, RecursionError) as galat:
        raise Ditolak("Berkas instrumen tidak terbaca. Pakai berkas JSON dengan susunan yang sama.") from galat
    periksa_isi(isi)
    return isi


def isi_bawaan() -> dict:
    """The rubric of the guide book that comes with the application."""
    return baca_isi(BAWAAN.read_text(encoding="utf-8"))


def isi_kosong(jumlah_variabel: int, judul: str = "") -> dict:
    """The form of a draft to be filled in the browser: unnamed variables that share the 100 points."""
    bagian = [Decimal(100 * 10_000 // max(jumlah_variabel, 1)).scaleb(-4)] * jumlah_variabel
    if bagian:
        bagian[-1] += 100 - sum(bagian)
    variabel = [
        {"kode": f"V{n:02d}", "nomor": n, "nama": f"Variabel {n}", "bobot": bobot} for n, bobot in enumerate(bagian, 1)
    ]
    return {"meta": {"judul": judul, "parameter": {}}, "variabel": variabel, "indikator": []}


def periksa_isi(isi) -> None:
    """Raises Ditolak where the form could not become rows; what a rubric must be is ``terbitkan``'s to ask."""
    if not isinstance(isi, Mapping) or not all(isinstance(isi.get(k), list) for k in ("variabel", "indikator")):
        raise Ditolak("Berkas instrumen harus memuat daftar “variabel” dan “indikator”.")
    for jenis, wajib in (("variabel", ("kode", "nomor", "nama", "bobot")), ("indikator", ("kode", "variabel", "mode"))):
        for urut, satu in enumerate(isi[jenis], 1):
            _periksa_medan(satu, wajib, f"{jenis.capitalize()} ke-{urut}")
    variabel = {v["kode"] for v in isi["variabel"]}
    for i in isi["indikator"]:
        if i["variabel"] not in variabel:
            raise Ditolak(f"Indikator {i['kode']} menunjuk variabel {i['variabel']} yang tidak ada. Perbaiki kodenya.")
        if i["mode"] not in Indikator.Mode.values:
            raise Ditolak(f"Indikator {i['kode']}: mode harus kumulatif, aturan, atau wawancara.")
    for jenis in ("variabel", "indikator"):
        kode = [str(s["kode"]) for s in isi[jenis]]
        if ganda := {k for k in kode if kode.count(k) > 1}:
            raise Ditolak(f"Kode {jenis} dipakai dua kali: {', '.join(sorted(ganda))}. Beri kode yang berbeda.")


def _periksa_medan(satu, wajib, sebutan) -> None:
    if not isinstance(satu, Mapping):
        raise Ditolak(f"{sebutan} tidak terbaca. Periksa susunan berkasnya.")
    if kurang := [k for k in wajib if satu.get(k) in (None, "")]:
        raise Ditolak(f"{sebutan} belum lengkap: {', '.join(kurang)}.")


def desimal(isi, sebutan: str) -> Decimal:
    try:
        angka = Decimal(str(isi))
    except InvalidOperation as galat:
        raise Ditolak(f"{sebutan}: bobot harus angka, misalnya 5 atau 2.5.") from galat
    if not angka.is_finite() or not 0 < angka < 1000 or -angka.as_tuple().exponent > 4:
        raise Ditolak(f"{sebutan}: bobot harus lebih dari 0, paling banyak empat angka di belakang koma.")
    return angka


# --- form → rows ----------------------------------------------------------------------------------


def tulis_baris(instrumen: Instrumen, isi: Mapping) -> None:
    """Make every row of a saved draft, in six statements whatever its size."""
    variabel = Variabel.objects.bulk_create(
        Variabel(
            instrumen=instrumen,
            kode=v["kode"],
            nomor=v["nomor"],
            nama=v["nama"],
            bobot=desimal(v["bobot"], f"Variabel {v['nama']}"),
        )
        for v in isi["variabel"]
    )
    per_kode = {v.kode: v for v in variabel}
    indikator = Indikator.objects.bulk_create(
        _indikator(instrumen, per_kode[i["variabel"]], n, i) for n, i in enumerate(isi["indikator"], 1)
    )
    pasangan = list(zip(indikator, isi["indikator"], strict=True))
    Level.objects.bulk_create(_level(baris, lv) for baris, i in pasangan for lv in i.get("level", ()))
    Kriteria.objects.bulk_create(
        _kriteria(baris, n, k) for baris, i in pasangan for n, k in enumerate(i.get("kriteria", ()), 1)
    )
    BuktiDiminta.objects.bulk_create(
        _bukti(baris, n, b) for baris, i in pasangan for n, b in enumerate(i.get("bukti", ()), 1)
    )


def _indikator(instrumen, variabel, nomor, i) -> Indikator:
    return Indikator(
        instrumen=instrumen,
        variabel=variabel,
        kode=i["kode"],
        urutan=i.get("urutan", nomor),
        bobot=desimal(i.get("bobot", 1), f"Indikator {i['kode']}"),
        nilai_maks=i.get("nilai_maks", 5),
        dinilai_desk=i.get("dinilai_desk", True),
        sumber_terpotong=i.get("sumber_terpotong", False),
        **{medan: i.get(medan) or "" for medan in TEKS_INDIKATOR},
        **{medan: list(i.get(medan) or ()) for medan in DAFTAR_INDIKATOR},
    )


def _level(indikator, lv) -> Level:
    return Level(
        indikator=indikator,
        nilai=lv["nilai"],
        dijelaskan=lv.get("dijelaskan", True),
        deskripsi=lv.get("deskripsi") or "",
        usulan_deskripsi=lv.get("usulan_deskripsi") or "",
        makna_sumber=lv.get("makna_sumber") or "",
        sumber_terpotong=lv.get("sumber_terpotong", False),
    )


def _kriteria(indikator, nomor, k) -> Kriteria:
    return Kriteria(
        indikator=indikator,
        kode=k["kode"],
        urutan=nomor,
        teks=k["teks"],
        mulai_level=k["mulai_level"],
        asal=k.get("asal", "sumber"),
        keterangan=k.get("keterangan") or "",
        digantikan_oleh=list(k.get("digantikan_oleh") or ()),
    )


def _bukti(indikator, nomor, b) -> BuktiDiminta:
    return BuktiDiminta(
        indikator=indikator,
        urutan=nomor,
        jenis=b["jenis"],
        nama=b["nama"],
        wajib=b.get("wajib", False),
        privasi=b.get("privasi") or "",
    )


# --- rows → form ----------------------------------------------------------------------------------


def isi_kanonik(instrumen: Instrumen) -> dict:
    """The whole rubric as plain values, in one order: what the fingerprint rests on and a copy starts from."""
    utuh = Instrumen.objects.utuh().get(pk=instrumen.pk)
    variabel = list(utuh.variabel.all())
    return {
        "meta": {"judul": utuh.judul, "tahun": utuh.tahun, "parameter": utuh.parameter},
        "variabel": [{"kode": v.kode, "nomor": v.nomor, "nama": v.nama, "bobot": v.bobot} for v in variabel],
        "indikator": [_isi_indikator(v, i) for v in variabel for i in v.indikator.all()],
        "cacat_sumber": utuh.catatan_sumber,
    }


def _isi_indikator(variabel, i: Indikator) -> dict:
    sendiri = ("kode", "urutan", "bobot", "nilai_maks", "dinilai_desk", "sumber_terpotong")
    return {
        "variabel": variabel.kode,
        **{medan: getattr(i, medan) for medan in (*sendiri, *TEKS_INDIKATOR, *DAFTAR_INDIKATOR)},
        "level": _baris(
            i.level.all(),
            ("nilai", "dijelaskan", "deskripsi", "usulan_deskripsi", "makna_sumber", "sumber_terpotong"),
        ),
        "kriteria": _baris(
            sorted(i.kriteria.all(), key=lambda k: k.urutan),
            ("kode", "teks", "mulai_level", "asal", "keterangan", "digantikan_oleh"),
        ),
        "bukti": _baris(i.bukti_diminta.all(), ("jenis", "nama", "wajib", "privasi")),
    }


def _baris(objek, medan) -> list[dict]:
    return [{nama: getattr(o, nama) for nama in medan} for o in objek]
