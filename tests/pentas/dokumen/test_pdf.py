"""PDFs: what is on the pages, what is in the file, and a polite no where they cannot be made."""

import builtins
from io import BytesIO

import pytest
from pypdf import PdfReader

from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.pdf import cetak_pdf
from pentas.dokumen.qr import qr_svg
from pentas.dokumen.tanda import CONTOH, GLADI
from pentas.galat import Ditolak
from pentas.wilayah.models import Provinsi

BARIS = """{% extends "dokumen/dasar_pdf.html" %}{% block isi %}<table class="resmi"><thead><tr><th>Peringkat</th>
<th>Kabupaten/Kota</th><th>Susunan</th></tr></thead><tbody>{% for b in baris %}<tr><th>{{ forloop.counter }}</th>
<td>{{ b.nama }}</td><td>{% susun b.ruas lebar=118 tinggi=12 cetak=True %}</td></tr>{% endfor %}</tbody></table>
{% include "dokumen/_tim.html" %}{% endblock %}"""


@pytest.fixture
def templat(settings, tmp_path):
    (tmp_path / "uji_pdf.html").write_text(BARIS)
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]},
    ]
    return "uji_pdf.html"


@pytest.fixture
def konteks():
    instansi = Instansi.usulan(Provinsi(kode="99", nama="Contoh Timur", zona_waktu="Asia/Jayapura"))
    instansi.alamat, instansi.kota = "Jalan Contoh Nomor 1", "Ibu Kota"
    return {
        "instansi": instansi,
        "dokumen": DokumenTerbit(kode="PD26-RK10-7F3A-91C2", sidik="ab12" * 16),
        "qr": qr_svg("https://contoh.invalid/periksa-dokumen/PD26-RK10-7F3A-91C2/"),
        "tanda": CONTOH,
        "baris": [{"nama": f"Kabupaten {n}", "ruas": [(20, 1), (80, 0)]} for n in range(100)],
        "tim": [{"nama": "", "nip": ""}],
    }


def teks(isi: bytes) -> list[str]:
    return [halaman.extract_text() for halaman in PdfReader(BytesIO(isi)).pages]


def test_a_rehearsal_says_so_on_every_page(templat, konteks):
    for isi in teks(cetak_pdf(templat, konteks | {"tanda": GLADI}, judul="Rekapitulasi")):
        assert "gladi, bukan hasil resmi" in isi
        assert "GLADI" in isi
        assert "CONTOH –" not in isi


def test_pages_text_and_numbering(templat, konteks):
    halaman = teks(cetak_pdf(templat, konteks, judul="Rekapitulasi nilai"))
    assert len(halaman) == 3
    assert "PEMERINTAH PROVINSI CONTOH TIMUR" in halaman[0]
    assert "Jalan Contoh Nomor 1" in halaman[0]
    for nomor, isi in enumerate(halaman, 1):
        assert f"Halaman {nomor} dari 3" in isi
        assert "data contoh, bukan hasil resmi" in isi
        assert "DATA CONTOH" in isi
        assert " WIT " in isi.replace("\n", " ")  # the zone of the issuing province
    assert "PD26-RK10-7F3A-91C2" in halaman[-1]
    assert "NIP …" in halaman[-1]


def test_real_data_carries_no_demo_mark(templat, konteks):
    halaman = teks(cetak_pdf(templat, konteks | {"tanda": ""}, judul="Rekapitulasi"))
    assert not any("contoh" in isi.lower().replace("contoh timur", "").replace("jalan contoh", "") for isi in halaman)


def test_archival_and_accessible(templat, konteks):
    isi = cetak_pdf(templat, konteks, judul="Rekapitulasi nilai", lampiran={"peringkat.xlsx": b"PK\3\4"})
    berkas = PdfReader(BytesIO(isi))
    akar = berkas.trailer["/Root"]
    xmp = akar["/Metadata"].get_object().get_data()
    assert b'pdfaid:part="3"' in xmp
    assert b'pdfaid:conformance="A"' in xmp
    assert b'pdfuaid:part="1"' in xmp
    assert akar["/Lang"] == "id"
    assert akar["/MarkInfo"]["/Marked"]
    assert berkas.metadata.title == "Rekapitulasi nilai"
    assert berkas.attachments == {"peringkat.xlsx": [b"PK\3\4"]}
    fon = {f.get_object()["/BaseFont"] for h in berkas.pages for f in h["/Resources"]["/Font"].values()}
    assert fon
    assert all("Encode-Sans" in nama for nama in fon)


def test_headings_and_drawings_are_described(templat, konteks):
    akar = PdfReader(BytesIO(cetak_pdf(templat, konteks, judul="R"))).trailer["/Root"]
    unsur = list(_unsur(akar["/StructTreeRoot"]["/K"][0].get_object()))
    gambar = [u for u in unsur if u["/S"] == "/Figure"]
    assert len(gambar) == 102
    assert all(u.get("/Alt") for u in gambar)
    lingkup = [u["/A"]["/Scope"] for u in unsur if u["/S"] == "/TH"]
    assert set(lingkup) == {"/Column", "/Row"}


def _unsur(unsur):
    yield unsur
    for anak in unsur.get("/K", []):
        anak = anak.get_object() if hasattr(anak, "get_object") else anak
        if isinstance(anak, dict) and anak.get("/Type") == "/StructElem":
            yield from _unsur(anak)


def test_names_are_text_never_markup(templat, konteks):
    konteks["baris"] = [{"nama": "<b>tebal</b> & miring", "ruas": []}]
    assert "<b>tebal</b> & miring" in teks(cetak_pdf(templat, konteks, judul="R"))[0]


@pytest.mark.parametrize(
    "sumber",
    [
        "http://127.0.0.1:1/x.png",
        "https://contoh.invalid/x.png",
        "file:///etc/hostname",
        "css/../../../etc/hostname",
        "data:text/css,a",
    ],
)
def test_documents_load_nothing_from_outside(sumber):
    from pentas.dokumen.mesin_pdf import DASAR, Pengambil

    alamat = sumber if ":" in sumber else DASAR + sumber
    with pytest.raises(Exception, match=r"load nothing|no static file|SuspiciousFile|outside"):
        Pengambil().fetch(alamat)


def test_missing_libraries_are_a_sentence(templat, konteks, monkeypatch):
    impor = builtins.__import__

    def tanpa_weasyprint(nama, *args, **kwargs):
        if nama.split(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return impor(nama, *args, **kwargs)

    monkeypatch.delitem(__import__("sys").modules, "pentas.dokumen.mesin_pdf", raising=False)
    monkeypatch.delattr("pentas.dokumen.mesin_pdf", raising=False)
    monkeypatch.setattr(builtins, "__import__", tanpa_weasyprint)
    with pytest.raises(Ditolak, match="Pasang paket libpango") as galat:
        cetak_pdf(templat, konteks, judul="R")
    assert galat.value.status == 503


def test_missing_styles_are_a_sentence(templat, konteks, monkeypatch):
    monkeypatch.setattr("django.contrib.staticfiles.finders.find", lambda nama: None)
    with pytest.raises(Ditolak, match="Jalankan bin/run") as galat:
        cetak_pdf(templat, konteks, judul="R")
    assert galat.value.status == 503


def test_qr_is_a_plain_drawing():
    gambar = qr_svg("https://contoh.invalid/", 'a"b')
    assert gambar.startswith("<svg ")
    assert "style=" not in gambar
    assert 'aria-label="a&quot;b"' in gambar
