from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import engines
from django.test import RequestFactory
from django.urls import reverse

from pentas.tampilan import bingkai as daftar
from pentas.tampilan.bingkai import ButirMenu, Kawasan
from pentas.tampilan.konteks import bingkai


class Akun:
    is_authenticated = True
    nama = ""
    unit = "Dinas Dukcapil Kab. Agam"
    username = "operator.13.06"
    sebutan_peran = "Operator kabupaten/kota"
    semua_hak = frozenset({"boleh"})

    def punya_hak(self, *hak, **lingkup):
        return "boleh" in hak


@pytest.fixture
def registri(monkeypatch):
    monkeypatch.setattr(daftar, "_menu", [])
    monkeypatch.setattr(daftar, "_penyedia_periode", [])
    monkeypatch.setattr(daftar, "_kawasan", [])


def minta(pengguna, view="akun:profil", jalur="/"):
    request = RequestFactory().get(jalur)
    request.user = pengguna
    request.resolver_match = SimpleNamespace(view_name=view)
    return request


def bingkai_untuk(pengguna, view="akun:profil", jalur="/"):
    return bingkai(minta(pengguna, view, jalur))["bingkai"]


@pytest.mark.django_db
def test_anonymous_costs_no_query(registri, django_assert_num_queries):
    daftar.daftarkan_menu(ButirMenu("Profil", "akun:profil", periode=False))
    with django_assert_num_queries(0):
        kosong = bingkai_untuk(AnonymousUser())
        assert (kosong.menu, kosong.periode, kosong.pengguna) == ([], None, None)


def test_menu_shows_what_the_account_may_in_order(registri):
    daftar.daftarkan_menu(
        ButirMenu("Kedua", "akun:ganti-sandi", hak=("boleh",), urutan=20, periode=False),
        ButirMenu("Tidak", "akun:profil", hak=("lain",), periode=False),
        ButirMenu("Pertama", "akun:profil", urutan=10, periode=False, hitung=lambda request, periode: 3),
        ButirMenu("Akun", "akun:profil", periode=False, di_akun=True),
    )
    b = bingkai_untuk(Akun())
    assert [(t.label, t.jumlah, t.kini) for t in b.menu] == [("Pertama", 3, True), ("Kedua", 0, False)]
    assert [t.label for t in b.menu_akun] == ["Akun"]
    assert b.jumlah_menunggu == 3


def test_current_item_by_prefix(registri):
    daftar.daftarkan_menu(ButirMenu("Rekap", "akun:profil", awalan=("rekap-", "verifikasi-"), periode=False))
    assert bingkai_untuk(Akun(), "rekap-matriks").menu[0].kini
    assert not bingkai_untuk(Akun(), "kunjungan").menu[0].kini


def test_item_of_a_period_waits_for_one(registri):
    daftar.daftarkan_menu(ButirMenu("Rekap", "akun:profil"))
    assert bingkai_untuk(Akun()).menu == []


def test_each_part_of_the_application_has_its_own_menu(registri):
    daftar.pasang_penyedia_periode(lambda request: SimpleNamespace(kode="X-2026", nama="X"))
    daftar.daftarkan_kawasan(Kawasan("layanan", "Layanan", awalan="/layanan/", hak=("boleh", "lain")))
    daftar.daftarkan_menu(
        ButirMenu("Rekap", "akun:profil", periode=False),
        ButirMenu("Permohonan", "akun:profil", periode=False, kawasan="layanan"),
        ButirMenu("Akun", "akun:profil", periode=False, di_akun=True),
    )
    campuran = Akun()
    campuran.semua_hak = frozenset({"boleh", "penilaian"})
    for pengguna, jalur, harap in (
        (campuran, "/p/X/", "Rekap"),
        (campuran, "/layanan/permohonan/", "Permohonan"),
        (Akun(), "/profil/", "Permohonan"),  # a page of no part: where every permission of the account is
    ):
        b = bingkai_untuk(pengguna, jalur=jalur)
        assert [t.label for t in b.menu] == [harap]
        assert [t.label for t in b.menu_akun] == ["Akun"]
        assert (b.periode is None) == (harap == "Permohonan")
    tanpa_tugas = Akun()
    tanpa_tugas.semua_hak = frozenset()
    assert bingkai_untuk(tanpa_tugas).kawasan is daftar.UTAMA


def test_initials():
    assert bingkai_untuk(Akun()).inisial == "Ag"
    bernama = Akun()
    bernama.nama = "nama contoh panjang"
    assert bingkai_untuk(bernama).inisial == "NC"


@pytest.mark.django_db
def test_login_page_renders(client):
    jawab = client.get(reverse("akun:masuk"))
    assert jawab.status_code == 200
    assert "Nama pengguna" in jawab.content.decode()


def test_menu_folds_earlier_when_it_is_long(registri):
    daftar.daftarkan_menu(*[ButirMenu(f"Butir {n}", "akun:profil", urutan=n, periode=False) for n in range(9)])
    assert bingkai_untuk(Akun()).lipat == "xxl"


def test_error_page_says_why_and_shows_a_way_on(registri):
    galat = SimpleNamespace(judul="Keadaan sudah berubah", alasan="Nilai ini sudah dikunci.", status=409, rincian=None)
    request = minta(AnonymousUser())
    isi = engines["django"].get_template("galat.html").render({"galat": galat}, request)
    assert "Nilai ini sudah dikunci." in isi
    assert reverse("beranda:beranda") in isi


def test_every_registered_item_leads_somewhere():
    for butir in daftar.semua_menu():
        assert reverse(butir.nama_url, kwargs={"periode": "X-2026"} if butir.periode else {})
