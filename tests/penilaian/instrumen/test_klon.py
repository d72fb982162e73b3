"""Next year's rubric: the copy, its mapping kept along every edit, frozen on publishing."""

import datetime as dt

import pytest
from django.urls import reverse

from penilaian.instrumen.isi import isi_kanonik
from penilaian.instrumen.klon import atur_pemetaan, salin_tahun
from penilaian.instrumen.models import Indikator, Instrumen, Kriteria, Level
from penilaian.instrumen.pemetaan import Isi, usulkan_pasangan
from penilaian.instrumen.pemetaan_baris import hitung_jenis, indikator_pendahulu, pemetaan_kini, peta_ke
from penilaian.instrumen.sidik import sidik_instrumen
from penilaian.instrumen.tindakan import hapus_draf, terbitkan
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_instrumen, buat_instrumen_kecil, buat_pengguna, isi_kecil

pytestmark = pytest.mark.django_db
SK = {"sk_nomor": "2/2027", "sk_tanggal": dt.date(2027, 1, 4), "sk_penanda_tangan": "Kepala Dinas"}


def salin(asal, kode="KECIL-2027", tahun=2027):
    return salin_tahun(asal, kode=kode, tahun=tahun, oleh=None)


def jenis(instrumen) -> dict[str, str]:
    return {(p.baru or p.lama).kode: str(p.jenis) for p in pemetaan_kini(instrumen)}


def tambah(instrumen, kode, judul, variabel="V02") -> Indikator:
    v = instrumen.variabel.get(kode=variabel)
    isi = {"mode": "wawancara", "dinilai_desk": False, "pertanyaan": f"{judul}?", "urutan": 90}
    i = Indikator.objects.create(instrumen=instrumen, variabel=v, kode=kode, judul=judul, **isi)
    Level.objects.create(indikator=i, nilai=5, deskripsi="Baik.")
    return i


def test_salinan_sama_dan_terpetakan():
    asal = buat_instrumen()
    baru = salin(asal, "SUMBAR-2027")
    assert (baru.status, baru.asal, baru.tahun) == (Instrumen.Status.DRAF, asal, 2027)
    isi = isi_kanonik(baru)
    isi["meta"]["tahun"] = asal.tahun
    assert sidik_instrumen(isi) == asal.sidik
    assert set(jenis(baru).values()) == {"sama"} and baru.pemetaan.count() == 31
    assert Jejak.objects.filter(tindakan="instrumen.petakan", objek_id=str(baru.pk)).exists()


def test_tiga_indikator_berubah():
    """The line of "Must show": cloned, three indicators changed; the rest stay the same."""
    asal = buat_instrumen()
    baru = salin(asal, "SUMBAR-2027")
    Indikator.objects.filter(instrumen=baru, kode="2").update(pertanyaan="Bagaimana ruang layanannya kini?")
    Kriteria.objects.filter(indikator__instrumen=baru, kode="30.a").update(teks="Syarat yang diperketat")
    Indikator.objects.filter(instrumen=baru, kode="18").update(bobot=2)
    hasil = {p.baru.kode: p for p in pemetaan_kini(baru)}
    assert {k for k, p in hasil.items() if p.jenis == "berubah"} == {"2", "18", "30"}
    assert hasil["2"].perubahan == ["pertanyaan"]
    assert hasil["30"].perubahan == ["syarat"]
    assert hasil["18"].perubahan == ["bobot indikator"]
    terbitkan(baru, **SK, oleh=None)
    assert baru.pemetaan.filter(jenis="berubah").count() == 3 and baru.pemetaan.filter(jenis="sama").count() == 28


def test_bobot_variabel_dan_kode_baru():
    baru = salin(buat_instrumen_kecil())
    baru.variabel.filter(kode="V01").update(bobot=45)
    Indikator.objects.filter(instrumen=baru, kode="3").update(kode="7", urutan=9)
    hasil = {p.baru.kode: p for p in pemetaan_kini(baru)}
    assert hasil["1"].perubahan == hasil["2"].perubahan == ["bobot variabel"]
    assert hasil["7"].jenis == "sama" and hasil["7"].lama.kode == "3"  # a new number is no change of content


def test_hapus_dan_tambah():
    baru = salin(buat_instrumen_kecil())
    baru.indikator.get(kode="2").delete()
    tambah(baru, "4", "Inovasi")
    assert jenis(baru) == {"1": "sama", "3": "sama", "4": "baru", "2": "dihapus"}


def test_beku_setelah_terbit():
    baru = salin(buat_instrumen_kecil())
    baru.indikator.get(kode="2").delete()
    tambah(baru, "4", "Inovasi")
    terbitkan(baru, **SK, oleh=None)
    Indikator.objects.filter(instrumen=baru, kode="1").update(judul="Diubah di luar aplikasi")
    assert jenis(baru) == {"1": "sama", "3": "sama", "4": "baru", "2": "dihapus"}
    catatan = Jejak.objects.get(tindakan="instrumen.terbitkan", objek_id=str(baru.pk))
    assert catatan.sesudah["pemetaan"] == {"sama": 2, "dihapus": 1, "baru": 1}
    with pytest.raises(Basi):
        atur_pemetaan(baru, {"1": "1", "3": "3", "4": ""}, oleh=None)


def test_pasangan_dengan_tangan():
    baru = salin(buat_instrumen_kecil())
    baru.indikator.get(kode="2").delete()
    tambah(baru, "4", "Inovasi")
    assert atur_pemetaan(baru, {"1": "1", "3": "", "4": "2"}, oleh=None) == {
        "sama": 1,
        "berubah": 1,
        "dihapus": 1,
        "baru": 1,
    }
    hasil = {(p.baru or p.lama).kode: p for p in pemetaan_kini(baru)}
    assert hasil["4"].lama.kode == "2" and hasil["4"].manual and not hasil["1"].manual
    catatan = Jejak.objects.filter(tindakan="instrumen.petakan").last()
    assert catatan.sesudah["pasangan"] == {"3": None, "4": "2"}


@pytest.mark.parametrize(
    ("pasangan", "sebab", "jenis_galat"),
    [
        ({"1": "1", "2": "1", "3": "3"}, "dipasangkan dengan 1 dan 2", Ditolak),
        ({"1": "9", "2": "2", "3": "3"}, "Indikator lama 9 tidak ada", Ditolak),
        ({"1": "1", "2": "2"}, "Muat ulang", Basi),
        ({"1": "1", "2": "2", "3": "3", "4": ""}, "Muat ulang", Basi),
    ],
)
def test_pasangan_yang_ditolak(pasangan, sebab, jenis_galat):
    baru = salin(buat_instrumen_kecil())
    with pytest.raises(jenis_galat, match=sebab):
        atur_pemetaan(baru, pasangan, oleh=None)
    assert set(jenis(baru).values()) == {"sama"}


def test_salin_ditolak():
    asal, draf = buat_instrumen_kecil(), buat_instrumen_kecil(kode="DRAF-1", terbit=False)
    with pytest.raises(Ditolak, match="sesudah 2026"):
        salin(asal, tahun=2026)
    with pytest.raises(Basi, match="masih draf"):
        salin(draf)
    with pytest.raises(Ditolak, match="sudah dipakai"):
        salin(asal, kode="DRAF-1")
    with pytest.raises(SalahPeran):
        salin_tahun(asal, kode="X", tahun=2027, oleh=buat_pengguna(peran=Peran.AUDITOR))
    with pytest.raises(SalahPeran):
        atur_pemetaan(salin(asal), {"1": "1", "2": "2", "3": "3"}, oleh=buat_pengguna(peran=Peran.AUDITOR))


def test_draf_salinan_dapat_dihapus():
    hapus_draf(salin(buat_instrumen_kecil()), oleh=None)
    assert Instrumen.objects.count() == 1


def test_usul_menurut_isi_bukan_hanya_kode():
    lama, baru = isi_kecil(), isi_kecil()
    # renumbered by one: the code "2" now is another question
    for i, kode in zip(baru["indikator"], ("2", "3", "4"), strict=True):
        i["kode"] = kode
    baru["indikator"][0]["pertanyaan"] = "Apakah standar dipajang dengan jelas?"
    assert usulkan_pasangan(Isi.dari(lama), Isi.dari(baru)) == {"2": "1", "3": "2", "4": "3"}


def test_usul_tidak_memaksa():
    lama, baru = isi_kecil(), isi_kecil()
    baru["indikator"][0] |= {"judul": "Layanan disabilitas", "pertanyaan": "Tersediakah jalur kursi roda?"}
    assert "1" not in usulkan_pasangan(Isi.dari(lama), Isi.dari(baru))


def test_peta_melewati_dua_tahun():
    satu = buat_instrumen_kecil()
    dua = salin(satu)
    Indikator.objects.filter(instrumen=dua, kode="1").update(judul="Standar baru")
    terbitkan(dua, **SK, oleh=None)
    tiga = salin(dua, "KECIL-2028", 2028)
    tiga.indikator.get(kode="3").delete()
    peta = peta_ke(tiga, satu)
    kode = {i.kode: i for i in tiga.indikator.all()}
    assert peta.lama[kode["1"].pk].kode == "1" and peta.perubahan[kode["1"].pk] == ["judul"]
    assert peta.sama(kode["2"]) and [i.kode for i in peta.dihapus] == ["3"]
    assert peta_ke(satu, satu).sama(satu.indikator.get(kode="1"))
    assert peta_ke(satu, dua) is None
    pendahulu = indikator_pendahulu(kode["1"])
    assert list(pendahulu.values()) == ["sama", "sama", "berubah"]


# --- pages ----------------------------------------------------------------------------------------


def alamat(nama, *args):
    return reverse(f"penilaian:instrumen-{nama}", args=args)


def test_halaman_salin_dan_pemetaan(client):
    buat_instrumen_kecil()
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    assert "KECIL-2027" in client.get(alamat("salin", "KECIL-2026")).content.decode()
    assert client.post(alamat("salin", "KECIL-2026"), {"kode": "KECIL-2027", "tahun": 2026}).status_code == 422
    jawab = client.post(alamat("salin", "KECIL-2026"), {"kode": "kecil-2027", "tahun": 2027})
    assert jawab.url == alamat("lihat", "KECIL-2027")
    assert alamat("pemetaan", "KECIL-2027") in client.get(jawab.url).content.decode()
    halaman = client.get(alamat("pemetaan", "KECIL-2027"))
    assert halaman.status_code == 200 and [n for _l, n, _j in halaman.context["jumlah"]] == [3, 0, 0, 0]
    kirim = {"lama-1": "1", "lama-2": "", "lama-3": "3"}
    assert client.post(alamat("pemetaan-simpan", "KECIL-2027"), kirim).status_code == 302
    assert hitung_jenis(pemetaan_kini(Instrumen.objects.get(kode="KECIL-2027"))) == {"sama": 2, "dihapus": 1, "baru": 1}
    jawab = client.post(alamat("pemetaan-simpan", "KECIL-2027"), kirim | {"lama-2": "1"})
    assert jawab.status_code == 422 and "lepaskan salah satu" in jawab.content.decode()
    assert client.get(alamat("pemetaan", "KECIL-2026")).status_code == 404


def test_pemetaan_terbaca_setelah_terbit(client):
    baru = salin(buat_instrumen_kecil())
    client.force_login(buat_pengguna(peran=Peran.AUDITOR))
    assert client.get(alamat("pemetaan", baru.kode)).status_code == 404
    terbitkan(baru, **SK, oleh=None)
    halaman = client.get(alamat("pemetaan", baru.kode))
    assert halaman.status_code == 200 and "<select" not in halaman.content.decode()
    assert client.post(alamat("pemetaan-simpan", baru.kode), {}).status_code == 403
    assert client.get(alamat("salin", baru.kode)).status_code == 403
