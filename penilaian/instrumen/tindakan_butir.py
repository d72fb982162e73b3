"""Editing the parts of one indicator of a draft: levels, criteria, inputs, rules, wanted evidence."""

import re
from collections.abc import Mapping

from penilaian.instrumen.angka import baca_angka
from penilaian.instrumen.cap import periksa_cap
from penilaian.instrumen.jangkauan import banding
from penilaian.instrumen.masukan import ANGKA
from penilaian.instrumen.models import BuktiDiminta, Indikator, Kriteria, Level
from penilaian.instrumen.rumus import RumusSalah, nama_dalam_rumus
from penilaian.instrumen.tindakan_sunting import HILANG, buka_indikator, isi_baris, simpan_baris, tukar
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

BUTIR_TERBANYAK = 60  # per indicator and kind: a form that sends more is not a committee's
_AWAL_LEVEL = re.compile(r"\s*(?:(?:nilai|skor|level)\s*)?\(?([1-5])\s*[.):=–-]\s*(.*)", re.IGNORECASE)


def _satu(queryset, **cari):
    baris = queryset.filter(**cari).first()
    if baris is None:
        raise Basi(HILANG)
    return baris


def _batasi(jumlah: int) -> None:
    if jumlah >= BUTIR_TERBANYAK:
        raise Ditolak(f"Satu indikator paling banyak memuat {BUTIR_TERBANYAK} butir sejenis. Gabungkan yang serupa.")


# --- levels ---------------------------------------------------------------------------------------


@tindakan
def simpan_level(indikator: Indikator, nilai: int, isi: Mapping, *, oleh, dasar: str | None = None) -> Level:
    kini = buka_indikator(indikator, oleh)
    lama = kini.level.filter(nilai=nilai).first()
    periksa_cap(dasar, lama)
    if lama is None:
        if not 1 <= nilai <= kini.nilai_maks:
            raise Ditolak(f"Nilai {nilai} di luar 1 sampai {kini.nilai_maks}.")
        lama = Level.objects.create(indikator=kini, nilai=nilai, dijelaskan=False)
    if isi["dijelaskan"] and not isi["deskripsi"].strip():
        raise Ditolak(f"Tulis uraian nilai {nilai}, atau hapus tanda bahwa nilai ini diuraikan.")
    simpan_baris(lama, dict(isi), "instrumen.ubah_level", oleh=oleh, sebutan=kini.kode)
    return lama


@tindakan
def tempel_level(indikator: Indikator, teks: str, *, oleh) -> list[int]:
    """The wording of a decree, pasted in one go: lines beginning with "3." or "Nilai 3:" open a level."""
    kini = buka_indikator(indikator, oleh)
    bagian = pecah_level(teks)
    if lebih := [n for n in bagian if n > kini.nilai_maks]:
        raise Ditolak(f"Ada uraian nilai {lebih[0]}, padahal nilai maksimum indikator ini {kini.nilai_maks}.")
    for nilai, uraian in bagian.items():
        level, _baru = Level.objects.get_or_create(indikator=kini, nilai=nilai, defaults={"dijelaskan": False})
        isi = {"dijelaskan": True, "deskripsi": uraian, "sumber_terpotong": False}
        simpan_baris(level, isi, "instrumen.ubah_level", oleh=oleh, sebutan=kini.kode)
    return list(bagian)


def pecah_level(teks: str) -> dict[int, str]:
    hasil: dict[int, list[str]] = {}
    kini = None
    for baris in teks.splitlines():
        if cocok := _AWAL_LEVEL.fullmatch(baris):
            kini = int(cocok[1])
            if kini in hasil:
                raise Ditolak(f"Nilai {kini} muncul dua kali. Tempel tiap nilai satu kali.")
            hasil[kini] = [cocok[2]]
        elif baris.strip() and kini is None:
            raise Ditolak("Awali tiap uraian dengan nilainya, misalnya “3. Standar pelayanan dipajang.”")
        elif kini is not None:
            hasil[kini].append(baris)
    isi = {n: " ".join(" ".join(b).split()) for n, b in hasil.items()}
    if not isi or not all(isi.values()):
        raise Ditolak("Belum ada uraian yang terbaca. Awali tiap uraian dengan nilainya, misalnya “3. …”.")
    return isi


# --- criteria -------------------------------------------------------------------------------------


@tindakan
def simpan_kriteria(
    indikator: Indikator, kode: str | None, isi: Mapping, *, oleh, dasar: str | None = None
) -> Kriteria:
    """``kode`` None: a new one, named by the next free letter."""
    kini = buka_indikator(indikator, oleh)
    if not isi["teks"].strip():
        raise Ditolak("Tulis bunyi syarat.")
    if not 1 <= isi["mulai_level"] <= kini.nilai_maks:
        raise Ditolak(
            f"Syarat tidak dapat mulai pada nilai {isi['mulai_level']}, karena nilai maksimum indikator ini "
            f"{kini.nilai_maks}. Pilih nilai 1 sampai {kini.nilai_maks}."
        )
    semua = list(kini.kriteria.order_by("urutan"))
    if asing := set(isi.get("digantikan_oleh", ())) - {k.kode for k in semua if k.kode != kode}:
        raise Ditolak(f"Syarat pengganti tidak ada: {', '.join(sorted(asing))}. Pilih dari daftar.")
    if kode is not None:
        kriteria = _satu(kini.kriteria, kode=kode)
        periksa_cap(dasar, kriteria)
        simpan_baris(kriteria, dict(isi), "instrumen.ubah_kriteria", oleh=oleh, sebutan=kini.kode)
        return kriteria
    _batasi(len(semua))
    urutan = max((k.urutan for k in semua), default=0) + 1
    kriteria = Kriteria.objects.create(
        indikator=kini, kode=_kode_baru(kini.kode, {k.kode for k in semua}), urutan=urutan, **isi
    )
    catat("instrumen.tambah_kriteria", kriteria, oleh=oleh, lingkup=kini.kode, sesudah=isi_baris(kriteria))
    return kriteria


def _kode_baru(indikator: str, ada) -> str:
    huruf = "abcdefghijklmnopqrstuvwxyz"
    akhiran = [*huruf, *(a + b for a in huruf for b in huruf)]
    return next(k for h in akhiran if (k := f"{indikator}.{h}") not in ada)


@tindakan
def hapus_kriteria(indikator: Indikator, kode: str, *, oleh, dasar: str | None = None) -> None:
    kini = buka_indikator(indikator, oleh)
    kriteria = _satu(kini.kriteria, kode=kode)
    periksa_cap(dasar, kriteria)
    penunjuk = [f"syarat {k.kode}" for k in kini.kriteria.all() if kode in k.digantikan_oleh]
    for m in kini.masukan:
        if kode in (m.get("turunan_kriteria") or ()) or m.get("untuk_kriteria") == kode:
            penunjuk.append(f"isian {m['label']}")
    if penunjuk:
        raise Ditolak(f"Syarat {kode} masih ditunjuk oleh {', '.join(penunjuk)}. Ubah dahulu yang menunjuknya.")
    catat("instrumen.hapus_kriteria", kriteria, oleh=oleh, lingkup=kini.kode, sebelum=isi_baris(kriteria))
    kriteria.delete()


@tindakan
def geser_kriteria(indikator: Indikator, kode: str, arah: int, *, oleh) -> None:
    """Among those that begin at the same level; the level itself is changed in the form."""
    kini = buka_indikator(indikator, oleh)
    satu = _satu(kini.kriteria, kode=kode)
    _geser_baris(list(kini.kriteria.filter(mulai_level=satu.mulai_level)), satu, arah, "kriteria", kini, oleh)


def _geser_baris(semua, satu, arah, jenis, indikator, oleh) -> None:
    if not tukar(semua, next(n for n, b in enumerate(semua) if b.pk == satu.pk), arah):
        return
    for urutan, b in zip(sorted(b.urutan for b in semua), semua, strict=True):
        b.urutan = urutan
        b.save(update_fields=["urutan"])
    urutan = [getattr(b, "kode", b.pk) for b in semua]
    catat(f"instrumen.urutkan_{jenis}", indikator, oleh=oleh, lingkup=indikator.kode, sesudah={"urutan": urutan})


# --- wanted evidence ------------------------------------------------------------------------------


@tindakan
def simpan_bukti(indikator: Indikator, pk: int | None, isi: Mapping, *, oleh, dasar: str | None = None) -> BuktiDiminta:
    kini = buka_indikator(indikator, oleh)
    if not isi["nama"].strip():
        raise Ditolak("Tulis nama bukti yang diminta.")
    if pk is not None:
        bukti = _satu(kini.bukti_diminta, pk=pk)
        periksa_cap(dasar, bukti)
        simpan_baris(bukti, dict(isi), "instrumen.ubah_bukti", oleh=oleh, sebutan=kini.kode)
        return bukti
    semua = list(kini.bukti_diminta.all())
    _batasi(len(semua))
    urutan = max((b.urutan for b in semua), default=0) + 1
    bukti = BuktiDiminta.objects.create(indikator=kini, urutan=urutan, **isi)
    catat("instrumen.tambah_bukti", bukti, oleh=oleh, lingkup=kini.kode, sesudah=isi_baris(bukti))
    return bukti


@tindakan
def hapus_bukti(indikator: Indikator, pk: int, *, oleh, dasar: str | None = None) -> None:
    kini = buka_indikator(indikator, oleh)
    bukti = _satu(kini.bukti_diminta, pk=pk)
    periksa_cap(dasar, bukti)
    catat("instrumen.hapus_bukti", bukti, oleh=oleh, lingkup=kini.kode, sebelum=isi_baris(bukti))
    bukti.delete()


@tindakan
def geser_bukti(indikator: Indikator, pk: int, arah: int, *, oleh) -> None:
    kini = buka_indikator(indikator, oleh)
    _geser_baris(list(kini.bukti_diminta.all()), _satu(kini.bukti_diminta, pk=pk), arah, "bukti", kini, oleh)


# --- inputs and rules: lists kept in the indicator --------------------------------------------------


@tindakan
def simpan_isian(indikator: Indikator, nama: str | None, isi: Mapping, *, oleh, dasar: str | None = None) -> str:
    """One input (see instrumen.masukan); ``nama`` None: a new one at the end. Its name never changes."""
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini.masukan)
    daftar = [dict(m) for m in kini.masukan]
    letak = None if nama is None else _letak_isian(daftar, nama)
    satu = dict(isi)
    if letak is None:
        _batasi(len(daftar))
        satu["nama"] = _nama_baru(satu.get("nama") or satu["label"], {m["nama"] for m in daftar})
        daftar.append(satu)
    else:
        satu["nama"] = nama
        daftar[letak] = satu
    _periksa_isian(satu, daftar, {k.kode for k in kini.kriteria.all()})
    _ganti_daftar(kini, "masukan", daftar, oleh)
    return satu["nama"]


def _letak_isian(daftar, nama) -> int:
    letak = next((n for n, m in enumerate(daftar) if m["nama"] == nama), None)
    if letak is None:
        raise Basi(HILANG)
    return letak


def _nama_baru(label: str, ada) -> str:
    dasar = re.sub(r"[^a-z0-9]+", "_", label.lower()).strip("_")[:40] or "isian"
    dasar = dasar if dasar[0].isalpha() else f"isian_{dasar}"
    return next(n for k in range(1, 1000) if (n := dasar if k == 1 else f"{dasar}_{k}") not in ada)


def _periksa_isian(satu, daftar, kriteria) -> None:
    dikenal = {m["nama"] for m in daftar}
    if not satu["label"].strip():
        raise Ditolak("Tulis label isian.")
    if satu["tipe"] == "pilihan" and len(set(satu.get("pilihan") or ())) < 2:
        raise Ditolak("Tulis sedikitnya dua pilihan yang berbeda, satu pilihan per baris.")
    if satu.get("min") is not None and satu.get("maks") is not None:
        if baca_angka(str(satu["min"])) > baca_angka(str(satu["maks"])):
            raise Ditolak("Angka paling sedikit melebihi angka paling banyak. Tukar keduanya.")
    if satu.get("maks_field") and (satu["maks_field"] not in dikenal - {satu["nama"]} or satu["tipe"] not in ANGKA):
        raise Ditolak("Pembatasnya harus isian angka yang lain. Pilih dari daftar.")
    if satu.get("rumus"):
        try:
            asing = [n for n in nama_dalam_rumus(satu["rumus"]) if n not in dikenal - {satu["nama"]}]
        except RumusSalah as salah:
            raise Ditolak(str(salah)) from None
        if asing:
            raise Ditolak(f"Rumus memakai isian yang tidak ada: {', '.join(asing)}. Pakai nama isian dari daftar.")
    tunjuk = {*(satu.get("turunan_kriteria") or ()), *filter(None, [satu.get("untuk_kriteria")])}
    if tunjuk - kriteria:
        raise Ditolak(f"Syarat tidak ada: {', '.join(sorted(tunjuk - kriteria))}. Pilih dari daftar.")


@tindakan
def hapus_isian(indikator: Indikator, nama: str, *, oleh, dasar: str | None = None) -> None:
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini.masukan)
    daftar = list(kini.masukan)
    letak = _letak_isian(daftar, nama)
    if pemakai := pemakai_isian(kini, nama):
        raise Ditolak(f"Isian ini masih dipakai {', '.join(pemakai)}. Ubah dahulu yang memakainya.")
    del daftar[letak]
    _ganti_daftar(kini, "masukan", daftar, oleh)


def pemakai_isian(indikator: Indikator, nama: str) -> list[str]:
    hasil = [
        f"aturan ke-{n}"
        for n, a in enumerate(indikator.aturan, 1)
        if any(nama in (b["field"], b.get("field_banding")) for b in banding(a))
    ]
    for m in indikator.masukan:
        dalam = {b[k] for b in banding(m.get("syarat") or {}) for k in ("field", "field_banding") if k in b}
        try:
            dalam |= set(nama_dalam_rumus(m["rumus"])) if m.get("rumus") else set()
        except RumusSalah:
            pass
        if m["nama"] != nama and nama in {*dalam, m.get("maks_field")}:
            hasil.append(f"isian {m['label']}")
    return hasil


@tindakan
def geser_isian(indikator: Indikator, nama: str, arah: int, *, oleh) -> None:
    kini = buka_indikator(indikator, oleh)
    daftar = list(kini.masukan)
    if tukar(daftar, _letak_isian(daftar, nama), arah):
        _ganti_daftar(kini, "masukan", daftar, oleh)


@tindakan
def simpan_aturan(indikator: Indikator, letak: int | None, isi: Mapping, *, oleh, dasar: str | None = None) -> int:
    """One rule at ``letak`` (from 0); None: at the end, where it is asked last."""
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini.aturan)
    daftar = [dict(a) for a in kini.aturan]
    if not 0 <= isi["nilai"] <= kini.nilai_maks:
        raise Ditolak(f"Aturan harus memberi nilai 0 sampai {kini.nilai_maks}.")
    if letak is None:
        _batasi(len(daftar))
        daftar.append(dict(isi))
    else:
        _periksa_letak(daftar, letak)
        daftar[letak] = dict(isi)
    _ganti_daftar(kini, "aturan", daftar, oleh)
    return len(daftar) - 1 if letak is None else letak


def _periksa_letak(daftar, letak) -> None:
    if not 0 <= letak < len(daftar):
        raise Basi(HILANG)


@tindakan
def hapus_aturan(indikator: Indikator, letak: int, *, oleh, dasar: str | None = None) -> None:
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini.aturan)
    daftar = list(kini.aturan)
    _periksa_letak(daftar, letak)
    del daftar[letak]
    _ganti_daftar(kini, "aturan", daftar, oleh)


@tindakan
def geser_aturan(indikator: Indikator, letak: int, arah: int, *, oleh, dasar: str | None = None) -> None:
    kini = buka_indikator(indikator, oleh)
    periksa_cap(dasar, kini.aturan)
    daftar = list(kini.aturan)
    _periksa_letak(daftar, letak)
    if tukar(daftar, letak, arah):
        _ganti_daftar(kini, "aturan", daftar, oleh)


def _ganti_daftar(indikator, medan, daftar, oleh) -> None:
    simpan_baris(indikator, {medan: daftar}, f"instrumen.ubah_{medan}", oleh=oleh, sebutan=indikator.kode)
