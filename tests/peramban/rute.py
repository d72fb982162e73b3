"""Who opens which page: the addresses of the URL table in the demo data, and the account that each is for.

A page is any address that answers a browser with HTML. What the table gains is swept without being named
here; an address that shows no page in the demo data is named in TANPA_HALAMAN, with the reason.
"""

import datetime as dt
import re
from dataclasses import dataclass

from layanan.contoh.hari_desa import tanda_contoh
from pentas.akun.peran import Peran
from tests.gerbang import TAMU, keputusan, semua_rute
from tests.peramban.periksa import UKURAN

PERIODE = ("SIMULASI-2026", "LATIHAN-2026")  # finished, collection open
WARGA = "warga"  # a resident in the browser that a code let in
# Who a page is for in the first place: seen on all three sizes. Every other role sees it on one of them.
AKUN = {
    Peran.OPERATOR: "operator.13.06",
    Peran.PENILAI: "penilai1",
    Peran.KETUA_TIM: "ketua.tim",
    Peran.TIM_PROVINSI: "rekap.provinsi1",
    Peran.STAF_LAYANAN: "staf.layanan",
    Peran.PEMOHON_OPD: "opd.rsud",
    Peran.KABID: "kabid.piak",
    Peran.PENGAWAS: "pengawas.layanan",
    Peran.ADMIN: "admin",
    Peran.AUDITOR: "auditor",
    Peran.OPERATOR_NEGERI: "operator.negeri",
    Peran.VERIFIKATOR: "verifikator.negeri",
}
# The demo's office with negeri is another one.
AKUN_NEGERI = {
    Peran.OPERATOR_NEGERI: "operator.negeri",
    Peran.VERIFIKATOR: "verifikator.negeri",
    Peran.STAF_LAYANAN: "staf.negeri",
    Peran.KABID: "kabid.negeri",
    Peran.KEPALA_DINAS: "kepala.negeri",
    Peran.PENGAWAS: "pengawas.layanan",
    Peran.ADMIN: "admin",
    Peran.AUDITOR: "auditor",
}
# And so is the one that goes to villages.
AKUN_DESA = {
    Peran.PETUGAS_LAPANGAN: "petugas.lapangan1",
    Peran.OPERATOR_DAFDUK: "operator.dafduk",
    Peran.PERANGKAT_DESA: "perangkat.desa",
    Peran.KABID: "kabid.dafduk",
    Peran.SUBBAG_UMUM: "subbag.desa",
    Peran.KEPALA_DINAS: "kadis.desa",
    Peran.ADMIN: "admin",
    Peran.AUDITOR: "auditor",
}
AKUN_LAYANAN = {"layanan/negeri/": AKUN_NEGERI, "layanan/desa/": AKUN_DESA}
UNDUHAN = re.compile(
    r"(pdf|xlsx|json|csv|docx|zip)/?$|berita-acara/$|lembar-kertas/$|(templat|susunan|data|jam|saran)/$|^unggahan/|^sehat/"
)
ISI = {
    "indikator": "3",
    "penilai": "penilai1",
    "sebagai": "juri",
    "tahap": "pengumpulan",
    "dokumen": "berita-acara-kunjungan",
    "dinas": "13",
    "layanan": "pemanfaatan_data",
    "bulan": "6",
    "jenis": "surat_keluar",
    "lapis": "desk",
}
DI_NEGERI = {"dinas": "13.06", "dokumen": "kk", "bagian": "t3"}
# The village days of the demo: 1 finished, 2 faulty data, 3 offline, 4 of today, 5 called off, 6 being planned.
DI_DESA = {"dinas": "13.09", "dokumen": "kk", "warga": "78", "tanda": str(tanda_contoh(3, 7))}
# The services' demo: whose row it is.
NOMOR = {
    "layanan/negeri/program/<str:dinas>/sumber-daya/<int:pk>/": "6",
    "layanan/data/draf/<int:pk>/": "6",
    "layanan/data/permohonan/<int:pk>/ubah/": "5",
    "layanan/data/unit/<int:pk>/profil/": "4",
    "layanan/desa/<str:dinas>/dokumen/<slug:dokumen>/syarat/<int:pk>/": "4",
    "layanan/desa/perjalanan/<int:pk>/hari/": "4",
    "layanan/desa/perjalanan/<int:pk>/kabari/": "99",  # else it leads to WhatsApp
    "layanan/desa/perjalanan/<int:pk>/siap/": "3",
    **{f"layanan/desa/perjalanan/<int:pk>/{bagian}/": "6" for bagian in ("biaya", "rute", "tim", "ubah")},
    "layanan/desa/permohonan/<int:pk>/rencana/": "40",
    "layanan/desa/permohonan/<int:pk>/warga/": "36",
    **{f"layanan/desa/usulan/<int:pk>/{bagian}": "7" for bagian in ("", "impor/", "periksa/", "warga/")},
    "layanan/desa/usulan/<int:pk>/warga/<int:warga>/": "7",
}
# Whom a page is for, where it is not the first who gets past the gate.
PELIHAT = {
    "layanan/negeri/program/": "pengawas.layanan",
    "layanan/negeri/sumber-daya/": "opd.rsud",
    "layanan/waktu/": "admin",
    "layanan/desa/susulan/cetakan/<int:pk>/": "operator.dafduk",
    **{f"layanan/desa/perjalanan/<int:pk>/{bagian}/": "kabid.dafduk" for bagian in ("biaya", "rute", "tim", "ubah")},
    "layanan/desa/permohonan/<int:pk>/rencana/": "kabid.dafduk",
}
# What shows no page in the demo data, and why. Editing a rubric has its own test (test_sunting).
ALIH = "sends its reader on to another page"
TERBIT = "the rubric is published"
TOKEN = "the link is made for one person"
KABARI = "layanan/desa/warga/<uuid:tanda>/kabari/"
WHATSAPP = "leads to WhatsApp; its words are read in tests/layanan/ketupat_pecel"
SAAT_LAIN = "the step of another moment: walked in test_negeri"
TANPA_HALAMAN = {
    "": ALIH,
    "akun/kelola/<int:id>/serah/<int:tugas>/": "the assignment is another account's",
    "instrumen/<slug:kode>/bobot/": TERBIT,
    "instrumen/<slug:kode>/pemetaan/": "the rubric is no copy",
    "instrumen/<slug:kode>/sunting/": TERBIT,
    "instrumen/<slug:kode>/sunting/<slug:indikator>/": TERBIT,
    "instrumen/<slug:kode>/sunting/<slug:indikator>/coba/": TERBIT,
    "instrumen/<slug:kode>/terbitkan/": TERBIT,
    "lacak/<str:token>/": TOKEN,
    "layanan/": ALIH,
    "layanan/ajukan/": ALIH,
    "layanan/desa/perjalanan/<int:pk>/kabari/": WHATSAPP,
    "layanan/desa/permohonan/<int:pk>/perbaiki/": "no village mends its request in the demo",
    "layanan/desa/permohonan/<int:pk>/rencana/": ALIH,
    KABARI: WHATSAPP,
    "layanan/negeri/permohonan/<int:pk>/kabari/": SAAT_LAIN,
    "layanan/negeri/permohonan/<int:pk>/serah/": SAAT_LAIN,
    "layanan/pribadi/<int:pk>/buka/": "this service keeps no NIK",
    "layanan/skm/rencana/<int:pk>/": "the demo has no plan yet",
    "layanan/skm/undangan/<int:pk>/": "the only finished request was answered or its time is over",
    "layanan/standar/<int:pk>/": ALIH,
    "layanan/surat/<int:pk>/ubah/": "the drafts of the demo are written by their steps",
    "masuk/lupa/": "mail is not set up",
    "masuk/sandi/<slug:uid>/<slug:token>/": "the link is spent",
    "negeri/": ALIH,
    "negeri/ajuan/": ALIH,
    "negeri/ajuan/buka/<str:token>/": TOKEN,
    "negeri/ajuan/foto/<int:pk>/": "a picture, and this resident has sent none",
    "negeri/unduh/<str:token>/": TOKEN,
    "p/<slug:periode>/berkas/": ALIH,
    "p/<slug:periode>/catatan-verifikasi/": ALIH,
    "p/<slug:periode>/impor-nilai/templat/<slug:lapis>/": "a workbook, where the stage takes one",
    "p/<slug:periode>/indikator/": ALIH,
    "p/<slug:periode>/paparan/tanda-tangan/": "every sheet is signed, or there is none",
    "p/<slug:periode>/sosialisasi/<int:id>/": "none was recorded",
    "p/<slug:periode>/verifikasi/<str:kode>/<str:indikator>/kembalikan/": "nothing waits for a verdict",
    "pengaduan/status/<str:token>/": TOKEN,
    "periksa-dokumen/<str:kode>/": "no document has this code",
    "survei/<str:token>/": TOKEN,
}


@dataclass(frozen=True)
class Halaman:
    rute: str
    alamat: str
    pelihat: str  # whom it is for: must be shown it, unless the route is in TANPA_HALAMAN


def alamat(rute: str, periode: str) -> str:
    def isi(cocok):
        jenis, _, nama = cocok[1].rpartition(":")
        if nama == "pk" and rute in NOMOR:
            return NOMOR[rute]
        if nama in DI_NEGERI and "negeri/" in rute:
            return DI_NEGERI[nama]
        if rute == KABARI and nama == "tanda":
            return str(tanda_contoh(1, 0))  # nothing is left to be told; else it leads to WhatsApp
        if nama in DI_DESA and rute.startswith("layanan/desa/"):
            return DI_DESA[nama]
        if nama == "tahun":
            return str(dt.date.today().year)  # noqa: DTZ011
        if nama == "kode" and rute.startswith("layanan/"):
            return "13"
        if nama == "kode":
            return "SUMBAR-2026" if rute.startswith("instrumen/") else "13" if rute.startswith("instansi/") else "13.06"
        return {"periode": periode, **ISI}.get(nama, "1" if jenis == "int" else "tidak-ada")

    return "/" + re.sub(r"<([^>]+)>", isi, rute)


def pengunjung(rute: str, gerbang) -> list[str]:
    """The accounts that get past the gate, whom the page is for first."""
    akun = next((milik for awal, milik in AKUN_LAYANAN.items() if rute.startswith(awal)), AKUN)
    hasil = [nama for peran, nama in akun.items() if keputusan(gerbang, peran) == "boleh"]
    if keputusan(gerbang, TAMU) == "boleh":
        hasil = [WARGA if rute.startswith(("negeri/ajuan/", "negeri/unduh/")) else TAMU, *hasil[:1]]
    utama = PELIHAT.get(rute)
    return hasil if utama is None else [utama, *(nama for nama in hasil if nama != utama)]


def dibuka(rute: str) -> bool:
    return not UNDUHAN.search(rute)


def rute_halaman() -> dict[str, list[str]]:
    return {rute: pengunjung(rute, gerbang) for rute, _nama, gerbang in semua_rute() if dibuka(rute)}


def kunjungan() -> dict[str, list[tuple[Halaman, tuple[str, ...]]]]:
    """{account: [(page, sizes)]}: whom it is for sees everything, the others take turns in size and period."""
    hasil, n = {}, 0
    for rute, orang in rute_halaman().items():
        for periode in PERIODE if "<slug:periode>" in rute else PERIODE[:1]:
            for ke, akun in enumerate(orang):
                halaman = Halaman(rute, alamat(rute, periode), orang[0])
                if ke == 0:
                    hasil.setdefault(akun, []).append((halaman, tuple(UKURAN)))
                elif "<slug:periode>" not in rute or (n + ke) % len(PERIODE) == 0:
                    hasil.setdefault(akun, []).append((halaman, (list(UKURAN)[(n // 2 + ke) % len(UKURAN)],)))
            n += 1
    return hasil
