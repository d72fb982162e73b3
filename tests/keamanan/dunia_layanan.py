"""The services in the security world: an office with every role, one request, its letters. See dunia.py."""

from types import SimpleNamespace

from layanan.sop.lacak.cari import buat_token
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.surat.daftar import PERJANJIAN
from layanan.sop.surat.tindakan import buat_surat
from tests.layanan.pabrik import PETUGAS, PIN, surat_png
from tests.layanan.pemanfaatan_data.pabrik import buat_kantor_data, buat_permintaan
from tests.layanan.sop.surat.pabrik import ISI

LAYANAN = "pemanfaatan_data"
AKUN_LAYANAN = (*(str(peran) for peran in PETUGAS), "pemohon_opd")


def tambah_layanan(d: SimpleNamespace) -> None:
    d.kantor = buat_kantor_data()
    d.pelaku |= {peran: getattr(d.kantor, peran) for peran in AKUN_LAYANAN[:-1]} | {"pemohon_opd": d.kantor.pemohon}
    d.permohonan = buat_permintaan(kantor=d.kantor)
    d.permohonan.sidik_pin = sidik_pin(d.permohonan.kode_lacak, PIN)
    d.permohonan.save()
    d.permohonan.refresh_from_db()
    d.lampiran = d.permohonan.lampiran.get()
    d.surat = buat_surat(PERJANJIAN, d.permohonan, perihal="Perjanjian", isi=ISI[PERJANJIAN], oleh=None)


def nilai_alamat(d: SimpleNamespace, rute: str) -> dict:
    """What stands in the addresses of the services."""
    nilai = {"token": buat_token(d.permohonan)} if rute.startswith("lacak/") else {}
    if rute.startswith("layanan/surat/aturan/"):
        nilai |= {"kode": d.kantor.dinas.pk, "jenis": PERJANJIAN}
    elif rute.startswith("layanan/surat/"):
        nilai["pk"] = d.surat.pk
    elif rute.startswith("layanan/permohonan/"):
        nilai["pk"] = d.permohonan.pk
        nilai |= {"langkah": d.permohonan.langkah, "jenis": d.lampiran.jenis, "lampiran": d.lampiran.pk}
    elif rute.startswith("layanan/pengaturan/"):
        nilai |= {"dinas": d.kantor.dinas.pk, "pk": d.kantor.unit.pk, "anggota": d.kantor.unit.anggota.get().pk}
    return nilai


def kiriman_layanan(d: SimpleNamespace, warna) -> dict:
    """URL name -> what a browser sends."""
    versi, kini, hari = {"versi": "1"}, {"versi": d.permohonan.versi}, {"tanggal": "2026-08-12"}
    surat = {
        "perihal": "H",
        "kepada": "K",
        "sifat": "Biasa",
        "naskah": "Satu.\n\nDua.",
        "lampiran": "",
        "tembusan": "T",
    }
    penanda = {"jabatan": "Kepala", "nama": "", "pangkat": "", "nip": "1" * 18}
    return {
        "lacak": {"kode": d.permohonan.kode_lacak, "pin": PIN},
        "surat-baru": surat,
        "surat-ubah": surat | versi,
        "surat-nomori": versi | hari,
        "surat-naskah": versi | {"berkas": surat_png(warna=warna)},
        "surat-kirim": versi | hari | {"cara": "pos"},
        "surat-batalkan": versi | {"alasan": "Keliru"},
        "surat-aturan-ubah": penanda | {"tahun": "2026", "pola": "{urut}/{tahun}", "terakhir": "5"},
        "permohonan-lanjut": kini | {"jalan": "terima", "catatan": "C"},
        "permohonan-jeda": kini | {"alasan": "gangguan", "catatan": "C"},
        "permohonan-tarik": kini | {"alasan": "Keliru"},
        "permohonan-bebaskan": kini | {"alasan": "Cuti"},
        "permohonan-pegang": kini,
        "permohonan-lepas": kini,
        "permohonan-lanjutkan": kini,
        "permohonan-lampirkan": {"berkas": surat_png(warna=warna)},
        "permohonan-periksa-lampiran": {"keadaan": "kembali", "catatan": "Buram"},
        "dinas-daftar": {"wilayah": "13.07"},
        "dinas-atur": {"layanan": [LAYANAN]},
        "dinas-unit-baru": {"jenis": "opd", "nama": "Unit baru", "kode": "1", "alamat": "A"},
        "dinas-unit": {"nama": "Unit lain", "kode": "1", "alamat": "A", "aktif": "on"},
        "dinas-anggota-tambah": {"pengguna": d.kantor.pemohon.pk},
    }
