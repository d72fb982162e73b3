"""Factories of documents in negeri: an office with two negeri, operators, a verifier; submissions in any state."""

import datetime as dt
import io
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from layanan.negeri.ajuan import tindakan
from layanan.negeri.ajuan.data import semua_baris
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan
from layanan.negeri.ajuan.tindakan_kode import buat_kode
from layanan.negeri.ajuan.tindakan_periksa import periksa_butir
from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.negeri.dokumen.tindakan import buka_layanan
from layanan.negeri.sop import KODE
from layanan.negeri.uji_coba.alur import StatusUjiCoba
from layanan.negeri.uji_coba.models import UjiCoba
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.tindakan import lanjut
from pentas.akun.peran import Peran
from pentas.unggahan.periksa import siapkan
from tests.layanan.pabrik import buat_dinas, buat_pemohon, buat_petugas, buat_unit

NIK, KK = "9901014507900001", "9901010101150001"
_warna = iter(range(10_000))


def foto(nama: str = "foto.jpg") -> SimpleUploadedFile:
    """A picture of its own each time."""
    n = next(_warna)
    isi = io.BytesIO()
    Image.new("RGB", (60, 80), (n % 250, n // 250, 120)).save(isi, "JPEG")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="image/jpeg")


def pdf(nama: str = "dokumen.pdf") -> SimpleUploadedFile:
    n = next(_warna)
    isi = io.BytesIO()
    Image.new("RGB", (60, 80), (n % 250, n // 250, 200)).save(isi, "PDF")
    return SimpleUploadedFile(nama, isi.getvalue(), content_type="application/pdf")


def buat_uji_coba(*, dinas, negeri=(), status=StatusUjiCoba.DISETUJUI, keputusan="lanjut", **isi) -> UjiCoba:
    """A pilot that ended last month; approved "lanjut" it opens every negeri of the office."""
    hari_ini = timezone.localdate(timezone=dinas.zona)
    bawaan = {"nama": "Uji coba", "mulai": hari_ini - dt.timedelta(days=60), "akhir": hari_ini - dt.timedelta(days=30)}
    if status == StatusUjiCoba.DISETUJUI:
        bawaan |= {"keputusan": keputusan, "temuan": "Berjalan baik.", "disetujui_pada": timezone.now()}
    satu = UjiCoba.objects.create(dinas=dinas, status=status, **{**bawaan, **isi})
    satu.negeri.set(negeri)
    return satu


def buat_kantor_negeri(*, kode: str = "13.06", diperluas: bool = True) -> SimpleNamespace:
    """``diperluas``: its pilot is approved, so that every negeri may send."""
    dinas = buat_dinas(kode=kode, layanan=(KODE,))
    buka_layanan(dinas, oleh=None)
    if diperluas:
        buat_uji_coba(dinas=dinas)
    unit = buat_unit(dinas=dinas, jenis=Unit.Jenis.NEGERI, nama="Negeri Contoh 1")
    lain = buat_unit(dinas=dinas, jenis=Unit.Jenis.NEGERI, nama="Negeri Contoh 2")
    return SimpleNamespace(
        dinas=dinas,
        unit=unit,
        unit_lain=lain,
        operator=buat_pemohon(unit=unit, peran=Peran.OPERATOR_NEGERI),
        rekan=buat_pemohon(unit=unit, peran=Peran.OPERATOR_NEGERI),
        operator_lain=buat_pemohon(unit=lain, peran=Peran.OPERATOR_NEGERI),
        verifikator=buat_petugas(peran=Peran.VERIFIKATOR, dinas=dinas),
        kk=DokumenNegeri.objects.get(dinas=dinas, kode="kk"),
        akta=DokumenNegeri.objects.get(dinas=dinas, kode="akta-kelahiran"),
    )


def buat_draf(
    *, kantor, dokumen=None, nik: str = NIK, isi: bool = True, unit=None, telepon: str = ""
) -> tuple[Ajuan, str]:
    """Opened with a code of the negeri's operator; filled in where ``isi``. Returns (draft, PIN)."""
    [kode] = buat_kode(unit or kantor.unit, 1, oleh=None)
    ajuan, pin = tindakan.mulai(dokumen or kantor.kk, kode)
    if isi:
        data = {"nama": "Warga Contoh", "nik": nik, "kk": KK, "telepon": telepon, "surel": "", "ambil": "unduh"}
        tindakan.simpan_data(ajuan, data)
        for butir in ajuan.butir.select_related("syarat"):
            if butir.syarat.bentuk == "foto" and butir.syarat.wajib:
                tindakan.tambah_foto(butir, siapkan(foto()))
        teks = {b.pk: "Tambah anak" for b in ajuan.butir.select_related("syarat") if b.syarat.bentuk == "teks"}
        tindakan.simpan_jawaban(ajuan, teks)
        ajuan.refresh_from_db()
    return ajuan, pin


def buat_ajuan(*, kantor, sampai: str = "kelengkapan", **isi) -> SimpleNamespace:
    """Sent, and moved on to this step. ``.ajuan .permohonan .pin``."""
    ajuan, pin = buat_draf(kantor=kantor, **isi)
    permohonan = tindakan.kirim(ajuan, tetap=True)
    ajuan.refresh_from_db()
    jalan = {"kelengkapan": "teruskan", "verifikasi": "setujui", "penerbitan": "terbitkan"}
    while permohonan.langkah != sampai:
        isian = None
        if permohonan.langkah == "verifikasi":
            tandai(permohonan)
        if permohonan.langkah == "penerbitan":
            isian = {"nomor": "8101-KK-0001", "berkas": siapkan(pdf())}
        permohonan = lanjut(permohonan, jalan[permohonan.langkah], oleh=None, isian=isian)
    return SimpleNamespace(ajuan=ajuan, permohonan=permohonan, pin=pin)


def tandai(permohonan, kembali: dict[str, str] | None = None, oleh=None) -> None:
    """Every item in order, save those of ``kembali`` {code: what to repair}."""
    kembali = kembali or {}
    hasil = {}
    for b in semua_baris(Ajuan.objects.get(permohonan=permohonan)):
        if b.terisi:
            sebab = kembali.get(b.syarat.kode, "")
            hasil[b.butir.pk] = (ButirAjuan.Keadaan.KEMBALI if sebab else ButirAjuan.Keadaan.SESUAI, sebab)
    periksa_butir(permohonan, hasil, oleh=oleh)
