"""Contexts of the letter pages."""

from django.utils import timezone

from layanan.sop.dinas.izin import punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import NomorUrut, Permohonan
from layanan.sop.surat.alur import StatusSurat
from layanan.sop.surat.cetak import langkah_disposisi
from layanan.sop.surat.forms import BatalForm, KirimForm, NaskahForm, NomoriForm
from layanan.sop.surat.hitung import deret, tulis_nomor
from layanan.sop.surat.izin import periksa_boleh_nomori, periksa_boleh_tulis, surat_terlihat
from layanan.sop.surat.jenis import semua_jenis
from layanan.sop.surat.models import AturanSurat, Surat
from pentas.akun.peran import Hak
from pentas.dokumen.models import Instansi
from pentas.galat import boleh

S = StatusSurat


def hari_ini(dinas: Dinas):
    return timezone.localtime(timezone.now(), dinas.zona).date()


def halaman_surat(pengguna, surat: Surat, formulir: dict) -> dict:
    """One letter and what may be done with it now. ``formulir``: {act: form}, where one comes back refused."""
    nomori = boleh(periksa_boleh_nomori, pengguna, surat.permohonan, surat.bentuk)
    tulis = boleh(periksa_boleh_tulis, pengguna, surat.permohonan)
    versi = {"versi": surat.versi}
    hari = {**versi, "tanggal": hari_ini(surat.dinas)}
    aksi = {}
    if nomori and surat.status == S.KONSEP:
        aksi["nomori"] = NomoriForm(initial=hari)
    if tulis and surat.status in (S.DINOMORI, S.DITANDATANGANI):
        aksi["naskah"] = NaskahForm(initial=versi)
    if tulis and surat.status == S.DITANDATANGANI:
        aksi["kirim"] = KirimForm(initial=hari)
    if nomori and surat.status in (S.KONSEP, S.DINOMORI, S.DITANDATANGANI):
        aksi["batalkan"] = BatalForm(initial=versi)
    return {
        "surat": surat,
        "permohonan": surat.permohonan,
        "petugas_dinas": punya_hak_di(pengguna, surat.dinas, Hak.LIHAT_LAYANAN),
        "aksi": {nama: formulir.get(nama, form) for nama, form in aksi.items()},
        "boleh_ubah": tulis and surat.status == S.KONSEP and bisa_disunting(surat),
        "tahap": tahap(surat),
    }


def bisa_disunting(surat: Surat) -> bool:
    """Plain letters are edited in a form; what a step composed is composed again by the step."""
    return all(isinstance(p, str) for p in surat.isi.get("paragraf", [])) and "kepada" in surat.isi


def tahap(surat: Surat) -> list[dict]:
    """Draft, number, ink, sent: where the letter stands."""
    urutan = [S.KONSEP, S.DINOMORI, S.DITANDATANGANI, S.DIKIRIM]
    kini = urutan.index(surat.status) if surat.status in urutan else -1
    waktu = [surat.dibuat_pada, surat.dinomori_pada, surat.dinaskahkan_pada, surat.dikirim_pada]
    return [{"label": s.label, "lewat": n <= kini, "kini": n == kini, "pada": waktu[n]} for n, s in enumerate(urutan)]


def bagian_surat(permohonan: Permohonan, pengguna) -> tuple[str, dict]:
    """This room's part of the request page."""
    kantor = punya_hak_di(pengguna, permohonan.dinas, Hak.LIHAT_LAYANAN)
    return (
        "layanan/surat/_daftar.html",
        {
            "kantor": kantor,
            "semua_surat": surat_terlihat(pengguna, permohonan),
            "boleh_surat_baru": boleh(periksa_boleh_tulis, pengguna, permohonan),
            "ada_disposisi": kantor and langkah_disposisi(permohonan) is not None,
        },
    )


def daftar_aturan(dinas: Dinas) -> list[dict]:
    """Every kind with its pattern, its next number and its signatory, in three queries."""
    tahun = hari_ini(dinas).year
    aturan = {}
    for baris in AturanSurat.objects.filter(dinas=dinas, tahun__lte=tahun).order_by("tahun"):
        aturan[baris.jenis] = baris
    terakhir = dict(NomorUrut.objects.filter(dinas=dinas, tahun=tahun).values_list("deret", "terakhir"))
    bawaan = Instansi.objects.untuk(dinas.wilayah).penanda.jabatan
    hasil = []
    for jenis in semua_jenis():
        milik = aturan.get(jenis.kode)
        pola = milik.pola if milik else jenis.pola
        urut = terakhir.get(deret(pola), 0)
        hasil.append(
            {
                "jenis": jenis,
                "aturan": milik,
                "pola": pola,
                "terakhir": urut,
                "berikut": tulis_nomor(pola, urut + 1, tahun, hari_ini(dinas).month),
                "penanda": milik.penanda_jabatan if milik and milik.penanda_jabatan else bawaan,
            }
        )
    return hasil
