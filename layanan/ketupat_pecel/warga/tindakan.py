"""A village's wish and its list: written row by row or imported, sent once, repaired."""

import datetime as dt

from django.db.models import Max
from django.utils import timezone

from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.data import belum_lengkap, di_daftar_lain, dokumen_dinas, jumlah
from layanan.ketupat_pecel.warga.hitung import (
    KETERANGAN_TERPANJANG,
    galat_dusun,
    galat_nama,
    galat_nik,
    galat_telepon,
    rapikan_nik,
    rapikan_telepon,
)
from layanan.ketupat_pecel.warga.izin import periksa_boleh_ubah, periksa_desa, periksa_perangkat
from layanan.ketupat_pecel.warga.models import DokumenWarga, UsulanDesa, Warga
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import kunci_permohonan
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.pribadi.kunci import semua_sidik
from layanan.sop.pribadi.masukan import tolak_nama_bernomor, tolak_nomor_pribadi
from layanan.sop.pribadi.medan import sama
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.tindakan import terima

MASA_DRAF, MASA_BERJALAN = dt.timedelta(days=90), dt.timedelta(days=400)
BARIS_TERBANYAK = 1000
MEDAN_USULAN = ("nomor_surat", "tanggal_surat", "tanggal_usul", "tempat", "catatan")
DI_DAFTAR_LAIN = "NIK ini sudah terdaftar di daftar lain yang masih berjalan. Tanyakan kepada dinas."
SUDAH_DI_SINI = "NIK ini sudah ada pada baris {baris}. Ubah baris itu."
USANG = "Usulan ini sudah berubah sejak Anda membukanya. Muat ulang, lalu lanjutkan dari keadaan terbaru."


@tindakan
def buat_usulan(unit: Unit, *, oleh) -> UsulanDesa:
    """The village's open draft, or a new one."""
    periksa_perangkat(oleh, unit)
    periksa_desa(unit)
    Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)  # two people opening at once find one draft
    if ada := UsulanDesa.objects.filter(unit=unit, permohonan=None).first():
        return ada
    usulan = UsulanDesa.objects.create(unit=unit, dibuat_oleh=oleh)
    catat("ketupat.usulan_buka", usulan, oleh=oleh)
    return usulan


@tindakan
def simpan_usulan(usulan: UsulanDesa, isi: dict, *, oleh, versi: int | None = None) -> UsulanDesa:
    """``isi``: some of MEDAN_USULAN."""
    usulan = _terkunci(usulan, oleh, versi)
    ubah = [m for m in MEDAN_USULAN if m in isi and isi[m] != getattr(usulan, m)]
    tolak_nomor_pribadi(*(isi[m] for m in ubah if isinstance(isi[m], str)))
    for medan in ubah:
        setattr(usulan, medan, isi[medan])
    if ubah:
        _simpan(usulan, *ubah)
        catat("ketupat.usulan_isi", usulan, oleh=oleh, sesudah={"medan": ubah})
    return usulan


@tindakan
def simpan_surat(usulan: UsulanDesa, berkas, *, oleh) -> UsulanDesa:
    """The village's letter. ``berkas``: what ``siapkan`` gave."""
    usulan = _terkunci(usulan, oleh)
    tolak_nama_bernomor(berkas.nama)
    usulan.surat = terima(berkas, oleh=oleh, wilayah_kode=usulan.unit.dinas_id)
    _simpan(usulan, "surat")
    catat("ketupat.usulan_surat", usulan, oleh=oleh, sesudah={"unggahan": str(usulan.surat_id)})
    return usulan


@tindakan
def tambah_warga(usulan: UsulanDesa, isi: dict, *, oleh) -> Warga:
    """``isi``: nik, nama, telepon, dusun, dokumen [{"kode", "keterangan", "lengkap"}]."""
    usulan = _terkunci(usulan, oleh)
    warga = _tambah(usulan, isi, dokumen_dinas(usulan.unit.dinas))
    _simpan(usulan)
    catat("ketupat.warga", warga, oleh=oleh, sesudah={"usulan": usulan.pk, "dokumen": _kode(isi)})
    return warga


@tindakan
def ubah_warga(warga: Warga, isi: dict, *, oleh) -> Warga:
    """The whole row as it now is; documents that are not named go."""
    usulan = _terkunci(warga.usulan, oleh)
    warga = _baris_terkunci(warga)
    _periksa_baris(usulan, isi, dokumen_dinas(usulan.unit.dinas), kecuali=warga)
    _isi_baris(warga, usulan, isi)
    warga.save()
    _atur_dokumen(warga, isi, dokumen_dinas(usulan.unit.dinas))
    _simpan(usulan)
    catat("ketupat.warga_ubah", warga, oleh=oleh, sesudah={"dokumen": _kode(isi)})
    return warga


@tindakan
def tandai_lengkap(warga: Warga, lengkap: set[str], *, oleh) -> None:
    """Which of the resident's documents have their papers ready, as the village saw them."""
    usulan = _terkunci(warga.usulan, oleh)
    warga = _baris_terkunci(warga)
    for satu in warga.dokumen.select_related("dokumen"):
        satu.lengkap = satu.dokumen.kode in lengkap
        satu.save(update_fields=["lengkap"])
    _simpan(usulan)
    catat("ketupat.warga_lengkap", warga, oleh=oleh, sesudah={"lengkap": sorted(lengkap)})


@tindakan
def coret_warga(warga: Warga, *, oleh) -> None:
    """Taken off the list; the row's number is not given again."""
    usulan = _terkunci(warga.usulan, oleh)
    warga = _baris_terkunci(warga)
    warga.dicoret_pada = timezone.now()
    warga.save(update_fields=["dicoret_pada"])
    _simpan(usulan)
    catat("ketupat.warga_coret", warga, oleh=oleh, sebelum={"baris": warga.baris})


@tindakan
def impor_warga(usulan: UsulanDesa, baris: list[dict], *, oleh) -> list[Warga]:
    """Rows that a workbook gave, each as in ``tambah_warga``: all or none."""
    usulan = _terkunci(usulan, oleh)
    if usulan.warga.filter(dicoret_pada=None).count() + len(baris) > BARIS_TERBANYAK:
        raise Ditolak(f"Satu daftar memuat paling banyak {BARIS_TERBANYAK} warga. Kirim sisanya sebagai usulan lain.")
    dokumen = dokumen_dinas(usulan.unit.dinas)
    hasil = [_tambah(usulan, isi, dokumen) for isi in baris]
    if hasil:
        _simpan(usulan)
        catat("ketupat.warga_impor", usulan, oleh=oleh, sesudah={"jumlah": len(hasil), "dari": hasil[0].baris})
    return hasil


@tindakan
def kirim_usulan(usulan: UsulanDesa, *, oleh, pada=None) -> Permohonan:
    """Into the engine, once; the second of two clicks gets the first one's request. ``permohonan.pin``: the four
    digits, there the first time only, kept nowhere."""
    usulan = _kunci(usulan)
    periksa_perangkat(oleh, usulan.unit)
    if usulan.permohonan_id:
        usulan.permohonan.pin = None
        return usulan.permohonan
    periksa_desa(usulan.unit)
    if kurang := belum_lengkap(usulan):
        raise Ditolak(f"Belum lengkap: {', '.join(kurang)}. Lengkapi dahulu, lalu kirim.")
    warga, dokumen = jumlah(usulan)
    permohonan, pin = ajukan(
        KODE,
        dinas=usulan.unit.dinas,
        unit=usulan.unit,
        judul=f"Pelayanan di {usulan.unit.nama}"[:200],
        kunci_kirim=usulan.kunci_kirim,
        oleh=oleh,
        pada=pada,
        jumlah_pemohon=warga,
        jumlah_dokumen=dokumen,
    )
    usulan.permohonan = permohonan
    _simpan(usulan, "permohonan")
    usulan.warga.update(hapus_pada=timezone.localdate(timezone=usulan.unit.dinas.zona) + MASA_BERJALAN)
    catat("ketupat.usulan_kirim", usulan, oleh=oleh, sesudah={"permohonan": permohonan.nomor, "warga": warga})
    permohonan.pin = pin
    return permohonan


def _tambah(usulan: UsulanDesa, isi: dict, dokumen: dict) -> Warga:
    _periksa_baris(usulan, isi, dokumen)
    akhir = usulan.warga.aggregate(n=Max("baris"))["n"] or 0
    masa = MASA_BERJALAN if usulan.permohonan_id else MASA_DRAF
    hapus = timezone.localdate(timezone=usulan.unit.dinas.zona) + masa
    warga = Warga(usulan=usulan, baris=akhir + 1, dinas=usulan.unit.dinas, hapus_pada=hapus)
    _isi_baris(warga, usulan, isi)
    warga.save()
    _atur_dokumen(warga, isi, dokumen)
    return warga


def _isi_baris(warga: Warga, usulan: UsulanDesa, isi: dict) -> None:
    warga.usulan = usulan
    warga.nik, warga.nama = rapikan_nik(isi["nik"]), isi["nama"].strip()
    warga.telepon = rapikan_telepon(isi.get("telepon") or "") or None
    warga.dusun = (isi.get("dusun") or "").strip()


def _periksa_baris(usulan: UsulanDesa, isi: dict, dokumen: dict, kecuali: Warga | None = None) -> None:
    """Whatever the row came by: a form, a workbook, the demo."""
    galat = {
        "nik": galat_nik(isi.get("nik") or ""),
        "nama": galat_nama((isi.get("nama") or "").strip()),
        "telepon": galat_telepon(isi.get("telepon") or ""),
        "dusun": galat_dusun((isi.get("dusun") or "").strip()),
    }
    kode = _kode(isi)
    if not kode:
        galat["dokumen"] = "Pilih sedikitnya satu dokumen."
    elif asing := [k for k in kode if k not in dokumen]:
        galat["dokumen"] = f"Dokumen tidak dikenal: {', '.join(asing)}."
    if not galat["nik"]:
        galat["nik"] = _galat_ganda(usulan, rapikan_nik(isi["nik"]), kecuali)
    if galat := {medan: kalimat for medan, kalimat in galat.items() if kalimat}:
        raise Ditolak(next(iter(galat.values())), rincian=galat)


def _galat_ganda(usulan: UsulanDesa, nik: str, kecuali: Warga | None) -> str:
    ada = usulan.warga.filter(sama(Warga, "nik", nik), dicoret_pada=None)
    ada = ada.exclude(pk=kecuali.pk) if kecuali else ada
    if lama := ada.first():
        return SUDAH_DI_SINI.format(baris=lama.baris)
    if kecuali is not None and kecuali.nik and kecuali.nik.nilai() == nik:
        return ""  # it stood here before the other list came
    return DI_DAFTAR_LAIN if di_daftar_lain(usulan, semua_sidik(nik, "nik")) else ""


def _kode(isi: dict) -> list[str]:
    return [d["kode"] for d in isi.get("dokumen") or ()]


def _atur_dokumen(warga: Warga, isi: dict, dokumen: dict) -> None:
    warga.dokumen.exclude(dokumen__kode__in=_kode(isi)).delete()
    for satu in isi["dokumen"]:
        nilai = {
            "keterangan": (satu.get("keterangan") or "").strip()[:KETERANGAN_TERPANJANG],
            "lengkap": bool(satu.get("lengkap")),
        }
        tolak_nomor_pribadi(nilai["keterangan"])
        DokumenWarga.objects.update_or_create(warga=warga, dokumen=dokumen[satu["kode"]], defaults=nilai)


def _kunci(usulan: UsulanDesa) -> UsulanDesa:
    """The row as it stands now; the request before it, as everywhere."""
    pk = UsulanDesa.objects.values_list("permohonan", flat=True).get(pk=usulan.pk)
    if pk is not None:
        kunci_permohonan(Permohonan(pk=pk))
    semua = UsulanDesa.objects.select_related(
        "unit__dinas__provinsi", "unit__dinas__kabupaten_kota", "permohonan__dinas__provinsi"
    )
    return semua.select_for_update(of=("self",)).get(pk=usulan.pk)


def _terkunci(usulan: UsulanDesa, oleh, versi: int | None = None) -> UsulanDesa:
    usulan = _kunci(usulan)
    periksa_boleh_ubah(oleh, usulan)
    if versi is not None and versi != usulan.versi:
        raise Basi(USANG, rincian={"versi": usulan.versi})
    return usulan


def _baris_terkunci(warga: Warga) -> Warga:
    ada = Warga.objects.select_for_update(of=("self",)).filter(pk=warga.pk, dicoret_pada=None).first()
    if ada is None:
        raise Basi("Baris ini sudah dicoret. Muat ulang daftar.")
    return ada


def _simpan(usulan: UsulanDesa, *medan) -> None:
    usulan.versi += 1
    usulan.save(update_fields=[*medan, "versi"])
