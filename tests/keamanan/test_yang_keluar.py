"""What leaves the server: headers on every answer, and a trail without personal data."""

import pytest
from django.test import Client

from pentas.jejak.models import Jejak
from pentas.sidik import kanonik
from tests.gerbang import keputusan, semua_rute
from tests.keamanan.dunia import alamat, kiriman, setel
from tests.keamanan.test_masukan_aneh import AKUN

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]
RUTE = [r for r in semua_rute() if r[1] not in ("keluar", "sehat")]


def periksa_kepala(jawab) -> None:
    kebijakan = jawab["Content-Security-Policy"]
    assert "default-src 'none'" in kebijakan and "unsafe" not in kebijakan
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert jawab["X-Frame-Options"] == "DENY"
    assert jawab["Referrer-Policy"] == "same-origin"
    assert jawab["Cross-Origin-Opener-Policy"] == "same-origin"
    tipe = jawab.headers.get("Content-Type", "")
    skrip = tipe.startswith("text/javascript") and jawab.request["PATH_INFO"] == "/pekerja.js"  # holds no stored text
    if jawab.status_code == 200 and not skrip and not tipe.startswith(("text/html", "application/json", "image/webp")):
        assert jawab["Content-Disposition"].startswith("attachment"), tipe


@pytest.mark.parametrize("alamat_", ["/tidak/ada/", "/masuk/", "/periksa-dokumen/X/", "/p/tidak-ada/rekap/", "/entri/"])
def test_halaman_galat_juga_berkepala(client, alamat_):
    for jawab in (client.get(alamat_), client.post(alamat_)):
        periksa_kepala(jawab)


def test_galat_peladen_berkepala(client, monkeypatch):
    monkeypatch.setattr("pentas.beranda.views.connection", None)
    client.raise_request_exception = False
    jawab = client.get("/sehat/")
    assert jawab.status_code == 500
    assert "gangguan di peladen" in jawab.content.decode()
    periksa_kepala(jawab)


@pytest.mark.parametrize("json", [True, False])
def test_tanpa_kunci_formulir_ditolak(dunia, json):
    """CSRF: the entry endpoint, uploads, every form."""
    d = dunia
    k = Client(enforce_csrf_checks=True, headers={"accept": "application/json" if json else "text/html"})
    k.force_login(d.operator)
    setel(d, "p/<slug:periode>/berkas/")
    for url, isi in (
        ("/entri/", "{}"),
        (alamat(d, "p/<slug:periode>/berkas/<str:kode>/<str:indikator>/bukti/"), kiriman(d, "bukti-unggah")),
    ):
        jawab = k.post(url, isi, **({"content_type": "application/json"} if isinstance(isi, str) else {}))
        assert jawab.status_code == 403
        assert "Muat ulang halaman" in jawab.content.decode()
        periksa_kepala(jawab)


def test_jejak_tanpa_data_pribadi(dunia):
    """Names, numbers, file names and notes never reach the trail; reasons may."""
    d = dunia
    rahasia = {"nama": "RAHASIANAMA", "nip": "198001012005011009", "jabatan": "RAHASIAJABATAN", "email": "rahasia@b.id"}
    rahasia |= {"penyaji": "RAHASIAPENYAJI", "catatan": "RAHASIACATATAN", "keterangan": "RAHASIAKETERANGAN"}
    rahasia |= {"tempat": "RAHASIATEMPAT", "kesimpulan": "RAHASIASIMPUL", "pihak_dinas": "RAHASIAPIHAK"}
    rahasia |= {"materi": "RAHASIAMATERI", "telepon": "0811RAHASIA", "penanda_nama": "RAHASIAPENANDA"}
    rahasia |= {"kepala_nama": "RAHASIAKEPALA", "kepala_jabatan": "RAHASIADINAS", "username": "rahasia.akun"}
    rahasia |= {"pangkat": "RAHASIAPANGKAT", "institusi": "RAHASIAINSTITUSI", "sk_penanda_tangan": "RAHASIASK"}
    awal, berhasil = Jejak.objects.count(), 0
    for rute, nama, gerbang in RUTE:
        for peran in [p for p in AKUN if keputusan(gerbang, p) == "boleh"]:
            setel(d, rute)
            k = Client(headers={"accept": "application/json"})  # a refusal is then no page
            k.force_login(d.pelaku[peran])
            isi = {m: rahasia.get(m, n) for m, n in kiriman(d, nama).items()}
            if nama in ("periode-aturan", "periode-baru", "periode-kategori"):
                isi["nama"] = "Bukan nama orang"
            if "berkas" in isi and hasattr(isi["berkas"], "name"):
                isi["berkas"].name = "RAHASIABERKAS.png"
            berhasil += k.post(alamat(d, rute), isi).status_code in (201, 302)
    assert berhasil > 30
    assert Jejak.objects.count() > awal + 30
    for b in Jejak.objects.all():
        isi = kanonik([b.sebelum, b.sesudah, b.objek_id, b.lingkup])
        bocor = [n for n in (*rahasia.values(), "RAHASIABERKAS") if n in isi]
        assert not bocor, f"{b.tindakan} keeps {bocor}: {isi}"
