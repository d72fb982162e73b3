"""The editor of a draft: every act changes one thing, is checked, audited, and refused with a sentence."""

import datetime as dt
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from penilaian.instrumen import tindakan
from penilaian.instrumen import tindakan_butir as butir
from penilaian.instrumen import tindakan_sunting as sunting
from penilaian.instrumen.cap import cap
from penilaian.instrumen.isi import isi_bawaan, isi_kanonik, isi_kosong
from penilaian.instrumen.masukan import diturunkan
from penilaian.instrumen.models import Indikator, Instrumen
from penilaian.instrumen.periksa import temuan_isi
from penilaian.instrumen.sidik import sidik_instrumen
from penilaian.instrumen.syarat import SyaratSalah, baca_syarat, sebagai_aturan, tulis_syarat
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import (
    buat_instrumen,
    buat_instrumen_kecil,
    buat_pengguna,
    buat_periode,
    buat_peserta,
    buat_provinsi,
)

pytestmark = pytest.mark.django_db
SK = {"sk_nomor": "7/2027", "sk_tanggal": dt.date(2027, 2, 3), "sk_penanda_tangan": "Kepala Dinas"}
LEVEL = {
    "dijelaskan": True,
    "deskripsi": "Lengkap.",
    "usulan_deskripsi": "",
    "makna_sumber": "",
    "sumber_terpotong": False,
}
SYARAT = {"teks": "Ada loket.", "mulai_level": 3, "asal": "sumber", "keterangan": "", "digantikan_oleh": []}


@pytest.fixture
def draf():
    return buat_instrumen_kecil(kode="DRAF-1", terbit=False)


@pytest.fixture
def masuk(client):
    def _masuk(peran=Peran.ADMIN, **isi):
        client.force_login(buat_pengguna(peran=peran, **isi))
        return client

    return _masuk


def satu(draf, kode) -> Indikator:
    return draf.indikator.select_related("instrumen", "variabel").get(kode=kode)


def alamat(nama, *args):
    return reverse(f"penilaian:instrumen-{nama}", args=args)


# --- conditions as text ---------------------------------------------------------------------------


def test_syarat_tertulis_terbaca_kembali():
    """Every rule and condition of the guide book survives being written as text and read again."""
    jumlah = 0
    for i in isi_bawaan()["indikator"]:
        for a in [*i["aturan"], *(m["syarat"] for m in i["masukan"] if m.get("syarat"))]:
            teks = tulis_syarat(a)
            baru = baca_syarat(teks, i["masukan"])
            polos = {k: v for k, v in a.items() if k in ("semua", "salah_satu") and (v or k == "semua")}
            assert (sebagai_aturan(baru) if "nilai" in a and "field" not in a else baru) == (polos or a), teks
            jumlah += 1
    assert jumlah > 60


M = [
    {"nama": "capaian", "label": "Capaian", "tipe": "desimal"},
    {"nama": "ada", "label": "Ada", "tipe": "boolean"},
    {"nama": "mutu", "label": "Mutu", "tipe": "pilihan", "pilihan": ["A", "sangat baik"]},
]


def test_syarat_dengan_angka_indonesia_dan_pilihan_bersepasi():
    assert baca_syarat("capaian ≥ 98,5 dan ada = ya", M)["semua"][0] == {
        "field": "capaian",
        "op": ">=",
        "nilai": "98.5",
    }
    assert baca_syarat('mutu = "sangat baik"', M) == {"field": "mutu", "op": "==", "nilai": "sangat baik"}


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("", "nama isian"),
        ("entah > 3", "tidak ada"),
        ("capaian", "tanda banding"),
        ("capaian >", "pembanding"),
        ("capaian > banyak", "dengan angka"),
        ("capaian > 3 capaian < 4", "tidak terbaca"),
        ("(capaian > 3", "tutup kurung"),
        ("ada = mungkin", "ya atau tidak"),
        ("mutu = C", "bukan pilihan"),
        ("(" * 20 + "capaian > 3", "bertingkat"),
        ('capaian > "', "tidak terbaca"),
        ("capaian > 3 dan", "kurang"),
    ],
)
def test_syarat_yang_tidak_terbaca(teks, kata):
    with pytest.raises(SyaratSalah, match=kata):
        baca_syarat(teks, M)


# --- actions --------------------------------------------------------------------------------------


def test_variabel_ditambah_diubah_digeser_dihapus(draf):
    v = sunting.simpan_variabel(draf, None, nama="Data", bobot="4.99", oleh=None)
    assert (v.kode, v.nomor) == ("V03", 3)
    sunting.simpan_variabel(draf, "V03", nama="Data baru", bobot="5", dasar=cap(v), oleh=None)
    sunting.geser_variabel(draf, "V03", -1, oleh=None)
    assert list(draf.variabel.values_list("kode", "nomor")) == [("V01", 1), ("V03", 2), ("V02", 3)]
    with pytest.raises(Ditolak, match="masih memuat 2 indikator"):
        sunting.hapus_variabel(draf, "V01", oleh=None)
    sunting.hapus_variabel(draf, "V03", oleh=None)
    assert list(draf.variabel.values_list("nomor", flat=True)) == [1, 2]
    nama = set(Jejak.objects.values_list("tindakan", flat=True))
    assert {f"instrumen.{n}_variabel" for n in ("tambah", "ubah", "urutkan", "hapus")} <= nama


@pytest.mark.parametrize("bobot", ["0", "-1", "x", "1.00001", "NaN"])
def test_bobot_variabel_buruk(draf, bobot):
    with pytest.raises(Ditolak, match="bobot harus"):
        sunting.simpan_variabel(draf, None, nama="Data", bobot=bobot, oleh=None)


def test_indikator_dibuat_dan_urut_per_variabel(draf):
    baru = sunting.buat_indikator(draf, "V01", kode="1a", judul="Loket", mode="kumulatif", oleh=None)
    assert list(baru.level.values_list("nilai", "dijelaskan")) == [(n, False) for n in range(1, 6)]
    assert list(draf.indikator.values_list("kode", flat=True)) == ["1", "2", "1a", "3"]
    sunting.geser_indikator(baru, -1, oleh=None)
    assert list(draf.indikator.values_list("kode", "urutan")) == [("1", 1), ("1a", 2), ("2", 3), ("3", 4)]
    sunting.simpan_indikator(satu(draf, "1"), {"variabel": "V02"}, oleh=None)
    assert [i["kode"] for i in isi_kanonik(draf)["indikator"]] == ["1a", "2", "1", "3"]
    assert list(draf.indikator.values_list("kode", flat=True)) == ["1a", "2", "1", "3"]
    for kode in ("1", "a b", "", "x" * 11, "../.."):
        with pytest.raises(Ditolak, match="Kode"):
            sunting.buat_indikator(draf, "V01", kode=kode, judul="Loket", mode="kumulatif", oleh=None)


def test_ganti_kode_membawa_penunjuknya():
    draf = buat_instrumen(kode="DRAF-2", terbit=False)
    i = sunting.simpan_indikator(satu(draf, "30"), {"kode": "31"}, oleh=None)
    assert set(i.kriteria.values_list("kode", flat=True)) == {f"31.{h}" for h in "abcdefg"}
    assert i.kriteria.get(kode="31.a").digantikan_oleh == ["31.d"]
    i = sunting.simpan_indikator(satu(draf, "16"), {"kode": "16b"}, oleh=None)
    assert [m["untuk_kriteria"] for m in i.masukan if "untuk_kriteria" in m] == ["16b.e"]
    assert [t for t in temuan_isi(isi_kanonik(draf)) if t.menghalangi] == []


def test_nilai_maksimum_mengatur_level(draf):
    i = sunting.simpan_indikator(satu(draf, "1"), {"nilai_maks": 2}, oleh=None)
    assert list(i.level.values_list("nilai", flat=True)) == [1, 2, 3, 4, 5]  # described ones stay, as findings
    assert any("di luar 1 sampai 2" in t.sebab for t in temuan_isi(isi_kanonik(draf)))
    for nilai in (0, 6):
        with pytest.raises(Ditolak, match="1 sampai 5"):
            sunting.simpan_indikator(satu(draf, "1"), {"nilai_maks": nilai}, oleh=None)


def test_syarat_di_atas_maksimum_ditolak(draf):
    with pytest.raises(Ditolak, match="nilai maksimum indikator ini 5"):
        butir.simpan_kriteria(satu(draf, "1"), None, {**SYARAT, "mulai_level": 6}, oleh=None)
    assert satu(draf, "1").kriteria.count() == 4


def test_syarat_ditambah_diubah_digeser_dihapus(draf):
    i = satu(draf, "1")
    k = butir.simpan_kriteria(i, None, SYARAT, oleh=None)
    assert (k.kode, k.tanda) == ("1.e", "3e")
    butir.geser_kriteria(i, "1.e", -1, oleh=None)
    assert list(i.kriteria.filter(mulai_level=3).values_list("kode", flat=True)) == ["1.a", "1.e", "1.b"]
    butir.simpan_kriteria(i, "1.a", {**SYARAT, "digantikan_oleh": ["1.e"]}, oleh=None)
    with pytest.raises(Ditolak, match=r"ditunjuk oleh syarat 1\.a"):
        butir.hapus_kriteria(i, "1.e", oleh=None)
    butir.hapus_kriteria(i, "1.a", oleh=None)
    butir.hapus_kriteria(i, "1.e", oleh=None)
    assert i.kriteria.count() == 3


def test_level_ditempel_sekaligus(draf):
    i = satu(draf, "3")
    teks = "Nilai 3: Sebagian petugas\n paham.\n\n4) Semua paham.\n5. Semua paham dan dapat melatih."
    assert butir.tempel_level(i, teks, oleh=None) == [3, 4, 5]
    assert i.level.get(nilai=3).deskripsi == "Sebagian petugas paham."
    for buruk in ("", "tanpa nomor", "3. satu\n3. dua", "3."):
        with pytest.raises(Ditolak):
            butir.tempel_level(i, buruk, oleh=None)
    with pytest.raises(Ditolak, match="uraian nilai 3"):
        butir.simpan_level(i, 3, {**LEVEL, "deskripsi": " "}, oleh=None)


def test_isian_yang_dipakai_tidak_terhapus(draf):
    i = satu(draf, "2")
    with pytest.raises(Ditolak, match="masih dipakai aturan ke-1, aturan ke-2, aturan ke-3"):
        butir.hapus_isian(i, "capaian", oleh=None)
    nama = butir.simpan_isian(i, None, {"label": "Jumlah Loket!", "tipe": "bilangan_bulat"}, oleh=None)
    assert nama == "jumlah_loket"
    with pytest.raises(Ditolak, match="tidak ada: entah"):
        butir.simpan_isian(i, None, {"label": "X", "tipe": "desimal", "rumus": "entah / 2"}, oleh=None)
    butir.hapus_isian(i, nama, oleh=None)
    assert [m["nama"] for m in satu(draf, "2").masukan] == ["capaian"]


def test_dua_orang_menyunting(draf):
    """The second one is told, and nothing of the first is lost."""
    i, dasar = satu(draf, "2"), cap(satu(draf, "2").aturan)
    butir.hapus_aturan(i, 0, dasar=dasar, oleh=None)
    with pytest.raises(Basi, match="diubah di tempat lain"):
        butir.hapus_aturan(i, 0, dasar=dasar, oleh=None)
    with pytest.raises(Basi):
        butir.geser_aturan(i, 0, 1, dasar=dasar, oleh=None)
    assert len(satu(draf, "2").aturan) == 2
    lama = satu(draf, "1")
    sunting.hapus_indikator(satu(draf, "1"), oleh=None)
    with pytest.raises(Basi, match="sudah dihapus"):
        butir.simpan_kriteria(lama, None, SYARAT, oleh=None)


def test_indikator_bernilai_tidak_terhapus(draf):
    """No period takes a draft, but should values ever rest on one, nothing is thrown away."""
    peserta = buat_peserta(periode=buat_periode(instrumen=draf))
    i = satu(draf, "1")
    kunci = {"peserta": peserta, "indikator": i, "lapis": Lapis.DESK, "level": 3, "versi": 1}
    p = Pertimbangan.objects.create(uuid=uuid4(), penilai=buat_pengguna(), pada=timezone.now(), **kunci)
    Nilai.objects.create(pertimbangan=p, **kunci)
    with pytest.raises(Ditolak, match="sudah punya nilai"):
        sunting.hapus_indikator(i, oleh=None)
    assert i.kriteria.count() == 4
    assert not Jejak.objects.filter(tindakan="instrumen.hapus_indikator").exists()


def semua_tindakan(draf, i):
    return [
        lambda o: sunting.simpan_instrumen(draf, judul="X", tahun=2027, oleh=o),
        lambda o: sunting.simpan_parameter(draf, {"batas_data": "Mei"}, oleh=o),
        lambda o: sunting.simpan_variabel(draf, "V01", nama="X", bobot=1, oleh=o),
        lambda o: sunting.hapus_variabel(draf, "V01", oleh=o),
        lambda o: sunting.geser_variabel(draf, "V01", 1, oleh=o),
        lambda o: sunting.buat_indikator(draf, "V01", kode="9", judul="X", mode="aturan", oleh=o),
        lambda o: sunting.simpan_indikator(i, {"judul": "X"}, oleh=o),
        lambda o: sunting.hapus_indikator(i, oleh=o),
        lambda o: sunting.geser_indikator(i, 1, oleh=o),
        lambda o: butir.simpan_level(i, 3, LEVEL, oleh=o),
        lambda o: butir.tempel_level(i, "3. X.", oleh=o),
        lambda o: butir.simpan_kriteria(i, None, SYARAT, oleh=o),
        lambda o: butir.hapus_kriteria(i, "1.a", oleh=o),
        lambda o: butir.geser_kriteria(i, "1.a", 1, oleh=o),
        lambda o: butir.simpan_bukti(i, None, {"jenis": "foto", "nama": "X"}, oleh=o),
        lambda o: butir.hapus_bukti(i, 1, oleh=o),
        lambda o: butir.geser_bukti(i, 1, 1, oleh=o),
        lambda o: butir.simpan_isian(i, None, {"label": "X", "tipe": "desimal"}, oleh=o),
        lambda o: butir.hapus_isian(i, "x", oleh=o),
        lambda o: butir.geser_isian(i, "x", 1, oleh=o),
        lambda o: butir.simpan_aturan(i, None, {"nilai": 1, "semua": []}, oleh=o),
        lambda o: butir.hapus_aturan(i, 0, oleh=o),
        lambda o: butir.geser_aturan(i, 0, 1, oleh=o),
    ]


def test_yang_terbit_menolak_semuanya(draf):
    semua = semua_tindakan(draf, satu(draf, "1"))  # pages opened before it was published
    sebelum = sidik_instrumen(isi_kanonik(draf))
    tindakan.terbitkan(draf, **SK, oleh=None)
    for ubah in semua:
        with pytest.raises(Basi, match=r"sudah terbit.*Buat salinannya"):
            ubah(None)
    assert sidik_instrumen(isi_kanonik(draf)) == sebelum


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.ADMIN])
def test_hanya_admin(draf, peran):
    orang = buat_pengguna(peran=peran)
    for ubah in semua_tindakan(draf, satu(draf, "1")):
        with pytest.raises(SalahPeran):
            ubah(orang)


def test_admin_provinsi_lain(draf):
    orang = buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14"))
    for ubah in semua_tindakan(draf, satu(draf, "1")):
        with pytest.raises(SalahPeran):
            ubah(orang)


@pytest.mark.parametrize("jumlah", [1, 3, 7, 9, 13, 60])
def test_draf_kosong_berjumlah_seratus(jumlah):
    assert sum(v["bobot"] for v in isi_kosong(jumlah)["variabel"]) == 100


# --- pages ----------------------------------------------------------------------------------------


def kirim(client, draf, indikator, bagian, kunci="", aksi="simpan", stempel=None, **isi):
    ke = alamat("sunting-indikator", draf.kode, indikator) if indikator else alamat("sunting", draf.kode)
    if stempel is None and aksi in ("simpan", "hapus", "naik", "turun"):
        buka = client.get(ke, {"ubah": f"{bagian}:{kunci}"})
        stempel = buka.context["terbuka"].cap if buka.context and buka.context["terbuka"] else ""
    return client.post(ke, {"bagian": bagian, "kunci": kunci, "aksi": aksi, "cap": stempel, **isi})


def test_semua_formulir_menyimpan_kembali_tanpa_perubahan(masuk):
    """Opening each form of the whole rubric and saving it as it is changes nothing."""
    draf = buat_instrumen(kode="DRAF-2", terbit=False)
    client, sebelum = masuk(), sidik_instrumen(isi_kanonik(draf))
    for kode in ("9", "10", "13", "16", "23", "29", "30"):
        i = satu(draf, kode)
        bagian = [("umum", "")] + [("level", str(lv.nilai)) for lv in i.level.all()]
        bagian += [("kriteria", k.kode) for k in i.kriteria.all()] + [
            ("bukti", str(b.pk)) for b in i.bukti_diminta.all()
        ]
        bagian += [("isian", m["nama"]) for m in i.masukan] + [("aturan", str(n)) for n in range(len(i.aturan))]
        for nama, kunci in bagian:
            ke = alamat("sunting-indikator", draf.kode, kode)
            terbuka = client.get(ke, {"ubah": f"{nama}:{kunci}"}).context["terbuka"]
            isi = {"bagian": nama, "kunci": kunci, "aksi": "simpan", "cap": terbuka.cap}
            for kolom in terbuka.form:
                nilai = kolom.field.prepare_value(kolom.value()) if kolom.value() is not None else None
                if nilai not in (None, "", False, []):
                    isi[kolom.html_name] = nilai
            jawab = client.post(ke, isi)
            assert jawab.status_code == 302, (kode, nama, kunci, jawab.context["terbuka"].form.errors)
    assert sidik_instrumen(isi_kanonik(draf)) == sebelum


def test_dari_kosong_sampai_terbit(masuk):
    """Two variables and two indicators, made and published through the browser's forms alone."""
    buat_provinsi()
    client = masuk()
    awal = {"sumber": "kosong", "provinsi": "13", "tahun": "2027", "kode": "BARU-1"}
    assert client.post(alamat("baru"), awal).status_code == 422
    assert client.post(alamat("baru"), {**awal, "jumlah_variabel": "2", "judul": "SK"}).status_code == 302
    draf = Instrumen.objects.get(kode="BARU-1")
    assert kirim(client, draf, "", "variabel", "V01", nama="Pelayanan", bobot="40,5").status_code == 302
    assert kirim(client, draf, "", "variabel", "V02", nama="Kinerja", bobot="59,49").status_code == 302
    assert draf.variabel.get(kode="V01").bobot == Decimal("40.5")
    isi = client.get(alamat("sunting", draf.kode)).content.decode()
    assert "Bobot berjumlah 99,99. Tambah 0,01 agar tepat 100." in isi
    assert client.get(alamat("terbitkan", draf.kode)).context["penghalang"] == 3
    kirim(client, draf, "", "variabel", "V02", nama="Kinerja", bobot="59,5")
    jawab = kirim(client, draf, "", "indikator", "V01", kode="1", judul="Loket", mode="kumulatif")
    assert jawab.url.endswith("/sunting/1/?ubah=umum#ubah")
    kirim(client, draf, "", "indikator", "V02", kode="2", judul="Perekaman", mode="aturan")
    umum = {"bobot": "1", "nilai_maks": "4", "kroscek": "wajib", "dinilai_desk": "on"}
    for kode, judul, mode, v in (("1", "Loket", "kumulatif", "V01"), ("2", "Perekaman", "aturan", "V02")):
        isi = {"kode": kode, "judul": judul, "mode": mode, "variabel": v, "pertanyaan": "Bagaimana s.d. {batas_data}?"}
        assert kirim(client, draf, kode, "umum", **umum, **isi).status_code == 302
        assert kirim(client, draf, kode, "tempel", teks="3. Cukup.\n4. Lengkap.").status_code == 302
        assert kirim(client, draf, kode, "bukti", "baru", jenis="foto", nama="Foto", wajib="on").status_code == 302
    for nilai in ("3", "4"):
        kirim(client, draf, "1", "kriteria", f"baru-{nilai}", teks=f"Syarat {nilai}", mulai_level=nilai, asal="sumber")
    jawab = kirim(client, draf, "1", "kriteria", "baru", teks="Lebih", mulai_level="5", asal="sumber")
    assert jawab.status_code == 422 and "nilai 1 sampai 4" in jawab.content.decode()
    for label in ("Terekam", "Wajib rekam"):
        kirim(client, draf, "2", "isian", "baru", label=label, tipe="bilangan_bulat", cara="diisi", min="0")
    rumus = {"cara": "rumus", "rumus": "terekam / wajib_rekam * 100", "bila_penyebut_nol": "penilai", "satuan": "%"}
    assert kirim(client, draf, "2", "isian", "baru", label="Capaian", tipe="desimal", **rumus).status_code == 302
    jawab = kirim(client, draf, "2", "aturan", "baru", nilai="4", syarat="capaian >=")
    assert jawab.status_code == 422 and "Syarat belum selesai" in jawab.content.decode()
    kirim(client, draf, "2", "aturan", "baru", nilai="4", syarat="capaian >= 90")
    kirim(client, draf, "2", "aturan", "baru", nilai="3", syarat="capaian <= 90")
    isi = client.get(alamat("sunting-indikator", draf.kode, "2")).content.decode()
    assert "aturan ke-1 dan ke-2 mengakui Capaian 90%" in isi
    assert client.post(alamat("terbitkan", draf.kode), SK).status_code == 422
    kirim(client, draf, "2", "aturan", "1", nilai="3", syarat="capaian < 90")
    assert "{batas_data} belum punya isi" in client.get(alamat("sunting", draf.kode)).content.decode()
    assert kirim(client, draf, "", "parameter", p_batas_data="Maret 2027").status_code == 302
    laman = client.get(alamat("terbitkan", draf.kode))
    assert laman.context["penghalang"] == 0
    assert client.post(alamat("terbitkan", draf.kode), SK).status_code == 302
    draf.refresh_from_db()
    assert draf.sudah_terbit and draf.sidik == laman.context["sidik"]


def test_coba_aturan(masuk):
    draf = buat_instrumen(kode="DRAF-2", terbit=False)
    client = masuk()
    ke = alamat("coba", draf.kode, "9")
    isi = {"m_pengaduan_masuk": "240", "m_pengaduan_ditanggapi": "221", "centang": ["9.h", "9.i"]}
    jawab = client.get(ke, isi)
    teks = jawab.content.decode()
    assert "Saran nilai 4, aturan ke-2." in teks and "92,08%" in teks
    assert 'data-aturan="1"' in teks and ' di">' in teks
    assert "Tulis dalam angka" in client.get(ke, {"m_pengaduan_masuk": "banyak"}).content.decode()
    assert (
        "Tanpa saran nilai"
        in client.get(ke, {**isi, "m_pengaduan_masuk": "0", "m_pengaduan_ditanggapi": "0"}).content.decode()
    )
    # the page without script gives the same
    assert "Saran nilai 4" in client.get(alamat("sunting-indikator", draf.kode, "9"), isi).content.decode()
    for i in draf.indikator.all():
        assert client.get(alamat("coba", draf.kode, i.kode)).status_code == 200


def test_coba_aturan_yang_rusak(masuk, draf):
    i = satu(draf, "2")
    i.aturan = [{"nilai": 5, "semua": [{"field": "capaian", "op": ">", "nilai": "x"}]}]
    i.save()
    teks = masuk().get(alamat("sunting-indikator", draf.kode, "2"), {"m_capaian": "9"}).content.decode()
    assert "Perbaiki temuan dahulu" in teks and "bukan angka" in teks


def test_formulir_basi_409(masuk, draf):
    client = masuk()
    stempel = cap(draf.variabel.get(kode="V01"))
    sunting.simpan_variabel(draf, "V01", nama="Lebih dulu", bobot=40, oleh=None)
    jawab = kirim(client, draf, "", "variabel", "V01", stempel=stempel, nama="Belakangan", bobot="41")
    teks = jawab.content.decode()
    assert jawab.status_code == 409
    assert "Belakangan" in teks and "Yang tersimpan kini" in teks and "Lebih dulu" in teks
    ulang = jawab.context["terbuka"].cap
    assert kirim(client, draf, "", "variabel", "V01", stempel=ulang, nama="Belakangan", bobot="41").status_code == 302


def test_hapus_dan_geser_dari_halaman(masuk, draf):
    client = masuk()
    assert kirim(client, draf, "", "variabel", "V01", "turun").status_code == 302
    assert list(draf.variabel.values_list("kode", flat=True)) == ["V02", "V01"]
    jawab = kirim(client, draf, "", "variabel", "V01", "hapus")
    assert jawab.status_code == 422 and "Pindahkan atau hapus dahulu" in jawab.content.decode()
    assert kirim(client, draf, "1", "kriteria", "1.b", "naik").status_code == 302
    assert list(satu(draf, "1").kriteria.values_list("kode", flat=True))[:2] == ["1.b", "1.a"]
    assert kirim(client, draf, "2", "aturan", "1", "naik", cap(satu(draf, "2").aturan)).status_code == 302
    assert [a["nilai"] for a in satu(draf, "2").aturan] == [4, 5, 3]
    jawab = kirim(client, draf, "1", "umum", "", "hapus")
    assert jawab.url == alamat("sunting", draf.kode)
    assert not draf.indikator.filter(kode="1").exists()


def test_isian_formulir_buruk(masuk, draf):
    client = masuk()
    for indikator, bagian, kunci, isi in (
        ("", "variabel", "baru", {"nama": "", "bobot": "1"}),
        ("", "variabel", "baru", {"nama": "X", "bobot": "-1"}),
        ("", "parameter", "", {"nama_baru": "Batas Data", "isi_baru": "x"}),
        ("", "parameter", "", {"isi_baru": "x"}),
        ("", "judul", "", {"judul": "", "tahun": "x"}),
        ("", "indikator", "V01", {"kode": "1", "judul": "X", "mode": "kumulatif"}),
        ("1", "umum", "", {"kode": "1", "nilai_maks": "9"}),
        ("1", "level", "3", {"dijelaskan": "on", "deskripsi": ""}),
        ("2", "isian", "baru", {"label": "X", "tipe": "desimal", "cara": "rumus"}),
        ("2", "isian", "baru", {"label": "X", "tipe": "pilihan", "cara": "diisi", "pilihan": "satu"}),
        ("2", "isian", "baru", {"label": "X", "tipe": "desimal", "cara": "syarat", "syarat": "entah > 2"}),
        ("2", "isian", "baru", {"label": "X", "tipe": "desimal", "cara": "diisi", "min": "9", "maks": "1"}),
        ("1", "bukti", "baru", {"jenis": "entah", "nama": "X"}),
    ):
        jawab = kirim(client, draf, indikator, bagian, kunci, **isi)
        assert jawab.status_code == 422, (bagian, isi)
    sebelum = sidik_instrumen(isi_kanonik(draf))
    assert client.post(alamat("sunting", draf.kode), {"bagian": "entah"}).status_code == 422
    for ubah in ("level:99", "kriteria:9.z", "aturan:77", "bukti:abc", "isian:x"):
        assert client.get(alamat("sunting-indikator", draf.kode, "1"), {"ubah": ubah}).status_code == 404
    assert sidik_instrumen(isi_kanonik(draf)) == sebelum


def test_gerbang_halaman(masuk, draf):
    buat_instrumen_kecil()
    client = masuk()
    terbit = client.get(alamat("sunting", "KECIL-2026"))
    assert terbit.status_code == 409 and "Buat salinannya" in terbit.content.decode()
    assert client.get(alamat("sunting-indikator", draf.kode, "99")).status_code == 404
    for sebagai in ("operator", "juri"):
        for i in draf.indikator.all():
            assert client.get(alamat("pratinjau", draf.kode, i.kode, sebagai)).status_code == 200
    assert client.get(alamat("pratinjau", draf.kode, "1", "tamu")).status_code == 404
    client.force_login(buat_pengguna(peran=Peran.OPERATOR))
    for ke in (
        alamat("sunting", draf.kode),
        alamat("sunting-indikator", draf.kode, "1"),
        alamat("coba", draf.kode, "1"),
    ):
        assert client.get(ke).status_code == 403
    client.force_login(buat_pengguna(peran=Peran.ADMIN, provinsi=buat_provinsi(kode="14")))
    assert client.get(alamat("sunting", draf.kode)).status_code == 404


def test_pratinjau_semua_indikator(masuk):
    draf = buat_instrumen(kode="DRAF-2", terbit=False)
    client = masuk()
    for i in draf.indikator.all():
        for sebagai in ("operator", "juri"):
            isi = client.get(alamat("pratinjau", draf.kode, i.kode, sebagai)).content.decode()
            for m in i.masukan:
                assert diturunkan(m) or m["nama"] in isi or m.get("konteks")
