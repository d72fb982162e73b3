"""Standards for the public, with their proposals marked; editing and publishing for the office."""

from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from layanan.sop.dinas.models import Dinas
from layanan.sop.standar.komponen import KOMPONEN
from layanan.sop.standar.models import StandarPelayanan
from layanan.sop.standar.tindakan import simpan, susun, terbitkan
from pentas.akun.peran import Peran
from pentas.dokumen.tanda import CONTOH_UMUM
from tests.layanan.pabrik import buat_dinas, buat_petugas
from tests.layanan.sop.standar.test_tindakan import PENUH, SK

pytestmark = pytest.mark.django_db


def buat_terbit(dinas, **ubah) -> StandarPelayanan:
    return terbitkan(simpan(susun(dinas, "uji", oleh=None), PENUH | ubah, oleh=None), **SK, oleh=None)


def isian(standar, **ubah) -> dict:
    isi = {"cap": standar.cap} | {f"isi_{k.kode}": f"{k.nama} diatur." for k in KOMPONEN}
    return isi | ubah


def test_halaman_publik_dan_pdf_menandai_usulan(client):
    dinas = buat_dinas()
    baca = reverse("sop:standar-baca", args=[dinas.pk, "uji"])
    assert client.get(baca).status_code == 404
    assert "Belum ada standar" in client.get(reverse("sop:standar-umum")).content.decode()
    usulan = {"isi": "Tanpa tarif\nVPN ditanggung OPD", "usulan": True, "catatan": "Sumber diam."}
    buat_terbit(dinas, SD4=usulan)
    halaman = client.get(baca).content.decode()
    assert "<script" not in halaman and "style=" not in halaman
    assert halaman.count('class="usulan"') == 1 and "Sumber diam." in halaman and "5/SK/2026" in halaman
    assert baca in client.get(reverse("sop:standar-umum")).content.decode()
    pdf = client.get(reverse("sop:standar-pdf", args=[dinas.pk, "uji", 1]))
    teks = " ".join(h.extract_text() for h in PdfReader(BytesIO(pdf.content)).pages)
    assert "DATA CONTOH" not in teks and StandarPelayanan.objects.get().dokumen.kode in teks
    assert "5/SK/2026" in teks and "VPN ditanggung OPD" in teks and teks.count("Sumber diam.") == 1
    assert all(k.nama.split(",")[0].split("/")[0] in teks for k in KOMPONEN)


def test_dinas_contoh_menandai_halaman_dan_dokumennya(client):
    dinas = buat_dinas()
    Dinas.objects.update(contoh=True)
    standar = buat_terbit(Dinas.objects.get(pk=dinas.pk))
    assert CONTOH_UMUM in client.get(reverse("sop:standar-baca", args=[dinas.pk, "uji"])).content.decode()
    pdf = client.get(reverse("sop:standar-pdf", args=[dinas.pk, "uji", 1]))
    assert all("DATA CONTOH" in h.extract_text() for h in PdfReader(BytesIO(pdf.content)).pages)
    periksa = client.get(reverse("dokumen:periksa-kode", args=[standar.dokumen.kode]))
    assert CONTOH_UMUM in periksa.content.decode()


def test_versi_lama_tetap_terbaca_dan_mengatakan_sudah_diganti(client):
    dinas = buat_dinas()
    buat_terbit(dinas)
    terbitkan(susun(dinas, "uji", oleh=None), sk_nomor="9/SK/2026", sk_tanggal=SK["sk_tanggal"], oleh=None)
    lama = client.get(reverse("sop:standar-versi", args=[dinas.pk, "uji", 1])).content.decode()
    assert "sudah diganti" in lama and "5/SK/2026" in lama
    assert "9/SK/2026" in client.get(reverse("sop:standar-baca", args=[dinas.pk, "uji"])).content.decode()
    assert client.get(reverse("sop:standar-versi", args=[dinas.pk, "uji", 3])).status_code == 404


def test_admin_menyusun_menyunting_menerbitkan(client):
    dinas = buat_dinas()
    client.force_login(buat_petugas(dinas=dinas, peran=Peran.ADMIN))
    daftar, buat = reverse("sop:standar-daftar"), {"dinas": dinas.pk, "layanan": "uji"}
    assert "Susun draf" in client.get(daftar).content.decode()
    assert client.post(reverse("sop:standar-susun"), buat).status_code == 302
    assert client.post(reverse("sop:standar-susun"), buat).status_code == 409
    standar = StandarPelayanan.objects.get()
    ubah = reverse("sop:standar-ubah", args=[standar.pk])
    isi = isian(standar, usulan_SD3="on", catatan_SD3="Menunggu SK.", catatan_SD1="Tidak dipakai.")
    assert client.post(ubah, isi).status_code == 302
    basi = client.post(ubah, isi | {"isi_SD1": "Tulisan kedua"})
    assert basi.status_code == 409 and "Tulisan kedua" in basi.content.decode()
    komponen = {k.kode: k for k in standar.komponen.all()}
    assert (komponen["SD3"].usulan, komponen["SD3"].catatan, komponen["SD1"].catatan) == (True, "Menunggu SK.", "")
    assert client.get(reverse("sop:standar-draf-pdf", args=[standar.pk])).status_code == 200
    standar.refresh_from_db()
    terbit = reverse("sop:standar-terbitkan", args=[standar.pk])
    assert client.post(terbit, {"cap": standar.cap, "sk_nomor": "1"}).status_code == 422
    sk = {"cap": standar.cap, "sk_nomor": "1/SK", "sk_tanggal": "2026-01-05"}
    assert client.post(terbit, sk).status_code == 302
    assert client.post(ubah, isi).status_code == 409
    assert client.get(ubah).url == reverse("sop:standar-versi", args=[dinas.pk, "uji", 1])


def test_pembaca_membaca_draf_tanpa_menyunting_dinas_lain_404(client):
    standar = susun(buat_dinas(), "uji", oleh=None)
    ubah = reverse("sop:standar-ubah", args=[standar.pk])
    client.force_login(buat_petugas(dinas=standar.dinas))
    assert "<textarea" not in client.get(ubah).content.decode()
    assert client.post(ubah, isian(standar)).status_code == 403
    client.force_login(buat_petugas(dinas=buat_dinas(kode="13.06")))
    assert client.get(ubah).status_code == 404
