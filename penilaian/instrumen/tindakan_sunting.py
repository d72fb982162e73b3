"""Editing a draft: its heading, parameters, variables and indicators. One act saves one thing."""

import re
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import Max, ProtectedError

from penilaian.instrumen.cap import MEDAN, periksa_cap
from penilaian.instrumen.isi import desimal
from penilaian.instrumen.izin import periksa_boleh_kelola, periksa_draf
from penilaian.instrumen.models import Indikator, Instrumen, Level, Variabel
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

KODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,9}")
HILANG = "Bagian ini sudah dihapus di tempat lain. Muat ulang halaman untuk melihat susunan terbaru."


def buka_draf(instrumen: Instrumen, oleh) -> Instrumen:
    """The row as it is now, locked; refused unless it is a draft of this admin's province."""
    periksa_boleh_kelola(oleh, instrumen.provinsi_id)
    kini = Instrumen.objects.select_for_update().filter(pk=instrumen.pk).first()
    if kini is None:
        raise Basi("Draf ini sudah dihapus. Kembali ke daftar instrumen.")
    periksa_draf(kini)
    return kini


def buka_indikator(indikator: Indikator, oleh) -> Indikator:
    instrumen = buka_draf(indikator.instrumen, oleh)
    kini = Indikator.objects.filter(pk=indikator.pk).first()
    if kini is None:
        raise Basi(HILANG)
    kini.instrumen = instrumen
    return kini


def simpan_baris(objek, isi: Mapping, nama: str, *, oleh, sebutan: str) -> list[str]:
    """Save what differs, and note it under ``nama``; the changed field names."""
    beda = [medan for medan, nilai in isi.items() if getattr(objek, medan) != nilai]
    if not beda:
        return []
    sebelum = {medan: getattr(objek, medan) for medan in beda}
    for medan in beda:
        setattr(objek, medan, isi[medan])
    objek.save(update_fields=beda)
    catat(nama, objek, oleh=oleh, lingkup=sebutan, sebelum=_polos(sebelum), sesudah=_polos({m: isi[m] for m in beda}))
    return beda


def _polos(isi: Mapping) -> dict:
    return {k: str(v) if isinstance(v, Decimal) else getattr(v, "kode", v) for k, v in isi.items()}


def isi_baris(objek) -> dict:
    """A row's own content, for the audit of what was deleted."""
    return {medan: getattr(objek, medan) for medan in MEDAN[type(objek)]}


# --- the draft ------------------------------------------------------------------------------------


@tindakan
def simpan_instrumen(instrumen: Instrumen, *, judul: str, tahun: int, oleh, dasar: str | None = None) -> Instrumen:
    kini = buka_draf(instrumen, oleh)
    periksa_cap(dasar, kini)
    if not judul.strip():
        raise Ditolak("Isi judul instrumen.")
    simpan_baris(kini, {"judul": judul.strip(), "tahun": tahun}, "instrumen.ubah_judul", oleh=oleh, sebutan=kini.kode)
    return kini


@tindakan
def simpan_parameter(instrumen: Instrumen, parameter: Mapping[str, str], *, oleh, dasar: str | None = None) -> None:
    """Defaults of ``{nama}`` in texts. A name without a value is dropped; a text that still uses it is a finding."""
    kini = buka_draf(instrumen, oleh)
    periksa_cap(dasar, kini.parameter)
    for nama in parameter:
        if not re.fullmatch(r"[a-z_]{1,40}", nama):
            raise Ditolak(f"Nama parameter “{nama}” hanya boleh huruf kecil dan garis bawah, misalnya batas_data.")
    isi = {nama: str(nilai).strip() for nama, nilai in parameter.items() if str(nilai).strip()}
    simpan_baris(kini, {"parameter": isi}, "instrumen.ubah_parameter", oleh=oleh, sebutan=kini.kode)


# --- variables ------------------------------------------------------------------------------------


@tindakan
def simpan_variabel(
    instrumen: Instrumen, kode: str | None, *, nama: str, bobot, oleh, dasar: str | None = None
) -> Variabel:
    """``kode`` None: a new one at the end."""
    kini = buka_draf(instrumen, oleh)
    if not nama.strip():
        raise Ditolak("Isi nama variabel.")
    isi = {"nama": nama.strip(), "bobot": desimal(bobot, f"Variabel {nama.strip()}")}
    if kode is not None:
        variabel = _variabel(kini, kode)
        periksa_cap(dasar, variabel)
        simpan_baris(variabel, isi, "instrumen.ubah_variabel", oleh=oleh, sebutan=kini.kode)
        return variabel
    nomor = (kini.variabel.aggregate(n=Max("nomor"))["n"] or 0) + 1
    variabel = Variabel.objects.create(instrumen=kini, kode=_kode_variabel(kini), nomor=nomor, **isi)
    catat("instrumen.tambah_variabel", variabel, oleh=oleh, lingkup=kini.kode, sesudah=_polos(isi_baris(variabel)))
    return variabel


def _variabel(instrumen, kode) -> Variabel:
    variabel = instrumen.variabel.filter(kode=kode).first()
    if variabel is None:
        raise Basi(HILANG)
    return variabel


def _kode_variabel(instrumen) -> str:
    ada = set(instrumen.variabel.values_list("kode", flat=True))
    return next(k for n in range(1, 1000) if (k := f"V{n:02d}") not in ada)


@tindakan
def hapus_variabel(instrumen: Instrumen, kode: str, *, oleh, dasar: str | None = None) -> None:
    kini = buka_draf(instrumen, oleh)
    variabel = _variabel(kini, kode)
    periksa_cap(dasar, variabel)
    if jumlah := variabel.indikator.count():
        raise Ditolak(
            f"Variabel {variabel.nama} masih memuat {jumlah} indikator. Pindahkan atau hapus dahulu indikatornya."
        )
    catat("instrumen.hapus_variabel", variabel, oleh=oleh, lingkup=kini.kode, sebelum=_polos(isi_baris(variabel)))
    variabel.delete()
    _urutkan_variabel(list(kini.variabel.all()))


@tindakan
def geser_variabel(instrumen: Instrumen, kode: str, arah: int, *, oleh) -> None:
    kini = buka_draf(instrumen, oleh)
    semua = list(kini.variabel.all())
    if tukar(semua, next((n for n, v in enumerate(semua) if v.kode == kode), None), arah):
        _urutkan_variabel(semua)
        urutkan_indikator(kini)
        _catat_urutan("instrumen.urutkan_variabel", kini, [v.kode for v in semua], oleh)


def tukar(semua: list, letak: int | None, arah: int) -> bool:
    """Move one item by one place; False at the ends."""
    if letak is None:
        raise Basi(HILANG)
    if not 0 <= letak + arah < len(semua):
        return False
    semua[letak], semua[letak + arah] = semua[letak + arah], semua[letak]
    return True


def _urutkan_variabel(semua) -> None:
    """Numbers 1…n; through a free range first, because numbers are unique."""
    for geser in (len(semua) + max((v.nomor for v in semua), default=0), 0):
        for nomor, v in enumerate(semua, 1):
            v.nomor = nomor + geser
            v.save(update_fields=["nomor"])


def _catat_urutan(nama, objek, urutan, oleh) -> None:
    catat(nama, objek, oleh=oleh, lingkup=getattr(objek, "kode", ""), sesudah={"urutan": urutan})


# --- indicators -----------------------------------------------------------------------------------


def urutkan_indikator(instrumen: Instrumen) -> None:
    """Numbers 1…n in the order in which people read: by variable, then as arranged."""
    urutan = 0
    for v in instrumen.variabel.prefetch_related("indikator"):
        for i in v.indikator.all():
            urutan += 1
            if i.urutan != urutan:
                i.urutan = urutan
                i.save(update_fields=["urutan"])


@tindakan
def buat_indikator(instrumen: Instrumen, variabel: str, *, kode: str, judul: str, mode: str, oleh) -> Indikator:
    """With empty levels 1 to 5; everything else is filled in step by step."""
    kini = buka_draf(instrumen, oleh)
    milik = _variabel(kini, variabel)
    kode = _kode_indikator(kini, kode)
    if not judul.strip():
        raise Ditolak("Isi judul indikator.")
    wawancara = mode == Indikator.Mode.WAWANCARA
    indikator = Indikator.objects.create(
        instrumen=kini,
        variabel=milik,
        kode=kode,
        urutan=(milik.indikator.aggregate(n=Max("urutan"))["n"] or 0) + 1,
        judul=judul.strip(),
        pertanyaan="",
        mode=mode,
        dinilai_desk=not wawancara,
        metode=["wawancara"] if wawancara else [],
    )
    Level.objects.bulk_create(
        Level(indikator=indikator, nilai=n, dijelaskan=False) for n in range(1, indikator.nilai_maks + 1)
    )
    urutkan_indikator(kini)
    sesudah = {"kode": kode, "variabel": milik.kode, "judul": indikator.judul, "mode": mode}
    catat("instrumen.tambah_indikator", indikator, oleh=oleh, lingkup=kini.kode, sesudah=sesudah)
    return indikator


def _kode_indikator(instrumen, kode, selain=None) -> str:
    kode = kode.strip()
    if not KODE.fullmatch(kode):
        raise Ditolak("Kode indikator hanya boleh huruf, angka, dan tanda hubung, paling panjang 10, misalnya 22a.")
    if instrumen.indikator.filter(kode=kode).exclude(pk=selain).exists():
        raise Ditolak(f"Kode {kode} sudah dipakai indikator lain. Pilih kode lain.")
    return kode


@tindakan
def simpan_indikator(indikator: Indikator, isi: Mapping, *, oleh, dasar: str | None = None) -> Indikator:
    """``isi``: the fields of ``MEDAN[Indikator]``, with ``variabel`` as its code."""
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini)
    isi = dict(isi)
    kode_lama, maks_lama = kini.kode, kini.nilai_maks
    if "kode" in isi:
        isi["kode"] = _kode_indikator(kini.instrumen, isi["kode"], kini.pk)
    if "variabel" in isi:
        isi["variabel"] = _variabel(kini.instrumen, isi["variabel"])
    if "bobot" in isi:
        isi["bobot"] = desimal(isi["bobot"], f"Indikator {kode_lama}")
    if not 1 <= isi.get("nilai_maks", 1) <= 5:
        raise Ditolak("Nilai maksimum 1 sampai 5, sebanyak tombol nilai.")
    beda = simpan_baris(kini, isi, "instrumen.ubah_indikator", oleh=oleh, sebutan=kini.instrumen.kode)
    if "kode" in beda:
        _ganti_awalan(kini, kode_lama)
    if "nilai_maks" in beda:
        _sesuaikan_level(kini, maks_lama)
    if "variabel" in beda:
        urutkan_indikator(kini.instrumen)
    return kini


def _ganti_awalan(indikator, lama) -> None:
    """Criteria are named after their indicator: 9.a becomes 10.a, and so does whatever points to it."""

    def baru(kode):
        return f"{indikator.kode}.{kode.removeprefix(lama + '.')}" if kode.startswith(f"{lama}.") else kode

    for k in indikator.kriteria.all():
        k.kode, k.digantikan_oleh = baru(k.kode), [baru(x) for x in k.digantikan_oleh]
        k.save(update_fields=["kode", "digantikan_oleh"])
    for m in indikator.masukan:
        if m.get("turunan_kriteria"):
            m["turunan_kriteria"] = [baru(x) for x in m["turunan_kriteria"]]
        if m.get("untuk_kriteria"):
            m["untuk_kriteria"] = baru(m["untuk_kriteria"])
    indikator.save(update_fields=["masukan"])


def _sesuaikan_level(indikator, maks_lama) -> None:
    """Empty levels follow the maximum; a described one above it stays and is a finding."""
    ada = set(indikator.level.values_list("nilai", flat=True))
    Level.objects.bulk_create(
        Level(indikator=indikator, nilai=n, dijelaskan=False)
        for n in range(1, indikator.nilai_maks + 1)
        if n not in ada
    )
    indikator.level.filter(nilai__gt=indikator.nilai_maks, dijelaskan=False, deskripsi="").delete()


@tindakan
def hapus_indikator(indikator: Indikator, *, oleh, dasar: str | None = None) -> None:
    """Only what nothing rests on: no value, no dossier entry, no photo."""
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini)
    isi = _polos({**isi_baris(kini), "variabel": kini.variabel.kode})
    catat("instrumen.hapus_indikator", kini, oleh=oleh, lingkup=kini.instrumen.kode, sebelum=isi)
    try:
        kini.delete()
    except ProtectedError:
        raise Ditolak(
            f"Indikator {kini.kode} sudah punya nilai atau berkas, jadi tidak dapat dihapus. "
            "Susun perubahannya pada salinan instrumen ini."
        ) from None
    urutkan_indikator(kini.instrumen)


@tindakan
def geser_indikator(indikator: Indikator, arah: int, *, oleh) -> None:
    """By one place within its variable."""
    kini = buka_indikator(indikator, oleh)
    semua = list(kini.variabel.indikator.all())
    if tukar(semua, next(n for n, i in enumerate(semua) if i.pk == kini.pk), arah):
        for urutan, i in zip(sorted(i.urutan for i in semua), semua, strict=True):
            i.urutan = urutan
            i.save(update_fields=["urutan"])
        urutkan_indikator(kini.instrumen)
        _catat_urutan("instrumen.urutkan_indikator", kini.variabel, [i.kode for i in semua], oleh)
