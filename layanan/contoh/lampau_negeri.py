"""Last quarter's finished submissions, so that the report has times to tell: filled in at the negeri, handed over on
paper. One negeri with poor internet is slower than the standard."""

import datetime as dt
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from layanan.contoh.berkas import kertas
from layanan.contoh.negeri import GORESAN, JAWAB
from layanan.negeri.ajuan import tindakan as ajuan_
from layanan.negeri.ajuan.data import semua_baris
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan
from layanan.negeri.ajuan.tindakan_periksa import kembalikan, kirim_ulang, periksa_butir
from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.negeri.kirim.tindakan import serahkan
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.skm.rentang import Rentang
from pentas.jejak.tindakan import tindakan
from pentas.unggahan.periksa import siapkan

DOKUMEN = ("kk", "akta-kelahiran", "kk", "skpwni")
# (negeri, days from step to step): 1 and 2 are quick, 4 waits for its internet.
IRAMA = (
    (0, (0, 1, 0)),
    (1, (1, 1, 0)),
    (0, (1, 1, 1)),
    (3, (3, 2, 2)),
    (2, (0, 1, 1)),
    (0, (0, 1, 0)),
    (1, (0, 2, 1)),
    (4, (1, 2, 1)),
    (2, (1, 1, 0)),
)
SEHARI = dt.timedelta(days=1)
JUMLAH, JARAK = 18, 4
KEMBALI = (2, 6, 9, 13)  # one photograph was sent back, and sent again the next day


@tindakan
def buat_lampau(dinas: Dinas, negeri: list[Unit], operator: dict, rentang: Rentang, *, oleh=None) -> None:
    """Eighteen, four days apart, from the first days of the period. ``operator``: {negeri: who helps there}."""
    dokumen = {d.kode: d for d in DokumenNegeri.objects.filter(dinas=dinas)}
    for n in range(JUMLAH):
        ke, lama = IRAMA[n % len(IRAMA)]
        hari = rentang.mulai + dt.timedelta(days=1 + JARAK * n)
        saat = dt.datetime.combine(hari, dt.time(9), dinas.zona)
        permohonan = _kirim(n, dokumen[DOKUMEN[n % len(DOKUMEN)]], negeri[ke], operator.get(negeri[ke]), saat)
        _selesaikan(permohonan, n, saat, lama)


def _kirim(n: int, dokumen: DokumenNegeri, unit: Unit, operator, saat: dt.datetime) -> Permohonan:
    ajuan, _pin = ajuan_.mulai_bantu(dokumen, unit, oleh=operator)
    data = {"nama": f"Warga Contoh {100 + n}", "nik": f"990201{n % 28 + 1:02d}0790{100 + n:04d}"}
    data |= {"kk": f"990201010115{100 + n:04d}", "telepon": "", "surel": "", "ambil": "cetak"}
    ajuan_.simpan_data(ajuan, data)
    teks = {}
    for butir in ajuan.butir.select_related("syarat"):
        butir.ajuan = ajuan
        if butir.syarat.bentuk == "teks":
            teks[butir.pk] = JAWAB[butir.syarat.kode]
        elif butir.syarat.wajib:
            lembar = kertas(butir.syarat.nama, ["Contoh rentang lalu", dokumen.nama])
            lembar.name = f"{butir.syarat.kode}.png"
            ajuan_.tambah_foto(butir, siapkan(lembar))
    ajuan_.simpan_jawaban(ajuan, teks)
    return ajuan_.kirim(Ajuan.objects.get(pk=ajuan.pk), oleh=None, tetap=True, pada=saat)


def _selesaikan(permohonan: Permohonan, n: int, saat: dt.datetime, lama: tuple[int, int, int]) -> None:
    cek, terbit, serah = (dt.timedelta(days=hari, hours=1) for hari in lama)
    permohonan = _setujui(permohonan, "teruskan", saat := saat + cek)
    if n in KEMBALI:
        permohonan = _kembalikan(permohonan, saat, saat := saat + SEHARI)
    permohonan = _setujui(permohonan, "setujui", saat := saat + terbit)
    isian = {"nomor": f"CONTOH-{n + 1:04d}", "berkas": _pdf(n)}
    permohonan = lanjut(permohonan, "terbitkan", oleh=None, isian=isian, pada=saat + dt.timedelta(hours=1))
    isi = {"penerima": "Penerima Contoh", "hubungan": "keluarga", "goresan": GORESAN}
    serahkan(permohonan, isi, oleh=None, pada=saat + serah + dt.timedelta(hours=2))


def _kembalikan(permohonan: Permohonan, kembali: dt.datetime, ulang: dt.datetime) -> Permohonan:
    ajuan = Ajuan.objects.get(permohonan=permohonan)
    satu = next(b.butir for b in semua_baris(ajuan) if b.terisi and not b.teks)
    sebab = (ButirAjuan.Keadaan.KEMBALI, "Tulisannya tidak terbaca. Foto lagi di tempat terang.")
    periksa_butir(permohonan, {satu.pk: sebab}, oleh=None)
    kembalikan(permohonan, oleh=None, pada=kembali)
    butir = ButirAjuan.objects.select_related("syarat", "ajuan").get(pk=satu.pk)
    lembar = kertas(butir.syarat.nama, [f"Contoh rentang lalu {ajuan.pk}", "Foto ulang"])
    ajuan_.tambah_foto(butir, siapkan(lembar))
    return kirim_ulang(Ajuan.objects.get(pk=ajuan.pk), pada=ulang)


def _setujui(permohonan: Permohonan, jalan: str, saat: dt.datetime) -> Permohonan:
    terisi = (b for b in semua_baris(Ajuan.objects.get(permohonan=permohonan)) if b.terisi)
    periksa_butir(permohonan, {b.butir.pk: (ButirAjuan.Keadaan.SESUAI, "") for b in terisi}, oleh=None)
    return lanjut(permohonan, jalan, oleh=None, pada=saat)


def _pdf(n: int):
    isi = io.BytesIO()
    lembar = kertas("Dokumen jadi", [f"Contoh rentang lalu {n + 1}", "Tanda tangan elektronik: contoh"], cap=True)
    Image.open(lembar).save(isi, "PDF")
    return siapkan(SimpleUploadedFile(f"dokumen-{n + 1}.pdf", isi.getvalue(), content_type="application/pdf"))
