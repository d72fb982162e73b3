"""The juror's writes to his sheet. Audit rows carry marks, never the notes. The chair's: tindakan_ketua.py."""

from dataclasses import dataclass

from django.utils import timezone

from paparan.lembar.alur import PERALIHAN
from paparan.lembar.hitung import Goresan
from paparan.lembar.izin import periksa_boleh_isi
from paparan.lembar.jejak import catat_baris, skor_baris
from paparan.lembar.models import Baris, Lembar
from paparan.sesi.models import Sesi
from paparan.sesi.pedoman import ASPEK, SKOR_MAKS
from penilaian.periode.izin import periksa_bebas_benturan
from penilaian.periode.models import Benturan
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik

CATATAN_MAKS = 2000


@dataclass(frozen=True)
class IsianBaris:
    """Marks by aspect, None not pressed."""

    p1: int | None = None
    p2: int | None = None
    p3: int | None = None
    catatan: str = ""


@tindakan
def siapkan_lembar(sesi: Sesi, *, oleh) -> int:
    """A sheet for every juror who has none, a row for every finalist without conflict of interest.

    Called when the session opens; again for a juror who joined later. Returns how many sheets were made.
    """
    Sesi.objects.select_for_update().get(pk=sesi.pk)
    ada = set(sesi.lembar.values_list("penilai_id", flat=True))
    baru = [a.pengguna_id for a in sesi.periode.anggota_tim.all() if a.pengguna_id not in ada]
    lembar = Lembar.objects.bulk_create(Lembar(sesi=sesi, penilai_id=p) for p in baru)
    _lengkapi_baris(sesi)
    if lembar:
        catat("lembar.siapkan", sesi, oleh=oleh, lingkup=sesi.periode.kode, sesudah={"penilai": baru})
    return len(lembar)


def _lengkapi_baris(sesi: Sesi) -> None:
    """Rows that open sheets lack; a withdrawn conflict of interest gives its row back."""
    tampil = list(sesi.tampil.select_related("finalis"))
    benturan = set(Benturan.objects.filter(periode=sesi.periode).values_list("pengguna_id", "peserta_id"))
    ada = set(Baris.objects.filter(lembar__sesi=sesi).values_list("lembar_id", "tampil_id"))
    Baris.objects.bulk_create(
        Baris(lembar=lembar, tampil=t)
        for lembar in sesi.lembar.ditunggu()
        for t in tampil
        if (lembar.penilai_id, t.finalis.peserta_id) not in benturan and (lembar.pk, t.pk) not in ada
    )


@tindakan
def isi_baris(baris: Baris, isian: IsianBaris, *, dasar: int, oleh) -> Baris:
    """Save marks and note. ``dasar`` is the version the juror saw; Basi carries what another device stored."""
    baris = _kunci_untuk_isi(baris, oleh)
    if baris.versi != dasar:
        raise basi(baris)
    periksa_isian(isian)
    sebelum = skor_baris(baris)
    for aspek in ASPEK:
        setattr(baris, aspek.kode, getattr(isian, aspek.kode))
    baris.catatan, baris.versi = isian.catatan, baris.versi + 1
    baris.save()
    catat_baris("lembar.isi", baris, oleh, sebelum=sebelum)
    return baris


@tindakan
def kunci_baris(baris: Baris, isian: IsianBaris, *, dasar: int, oleh) -> Baris:
    """Save what the page shows, then lock the row: all three aspects, and no way back but the chair's."""
    if isian != isian_dari(baris):
        baris = isi_baris(baris, isian, dasar=dasar, oleh=oleh)
    else:
        baris = _kunci_untuk_isi(baris, oleh)
    if baris.kurang:
        raise Ditolak(
            f"Belum dinilai: {', '.join(baris.kurang).lower()}. Pilih nilainya, lalu kunci.",
            rincian={a.kode: "Pilih nilai 1 sampai 5." for a in ASPEK if a.nama in baris.kurang},
        )
    baris.dikunci_pada = timezone.now()
    baris.save(update_fields=["dikunci_pada"])
    catat_baris("lembar.kunci_baris", baris, oleh)
    return baris


def _kunci_untuk_isi(baris: Baris, oleh) -> Baris:
    """The row read afresh under the sheet's lock, after every check of who and when."""
    lembar, tampil = baris.lembar, baris.tampil
    lembar.status = Lembar.objects.select_for_update().get(pk=lembar.pk).status
    periksa_boleh_isi(oleh, lembar)
    periksa_bebas_benturan(oleh, tampil.peserta)
    baris = Baris.objects.get(pk=baris.pk)
    baris.lembar, baris.tampil = lembar, tampil
    if baris.terkunci:
        raise Basi("Nilai daerah ini sudah dikunci. Pembukaan kunci hanya lewat ketua tim penilai.")
    return baris


def periksa_isian(isian: IsianBaris) -> None:
    salah = {a.kode: f"Pilih nilai 1 sampai {SKOR_MAKS}." for a in ASPEK if not _sah(getattr(isian, a.kode))}
    if salah:
        raise Ditolak(f"Nilai tiap aspek harus bilangan bulat 1 sampai {SKOR_MAKS}.", rincian=salah)
    if len(isian.catatan) > CATATAN_MAKS:
        kalimat = f"Catatan paling panjang {CATATAN_MAKS} huruf. Ringkas dahulu."
        raise Ditolak(kalimat, rincian={"catatan": kalimat})


def _sah(skor) -> bool:
    return skor is None or (type(skor) is int and 1 <= skor <= SKOR_MAKS)


def isian_dari(baris: Baris) -> IsianBaris:
    return IsianBaris(*baris.skor, baris.catatan)


def basi(baris: Baris) -> Basi:
    return Basi(
        "Isian dari perangkat lain masuk lebih dulu. Bandingkan, lalu pilih yang dipakai.", rincian=_rincian(baris)
    )


def tersimpan(baris: Baris) -> dict:
    """The stored row as an entry's reply carries it."""
    return {**skor_baris(baris), "catatan": baris.catatan, "jumlah": baris.jumlah, "terkunci": baris.terkunci}


def _rincian(baris: Baris) -> dict:
    return {"tersimpan": tersimpan(baris), "versi": baris.versi, "oleh": "perangkat Anda yang lain", "pada": None}


@tindakan
def tanda_tangani(lembar: Lembar, goresan: Goresan, *, oleh) -> Lembar:
    """One signature closes the sheet, once every row that counts is locked."""
    lembar.status = Lembar.objects.select_for_update().get(pk=lembar.pk).status
    periksa_boleh_isi(oleh, lembar)
    return tutup_lembar(lembar, goresan, oleh=oleh)


@tindakan
def tutup_lembar(lembar: Lembar, goresan: Goresan | None, *, oleh) -> Lembar:
    """Sign; ``goresan`` None: the signature is on paper. The caller has checked who and when."""
    baris = list(lembar.baris.tanpa_benturan().lengkap())
    belum = [b.tampil.kabupaten_kota.nama_pendek for b in baris if not b.terkunci]
    if belum or not baris:
        kalimat = f"Belum dikunci: {', '.join(belum)}." if belum else "Tidak ada baris yang dinilai."
        raise Basi(f"{kalimat} Kunci semua baris dahulu, lalu tanda tangani.")
    sebelum, sesudah = pindah(lembar, "tanda_tangani", PERALIHAN)
    lembar.tanda_tangan, lembar.ditandatangani_pada = goresan, timezone.now()
    lembar.sidik = sidik_lembar(lembar, baris)
    lembar.save()
    catat(
        "lembar.tanda_tangani",
        lembar,
        oleh=oleh,
        lingkup=lembar.sesi.periode.kode,
        sebelum={"status": sebelum},
        sesudah={"status": sesudah, "sidik": lembar.sidik, "di_kertas": goresan is None},
    )
    return lembar


def sidik_lembar(lembar: Lembar, baris: list[Baris]) -> str:
    """SHA-256 of what was signed: whose sheet, which version, every row with its note."""
    isi = {
        "periode": lembar.sesi.periode.kode,
        "penilai": lembar.penilai_id,
        "versi": lembar.versi,
        "baris": [[b.tampil.kode, *b.skor, b.catatan] for b in baris],
    }
    return sidik(isi)
