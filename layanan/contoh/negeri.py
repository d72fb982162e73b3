"""Documents in negeri, for show: an office of a kabupaten, invented negeri, twelve submissions in every state, a draft.

NIK begin with 99, so that none can be a person's. Days are counted from today, so the demo never grows old.
"""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from layanan.contoh.berkas import kertas
from layanan.negeri.ajuan import tindakan as ajuan_
from layanan.negeri.ajuan.data import semua_baris
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan
from layanan.negeri.ajuan.tindakan_kode import buat_kode
from layanan.negeri.ajuan.tindakan_periksa import kembalikan, kirim_ulang, periksa_butir, tarik_ajuan
from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.negeri.dokumen.tindakan import buka_layanan
from layanan.negeri.kirim.models import TautanUnduh
from layanan.negeri.kirim.tindakan import pakai_tautan, serahkan
from layanan.sop.dinas.models import AnggotaUnit, Dinas, Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import buat_akun, ganti_sandi, tugaskan
from pentas.jejak.tindakan import tindakan
from pentas.unggahan.periksa import siapkan
from pentas.wilayah.models import KabupatenKota

DAERAH = "13.06"
NEGERI = tuple(f"Negeri Contoh {n}" for n in range(1, 6))
OPERATOR = {"operator.negeri": NEGERI[0], "operator.negeri2": NEGERI[1]}
VERIFIKATOR = "verifikator.negeri"
GORESAN = [[[12, 40, 0], [38, 12, 80], [60, 44, 160], [96, 18, 260], [130, 40, 380]]]
# (document, negeri, days ago, how far, days of each step)
KISAH = (
    ("kk", 0, 24, "unduh", (1, 1, 1, 1)),
    ("akta-kelahiran", 0, 20, "cetak", (1, 2, 1, 0)),
    ("skpwni", 1, 16, "unduh", (0, 1, 1, 1)),
    ("kk", 1, 13, "tolak", (1, 1)),
    ("akta-kelahiran", 1, 9, "tarik", (1,)),
    ("kk", 0, 7, "distribusi", (1, 2, 1)),
    ("skpwni", 0, 6, "distribusi", (1, 1, 1)),
    ("akta-kelahiran", 0, 4, "penerbitan", (1, 1)),
    ("kk", 1, 3, "verifikasi", (1,)),
    ("akta-kelahiran", 0, 3, "verifikasi_ulang", (1,)),
    ("kk", 0, 2, "perbaikan", (1,)),
    ("skpwni", 1, 0, "kelengkapan", ()),
)
JAWAB = {
    "perubahan": "Menambah anak yang baru lahir.",
    "data_anak": "Anak Contoh, lahir di puskesmas negeri.",
    "alamat_tujuan": "Jalan Contoh 1, RT 001, kota lain.",
    "yang_pindah": "Kepala keluarga dan satu anak.",
}


@tindakan
def siapkan_negeri(sandi: str, *, oleh=None) -> tuple[Dinas, list[Unit], dict[str, Pengguna]]:
    """The office, five negeri, two operators and a verifier. Once made they stay."""
    daerah = KabupatenKota.objects.select_related("provinsi").get(pk=DAERAH)
    milik = {"provinsi": daerah.provinsi, "kabupaten_kota": daerah, "contoh": True}
    dinas, _ = Dinas.objects.update_or_create(kode=DAERAH, defaults=milik)
    buka_layanan(dinas, oleh=oleh)
    unit = [Unit.objects.get_or_create(dinas=dinas, jenis=Unit.Jenis.NEGERI, nama=nama)[0] for nama in NEGERI]
    akun = {VERIFIKATOR: _akun(VERIFIKATOR, Peran.VERIFIKATOR, "Verifikator", dinas, sandi)}
    for username, nama in OPERATOR.items():
        akun[username] = _akun(username, Peran.OPERATOR_NEGERI, "Operator negeri", dinas, sandi)
        milik = next(u for u in unit if u.nama == nama)
        AnggotaUnit.objects.get_or_create(unit=milik, pengguna=akun[username])
    return dinas, unit, akun


def _akun(username: str, peran: str, jabatan: str, dinas: Dinas, sandi: str) -> Pengguna:
    ada = Pengguna.objects.filter(username=username).first()
    if ada is None:
        ada = buat_akun(username, sandi, oleh=None, jabatan=jabatan, institusi=dinas.nama)
        tugaskan(ada, peran, provinsi=dinas.provinsi, kabupaten_kota=dinas.kabupaten_kota, oleh=None)
    elif sandi and not ada.check_password(sandi):
        ganti_sandi(ada, sandi, oleh=ada)
    return ada


@tindakan
def buat_ajuan(dinas: Dinas, unit: list[Unit], akun: dict[str, Pengguna], *, oleh=None) -> bool:
    """Make the twelve once; False where they are there."""
    if Ajuan.objects.filter(dinas=dinas).exists():
        return False
    for n, (dokumen, ke, hari_lalu, sampai, lama) in enumerate(KISAH, 1):
        _satu(n, DokumenNegeri.objects.get(dinas=dinas, kode=dokumen), unit[ke], akun, hari_lalu, sampai, lama)
    _draf(DokumenNegeri.objects.get(dinas=dinas, kode="kk"), unit[0], akun["operator.negeri"])
    return True


def _draf(dokumen: DokumenNegeri, unit: Unit, operator) -> None:
    """Begun at the negeri's office, not sent: the operator finds it under "Belum dikirim"."""
    ajuan, _pin = ajuan_.mulai_bantu(dokumen, unit, oleh=operator)
    isi = {"nama": "Warga Contoh 13", "nik": "9901011307900013", "kk": "9901010101150013"}
    ajuan_.simpan_data(ajuan, isi | {"telepon": "", "surel": "", "ambil": "cetak"}, oleh=operator)


def _satu(n: int, dokumen, unit: Unit, akun: dict, hari_lalu: int, sampai: str, lama: tuple) -> None:
    operator = akun[next(u for u, nama in OPERATOR.items() if nama == unit.nama)]
    waktu = _Waktu(unit.dinas, hari_lalu)
    ajuan = _isi(n, dokumen, unit, operator)
    permohonan = ajuan_.kirim(ajuan, oleh=operator if ajuan.dibantu_oleh_id else None, tetap=True, pada=waktu())
    for langkah, hari in zip(
        ("kelengkapan", "verifikasi", "penerbitan", "distribusi"), (*lama, *(0,) * 4), strict=False
    ):
        if langkah == sampai:
            return
        petugas = operator if langkah in ("kelengkapan", "distribusi") else akun[VERIFIKATOR]
        permohonan = _langkah(permohonan, ajuan, langkah, sampai, petugas, waktu, hari, n)
        if not permohonan.terbuka or permohonan.langkah in ("perbaikan", langkah):
            return  # ended, with the resident, or back in this step to be judged again


class _Waktu:
    """Each call gives the moment so many days later; never after now."""

    def __init__(self, dinas: Dinas, hari_lalu: int):
        hari = timezone.localdate(timezone=dinas.zona) - dt.timedelta(days=hari_lalu)
        self._saat = dt.datetime.combine(hari, dt.time(9, 10), dinas.zona)

    def __call__(self, hari: int = 0) -> dt.datetime:
        self._saat += dt.timedelta(days=hari, minutes=35)
        return min(self._saat, timezone.now())


def _isi(n: int, dokumen: DokumenNegeri, unit: Unit, operator) -> Ajuan:
    """Every third is filled in at the negeri's office, the others come by a slip of paper."""
    if n % 3 == 2:
        ajuan, _pin = ajuan_.mulai_bantu(dokumen, unit, oleh=operator)
    else:
        ajuan, _pin = ajuan_.mulai(dokumen, buat_kode(unit, 1, oleh=operator)[0])
    data = {"nama": f"Warga Contoh {n}", "nik": f"990101{n:02d}0790{n:04d}", "kk": f"990101010115{n:04d}"}
    telepon = f"08120000{n:04d}" if n % 2 else ""
    ajuan_.simpan_data(ajuan, {**data, "telepon": telepon, "surel": "", "ambil": "cetak" if n % 3 == 2 else "unduh"})
    teks = {}
    for butir in ajuan.butir.select_related("syarat"):
        butir.ajuan = ajuan
        if butir.syarat.bentuk == "teks":
            teks[butir.pk] = JAWAB[butir.syarat.kode]
        elif butir.syarat.wajib:
            lembar = kertas(butir.syarat.nama, [f"Contoh ajuan {n}", dokumen.nama])
            lembar.name = f"{butir.syarat.kode}-{n}.png"
            ajuan_.tambah_foto(butir, siapkan(lembar))
    ajuan_.simpan_jawaban(ajuan, teks)
    return Ajuan.objects.select_related("dokumen", "unit", "dinas").get(pk=ajuan.pk)


def _langkah(permohonan: Permohonan, ajuan: Ajuan, langkah: str, sampai: str, petugas, waktu, hari: int, n: int):
    """One step to its end, or as far as this story goes."""
    if langkah == "distribusi":
        return _serah(permohonan, sampai, petugas, waktu(hari))
    if langkah == "penerbitan":
        isian = {"nomor": f"{DAERAH.replace('.', '')}-{ajuan.dokumen.kode.upper()}-{n:04d}", "berkas": _pdf(ajuan, n)}
        return lanjut(permohonan, "terbitkan", oleh=petugas, isian=isian, pada=waktu(hari))
    if sampai == "tarik" and langkah == "verifikasi":
        return tarik_ajuan(Ajuan.objects.get(pk=ajuan.pk), "Sudah mengurus di kantor Dinas.", pada=waktu(hari))
    if sampai == "tolak" and langkah == "verifikasi":
        alasan = "KK ini sudah dipindahkan ke kabupaten lain. Ajukan di dinas tempat KK itu sekarang."
        return lanjut(permohonan, "tolak", oleh=petugas, catatan=alasan, pada=waktu(hari))
    if langkah == "verifikasi" and sampai in ("perbaikan", "verifikasi_ulang"):
        return _kembali(permohonan, ajuan, sampai, petugas, waktu, hari, n)
    _tandai(permohonan, petugas)
    return lanjut(permohonan, "teruskan" if langkah == "kelengkapan" else "setujui", oleh=petugas, pada=waktu(hari))


def _kembali(permohonan, ajuan: Ajuan, sampai: str, petugas, waktu, hari: int, n: int):
    """One item goes back; in one story the resident has already sent it again."""
    _tandai(permohonan, petugas, kembali=True)
    permohonan = kembalikan(permohonan, oleh=petugas, pada=waktu(hari))
    if sampai == "perbaikan":
        return permohonan
    butir = ajuan.butir.filter(keadaan=ButirAjuan.Keadaan.KEMBALI).select_related("syarat").get()
    butir.ajuan = Ajuan.objects.get(pk=ajuan.pk)
    ajuan_.tambah_foto(butir, siapkan(kertas(butir.syarat.nama, [f"Contoh ajuan {n}", "Foto ulang"])))
    return kirim_ulang(butir.ajuan, pada=waktu())


def _tandai(permohonan: Permohonan, petugas, *, kembali: bool = False) -> None:
    semua = [b for b in semua_baris(Ajuan.objects.get(permohonan=permohonan)) if b.terisi]
    hasil = {b.butir.pk: (ButirAjuan.Keadaan.SESUAI, "") for b in semua}
    if kembali:
        satu = next(b for b in semua if not b.teks)
        hasil[satu.butir.pk] = (ButirAjuan.Keadaan.KEMBALI, "Tulisannya tidak terbaca. Foto lagi di tempat terang.")
    periksa_butir(permohonan, hasil, oleh=petugas)


def _serah(permohonan: Permohonan, sampai: str, petugas, pada) -> Permohonan:
    if sampai == "unduh":
        return pakai_tautan(TautanUnduh.objects.get(permohonan=permohonan), pada=pada)
    isi = {"penerima": "Penerima Contoh", "hubungan": "keluarga", "goresan": GORESAN}
    return serahkan(permohonan, isi, oleh=petugas, pada=pada)


def _pdf(ajuan: Ajuan, n: int):
    lembar = kertas(ajuan.dokumen.nama, [f"Contoh ajuan {n}", "Tanda tangan elektronik: contoh"], cap=True)
    isi = io.BytesIO()
    Image.open(lembar).save(isi, "PDF")
    return siapkan(SimpleUploadedFile(f"{ajuan.dokumen.kode}-{n}.pdf", isi.getvalue(), content_type="application/pdf"))
