"""The demo's programme: surveys before and after, obstacles, resource maps, two action plans, a pilot that opened
the other negeri, outreach and a report. Every act is a real one; places and institutions are invented."""

import datetime as dt
import random
from dataclasses import dataclass

from django.utils import timezone

from layanan.contoh.berkas import kertas
from layanan.contoh.lampau_negeri import buat_lampau
from layanan.negeri.kebutuhan.tindakan import catat_hambatan, catat_praktik
from layanan.negeri.pemantauan.models import LaporanMonev
from layanan.negeri.pemantauan.tindakan import (
    sahkan,
    sampaikan,
    simpan_laporan,
    susun_tindak_lanjut,
    ubah_tindak_lanjut,
)
from layanan.negeri.program.models import ProgramNegeri
from layanan.negeri.program.tindakan import atur_program
from layanan.negeri.rencana.models import RencanaAksi
from layanan.negeri.rencana.tindakan import buat_rencana, salin_rencana, simpan_mitra, simpan_sumber, simpan_target
from layanan.negeri.rencana.tindakan_kegiatan import simpan_kegiatan
from layanan.negeri.sop import KODE
from layanan.negeri.sosialisasi.models import Sosialisasi
from layanan.negeri.sosialisasi.tindakan import catat_sosialisasi, lampirkan_dokumentasi
from layanan.negeri.sumber_daya.models import SumberDaya
from layanan.negeri.sumber_daya.tindakan import catat_pelatihan, simpan_sumber_daya
from layanan.negeri.uji_coba.models import UjiCoba
from layanan.negeri.uji_coba.tindakan import buat_uji_coba, mulai, nilai, setujui, simpan_indikator
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.skm.models import JawabanSkm
from layanan.sop.skm.rentang import Rentang, baca_rentang, susun_rentang
from layanan.sop.skm.tindakan import catat_kertas
from layanan.sop.skm.unsur import UNSUR
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import buat_akun, ganti_sandi, tugaskan
from pentas.jejak.tindakan import tindakan

PIMPINAN = (
    ("kepala.negeri", Peran.KEPALA_DINAS, "Kepala Dinas"),
    ("kabid.negeri", Peran.KABID, "Kepala Bidang Pelayanan Pencatatan Sipil"),
    ("staf.negeri", Peran.STAF_LAYANAN, "Staf pengelola layanan"),
)
BENIH = 20261121
# internet, reach, computers, printers, scanners, projectors, hours of power, ICT, civil registration, volunteers,
# dana desa, APBD, hibah, CSR (million rupiah)
PETA = (
    ("12.5", "seluruh", 3, 2, 1, 1, 24, 3, 2, 6, 48, 15, 0, 10),
    ("6", "sebagian", 2, 1, 1, 0, 24, 2, 1, 4, 36, 10, 0, 0),
    ("3.5", "sebagian", 1, 1, 0, 0, 18, 1, 1, 3, 30, 10, 5, 0),
    ("0.8", "kantor", 1, 0, 0, 0, 6, 0, 1, 2, 24, 10, 0, 0),
    ("2", "kantor", 2, 1, 0, 1, 12, 1, 0, 0, 28, 10, 0, 0),
)
MEDAN_PETA = (
    "internet_mbps",
    "jangkauan",
    "komputer",
    "pencetak",
    "pemindai",
    "proyektor",
    "listrik_jam",
    "aparatur_tik",
    "aparatur_adminduk",
    "relawan",
)
DANA = ("dana_desa", "apbd", "hibah", "csr")
JUTA = 1_000_000
MITRA = (
    ("internet", "Penyedia internet desa (contoh)", "Titik antena dan kuota 20 GB sebulan untuk kantor negeri"),
    ("relawan", "Karang Taruna Negeri Contoh", "Mendampingi warga tanpa telepon pintar setiap Rabu"),
    ("kampus", "Program KKN perguruan tinggi (contoh)", "Pelatihan operator dan contoh foto syarat"),
)


@dataclass
class Dasar:
    """The office, its five negeri in order, accounts by name."""

    dinas: Dinas
    negeri: list[Unit]
    akun: dict[str, Pengguna]


@tindakan
def siapkan_pimpinan(dinas: Dinas, negeri: list[Unit], akun: dict[str, Pengguna], sandi: str, *, oleh=None) -> Dasar:
    """The accounts that run the programme, beside those that serve."""
    semua = dict(akun)
    for username, peran, jabatan in PIMPINAN:
        ada = Pengguna.objects.filter(username=username).first()
        if ada is None:
            ada = buat_akun(username, sandi, oleh=oleh, jabatan=jabatan, institusi=dinas.nama)
            tugaskan(ada, peran, provinsi=dinas.provinsi, kabupaten_kota=dinas.kabupaten_kota, oleh=oleh)
        elif sandi and not ada.check_password(sandi):
            ganti_sandi(ada, sandi, oleh=ada)
        semua[username] = ada
    return Dasar(dinas, negeri, semua)


def hari_ini(dinas: Dinas) -> dt.date:
    return timezone.localdate(timezone=dinas.zona)


def lalu(dinas: Dinas, hari: int) -> dt.date:
    return hari_ini(dinas) - dt.timedelta(days=hari)


def rentang_kini(dinas: Dinas) -> Rentang:
    """The quarter in which we are."""
    kini = hari_ini(dinas)
    return susun_rentang(kini.year, f"t{(kini.month + 2) // 3}", dinas.zona)


def sebelum_daring(dinas: Dinas) -> Rentang:
    """Half a year long, ended before the pilot began."""
    return baca_rentang({}, dinas.zona).sebelum.sebelum


def buat_program(d: Dasar) -> None:
    """All parts, each only where it is missing."""
    buat_survei(d, oleh=None)
    buat_kebutuhan(d, oleh=None)
    buat_peta(d, oleh=None)
    buat_uji(d, oleh=None)
    buat_rencana_aksi(d, oleh=None)
    buat_sosialisasi(d, oleh=None)


@tindakan
def buat_survei(d: Dasar, *, oleh) -> None:
    """Papers from before online service, and of the quarter."""
    if JawabanSkm.objects.filter(dinas=d.dinas, layanan=KODE).exists():
        return
    acak = random.Random(BENIH)  # noqa: S311 - invented answers, the same each time
    lama, kini = sebelum_daring(d.dinas), rentang_kini(d.dinas).sebelum
    for n in range(34):
        semua = {u.kode: acak.choice((2, 3, 3, 3, 2 if u.kode in ("U3", "U9") else 3)) for u in UNSUR}
        catat_kertas(d.dinas, KODE, semua, tanggal=lama.mulai + dt.timedelta(days=5 * n), oleh=d.akun["staf.negeri"])
    for n in range(28):
        semua = {u.kode: acak.choice((3, 3, 4, 4, 3 if u.kode in ("U8", "U9") else 4)) for u in UNSUR}
        catat_kertas(d.dinas, KODE, semua, tanggal=kini.mulai + dt.timedelta(days=3 * n), oleh=d.akun["staf.negeri"])


@tindakan
def buat_kebutuhan(d: Dasar, *, oleh) -> None:
    if ProgramNegeri.objects.filter(dinas=d.dinas).exists():
        return
    kabid, lama = d.akun["kabid.negeri"], sebelum_daring(d.dinas)
    atur_program(d.dinas, {"sebelum_tahun": lama.tahun, "sebelum_bagian": lama.bagian}, oleh=kabid)
    hari = rentang_kini(d.dinas).sebelum.mulai + dt.timedelta(days=20)
    baris = (
        ("syarat", "Syarat sulit dipahami", None, "survei", 24, "Kepala Seksi Inovasi Pelayanan", "ditangani",
         "Contoh foto tiap syarat dipasang di halaman syarat."),
        ("akses", "Internet atau listrik padam", d.negeri[3], "sistem", 18, "Pemerintah negeri", "ditangani",
         "Jam layanan luring dua kali seminggu."),
        ("waktu", "Menunggu verifikasi terlalu lama", None, "wawancara", 13, "Kepala Bidang", "dicatat", ""),
        ("akses", "Tidak punya telepon pintar", d.negeri[4], "pengamatan", 9, "Operator negeri", "selesai",
         "Hari bantuan setiap Rabu di kantor negeri."),
        ("biaya", "Ongkos ke kantor negeri", d.negeri[2], "wawancara", 3, "Pemerintah negeri", "dicatat", ""),
    )  # fmt: skip
    semua = []
    for jenis, uraian, unit, sumber, n, siapa, keadaan, penanganan in baris:
        isi = {"jenis": jenis, "uraian": uraian, "unit": unit, "sumber": sumber, "jumlah_catatan": n}
        isi |= {"penanggung_jawab": siapa, "keadaan": keadaan, "penanganan": penanganan, "dicatat_pada": hari}
        semua.append(catat_hambatan(d.dinas, isi, oleh=kabid))
    isi = {
        "daerah": "Kabupaten tetangga (contoh)",
        "uraian": "Satu relawan per dusun dilatih memotret berkas warga lanjut usia di rumah.",
        "penerapan": "Dimulai dari dua negeri dengan warga lanjut usia terbanyak.",
        "hambatan": semua[3],
        "rujukan": "Catatan kunjungan belajar",
    }
    catat_praktik(d.dinas, isi, oleh=kabid)


@tindakan
def buat_peta(d: Dasar, *, oleh) -> None:
    """The first two filled in by their own operators, the others by the head of division on his round."""
    if SumberDaya.objects.filter(unit__in=d.negeri).exists():
        return
    tahun = hari_ini(d.dinas).year
    for n, (unit, baris) in enumerate(zip(d.negeri, PETA, strict=True), 1):
        operator = d.akun.get({1: "operator.negeri", 2: "operator.negeri2"}.get(n, "kabid.negeri"))
        isi = dict(zip(MEDAN_PETA, baris, strict=False))
        uang = {m: juta * JUTA for m, juta in zip(DANA, baris[len(MEDAN_PETA) :], strict=True)}
        simpan_sumber_daya(unit, {**isi, **uang, "tahun_anggaran": tahun}, oleh=operator)
        latih = {"topik": "Memotret dan mengunggah berkas", "jumlah_orang": 2, "diberikan_pada": lalu(d.dinas, 40)}
        catat_pelatihan(unit, latih if n < 4 else latih | {"diberikan_pada": None}, oleh=operator)
    isi = {"topik": "Dasar administrasi kependudukan", "jumlah_orang": 3, "diberikan_pada": None}
    catat_pelatihan(d.negeri[4], isi, oleh=d.akun["kabid.negeri"])


@tindakan
def buat_uji(d: Dasar, *, oleh) -> None:
    """Two negeri tried it; the head of office approved "lanjut", so that the other three are open."""
    if UjiCoba.objects.filter(dinas=d.dinas).exists():
        return
    kabid = d.akun["kabid.negeri"]
    isi = {"nama": "Uji coba dua negeri", "mulai": lalu(d.dinas, 200), "akhir": lalu(d.dinas, 140)}
    uji = buat_uji_coba(d.dinas, isi, d.negeri[:2], oleh=kabid)
    for nama, satuan, target, hasil in (
        ("Selesai dalam standar", "persen", 80, 86),
        ("Ajuan lengkap sejak pertama kirim", "persen", 70, 74),
        ("Warga yang puas atau sangat puas", "persen", 75, 82),
    ):
        simpan_indikator(uji, {"nama": nama, "satuan": satuan, "target": target, "hasil": hasil}, oleh=kabid)
    mulai(uji, oleh=kabid)
    evaluasi = {
        "temuan": "Warga terbantu karena tidak perlu ke ibu kota kabupaten. Foto syarat sering gelap atau terpotong.",
        "perbaikan": "Contoh foto ditambahkan di halaman syarat; operator dilatih memeriksa foto sebelum meneruskan.",
        "keputusan": "lanjut",
    }
    saat = dt.datetime.combine(lalu(d.dinas, 135), dt.time(10), d.dinas.zona)
    nilai(uji, evaluasi, oleh=kabid, pada=saat)
    setujui(uji, oleh=d.akun["kepala.negeri"], pada=saat + dt.timedelta(days=3))


@tindakan
def buat_rencana_aksi(d: Dasar, *, oleh) -> None:
    """Last quarter's plan, copied to this one and on its way."""
    if RencanaAksi.objects.filter(dinas=d.dinas).exists():
        return
    kabid, lama = d.akun["kabid.negeri"], rentang_kini(d.dinas).sebelum
    isi = {"tahun": lama.tahun, "bagian": lama.bagian}
    tujuan = "Warga negeri memperoleh KK, akta kelahiran, dan surat pindah tanpa meninggalkan negerinya."
    rencana = buat_rencana(d.dinas, {**isi, "tujuan": tujuan}, oleh=kabid)
    for indikator, satuan, awal, target, kini in (
        ("Waktu pengurusan akta kelahiran", "hari kerja", 7, 3, 4),
        ("Anak dengan akta kelahiran", "persen", 78, 92, 85),
        ("Indeks kepuasan", "nilai", 70, 85, 82),
    ):
        isi = {"indikator": indikator, "satuan": satuan, "nilai_awal": awal, "nilai_target": target}
        simpan_target(rencana, {**isi, "nilai_kini": kini}, oleh=kabid)
    mitra = [
        simpan_mitra(d.dinas, {"jenis": j, "nama": n, "dukungan": s, "aktif": True}, oleh=kabid) for j, n, s in MITRA
    ]
    sumber = {
        "apbd": simpan_sumber(rencana, {"jenis": "apbd", "unit": None, "nominal": 55 * JUTA}, oleh=kabid),
        "desa": simpan_sumber(rencana, {"jenis": "dana_desa", "unit": d.negeri[3], "nominal": 24 * JUTA}, oleh=kabid),
        "csr": simpan_sumber(rencana, {"jenis": "csr", "unit": None, "nominal": 10 * JUTA}, oleh=kabid),
    }
    for tahap, nama, awal, akhir, siapa, maju, dana, ikut in (
        ("persiapan", "Melatih operator lima negeri", 0, 20, "Kepala Seksi Inovasi Pelayanan", 100, {"apbd": 18}, [2]),
        ("persiapan", "Titik antena Negeri Contoh 4", 10, 40, "Pemerintah negeri", 60, {"desa": 20, "csr": 6}, [0]),
        ("pelaksanaan", "Hari bantuan setiap Rabu", 15, 88, "Operator negeri", 80, {"apbd": 12}, [1]),
        ("pelaksanaan", "Mencetak leaflet syarat", 20, 35, "Staf pengelola layanan", 100, {"apbd": 6}, []),
        ("evaluasi", "Survei kepuasan dan rapat evaluasi", 75, 90, "Kepala Bidang", 40, {"apbd": 5}, [2]),
    ):  # fmt: skip
        isi = {"tahap": tahap, "nama": nama, "penanggung_jawab": siapa, "kemajuan": maju}
        isi |= {"mulai": lama.mulai + dt.timedelta(days=awal), "akhir": lama.mulai + dt.timedelta(days=akhir)}
        uang = {sumber[s].pk: juta * JUTA for s, juta in dana.items()}
        simpan_kegiatan(rencana, isi, anggaran=uang, mitra=[mitra[i] for i in ikut], oleh=kabid)
    baru = salin_rencana(rencana, oleh=kabid)
    for kegiatan, maju in zip(baru.kegiatan.order_by("pk"), (100, 35, 55, 0, 0), strict=True):
        simpan_kegiatan(baru, {"kemajuan": maju}, anggaran=_anggaran(kegiatan), kegiatan=kegiatan, oleh=kabid)


def _anggaran(kegiatan) -> dict[int, int]:
    return dict(kegiatan.anggaran.values_list("sumber", "nominal"))


@tindakan
def buat_sosialisasi(d: Dasar, *, oleh) -> None:
    if Sosialisasi.objects.filter(dinas=d.dinas).exists():
        return
    kabid = d.akun["kabid.negeri"]
    pesan = {"pesan_manfaat": True, "pesan_cara": True, "pesan_syarat": True}
    for hari, unit, tempat, media, orang, bahan in (
        (95, d.negeri[0], "Balai negeri", "pertemuan", 64, "Peragaan mengajukan lewat telepon"),
        (88, d.negeri[3], "Kantor negeri", "pertemuan", 38, "Leaflet syarat tiga dokumen, 60 lembar"),
        (80, None, "Persimpangan jalan kabupaten", "spanduk", None, "Spanduk 1 × 4 m, alamat layanan dan kode QR"),
        (60, None, "Grup warga lima negeri", "medsos", 410, "Video dua menit cara memotret berkas"),
    ):
        isi = {"tanggal": lalu(d.dinas, hari), "unit": unit, "tempat": tempat, "media": media, "bahan": bahan}
        satu = catat_sosialisasi(d.dinas, {**isi, **pesan, "jumlah_peserta": orang}, oleh=kabid)
        if media == "pertemuan":
            lampirkan_dokumentasi(satu, kertas(f"Daftar hadir {unit}", [tempat, f"{orang} orang"]), oleh=kabid)


@tindakan
def buat_monev(d: Dasar, *, oleh) -> None:
    """Last quarter's report, approved and delivered, with follow-up that goes on. Call it after this
    month's submissions."""
    if LaporanMonev.objects.filter(dinas=d.dinas).exists():
        return
    kabid, rentang = d.akun["kabid.negeri"], rentang_kini(d.dinas).sebelum
    operator = {d.negeri[0]: d.akun["operator.negeri"], d.negeri[1]: d.akun["operator.negeri2"]}
    buat_lampau(d.dinas, d.negeri, operator, rentang, oleh=oleh)
    isi = {
        "temuan": "Separuh permohonan selesai dalam standar. Internet dan listrik di Negeri Contoh 4 menahan "
        "permohonan. Foto syarat masih sering dikembalikan.",
        "rekomendasi": "Perkuat internet Negeri Contoh 4, pasang contoh foto di halaman syarat, dan tetapkan hari "
        "bantuan di setiap negeri.",
    }
    laporan = simpan_laporan(d.dinas, rentang, isi, oleh=kabid)
    semua = []
    for hambatan, uraian, siapa, batas in (
        ("Internet Negeri Contoh 4 di bawah 1 Mbps", "Jam layanan luring dua kali seminggu, titik antena baru",
         "Pemerintah negeri", lalu(d.dinas, 9)),
        ("Foto syarat tidak terbaca", "Contoh foto di halaman syarat", "Staf pengelola layanan", lalu(d.dinas, -12)),
        ("Akta kelahiran menunggu saksi", "Formulir saksi dapat difoto di negeri", "Kepala Bidang", lalu(d.dinas, -25)),
        ("Warga tanpa telepon pintar", "Hari bantuan tiap Rabu di kantor negeri", "Operator negeri", lalu(d.dinas, 30)),
    ):  # fmt: skip
        isi = {"hambatan": hambatan, "uraian": uraian, "penanggung_jawab": siapa, "batas": batas}
        semua.append(susun_tindak_lanjut(d.dinas, rentang, isi, oleh=kabid))
    sahkan(laporan, oleh=d.akun["kepala.negeri"])
    for satu, isi in zip(semua, ("berjalan", "berjalan", "rencana", "selesai"), strict=True):
        hasil = "Berjalan di lima negeri, rata-rata tujuh warga dibantu tiap Rabu." if isi == "selesai" else ""
        ubah_tindak_lanjut(satu, {"keadaan": isi, "kemajuan": hasil}, oleh=kabid)
    for satu in laporan.penyampaian.exclude(penerima="masyarakat"):
        sampaikan(satu, oleh=kabid)
