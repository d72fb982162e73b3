"""Trips: planned, sent out, on the road, called off."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from layanan.ketupat_pecel.perjalanan import jadwal, tindakan
from layanan.ketupat_pecel.perjalanan import tindakan_rincian as rincian
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from layanan.ketupat_pecel.perjalanan.hitung import butuh_alat
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.warga.tindakan import kirim_usulan
from layanan.sop.kalender.models import HariLibur
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut, tarik
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from pentas.tampilan.format import hari_tanggal
from tests.layanan.ketupat_pecel.pabrik import (
    buat_dunia_desa,
    buat_perjalanan,
    buat_permohonan_desa,
    buat_usulan,
    isi_warga,
)
from tests.layanan.pabrik import buat_petugas
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia():
    return buat_dunia_desa()


def test_jalan_utuh_sampai_lokasi(dunia):
    p = buat_perjalanan(dunia=dunia, sampai="di_lokasi")
    assert p.status == S.DI_LOKASI and p.tiba_pada >= p.berangkat_pada
    assert p.permohonan.langkah == "pelayanan" and p.permohonan.status == "berjalan"
    assert p.permohonan.surat.get().nomor
    jeda = p.permohonan.jeda.get()
    assert jeda.alasan == "hari" and jeda.selesai_pada == p.berangkat_pada
    assert p.nomor.startswith("LTT-")


def test_batal_membebaskan_bus_dan_orang(dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    tindakan.batalkan(p, "Jalan longsor", oleh=dunia.kabid)
    p.refresh_from_db()
    permohonan = p.permohonan
    permohonan.refresh_from_db()
    assert p.status == S.DIBATALKAN and permohonan.langkah == "penugasan" and permohonan.status == "berjalan"
    baru = tindakan.rencanakan(permohonan, {"tanggal": p.tanggal, "bus": dunia.bus}, oleh=dunia.kabid)
    assert baru.nomor != p.nomor


def alamat(nama, *args):
    return reverse(f"ketupat:{nama}", args=args)


def besok(dunia, hari=1):
    return timezone.localdate(timezone=dunia.dinas.zona) + dt.timedelta(days=hari)


def test_rencana_sampai_surat_tugas_di_halaman(client, dunia):
    permohonan = buat_permohonan_desa(dunia=dunia, warga=12, dokumen=("ktp", "kia"))
    for langkah, orang, jalan, isi in (
        ("pengajuan", dunia.staf, "daftarkan", {}),
        ("disposisi", dunia.kepala, "disposisi", {"bidang": "capil", "arahan": "Dahulukan."}),
    ):
        client.force_login(orang)
        permohonan.refresh_from_db()
        assert permohonan.langkah == langkah
        isi = {"jalan": jalan, "versi": permohonan.versi, "catatan": "", **isi}
        jawab = client.post(reverse("sop:permohonan-lanjut", args=[permohonan.pk]), isi)
        assert jawab.status_code == 302, jawab.context["galat"]
    assert permohonan.riwayat.get(langkah="disposisi").rincian["instruksi"] == (
        "Bidang Pelayanan Pencatatan Sipil: Dahulukan."
    )
    client.force_login(dunia.kabid)
    halaman = client.get(reverse("sop:permohonan-lihat", args=[permohonan.pk])).content.decode()
    assert "Rencanakan perjalanan" in halaman and 'value="tugaskan"' not in halaman
    isi = {
        "tanggal": besok(dunia),
        "tempat": "Balai desa",
        "bus": dunia.bus.pk,
        "tempuh_menit": 90,
        "ambil_hari": 5,
        "tempat_ambil": "Loket",
    }
    jawab = client.post(alamat("perjalanan-rencana", permohonan.pk), isi)
    p = Perjalanan.objects.get()
    assert jawab["Location"] == alamat("perjalanan-lihat", p.pk)
    assert client.get(alamat("perjalanan-rencana", permohonan.pk))["Location"] == jawab["Location"]
    alat = {a.nama: a.jumlah for a in p.alat.all()}
    assert (alat["Blangko KTP-el"], alat["Blangko KIA"], alat["Kertas cetak"]) == (12, 12, 1)
    assert alat["Formulir dan tanda terima luring"] == 24 and alat["Laptop/komputer"] == 2
    jawab = client.post(alamat("perjalanan-tugaskan", p.pk), {"versi": p.versi})
    assert jawab.status_code == 422 and "verifikator" in jawab.context["galat"]
    tim = {f"f{dunia.petugas.pk}": "pendaftaran", f"f{dunia.petugas2.pk}": "verifikator"}
    tim |= {f"f{dunia.pencetak.pk}": "pencetakan", "versi": p.versi}
    assert client.post(alamat("perjalanan-tim", p.pk), tim).status_code == 302
    assert client.post(alamat("perjalanan-tim", p.pk), tim).status_code == 409, "an older page"
    p.refresh_from_db()
    rute = {"versi": p.versi, "jam0": "07:00", "tempat0": "Kantor", "jam1": "06:30", "tempat1": "Desa"}
    jawab = client.post(alamat("perjalanan-rute", p.pk), rute)
    assert jawab.status_code == 422 and "lebih awal" in str(jawab.context["form"].non_field_errors())
    assert client.post(alamat("perjalanan-rute", p.pk), rute | {"jam1": "08:30"}).status_code == 302
    p.refresh_from_db()
    assert client.post(alamat("perjalanan-tugaskan", p.pk), {"versi": p.versi}).status_code == 302
    permohonan.refresh_from_db()
    assert (permohonan.langkah, permohonan.status) == ("kedatangan", "dijeda")
    surat = permohonan.surat.get()
    assert surat.nomor and len(surat.isi["petugas"]) == 3 and surat.isi["rute"][1] == ["08.30", "Desa", ""]
    pdf = client.get(reverse("sop:surat-pdf", args=[surat.pk]))
    assert pdf.status_code == 200 and pdf.content[:4] == b"%PDF"
    disposisi = client.get(reverse("sop:surat-disposisi", args=[permohonan.pk]))
    assert disposisi.status_code == 200
    client.force_login(dunia.perangkat)
    halaman = client.get(alamat("warga-periksa", permohonan.usulan_desa.pk)).content.decode()
    assert "Tim akan datang" in halaman and hari_tanggal(p.tanggal) in halaman


def test_tim_berangkat_dan_tiba_dengan_posisi(client, dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    client.force_login(dunia.luar)
    assert client.post(alamat("perjalanan-berangkat", p.pk)).status_code == 403
    client.force_login(dunia.petugas)
    assert "Catat berangkat" in client.get(alamat("perjalanan-lihat", p.pk)).content.decode()
    for _ in "12":
        assert client.post(alamat("perjalanan-berangkat", p.pk)).status_code == 302
    assert p.permohonan.jeda.get().selesai_pada is not None
    client.post(alamat("perjalanan-tiba", p.pk), {"lintang": "-2.781234", "bujur": "115.26"})
    p.refresh_from_db()
    assert p.status == S.DI_LOKASI and float(p.lintang) == -2.781234
    assert p.permohonan.riwayat.get(langkah="kedatangan").oleh == dunia.petugas


def test_tiba_tanpa_posisi_dan_posisi_ngawur(client, dunia):
    p = buat_perjalanan(dunia=dunia, sampai="berangkat")
    client.force_login(dunia.pencetak)
    assert client.post(alamat("perjalanan-tiba", p.pk), {"lintang": "999", "bujur": "1"}).status_code == 422
    client.post(alamat("perjalanan-tiba", p.pk), {"lintang": "x", "bujur": ""})
    p.refresh_from_db()
    assert p.status == S.DI_LOKASI and p.lintang is None


def test_bus_dan_orang_bentrok_disebut_perjalanannya(dunia):
    satu = buat_perjalanan(dunia=dunia, sampai="ditugaskan", tanggal=besok(dunia))
    lain = buat_permohonan_desa(dunia=dunia, unit=dunia.unit_lain, sampai="penugasan")
    with pytest.raises(Basi) as galat:
        tindakan.rencanakan(lain, {"tanggal": besok(dunia), "bus": dunia.bus}, oleh=dunia.kabid)
    assert satu.nomor in galat.value.alasan and "Bus 1" in galat.value.alasan
    dua = tindakan.rencanakan(lain, {"tanggal": besok(dunia)}, oleh=dunia.kabid)
    with pytest.raises(Basi) as galat:
        tindakan.atur_tim(dua, [(dunia.petugas, "pendaftaran")], oleh=dunia.kabid)
    assert satu.nomor in galat.value.alasan and str(dunia.petugas) in galat.value.alasan
    dua = tindakan.ubah_rencana(dua, {"tanggal": besok(dunia, 2), "bus": dunia.bus}, oleh=dunia.kabid)
    tindakan.atur_tim(dua, [(dunia.petugas, "pendaftaran")], oleh=dunia.kabid)
    with pytest.raises(Basi):
        tindakan.ubah_rencana(dua, {"tanggal": besok(dunia), "bus": None}, oleh=dunia.kabid)


def test_tanggal_lewat_dan_orang_luar_ditolak(dunia):
    permohonan = buat_permohonan_desa(dunia=dunia, sampai="penugasan")
    with pytest.raises(Ditolak) as galat:
        tindakan.rencanakan(permohonan, {"tanggal": besok(dunia, -1)}, oleh=dunia.kabid)
    assert "lewat" in galat.value.alasan
    p = tindakan.rencanakan(permohonan, {"tanggal": besok(dunia)}, oleh=dunia.kabid)
    with pytest.raises(Ditolak):
        tindakan.atur_tim(p, [(dunia.staf, "pendaftaran")], oleh=dunia.kabid)
    with pytest.raises(Ditolak):
        tindakan.atur_tim(p, [(dunia.petugas, "pendaftaran"), (dunia.petugas, "ketua")], oleh=dunia.kabid)
    for orang in (dunia.petugas, dunia.staf, dunia.kepala):
        with pytest.raises(SalahPeran):
            tindakan.ubah_rencana(p, {"tempat": "x"}, oleh=orang)


def test_hari_libur_diperingatkan(client, dunia):
    permohonan = buat_permohonan_desa(dunia=dunia, sampai="penugasan")
    hari = besok(dunia)
    HariLibur.objects.create(tanggal=hari, nama="Hari Desa", provinsi=dunia.dinas.provinsi, dinas=dunia.dinas)
    p = tindakan.rencanakan(permohonan, {"tanggal": hari}, oleh=dunia.kabid)
    client.force_login(dunia.kabid)
    assert "bukan hari kerja: Hari Desa" in client.get(alamat("perjalanan-lihat", p.pk)).content.decode()


def test_biaya_dibatasi_sisa_pagu(client, dunia):
    hari = besok(dunia)
    admin = buat_pengguna(peran=Peran.ADMIN, provinsi=dunia.dinas.provinsi)
    client.force_login(admin)
    pagu = {"tahun": hari.year, "jumlah": "Rp1.000.000"}
    assert client.post(alamat("perjalanan-pagu", dunia.dinas.pk), pagu).status_code == 302
    satu = buat_perjalanan(dunia=dunia, tanggal=hari)
    rincian.atur_biaya(satu, [{"uraian": "BBM", "jumlah": 2, "satuan": "kali", "harga": 300_000}], oleh=dunia.kabid)
    dua = tindakan.rencanakan(
        buat_permohonan_desa(dunia=dunia, unit=dunia.unit_lain, sampai="penugasan"), {"tanggal": hari}, oleh=None
    )
    client.force_login(dunia.kabid)
    isi = {"versi": dua.versi, "uraian0": "BBM", "jumlah0": "1", "harga0": "400.001"}
    jawab = client.post(alamat("perjalanan-biaya", dua.pk), isi)
    assert jawab.status_code == 422
    assert "Rp400.001" in str(jawab.context["form"].non_field_errors())
    assert "sisa pagu" in str(jawab.context["form"].non_field_errors()) and "Rp400.000" in jawab.content.decode()
    assert client.post(alamat("perjalanan-biaya", dua.pk), isi | {"harga0": "Rp400.000"}).status_code == 302
    with pytest.raises(Ditolak):
        rincian.simpan_pagu(dunia.dinas, hari.year, 999_999, oleh=admin)
    tindakan.batalkan(satu, "Banjir", oleh=dunia.kabid)
    assert jadwal.sisa(dunia.dinas, hari.year) == 600_000


def test_jadwal_ulang_membatalkan_surat(dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    lama = p.permohonan.surat.get()
    tindakan.jadwalkan_ulang(p, "Sungai meluap", oleh=dunia.kabid)
    p.refresh_from_db()
    lama.refresh_from_db()
    permohonan = Permohonan.objects.get()
    assert p.status == S.DIRENCANAKAN and lama.status == "dibatalkan" and permohonan.langkah == "penugasan"
    akhir = permohonan.riwayat.get(jalan="jadwal_ulang")
    assert akhir.oleh == dunia.kabid and akhir.catatan == "Sungai meluap"
    tindakan.tugaskan(p, oleh=dunia.kabid)
    assert permohonan.surat.count() == 2 and permohonan.surat.exclude(status="dibatalkan").get().nomor != lama.nomor


def test_batal_dan_akhiri(client, dunia):
    p = buat_perjalanan(dunia=dunia, sampai="berangkat")
    client.force_login(dunia.kabid)
    isi = {"alasan": "Jembatan putus", "akhiri": "on", "versi": p.versi}
    assert client.post(alamat("perjalanan-batal", p.pk), {"versi": p.versi}).status_code == 422
    assert client.post(alamat("perjalanan-batal", p.pk), isi).status_code == 302
    p.refresh_from_db()
    assert p.status == S.DIBATALKAN and Permohonan.objects.get().status == "ditolak"
    client.force_login(dunia.perangkat)
    assert "Jembatan putus" in client.get(alamat("warga-periksa", p.permohonan.usulan_desa.pk)).content.decode()


def test_tarik_desa_membatalkan_perjalanan_tetapi_tidak_di_lokasi(dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    tarik(p.permohonan, "Batal panen", oleh=dunia.perangkat)
    p.refresh_from_db()
    assert p.status == S.DIBATALKAN and p.permohonan.surat.get().status == "dibatalkan"
    dua = buat_perjalanan(dunia=dunia, unit=dunia.unit_lain, sampai="di_lokasi")
    with pytest.raises(Basi):
        tarik(dua.permohonan, "Batal", oleh=dunia.perangkat_lain)
    dua.permohonan.refresh_from_db()
    assert dua.permohonan.status == "berjalan"


def test_langkah_tidak_dilompati_dari_halaman_permohonan(dunia):
    p = buat_perjalanan(dunia=dunia)
    with pytest.raises(Basi):
        lanjut(p.permohonan, "tugaskan", oleh=dunia.kabid)
    with pytest.raises(Basi):
        lanjut(p.permohonan, "kembali_disposisi", oleh=dunia.kabid, catatan="Salah bidang")
    tindakan.tugaskan(p, oleh=dunia.kabid)
    tindakan.berangkat(p, oleh=dunia.petugas)
    permohonan = Permohonan.objects.get()
    with pytest.raises(Basi):
        lanjut(permohonan, "tiba", oleh=dunia.petugas)
    with pytest.raises(Basi):
        lanjut(permohonan, "jadwal_ulang", oleh=dunia.petugas, catatan="x")


def test_alat_dicentang_dengan_nama_dan_tetap_saat_disusun_lagi(client, dunia):
    p = buat_perjalanan(dunia=dunia)
    satu = p.alat.first()
    client.force_login(dunia.petugas)
    assert client.post(alamat("perjalanan-alat", p.pk, satu.pk), {"siap": "1"}).status_code == 302
    satu.refresh_from_db()
    assert satu.siap_oleh == dunia.petugas and satu.siap_pada
    tindakan.buat_daftar_alat(p, oleh=dunia.kabid)
    satu.refresh_from_db()
    assert satu.siap_pada
    client.force_login(dunia.luar)
    assert client.post(alamat("perjalanan-alat", p.pk, satu.pk), {"siap": "0"}).status_code == 403


def test_nama_warga_hanya_untuk_tim_dan_pengelola(client, dunia):
    p = buat_perjalanan(dunia=dunia, semua=[isi_warga(nama="Nama Rahasia")])
    warga = p.permohonan.usulan_desa.warga.get()
    nik = warga.nik.nilai()
    lihat = reverse("sop:permohonan-lihat", args=[p.permohonan_id])
    for orang, boleh in (
        (dunia.petugas, True),
        (dunia.kabid, True),
        (dunia.subbag, True),
        (dunia.luar, False),
        (buat_petugas(peran=Peran.PENGAWAS, dinas=dunia.dinas), False),
        (buat_petugas(peran=Peran.OPERATOR_DAFDUK, dinas=dunia.dinas), False),
    ):
        client.force_login(orang)
        halaman = client.get(lihat).content.decode()
        assert ("Nama Rahasia" in halaman) == boleh and nik not in halaman, orang
        assert client.get(alamat("perjalanan-warga", p.permohonan_id)).status_code == (200 if boleh else 403)
    client.force_login(dunia.petugas)
    buka = alamat("perjalanan-warga-buka", warga.pk)
    assert nik not in client.get(buka).content.decode()
    jawab = client.post(buka, {"medan": "nik", "alasan": "Mencocokkan dengan kartu keluarga"})
    assert nik in jawab.content.decode()
    assert Jejak.objects.filter(tindakan="pribadi.buka").get().pelaku == dunia.petugas.pk
    client.force_login(dunia.luar)
    assert client.get(buka).status_code == 404


def test_dinas_lain_tidak_melihat_apa_pun(client, dunia):
    p = buat_perjalanan(dunia=dunia)
    lain = buat_dunia_desa(kode="13.07")
    for orang in (lain.kabid, lain.petugas, lain.perangkat, dunia.perangkat):
        client.force_login(orang)
        for nama in ("lihat", "ubah", "tim", "rute", "biaya"):
            assert client.get(alamat(f"perjalanan-{nama}", p.pk)).status_code in (403, 404)
        assert client.post(alamat("perjalanan-batal", p.pk), {"alasan": "x", "versi": 1}).status_code in (403, 404)


def test_daftar_ganda_disebut_utuh_kepada_petugas(client, dunia):
    """Two villages each listed him before either had sent: the office sees which lists, the village only that."""
    satu = isi_warga()
    a = buat_usulan(dunia=dunia, semua=[satu])
    b = buat_usulan(dunia=dunia, unit=dunia.unit_lain, semua=[satu])
    permohonan, lain = kirim_usulan(a, oleh=None), kirim_usulan(b, oleh=None)
    client.force_login(dunia.staf)
    halaman = client.get(reverse("sop:permohonan-lihat", args=[permohonan.pk])).content.decode()
    assert f"{lain.nomor}, Desa Contoh 2, baris 1" in halaman
    client.force_login(dunia.perangkat)
    halaman = client.get(alamat("warga-periksa", a.pk)).content.decode()
    assert "Sudah terdaftar di daftar lain" in halaman and "Desa Contoh 2" not in halaman


def test_kalender_jumlah_kueri_tetap(client, dunia):
    p = buat_perjalanan(dunia=dunia)
    client.force_login(dunia.petugas)
    halaman = client.get(alamat("perjalanan-kalender")).content.decode()
    assert "Desa Contoh 1" in halaman and "Anda bertugas" in halaman
    for bulan in ("2026-13", "x", "", "2030-01"):
        assert client.get(alamat("perjalanan-kalender"), {"bulan": bulan}).status_code == 200
    with CaptureQueriesContext(connection) as satu:
        client.get(alamat("perjalanan-kalender"))
    for n in range(1, 4):
        dua = Perjalanan.objects.get(pk=p.pk)
        dua.pk, dua.nomor, dua.bus = None, f"X{n}", None
        dua.permohonan = buat_permohonan_desa(dunia=dunia, unit=dunia.unit_lain, sampai="penugasan")
        dua.save()
    with CaptureQueriesContext(connection) as banyak:
        client.get(alamat("perjalanan-kalender"))
    assert len(satu) == len(banyak)


def test_pengaturan_bus_dan_alat(client, dunia):
    admin = buat_pengguna(peran=Peran.ADMIN, provinsi=dunia.dinas.provinsi)
    client.force_login(admin)
    dinas = dunia.dinas.pk
    assert client.get(alamat("perjalanan-atur", dinas)).status_code == 200
    assert (
        client.post(alamat("perjalanan-bus-baru", dinas), {"bus-nama": "Bus 2", "bus-aktif": "on"}).status_code == 302
    )
    assert client.post(alamat("perjalanan-bus-baru", dinas), {"bus-nama": "Bus 2"}).status_code == 422
    isi = {"alat-nama": "Tenda", "alat-jumlah": 1, "alat-satuan": "unit", "alat-dasar": "warga", "alat-per": 50}
    assert (
        client.post(alamat("perjalanan-alat-baru", dinas), isi | {"alat-urutan": 5, "alat-aktif": "on"}).status_code
        == 302
    )
    p = buat_perjalanan(dunia=dunia, warga=3)
    assert p.alat.get(nama="Tenda").jumlah == 1
    client.force_login(dunia.kabid)
    assert client.get(alamat("perjalanan-atur", dinas)).status_code == 403


def test_hitung_alat():
    assert butuh_alat(2, "tetap", 1, 99, 99) == 2
    assert [butuh_alat(1, "warga", 50, n, 0) for n in (0, 1, 50, 51)] == [0, 1, 1, 2]
    assert butuh_alat(3, "dokumen", 100, 0, 250) == 9


def test_jeda_menunggu_hari_berakhir_dengan_berangkat(client, dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    permohonan = Permohonan.objects.get()
    client.force_login(dunia.petugas)
    halaman = client.get(reverse("sop:permohonan-lihat", args=[permohonan.pk])).content.decode()
    assert alamat("perjalanan-rencana", permohonan.pk) in halaman and "jam berjalan lagi" not in halaman
    isi = {"versi": permohonan.versi}
    assert client.post(reverse("sop:permohonan-lanjutkan", args=[permohonan.pk]), isi).status_code == 409
    permohonan.refresh_from_db()
    assert permohonan.status == "dijeda"
    assert client.get(alamat("perjalanan-rencana", permohonan.pk))["Location"] == alamat("perjalanan-lihat", p.pk)


def test_layanan_dibatalkan_sebelum_direncanakan(client, dunia):
    permohonan = buat_permohonan_desa(dunia=dunia, sampai="penugasan")
    client.force_login(dunia.kabid)
    halaman = client.get(reverse("sop:permohonan-lihat", args=[permohonan.pk])).content.decode()
    assert 'id="putusan"' not in halaman, "a note without a button to send it"
    batal = alamat("perjalanan-batal-permohonan", permohonan.pk)
    assert client.post(batal, {"versi": permohonan.versi}).status_code == 422
    isi = {"versi": permohonan.versi, "alasan": "Sudah dilayani bulan lalu"}
    assert client.post(batal, isi).status_code == 302
    permohonan.refresh_from_db()
    assert permohonan.status == "ditolak"
    assert client.post(batal, isi).status_code == 409


def test_biaya_nyata_setelah_ditutup_menggantikan_rencana(client, dunia):
    p = buat_perjalanan(dunia=dunia)
    tahun = p.tanggal.year
    rincian.simpan_pagu(dunia.dinas, tahun, 1_000_000, oleh=None)
    rincian.atur_biaya(p, [{"uraian": "BBM", "jumlah": 1, "satuan": "kali", "harga": 600_000}], oleh=dunia.kabid)
    client.force_login(dunia.kabid)
    nyata = alamat("perjalanan-biaya-nyata", p.pk)
    assert client.post(nyata, {"jumlah": "450.000"}).status_code == 409, "the day is not over"
    Perjalanan.objects.update(status=S.DITUTUP)
    assert client.post(nyata, {"jumlah": "450.000,50"}).status_code == 422
    assert client.post(nyata, {"jumlah": "Rp450.000"}).status_code == 302
    assert jadwal.sisa(dunia.dinas, tahun) == 550_000


def test_perjalanan_hari_ini_di_atas_antrean_anggota_tim(client, dunia):
    p = buat_perjalanan(dunia=dunia, sampai="ditugaskan")
    pekan_depan = p.tanggal + dt.timedelta(days=7)
    buat_perjalanan(dunia=dunia, sampai="ditugaskan", unit=dunia.unit_lain, tanggal=pekan_depan)
    client.force_login(dunia.petugas)
    isi = client.get("/layanan/permohonan/").content.decode()
    assert f"Hari ini: {dunia.unit.nama}" in isi and f"/layanan/desa/perjalanan/{p.pk}/" in isi
    assert dunia.unit_lain.nama not in isi.split("Permohonan menurut keadaan")[0]
    for lain in (dunia.luar, dunia.kabid):
        client.force_login(lain)
        assert "Hari ini:" not in client.get("/layanan/permohonan/").content.decode()
    tindakan.berangkat(p, oleh=dunia.petugas)
    tindakan.tiba(Perjalanan.objects.get(pk=p.pk), oleh=dunia.petugas)
    client.force_login(dunia.petugas)
    assert f"/layanan/desa/perjalanan/{p.pk}/hari/" in client.get("/layanan/permohonan/").content.decode()
