"""The services in the security world: an office with every role, one request, its letters. See dunia.py."""

import datetime as dt
from types import SimpleNamespace

from layanan.pemanfaatan_data.akses.models import HakAkses, LaporanBalikan, Pks
from layanan.pemanfaatan_data.permintaan.models import ElemenData
from layanan.pemanfaatan_data.permintaan.tindakan import buka_draf
from layanan.sop.kalender.models import HariLibur
from layanan.sop.lacak.cari import buat_token
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.pribadi.tindakan import simpan
from layanan.sop.skm.models import TindakLanjutSkm
from layanan.sop.skm.tindakan import buat_undangan
from layanan.sop.standar.tindakan import susun
from layanan.sop.surat.daftar import PERJANJIAN
from layanan.sop.surat.tindakan import buat_surat
from tests.layanan.pabrik import PETUGAS, PIN, buat_permohonan, surat_png
from tests.layanan.pemanfaatan_data.pabrik import buat_kantor_data, buat_permintaan, isi_permintaan
from tests.layanan.sop.pengaduan.pabrik import buat_pengaduan
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
    tambah_akses(d)
    tambah_ruang(d)
    d.surat = buat_surat(PERJANJIAN, d.permohonan, perihal="Perjanjian", isi=ISI[PERJANJIAN], oleh=None)


def tambah_akses(d: SimpleNamespace) -> None:
    """An open draft, and an access right with its agreement and a report that is due."""
    d.draf_data = buka_draf(d.kantor.unit, oleh=d.kantor.pemohon)
    hari = dt.date(2026, 8, 3)
    d.hak = HakAkses.objects.create(
        permohonan=d.permohonan,
        dinas=d.kantor.dinas,
        unit=d.kantor.unit,
        nomor_izin="1",
        tanggal_izin=hari,
        metode="web_portal",
        status="aktif",
        aktif_pada=hari,
    )
    Pks.objects.create(hak=d.hak, nomor="1", pihak_dinas="A", pihak_opd="B", mulai=hari, berakhir=dt.date(2027, 8, 2))
    d.laporan_balikan = LaporanBalikan.objects.create(hak=d.hak, jatuh_tempo=dt.date(2027, 2, 3))


def tambah_ruang(d: SimpleNamespace) -> None:
    """One row in each of the engine's other rooms: a complaint, a draft standard, a survey, a holiday, a person."""
    dinas = d.kantor.dinas
    d.pengaduan = buat_pengaduan(dinas=dinas, kontak="0800")
    d.standar = susun(dinas, LAYANAN, oleh=None)
    d.selesai = buat_permohonan(layanan=LAYANAN, unit=d.kantor.unit, status="selesai")
    buat_undangan(d.selesai, oleh=None)
    hari = dt.date(2026, 8, 3)
    d.rencana = TindakLanjutSkm.objects.create(
        dinas=dinas,
        layanan=LAYANAN,
        mulai=dt.date(2026, 1, 1),
        akhir=dt.date(2026, 6, 30),
        unsur="U1",
        uraian="Contoh surat",
        penanggung_jawab="Kepala seksi",
        batas=hari,
    )
    d.libur = HariLibur.objects.create(tanggal=hari, nama="Hari jadi", provinsi=dinas.provinsi, dinas=dinas)
    d.orang = simpan(dinas, LAYANAN, "PD-1", dt.date(2099, 1, 1), nik="9901014507901234", oleh=None)


def _nilai_data(d: SimpleNamespace, rute: str) -> dict:
    milik = {
        "draf": d.draf_data,
        "permohonan": d.permohonan,
        "unit": d.kantor.unit,
        "akses": d.hak,
        "laporan-balikan": d.laporan_balikan,
        "pengaturan": ElemenData.objects.filter(dinas=d.kantor.dinas).first(),
    }
    nilai = {"kode": d.kantor.dinas.pk, "jenis": "peringatan", "tahun": 2026, "bulan": 6}
    satu = milik.get(rute.split("/")[2])
    return nilai | ({"pk": satu.pk} if satu else {})


def nilai_alamat(d: SimpleNamespace, rute: str) -> dict:
    """What stands in the addresses of the services."""
    nilai = {"token": buat_token(d.permohonan)} if rute.startswith("lacak/") else {}
    if rute.startswith("layanan/data/"):
        nilai |= _nilai_data(d, rute)
    elif rute.startswith("layanan/surat/aturan/"):
        nilai |= {"kode": d.kantor.dinas.pk, "jenis": PERJANJIAN}
    elif rute.startswith("layanan/surat/"):
        nilai["pk"] = d.surat.pk
    elif rute.startswith("layanan/permohonan/"):
        nilai["pk"] = d.permohonan.pk
        nilai |= {"langkah": d.permohonan.langkah, "jenis": d.lampiran.jenis, "lampiran": d.lampiran.pk}
    elif rute.startswith("layanan/skm/undangan/"):
        nilai["pk"] = d.selesai.pk
    elif rute.startswith(
        ("layanan/pengaduan/", "layanan/standar/", "layanan/skm/", "layanan/libur/", "layanan/pribadi/")
    ):
        semua = {"pengaduan": d.pengaduan, "standar": d.standar, "skm": d.rencana, "libur": d.libur, "pribadi": d.orang}
        nilai["pk"] = semua[rute.split("/")[1]].pk
    elif rute.startswith("layanan/waktu/"):
        nilai |= {"dinas": d.kantor.dinas.pk, "layanan": LAYANAN}
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
    pks = {
        "nomor": "2",
        "nomor_opd": "",
        "mulai": "2027-08-03",
        "berakhir": "2030-08-02",
        "berkas": surat_png(warna=warna),
    }
    penanda = {"jabatan": "Kepala", "nama": "", "pangkat": "", "nip": "1" * 18}
    return {
        **_kiriman_data(d, warna),
        **_kiriman_ruang(d),
        "akses-perpanjang": pks,
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


def _kiriman_ruang(d: SimpleNamespace) -> dict:
    versi = {"versi": d.pengaduan.versi}
    butir = {f"isi_{k.kode}": "Satu" for k in d.standar.komponen.all()}
    rencana = {"uraian": "Lain", "penanggung_jawab": "Kasi", "batas": "2026-08-03", "keadaan": "selesai"}
    langkah = {f"jumlah_{la.kode}": "2" for la in d.permohonan.sop.langkah}
    return {
        "pengaduan-jawab": versi | {"isi": "Sudah.", "sebagai": "publik"},
        "pengaduan-jenis": versi | {"jenis": "informasi", "alasan": "Hanya bertanya."},
        "pengaduan-alihkan": versi | {"kepada": d.kantor.kasi.pk},
        "pengaduan-buka": {"medan": "kontak", "alasan": "Menghubungi"},
        "standar-ubah": butir | {"cap": d.standar.cap},
        "standar-terbitkan": {"cap": d.standar.cap, "sk_nomor": "1", "sk_tanggal": "2026-08-03"},
        "skm-rencana-ubah": rencana,
        "permohonan-waktu-atur": langkah | {"dasar": "Keputusan 1"},
        "pribadi-buka": {"medan": "nik", "alasan": "Mencocokkan"},
    }


def _kiriman_data(d: SimpleNamespace, warna) -> dict:
    isi = isi_permintaan(d.kantor.dinas)
    isi |= {"elemen": [e.pk for e in isi["elemen"]], "pernyataan_rahasia": "on", "pernyataan_jaringan": "on"}
    evaluasi = {"temuan": "Sesuai.", "ada_kesenjangan": "", "tindakan_personel": ""}
    return {
        "permintaan-ajukan": {"unit": d.kantor.unit.pk},
        "permintaan-draf": isi | {"versi": "0", "kirim": "1", "surat": surat_png(warna=warna)},
        "permintaan-ubah": isi,
        "permintaan-profil": {"kepala_jabatan": "K", "kepala_nama": "", "narahubung_jabatan": "N", "surel": "a@b.id"},
        "permintaan-atur": {"penandatangan": "sekda", "balikan_tiap_bulan": "6", "jangka_bulan": "36"},
        "permintaan-elemen-baru": {"nama": "Golongan", "urutan": "1", "aktif": "on"},
        "permintaan-elemen": {"nama": "NIK", "urutan": "1", "aktif": "on"},
        "akses-tindak": {"alasan": "A"},
        "akses-laporan": {"ringkasan": "R", "berkas": surat_png(warna=warna)},
        "evaluasi-isi": evaluasi,
        "evaluasi-tetapkan": evaluasi,
    }
