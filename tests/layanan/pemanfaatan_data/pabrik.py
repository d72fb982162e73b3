"""Factories of population-data requests: keyword-only, through the real actions."""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from layanan.pemanfaatan_data.permintaan.models import ElemenData, Metode
from layanan.pemanfaatan_data.permintaan.tindakan import (
    buka_draf,
    buka_layanan,
    kirim,
    simpan_profil,
    simpan_surat_draf,
)
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from tests.layanan.pabrik import buat_kantor

PELAKU = {
    "subbag_umum": "subbag_umum",
    "kepala_dinas": "kepala_dinas",
    "kabid": "kabid",
    "kasi": "kasi",
    "staf_layanan": "staf_layanan",
    "pemohon_opd": "pemohon",
}
HARI = dt.date(2026, 8, 3)
# What each way forward is told; the papers that its step needs stand in SYARAT.
ISIAN = {
    "disposisi": {"instruksi": ["tindaklanjuti"]},
    "susun": {"tambahan": ""},
    "kirim": {"tanggal": None, "cara": "SRIKANDI"},
    "terbit": {"nomor": "400.8.1.2/77/Dukcapil", "tanggal": HARI},
    "catat_pks": {"nomor_opd": "", "mulai": HARI, "berakhir": dt.date(2029, 8, 2)},
    "aktifkan": {"pada": HARI, "jumlah_pengguna": 3},
}
SYARAT = {
    "nomori": ("surat_ttd", "bukti_kirim"),
    "izin": ("surat_izin",),
    "tanda_tangan": ("pks_ttd", "juknis_ttd"),
    "implementasi": ("jaringan",),
}
_warna = iter(range(10**6))


def gambar() -> SimpleUploadedFile:
    """Different bytes each time: the same file twice is one stored file."""
    n = next(_warna)
    isi = io.BytesIO()
    Image.new("RGB", (40, 30), (n % 256, n // 256 % 256, 90)).save(isi, "PNG")
    return SimpleUploadedFile("pindaian.png", isi.getvalue(), content_type="image/png")


def buat_kantor_data():
    """``buat_kantor`` with this service open, its catalogue and the unit's profile."""
    kantor = buat_kantor(layanan=())
    buka_layanan(kantor.dinas, oleh=None)
    simpan_profil(kantor.unit, {"kepala_jabatan": "Kepala OPD", "narahubung_jabatan": "Pranata Komputer"}, oleh=None)
    return kantor


def isi_permintaan(dinas, **isi) -> dict:
    """Cleaned data of the form."""
    return {
        "judul": "pemadanan penerima bantuan",
        "tujuan": "Memadankan penerima bantuan.",
        "dasar_hukum": "Peraturan Daerah Nomor 1 Tahun 2020.",
        "metode": Metode.WEB_SERVICE,
        "elemen": list(ElemenData.objects.filter(dinas=dinas)[:3]),
        "jumlah_pengguna": 2,
        "data_balikan": "daftar penerima bantuan",
        "balikan_tiap_bulan": 6,
        "jangka_bulan": 36,
        "kuota_vpn": 2,
        "biaya_vpn": 12_000_000,
        "narahubung_jabatan": "Pranata Komputer",
        "narahubung_surel": "",
        "pernyataan_rahasia": True,
        "pernyataan_jaringan": True,
        **isi,
    }


def buat_permintaan(*, kantor=None, **isi) -> Permohonan:
    """A request as sent by the unit of ``kantor``."""
    kantor = kantor or buat_kantor_data()
    draf = simpan_surat_draf(buka_draf(kantor.unit, oleh=kantor.pemohon), gambar(), oleh=kantor.pemohon)
    return kirim(draf, isi_permintaan(kantor.dinas, **isi), oleh=kantor.pemohon)[0]


def ambil_jalan(permohonan: Permohonan, kantor, kode: str, *, catatan="", isian=None) -> Permohonan:
    """Whoever's turn it is takes this way."""
    permohonan = Permohonan.objects.get(pk=permohonan.pk)
    oleh = getattr(kantor, PELAKU[permohonan.pelaku[0]])
    return lanjut(permohonan, kode, oleh=oleh, catatan=catatan, isian=isian if isian is not None else ISIAN.get(kode))


def sampai(permohonan: Permohonan, kantor, langkah: str, giliran: int = 0) -> Permohonan:
    """Forward by the first way until it stands there ("selesai": to the end)."""
    for _ in range(40):
        permohonan = Permohonan.objects.get(pk=permohonan.pk)
        if (permohonan.langkah == langkah and permohonan.giliran == giliran) or permohonan.status == langkah:
            return permohonan
        kini = permohonan.langkah_kini
        if permohonan.giliran == kini.tingkat_terakhir:
            for jenis in SYARAT.get(kini.kode, ()):
                lampirkan(permohonan, jenis, gambar(), oleh=getattr(kantor, PELAKU[permohonan.pelaku[0]]))
        pelaku = permohonan.pelaku
        maju = next(j for j in kini.jalan if not j.butuh_alasan and (not j.peran or set(j.peran) & set(pelaku)))
        ambil_jalan(permohonan, kantor, maju.kode)
    raise AssertionError(f"never came to {langkah}")


__all__ = ["HARI", "KODE", "ambil_jalan", "buat_kantor_data", "buat_permintaan", "gambar", "isi_permintaan", "sampai"]
