"""What is accepted, what is refused, with which status and sentence."""

from io import BytesIO

import pytest
from PIL import Image

from pentas.galat import Ditolak
from pentas.unggahan.jenis import DITERIMA, XLSX
from pentas.unggahan.periksa import sebut_mb, siapkan
from tests.pentas.unggahan import contoh
from tests.pentas.unggahan.contoh import berkas

ISI_BAIK = {
    "PDF": ("sk.pdf", contoh.pdf),
    "JPG": ("loket.JPEG", lambda: contoh.gambar("JPEG")),
    "PNG": ("loket.png", lambda: contoh.gambar("PNG")),
    "WebP": ("loket.webp", lambda: contoh.gambar("WEBP")),
    "HEIC": ("loket.heic", lambda: contoh.gambar("HEIF")),
    "XLSX": ("rekap.xlsx", contoh.xlsx),
    "DOCX": ("surat.docx", contoh.docx),
    "PPTX": ("paparan.pptx", contoh.pptx),
}


def tanpa_isi(nilai):
    """Test ids without the files themselves."""
    return "isi" if isinstance(nilai, bytes) else None


def tolak(nama, isi) -> Ditolak:
    with pytest.raises(Ditolak) as galat:
        siapkan(berkas(nama, isi))
    return galat.value


def test_every_accepted_type_is_tried():
    assert set(ISI_BAIK) == {jenis.kode for jenis in DITERIMA}


@pytest.mark.parametrize("kode", ISI_BAIK)
def test_accepted_type(kode):
    nama, buat = ISI_BAIK[kode]
    siap = siapkan(berkas(nama, buat()))
    assert siap.jenis.kode == kode
    assert siap.nama == nama
    assert (siap.cuplikan is None) == (kode in {"XLSX", "DOCX", "PPTX"})
    if siap.cuplikan:
        assert max(Image.open(BytesIO(siap.cuplikan)).size) == 320
    assert siap.jumlah_halaman == (2 if kode == "PDF" else None)
    assert (siap.lebar, siap.tinggi) == ((640, 480) if siap.jenis.pillow else (None, None))


def test_prepared_file_is_not_checked_twice():
    siap = siapkan(berkas("sk.pdf", contoh.pdf()))
    assert siapkan(siap) is siap


def test_thumbnail_stands_upright_without_metadata():
    siap = siapkan(berkas("foto.jpg", contoh.gambar("JPEG", orientasi=6)))
    assert (siap.lebar, siap.tinggi) == (480, 640)
    kecil = Image.open(BytesIO(siap.cuplikan))
    assert kecil.size == (240, 320)
    assert not kecil.getexif()
    assert b"Melati" not in siap.cuplikan


def test_transparent_picture_gets_white_paper():
    tujuan = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(tujuan, "PNG")
    siap = siapkan(berkas("cap.png", tujuan.getvalue()))
    assert Image.open(BytesIO(siap.cuplikan)).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_name_without_ending_gets_one():
    assert siapkan(berkas("sk kepala dinas", contoh.pdf())).nama == "sk kepala dinas.pdf"


def test_oversize(settings):
    settings.UNGGAHAN_BATAS_BYTE = 1024 * 1024
    galat = tolak("sk.pdf", b"%PDF-" + b"0" * (34 * 1024 * 1024 - 5))
    assert (galat.status, galat.alasan) == (
        413,
        "Berkas 34 MB melebihi batas 1 MB. Perkecil atau pisah menjadi dua.",
    )


def test_just_over_the_limit_never_reads_as_the_limit():
    assert sebut_mb(20 * 1024 * 1024) == "20 MB"
    assert sebut_mb(20 * 1024 * 1024 + 1) == "20,1 MB"


def test_empty():
    galat = tolak("sk.pdf", b"")
    assert galat.status == 422
    assert "kosong" in galat.alasan


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("lokasi.mov", b"\0\0\0\x14ftypqt  " + b"\0" * 30, "Format MOV belum diterima. Ubah ke PDF, JPG"),
        ("catatan.txt", b"catatan rapat", "Format TXT belum diterima."),
        ("data", b"catatan rapat", "Format berkas ini belum dikenal."),
        ("sk.pdf", b"<!DOCTYPE html><html><script>1</script></html>", "isinya bukan PDF"),
        ("sk.pdf", b"MZ\x90\0" + b"\0" * 200, "isinya bukan PDF"),
        ("pasang.exe", b"MZ\x90\0" + b"\0" * 200, "Format EXE belum diterima"),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Format SVG belum diterima"),
        ("surat.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "Format DOC belum diterima"),
        ("surat.docx", contoh.arsip({"halo.txt": b"halo"}), "isinya bukan DOCX"),
        ("sk.pdf", contoh.gambar("PNG"), "berakhiran .pdf, tetapi isinya PNG"),
        ("rekap.docx", contoh.xlsx(), "isinya XLSX. Ganti akhirannya menjadi .xlsx"),
        ("sk.pdf.exe", contoh.pdf(), "berakhiran .exe, tetapi isinya PDF"),
        ("makro.xlsx", contoh.office(XLSX.utama, **{"xl/vbaProject.bin": b"x"}), "memuat makro"),
        ("makro.docx", contoh.office("ms-word.document.macroEnabled.main+xml"), "memuat makro"),
        ("templat.docx", contoh.office("wordprocessingml.template.main+xml"), "isinya bukan DOCX"),
    ],
    ids=tanpa_isi,
)
def test_wrong_type(nama, isi, kata):
    galat = tolak(nama, isi)
    assert galat.status == 415
    assert kata in galat.alasan


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("foto.jpg", contoh.gambar("JPEG")[:4000], "rusak atau tidak lengkap"),
        ("foto.png", contoh.gambar("PNG")[:200], "rusak atau tidak lengkap"),
        ("foto.webp", contoh.gambar("WEBP")[:100], "rusak atau tidak lengkap"),
        ("foto.heic", contoh.gambar("HEIF")[:600], "rusak atau tidak lengkap"),
        ("foto.heic", b"\0\0\0\x18ftypheic" + b"\0" * 200, "rusak atau tidak lengkap"),
        ("foto.jpg", b"\xff\xd8\xff\xe0" + b"\0" * 100, "rusak atau tidak lengkap"),
        ("sk.pdf", b"%PDF-1.7\n" + b"bukan pdf" * 50, "PDF ini rusak"),
        ("sk.pdf", contoh.pdf_terkunci(), "dikunci kata sandi"),
        ("rekap.xlsx", contoh.xlsx()[:-40], "rusak atau tidak lengkap"),
        ("jalan.docx", contoh.docx(**{"../../etc/cron.d/x": b"x"}), "rusak"),
        ("jalan.docx", contoh.docx(**{"/etc/cron.d/x": b"x"}), "rusak"),
        ("entitas.docx", contoh.docx(**{"word/a.xml": b"<!DOCTYPE x [<!ENTITY a 'a'>]><x/>"}), "rusak"),
        (
            "kunci.xlsx",
            bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "dikunci kata sandi",
        ),
    ],
    ids=tanpa_isi,
)
def test_broken_or_locked(nama, isi, kata):
    galat = tolak(nama, isi)
    assert galat.status == 422
    assert kata in galat.alasan


def test_checksum_of_office_member_is_verified():
    isi = bytearray(contoh.docx(**{"word/document.xml": b"<x/>" * 500}))
    letak = isi.index(b"word/document.xml") + len("word/document.xml") + 2
    isi[letak] ^= 0xFF
    assert tolak("rusak.docx", bytes(isi)).status == 422


@pytest.mark.parametrize(("lebar", "tinggi"), [(30_000, 30_000), (8_000, 8_000)])
def test_picture_bomb_is_refused_unopened(lebar, tinggi):
    isi = contoh.bom_png(lebar, tinggi)
    assert len(isi) < 200_000
    galat = tolak("peta.png", isi)
    assert galat.status == 413
    assert "melebihi batas 40 juta piksel" in galat.alasan


def test_zip_bomb_is_refused_unopened():
    isi = contoh.docx(**{"word/media/a.bin": b"\0" * (60 * 1024 * 1024)})
    assert len(isi) < 100_000
    galat = tolak("laporan.docx", isi)
    assert galat.status == 413
    assert "mengembang terlalu besar" in galat.alasan


def test_zip_that_lies_about_its_size_is_refused():
    isi = contoh.docx(**{"word/media/a.bin": b"\0" * (60 * 1024 * 1024)})
    jujur = (60 * 1024 * 1024).to_bytes(4, "little")
    assert isi.count(jujur) == 2
    assert tolak("laporan.docx", isi.replace(jujur, (1000).to_bytes(4, "little"))).status in {413, 422}


@pytest.mark.parametrize(
    "nama",
    ["../sk.pdf", "/etc/sk.pdf", "C:\\sk.pdf", "..", "sk\0.pdf", "sk\n.pdf", "sk\u202efdp.exe", "a&#47;b.pdf"],
)
def test_name_with_folder_or_hidden_marks(nama):
    bukti = berkas("x.pdf", contoh.pdf())
    bukti.nama_mentah = nama
    with pytest.raises(Ditolak, match="Nama berkas memuat tanda folder") as galat:
        siapkan(bukti)
    assert galat.value.status == 422


def test_name_too_long():
    bukti = berkas("x.pdf", contoh.pdf())
    bukti.nama_mentah = "a" * 250 + ".pdf"
    with pytest.raises(Ditolak, match="lebih dari 200 huruf"):
        siapkan(bukti)


@pytest.mark.parametrize("nama", ["SK Bupati Nomor 12.a (final).pdf", "naïve – ‘kutip’ & co.pdf", "a..b.pdf"])
def test_ordinary_names_pass(nama):
    assert siapkan(berkas(nama, contoh.pdf())).nama == nama
