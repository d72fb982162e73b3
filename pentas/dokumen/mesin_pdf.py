"""The only module that imports WeasyPrint, which needs system libraries: import it through pdf.py.

The result is PDF/A-3a and PDF/UA-1 in one file: tagged, titled, in Indonesian, with its fonts inside.
"""

import re
from pathlib import Path
from urllib.parse import unquote

import pydyf
from django.contrib.staticfiles import finders
from PIL import ImageFile
from weasyprint import HTML, Attachment
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

DASAR = "file:///statis/"  # not a folder of the machine: static names resolved by Django's finders
FOLDER = ("css/", "fonts/", "img/")
TIPE = {".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}

# WeasyPrint lets Pillow read broken pictures, in the whole process; uploads must stay refused.
ImageFile.LOAD_TRUNCATED_IMAGES = False

TampilanBelumDibangun = FatalURLFetchingError

# The prefixes are prescribed: PDF/A reads this description of the PDF/UA mark by them.
_UA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


class Pengambil(URLFetcher):
    """Gives static files and pictures inside the document; refuses the network and the disk."""

    def __init__(self):
        super().__init__(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url, headers=None):
        if url.startswith(DASAR):
            return self._statis(url)
        if url.startswith("data:image/"):
            return super().fetch(url, headers)
        raise ValueError(f"documents load nothing from {url[:80]}")

    def _statis(self, url):
        nama = unquote(url.removeprefix(DASAR).split("?")[0].split("#")[0])
        jalur = finders.find(nama) if nama.startswith(FOLDER) else None
        if jalur is None:
            raise ValueError(f"no static file {nama}")
        tipe = TIPE.get(Path(nama).suffix, "application/octet-stream")
        return URLFetcherResponse(url, Path(jalur).read_bytes(), {"Content-Type": tipe})


def buat_pdf(html: str, lampiran: dict[str, bytes]) -> bytes:
    """``lampiran``: name -> content of files carried inside the PDF as its source data."""
    return HTML(string=_beri_judul_gambar(html), base_url=DASAR, url_fetcher=Pengambil()).write_pdf(
        pdf_variant="pdf/a-3a",
        finisher=_sempurnakan,
        attachments=[Attachment(string=isi, name=nama, relationship="Data") for nama, isi in lampiran.items()],
    )


def _beri_judul_gambar(html: str) -> str:
    """WeasyPrint takes the alternative text of a drawing from <title>; our tags give aria-label."""
    return re.sub(r'(<svg\b[^>]*\baria-label="([^"]*)"[^>]*>)(?!\s*<title)', r"\1<title>\2</title>", html)


def _sempurnakan(dokumen, pdf) -> None:
    """What PDF/A and PDF/UA ask for beyond what WeasyPrint writes."""
    for objek in pdf.objects:
        if isinstance(objek, pydyf.Stream):
            _sempurnakan_aliran(objek)
        elif isinstance(objek, dict) and objek.get("S") == "/TH":
            objek.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = _lingkup_kepala(objek, pdf)


def _sempurnakan_aliran(aliran) -> None:
    if aliran.extra.get("Type") == "/Metadata":
        aliran.compress = False
        aliran.stream = [bagian.replace(b"</rdf:RDF>", _UA + b"</rdf:RDF>") for bagian in aliran.stream]
    elif aliran.extra.get("Subtype") == "/Image":
        aliran.extra["Interpolate"] = "false"


def _lingkup_kepala(kepala, pdf) -> str:
    baris = _rujukan(kepala["P"], pdf)
    return "/Column" if _rujukan(baris["P"], pdf).get("S") == "/THead" else "/Row"


def _rujukan(rujukan, pdf):
    return pdf.objects[int(rujukan.split()[0])]
