"""The rubric as a workbook and back: nothing lost, whoever saved the file in between; every fault by its place."""

import io
from copy import deepcopy
from functools import cache

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from penilaian.instrumen.buku import ekspor_buku, tulis_buku
from penilaian.instrumen.impor_buku import baca_buku
from penilaian.instrumen.impor_tindakan import Rencana, impor_instrumen, rencana_impor
from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.sidik import sidik_instrumen
from penilaian.instrumen.tindakan import buat_dari_isi
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_instrumen, buat_instrumen_kecil, buat_pengguna, buat_provinsi, isi_kecil

pytestmark = pytest.mark.django_db
ANGKA_TEKS = {"Bobot", "Nomor", "Nilai", "Urutan", "Mulai nilai", "Nilai maksimum", "Paling kecil"}
KODE = {"Kode", "Indikator"}
YA = {"Dijelaskan", "Terpotong", "Wajib", "Usulan", "Berjenjang", "Opsional", "Dinilai pada berkas"}


def ubah(berkas: bytes, *perubahan) -> bytes:
    """Open the workbook as another program would, change it, and save it again."""
    buku = load_workbook(io.BytesIO(berkas))
    for satu in perubahan:
        satu(buku)
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def kepala(lembar) -> tuple[int, dict[str, int]]:
    for baris in lembar.iter_rows(max_row=6):
        if sum(s.value is not None for s in baris) > 1:
            return baris[0].row, {str(s.value).strip(): s.column for s in baris if s.value is not None}
    raise AssertionError(f"{lembar.title}: no heading")


def sel(buku, lembar, kolom, baris):
    """The cell of data row ``baris`` (from 1) under a heading."""
    atas, judul = kepala(buku[lembar])
    return buku[lembar].cell(atas + baris, judul[kolom])


def isi_sel(lembar, kolom, baris, nilai):
    def _ubah(buku):
        sel(buku, lembar, kolom, baris).value = nilai

    return _ubah


def libreoffice(buku):
    """Codes become numbers, titles are merged, stray spaces, rows of formatting below the table."""
    for lembar in buku:
        atas, judul = kepala(lembar)
        if atas > 1:
            lembar.merge_cells(start_row=1, end_row=1, start_column=1, end_column=max(2, len(judul)))
        for nama, kolom in judul.items():
            lembar.cell(atas, kolom).value = f" {nama} "
            for baris in range(atas + 1, lembar.max_row + 1):
                satu = lembar.cell(baris, kolom)
                if nama in KODE and isinstance(satu.value, str) and satu.value.isdecimal():
                    satu.value = int(satu.value)
                elif isinstance(satu.value, str):
                    satu.value = f"  {satu.value} \n"
        lembar.cell(lembar.max_row + 3, 2).value = "   "


def google_sheets(buku):
    """Yes and no become TRUE and FALSE, numbers floats, an empty sheet is added, an empty column stands in front."""
    buku.create_sheet("Sheet12")
    for lembar in buku:
        if lembar.max_row < 2:
            continue
        atas, judul = kepala(lembar)
        for nama, kolom in judul.items():
            for baris in range(atas + 1, lembar.max_row + 1):
                satu = lembar.cell(baris, kolom)
                if nama in YA and satu.value in ("ya", "tidak"):
                    satu.value = satu.value == "ya"
                elif isinstance(satu.value, int) and not isinstance(satu.value, bool):
                    satu.value = float(satu.value)
        lembar.insert_cols(1)


def excel(buku):
    """Numbers stored as text, carriage returns in cells, empty rows between, other spellings of yes."""
    for lembar in buku:
        atas, judul = kepala(lembar)
        for nama, kolom in judul.items():
            for baris in range(atas + 1, lembar.max_row + 1):
                satu = lembar.cell(baris, kolom)
                if nama in ANGKA_TEKS and isinstance(satu.value, int | float):
                    satu.value = str(satu.value).replace(".", ",")
                elif nama in YA and satu.value in ("ya", "tidak"):
                    satu.value = "TRUE" if satu.value == "ya" else "False"
                elif isinstance(satu.value, str):
                    satu.value = satu.value.replace("\n", "_x000D_\n")
        lembar.insert_rows(atas + 2, 2)


# --- nothing lost ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "produsen", [None, libreoffice, google_sheets, excel], ids=lambda p: getattr(p, "__name__", "asli")
)
def test_ekspor_lalu_impor_bersidik_sama(produsen):
    asli = buat_instrumen()
    berkas = ekspor_buku(asli)
    if produsen:
        berkas = ubah(berkas, produsen)
    baru = impor_instrumen(rencana_impor(berkas, kode="SALINAN-2026", oleh=None), oleh=None)
    assert sidik_instrumen(isi_kanonik(baru)) == asli.sidik
    assert baru.status == Instrumen.Status.DRAF


def test_yang_aneh_pun_utuh():
    isi = isi_kecil()
    satu, dua, _tiga = isi["indikator"]
    satu["judul"] = "  =1+1 "
    satu["pertanyaan"] = "baris satu\r\nbaris dua\n\u200bakhir"
    satu["kriteria"][0]["teks"] = "json: bukan json"
    satu["kriteria"][1]["keterangan"] = "_x0041_ dan 12"
    satu["batas"] = ["satu\nbaris", " dua", ""]
    satu["metode"] = ["dokumen, foto"]
    dua["masukan"][0] |= {"satuan": None, "rahasia": {"a": [1, "2.50"]}, "min": "0", "maks": "99.5", "label": ""}
    dua["aturan"][0] |= {"keterangan": "", "catatan": 3}
    dua["aturan"][1] = {"nilai": 4, "salah_satu": [{"semua": [{"field": "capaian", "op": ">", "nilai": "90.50"}]}]}
    dua["aturan"].append({"nilai": 1})
    isi["meta"]["parameter"] = {"batas_data": "2026", "tahun": 2026, "kosong": None}
    isi["cacat_sumber"] = [{"uraian": "tanpa kode"}, {"kode": "C1", "sumber_terpotong": None}]
    asli = buat_dari_isi(isi, provinsi=buat_provinsi(), kode="ANEH-2026", tahun=2026, oleh=None)
    baca = baca_buku(ubah(ekspor_buku(asli)))
    assert sidik_instrumen(baca.isi) == sidik_instrumen(isi_kanonik(asli))


def test_buku_tanpa_lembar_pilihan_dan_kolom_pilihan():
    berkas = ekspor_buku(buat_instrumen_kecil())

    def buang(buku):
        for nama in ("Catatan", "Petunjuk", "Parameter", "Bukti"):
            del buku[nama]
        _atas, judul = kepala(buku["Indikator"])
        buku["Indikator"].delete_cols(judul["Urutan"])

    isi = baca_buku(ubah(berkas, buang)).isi
    assert [i["urutan"] for i in isi["indikator"]] == [1, 2, 3]
    assert isi["indikator"][0]["bukti"] == [] and isi["meta"]["parameter"] == {}


# --- faults ---------------------------------------------------------------------------------------


@cache
def buku_kecil() -> bytes:
    """The same bytes whatever the database holds."""
    return ekspor_buku(buat_instrumen_kecil())


def galat(*perubahan) -> list[dict]:
    with pytest.raises(Ditolak) as salah:
        baca_buku(ubah(buku_kecil(), *perubahan))
    assert "tidak ada yang disimpan" in salah.value.alasan
    return salah.value.rincian


@pytest.mark.parametrize(
    ("ganti", "lembar", "baris", "kolom", "sebab"),
    [
        (isi_sel("Variabel", "Bobot", 1, "banyak"), "Variabel", 5, "Bobot", "harus angka lebih dari 0"),
        (isi_sel("Variabel", "Bobot", 1, -5), "Variabel", 5, "Bobot", "harus angka lebih dari 0"),
        (isi_sel("Variabel", "Kode", 2, "V01"), "Variabel", 6, "Kode", "sudah ada di baris 5"),
        (isi_sel("Variabel", "Nomor", 2, 1), "Variabel", 6, "Nomor", "sudah ada di baris 5"),
        (isi_sel("Variabel", "Nama", 1, None), "Variabel", 5, "Nama", "belum diisi"),
        (isi_sel("Indikator", "Variabel", 1, "V09"), "Indikator", 5, "Variabel", "tidak ada di lembar Variabel"),
        (isi_sel("Indikator", "Kode", 1, 1.5), "Indikator", 5, "Kode", "tersimpan sebagai angka"),
        (isi_sel("Indikator", "Kode", 1, "1 a"), "Indikator", 5, "Kode", "bukan kode"),
        (isi_sel("Indikator", "Cara nilai", 1, "kira-kira"), "Indikator", 5, "Cara nilai", "tidak dikenal"),
        (isi_sel("Indikator", "Urutan", 2, None), "Indikator", 6, "Urutan", "Isi semua urutan"),
        (isi_sel("Indikator", "Dinilai pada berkas", 1, "mungkin"), "Indikator", 5, "Dinilai", "harus ya atau tidak"),
        (isi_sel("Indikator", "Judul", 1, "x" * 201), "Indikator", 5, "Judul", "terlalu panjang"),
        (isi_sel("Level", "Nilai", 2, 1), "Level", 6, "Nilai", "sudah ada di baris 5"),
        (isi_sel("Level", "Nilai", 1, 2.5), "Level", 5, "Nilai", "harus bilangan bulat"),
        (isi_sel("Level", "Indikator", 1, "99"), "Level", 5, "Indikator", "tidak ada di lembar Indikator"),
        (isi_sel("Kriteria", "Indikator", 1, None), "Kriteria", 5, "Indikator", "belum diisi"),
        (isi_sel("Kriteria", "Kode", 2, "1.a"), "Kriteria", 6, "Kode", "sudah ada di baris 5"),
        (isi_sel("Masukan", "Tipe", 1, "pecahan"), "Masukan", 5, "Tipe", "tidak dikenal"),
        (isi_sel("Masukan", "Lainnya", 1, '{"nama": "x"}'), "Masukan", 5, "Lainnya", "punya kolom sendiri"),
        (isi_sel("Aturan", "Syarat", 1, "capaan > 98"), "Aturan", 5, "Syarat", "tidak ada"),
        (isi_sel("Aturan", "Syarat", 1, "capaian besar"), "Aturan", 5, "Syarat", "tanda banding"),
        (isi_sel("Aturan", "Syarat", 1, "json:{"), "Aturan", 5, "Syarat", "tidak terbaca"),
        (isi_sel("Bukti", "Bukti", 1, "=A1+1"), "Bukti", 5, "Bukti", "rumus"),
        (isi_sel("Instrumen", "Isi", 3, "dua ribu"), "Instrumen", 7, "Isi", "harus bilangan bulat"),
        (isi_sel("Instrumen", "Butir", 2, "Jdul"), "Instrumen", 6, "Butir", "tidak dikenal"),
    ],
)
def test_galat_menyebut_lembar_baris_kolom(ganti, lembar, baris, kolom, sebab):
    semua = galat(ganti)
    assert any(
        g["lembar"] == lembar and g["baris"] == baris and g["kolom"].startswith(kolom) and sebab in g["sebab"]
        for g in semua
    ), semua


def test_semua_galat_sekaligus():
    semua = galat(
        isi_sel("Variabel", "Bobot", 1, "x"), isi_sel("Level", "Nilai", 3, "y"), isi_sel("Bukti", "Wajib", 1, "z")
    )
    assert {g["lembar"] for g in semua} == {"Variabel", "Level", "Bukti"}


def test_tidak_ada_yang_diam_diam_diabaikan():
    def kolom_asing(buku):
        atas, judul = kepala(buku["Level"])
        buku["Level"].cell(atas, len(judul) + 1).value = "Uraiam"
        buku["Level"].cell(atas + 1, len(judul) + 1).value = "penting"

    def tanpa_judul(buku):
        atas, judul = kepala(buku["Bukti"])
        buku["Bukti"].cell(atas + 1, len(judul) + 2).value = "terselip"

    def lembar_asing(buku):
        buku["Kriteria"].title = "Kritera"

    semua = galat(kolom_asing, tanpa_judul, lembar_asing)
    assert {g["lembar"] for g in semua} == {"Level", "Bukti", "Kritera"}


def test_sel_gabungan_di_dalam_tabel():
    def gabung(buku):
        buku["Level"].merge_cells("A5:A7")

    (satu,) = [g for g in galat(gabung) if "digabung" in g["sebab"]]
    assert satu["lembar"] == "Level"


def test_lembar_wajib_hilang():
    def hilang(buku):
        del buku["Indikator"]

    assert any(g["lembar"] == "Indikator" and "tidak ada" in g["sebab"] for g in galat(hilang))


def test_bukan_buku_kerja():
    with pytest.raises(Ditolak) as salah:
        baca_buku(b"kode,nama\n")
    assert salah.value.status == 415


# --- plan and draft -------------------------------------------------------------------------------


def test_kode_terpakai_provinsi_dan_hak():
    asli = buat_instrumen_kecil()
    berkas = ekspor_buku(asli)
    with pytest.raises(Ditolak, match="sudah dipakai"):
        rencana_impor(berkas, oleh=None)
    with pytest.raises(Ditolak, match="huruf, angka"):
        rencana_impor(berkas, kode="a b", oleh=None)
    with pytest.raises(SalahPeran):
        rencana_impor(berkas, kode="X-1", oleh=buat_pengguna(peran=Peran.TIM_PROVINSI))
    with pytest.raises(SalahPeran):
        rencana_impor(berkas, kode="X-1", provinsi="14", oleh=buat_pengguna(peran=Peran.ADMIN))


def test_segel_milik_satu_akun_dan_isinya_tetap():
    asli, admin = buat_instrumen_kecil(), buat_pengguna(peran=Peran.ADMIN)
    rencana = rencana_impor(ekspor_buku(asli), kode="X-1", oleh=admin)
    segel = rencana.segel(admin)
    assert Rencana.buka(segel, admin).sidik == rencana.sidik == asli.sidik
    with pytest.raises(SalahPeran):
        Rencana.buka(segel, buat_pengguna(peran=Peran.ADMIN))
    with pytest.raises(Basi):
        Rencana.buka(segel + "x", admin)


def test_impor_dengan_asal_memetakan():
    asli = buat_instrumen_kecil()
    isi = deepcopy(isi_kanonik(asli)) | {}
    isi["meta"]["tahun"] = 2027
    berkas = tulis_buku(isi, kode="KECIL-2027", provinsi="13")
    baru = impor_instrumen(rencana_impor(berkas, asal=asli.kode, oleh=None), oleh=None)
    assert baru.asal == asli and baru.pemetaan.filter(jenis="sama").count() == 3
    with pytest.raises(Ditolak, match="lebih awal"):
        rencana_impor(ekspor_buku(asli), kode="X", asal=asli.kode, oleh=None)


# --- the browser's pages, the commands ------------------------------------------------------------


def kirim(client, berkas, **isi):
    unggahan = io.BytesIO(berkas)
    unggahan.name = "instrumen.xlsx"
    return client.post(reverse("penilaian:instrumen-impor"), {"berkas": unggahan, **isi})


def test_impor_lewat_peramban(client):
    asli = buat_instrumen_kecil()
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    berkas = client.get(reverse("penilaian:instrumen-ekspor", args=[asli.kode])).content
    jawab = kirim(client, berkas, kode="kecil-b")
    assert jawab.status_code == 200 and "Belum ada yang disimpan" in jawab.content.decode()
    assert "sama persis dengan KECIL-2026" in jawab.content.decode()
    assert Instrumen.objects.count() == 1
    segel = jawab.context["segel"]
    jawab = client.post(reverse("penilaian:instrumen-impor-buat"), {"segel": segel})
    baru = Instrumen.objects.get(kode="KECIL-B")
    assert jawab.url == reverse("penilaian:instrumen-lihat", args=["KECIL-B"])
    assert sidik_instrumen(isi_kanonik(baru)) == asli.sidik
    assert Jejak.objects.filter(tindakan="instrumen.impor", objek_id=str(baru.pk)).exists()
    # a second click, the code now being taken
    assert client.post(reverse("penilaian:instrumen-impor-buat"), {"segel": segel}).status_code == 422
    assert client.post(reverse("penilaian:instrumen-impor-buat"), {"segel": "palsu"}).status_code == 409


def test_galat_impor_di_halaman(client):
    asli = buat_instrumen_kecil()
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    jawab = kirim(client, ubah(ekspor_buku(asli), isi_sel("Level", "Nilai", 1, "tiga")), kode="X-1")
    assert jawab.status_code == 422
    assert "“tiga” harus bilangan bulat" in jawab.content.decode()
    assert kirim(client, b"bukan", kode="X-1").status_code == 415
    assert kirim(client, b"").status_code == 422
    assert Instrumen.objects.count() == 1


def test_perintah(tmp_path, capsys):
    asli, berkas = buat_instrumen(), str(tmp_path / "i.xlsx")
    call_command("ekspor_instrumen", asli.kode, berkas)
    call_command("impor_instrumen", berkas, "--kode", "B-2026", "--uji")
    assert asli.sidik in capsys.readouterr().out and Instrumen.objects.count() == 1
    call_command("impor_instrumen", berkas, "--kode", "B-2026")
    assert sidik_instrumen(isi_kanonik(Instrumen.objects.get(kode="B-2026"))) == asli.sidik
    for argumen in ([berkas], [str(tmp_path / "tiada.xlsx")], [berkas, "--kode", "C", "--oleh", "siapa"]):
        with pytest.raises(SystemExit) as keluar:
            call_command("impor_instrumen", *argumen)
        assert keluar.value.code == 1
    with pytest.raises(SystemExit):
        call_command("ekspor_instrumen", "TIADA", berkas)
