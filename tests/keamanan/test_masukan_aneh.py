"""Whatever comes in, the answer is a sentence with its status, never a crash (500)."""

import json

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection, transaction
from django.http import QueryDict
from django.test import Client
from django.utils.functional import cached_property

from pentas.akun.peran import Hak
from pentas.luring.daftar import _penangan
from tests.gerbang import keputusan, semua_rute
from tests.keamanan.dunia import DAERAH, KODE, alamat, kiriman, setel
from tests.keamanan.dunia_layanan import AKUN_LAYANAN

pytestmark = pytest.mark.django_db

PANJANG = "x" * 10_000
ANEH = [
    "",
    "\0",
    "a\0b",
    "-1",
    "0",
    "9" * 25,
    "9" * 5000,
    "1e999",
    "NaN",
    "２",
    "\u202e'\"<b>{{",
    PANJANG,
    "0001-01-01",
]
ANEH += ["9999-12-31T23:59", "0001-01-01T00:00", "=1+1", "../../etc"]
# For documents, which take long to draw, and for forms with many fields.
SINGKAT = ["\0", "9" * 25, "9" * 5000, PANJANG, "0001-01-01"]
PANJANG_FORMULIR = 6
JALUR = ("%00", "9" * 30, "%F0%9F%98%80", "%ff", "a%00b", "-1", "x" * 300, "%0a")
if connection.vendor == "postgresql":  # what it may take otherwise than SQLite; the rest has been tried there
    ANEH, JALUR = SINGKAT, JALUR[:4]
GET = "lingkup tindakan objek hal q peran aktif bukti tampilan wilayah variabel status urut sel kode tampil semua next"
GET = [*GET.split(), "level", "dasar", "alasan", "s_1.a", "m_capaian", "m_lain"]
AKUN = ("admin", "ketua_tim", "tim_provinsi", "penilai", "operator", *AKUN_LAYANAN)


def pemegang(gerbang) -> str:
    """The first account that gets past the gate; of a dossier its own operator, who may fill it."""
    if Hak.ISI_BERKAS in gerbang:
        return "operator"
    return next(p for p in AKUN if keputusan(gerbang, p) == "boleh")


class Kueri(QueryDict):
    """Notices whether a view or a template read anything of it (``lists()`` is the check for NUL at the door)."""

    dibaca = False

    def _catat(nama):
        def baca(self, *args, **kwargs):
            self.dibaca = True
            return getattr(QueryDict, nama)(self, *args, **kwargs)

        return baca

    __getitem__, __contains__, __iter__, __len__ = map(_catat, ("__getitem__", "__contains__", "__iter__", "__len__"))
    get, getlist, items, keys, values = map(_catat, ("get", "getlist", "items", "keys", "values"))
    copy, dict, urlencode = map(_catat, ("copy", "dict", "urlencode"))


@pytest.fixture(autouse=True)
def kueri_dicatat(monkeypatch):
    def baca(self):
        kueri = Kueri(self.environ.get("QUERY_STRING", ""), encoding=self.encoding)
        kueri.dibaca = False  # filling it read it
        return kueri

    ganti = cached_property(baca)
    ganti.__set_name__(WSGIRequest, "GET")
    monkeypatch.setattr(WSGIRequest, "GET", ganti)


def coba(klien, cara, url, isi, ket):
    """One request, undone afterwards."""
    with transaction.atomic():
        try:
            jawab = getattr(klien, cara)(url, isi)
            if jawab.streaming:
                list(jawab.streaming_content)  # closes the file
        except Exception as galat:
            raise AssertionError(f"{cara.upper()} {ket}: {type(galat).__name__}: {galat}"[:500]) from galat
        finally:
            transaction.set_rollback(True)
    assert jawab.status_code < 500 or jawab.status_code == 503, f"{cara.upper()} {ket}: {jawab.status_code}"
    return jawab


def test_kueri_yang_dibaca_ketahuan():
    for baca in (lambda k: k.get("q"), lambda k: k["q"], lambda k: "q" in k, lambda k: k.getlist("q"), bool, list):
        kueri = Kueri("q=1")
        kueri.dibaca = False
        kueri.lists()
        assert not kueri.dibaca
        baca(kueri)
        assert kueri.dibaca


RUTE = [r for r in semua_rute() if r[1] not in ("keluar", "sehat")]


@pytest.mark.parametrize("rute, nama, gerbang", RUTE, ids=[r[0] or "/" for r in RUTE])
def test_kiriman_aneh(dunia, rute, nama, gerbang):
    setel(dunia, rute)
    k, url = Client(), alamat(dunia, rute)
    if gerbang != "publik":
        k.force_login(dunia.pelaku[pemegang(gerbang)])
    dokumen = any(kata in rute for kata in ("pdf", "xlsx", "berita-acara", "kertas"))
    for nilai in SINGKAT[:2] if dokumen else ANEH:
        jawab = coba(k, "get", url, dict.fromkeys(GET, nilai), f"{rute} {nilai[:30]!r}")
        if not jawab.wsgi_request.GET.dibaca:
            break  # nobody looks at what follows the question mark
    jujur = kiriman(dunia, nama)
    coba(k, "post", url, jujur, f"{rute} as a browser sends it")
    for medan in jujur:
        for nilai in ANEH if len(jujur) <= PANJANG_FORMULIR else SINGKAT:
            coba(k, "post", url, {**jujur, medan: nilai}, f"{rute} {medan}={nilai[:30]!r}")


@pytest.mark.parametrize(
    "rute, nama, gerbang", [r for r in RUTE if "<" in r[0]], ids=[r[0] for r in RUTE if "<" in r[0]]
)
def test_alamat_aneh(dunia, rute, nama, gerbang):
    """Numbers beyond what a database holds, control characters, and long texts in the path."""
    setel(dunia, rute)
    peramban, mesin = Client(), Client(headers={"accept": "application/json"})  # a refusal as a page, as data
    bagian = alamat(dunia, rute).split("/")
    if gerbang != "publik":
        for k in (peramban, mesin):
            k.force_login(dunia.pelaku[pemegang(gerbang)])
    for n, satu in enumerate(rute.split("/"), 1):
        if "<" not in satu:
            continue
        for nilai in JALUR:
            url = "/".join([*bagian[:n], nilai, *bagian[n + 1 :]])
            for k, cara in ((peramban, "get"), (mesin, "post")):
                coba(k, cara, url, {}, f"{rute} {satu}={nilai[:20]}")


SASARAN = {"periode": KODE, "peserta": DAERAH, "indikator": "1"}
ISI = {"level": 3, "centang": ["1.a"], "masukan": {}, "alasan": "Sesuai", "catatan": "c", "p1": 4, "p2": 4, "p3": 4}
ANEH_JSON = [
    None,
    True,
    -1,
    10**30,
    1.5,
    float("nan"),
    float("inf"),
    "\0",
    "\ud800",
    PANJANG,
    [],
    [[]],
    {},
    {"a": "\0"},
]
ANEH_JSON += [["\0"], [None], {"capaian": "\0"}, {"capaian": 10**30}, {"capaian": float("nan")}, {"capaian": [1]}]
ANEH_JSON += ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-05T08:00:00", "9" * 5000]


@pytest.mark.parametrize("jenis", [*sorted(_penangan), "tidak.ada"])
def test_entri_aneh(dunia, jenis):
    tahap = {"nilai.klaim": "p/<slug:periode>/berkas/", "nilai.lapangan": "p/<slug:periode>/kunjungan/"}
    setel(dunia, tahap.get(jenis, ""))
    k = Client()
    k.force_login(dunia.pelaku["operator" if jenis == "nilai.klaim" else "penilai"])
    uuid = "7d1c5a8e-0000-4000-8000-000000000001"
    dasar = 0 if jenis != "nilai.lapangan" else 1
    entri = {"uuid": uuid, "jenis": jenis, "sasaran": SASARAN, "dasar": dasar, "isi": ISI, "waktu_klien": None}
    semua = [entri, []]
    for medan in entri:
        semua += [{**entri, medan: nilai} for nilai in ANEH_JSON]
    for bagian in ("sasaran", "isi"):
        semua += [{**entri, bagian: {**entri[bagian], m: nilai}} for m in entri[bagian] for nilai in ANEH_JSON]
    for satu in semua:
        badan = json.dumps(satu)
        with transaction.atomic():
            try:
                jawab = k.post("/entri/", badan, content_type="application/json")
            except Exception as galat:
                raise AssertionError(f"{badan[:300]}: {type(galat).__name__}: {galat}") from galat
            finally:
                transaction.set_rollback(True)
        assert jawab.status_code < 500, badan[:300]
        assert jawab.headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("badan", ["", "{", "[" * 100_000, b"\xff\xfe", '"x"', "1" * 5000])
def test_entri_bukan_entri(dunia, badan):
    k = Client()
    k.force_login(dunia.operator)
    assert k.post("/entri/", badan, content_type="application/json").status_code == 422
