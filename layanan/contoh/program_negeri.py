"""The demo's programme begins: surveys before and after, obstacles, resource maps, a pilot that opened the other
negeri. Every act is a real one; places and institutions are invented."""

import datetime as dt
import random

from layanan.contoh.dasar_negeri import Dasar, hari_ini, lalu, rentang_kini, sebelum_daring
from layanan.negeri.kebutuhan.tindakan import catat_hambatan, catat_praktik
from layanan.negeri.program.models import ProgramNegeri
from layanan.negeri.program.tindakan import atur_program
from layanan.negeri.sop import KODE
from layanan.negeri.sumber_daya.models import SumberDaya
from layanan.negeri.sumber_daya.tindakan import catat_pelatihan, simpan_sumber_daya
from layanan.negeri.uji_coba.models import UjiCoba
from layanan.negeri.uji_coba.tindakan import buat_uji_coba, mulai, nilai, setujui, simpan_indikator
from layanan.sop.skm.models import JawabanSkm
from layanan.sop.skm.tindakan import catat_kertas
from layanan.sop.skm.unsur import UNSUR
from pentas.jejak.tindakan import tindakan

BENIH = 20261121
PENILAI = (0, 1, 0, 2, 1, 3, 0, 2, 1, 0, 4, 2)  # which negeri each paper of the quarter comes from
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
# kind, obstacle, negeri, known from, times noted, who, state, what is done
HAMBATAN = (
    (
        "syarat",
        "Syarat sulit dipahami",
        None,
        "survei",
        24,
        "Kepala Seksi Inovasi Pelayanan",
        "ditangani",
        "Contoh foto tiap syarat dipasang di halaman syarat.",
    ),
    (
        "akses",
        "Internet atau listrik padam",
        3,
        "sistem",
        18,
        "Pemerintah negeri",
        "ditangani",
        "Jam layanan luring dua kali seminggu.",
    ),
    ("waktu", "Menunggu verifikasi terlalu lama", None, "wawancara", 13, "Kepala Bidang", "dicatat", ""),
    (
        "akses",
        "Tidak punya telepon pintar",
        4,
        "pengamatan",
        9,
        "Operator negeri",
        "selesai",
        "Hari bantuan setiap Rabu di kantor negeri.",
    ),
    ("biaya", "Ongkos ke kantor negeri", 2, "wawancara", 3, "Pemerintah negeri", "dicatat", ""),
)
DANA = ("dana_desa", "apbd", "hibah", "csr")
JUTA = 1_000_000


def buat_program(d: Dasar) -> None:
    """Each part only where it is missing; before the submissions, which the pilot opens."""
    buat_survei(d, oleh=None)
    buat_kebutuhan(d, oleh=None)
    buat_peta(d, oleh=None)
    buat_uji(d, oleh=None)


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
        tempat = {"tanggal": kini.mulai + dt.timedelta(days=3 * n), "unit": d.negeri[PENILAI[n % len(PENILAI)]]}
        catat_kertas(d.dinas, KODE, semua, oleh=d.akun["staf.negeri"], **tempat)


@tindakan
def buat_kebutuhan(d: Dasar, *, oleh) -> None:
    if ProgramNegeri.objects.filter(dinas=d.dinas).exists():
        return
    kabid, lama = d.akun["kabid.negeri"], sebelum_daring(d.dinas)
    atur_program(d.dinas, {"sebelum_tahun": lama.tahun, "sebelum_bagian": lama.bagian}, oleh=kabid)
    hari = rentang_kini(d.dinas).sebelum.mulai + dt.timedelta(days=20)
    semua = []
    for jenis, uraian, ke, sumber, n, siapa, keadaan, penanganan in HAMBATAN:
        unit = None if ke is None else d.negeri[ke]
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
