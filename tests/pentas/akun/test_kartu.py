"""One-time slips: printed once, used once, and nothing of them kept but a fingerprint."""

import json
import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.urls import reverse
from django.utils import timezone

from pentas.akun import tindakan
from pentas.akun.models import KartuMasuk, Pengguna
from pentas.akun.peran import Peran
from pentas.akun.sandi import sandi_acak, sidik_kode
from pentas.akun.tindakan_kartu import beri_kartu, pakai_kartu
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.pabrik import SANDI, beri_tugas, buat_pengguna, buat_provinsi

pytestmark = pytest.mark.django_db
BARU = "kata-sandi-yang-baru-7"


@pytest.fixture
def admin():
    return buat_pengguna(peran=Peran.ADMIN, username="admin")


@pytest.fixture
def akun(admin):
    return buat_pengguna(peran=Peran.OPERATOR, username="operator.13.06")


@pytest.fixture
def kode(akun, admin):
    kode = sandi_acak()
    beri_kartu({akun: kode}, hari=7, oleh=admin)
    return kode


def kirim(client, kode, username="operator.13.06", sandi=BARU, lagi=None):
    isi = {"username": username, "kode": kode, "sandi": sandi, "sandi_lagi": lagi or sandi}
    return client.post(reverse("akun:masuk-kartu"), isi)


def test_kartu_membuat_sandi_dan_memasukkan(client, akun, kode):
    jawab = kirim(client, kode.upper().replace("-", " "), username="Operator.13.06")
    assert jawab.status_code == 302
    assert client.get(reverse("akun:profil")).context["user"] == akun
    segar = Pengguna.objects.get(pk=akun.pk)
    assert segar.check_password(BARU) and segar.last_login
    assert KartuMasuk.objects.get().keadaan == "dipakai"


def test_kode_hanya_sekali(client, akun, kode):
    kirim(client, kode)
    client.logout()
    jawab = kirim(client, kode, sandi="kata-sandi-lain-lagi-8")
    assert jawab.status_code == 409 and "sudah dipakai" in jawab.content.decode()
    assert Pengguna.objects.get(pk=akun.pk).check_password(BARU)


def test_kode_lewat_waktu(client, akun, kode):
    KartuMasuk.objects.update(berlaku_sampai=timezone.now() - timedelta(minutes=1))
    jawab = kirim(client, kode)
    assert jawab.status_code == 409 and "sudah lewat" in jawab.content.decode()


def test_cetak_ulang_menarik_yang_lama(client, akun, admin, kode):
    beri_kartu({akun: sandi_acak()}, hari=7, oleh=admin)
    assert [k.keadaan for k in KartuMasuk.objects.all()] == ["berlaku", "ditarik"]
    assert kirim(client, kode).status_code == 409


def test_sandi_diganti_menarik_kartu(client, akun, admin, kode):
    tindakan.ganti_sandi(akun, "sandi-panjang-pilihan-9", oleh=akun)
    assert kirim(client, kode).status_code == 409


def test_akun_nonaktif_tidak_masuk_lewat_kartu(client, akun, admin, kode):
    tindakan.atur_aktif(akun, False, oleh=admin)
    jawab = kirim(client, kode)
    assert jawab.status_code == 422 and "nonaktif" in jawab.content.decode()


@pytest.mark.parametrize("username", ["operator.13.06", "tidak.ada"])
def test_tebakan_dijawab_sama_dan_dihitung(client, akun, kode, username):
    jawab = kirim(client, "aaaa-bbbb-cccc", username=username)
    assert jawab.status_code == 422
    assert "Nama pengguna atau kode tidak cocok" in jawab.content.decode()
    for _ in range(6):
        kirim(client, "aaaa-bbbb-cccc", username=username)
    assert kirim(client, "aaaa-bbbb-cccc", username=username).status_code == 429
    terkunci = kirim(client, kode, username=username)
    assert terkunci.status_code == 429 and "Tunggu 15 menit" in terkunci.content.decode()
    catatan = json.dumps(list(AccessAttempt.objects.values("get_data", "post_data")))
    assert BARU not in catatan and kode not in catatan


@pytest.mark.parametrize(
    "sandi, lagi, kalimat",
    [("abc", None, "terlalu pendek"), (BARU, "lain", "belum sama"), ("12345678901", None, "angka")],
)
def test_sandi_lemah_tidak_menghabiskan_kartu(client, akun, kode, sandi, lagi, kalimat):
    jawab = kirim(client, kode, sandi=sandi, lagi=lagi)
    assert jawab.status_code == 422 and kalimat in jawab.content.decode()
    assert KartuMasuk.objects.get().keadaan == "berlaku"


def test_kode_tidak_tersimpan_di_mana_pun(client, akun, kode):
    kirim(client, kode)
    semua = json.dumps([*Jejak.objects.values(), *KartuMasuk.objects.values()], default=str)
    assert kode not in semua and kode.replace("-", "") not in semua
    assert sidik_kode(akun.pk, kode) not in json.dumps(list(Jejak.objects.values()), default=str)
    assert set(Jejak.objects.values_list("tindakan", flat=True)) == {"akun.beri_kartu", "akun.pakai_kartu"}


def test_kartu_orang_lain_ditolak(akun, admin, kode):
    with pytest.raises(Ditolak):
        pakai_kartu(KartuMasuk.objects.get(), BARU, oleh=admin)


def test_siapa_boleh_diberi_kartu(akun, admin):
    asing = buat_pengguna(peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"))
    mati = buat_pengguna(peran=Peran.PENILAI, is_active=False)
    for siapa, galat in ((asing, SalahPeran), (mati, Ditolak), (admin, Ditolak)):
        with pytest.raises(galat):
            beri_kartu({siapa: sandi_acak()}, hari=7, oleh=admin)
    with pytest.raises(SalahPeran):
        beri_kartu({akun: sandi_acak()}, hari=7, oleh=akun)
    for hari in (0, 31):
        with pytest.raises(Ditolak, match="hari"):
            beri_kartu({akun: sandi_acak()}, hari=hari, oleh=admin)
    assert not KartuMasuk.objects.exists()


def test_cetak_memberi_pdf_dengan_kode(client, admin, akun, monkeypatch):
    dari = {}
    monkeypatch.setattr("pentas.akun.views_kartu.cetak_pdf", lambda t, k, judul: dari.update(k) or b"%PDF-")
    client.force_login(admin)
    jawab = client.post(reverse("akun:kelola-kartu"), {"akun": [akun.pk], "hari": "3"})
    assert jawab["Content-Type"] == "application/pdf" and "no-store" in jawab["Cache-Control"]
    [(siapa, kode, _qr)] = dari["kartu"]
    assert siapa == akun
    assert KartuMasuk.objects.get().sidik == sidik_kode(akun.pk, kode)
    client.logout()
    assert kirim(client, kode).status_code == 302


def test_pdf_gagal_tidak_menarik_kartu_lama(client, admin, akun, kode, monkeypatch):
    def gagal(*_, **__):
        raise Ditolak("PDF belum dapat dibuat.", status=503)

    monkeypatch.setattr("pentas.akun.views_kartu.cetak_pdf", gagal)
    client.force_login(admin)
    assert client.post(reverse("akun:kelola-kartu"), {"akun": [akun.pk], "hari": "3"}).status_code == 503
    assert KartuMasuk.objects.get().keadaan == "berlaku"


def test_pdf_sungguhan(client, admin, akun):
    pypdf = pytest.importorskip("pypdf")
    from io import BytesIO

    lain = [buat_pengguna(peran=Peran.PENILAI) for _ in range(9)]
    client.force_login(admin)
    jawab = client.post(reverse("akun:kelola-kartu"), {"akun": [a.pk for a in [akun, *lain]], "hari": "14"})
    if jawab.status_code == 503:
        pytest.skip("WeasyPrint's libraries are not here")
    buku = pypdf.PdfReader(BytesIO(jawab.content))
    teks = "".join(h.extract_text() for h in buku.pages)
    assert len(buku.pages) == 2
    assert "operator.13.06" in teks and len(re.findall(r"\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b", teks)) == 10


@pytest.mark.parametrize("isi", [{}, {"akun": ["x"], "hari": "3"}, {"akun": ["999999"], "hari": "3"}, {"hari": "99"}])
def test_cetak_dengan_isian_buruk(client, admin, isi):
    client.force_login(admin)
    assert client.post(reverse("akun:kelola-kartu"), isi).status_code == 422


def test_masuk_terakhir(client, admin, akun, kode):
    lama = buat_pengguna(peran=Peran.PENILAI, last_login=timezone.now() - timedelta(days=40))
    buat_pengguna(peran=Peran.PENILAI, is_active=False)
    client.force_login(admin)

    def daftar(**saring):
        jawab = client.get(reverse("akun:kelola-masuk-terakhir"), saring)
        return [a.username for a in jawab.context["halaman"]]

    assert daftar() == [akun.username, lama.username, "admin"]
    assert daftar(keadaan="belum") == [akun.username]
    assert daftar(keadaan="lama") == [lama.username]
    assert daftar(peran="operator") == [akun.username]
    assert daftar(peran="x", keadaan="y", hal="z") == daftar()
    isi = client.get(reverse("akun:kelola-masuk-terakhir")).content.decode()
    assert "Belum pernah" in isi and "Berlaku" in isi


def test_masuk_terakhir_query_tetap(client, admin):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(admin)

    def hitung():
        with CaptureQueriesContext(connection) as catatan:
            client.get(reverse("akun:kelola-masuk-terakhir"))
        return len(catatan)

    def tambah(n):
        for _ in range(n):
            beri_kartu({buat_pengguna(peran=Peran.OPERATOR): sandi_acak()}, hari=3, oleh=admin)

    tambah(3)
    hitung()
    tiga = hitung()
    tambah(16)
    assert hitung() == tiga


def test_sesi_yang_terputus_tetap_terputus(client, admin):
    """The cookie of before the deactivation opens nothing after it, even when the account comes back."""
    akun = buat_pengguna(peran=Peran.PENILAI, sandi=SANDI)
    client.force_login(akun)
    kue = client.cookies["sessionid"].value
    tindakan.atur_aktif(akun, False, oleh=admin)
    tindakan.atur_aktif(akun, True, oleh=admin)
    client.cookies["sessionid"] = kue
    assert client.get(reverse("akun:profil")).status_code == 302


def test_kartu_basi_saat_dua_orang_memakai(akun, kode):
    kartu = KartuMasuk.objects.get()
    pakai_kartu(kartu, BARU, oleh=akun)
    with pytest.raises(Basi):
        pakai_kartu(kartu, "kata-sandi-lain-lagi-8", oleh=akun)


def test_kartu_tidak_untuk_akun_dua_provinsi(akun, admin):
    beri_tugas(akun, peran=Peran.PENILAI, provinsi=buat_provinsi(kode="14"))
    with pytest.raises(SalahPeran):
        beri_kartu({akun: sandi_acak()}, hari=3, oleh=admin)
