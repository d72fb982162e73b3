"""Pages of requests: who sees what, what a form does, and how often the database is asked."""

import datetime as dt
import uuid

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from layanan.sop.dinas.models import AnggotaUnit
from layanan.sop.permohonan import daftar
from layanan.sop.permohonan.antrean import antrean
from layanan.sop.permohonan.daftar import Layanan, Penangan
from layanan.sop.permohonan.forms import AjukanForm
from layanan.sop.permohonan.models import Lampiran, Permohonan
from layanan.sop.permohonan.nomor import sidik_pin
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from pentas.akun.peran import Peran
from tests.layanan.pabrik import (
    SOP_LOKET,
    SOP_UJI,
    buat_banyak_permohonan,
    buat_dinas,
    buat_kantor,
    buat_pemohon,
    buat_permohonan,
    buat_petugas,
    buat_unit,
    surat_png,
)
from tests.pabrik import buat_pengguna, buat_periode

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return buat_kantor()


def klien(pengguna) -> Client:
    k = Client()
    k.force_login(pengguna)
    return k


def alamat(nama, *args) -> str:
    return reverse(f"sop:permohonan-{nama}", args=args)


# --- who sees what --------------------------------------------------------------------------------


def test_giliran_menurut_peran_dan_tingkat(kantor):
    """Every request waits in exactly the lists of those whose turn it is."""
    letak = {
        ("terima", 0): {"subbag_umum"},
        ("disposisi", 0): {"kepala_dinas"},
        ("disposisi", 1): {"kabid"},
        ("disposisi", 2): {"kasi"},
        ("susun", 0): {"staf_layanan", "kasi"},
        ("serah", 0): {"staf_layanan", "pemohon"},
    }
    semua = {
        tempat: buat_permohonan(unit=kantor.unit, langkah=tempat[0], giliran=tempat[1], pemohon=None)
        for tempat in letak
    }
    buat_permohonan(unit=kantor.unit, status="selesai")
    buat_permohonan(unit=kantor.unit, status="dijeda")
    asing = buat_kantor(kode="13.06")
    buat_permohonan(unit=asing.unit)
    for nama in ("subbag_umum", "kepala_dinas", "kabid", "kasi", "staf_layanan", "pemohon", "pengawas"):
        harap = {semua[t].pk for t, siapa in letak.items() if nama in siapa}
        assert {p.pk for p in antrean(getattr(kantor, nama))} == harap, nama
    # another unit's asker of the same office
    assert not antrean(buat_pemohon(unit=buat_unit(dinas=kantor.dinas))).exists()


def test_yang_dipegang_rekan_hilang_dari_giliran(kantor):
    rekan = buat_petugas(peran=Peran.SUBBAG_UMUM, dinas=kantor.dinas)
    p = buat_permohonan(unit=kantor.unit, petugas=rekan)
    assert not antrean(kantor.subbag_umum).exists()
    assert antrean(rekan).get() == p
    isi = klien(kantor.subbag_umum).get(alamat("lihat", p.pk)).content.decode()
    assert "Sedang dikerjakan" in isi and "Terima dan teruskan" not in isi


def test_dinas_lain_dan_unit_lain_404(kantor):
    p = buat_permohonan(unit=kantor.unit)
    asing = buat_kantor(kode="13.06")
    orang = [getattr(asing, str(r)) for r in ("subbag_umum", "kabid", "pengawas", "pemohon")]
    orang.append(buat_pemohon(unit=buat_unit(dinas=kantor.dinas)))
    kirim = {"versi": p.versi, "jalan": "teruskan", "alasan": "pemohon", "catatan": "x"}
    for satu in orang:
        k = klien(satu)
        assert k.get(alamat("lihat", p.pk)).status_code == 404
        for aksi in ("lanjut", "pegang", "lepas", "jeda", "lanjutkan", "tarik", "pin", "bebaskan"):
            assert k.post(alamat(aksi, p.pk), kirim).status_code in (403, 404), aksi
        assert k.post(alamat("lampirkan", p.pk, "terima", "surat"), {"berkas": surat_png()}).status_code in (403, 404)
    p.refresh_from_db()
    assert (p.versi, p.langkah) == (kirim["versi"], "terima")


def test_peran_salah_403(kantor):
    p = buat_permohonan(unit=kantor.unit)
    for nama, aksi in (("kabid", "lanjut"), ("staf_layanan", "pegang"), ("pemohon", "jeda"), ("pengawas", "lanjut")):
        isi = {"versi": p.versi, "jalan": "teruskan", "alasan": "pemohon"}
        assert klien(getattr(kantor, nama)).post(alamat(aksi, p.pk), isi).status_code == 403, (nama, aksi)
    for peran in (Peran.OPERATOR, Peran.PENILAI, Peran.TIM_PROVINSI):
        assert klien(buat_pengguna(peran=peran)).get(alamat("lihat", p.pk)).status_code == 403
    assert klien(buat_pengguna(peran=Peran.AUDITOR)).get(alamat("lihat", p.pk)).status_code == 200


def test_pemohon_membaca_kata_pemohon_bukan_catatan_kantor(kantor):
    p = buat_permohonan(unit=kantor.unit, pemohon=kantor.pemohon, langkah="disposisi", giliran=0)
    lanjut(p, "disposisikan", oleh=kantor.kepala_dinas, catatan="RAHASIA KANTOR")
    lanjut(p, "kembali", oleh=kantor.kabid, catatan="CATATAN ANTARRUANG")
    petugas = klien(kantor.kasi).get(alamat("lihat", p.pk)).content.decode()
    assert "Mendisposisi berjenjang" in petugas and "RAHASIA KANTOR" in petugas
    pemohon = klien(kantor.pemohon).get(alamat("lihat", p.pk)).content.decode()
    assert "Dibaca pimpinan" in pemohon and "Mendisposisi berjenjang" not in pemohon
    assert "RAHASIA" not in pemohon and "ANTARRUANG" not in pemohon
    assert kantor.kepala_dinas.username not in pemohon
    p.refresh_from_db()
    lanjut(p, "tolak", oleh=kantor.subbag_umum, catatan="Bukan tugas OPD ini.")
    assert "Bukan tugas OPD ini." in klien(kantor.pemohon).get(alamat("lihat", p.pk)).content.decode()


def test_unduhan_lampiran_hanya_yang_boleh_melihat(kantor):
    p = buat_permohonan(unit=kantor.unit)
    lampiran = lampirkan(p, "surat", surat_png(), oleh=kantor.pemohon)
    url = reverse("unggahan:unduh", args=[lampiran.unggahan_id])
    asing = buat_kantor(kode="13.06")
    boleh = [kantor.pemohon, kantor.kasi, kantor.pengawas, buat_pemohon(unit=kantor.unit)]
    tidak = [
        asing.kasi,
        asing.pemohon,
        buat_pemohon(unit=buat_unit(dinas=kantor.dinas)),
        buat_pengguna(peran="penilai"),
    ]
    for satu in boleh:
        jawab = klien(satu).get(url)
        assert jawab.status_code == 200
        list(jawab.streaming_content)
    for satu in tidak:
        assert klien(satu).get(url).status_code == 404


# --- what a form does -----------------------------------------------------------------------------


def isian(p, jalan="teruskan", **isi) -> dict:
    return {"versi": p.versi, "jalan": jalan, "catatan": "", **isi}


def siap(kantor) -> Permohonan:
    p = buat_permohonan(unit=kantor.unit, pemohon=kantor.pemohon)
    lampirkan(p, "surat", surat_png(), oleh=kantor.pemohon)
    p.refresh_from_db()
    return p


def test_pemohon_mulai_dari_gilirannya(kantor):
    """Where something waits for the asker, his list opens with it; else with what runs."""
    p = siap(kantor)
    k = klien(kantor.pemohon)
    assert k.get(alamat("daftar")).context["tab"] == "berjalan"
    Permohonan.objects.filter(pk=p.pk).update(langkah="serah")
    assert k.get(alamat("daftar")).context["tab"] == "giliran"
    assert k.get("/layanan/").url == reverse("beranda:beranda")


def test_riwayat_semenit_tetap_berurutan(kantor):
    p = siap(kantor)
    saat = timezone.now()
    for jalan, oleh in (("teruskan", kantor.subbag_umum), ("disposisikan", kantor.kepala_dinas)):
        lanjut(p, jalan, oleh=oleh, pada=saat)
    apa = [r.apa for r in klien(kantor.kabid).get(alamat("lihat", p.pk)).context["riwayat"]]
    assert apa == ["Disposisikan", "Terima dan teruskan", "Permohonan diajukan"]


def test_tombol_langkah(kantor):
    p = siap(kantor)
    k = klien(kantor.subbag_umum)
    assert "Periksa berkasnya" in k.get(alamat("lihat", p.pk)).content.decode()
    jawab = k.post(alamat("lanjut", p.pk), isian(p, catatan="Agenda 470/118"), follow=True)
    assert "menunggu kepala dinas" in jawab.content.decode()
    p.refresh_from_db()
    assert p.langkah == "disposisi"


def test_klik_ganda_dan_halaman_lama(kantor):
    """The second click is told that the first is stored; an old page of somebody else that it is stale: both 409."""
    p = siap(kantor)
    k, lama = klien(kantor.subbag_umum), isian(p)
    assert k.post(alamat("lanjut", p.pk), lama).status_code == 302
    kedua = k.post(alamat("lanjut", p.pk), lama)
    assert kedua.status_code == 409 and "Kiriman Anda sudah tersimpan" in kedua.content.decode()
    assert p.riwayat.count() == 2
    p = siap(kantor)
    rekan = buat_petugas(peran=Peran.SUBBAG_UMUM, dinas=kantor.dinas)
    lama = isian(p)
    assert klien(rekan).post(alamat("pegang", p.pk), {"versi": p.versi}).status_code == 302
    jawab = k.post(alamat("lanjut", p.pk), lama)
    assert jawab.status_code == 409 and "sedang dikerjakan" in jawab.content.decode()
    assert klien(rekan).post(alamat("lepas", p.pk), {"versi": p.versi}).status_code == 302
    jawab = k.post(alamat("lanjut", p.pk), lama)
    assert jawab.status_code == 409 and "sudah berubah" in jawab.content.decode()


def test_langkah_di_luar_urutan(kantor):
    p = siap(kantor)
    jawab = klien(kantor.subbag_umum).post(alamat("lanjut", p.pk), isian(p, "terbit"))
    assert jawab.status_code == 409 and "tidak tersedia" in jawab.content.decode()
    for rusak in ({}, {"jalan": "teruskan"}, {"versi": "satu", "jalan": "teruskan"}, {"versi": p.versi}):
        assert klien(kantor.subbag_umum).post(alamat("lanjut", p.pk), rusak).status_code == 422


def test_alasan_dan_berkas_yang_kurang_422_di_tempatnya(kantor):
    p = siap(kantor)
    k = klien(kantor.subbag_umum)
    jawab = k.post(alamat("lanjut", p.pk), isian(p, "tolak"))
    assert jawab.status_code == 422 and "Tulis alasannya" in jawab.content.decode()
    kosong = buat_permohonan(unit=kantor.unit)
    jawab = k.post(alamat("lanjut", kosong.pk), isian(kosong, catatan="jangan hilang"))
    assert jawab.status_code == 422
    assert "Belum ada: Surat permohonan" in jawab.content.decode() and "jangan hilang" in jawab.content.decode()


def test_formulir_langkah_dari_layanan(kantor, monkeypatch):
    class AgendaForm(forms.Form):
        agenda = forms.CharField(max_length=20, label="Nomor agenda")

    penangan = Penangan(
        formulir=lambda permohonan, data=None, files=None, oleh=None: AgendaForm(data, files),
        sesudah=lambda permohonan, jalan, isi, oleh: {"agenda": isi.get("agenda", "")},
    )
    monkeypatch.setattr(daftar, "_penangan", {("uji", "terima"): penangan})
    p = siap(kantor)
    k = klien(kantor.subbag_umum)
    assert "Nomor agenda" in k.get(alamat("lihat", p.pk)).content.decode()
    jawab = k.post(alamat("lanjut", p.pk), isian(p))
    assert jawab.status_code == 422 and "is-invalid" in jawab.content.decode()
    assert k.post(alamat("lanjut", p.pk), isian(p, agenda="470/118")).status_code == 302
    assert p.riwayat.get(langkah="terima").rincian == {"agenda": "470/118"}
    p = siap(kantor)  # a refusal does not ask for the form
    assert k.post(alamat("lanjut", p.pk), isian(p, "tolak", catatan="Tidak sesuai")).status_code == 302


def test_jeda_lanjutkan_tarik_bebaskan_lewat_halaman(kantor):
    p = siap(kantor)
    k = klien(kantor.subbag_umum)
    assert k.post(alamat("jeda", p.pk), {"versi": p.versi}).status_code == 422
    assert k.post(alamat("jeda", p.pk), {"versi": p.versi, "alasan": "pemohon"}).status_code == 302
    p.refresh_from_db()
    isi = k.get(alamat("lihat", p.pk)).content.decode()
    assert "Lanjutkan, jam berjalan lagi" in isi and "Terima dan teruskan" not in isi
    assert k.post(alamat("lanjutkan", p.pk), {"versi": p.versi}).status_code == 302
    p.refresh_from_db()
    k.post(alamat("pegang", p.pk), {"versi": p.versi})
    p.refresh_from_db()
    admin = klien(buat_pengguna(peran=Peran.ADMIN))
    assert "Bebaskan dari" in admin.get(alamat("lihat", p.pk)).content.decode()
    assert admin.post(alamat("bebaskan", p.pk), {"versi": p.versi, "alasan": "Cuti"}).status_code == 302
    p.refresh_from_db()
    pemohon = klien(kantor.pemohon)
    assert pemohon.post(alamat("tarik", p.pk), {"versi": p.versi, "alasan": ""}).status_code == 422
    assert pemohon.post(alamat("tarik", p.pk), {"versi": p.versi, "alasan": "Tidak jadi"}).status_code == 302
    p.refresh_from_db()
    assert p.status == "ditarik"


def test_unggah_dan_periksa_lewat_halaman(kantor):
    p = buat_permohonan(unit=kantor.unit)
    url = alamat("lampirkan", p.pk, "terima", "surat")
    pemohon = klien(kantor.pemohon)
    assert pemohon.post(url, {}).status_code == 422
    jawab = pemohon.post(url, {"berkas": surat_png()}, headers={"accept": "application/json"})
    p.refresh_from_db()
    assert jawab.status_code == 201 and jawab.json()["versi"] == p.versi and "data-lampiran" in jawab.json()["html"]
    assert pemohon.post(url, {"berkas": surat_png(warna=(1, 1, 1))}).status_code == 302
    lampiran = Lampiran.objects.get(diganti_pada=None)
    periksa = alamat("periksa-lampiran", p.pk, lampiran.pk)
    petugas = klien(kantor.subbag_umum)
    assert petugas.post(periksa, {"keadaan": "kembali"}).status_code == 422
    assert petugas.post(periksa, {"keadaan": "kembali", "catatan": "Buram"}).status_code == 302
    assert "Buram" in pemohon.get(alamat("lihat", p.pk)).content.decode()
    lama = Lampiran.objects.exclude(diganti_pada=None).get()
    assert petugas.post(alamat("periksa-lampiran", p.pk, lama.pk), {"keadaan": "sesuai"}).status_code == 404


def test_pin_ditampilkan_sekali(kantor):
    p = buat_permohonan(unit=kantor.unit, pemohon=kantor.pemohon)
    k = klien(kantor.pemohon)
    jawab = k.post(alamat("pin", p.pk))
    pin = jawab.context["pin"]
    assert jawab.status_code == 201 and f">{pin}<" in jawab.content.decode()
    assert "no-store" in jawab["Cache-Control"]
    p.refresh_from_db()
    assert p.sidik_pin == sidik_pin(p.kode_lacak, pin)
    assert f">{pin}<" not in k.get(alamat("lihat", p.pk)).content.decode()


# --- lists, home and menu -------------------------------------------------------------------------


def judul(jawab) -> list[str]:
    return [p.judul for p in jawab.context["halaman"]]


def test_tab_dan_saringan(kantor):
    kini = timezone.now()
    janji = timezone.localdate()
    buat_permohonan(unit=kantor.unit, judul="lambat", janji=janji - dt.timedelta(days=1))
    buat_permohonan(unit=kantor.unit, judul="cepat", janji=janji + dt.timedelta(days=9))
    buat_permohonan(unit=kantor.unit, judul="tunggu", status="dijeda")
    buat_permohonan(layanan="loket", dinas=kantor.dinas, judul="loket satu")
    buat_permohonan(unit=kantor.unit, judul="lama", status="ditolak", selesai_pada=kini)
    k = klien(kantor.subbag_umum)
    url = alamat("daftar")
    assert judul(k.get(url)) == ["lambat", "cepat"]
    assert judul(k.get(url, {"tab": "dijeda"})) == ["tunggu"]
    assert set(judul(k.get(url, {"tab": "berjalan"}))) == {"lambat", "cepat", "tunggu", "loket satu"}
    assert judul(k.get(url, {"tab": "selesai"})) == ["lama"]
    assert judul(k.get(url, {"tab": "berjalan", "layanan": "loket"})) == ["loket satu"]
    assert judul(k.get(url, {"tab": "berjalan", "langkah": "loket/periksa"})) == ["loket satu"]
    assert judul(k.get(url, {"terlambat": "1"})) == ["lambat"]
    assert judul(k.get(url, {"q": "cep"})) == ["cepat"]
    assert judul(k.get(url, {"layanan": "entah", "langkah": "x", "tab": "entah"})) == ["lambat", "cepat"]
    assert judul(klien(kantor.pengawas).get(url)) == judul(k.get(url, {"tab": "berjalan"}))


def test_rumah_dan_menu(kantor):
    buat_permohonan(unit=kantor.unit)
    for nama in ("subbag_umum", "pengawas", "pemohon"):
        jawab = klien(getattr(kantor, nama)).get("/")
        assert jawab.status_code == 302 and jawab.url == alamat("daftar"), nama
    menu = {t.label: t for t in klien(kantor.subbag_umum).get(alamat("daftar")).context["bingkai"].menu}
    assert menu["Permohonan"].jumlah == 1 and menu["Permohonan"].kini
    assert "Penilaian" not in menu and "Panduan" not in menu
    assert "Register surat" in menu
    bingkai = klien(kantor.kabid).get(alamat("daftar")).context["bingkai"]  # reads reports: a fuller bar
    assert "Register surat" in {t.label for t in bingkai.menu_akun} - {t.label for t in bingkai.menu}
    admin = klien(buat_pengguna(peran=Peran.ADMIN))
    assert "Penilaian" in {t.label for t in admin.get(alamat("daftar")).context["bingkai"].menu}
    assert "Layanan" in {t.label for t in admin.get(reverse("akun:profil")).context["bingkai"].menu}
    operator = klien(buat_pengguna(peran=Peran.OPERATOR))
    assert "Layanan" not in {t.label for t in operator.get(reverse("akun:profil")).context["bingkai"].menu}


def test_peran_layanan_tidak_melihat_penilaian(kantor):
    periode = buat_periode(tahap_terbuka="pengumpulan")
    for nama in ("pemohon", "kepala_dinas", "pengawas"):
        k = klien(getattr(kantor, nama))
        assert k.get(reverse("penilaian:periode-jadwal", args=[periode.kode])).status_code == 404, nama
        assert periode.nama not in k.get(reverse("penilaian:periode-daftar"), follow=True).content.decode()
    assert (
        klien(buat_pengguna(peran=Peran.AUDITOR))
        .get(reverse("penilaian:periode-jadwal", args=[periode.kode]))
        .status_code
        == 200
    )


def test_pilih_layanan(kantor, monkeypatch):
    k = klien(kantor.pemohon)
    monkeypatch.setattr(daftar, "_layanan", {})
    assert "Belum ada layanan" in k.get(alamat("pilih")).content.decode()
    daftar.daftarkan_layanan(Layanan("uji", "sop:permohonan-daftar"))
    assert k.get(alamat("pilih")).url == alamat("daftar")  # the only one: straight to its form
    daftar.daftarkan_layanan(Layanan("loket", "akun:profil"))
    isi = k.get(alamat("pilih")).content.decode()
    assert "Layanan uji" in isi and "Layanan loket" in isi


def test_formulir_ajukan_dasar(kantor):
    tutup = buat_unit(dinas=buat_dinas(kode="13.05", layanan=()))
    AnggotaUnit.objects.create(unit=tutup, pengguna=kantor.pemohon)
    form = AjukanForm({"kunci_kirim": str(uuid.uuid4()), "unit": kantor.unit.pk}, pengguna=kantor.pemohon, sop=SOP_UJI)
    assert form.is_valid()
    assert ajukan("uji", judul="x", oleh=kantor.pemohon, **form.untuk())[0].unit == kantor.unit
    assert list(form.fields["unit"].queryset) == [kantor.unit]  # the other office has not opened the service
    form = AjukanForm(pengguna=kantor.pemohon, sop=SOP_LOKET)
    assert list(form.fields["dinas"].queryset) == [kantor.dinas] and "unit" not in form.fields


# --- how often the database is asked --------------------------------------------------------------


@pytest.mark.parametrize("siapa", ["subbag_umum", "pemohon", "pengawas"])
def test_jumlah_kueri_sama_pada_3_dan_300_baris(kantor, siapa, django_assert_max_num_queries):
    k = klien(getattr(kantor, siapa))
    p = siap(kantor)
    jumlah = []
    for banyak in (3, 297):
        for langkah in ("terima", "susun"):
            petugas = kantor.staf_layanan if langkah == "susun" else None
            buat_banyak_permohonan(banyak, unit=kantor.unit, langkah=langkah, petugas=petugas)
        buat_banyak_permohonan(banyak, unit=kantor.unit, status="selesai")
        halaman = [alamat("daftar"), alamat("lihat", p.pk)]
        halaman += [f"{alamat('daftar')}?tab={tab}" for tab in ("giliran", "dijeda", "berjalan", "selesai")]
        baris = []
        for url in halaman:
            with django_assert_max_num_queries(60) as kueri:
                assert k.get(url).status_code == 200
            baris.append(len(kueri))
        jumlah.append(baris)
    assert jumlah[0] == jumlah[1]
