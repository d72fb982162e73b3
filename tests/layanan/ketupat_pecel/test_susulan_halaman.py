"""Pages after the day: lists, one resident, handover, cases, promised dates; tracking of a receipt; the survey."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from layanan.ketupat_pecel.hari.hitung import tanda_terima
from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.susulan import tindakan
from layanan.ketupat_pecel.susulan.models import KasusData, SerahTerima
from layanan.sop.lacak.models import HambatanLacak
from layanan.sop.pribadi.tindakan import hapus
from layanan.sop.skm.data import Survei
from layanan.sop.skm.models import JawabanSkm, UndanganSkm
from layanan.sop.skm.rentang import susun_rentang
from pentas.akun.peran import Peran
from pentas.jejak.models import Jejak
from tests.layanan.ketupat_pecel.pabrik import surat_pdf
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa
from tests.layanan.ketupat_pecel.pabrik_susulan import GORESAN, buat_susulan, pin
from tests.layanan.negeri.pabrik import foto
from tests.layanan.pabrik import buat_petugas
from tests.pabrik import buat_pengguna

pytestmark = pytest.mark.django_db
STATIS = Path(settings.AKAR) / "static"
DAFTAR = "/layanan/desa/susulan/"
JAWABAN = {f"u{n}": "4" for n in range(1, 10)}


def masuk(client, siapa):
    client.force_login(siapa)
    return client


def isi(client, alamat, status=200) -> str:
    jawab = client.get(alamat)
    assert jawab.status_code == status, jawab.content.decode()[:500]
    return jawab.content.decode()


def buka(client, nomor, angka):
    return client.post("/lacak/", {"kode": nomor, "pin": angka})


def halaman_lacak(client, p) -> str:
    return isi(client, buka(client, p.tanda_terima, pin(p)).url)


def semua_halaman(h) -> list[str]:
    p, d = h.kantor[0], h.kantor[0].dokumen.first()
    return [
        DAFTAR,
        f"{DAFTAR}?tab=siap",
        f"{DAFTAR}?tab=akhir",
        f"{DAFTAR}janji/",
        f"{DAFTAR}kasus/",
        f"{DAFTAR}kasus/?tab=selesai",
        f"{DAFTAR}kasus/{KasusData.objects.get().pk}/",
        f"{DAFTAR}cetakan/{d.pk}/",
        f"/layanan/desa/perjalanan/{h.perjalanan.pk}/siap/",
        f"/layanan/desa/warga/{p.pk}/",
        f"/layanan/desa/warga/{p.pk}/survei/",
    ]


def test_daftar_massal_dari_diterima_sampai_siap(client):
    h = buat_susulan(kantor=2)
    Pelayanan.objects.update(rencana_ambil=h.perjalanan.tanggal)
    masuk(client, h.operator)
    teks = isi(client, DAFTAR)
    assert "Warga Kantor 1" in teks and h.kantor[0].tanda_terima in teks and "Belum diambil" not in teks
    semua = DokumenPelayanan.objects.exclude(kantor="")
    pk = [str(d.pk) for d in semua]
    assert client.post(f"{DAFTAR}massal/", {"aksi": "proses", "dokumen": pk}).status_code == 302
    assert client.post(f"{DAFTAR}massal/", {"aksi": "siap", "dokumen": pk}).status_code == 422
    assert client.post(f"{DAFTAR}massal/", {"aksi": "siap"}).status_code == 422
    nomor = {f"nomor-{n}": f"REG-{n}" for n in pk}
    assert client.post(f"{DAFTAR}massal/", {"aksi": "siap", "dokumen": pk, **nomor}).status_code == 302
    assert semua.filter(kantor="siap_diambil").count() == 4
    assert "Daftar untuk desa" in isi(client, f"{DAFTAR}?tab=siap")
    assert client.post(f"{DAFTAR}massal/", {"aksi": "siap", "dokumen": pk, **nomor}).status_code == 409


def test_nomor_tanda_terima_di_loket(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    masuk(client, h.operator)
    for tulisan in (p.tanda_terima, p.tanda_terima.lower(), p.tanda_terima.replace("-", " ")):
        assert client.get(DAFTAR, {"tanda": tulisan}).url == f"/layanan/desa/warga/{p.pk}/"
    salah = p.tanda_terima[:-1] + str((int(p.tanda_terima[-1]) + 1) % 10)
    jawab = client.get(DAFTAR, {"tanda": salah})
    assert jawab.status_code == 422 and "salah ketik" in jawab.content.decode()


def test_serah_terima_di_halaman_dan_tebakan_dihambat(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    alamat = f"/layanan/desa/warga/{p.pk}/serah/"
    masuk(client, h.operator)
    assert client.get(alamat).status_code == 409, "nothing is ready yet"
    dokumen = [d.pk for d in p.dokumen.all()]
    tindakan.siapkan(dict.fromkeys(dokumen, "REG"), oleh=None)
    assert "Akta" in isi(client, alamat)
    kirim = {"dokumen": dokumen[:1], "cara": "diambil", "hubungan": "keluarga", "penerima": "Ibu", "bukti": "angka"}
    kirim |= {"nomor": p.tanda_terima, "goresan": json.dumps(GORESAN)}
    salah = f"{(int(pin(p)) + 1) % 10_000:04d}"
    assert client.post(alamat, {**kirim, "pin": salah}).status_code == 422
    assert HambatanLacak.objects.exists(), "a wrong guess counts although the act was refused"
    for _ in range(4):
        client.post(alamat, {**kirim, "pin": salah})
    assert client.post(alamat, {**kirim, "pin": pin(p)}).status_code == 429
    assert client.post(alamat, {**kirim, "bukti": "kertas"}).status_code == 302
    teks = isi(client, f"/layanan/desa/warga/{p.pk}/")
    assert "Keluarga serumah" in teks and "Sudah diserahkan" in teks and "Ibu" not in teks
    assert SerahTerima.objects.get().dokumen.count() == 1


def test_foto_kertas_bertanda_tangan_untuk_yang_berhak(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    tindakan.siapkan({d.pk: "REG" for d in p.dokumen.all()}, oleh=None)
    kirim = {"dokumen": [d.pk for d in p.dokumen.all()], "cara": "diantar", "hubungan": "sendiri", "foto": foto()}
    masuk(client, h.operator)
    assert client.post(f"/layanan/desa/warga/{p.pk}/serah/", {**kirim, "foto": surat_pdf()}).status_code == 422
    assert client.post(f"/layanan/desa/warga/{p.pk}/serah/", kirim).status_code == 302
    alamat = f"/unggahan/{SerahTerima.objects.get().foto_id}/lihat/"
    assert alamat in isi(client, f"/layanan/desa/warga/{p.pk}/")
    for siapa, status in ((h.operator, 200), (h.tim[0], 200), (h.perangkat, 404)):
        assert masuk(client, siapa).get(alamat).status_code == status
    hapus(SerahTerima.objects.get(), alasan="masa simpan berakhir", oleh=None)
    serah = SerahTerima.objects.select_related("foto").get()
    assert serah.foto.musnah and serah.penerima is None and serah.goresan is None


@pytest.mark.parametrize("goresan", ["[]", '{"a": 1}', '[["x"]]', '[[[1, 2, "z"]]]', "bukan json", "[[[1e99, 2, 3]]]"])
def test_goresan_rusak_ditolak(client, goresan):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    tindakan.siapkan({d.pk: "REG" for d in p.dokumen.all()}, oleh=None)
    kirim = {"dokumen": [d.pk for d in p.dokumen.all()], "cara": "diambil", "hubungan": "sendiri", "goresan": goresan}
    assert masuk(client, h.operator).post(f"/layanan/desa/warga/{p.pk}/serah/", kirim).status_code == 422


def test_janji_diubah_dari_daftar_dan_tampil_di_halaman_lacak(client):
    h = buat_susulan(kantor=2)
    Pelayanan.objects.filter(tanda_terima__isnull=False).update(rencana_ambil=h.perjalanan.tanggal)
    masuk(client, h.operator)
    teks = isi(client, f"{DAFTAR}janji/")
    usul = re.search(r'name="tanggal" value="([\d-]+)"', teks)[1]
    tanda = [str(p.pk) for p in h.kantor]
    assert client.post(f"{DAFTAR}janji/ubah/", {"tanda": tanda, "tanggal": usul, "alasan": ""}).status_code == 422
    kirim = {"tanda": tanda, "tanggal": usul, "alasan": "Blangko habis"}
    assert client.post(f"{DAFTAR}janji/ubah/", kirim).status_code == 302
    assert client.post(f"{DAFTAR}janji/dikabari/", {"tanda": tanda}).status_code == 302
    assert all(p.dikabari_pada for p in Pelayanan.objects.filter(pk__in=tanda))
    assert client.post(f"{DAFTAR}janji/dikabari/", {"tanda": "bukan-uuid"}).status_code == 404
    client.logout()
    teks = halaman_lacak(client, h.kantor[0])
    assert "Tanggalnya berubah" in teks and "Blangko habis" in teks
    assert f"{dt.date.fromisoformat(usul).day} " in teks


def test_kabar_wa_tanpa_nama_dan_dengan_tautan_lacak(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    Pelayanan.objects.filter(pk=p.pk).update(rencana_ambil=h.perjalanan.tanggal)
    p.refresh_from_db()
    p.telepon = "0812 0000-1111"
    p.save(update_fields=["telepon"])
    masuk(client, h.operator)
    jawab = client.get(f"/layanan/desa/warga/{p.pk}/kabari/")
    assert jawab.url.startswith("https://wa.me/6281200001111?text=")
    assert p.tanda_terima in jawab.url and "lacak" in jawab.url and "Warga" not in jawab.url
    desa = client.get(f"/layanan/desa/perjalanan/{h.perjalanan.pk}/kabari/?perihal=lewat")
    assert desa.url.startswith("https://wa.me/?text=") and p.tanda_terima in desa.url


def test_kasus_dari_halaman(client):
    h = buat_susulan(kantor=1, ditahan=1)
    kasus = KasusData.objects.get()
    alamat = f"{DAFTAR}kasus/{kasus.pk}/"
    masuk(client, h.operator)
    assert "Data ganda pada KK lama" in isi(client, alamat)
    assert client.post(alamat, {"aksi": "apa"}).status_code == 422
    assert client.post(alamat, {"aksi": "ajukan", "tiket": ""}).status_code == 422
    assert client.post(alamat, {"aksi": "ajukan", "tiket": "TKT-9"}).status_code == 302
    assert client.post(alamat, {"aksi": "bersih", "hasil": "Tunggal"}).status_code == 302
    assert client.post(alamat, {"aksi": "tolak", "hasil": "Lagi"}).status_code == 409
    assert "Bersih" in isi(client, f"{DAFTAR}kasus/?tab=selesai")


def test_siapa_melihat_apa(client):
    """Team and office read names; the village its own list only; others nothing, and nobody a whole NIK."""
    h = buat_susulan(kantor=1, ditahan=1)
    p = h.kantor[0]
    p.nik = "9901014507904417"
    p.save(update_fields=["nik", "nik_sidik"])
    luar = buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=h.dinas)
    lain = buat_petugas(peran=Peran.OPERATOR_DAFDUK, dinas=buat_hari_desa(kode="13.06").dinas)
    kepala = buat_petugas(peran=Peran.KEPALA_DINAS, dinas=h.dinas)
    auditor = buat_pengguna(peran=Peran.AUDITOR, provinsi=h.dinas.provinsi)
    for siapa in (h.operator, h.tim[0], h.kabid, kepala):
        masuk(client, siapa)
        for alamat in semua_halaman(h):
            if siapa == kepala and "survei" in alamat:
                continue
            teks = isi(client, alamat)
            assert "9901014507904417" not in teks
        assert "••••4417" in isi(client, f"/layanan/desa/warga/{p.pk}/")
    for siapa in (luar, lain, auditor):
        masuk(client, siapa)
        assert "Warga Kantor" not in isi(client, DAFTAR)
        assert "Warga Tahan" not in isi(client, f"{DAFTAR}kasus/")
        assert client.get(f"/layanan/desa/warga/{p.pk}/").status_code == 404
        assert client.get(semua_halaman(h)[6]).status_code == 404
        assert client.get(semua_halaman(h)[8]).status_code == 404
    masuk(client, h.kabid)
    assert client.post(f"{DAFTAR}massal/", {"aksi": "proses", "dokumen": ["1"]}).status_code in (403, 422)
    assert client.post(semua_halaman(h)[6], {"aksi": "ajukan", "tiket": "X"}).status_code == 403
    masuk(client, h.perangkat)
    assert client.get(DAFTAR).status_code == 403
    assert isi(client, semua_halaman(h)[8])
    tetangga = buat_susulan(kantor=0)
    assert client.get(f"/layanan/desa/perjalanan/{tetangga.perjalanan.pk}/siap/").status_code == 404


def test_nik_dibuka_dengan_alasan_dan_tercatat(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    p.nik = "9901014507904417"
    p.save(update_fields=["nik", "nik_sidik"])
    alamat = f"/layanan/desa/warga/{p.pk}/buka/"
    masuk(client, h.operator)
    assert "9901014507904417" not in isi(client, alamat)
    assert client.post(alamat, {"medan": "nik", "alasan": "x"}).status_code == 422
    jawab = client.post(alamat, {"medan": "nik", "alasan": "Melaporkan data ganda ke pusat"})
    assert "9901014507904417" in jawab.content.decode()
    assert Jejak.objects.filter(tindakan="pribadi.buka", alasan__startswith="Melaporkan").count() == 1
    masuk(client, buat_petugas(peran=Peran.KEPALA_DINAS, dinas=h.dinas))
    assert client.get(alamat).status_code == 403


def test_daftar_dengan_kueri_tetap(client):
    h = buat_susulan(kantor=2, ditahan=1)
    masuk(client, h.operator)

    def kueri(alamat):
        with CaptureQueriesContext(connection) as catatan:
            isi(client, alamat)
        return len(catatan)

    Pelayanan.objects.update(rencana_ambil=h.perjalanan.tanggal)
    alamat = [DAFTAR, f"{DAFTAR}kasus/", f"{DAFTAR}janji/"]
    sebelum = [kueri(a) for a in alamat]
    for _ in range(2):
        buat_susulan(kantor=5, ditahan=3)
    Pelayanan.objects.update(rencana_ambil=h.perjalanan.tanggal)
    kini = [kueri(a) for a in alamat]
    assert kini == sebelum and max(kini) < 20, (sebelum, kini)


def test_lacak_tanda_terima_tanpa_masuk(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    for tulisan in (p.tanda_terima, f" {p.tanda_terima.lower()} ", p.tanda_terima.replace("-", "")):
        assert buka(client, tulisan, pin(p)).status_code == 302
    teks = halaman_lacak(client, p)
    assert "sedang dikerjakan di kantor" in teks and h.unit.nama in teks and "Kartu Keluarga" in teks
    assert "Warga Kantor" not in teks and "<script" not in teks
    tautan = buka(client, p.tanda_terima, pin(p)).url
    assert p.tanda_terima not in tautan and pin(p) not in tautan
    berat = len(teks.encode()) + sum((STATIS / f).stat().st_size for f in ("css/publik.css", "img/merek.svg"))
    assert berat <= 20 * 1024, berat


def test_lacak_nomor_asing_dan_angka_salah_dijawab_sama(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    salah = f"{(int(pin(p)) + 1) % 10_000:04d}"
    ada, tiada = buka(client, p.tanda_terima, salah), buka(client, tanda_terima(9000, 7), salah)
    bersih = [re.sub(r'value="[^"]*"', "", j.content.decode()) for j in (ada, tiada)]
    assert ada.status_code == tiada.status_code == 422 and bersih[0] == bersih[1]
    ketik = p.tanda_terima[:-1] + str((int(p.tanda_terima[-1]) + 3) % 10)
    jawab = buka(client, ketik, pin(p))
    assert jawab.status_code == 422 and "salah ketik" in jawab.content.decode()
    for _ in range(4):
        buka(client, p.tanda_terima, salah)
    assert buka(client, p.tanda_terima, pin(p)).status_code == 429


def test_alamat_qr_mengisi_nomornya(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    assert f'value="{p.tanda_terima}"' in isi(client, f"/lacak/?kode={p.tanda_terima.lower()}")
    assert 'value="K7M2-QXP4"' in isi(client, "/lacak/?kode=k7m2qxp4")
    assert isi(client, "/lacak/?kode=T2-0017-9")


def test_lacak_setelah_selesai_menawarkan_survei_sekali(client):
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    teks = halaman_lacak(client, p)
    survei = re.search(r"/survei/[0-9a-f]{32}/", teks)[0]
    assert client.post(survei, JAWABAN).status_code == 200
    assert "/survei/" not in halaman_lacak(client, p)
    assert client.post(survei, JAWABAN).status_code == 409
    jawaban = JawabanSkm.objects.get()
    assert (jawaban.layanan, jawaban.dinas) == ("ketupat_pecel", h.dinas)
    hari = h.perjalanan.tanggal
    hasil = Survei(h.dinas, "ketupat_pecel", susun_rentang(hari.year, "tahun", h.dinas.zona))
    assert (hasil.jumlah, hasil.populasi) == (1, 2), "persons served, not requests"


def test_kode_survei_di_akhir_pelayanan(client):
    h = buat_susulan(kantor=1, tutup=False)
    p = h.kantor[0]
    alamat = f"/layanan/desa/warga/{p.pk}/survei/"
    masuk(client, h.tim[0])
    assert "Buat kode survei" in isi(client, alamat)
    assert not UndanganSkm.objects.exists()
    for _ in range(2):
        assert client.post(alamat).status_code == 302
    assert UndanganSkm.objects.count() == 1 and "<svg" in isi(client, alamat)


def test_daftar_kode_survei_di_pintu_keluar(client):
    h = buat_susulan(kantor=1, tutup=False)
    masuk(client, h.tim[0])
    alamat = f"/layanan/desa/perjalanan/{h.perjalanan.pk}/survei/"
    teks = isi(client, alamat)
    assert "Warga Kantor 1" in teks and teks.count("/survei/") >= 2
    assert "Tampilkan kode" not in teks and not UndanganSkm.objects.exists()
    client.post(f"/layanan/desa/warga/{h.kantor[0].pk}/survei/")
    assert isi(client, alamat).count("Tampilkan kode") == 1


def test_desa_melihat_yang_siap_di_permohonannya(client):
    h = buat_susulan(kantor=1)
    masuk(client, h.perangkat)
    alamat = f"/layanan/permohonan/{h.permohonan.pk}/"
    assert "Belum ada dokumen yang siap diambil" in isi(client, alamat)
    tindakan.siapkan({d.pk: "REG" for d in h.kantor[0].dokumen.all()}, oleh=None)
    assert "2 dokumen siap diambil" in isi(client, alamat)
    masuk(client, h.operator)
    assert "Dokumen di kantor" in isi(client, alamat)


def test_lacak_semua_keadaan(client):
    h = buat_susulan(kantor=1, ditahan=0)
    p = h.kantor[0]
    kk, akta = p.dokumen.order_by("dokumen__urutan")
    tindakan.siapkan({kk.pk: "REG"}, oleh=None)
    assert "Sebagian dokumen Anda siap diambil" in halaman_lacak(client, p)
    tindakan.siapkan({akta.pk: "REG"}, oleh=None)
    assert "Dokumen Anda siap diambil" in halaman_lacak(client, p)
    for d in (kk, akta):
        tindakan.tutup_dokumen(d, "Pemohon pindah", oleh=None)
    teks = halaman_lacak(client, p)
    assert "tidak dapat diterbitkan" in teks and "Pemohon pindah" in teks


def test_perintah_pagi(capsys):
    h = buat_susulan(kantor=1)
    Pelayanan.objects.update(rencana_ambil=h.perjalanan.tanggal)
    call_command("janji_lewat")
    keluar = capsys.readouterr().out
    assert h.kantor[0].tanda_terima in keluar and "Warga" not in keluar
    call_command("janji_lewat", "--json", "--dinas", h.dinas.pk)
    assert json.loads(capsys.readouterr().out.splitlines()[0])["tanda_terima"] == h.kantor[0].tanda_terima
