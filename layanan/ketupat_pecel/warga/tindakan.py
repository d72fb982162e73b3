"""A village's wish and its list: written row by row or imported, sent once, repaired."""

import datetime as dt

from django.db.models import Max
from django.utils import timezone

from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.data import belum_lengkap, jumlah
from layanan.ketupat_pecel.warga.hitung import KETERANGAN_TERPANJANG, rapikan_nik, rapikan_telepon
from layanan.ketupat_pecel.warga.izin import periksa_boleh_ubah, periksa_desa, periksa_perangkat
from layanan.ketupat_pecel.warga.models import DokumenWarga, UsulanDesa, Warga
from layanan.ketupat_pecel.warga.periksa import Pemeriksa
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import kunci_permohonan
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.pribadi.masukan import tolak_nama_bernomor, tolak_nomor_pribadi
from pentas.galat import Basi, Ditolak, SalahJenis
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.jenis import GAMBAR, PDF
from pentas.unggahan.tindakan import terima

MASA_DRAF, MASA_BERJALAN = dt.timedelta(days=90), dt.timedelta(days=400)
BARIS_TERBANYAK = 1000
MEDAN_USULAN = ("nomor_surat", "tanggal_surat", "tanggal_usul", "tempat", "catatan")
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
    usulan = usulan_terkunci(usulan, oleh, versi)
    ubah = [m for m in MEDAN_USULAN if m in isi and isi[m] != getattr(usulan, m)]
    tolak_nomor_pribadi(*(isi[m] for m in ubah if isinstance(isi[m], str)))
    for medan in ubah:
        setattr(usulan, medan, isi[medan])
    if ubah:
        simpan_versi(usulan, *ubah)
        catat("ketupat.usulan_isi", usulan, oleh=oleh, sesudah={"medan": ubah})
    return usulan


@tindakan
def simpan_surat(usulan: UsulanDesa, berkas, *, oleh) -> UsulanDesa:
    """The village's letter. ``berkas``: what ``siapkan`` gave."""
    usulan = usulan_terkunci(usulan, oleh)
    tolak_nama_bernomor(berkas.nama)
    if berkas.jenis not in (*GAMBAR, PDF):
        raise SalahJenis("Surat permohonan berupa PDF atau foto. Pindai suratnya, lalu unggah.")
    usulan.surat = terima(berkas, oleh=oleh, wilayah_kode=usulan.unit.dinas_id)
    simpan_versi(usulan, "surat")
    catat("ketupat.usulan_surat", usulan, oleh=oleh, sesudah={"unggahan": str(usulan.surat_id)})
    return usulan


@tindakan
def tambah_warga(usulan: UsulanDesa, isi: dict, *, oleh) -> Warga:
    """``isi``: nik, nama, telepon, dusun, dokumen [{"kode", "keterangan", "lengkap"}]."""
    usulan = usulan_terkunci(usulan, oleh)
    _periksa_penuh(usulan, 1)
    warga = _tambah(usulan, isi, Pemeriksa(usulan, [isi.get("nik") or ""]), _baris_berikut(usulan))
    simpan_versi(usulan)
    catat("ketupat.warga", warga, oleh=oleh, sesudah={"usulan": usulan.pk, "dokumen": kode_dokumen(isi)})
    return warga


@tindakan
def impor_warga(usulan: UsulanDesa, baris: list[dict], *, oleh) -> list[Warga]:
    """Rows that a workbook gave, each as in ``tambah_warga``: all or none."""
    usulan = usulan_terkunci(usulan, oleh)
    _periksa_penuh(usulan, len(baris))
    periksa, awal = Pemeriksa(usulan, [isi.get("nik") or "" for isi in baris]), _baris_berikut(usulan)
    hasil = [_tambah(usulan, isi, periksa, awal + ke) for ke, isi in enumerate(baris)]
    if hasil:
        simpan_versi(usulan)
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
        judul="Pelayanan dokumen di desa",
        kunci_kirim=usulan.kunci_kirim,
        oleh=oleh,
        pada=pada,
        jumlah_pemohon=warga,
        jumlah_dokumen=dokumen,
    )
    usulan.permohonan = permohonan
    simpan_versi(usulan, "permohonan")
    usulan.warga.update(hapus_pada=timezone.localdate(timezone=usulan.unit.dinas.zona) + MASA_BERJALAN)
    catat("ketupat.usulan_kirim", usulan, oleh=oleh, sesudah={"permohonan": permohonan.nomor, "warga": warga})
    permohonan.pin = pin
    return permohonan


def _tambah(usulan: UsulanDesa, isi: dict, periksa: Pemeriksa, baris: int) -> Warga:
    tolak_galat(periksa.galat(isi))
    masa = MASA_BERJALAN if usulan.permohonan_id else MASA_DRAF
    hapus = timezone.localdate(timezone=usulan.unit.dinas.zona) + masa
    warga = Warga(usulan=usulan, baris=baris, dinas=usulan.unit.dinas, hapus_pada=hapus)
    isi_baris(warga, isi)
    warga.save()
    DokumenWarga.objects.bulk_create(
        DokumenWarga(warga=warga, dokumen=periksa.dokumen[d["kode"]], **nilai_dokumen(d)) for d in isi["dokumen"]
    )
    periksa.catat(isi["nik"], baris)
    return warga


def _periksa_penuh(usulan: UsulanDesa, tambahan: int) -> None:
    if usulan.warga.filter(dicoret_pada=None).count() + tambahan > BARIS_TERBANYAK:
        raise Ditolak(f"Satu daftar memuat paling banyak {BARIS_TERBANYAK} warga. Kirim sisanya setelah ini selesai.")


def _baris_berikut(usulan: UsulanDesa) -> int:
    return (usulan.warga.aggregate(n=Max("baris"))["n"] or 0) + 1


def tolak_galat(galat: dict[str, str]) -> None:
    if galat:
        raise Ditolak(next(iter(galat.values())), rincian=galat)


def isi_baris(warga: Warga, isi: dict) -> None:
    warga.nik, warga.nama = rapikan_nik(isi["nik"]), isi["nama"].strip()
    warga.telepon = rapikan_telepon(isi.get("telepon") or "") or None
    warga.dusun = (isi.get("dusun") or "").strip()


def kode_dokumen(isi: dict) -> list[str]:
    return [d["kode"] for d in isi.get("dokumen") or ()]


def nilai_dokumen(isi: dict) -> dict:
    keterangan = (isi.get("keterangan") or "").strip()[:KETERANGAN_TERPANJANG]
    return {"keterangan": keterangan, "lengkap": bool(isi.get("lengkap"))}


def _kunci(usulan: UsulanDesa) -> UsulanDesa:
    """The row as it stands now; the request before it, as everywhere. Read again once it is held: who waited would
    get the columns of the new row beside a joined request that was not there when he began to wait."""
    pk = UsulanDesa.objects.values_list("permohonan", flat=True).get(pk=usulan.pk)
    if pk is not None:
        kunci_permohonan(Permohonan(pk=pk))
    UsulanDesa.objects.select_for_update(of=("self",)).get(pk=usulan.pk)
    semua = UsulanDesa.objects.select_related("unit__dinas__provinsi", "unit__dinas__kabupaten_kota")
    return semua.select_related("permohonan__dinas__provinsi").get(pk=usulan.pk)


def usulan_terkunci(usulan: UsulanDesa, pelaku, versi: int | None = None) -> UsulanDesa:
    usulan = _kunci(usulan)
    periksa_boleh_ubah(pelaku, usulan)
    if versi is not None and versi != usulan.versi:
        raise Basi(USANG, rincian={"versi": usulan.versi})
    return usulan


def simpan_versi(usulan: UsulanDesa, *medan) -> None:
    usulan.versi += 1
    usulan.save(update_fields=[*medan, "versi"])
