import io
import zipfile

import pytest
from django.test import RequestFactory
from docx import Document
from pypdf import PdfReader

from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.surat import cetak
from layanan.sop.surat.daftar import BERITA_ACARA, PERJANJIAN, SURAT_KELUAR
from layanan.sop.surat.tindakan import nomori, simpan_naskah
from pentas.galat import Basi, SalahJenis
from tests.layanan.pabrik import PIN, buat_kantor, buat_permohonan, buat_petugas, surat_png
from tests.layanan.sop.surat.pabrik import buat_konsep

URUTAN_SIFAT = ["pStyle", "keepNext", "numPr", "pBdr", "tabs", "spacing", "ind", "jc", "rPr"]
pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


@pytest.fixture
def permintaan():
    return RequestFactory().get("/", headers={"host": "localhost"})


def teks(isi: bytes) -> str:
    return " ".join("\n".join(h.extract_text() for h in PdfReader(io.BytesIO(isi)).pages).split())


@pytest.mark.parametrize("jenis", [SURAT_KELUAR, BERITA_ACARA, PERJANJIAN])
def test_letter_on_paper_draft_and_numbered(permintaan, jenis):
    surat = buat_konsep(jenis=jenis)
    konsep = teks(cetak.cetak_surat(permintaan, surat))
    surat = nomori(surat, oleh=None)
    bernomor = teks(cetak.cetak_surat(permintaan, surat))
    assert surat.nomor in bernomor and surat.dokumen.kode in bernomor
    assert surat.nomor not in konsep and "Kode verifikasi" not in konsep


def test_agreement_says_the_same_on_paper_and_in_the_word_processor(permintaan):
    surat = nomori(buat_konsep(jenis=PERJANJIAN), oleh=None)
    pdf = teks(cetak.cetak_surat(permintaan, surat))
    dok = Document(io.BytesIO(cetak.tulis_docx(surat)))
    kata = "\n".join([p.text for p in dok.paragraphs] + [s.text for t in dok.tables for r in t.rows for s in r.cells])
    for bagian in ("PIHAK KESATU", "PIHAK KEDUA", "Kewajiban", "Menjaga rahasia.", surat.nomor, "NIK", "Kepala OPD"):
        assert bagian in pdf and bagian in kata
    assert "Pasal 2" in pdf
    # Word counts the articles, paragraphs, letters and pages itself.
    tingkat = [p._p.pPr.numPr.ilvl.val for p in dok.paragraphs if p._p.pPr is not None and p._p.pPr.numPr is not None]
    assert tingkat == [0, 0, 1, 1, 2, 2]
    for p in dok.paragraphs:  # Word refuses a file whose paragraph properties stand in another order
        sifat = [e.tag.split("}")[1] for e in (p._p.pPr if p._p.pPr is not None else ())]
        assert sifat == sorted(sifat, key=URUTAN_SIFAT.index)
    with zipfile.ZipFile(io.BytesIO(cetak.tulis_docx(surat))) as arsip:
        assert b'lvlText w:val="Pasal %1"' in arsip.read("word/numbering.xml")
        kaki = b"".join(arsip.read(n) for n in arsip.namelist() if "footer" in n)
    assert b"NUMPAGES" in kaki


def test_no_draft_once_the_scan_is_there(permintaan, client):
    petugas = buat_petugas()
    surat = simpan_naskah(nomori(buat_konsep(jenis=PERJANJIAN), oleh=None), surat_png(), oleh=petugas)
    with pytest.raises(Basi):
        cetak.cetak_surat(permintaan, surat)
    with pytest.raises(Basi):
        cetak.tulis_docx(surat)
    client.force_login(petugas)
    jawab = client.get(f"/layanan/surat/{surat.pk}/surat.pdf")
    assert (jawab.status_code, jawab.url) == (302, f"/unggahan/{surat.naskah_id}/")
    unduhan = client.get(jawab.url)
    assert unduhan.status_code == 200
    unduhan.close()
    assert client.get(f"/layanan/surat/{surat.pk}/surat.docx").status_code == 409


def test_only_agreements_are_edited_in_a_word_processor():
    with pytest.raises(SalahJenis):
        cetak.tulis_docx(buat_konsep())


def test_receipt_has_the_code_and_never_the_pin(permintaan):
    permohonan = buat_permohonan()
    isi = teks(cetak.cetak_tanda_terima(permintaan, permohonan))
    assert kode_tampil(permohonan.kode_lacak) in isi and permohonan.nomor in isi
    alamat = cetak.alamat_lacak(permintaan, permohonan)
    assert permohonan.kode_lacak in alamat and PIN not in alamat.replace(permohonan.kode_lacak, "")
    assert "2468" in teks(cetak.cetak_tanda_terima(permintaan, permohonan, pin=PIN))
    assert "2468" not in isi.replace(permohonan.nomor, "")


def test_disposition_sheet_names_every_rank(permintaan):
    k = buat_kantor()
    permohonan = buat_permohonan(unit=k.unit, langkah="disposisi", giliran=1)
    permohonan.riwayat.create(
        langkah="disposisi",
        giliran=0,
        masuk_pada=permohonan.diajukan_pada,
        keluar_pada=permohonan.diajukan_pada,
        catatan="Telaah dan siapkan surat.",
        rincian={"instruksi": "Untuk ditindaklanjuti"},
    )
    isi = teks(cetak.cetak_disposisi(permintaan, permohonan))
    for kata in ("Kepala dinas", "Kepala bidang", "Kepala seksi", "Telaah dan siapkan surat.", "Untuk ditindaklanjuti"):
        assert kata in isi
