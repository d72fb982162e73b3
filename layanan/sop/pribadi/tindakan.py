"""Personal data are kept, opened with a reason, and erased on their day. No audit row ever holds the value."""

import datetime as dt

from django.utils import timezone

from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.pribadi.berkas import berkas_milik, masih_dipakai
from layanan.sop.pribadi.hitung import periksa_kk, periksa_nik, rapikan
from layanan.sop.pribadi.izin import periksa_boleh_buka, periksa_boleh_hapus
from layanan.sop.pribadi.masa import TERLAMA, TERPENDEK, semua_bulan
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from layanan.sop.pribadi.medan import NomorField
from layanan.sop.pribadi.models import BerdataPribadi, DataPribadi, MasaSimpan
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.tindakan import musnahkan

ALASAN = "Tulis untuk apa nomor ini dibuka, dengan sedikitnya 10 huruf."


@tindakan
def simpan(dinas: Dinas, layanan: str, rujukan: str, hapus_pada: dt.date, *, oleh, **isi) -> DataPribadi:
    """Keep one person's data until ``hapus_pada``. ``isi``: nik, kk, nama; checked whatever form they come from."""
    tolak_nomor_pribadi(rujukan)
    for medan, periksa in (("nik", periksa_nik), ("kk", periksa_kk)):
        if isi.get(medan) and (galat := periksa(rapikan(isi[medan])).galat):
            raise Ditolak(galat, rincian={medan: galat})
    objek = DataPribadi.objects.create(dinas=dinas, layanan=layanan, rujukan=rujukan, hapus_pada=hapus_pada, **isi)
    medan = sorted(m for m, nilai in isi.items() if nilai)
    catat("pribadi.simpan", objek, oleh=oleh, sesudah={"medan": medan, "hapus_pada": hapus_pada})
    return objek


@tindakan
def buka(objek: BerdataPribadi, medan: str, *, alasan: str, oleh) -> str:
    """The value itself, once, for somebody who may and says why. Who, when, which field and why go into the trail."""
    periksa_boleh_buka(oleh, objek, medan)
    alasan = alasan.strip()
    if len(alasan) < 10:
        raise Ditolak(ALASAN, rincian={"alasan": ALASAN})
    tolak_nomor_pribadi(alasan)
    nilai = getattr(objek, medan).nilai()
    catat("pribadi.buka", objek, oleh=oleh, sesudah={"medan": medan}, alasan=alasan)
    return nilai


@tindakan
def atur_masa_simpan(dinas: Dinas, isi: dict[str, int], *, oleh) -> list[str]:
    """``isi``: {kind: months}. Returns the kinds that changed; what is kept already keeps its day."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    kini = {jenis.kode: bulan for jenis, bulan in semua_bulan(dinas)}
    if set(isi) - set(kini) or not all(TERPENDEK <= bulan <= TERLAMA for bulan in isi.values()):
        raise Ditolak(f"Isi masa simpan antara {TERPENDEK} dan {TERLAMA} bulan.")
    baru = {kode: bulan for kode, bulan in isi.items() if bulan != kini[kode]}
    for kode, bulan in sorted(baru.items()):
        MasaSimpan.objects.update_or_create(dinas=dinas, jenis=kode, defaults={"bulan": bulan})
    if baru:
        catat("pribadi.masa", dinas, oleh=oleh, sebelum={k: kini[k] for k in baru}, sesudah=baru)
    return sorted(baru)


@tindakan
def tunda_hapus(objek: BerdataPribadi, hapus_pada: dt.date, *, alasan: str, oleh) -> None:
    """Another day of erasure: a request that runs longer, a dispute."""
    objek = _terkunci(objek)
    periksa_boleh_hapus(oleh, objek)
    tolak_nomor_pribadi(alasan)
    if not alasan.strip() or hapus_pada < timezone.localdate(timezone=objek.dinas.zona):
        raise Ditolak("Tulis alasannya, dan pilih hari hapus yang belum lewat.")
    lama, objek.hapus_pada = objek.hapus_pada, hapus_pada
    objek.save(update_fields=["hapus_pada"])
    catat(
        "pribadi.tunda",
        objek,
        oleh=oleh,
        sebelum={"hapus_pada": lama},
        sesudah={"hapus_pada": hapus_pada},
        alasan=alasan,
    )


@tindakan
def hapus(objek: BerdataPribadi, *, alasan: str, oleh) -> None:
    """Empty the personal fields and destroy the files that show the person. The row stays, and so does the trail,
    which never held them."""
    objek = _terkunci(objek)
    periksa_boleh_hapus(oleh, objek)
    _hapus(objek, alasan=alasan, oleh=oleh)


@tindakan
def hapus_lewat_simpan(model: type[BerdataPribadi], pada: dt.date, *, oleh) -> int:
    """Everything of this table whose last day of keeping is before ``pada``; returns how many rows."""
    semua = model.objects.select_for_update(of=("self",)).filter(hapus_pada__lt=pada, dihapus_pada=None)
    jumlah = 0
    for objek in semua.select_related("dinas").order_by("pk").iterator(chunk_size=500):
        _hapus(objek, alasan="masa simpan berakhir", oleh=oleh)
        jumlah += 1
    return jumlah


@tindakan
def putar_kunci(model: type[BerdataPribadi], *, oleh) -> int:
    """Write every kept value again with the newest key; returns how many rows."""
    medan = _semua_medan(model)
    jumlah = 0
    for objek in (
        model.objects.select_for_update(of=("self",)).filter(dihapus_pada=None).order_by("pk").iterator(chunk_size=500)
    ):
        objek.save(update_fields=medan)
        jumlah += 1
    if jumlah:
        catat("pribadi.putar_kunci", (model._meta.label_lower, "semua"), oleh=oleh, sesudah={"jumlah": jumlah})
    return jumlah


def _terkunci(objek: BerdataPribadi) -> BerdataPribadi:
    return type(objek).objects.select_for_update(of=("self",)).select_related("dinas").get(pk=objek.pk)


def _hapus(objek: BerdataPribadi, *, alasan: str, oleh) -> None:
    _kosongkan(objek)
    berkas = [satu for satu in berkas_milik(objek) if not masih_dipakai(satu)]
    for satu in berkas:
        musnahkan(satu, oleh=oleh, alasan=alasan)
    sesudah = {"medan": list(objek.MEDAN_PRIBADI)} | ({"berkas": len(berkas)} if berkas else {})
    catat("pribadi.hapus", objek, oleh=oleh, sesudah=sesudah, alasan=alasan)


def _kosongkan(objek: BerdataPribadi) -> None:
    """``None`` where the column may be, else the empty text."""
    for nama in objek.MEDAN_PRIBADI:
        setattr(objek, nama, None if objek._meta.get_field(nama).null else "")
    objek.dihapus_pada = timezone.now()
    objek.save(update_fields=[*_semua_medan(type(objek)), "dihapus_pada"])


def _semua_medan(model: type[BerdataPribadi]) -> list[str]:
    """The personal fields and their fingerprints."""
    sidik = [f"{m}_sidik" for m in model.MEDAN_PRIBADI if isinstance(model._meta.get_field(m), NomorField)]
    return [*model.MEDAN_PRIBADI, *sidik]
