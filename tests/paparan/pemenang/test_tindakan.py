"""Final values, ties, the decision and its snapshot, the announcement."""

from fractions import Fraction

import pytest

from paparan.lembar.izin import ambil_lembar_sendiri
from paparan.lembar.tindakan_ketua import bebaskan
from paparan.pemenang.models import Pemenang
from paparan.pemenang.peringkat import muat_hasil, muat_peringkat_akhir
from paparan.pemenang.tindakan import sidik, sidik_hasil, tetapkan_pemenang, umumkan
from penilaian.periode.models import Periode
from penilaian.periode.tindakan import tutup_tahap
from pentas.dokumen.models import DokumenTerbit
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import buat_benturan, setel_tahap
from tests.paparan.bantu import HARI, buat_panggung, menangkan, tutup_lembar_penuh

pytestmark = pytest.mark.django_db
BA = {"nomor": "020/BA/2026", "tanggal": HARI}


def siap(panggung, *skor):
    """Sheets signed, one triple (or {code: triple}) per juror; stage pemenang open."""
    for penilai, satu in zip(panggung.penilai, skor or [(4, 4, 4)] * len(panggung.penilai), strict=True):
        tutup_lembar_penuh(panggung, penilai, satu)
    setel_tahap(panggung.periode, "pemenang")
    return panggung


def hasil(panggung):
    return {b["kode"]: b for b in muat_peringkat_akhir(panggung.periode).baris}


def test_nilai_akhir_eksak_dengan_bobot():
    p = buat_panggung(bobot_lapangan=70)
    siap(p, (5, 4, 5), (4, 4, 5))
    baris = hasil(p)[p.kode[0]]
    assert Fraction(baris["nilai_paparan"]) == (Fraction(1400, 15) + Fraction(1300, 15)) / 2
    assert baris["nilai_lapangan"] == "100" and baris["bobot"] == "7/10"
    assert Fraction(baris["nilai"]) == Fraction(7, 10) * 100 + Fraction(3, 10) * 90
    assert [b["urutan"] for b in hasil(p).values()] == [1, 2, 3]


def test_mode_paparan_saja():
    p = buat_panggung(mode_akhir=Periode.ModeAkhir.PAPARAN)
    skor = {p.kode[0]: (1, 1, 1), p.kode[1]: (3, 3, 3), p.kode[2]: (5, 5, 5)}
    siap(p, skor, skor)
    assert list(hasil(p)) == p.kode[::-1]
    assert hasil(p)[p.kode[2]]["nilai"] == "100" and hasil(p)[p.kode[2]]["bobot"] == "0"


def test_penilai_benturan_dan_yang_dibebaskan_tidak_dihitung():
    p = buat_panggung(penilai=3, buka=False)
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])
    from paparan.sesi.tindakan import buka_sesi

    buka_sesi(p.sesi, oleh=p.ketua)
    tutup_lembar_penuh(p, p.penilai[0], (1, 1, 1), kecuali=p.kode[:1])
    tutup_lembar_penuh(p, p.penilai[1], (5, 5, 5))
    bebaskan(ambil_lembar_sendiri(p.penilai[2], p.sesi), "Sakit.", oleh=p.ketua)
    assert hasil(p)[p.kode[0]]["nilai_paparan"] == "100"
    assert hasil(p)[p.kode[1]]["nilai_paparan"] == "60"
    assert all(b["lengkap"] for b in hasil(p).values())


def test_belum_semua_ditandatangani_tidak_terlihat_dan_tidak_ditetapkan():
    p = buat_panggung()
    tutup_lembar_penuh(p, p.penilai[0])
    with pytest.raises(Basi, match="semua lembar"):
        muat_peringkat_akhir(p.periode)
    setel_tahap(p.periode, "pemenang")
    with pytest.raises(Basi, match="belum ditandatangani"):
        tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)


def test_finalis_tanpa_penilai_tidak_lengkap():
    p = buat_panggung(penilai=1)
    tutup_lembar_penuh(p, p.penilai[0])
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])  # found out after signing
    setel_tahap(p.periode, "pemenang")
    with pytest.raises(Basi, match="belum lengkap"):
        tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)


def test_potret_membekukan_semua_angka():
    p = buat_panggung()
    pemenang = menangkan(p, diumumkan=False)
    assert pemenang.juara.kode == p.kode[0]
    assert pemenang.sidik == sidik(pemenang.isi)
    assert len(pemenang.isi["lembar"]) == 2
    assert all(len(x["skor"]) == 3 and len(x["sidik"]) == 64 for x in pemenang.isi["lembar"])
    assert "nama" not in pemenang.isi["lembar"][0]
    lama = pemenang.isi
    buat_benturan(pengguna=p.penilai[0], peserta=p.peserta[p.kode[0]])  # afterwards: history stands
    assert muat_hasil(p.sesi).isi == lama
    assert set(DokumenTerbit.objects.values_list("jenis", flat=True)) == {"peringkat-akhir", "berita-acara-pemenang"}


def test_siapa_dan_kapan():
    p = siap(buat_panggung())
    for akun in (p.admin, p.provinsi, p.auditor, p.penilai[0]):
        with pytest.raises(SalahPeran):
            tetapkan_pemenang(p.sesi, **BA, oleh=akun)
    setel_tahap(p.periode, "paparan")
    with pytest.raises(Basi, match="penetapan pemenang"):
        tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)


def test_sidik_yang_dilihat_harus_masih_berlaku():
    p = siap(buat_panggung())
    with pytest.raises(Basi, match="berubah"):
        tetapkan_pemenang(p.sesi, **BA, sidik_dilihat="0" * 64, oleh=p.ketua)
    tetapkan_pemenang(p.sesi, **BA, sidik_dilihat=sidik_hasil(muat_hasil(p.sesi).isi), oleh=p.ketua)


def test_putusan_yang_tidak_dilihat_tidak_tergantikan():
    p = siap(buat_panggung())
    dilihat = sidik_hasil(muat_hasil(p.sesi).isi)
    tetapkan_pemenang(p.sesi, **BA, sidik_dilihat=dilihat, oleh=p.ketua)
    with pytest.raises(Basi, match="berubah"):
        tetapkan_pemenang(p.sesi, **BA, sidik_dilihat=dilihat, alasan="Ditekan dua kali.", oleh=p.ketua)
    assert p.sesi.pemenang.count() == 1


def test_pengganti_perlu_alasan_dan_menandai_yang_lama():
    p = buat_panggung()
    lama = menangkan(p)
    with pytest.raises(Ditolak, match="alasan"):
        tetapkan_pemenang(p.sesi, nomor="021", tanggal=HARI, oleh=p.ketua)
    baru = tetapkan_pemenang(p.sesi, nomor="021", tanggal=HARI, alasan="Salah nomor.", oleh=p.ketua)
    assert baru.menggantikan == lama and baru.diumumkan_pada is None
    assert list(Pemenang.objects.berlaku()) == [baru]


SERI = {"13.01": (40, 50), "13.02": (30, 60), "13.03": (20, 40)}


def test_seri_nilai_akhir_lapangan_lebih_tinggi_dahulu():
    p = buat_panggung(nilai={"13.02": (40, 50), "13.01": (40, 40), "13.03": (20, 40)}, bobot_lapangan=50)
    tiga = {"13.02": (4, 4, 4), "13.03": (1, 1, 1)}
    siap(p, tiga | {"13.01": (5, 4, 4)}, tiga | {"13.01": (5, 5, 4)})  # 90 and 80 in the field, 80 and 90 here
    akhir = muat_peringkat_akhir(p.periode)
    assert [(b["kode"], b["nilai"], b["peringkat"]) for b in akhir.baris[:2]] == [
        ("13.02", "85", 1),
        ("13.01", "85", 1),
    ]
    assert akhir.isi["penentu"] == {"13.01": "lapangan"} and not akhir.perlu_keputusan


def test_seri_penuh_menurut_aturan_bobot():
    p = siap(buat_panggung(nilai=SERI))
    akhir = muat_peringkat_akhir(p.periode)
    assert [b["kode"] for b in akhir.baris] == ["13.02", "13.01", "13.03"]  # V02 weighs more
    assert [b["peringkat"] for b in akhir.baris] == [1, 1, 3]
    assert akhir.isi["penentu"] == {"13.01": "V02"} and not akhir.perlu_keputusan
    assert tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua).juara.kode == "13.02"


def test_seri_tidak_terpisahkan_diputuskan_pleno():
    p = siap(buat_panggung(nilai={"13.01": (40, 50), "13.02": (40, 50), "13.03": (20, 40)}))
    assert {b["kode"] for b in muat_peringkat_akhir(p.periode).perlu_keputusan} == {"13.01", "13.02"}
    with pytest.raises(Ditolak, match="rapat pleno"):
        tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)
    with pytest.raises(Ditolak, match="alasan"):
        tetapkan_pemenang(p.sesi, **BA, urutan=["13.02", "13.01"], oleh=p.ketua)
    pemenang = tetapkan_pemenang(p.sesi, **BA, urutan=["13.02", "13.01"], alasan="Pleno 8 Juli.", oleh=p.ketua)
    assert pemenang.juara.kode == "13.02" and pemenang.isi["keputusan"] == ["13.02", "13.01"]
    assert [b["peringkat"] for b in pemenang.isi["baris"]] == [1, 1, 3]
    assert Jejak.objects.get(tindakan="pemenang.tetapkan").alasan == "Pleno 8 Juli."


def test_aturan_seri_pleno_meminta_keputusan_untuk_setiap_seri():
    p = siap(buat_panggung(nilai=SERI, aturan_seri=Periode.AturanSeri.PLENO))
    with pytest.raises(Ditolak, match="rapat pleno"):
        tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)
    pemenang = tetapkan_pemenang(p.sesi, **BA, urutan=["13.01", "13.02"], alasan="Pleno.", oleh=p.ketua)
    assert pemenang.juara.kode == "13.01"


def test_keputusan_tidak_mengubah_urutan_yang_tidak_seri():
    p = siap(buat_panggung())
    pemenang = tetapkan_pemenang(p.sesi, **BA, urutan=p.kode[::-1], alasan="Coba.", oleh=p.ketua)
    assert [b["kode"] for b in pemenang.isi["baris"]] == p.kode


@pytest.mark.parametrize("urutan", [["13.77"], ["13.01", "13.01"]])
def test_keputusan_dengan_kode_salah(urutan):
    p = siap(buat_panggung())
    with pytest.raises(Ditolak, match="bukan finalis"):
        tetapkan_pemenang(p.sesi, **BA, urutan=urutan, alasan="x", oleh=p.ketua)


def test_umumkan_sekali_oleh_ketua_atau_admin_dan_menerbitkan_rapor():
    p = siap(buat_panggung())
    with pytest.raises(Basi, match="belum ditetapkan"):
        umumkan(p.sesi, oleh=p.ketua)
    tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)
    for akun in (p.provinsi, p.auditor, p.penilai[0]):
        with pytest.raises(SalahPeran):
            umumkan(p.sesi, oleh=akun)
    assert umumkan(p.sesi, oleh=p.admin).diumumkan_pada
    assert DokumenTerbit.objects.filter(jenis="rapor").count() == 3
    with pytest.raises(Basi, match="sudah diumumkan"):
        umumkan(p.sesi, oleh=p.ketua)


def test_tahap_pemenang_ditutup_setelah_ada_keputusan():
    p = siap(buat_panggung())
    with pytest.raises(Basi, match="belum ditetapkan"):
        tutup_tahap(p.periode, "pemenang", oleh=p.admin)
    tetapkan_pemenang(p.sesi, **BA, oleh=p.ketua)
    assert tutup_tahap(p.periode, "pemenang", oleh=p.admin).status == "ditutup"
