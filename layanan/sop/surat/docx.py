"""Agreements for a word processor: letterhead, articles numbered by Word itself, page numbers, two signatures.

The numbers are real ones: an article put in between renumbers what follows. Text is the letter's ``isi``, the same
that the PDF prints (templates/layanan/surat/perjanjian_pdf.html).
"""

from io import BytesIO

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from layanan.sop.surat.models import Surat
from pentas.dokumen.models import Instansi
from pentas.tampilan.format import tanggal

TENGAH, RATA = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
TITIK = "." * 30
PASAL, AYAT, HURUF = 0, 1, 2


def buat_docx(surat: Surat, instansi: Instansi) -> bytes:
    dok = _dokumen_baru(surat)
    nomor = _daftar_bernomor(dok, surat.isi.get("satuan", "Pasal"))
    _kop(dok, instansi)
    _judul(dok, surat)
    _pihak(dok, surat.isi.get("pihak", []))
    _blok(dok, surat.isi.get("pembuka", []))
    for pasal in surat.isi.get("pasal", []):
        _pasal(dok, pasal, nomor)
    _blok(dok, surat.isi.get("penutup", []))
    _tanda_tangan(dok, surat, instansi)
    for lampiran in surat.isi.get("lampiran", []):
        _lampiran(dok, lampiran)
    keluaran = BytesIO()
    dok.save(keluaran)
    return keluaran.getvalue()


def _dokumen_baru(surat: Surat):
    dok = Document()
    bagian = dok.sections[0]
    bagian.page_width, bagian.page_height = Mm(210), Mm(297)
    bagian.left_margin, bagian.right_margin = Mm(28), Mm(22)
    bagian.top_margin, bagian.bottom_margin = Mm(20), Mm(22)
    gaya = dok.styles["Normal"]
    gaya.font.name, gaya.font.size = "Arial", Pt(11)
    gaya.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    bahasa = OxmlElement("w:lang")
    bahasa.set(qn("w:val"), "id-ID")
    gaya.element.rPr.append(bahasa)
    gaya.paragraph_format.space_after, gaya.paragraph_format.line_spacing = Pt(4), 1.15
    dok.core_properties.title = f"{surat.bentuk.nama}: {surat.perihal}"
    dok.core_properties.author = dok.core_properties.comments = ""
    dok.core_properties.language = "id-ID"
    _kaki(bagian.footer.paragraphs[0])
    _tanda(bagian.header.paragraphs[0], surat.dinas.tanda)
    return dok


def _tanda(paragraf, tanda: str) -> None:
    """The demo's mark on top of every page."""
    if tanda:
        paragraf.alignment = TENGAH
        paragraf.add_run(tanda).bold = True


def _kaki(paragraf) -> None:
    """ "Halaman 2 dari 5", counted by Word."""
    paragraf.alignment = TENGAH
    for teks, ruas in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
        paragraf.add_run(teks).font.size = Pt(9)
        medan = OxmlElement("w:fldSimple")
        medan.set(qn("w:instr"), ruas)
        isi = OxmlElement("w:r")
        angka = OxmlElement("w:t")
        angka.text = "1"
        isi.append(angka)
        medan.append(isi)
        paragraf._p.append(medan)


def _daftar_bernomor(dok, satuan: str) -> int:
    """A numbering of three levels: "Pasal 1", "(1)", "a."; each begins anew under the one above."""
    bagian = dok.part.numbering_part.element
    kode = 90
    tingkat = (
        ("decimal", f"{satuan} %1", 0, 0, "nothing"),
        ("decimal", "(%2)", 567, 567, "tab"),
        ("lowerLetter", "%3.", 964, 397, "tab"),
    )
    tebal = "<w:rPr><w:b/></w:rPr>"
    isi = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{bentuk}"/><w:suff w:val="{sesudah}"/>'
        f'<w:lvlText w:val="{teks}"/><w:lvlJc w:val="{"left" if n else "center"}"/>'
        f'<w:pPr><w:ind w:left="{kiri}" w:hanging="{gantung}"/></w:pPr>{"" if n else tebal}</w:lvl>'
        for n, (bentuk, teks, kiri, gantung, sesudah) in enumerate(tingkat)
    )
    abstrak = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kode}"><w:multiLevelType w:val="multilevel"/>{isi}'
        "</w:abstractNum>"
    )
    pertama = bagian.find(qn("w:num"))
    bagian.insert(list(bagian).index(pertama), abstrak) if pertama is not None else bagian.append(abstrak)
    bagian.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{kode}"><w:abstractNumId w:val="{kode}"/></w:num>'))
    return kode


def _bernomor(paragraf, nomor: int, tingkat: int) -> None:
    sifat = paragraf._p.get_or_add_pPr().get_or_add_numPr()
    sifat.get_or_add_ilvl().val, sifat.get_or_add_numId().val = tingkat, nomor


def _kop(dok, instansi: Instansi) -> None:
    tabel = dok.add_table(rows=1, cols=2)
    tabel.autofit = False
    kiri, kanan = tabel.rows[0].cells
    for kolom, lebar in zip(tabel.columns, (Mm(24), Mm(136)), strict=True):
        kolom.width = kolom.cells[0].width = lebar  # Word reads the cell's, others the column's
    if instansi.lambang:
        try:
            with instansi.lambang.storage.open(instansi.lambang.name, "rb") as gambar:
                kiri.paragraphs[0].add_run().add_picture(BytesIO(gambar.read()), width=Mm(19))
        except FileNotFoundError:  # a lost emblem must not hold up a document
            pass
    baris = [(instansi.nama_pemerintah, 13, False), (instansi.nama_dinas, 15, True)]
    alamat = " · ".join(filter(None, [instansi.alamat, *instansi.kontak]))
    for n, (teks, ukuran, tebal) in enumerate([*baris, (alamat, 9, False)]):
        paragraf = kanan.paragraphs[0] if n == 0 else kanan.add_paragraph()
        _tulis(paragraf, teks, ukuran, tebal)
        paragraf.paragraph_format.space_after = Pt(0)
    garis = dok.add_paragraph()
    # Word reads these in one order only, and the border stands before spacing and alignment.
    garis._p.get_or_add_pPr().insert_element_before(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:top w:val="thickThinSmallGap" w:sz="24" w:space="1" w:color="000000"/></w:pBdr>'
        ),
        *("w:tabs", "w:spacing", "w:ind", "w:jc"),
    )


def _tulis(paragraf, teks: str, ukuran: float = 11, tebal: bool = False, rata=TENGAH):
    huruf = paragraf.add_run(teks)
    huruf.font.size, huruf.bold = Pt(ukuran), tebal
    paragraf.alignment = rata
    return paragraf


def _judul(dok, surat: Surat) -> None:
    for teks in (surat.bentuk.nama.upper(), *surat.isi.get("antara", []), "TENTANG", surat.perihal.upper()):
        _tulis(dok.add_paragraph(), teks, 12, tebal=True).paragraph_format.keep_with_next = True
    _tulis(dok.add_paragraph(), f"NOMOR {surat.nomor or TITIK}")
    if surat.bentuk.dua_pihak:
        _tulis(dok.add_paragraph(), f"NOMOR {surat.isi.get('nomor_kedua') or TITIK}").paragraph_format.space_after = Pt(
            10
        )


def _pihak(dok, pihak: list[dict]) -> None:
    for n, satu in enumerate(pihak, 1):
        paragraf = dok.add_paragraph()
        paragraf.alignment = RATA
        paragraf.paragraph_format.left_indent, paragraf.paragraph_format.first_line_indent = Mm(9), Mm(-9)
        paragraf.add_run(f"{n}.\t")
        paragraf.paragraph_format.tab_stops.add_tab_stop(Mm(9))
        paragraf.add_run(satu.get("nama") or TITIK).bold = True
        paragraf.add_run(f", {satu.get('jabatan') or TITIK}, {satu.get('uraian', '')} ".replace(", ,", ","))
        paragraf.add_run("selanjutnya disebut ")
        paragraf.add_run(satu["sebutan"]).bold = True
        paragraf.add_run(".")


def _blok(dok, semua: list) -> None:
    """Paragraphs, lists ({"butir": [...]}) and pairs ({"data": [[label, value], ...]})."""
    for blok in semua:
        if isinstance(blok, str):
            dok.add_paragraph(blok).alignment = RATA
        elif "butir" in blok:
            for n, butir in enumerate(blok["butir"], 1):
                paragraf = dok.add_paragraph(f"{n}.\t{butir}")
                paragraf.alignment = RATA
                paragraf.paragraph_format.left_indent, paragraf.paragraph_format.first_line_indent = Mm(9), Mm(-9)
                paragraf.paragraph_format.tab_stops.add_tab_stop(Mm(9))
        else:
            _pasangan(dok, blok["data"])


def _pasangan(dok, data: list) -> None:
    tabel = dok.add_table(rows=0, cols=2)
    tabel.style = "Table Grid"
    for label, nilai in data:
        sel = tabel.add_row().cells
        sel[0].text, sel[1].text = str(label), str(nilai)
        sel[0].width, sel[1].width = Mm(52), Mm(108)
    dok.add_paragraph()


def _pasal(dok, pasal: dict, nomor: int) -> None:
    kepala = dok.add_paragraph()
    _bernomor(kepala, nomor, PASAL)
    kepala.add_run().add_break()  # "Pasal 1" is the number, its title the line below
    _tulis(kepala, pasal["judul"], tebal=True)
    kepala.paragraph_format.space_before, kepala.paragraph_format.keep_with_next = Pt(10), True
    tunggal = len(pasal["ayat"]) == 1
    for ayat in pasal["ayat"]:
        teks, butir = (ayat, []) if isinstance(ayat, str) else (ayat["teks"], ayat["butir"])
        paragraf = dok.add_paragraph(teks)
        paragraf.alignment = RATA
        if not tunggal:
            _bernomor(paragraf, nomor, AYAT)
        for huruf in butir:
            anak = dok.add_paragraph(huruf)
            anak.alignment = RATA
            _bernomor(anak, nomor, HURUF)


def _tanda_tangan(dok, surat: Surat, instansi: Instansi) -> None:
    """The second party left, the first right, as agreements have it; a sole signatory right."""
    hari = tanggal(surat.tanggal) if surat.tanggal else TITIK
    tempat = _tulis(dok.add_paragraph(), f"{instansi.kota or TITIK}, {hari}", rata=WD_ALIGN_PARAGRAPH.RIGHT)
    tempat.paragraph_format.space_before, tempat.paragraph_format.keep_with_next = Pt(12), True
    pihak = surat.isi.get("pihak", [])
    blok = list(zip(surat.para_penanda, [p["sebutan"] for p in pihak] or [""] * 9, strict=False))
    tabel = dok.add_table(
        rows=2, cols=2
    )  # who signs, and the line below: names stand level whatever the titles' length
    tabel.alignment = WD_TABLE_ALIGNMENT.CENTER
    for kolom, (penanda, sebutan) in zip(reversed(list(tabel.columns)), blok, strict=False):
        atas, bawah = kolom.cells
        _isi_sel(atas, [(sebutan, True), (penanda.jabatan or TITIK, False)])
        nama = [(penanda.nama or TITIK, True), (penanda.pangkat, False), (f"NIP {penanda.nip or TITIK}", False)]
        _isi_sel(bawah, [("\n\n", False), *nama])


def _isi_sel(kotak, baris: list[tuple[str, bool]]) -> None:
    """Lines of (text, bold), the empty ones left out, kept on one page."""
    for n, (teks, tebal) in enumerate([b for b in baris if b[0]]):
        paragraf = _tulis(kotak.paragraphs[0] if n == 0 else kotak.add_paragraph(), teks, tebal=tebal)
        paragraf.paragraph_format.space_after = Pt(0)
        paragraf.paragraph_format.keep_with_next = True


def _lampiran(dok, lampiran: dict) -> None:
    dok.add_page_break()
    _tulis(dok.add_paragraph(), lampiran["judul"].upper(), 12, tebal=True)
    _blok(dok, lampiran["blok"])
