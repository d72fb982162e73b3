"""After the day: documents at the office, handed over in parts, cases of data, promised dates, the end."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from layanan.ketupat_pecel.hari.models import DokumenPelayanan, Pelayanan
from layanan.ketupat_pecel.susulan import tindakan, tindakan_janji, tindakan_kasus
from layanan.ketupat_pecel.susulan.janji import janji_lewat
from layanan.ketupat_pecel.susulan.models import KasusData, PerubahanJanji, SerahTerima
from layanan.ketupat_pecel.susulan.tindakan_serah import serahkan
from layanan.ketupat_pecel.tutup.tindakan import tutup_hari
from layanan.sop.permohonan.tindakan import lanjut
from layanan.sop.skm.models import UndanganSkm
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.models import Jejak
from tests.layanan.ketupat_pecel.pabrik_hari import buat_hari_desa, buat_tablet, ke_kantor, layani, selesai_lapor
from tests.layanan.ketupat_pecel.pabrik_susulan import buat_susulan, isi_serah, pin
from tests.layanan.pabrik import buat_petugas

pytestmark = pytest.mark.django_db


def nomor(*semua: Pelayanan) -> dict[int, str]:
    dokumen = DokumenPelayanan.objects.filter(pelayanan__in=semua)
    return {pk: f"REG-{pk}" for pk in dokumen.values_list("pk", flat=True)}


def siap(h, *semua: Pelayanan) -> None:
    tindakan.siapkan(nomor(*semua), oleh=h.operator)


def segarkan(h):
    h.permohonan.refresh_from_db()
    h.perjalanan.refresh_from_db()
    return h.permohonan.status, h.perjalanan.status


def test_setelah_tutup_dokumen_di_daftar_kantor_kasus_terbuka_dan_survei_siap():
    h = buat_susulan(kantor=1, ditahan=1, di_tempat=1)
    assert set(h.kantor[0].dokumen.values_list("kantor", flat=True)) == {"diterima_luring"}
    assert h.di_tempat[0].dokumen.get().kantor == ""
    kasus = KasusData.objects.get()
    assert (kasus.jenis, kasus.status) == ("ganda", "ditahan")
    assert kasus.dokumen.pelayanan == h.ditahan[0]
    assert segarkan(h) == ("berjalan", "ditutup")
    undangan = UndanganSkm.objects.filter(permohonan=h.permohonan)
    assert set(undangan.values_list("rujukan", flat=True)) == {str(p.pk) for p in h.perjalanan.pelayanan.all()}


def test_hari_yang_semua_selesai_di_tempat_mengakhiri_permohonan():
    h = buat_susulan(kantor=0, di_tempat=2)
    assert segarkan(h) == ("selesai", "selesai")


def test_dicetak_bernomor_diserahkan_sebagian_lalu_selesai():
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    kk, akta = p.dokumen.order_by("dokumen__urutan")
    assert tindakan.proses([kk.pk, akta.pk], oleh=h.operator) == 2
    with pytest.raises(Ditolak, match="1 "):
        tindakan.siapkan({kk.pk: "  "}, oleh=h.operator)
    tindakan.siapkan({kk.pk: "REG-1"}, oleh=h.operator)
    serahkan(p, isi_serah(p), oleh=h.operator)
    assert segarkan(h) == ("berjalan", "ditutup"), "one paper is still at the office"
    with pytest.raises(Basi):
        serahkan(p, isi_serah(p, dokumen=[kk.pk]), oleh=h.operator)
    tindakan.siapkan({akta.pk: "REG-2"}, oleh=h.operator)
    serahkan(p, isi_serah(p), oleh=h.operator)
    assert segarkan(h) == ("selesai", "selesai")
    assert SerahTerima.objects.count() == 2
    kk.refresh_from_db()
    assert (kk.kantor, kk.nomor) == ("diserahkan", "REG-1") and kk.siap_pada and kk.selesai_pada and kk.diproses_pada


def test_orang_lain_mengambil_dengan_tanda_terima_atau_angkanya():
    h = buat_susulan(kantor=2)
    satu, dua = h.kantor
    siap(h, satu, dua)
    isi = {"hubungan": "keluarga", "penerima": "Adik Pemohon", "nomor": satu.tanda_terima.lower()}
    for tambahan, kalimat in (
        ({"penerima": " "}, "nama penerima"),
        ({}, "bukan pemohonnya"),
        ({"bukti": "kertas", "nomor": ""}, "salah ketik"),
        ({"bukti": "kertas", "nomor": dua.tanda_terima}, "bukan nomor tanda terima ini"),
        ({"bukti": "angka", "pin": f"{(int(pin(satu)) + 1) % 10_000:04d}"}, "tidak cocok"),
        ({"bukti": "angka", "pin": pin(satu), "goresan": None}, "tanda tangan"),
    ):
        with pytest.raises(Ditolak, match=kalimat):
            serahkan(satu, isi_serah(satu, **{**isi, **tambahan}), oleh=h.operator)
    assert not SerahTerima.objects.exists()
    serahkan(satu, isi_serah(satu, **isi, bukti="angka", pin=pin(satu)), oleh=h.operator)
    isi = {**isi, "nomor": dua.tanda_terima.replace("-", " "), "hubungan": "perangkat", "cara": "diantar"}
    serah = serahkan(dua, isi_serah(dua, **isi, bukti="kertas"), oleh=h.operator)
    serah.refresh_from_db()
    assert (serah.bukti, serah.cara, serah.penerima.nilai()) == ("kertas", "diantar", "Adik Pemohon")
    with pytest.raises(Basi, match="bukan dari tanda terima ini"):
        serahkan(satu, isi_serah(satu, dokumen=[d.pk for d in dua.dokumen.all()]), oleh=h.operator)


def test_jejak_serah_terima_tanpa_data_pribadi():
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    siap(h, p)
    isi = {"hubungan": "keluarga", "penerima": "Penerima Rahasia", "bukti": "kertas", "nomor": p.tanda_terima}
    serahkan(p, isi_serah(p, **isi), oleh=h.operator)
    teks = " ".join(f"{j.sebelum} {j.sesudah} {j.alasan}" for j in Jejak.objects.all())
    assert "Rahasia" not in teks and "Warga Kantor" not in teks and pin(p) not in teks
    assert Jejak.objects.filter(tindakan="ketupat.serah").count() == 1


def test_tutup_tanpa_dokumen_dan_cetak_ulang_beralasan():
    h = buat_susulan(kantor=1)
    p = h.kantor[0]
    siap(h, p)
    kk, akta = p.dokumen.order_by("dokumen__urutan")
    tindakan.ulangi(kk, "Nama anak terpotong", oleh=h.operator)
    kk.refresh_from_db()
    assert (kk.kantor, kk.siap_pada) == ("diproses_kantor", None)
    with pytest.raises(Ditolak, match="alasannya"):
        tindakan.tutup_dokumen(kk, " ", oleh=h.operator)
    with pytest.raises(Ditolak, match="16 angka"):
        tindakan.tutup_dokumen(kk, "NIK 9901014507900001 salah", oleh=h.operator)
    for d in (kk, akta):
        tindakan.tutup_dokumen(d, "Pemohon pindah", oleh=h.operator)
    assert segarkan(h) == ("selesai", "selesai")


def test_hanya_operator_dan_tim_perjalanan_yang_mengurus():
    h = buat_susulan(kantor=1)
    luar = buat_petugas(peran=Peran.PETUGAS_LAPANGAN, dinas=h.dinas)
    lain = buat_petugas(peran=Peran.OPERATOR_DAFDUK, dinas=buat_hari_desa(kode="13.06").dinas)
    for orang in (luar, lain, h.kabid, h.perangkat):
        with pytest.raises(SalahPeran):
            tindakan.proses(nomor(h.kantor[0]), oleh=orang)
    assert tindakan.proses(nomor(h.kantor[0]), oleh=h.tim[0]) == 2


def test_massal_dengan_kueri_tetap():
    h = buat_susulan(kantor=9, di_tempat=0)

    def kueri(semua):
        with CaptureQueriesContext(connection) as catatan:
            tindakan.siapkan(nomor(*semua), oleh=h.operator)
        return len(catatan)

    kueri(h.kantor[:1])  # the account's roles are read once
    assert kueri(h.kantor[1:2]) == kueri(h.kantor[2:])


def test_hari_yang_belum_ditutup_tidak_diurus():
    h = buat_susulan(kantor=1, tutup=False)
    with pytest.raises(Basi, match="belum ditutup"):
        tindakan.proses(nomor(h.kantor[0]), oleh=h.operator)


def test_kasus_dilaporkan_bersih_masuk_daftar_kantor_dan_jam_menunggu_pusat():
    h = buat_susulan(kantor=0, ditahan=2, di_tempat=1)
    assert segarkan(h)[0] == "dijeda", "only cases are left: the ministry's time runs"
    assert h.permohonan.jeda.get(selesai_pada=None).alasan == "pusat"
    satu, dua = KasusData.objects.all()
    with pytest.raises(Basi):
        tindakan_kasus.bersihkan(satu, "Bersih", oleh=h.operator)
    with pytest.raises(Ditolak, match="tiket"):
        tindakan_kasus.ajukan(satu, "", oleh=h.operator)
    for kasus in (satu, dua):
        tindakan_kasus.ajukan(kasus, f"TKT-{kasus.pk}", oleh=h.operator)
    tindakan_kasus.bersihkan(satu, "Sudah tunggal", oleh=h.operator)
    assert segarkan(h)[0] == "berjalan", "there is work at the office again"
    satu.dokumen.refresh_from_db()
    assert satu.dokumen.kantor == "diterima_luring"
    janji = PerubahanJanji.objects.get()
    assert janji.pelayanan == satu.dokumen.pelayanan and janji.baru > h.perjalanan.tanggal
    siap(h, satu.dokumen.pelayanan)
    p = satu.dokumen.pelayanan
    serahkan(p, isi_serah(p), oleh=h.operator)
    assert segarkan(h)[0] == "dijeda"
    tindakan_kasus.tolak(dua, "Dua orang berbeda", oleh=h.operator)
    assert segarkan(h) == ("selesai", "selesai")
    dua = KasusData.objects.select_related("dokumen").get(pk=dua.pk)
    assert (dua.dokumen.kantor, dua.hasil) == ("ditutup", "Dua orang berbeda")


def test_selesai_dari_halaman_permohonan_ditolak_selama_ada_sisa():
    h = buat_susulan(kantor=1)
    with pytest.raises(Basi, match="2 dokumen di kantor"):
        lanjut(h.permohonan, "selesai", oleh=h.operator)


def test_janji_yang_akan_lewat_dan_perubahannya():
    h = buat_susulan(kantor=3)
    lewat, dekat, jauh = h.kantor
    hari_ini = timezone.localdate(timezone=h.dinas.zona)
    for p, hari in ((lewat, -1), (dekat, 1), (jauh, 30)):
        Pelayanan.objects.filter(pk=p.pk).update(rencana_ambil=hari_ini + dt.timedelta(days=hari))
    kelompok = janji_lewat([h.dinas])[0]
    assert [(b.pelayanan, b.lewat) for b in kelompok.baris] == [(lewat, True), (dekat, False)]
    assert kelompok.belum_dikabari == 2 and kelompok.usul > hari_ini
    with pytest.raises(Ditolak, match="sebabnya"):
        tindakan_janji.ubah_janji([lewat.pk], kelompok.usul, "", oleh=h.operator)
    with pytest.raises(Ditolak, match="mulai hari ini"):
        tindakan_janji.ubah_janji([lewat.pk], hari_ini - dt.timedelta(days=1), "x", oleh=h.operator)
    sabtu = hari_ini + dt.timedelta(days=(5 - hari_ini.weekday()) % 7)
    with pytest.raises(Ditolak, match="bukan hari kerja"):
        tindakan_janji.ubah_janji([lewat.pk], sabtu, "x", oleh=h.operator)
    tindakan_janji.tandai_dikabari([dekat.pk], oleh=h.operator)
    assert janji_lewat([h.dinas])[0].belum_dikabari == 1
    jumlah = tindakan_janji.ubah_janji([lewat.pk, dekat.pk], kelompok.usul, "Blangko habis", oleh=h.operator)
    assert jumlah == 2
    dekat.refresh_from_db()
    assert dekat.rencana_ambil == kelompok.usul and dekat.dikabari_pada is None, "told of the old date only"
    assert dekat.perubahan_janji.get().alasan == "Blangko habis"
    siap(h, *h.kantor)
    assert janji_lewat([h.dinas]) == []


def test_janji_dalam_tiga_kueri():
    h = buat_susulan(kantor=4)
    Pelayanan.objects.update(rencana_ambil=h.perjalanan.tanggal)
    with CaptureQueriesContext(connection) as catatan:
        assert len(janji_lewat([h.dinas])[0].baris) == 4
    assert len(catatan) == 3


def test_warga_pulang_tidak_diundang_menilai():
    h = buat_hari_desa()
    tablet = buat_tablet(h)
    layani(tablet, 1, keadaan="pulang", dokumen=[{"kode": "kk", "penyelesaian": "belum"}])
    p = ke_kantor(tablet, 2, 1)
    selesai_lapor(tablet)
    tutup_hari(h.perjalanan, oleh=None)
    assert list(UndanganSkm.objects.values_list("rujukan", flat=True)) == [str(p.pk)]
