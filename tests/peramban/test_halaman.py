"""Every page of the URL table, for those who use it, on three sizes of screen, finished and just begun.

A page is any address that answers a browser with HTML. What the table gains is swept without being
named here; an address that shows no page to anybody in the demo data is named below, with the reason.
"""

import datetime as dt
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Error

from pentas.akun.peran import Peran
from tests.gerbang import TAMU, keputusan, semua_rute
from tests.peramban.periksa import UKURAN, periksa_axe, periksa_lebar

# One worker sweeps them all: the last test asks which pages the sweep showed.
pytestmark = pytest.mark.xdist_group("halaman")

PERIODE = ("SIMULASI-2026", "LATIHAN-2026")  # finished, collection open
AKUN = {
    Peran.OPERATOR: "operator.13.06",
    Peran.TIM_PROVINSI: "rekap.provinsi1",
    Peran.PENILAI: "penilai1",
    Peran.KETUA_TIM: "ketua.tim",
    Peran.ADMIN: "admin",
    Peran.AUDITOR: "auditor",
    Peran.STAF_LAYANAN: "staf.layanan",
    Peran.PEMOHON_OPD: "opd.rsud",
    Peran.KABID: "kabid.piak",
    Peran.PENGAWAS: "pengawas.layanan",
}
# Who a page is for in the first place: seen on all three sizes. Every other role sees it on one of them.
UTAMA = (
    *(Peran.OPERATOR, Peran.PENILAI, Peran.KETUA_TIM, Peran.TIM_PROVINSI),
    *(Peran.STAF_LAYANAN, Peran.PEMOHON_OPD, Peran.KABID, Peran.PENGAWAS, Peran.ADMIN, Peran.AUDITOR),
)
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
# The demo's office that has negeri.
DI_NEGERI = {"dinas": "13.06", "dokumen": "kk", "bagian": "t3"}
# The services' demo: whose row it is.
NOMOR = {
    "layanan/negeri/program/<str:dinas>/sumber-daya/<int:pk>/": "6",
    "layanan/data/draf/<int:pk>/": "6",
    "layanan/data/permohonan/<int:pk>/ubah/": "5",
    "layanan/data/unit/<int:pk>/profil/": "4",
}
# What shows no page in the demo data, and why. Editing a rubric has its own test (test_sunting).
PROGRAM = "an act of the negeri's office, whose accounts the sweep does not have yet"
TANPA_HALAMAN = {
    "akun/kelola/<int:id>/serah/<int:tugas>/": "the assignment is another account's",
    "instrumen/<slug:kode>/bobot/": "the rubric is published",
    "instrumen/<slug:kode>/pemetaan/": "the rubric is no copy",
    "instrumen/<slug:kode>/sunting/": "the rubric is published",
    "instrumen/<slug:kode>/sunting/<slug:indikator>/": "the rubric is published",
    "instrumen/<slug:kode>/sunting/<slug:indikator>/coba/": "the rubric is published",
    "instrumen/<slug:kode>/terbitkan/": "the rubric is published",
    "lacak/<str:token>/": "the token is given by the search",
    "layanan/pribadi/<int:pk>/buka/": "this service keeps no NIK",
    "layanan/skm/rencana/<int:pk>/": "the demo has no plan yet",
    "layanan/skm/undangan/<int:pk>/": "the only finished request was answered or its time is over",
    "layanan/surat/<int:pk>/ubah/": "the drafts of the demo are written by their steps",
    "masuk/lupa/": "mail is not set up",
    "masuk/sandi/<slug:uid>/<slug:token>/": "the link is spent",
    "p/<slug:periode>/impor-nilai/templat/<slug:lapis>/": "a workbook, where the stage takes one",
    "p/<slug:periode>/paparan/tanda-tangan/": "every sheet is signed, or there is none",
    "p/<slug:periode>/sosialisasi/<int:id>/": "none was recorded",
    "p/<slug:periode>/verifikasi/<str:kode>/<str:indikator>/kembalikan/": "nothing waits for a verdict",
    "pengaduan/status/<str:token>/": "the token is given by the search",
    "periksa-dokumen/<str:kode>/": "no document has this code",
    "survei/<str:token>/": "the link is made for one request",
    "layanan/negeri/permohonan/<int:pk>/kabari/": "the step of another moment: walked in test_negeri",
    "layanan/negeri/permohonan/<int:pk>/serah/": "the step of another moment: walked in test_negeri",
    "layanan/negeri/program/<str:dinas>/kebutuhan/hambatan/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/kebutuhan/hambatan/<int:pk>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/kebutuhan/praktik/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/kebutuhan/praktik/<int:pk>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/mitra/<int:pk>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/mitra/baru/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/pemantauan/<int:tahun>/<slug:bagian>/tindak-lanjut/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/pemantauan/<int:tahun>/<slug:bagian>/tindak-lanjut/<int:pk>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/pengaturan/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/kegiatan/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/kegiatan/<int:ke>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/sumber/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/sumber/<int:ke>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/target/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/target/<int:ke>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/<int:pk>/ubah/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/rencana/baru/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/sosialisasi/<int:pk>/ubah/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/sosialisasi/baru/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/uji-coba/<int:pk>/indikator/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/uji-coba/<int:pk>/indikator/<int:ke>/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/uji-coba/<int:pk>/ubah/": PROGRAM,
    "layanan/negeri/program/<str:dinas>/uji-coba/baru/": PROGRAM,
    "negeri/ajuan/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/buka/<str:token>/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/foto/<int:pk>/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/foto/<int:pk>/hapus/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/kirim-ulang/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/kirim/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/syarat/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/syarat/<int:pk>/foto/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/tarik/": "a resident's, behind a code: walked in test_negeri",
    "negeri/ajuan/tautan/": "a resident's, behind a code: walked in test_negeri",
    "negeri/unduh/<str:token>/": "a resident's, behind a code: walked in test_negeri",
    "p/<slug:periode>/benturan/": "jurors alone, in a running period",
    "p/<slug:periode>/paparan/lembar/<str:kode>/": "the sheet of a juror who has none there",
}


@dataclass(frozen=True)
class Halaman:
    rute: str
    alamat: str
    peran: tuple[str, ...]  # allowed, the main one first


def alamat(rute: str, periode: str) -> str:
    def isi(cocok):
        jenis, _, nama = cocok[1].rpartition(":")
        if nama == "pk" and rute in NOMOR:
            return NOMOR[rute]
        if nama in DI_NEGERI and "negeri/" in rute:
            return DI_NEGERI[nama]
        if nama == "tahun":
            return str(dt.date.today().year)  # noqa: DTZ011
        if nama == "kode" and rute.startswith("layanan/"):
            return "13"
        if nama == "kode":
            return "SUMBAR-2026" if rute.startswith("instrumen/") else "13" if rute.startswith("instansi/") else "13.06"
        return {"periode": periode, **ISI}.get(nama, "1" if jenis == "int" else "tidak-ada")

    return "/" + re.sub(r"<([^>]+)>", isi, rute)


def halaman() -> list[Halaman]:
    hasil = []
    for rute, _nama, gerbang in semua_rute():
        peran = tuple(p for p in UTAMA if keputusan(gerbang, p) == "boleh")
        if UNDUHAN.search(rute) or not peran:
            continue
        if keputusan(gerbang, TAMU) == "boleh":
            peran = (TAMU, *peran[:1])
        for periode in PERIODE if "<slug:periode>" in rute else PERIODE[:1]:
            hasil.append(Halaman(rute, alamat(rute, periode), peran))
    return hasil


def kunjungan() -> dict[str, list[tuple[Halaman, tuple[str, ...]]]]:
    """{role: [(page, sizes)]}: the main role sees everything, the others take turns in size and period."""
    hasil = {}
    for n, h in enumerate(halaman()):
        for ke, peran in enumerate(h.peran):
            if ke == 0:
                hasil.setdefault(peran, []).append((h, tuple(UKURAN)))
            elif "<slug:periode>" not in h.rute or (n + ke) % len(PERIODE) == 0:
                hasil.setdefault(peran, []).append((h, (list(UKURAN)[(n // 2 + ke) % len(UKURAN)],)))
    return hasil


@pytest.fixture(scope="module")
def jawaban_rute():
    """{route: statuses with which it answered a browser}"""
    return {}


def _buka(page, alamat: str):
    """The response, or None where a browser gets no page: the address takes POST only, or gives a file or data."""
    tanya = page.request.fetch(alamat, method="OPTIONS", max_redirects=0)  # costs no page
    if tanya.status == 405 and "GET" not in tanya.headers.get("allow", ""):
        return None
    try:
        jawaban = page.goto(alamat)
    except Error as galat:
        if "Download is starting" in str(galat):
            return None
        raise
    return jawaban if "html" in jawaban.headers.get("content-type", "") else None


def _periksa(page, ukuran: str, *, warna: bool) -> list[str]:
    lebar, tinggi = UKURAN[ukuran]
    page.set_viewport_size({"width": lebar, "height": tinggi})
    salah = []
    for periksa in (lambda: periksa_lebar(page), lambda: periksa_axe(page, warna=warna)):
        try:
            periksa()
        except AssertionError as galat:
            salah.append(f"{ukuran}: {galat}")
    return salah


@pytest.mark.parametrize("peran", [TAMU, *UTAMA])
def test_halaman(buka, masuk, peran, jawaban_rute):
    page = buka() if peran == TAMU else masuk(AKUN[peran])
    salah = []
    for h, ukuran in kunjungan()[peran]:
        jawaban = _buka(page, h.alamat)
        if jawaban is None:
            continue
        jawaban_rute.setdefault(h.rute, set()).add(jawaban.status)
        if jawaban.status >= 500 and h.rute not in TANPA_HALAMAN:
            salah.append(f"{h.alamat}: {jawaban.status}")
        for n, satu in enumerate(ukuran):  # a refusal is a page, too
            salah += [f"{h.alamat} {kata}" for kata in _periksa(page, satu, warna=n == 0 and len(ukuran) > 1)]
    assert not salah, "\n".join(salah)


def test_setiap_halaman_terlihat(jawaban_rute):
    """An address that never showed its page was not swept."""
    if not jawaban_rute:
        pytest.skip("runs after test_halaman")
    tanpa = {rute: sorted(status) for rute, status in sorted(jawaban_rute.items()) if 200 not in status}
    # other tests on this worker may have made what shows a page that is listed here
    assert tanpa.keys() <= TANPA_HALAMAN.keys(), f"no page: {tanpa.keys() - TANPA_HALAMAN.keys()}, answered {tanpa}"
