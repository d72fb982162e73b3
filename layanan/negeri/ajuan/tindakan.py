"""A submission until it is sent: opened by a code or by the operator, filled in, sent once."""

import datetime as dt
import json
import uuid

from django.utils import timezone

from layanan.negeri.ajuan.data import belum_lengkap, ganda, jawaban
from layanan.negeri.ajuan.izin import (
    boleh_baca_berkas,
    periksa_boleh_ganti,
    periksa_boleh_isi,
    periksa_kode,
    periksa_negeri,
    periksa_operator,
)
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir, KodeWarga
from layanan.negeri.ajuan.tindakan_kode import sidik_kode
from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.negeri.sop import KODE
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.nomor import kode_lacak_baru, pin_baru, sidik_pin
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.pribadi.masukan import tolak_nama_bernomor
from pentas.galat import Basi, Ditolak, SalahJenis, SalahPeran
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.jenis import GAMBAR
from pentas.unggahan.tindakan import terima

MASA_DRAF, MASA_AJUAN = dt.timedelta(days=30), dt.timedelta(days=365)
FOTO_SEBUTIR = 6
BUKAN_FOTO = "Berkas ini bukan foto. Ambil foto dengan kamera, atau pilih berkas JPG, PNG, atau WebP."
GANDA = (
    "Ada ajuan lain untuk dokumen dan NIK yang sama yang belum selesai. "
    "Lanjutkan yang itu dengan kodenya, atau centang bahwa Anda tetap mengajukan yang baru."
)
MEDAN_DATA = ("nama", "nik", "kk", "telepon", "surel", "ambil")


@tindakan
def mulai(dokumen: DokumenNegeri, kode: str, *, oleh=None) -> tuple[Ajuan, str]:
    """With a one-time code. Returns the draft and its four digits, shown once and kept nowhere."""
    satu = KodeWarga.objects.select_for_update(of=("self",)).select_related("unit__dinas__kabupaten_kota")
    satu = satu.filter(sidik=sidik_kode(kode)).first()
    periksa_kode(satu, dokumen.dinas, timezone.now())
    satu.dipakai_pada = timezone.now()
    satu.save(update_fields=["dipakai_pada"])
    return _buat(dokumen, satu.unit, oleh, kode_warga=satu)


@tindakan
def mulai_bantu(dokumen: DokumenNegeri, unit: Unit, *, oleh) -> tuple[Ajuan, str]:
    """At the negeri's office, with the operator's account: for who has no telephone or mail."""
    periksa_operator(oleh, unit)
    periksa_negeri(unit)
    if unit.dinas_id != dokumen.dinas_id:
        raise Ditolak("Dokumen ini tidak dilayani dinas dari negeri itu. Pilih lagi.")
    return _buat(dokumen, unit, oleh, dibantu_oleh=oleh)


def _buat(dokumen: DokumenNegeri, unit: Unit, oleh, **isi) -> tuple[Ajuan, str]:
    kode, pin = kode_lacak_baru(), pin_baru()
    ajuan = Ajuan.objects.create(
        dokumen=dokumen,
        dinas=dokumen.dinas,
        unit=unit,
        kode=kode,
        sidik_pin=sidik_pin(kode, pin),
        hapus_pada=timezone.localdate(timezone=dokumen.dinas.zona) + MASA_DRAF,
        **isi,
    )
    ButirAjuan.objects.bulk_create(
        ButirAjuan(ajuan=ajuan, syarat=s) for s in dokumen.syarat.filter(aktif=True).order_by("urutan", "pk")
    )
    catat("negeri.mulai", ajuan, oleh=oleh, sesudah={"dokumen": dokumen.kode, "unit": unit.pk})
    return ajuan, pin


@tindakan
def simpan_data(ajuan: Ajuan, isi: dict, *, oleh=None) -> Ajuan:
    """``isi``: some of MEDAN_DATA, checked by the form; what is not named stays."""
    ajuan = kunci_ajuan(ajuan)
    periksa_boleh_isi(ajuan)
    ubah = [m for m in MEDAN_DATA if m in isi]
    for medan in ubah:
        setattr(ajuan, medan, isi[medan] or None)
    ajuan.diubah_pada = timezone.now()
    sidik = [f"{m}_sidik" for m in ubah if m in ("nik", "kk")]
    ajuan.save(update_fields=[*ubah, *sidik, "diubah_pada"])
    catat("negeri.isi", ajuan, oleh=oleh, sesudah={"medan": ubah})
    return ajuan


@tindakan
def simpan_jawaban(ajuan: Ajuan, isi: dict[int, str], *, oleh=None) -> None:
    """What was typed for items that are text: {item: text}. Of a submission under repair only what came back."""
    ajuan = kunci_ajuan(ajuan)
    lama = jawaban(ajuan)
    baru = dict(lama)
    for butir in ajuan.butir.select_related("syarat").filter(pk__in=isi, syarat__bentuk="teks"):
        kode, teks = butir.syarat.kode, isi[butir.pk].strip()
        if teks == lama.get(kode, ""):
            continue
        butir.ajuan = ajuan
        periksa_boleh_ganti(butir)
        baru[kode] = teks
        _ganti(butir)
    if baru == lama:
        return
    ajuan.jawaban, ajuan.diubah_pada = json.dumps(baru, ensure_ascii=False), timezone.now()
    ajuan.save(update_fields=["jawaban", "diubah_pada"])
    catat("negeri.jawab", ajuan, oleh=oleh, sesudah={"butir": sorted(k for k in baru if baru[k] != lama.get(k, ""))})


@tindakan
def tambah_foto(butir: ButirAjuan, siap, *, oleh=None) -> FotoButir:
    """``siap``: what ``siapkan`` gave. The first new photograph of a returned item takes the old ones' place."""
    butir.ajuan = kunci_ajuan(butir.ajuan)
    butir.refresh_from_db(fields=["keadaan"])
    periksa_boleh_ganti(butir)
    if siap.jenis not in GAMBAR:
        raise SalahJenis(BUKAN_FOTO)
    tolak_nama_bernomor(siap.nama)
    ada = butir.foto.filter(diganti_pada=None)
    if butir.keadaan == ButirAjuan.Keadaan.KEMBALI:
        ada.update(diganti_pada=timezone.now())
        _ganti(butir)
    if ada.count() >= FOTO_SEBUTIR:
        raise Ditolak(f"Satu butir memuat paling banyak {FOTO_SEBUTIR} foto. Hapus yang tidak perlu.")
    unggahan = terima(siap, oleh=oleh, wilayah_kode=butir.ajuan.dinas_id)
    if sama := ada.filter(unggahan=unggahan).first():
        return sama
    foto = FotoButir.objects.create(butir=butir, unggahan=unggahan)
    catat("negeri.foto", butir, oleh=oleh, sesudah={"unggahan": str(unggahan.pk)})
    return foto


@tindakan
def hapus_foto(foto: FotoButir, *, oleh=None) -> None:
    """Taken out of a draft; of a submission under repair a new photograph replaces it instead."""
    ajuan = kunci_ajuan(foto.butir.ajuan)
    periksa_boleh_isi(ajuan)
    FotoButir.objects.filter(pk=foto.pk, diganti_pada=None).update(diganti_pada=timezone.now())
    catat("negeri.hapus_foto", foto.butir, oleh=oleh, sebelum={"unggahan": str(foto.unggahan_id)})


@tindakan
def kirim(ajuan: Ajuan, *, oleh=None, tetap: bool = False, pada=None) -> Permohonan:
    """Into the engine, once. Code and digits stay those that the resident already has."""
    ajuan = kunci_ajuan(ajuan)
    if ajuan.permohonan_id:
        return ajuan.permohonan  # the second of two clicks
    if oleh is not None and not boleh_baca_berkas(oleh, None, ajuan.dinas, ajuan.unit):
        raise SalahPeran(f"Akun Anda tidak mewakili {ajuan.unit.nama}. Keluar dari akun, atau minta operatornya.")
    if kurang := belum_lengkap(ajuan):
        raise Ditolak(f"Belum lengkap: {', '.join(kurang)}. Lengkapi dahulu, lalu kirim.")
    if ganda(ajuan) and not tetap:
        raise Basi(GANDA, rincian={"ganda": True})
    periksa_negeri(ajuan.unit)  # it may have been closed since the draft began
    permohonan, _pin = ajukan(
        KODE,
        dinas=ajuan.dinas,
        unit=ajuan.unit,
        judul=ajuan.dokumen.nama,
        kunci_kirim=uuid.uuid4(),
        oleh=oleh,
        pada=pada,
    )
    permohonan.kode_lacak, permohonan.sidik_pin = ajuan.kode, ajuan.sidik_pin
    permohonan.save(update_fields=["kode_lacak", "sidik_pin"])
    ajuan.permohonan = permohonan
    ajuan.hapus_pada = timezone.localdate(timezone=ajuan.dinas.zona) + MASA_AJUAN
    ajuan.save(update_fields=["permohonan", "hapus_pada"])
    catat("negeri.kirim", ajuan, oleh=oleh, sesudah={"permohonan": permohonan.nomor})
    return permohonan


def kunci_ajuan(ajuan: Ajuan) -> Ajuan:
    """The row as it stands now, held until the act ends."""
    semua = Ajuan.objects.select_related("dokumen", "unit__dinas", "dinas__provinsi", "dinas__kabupaten_kota")
    return semua.select_related("permohonan__dinas__provinsi").select_for_update(of=("self",)).get(pk=ajuan.pk)


def _ganti(butir: ButirAjuan) -> None:
    if butir.keadaan == ButirAjuan.Keadaan.KEMBALI:
        butir.keadaan = ButirAjuan.Keadaan.DIGANTI
        butir.save(update_fields=["keadaan"])
