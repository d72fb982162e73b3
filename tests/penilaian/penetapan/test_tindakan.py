"""Determining the top ten: the tie at the line, the snapshot, superseding, refusals."""

import json

import pytest

from penilaian.instrumen.models import Indikator
from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.peringkat import muat_peringkat
from penilaian.penetapan.potret import sidik_peringkat
from penilaian.penetapan.tindakan import sebelum_diganti
from penilaian.periode.models import TidakBerlaku
from penilaian.periode.tindakan import tutup_tahap
from pentas.akun.peran import Peran
from pentas.dokumen.models import DokumenTerbit
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from pentas.sidik import sidik
from tests.pabrik import buat_pengguna, setel_tahap
from tests.penilaian.penetapan.bantu import SEMBILAN, SERI, buat_kecil, buat_simulasi, isi_nilai, putuskan

pytestmark = pytest.mark.django_db


def finalis(penetapan) -> list[str]:
    return [f.peserta.kode for f in penetapan.finalis.select_related("peserta")]


def test_seri_menuntut_keputusan():
    b = buat_simulasi()
    assert list(muat_peringkat(b.periode).usulan.seri_di_garis) == SERI
    with pytest.raises(Ditolak, match="Pilih cara memutuskan"):
        putuskan(b, "tidak_ada")
    with pytest.raises(Ditolak, match="alasan"):
        putuskan(b, "bobot", alasan="  ")
    assert not Penetapan.objects.exists()


def test_aturan_bobot_memasukkan_13_02():
    penetapan = putuskan(buat_simulasi())
    assert finalis(penetapan) == [*SEMBILAN, "13.02"]
    assert penetapan.isi["keputusan"] == SERI
    ke_10 = penetapan.finalis.get(urutan=10)
    assert (ke_10.peringkat, ke_10.nilai_lapangan) == (10, "78")


def test_urutan_lain_menurut_pleno():
    b = buat_simulasi()
    penetapan = putuskan(b, "urutan_lain", urutan=["13.03", "13.02", "13.07"])
    assert finalis(penetapan)[-1] == "13.03"
    kode = [x.kode for x in muat_peringkat(b.periode).baris]
    assert kode[9:12] == ["13.03", "13.02", "13.07"], "the ranking follows the decision from now on"


@pytest.mark.parametrize("urutan", [[], SERI[:2], [*SERI, "13.01"], [SERI[0], SERI[0], SERI[1]]])
def test_urutan_lain_menyebut_semua_yang_seri(urutan):
    with pytest.raises(Ditolak):
        putuskan(buat_simulasi(), "urutan_lain", urutan=urutan)


def test_semua_disertakan():
    assert finalis(putuskan(buat_simulasi(), "sertakan")) == [*SEMBILAN, *SERI]


def test_periode_yang_menyerahkan_seri_kepada_pleno():
    b = buat_simulasi(aturan_seri="pleno")
    with pytest.raises(Ditolak, match="rapat pleno"):
        putuskan(b, "bobot")
    assert len(finalis(putuskan(b, "sertakan"))) == 12


def test_tanpa_seri_tanpa_cara():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    with pytest.raises(Ditolak, match="tidak perlu cara"):
        putuskan(b, "bobot")
    assert finalis(putuskan(b, "tidak_ada", alasan="")) == ["13.01", "13.02"]


def test_nilai_sama_lewat_jalan_berbeda():
    """Totals equal by different parts tie; a level of V01 weighs 4, of V02 12."""
    b = buat_kecil({"13.01": (5, 5, 0), "13.02": (2, 2, 2), "13.03": (0, 1, 3)})
    baris = muat_peringkat(b.periode).baris
    assert [(x.kode, x.total, x.peringkat) for x in baris] == [("13.03", 40, 1), ("13.02", 40, 1), ("13.01", 40, 1)]
    assert muat_peringkat(b.periode).usulan.perlu_keputusan


def test_semua_variabel_sama_tidak_diputus_bobot():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (3, 3, 3), "13.03": (3, 3, 3)})
    with pytest.raises(Ditolak, match="pleno"):
        putuskan(b, "bobot")
    assert finalis(putuskan(b, "urutan_lain", urutan=["13.03", "13.02"])) == ["13.01", "13.03"]


def test_sidik_dapat_dihitung_ulang():
    penetapan = putuskan(buat_simulasi())
    isi = json.loads(json.dumps(Penetapan.objects.get(pk=penetapan.pk).isi))
    assert sidik(isi) == penetapan.sidik
    assert sidik(isi | {"alasan": "lain"}) != penetapan.sidik
    baris = {x["kode"]: x for x in isi["baris"]}
    assert baris["13.05"]["nilai"] == "551/6"
    assert baris["13.05"]["nilai_indikator"]["22a"] == 3
    assert isi["indikator"][0] == {"kode": "1", "variabel": "V01", "bobot": "1", "maks": 5}


def test_angka_yang_tidak_dilihat_ditolak():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    dilihat = sidik_peringkat(muat_peringkat(b.periode))
    isi_nilai(b, {"13.03": {"3": 2}})
    with pytest.raises(Basi, match="berubah sejak"):
        putuskan(b, "tidak_ada", sidik_dilihat=dilihat)
    putuskan(b, "tidak_ada", sidik_dilihat=sidik_peringkat(muat_peringkat(b.periode)))


def test_penetapan_yang_tidak_dilihat_tidak_tergantikan():
    """Two chairs, or one who pressed twice: the second decides on a page that did not show the first decision."""
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    dilihat = sidik_peringkat(muat_peringkat(b.periode))
    putuskan(b, "tidak_ada", sidik_dilihat=dilihat)
    with pytest.raises(Basi, match="berubah sejak"):
        putuskan(b, "tidak_ada", sidik_dilihat=dilihat)
    assert b.periode.penetapan.count() == 1


def test_nilai_belum_lengkap_ditolak():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, None), "13.03": (1, 1, 1)})
    with pytest.raises(Ditolak, match=r"Kab\. Solok") as galat:
        putuskan(b, "tidak_ada")
    assert galat.value.status == 422


def test_indikator_tidak_berlaku_membuatnya_lengkap():
    b = buat_kecil({"13.01": (5, None, 5), "13.02": (4, 4, 4), "13.03": (1, 1, 1)})
    dua = Indikator.objects.get(instrumen=b.periode.instrumen, kode="2")
    satu = b.periode.peserta.get(kabupaten_kota="13.01")
    TidakBerlaku.objects.create(peserta=satu, indikator=dua, alasan="Tidak ada layanannya.", oleh=b.ketua)
    penetapan = putuskan(b, "tidak_ada")
    assert penetapan.isi["baris"][0] | {"nilai": "100", "tidak_berlaku": ["2"]} == penetapan.isi["baris"][0]


def test_tanpa_peserta():
    with pytest.raises(Ditolak, match="belum punya peserta"):
        putuskan(buat_kecil({}), "tidak_ada")


@pytest.mark.parametrize("peran", [p for p in Peran if p != Peran.KETUA_TIM])
def test_hanya_ketua_tim(peran):
    b = buat_kecil({"13.01": (5, 5, 5)})
    with pytest.raises(SalahPeran):
        putuskan(b, "tidak_ada", oleh=buat_pengguna(peran=peran))


@pytest.mark.parametrize("tahap", ["kunjungan", "paparan", "selesai"])
def test_hanya_pada_tahap_penetapan(tahap):
    b = buat_kecil({"13.01": (5, 5, 5)}, tahap=tahap)
    with pytest.raises(Basi, match="hanya dapat dilakukan pada tahap penetapan"):
        putuskan(b, "tidak_ada")


def test_penetapan_baru_menggantikan_dengan_alasan():
    b = buat_simulasi()
    lama = putuskan(b)
    with pytest.raises(Ditolak, match="alasan"):
        putuskan(b, "sertakan", alasan="")
    baru = putuskan(b, "sertakan", nomor="8/BA/2026", alasan="Keberatan diterima.")
    assert baru.menggantikan == lama
    assert Penetapan.objects.berlaku().get() == baru
    lama.refresh_from_db()
    assert sidik(lama.isi) == lama.sidik, "the old decision stays as it was"
    catatan = Jejak.objects.filter(tindakan="penetapan.tetapkan").order_by("nomor").last()
    assert catatan.sebelum == {"penetapan": lama.pk}
    assert catatan.sesudah["sidik"] == baru.sidik


def test_penghuni_hilir_dapat_melarang_penggantian(monkeypatch):
    b = buat_kecil({"13.01": (5, 5, 5)})
    putuskan(b, "tidak_ada")

    def larang(penetapan):
        raise Basi("Paparan sudah berjalan.")

    monkeypatch.setattr("penilaian.penetapan.tindakan.sebelum_diganti", [*sebelum_diganti, larang])
    with pytest.raises(Basi, match="sudah berjalan"):
        putuskan(b, "tidak_ada")


def test_dokumen_terdaftar_dan_digantikan():
    b = buat_simulasi(jenis="contoh")
    lama = putuskan(b)
    kode = {d.jenis: d.kode for d in DokumenTerbit.objects.berlaku()}
    assert kode["peringkat-lapangan"].split("-")[1] == "RK10"
    assert kode["berita-acara-penetapan"].split("-")[1] == "BA10"
    assert {d.sidik for d in DokumenTerbit.objects.all()} == {lama.sidik}
    assert all(d.contoh for d in DokumenTerbit.objects.all())
    baru = putuskan(b, "sertakan")
    assert {d.sidik for d in DokumenTerbit.objects.berlaku()} == {baru.sidik}
    assert DokumenTerbit.objects.count() == 4


def test_tahap_ditutup_setelah_ditetapkan():
    b = buat_kecil({"13.01": (5, 5, 5)})
    admin = buat_pengguna(peran=Peran.ADMIN)
    with pytest.raises(Ditolak, match="belum ditetapkan"):
        tutup_tahap(b.periode, "penetapan", oleh=admin)
    putuskan(b, "tidak_ada")
    tutup_tahap(b.periode, "penetapan", oleh=admin)


def test_nilai_yang_berubah_kemudian_diketahui():
    b = buat_kecil({"13.01": (5, 5, 5), "13.02": (4, 4, 4)})
    putuskan(b, "tidak_ada")
    assert not muat_peringkat(b.periode).berubah
    setel_tahap(b.periode, "kunjungan")
    isi_nilai(b, {"13.02": {"3": 1}})
    assert muat_peringkat(b.periode).berubah
