"""A resident without account: the code, the draft, photographs, sending, repairing one item, taking it back."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from layanan.negeri.ajuan import tindakan, tindakan_periksa
from layanan.negeri.ajuan.data import semua_baris
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir, KodeWarga
from layanan.negeri.ajuan.tindakan_kode import buat_kode
from layanan.sop.lacak import pembatas
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from pentas.galat import Basi, Ditolak
from pentas.jejak.models import Jejak
from tests.layanan.negeri.pabrik import KK, NIK, buat_ajuan, buat_draf, buat_kantor_negeri, foto, tandai

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor():
    return buat_kantor_negeri()


def mulai(client, kantor, kode, dokumen="kk", **lain):
    return client.post(f"/negeri/{kantor.dinas.pk}/{dokumen}/ajukan/", {"kode": kode}, **lain)


def masuk(client, ajuan, pin):
    jawab = client.post("/negeri/ajuan/lanjut/", {"kode": kode_tampil(ajuan.kode).lower(), "pin": pin})
    assert jawab.status_code == 302, jawab.content.decode()


def status_berkas(client, alamat) -> int:
    jawab = client.get(alamat)
    jawab.close()
    return jawab.status_code


def test_without_script_from_the_code_to_the_sent_submission(client, kantor):
    [kode] = buat_kode(kantor.unit, 1, oleh=kantor.operator)
    jawab = mulai(client, kantor, kode_tampil(kode))
    assert jawab.status_code == 201
    ajuan = Ajuan.objects.get()
    assert kode_tampil(ajuan.kode) in jawab.content.decode() and ajuan.unit == kantor.unit
    data = {"nama": "Warga Contoh", "nik": NIK, "kk": KK, "telepon": "0812 3456 7890", "surel": "", "ambil": "unduh"}
    assert client.post("/negeri/ajuan/data/", data).url == "/negeri/ajuan/syarat/"
    for butir in ajuan.butir.filter(syarat__bentuk="foto"):
        assert client.post(f"/negeri/ajuan/syarat/{butir.pk}/foto/", {"foto": foto()}).status_code == 302
    [teks] = ajuan.butir.filter(syarat__bentuk="teks")
    assert client.post("/negeri/ajuan/syarat/", {f"t{teks.pk}": "Tambah anak"}).url == "/negeri/ajuan/kirim/"
    halaman = client.get("/negeri/ajuan/kirim/").content.decode()
    assert "Tambah anak" in halaman and NIK not in halaman and NIK[-4:] in halaman
    assert client.post("/negeri/ajuan/kirim/").url == "/negeri/ajuan/"
    permohonan = Permohonan.objects.get()
    assert (permohonan.pemohon, permohonan.unit, permohonan.langkah) == (None, kantor.unit, "kelengkapan")
    assert permohonan.kode_lacak == ajuan.kode, "one code for everything"
    assert "diperiksa di kantor negeri" in client.get("/negeri/ajuan/").content.decode()


def test_numbers_never_stand_in_the_database_or_the_trail(kantor):
    ajuan, _pin = buat_draf(kantor=kantor)
    baris = Ajuan.objects.filter(pk=ajuan.pk).values().get()
    from django.db import connection

    with connection.cursor() as kursor:
        kursor.execute("select nik, kk, nama, jawaban from negeri_ajuan")
        mentah = str(kursor.fetchall())
    assert NIK not in mentah and KK not in mentah and "Warga" not in mentah and "Tambah anak" not in mentah
    assert NIK not in str(baris) and NIK not in str(list(Jejak.objects.values("sebelum", "sesudah", "alasan")))


@pytest.mark.parametrize("sebab", ["dipakai", "lewat", "lain"])
def test_a_spent_late_or_foreign_code_says_what_to_do(client, kantor, sebab):
    [kode] = buat_kode(kantor.unit, 1, oleh=None)
    alamat = kantor
    if sebab == "dipakai":
        mulai(client, kantor, kode)
    elif sebab == "lewat":
        KodeWarga.objects.update(berakhir_pada=timezone.now() - dt.timedelta(minutes=1))
    else:
        alamat = buat_kantor_negeri(kode="13.07")
    jumlah = Ajuan.objects.count()
    jawab = mulai(client, alamat, kode)
    kalimat = {"dipakai": "sudah dipakai", "lewat": "lewat masa berlakunya", "lain": "yang dilayani"}[sebab]
    assert jawab.status_code in (409, 422) and kalimat in jawab.content.decode()
    assert Ajuan.objects.count() == jumlah


def test_guessing_codes_locks_the_address(client, kantor):
    from layanan.sop.permohonan.nomor import kode_lacak_baru

    status = [mulai(client, kantor, kode_lacak_baru()).status_code for _ in range(pembatas.PER_ALAMAT)]
    assert set(status) == {422}
    [kode] = buat_kode(kantor.unit, 1, oleh=None)
    jawab = mulai(client, kantor, kode)
    assert jawab.status_code == 429 and "Tunggu" in jawab.content.decode()
    assert mulai(client, kantor, kode, REMOTE_ADDR="198.51.100.7").status_code == 201


def test_guessing_the_pin_of_a_submission_locks_it(client, kantor):
    ajuan, pin = buat_draf(kantor=kantor)
    salah = "0000" if pin != "0000" else "1111"
    for _ in range(pembatas.PER_KODE):
        assert client.post("/negeri/ajuan/lanjut/", {"kode": ajuan.kode, "pin": salah}).status_code == 422
    assert client.post("/negeri/ajuan/lanjut/", {"kode": ajuan.kode, "pin": pin}).status_code == 429


def test_resumed_on_another_telephone_and_closed_again(client, kantor):
    ajuan, pin = buat_draf(kantor=kantor)
    assert client.get("/negeri/ajuan/data/").status_code == 410
    masuk(client, ajuan, pin)
    halaman = client.get("/negeri/ajuan/data/").content.decode()
    assert "Warga Contoh" in halaman and NIK not in halaman
    client.post("/negeri/ajuan/keluar/")
    assert client.get("/negeri/ajuan/syarat/").status_code == 410


def test_saved_as_it_is_typed_also_what_is_not_complete(client, kantor):
    ajuan, pin = buat_draf(kantor=kantor, isi=False)
    masuk(client, ajuan, pin)
    isi = {"nama": "Warga", "nik": "99", "kk": "", "telepon": "", "surel": "", "ambil": "cetak"}
    jawab = client.post("/negeri/ajuan/data/", isi, headers={"accept": "application/json"})
    assert jawab.status_code == 200 and "Tersimpan" in jawab.json()["kabar"] and "nik" in jawab.json()["galat_medan"]
    ajuan.refresh_from_db()
    assert ajuan.nama.nilai() == "Warga" and ajuan.nik is None and ajuan.ambil == "cetak"


def test_what_is_no_photograph_is_refused_with_what_to_do(client, kantor):
    ajuan, pin = buat_draf(kantor=kantor, isi=False)
    masuk(client, ajuan, pin)
    butir = ajuan.butir.filter(syarat__bentuk="foto").first()
    from tests.layanan.negeri.pabrik import pdf

    for berkas, kalimat in (
        (pdf(), "bukan foto"),
        (SimpleUploadedFile("foto.jpg", b"bukan gambar sama sekali", content_type="image/jpeg"), "isinya bukan"),
        (foto(f"{NIK}.jpg"), "Nama berkas memuat 16 angka"),
    ):
        jawab = client.post(f"/negeri/ajuan/syarat/{butir.pk}/foto/", {"foto": berkas})
        assert jawab.status_code in (415, 422) and kalimat in jawab.content.decode(), kalimat
    assert not FotoButir.objects.exists()


def test_items_and_photographs_of_others_are_not_there(client, kantor):
    ajuan, pin = buat_draf(kantor=kantor)
    lain, _pin = buat_draf(kantor=kantor, nik="9901014507900002")
    masuk(client, ajuan, pin)
    butir = lain.butir.filter(foto__isnull=False).first()
    assert client.post(f"/negeri/ajuan/syarat/{butir.pk}/foto/", {"foto": foto()}).status_code == 404
    assert client.get(f"/negeri/ajuan/foto/{butir.foto.get().pk}/").status_code == 404
    sendiri = FotoButir.objects.filter(butir__ajuan=ajuan).first()
    assert status_berkas(client, f"/negeri/ajuan/foto/{sendiri.pk}/") == 200


def test_a_duplicate_is_warned_of_and_sent_only_on_purpose(client, kantor):
    buat_ajuan(kantor=kantor)
    ajuan, pin = buat_draf(kantor=kantor, unit=kantor.unit_lain)
    masuk(client, ajuan, pin)
    assert "NIK yang sama" in client.get("/negeri/ajuan/syarat/").content.decode()
    jawab = client.post("/negeri/ajuan/kirim/")
    assert jawab.status_code == 409 and "tetap mengajukan" in jawab.content.decode()
    assert "DN-" not in jawab.content.decode(), "whose or where the other is stays unsaid"
    assert client.post("/negeri/ajuan/kirim/", {"tetap": "on"}).status_code == 302
    assert Permohonan.objects.count() == 2
    berbeda, _ = buat_draf(kantor=kantor, dokumen=kantor.akta)
    tindakan.kirim(berbeda)  # another document is no duplicate


def test_incomplete_is_not_sent(kantor):
    ajuan, _pin = buat_draf(kantor=kantor, isi=False)
    with pytest.raises(Ditolak, match="Belum lengkap: nama, NIK, nomor KK, Kartu keluarga lama"):
        tindakan.kirim(ajuan)
    assert not Permohonan.objects.exists()


def test_only_the_returned_item_asks_again(client, kantor):
    a = buat_ajuan(kantor=kantor, sampai="verifikasi")
    tandai(a.permohonan, {"kk_lama": "Halaman kedua tidak terlihat"})
    with pytest.raises(Ditolak, match="Masih ada butir"):
        lanjut(a.permohonan, "setujui", oleh=None)
    tindakan_periksa.kembalikan(a.permohonan, oleh=None)
    masuk(client, a.ajuan, a.pin)
    halaman = client.get("/negeri/ajuan/").content.decode()
    assert "Halaman kedua tidak terlihat" in halaman and "Tetap tersimpan: " in halaman
    jawab = client.post("/negeri/ajuan/kirim-ulang/")
    assert jawab.status_code == 422 and "Ganti dahulu: Kartu keluarga lama" in jawab.content.decode()
    kembali = a.ajuan.butir.get(syarat__kode="kk_lama")
    lain = a.ajuan.butir.exclude(pk=kembali.pk).first()
    jawab = client.post(f"/negeri/ajuan/syarat/{lain.pk}/foto/", {"foto": foto()})
    assert jawab.status_code == 409 and "tidak diminta lagi" in jawab.content.decode()
    client.post(f"/negeri/ajuan/syarat/{kembali.pk}/foto/", {"foto": foto()})
    client.post(f"/negeri/ajuan/syarat/{kembali.pk}/foto/", {"foto": foto()})
    assert kembali.foto.filter(diganti_pada=None).count() == 2, "the old one made way once"
    assert client.post("/negeri/ajuan/kirim-ulang/").status_code == 302
    a.permohonan.refresh_from_db()
    assert a.permohonan.langkah == "verifikasi"
    semua = a.ajuan.butir.select_related("syarat")
    assert {b.syarat.kode: b.keadaan for b in semua if b.syarat.wajib} == {"kk_lama": "baru", "perubahan": "sesuai"}


def test_a_return_needs_an_item_and_its_reason(kantor):
    a = buat_ajuan(kantor=kantor)
    butir = a.ajuan.butir.first()
    with pytest.raises(Ditolak, match="Tulis apa yang perlu diperbaiki"):
        tindakan_periksa.periksa_butir(a.permohonan, {butir.pk: ("kembali", " ")}, oleh=kantor.operator)
    with pytest.raises(Ditolak, match="Tandai dahulu butir"):
        tindakan_periksa.kembalikan(a.permohonan, oleh=kantor.operator)


def test_two_operators_on_one_submission(client, kantor):
    a = buat_ajuan(kantor=kantor)
    butir = a.ajuan.butir.filter(syarat__kode="kk_lama").get()
    isi = {"versi": a.permohonan.versi, f"k{butir.pk}": "sesuai", "aksi": "simpan"}
    alamat = f"/layanan/negeri/permohonan/{a.permohonan.pk}/periksa/"
    client.force_login(kantor.operator)
    assert client.post(alamat, isi).status_code == 302
    client.force_login(kantor.rekan)
    jawab = client.post(alamat, {**isi, f"k{butir.pk}": "kembali", f"c{butir.pk}": "Buram"})
    assert jawab.status_code == 409 and "sudah berubah" in jawab.content.decode()
    butir.refresh_from_db()
    assert butir.keadaan == ButirAjuan.Keadaan.SESUAI


def test_the_operator_of_another_negeri_sees_nothing(client, kantor):
    a = buat_ajuan(kantor=kantor)
    unggahan = FotoButir.objects.first().unggahan
    client.force_login(kantor.operator_lain)
    for alamat in (f"/layanan/permohonan/{a.permohonan.pk}/", f"/unggahan/{unggahan.pk}/"):
        assert client.get(alamat).status_code == 404
    alamat = f"/layanan/negeri/permohonan/{a.permohonan.pk}/periksa/"
    assert client.post(alamat, {"versi": a.permohonan.versi}).status_code == 404
    assert client.post(f"/layanan/negeri/draf/{a.ajuan.pk}/buka/").status_code == 404
    with pytest.raises(Ditolak, match="belum terdaftar sebagai operator"):
        buat_kode(kantor.unit, 1, oleh=kantor.operator_lain)
    client.force_login(kantor.operator)
    assert status_berkas(client, f"/unggahan/{unggahan.pk}/") == 200


def test_photographs_are_for_the_negeri_and_who_may_open_numbers(client, kantor):
    from pentas.akun.peran import Peran
    from tests.layanan.pabrik import buat_petugas

    a = buat_ajuan(kantor=kantor)
    unggahan = FotoButir.objects.first().unggahan
    pengawas = buat_petugas(peran=Peran.PENGAWAS, dinas=kantor.dinas)
    for siapa, status in ((kantor.verifikator, 200), (pengawas, 404)):
        client.force_login(siapa)
        assert status_berkas(client, f"/unggahan/{unggahan.pk}/") == status
        halaman = client.get(f"/layanan/permohonan/{a.permohonan.pk}/").content.decode()
        assert (str(unggahan.pk) in halaman) == (status == 200) and NIK not in halaman


def test_opening_a_number_asks_why_and_is_written_down(client, kantor):
    a = buat_ajuan(kantor=kantor)
    client.force_login(kantor.verifikator)
    alamat = f"/layanan/negeri/permohonan/{a.permohonan.pk}/data/"
    assert NIK not in client.get(alamat).content.decode()
    jawab = client.post(alamat, {"medan": "nik", "alasan": "Mencocokkan dengan SIAK"})
    assert NIK in jawab.content.decode() and Jejak.objects.filter(tindakan="pribadi.buka").count() == 1


def test_withdrawn_midway_ends_it_for_the_officers_too(client, kantor):
    a = buat_ajuan(kantor=kantor, sampai="verifikasi")
    masuk(client, a.ajuan, a.pin)
    assert client.post("/negeri/ajuan/tarik/", {"alasan": ""}).status_code == 422
    assert client.post("/negeri/ajuan/tarik/", {"alasan": "Sudah mengurus di kota"}).status_code == 302
    assert "sudah Anda tarik" in client.get("/negeri/ajuan/").content.decode()
    with pytest.raises(Basi, match="ditarik"):
        tindakan_periksa.periksa_butir(a.permohonan, {}, oleh=kantor.verifikator)
    a.permohonan.refresh_from_db()
    assert a.permohonan.status == "ditarik"


def test_without_telephone_or_mail_the_operator_fills_it_in(client, kantor):
    client.force_login(kantor.operator)
    assert "Bantu warga" in client.get("/layanan/negeri/ajukan/").content.decode()
    jawab = client.post("/layanan/negeri/ajukan/", {"unit": kantor.unit.pk, "dokumen": kantor.kk.pk})
    assert jawab.status_code == 201
    ajuan = Ajuan.objects.get()
    data = {"nama": "Warga Contoh", "nik": NIK, "kk": KK, "telepon": "", "surel": "", "ambil": "cetak"}
    client.post("/negeri/ajuan/data/", data)
    for butir in ajuan.butir.select_related("syarat"):
        if butir.syarat.bentuk == "foto":
            client.post(f"/negeri/ajuan/syarat/{butir.pk}/foto/", {"foto": foto()})
        else:
            client.post("/negeri/ajuan/syarat/", {f"t{butir.pk}": "Tambah anak"})
    assert client.post("/negeri/ajuan/kirim/").status_code == 302
    permohonan = Permohonan.objects.get()
    assert permohonan.pemohon == kantor.operator and ajuan.dibantu_oleh == kantor.operator
    lain = client.post("/layanan/negeri/ajukan/", {"unit": kantor.unit_lain.pk, "dokumen": kantor.kk.pk})
    assert lain.status_code == 422, "not for another negeri"


def test_slips_show_their_codes_once(client, kantor):
    client.force_login(kantor.operator)
    jawab = client.post("/layanan/negeri/kode/", {"unit": kantor.unit.pk, "jumlah": 3})
    assert jawab.status_code == 201 and KodeWarga.objects.count() == 3
    kode = KodeWarga.objects.first()
    assert len(kode.sidik) == 64 and kode.sidik not in jawab.content.decode()
    assert jawab.content.decode().count("kode-besar") == 3
    assert "kode-besar" not in client.get("/layanan/negeri/kode/").content.decode()


def test_a_code_by_mail_where_mail_is_set_up(client, kantor, settings, mailoutbox):
    alamat = f"/negeri/{kantor.dinas.pk}/kk/surel/"
    isi = {"unit": kantor.unit.pk, "surel": "warga@example.org"}
    settings.SUREL_AKTIF = False
    assert client.post(alamat, isi).status_code == 422
    settings.SUREL_AKTIF = True
    assert client.post(alamat, isi).status_code == 200
    [surat] = mailoutbox
    kode = surat.body.split("Kartu keluarga: ")[1].split()[0]
    assert mulai(client, kantor, kode).status_code == 201
    for _ in range(2):
        client.post(alamat, isi)
    jawab = client.post(alamat, isi)
    assert jawab.status_code == 429 and "Tunggu satu jam" in jawab.content.decode()


def halaman(a) -> str:
    return f"/layanan/permohonan/{a.permohonan.pk}/"


def test_marks_that_were_not_stored_yet_go_with_the_decision(client, kantor):
    a = buat_ajuan(kantor=kantor, sampai="verifikasi")
    client.force_login(kantor.verifikator)
    semua = [b.butir for b in semua_baris(a.ajuan) if b.terisi]
    a.permohonan.refresh_from_db()
    isi = {"versi": a.permohonan.versi, "jalan": "setujui", "catatan": ""}
    jawab = client.post(f"{halaman(a)}lanjut/", isi | {f"k{semua[0].pk}": "sesuai"})
    assert jawab.status_code == 422 and semua[1].syarat.nama in jawab.content.decode()
    semua[0].refresh_from_db()
    assert semua[0].keadaan == ButirAjuan.Keadaan.SESUAI, "what was marked stays where the decision is refused"
    a.permohonan.refresh_from_db()
    tanpa_sebab = {f"k{b.pk}": "sesuai" for b in semua} | {f"k{semua[-1].pk}": "kembali"}
    jawab = client.post(f"{halaman(a)}lanjut/", isi | {"versi": a.permohonan.versi} | tanpa_sebab)
    assert jawab.status_code == 422 and "Tulis apa yang perlu diperbaiki" in jawab.content.decode()
    semua[-2].refresh_from_db()
    assert semua[-2].keadaan == ButirAjuan.Keadaan.SESUAI
    a.permohonan.refresh_from_db()
    jawab = client.post(
        f"{halaman(a)}lanjut/", isi | {"versi": a.permohonan.versi} | {f"k{b.pk}": "sesuai" for b in semua}
    )
    a.permohonan.refresh_from_db()
    assert jawab.status_code == 302 and a.permohonan.langkah == "penerbitan"


def test_the_panel_offers_only_what_can_be_done_there(client, kantor):
    periksa, serah = buat_ajuan(kantor=kantor), buat_ajuan(kantor=kantor, sampai="distribusi", nik="9901014507900009")
    client.force_login(kantor.operator)
    isi = client.get(halaman(periksa)).content.decode()
    assert isi.count("Kembalikan butir yang ditandai") == 1 and 'form="putusan"' in isi
    assert "Memeriksa kelengkapan di negeri" in isi, "whoever takes the step reads its name"
    isi = client.get(halaman(serah)).content.decode()
    assert "Selesaikan, dokumen sudah diterima" not in isi and isi.count("Catat serah terima cetakan") == 1


def test_erased_on_their_day(kantor):
    from layanan.sop.pribadi.tindakan import hapus_lewat_simpan

    ajuan, _pin = buat_draf(kantor=kantor)
    hapus_lewat_simpan(Ajuan, ajuan.hapus_pada + dt.timedelta(days=1), oleh=None)
    ajuan.refresh_from_db()
    assert not any(getattr(ajuan, m) for m in Ajuan.MEDAN_PRIBADI) and ajuan.nik_sidik == ""
