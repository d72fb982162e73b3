"""People at the same thing at the same moment. Each scenario makes its own rows in an empty database and asserts.

See test_serentak.py: on PostgreSQL in its process; on SQLite in another one with a database in a file,
because threads share no lock in one that is in memory.
"""

import datetime as dt
import json
import threading
from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.test import Client

from paparan.lembar.izin import ambil_baris_sendiri, ambil_lembar_sendiri
from paparan.lembar.models import Baris
from paparan.lembar.tindakan import IsianBaris, isi_baris, kunci_baris, tanda_tangani
from paparan.sesi.tindakan import buat_sesi
from penilaian.berkas.models import Bukti, Butir
from penilaian.berkas.tindakan import kirim
from penilaian.berkas.tindakan_isi import unggah_bukti
from penilaian.kunjungan.tindakan_jadwal import jadwalkan
from penilaian.nilai.models import Nilai, Pertimbangan
from penilaian.nilai.tindakan import IsianNilai, SelNilai, tetapkan_banyak
from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.peringkat import muat_peringkat
from penilaian.penetapan.potret import sidik_peringkat
from penilaian.penetapan.tindakan import tetapkan
from penilaian.periode.models import Tahap
from penilaian.periode.tindakan import nyatakan_tidak_berlaku, tutup_tahap
from penilaian.periode.tindakan_pengaturan import atur_periode
from penilaian.rekap.models import Pandangan
from penilaian.rekap.tindakan import kembalikan, setujui
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.akun.tindakan import tugaskan
from pentas.dokumen.tindakan import simpan_instansi
from pentas.galat import Basi, Ditolak
from pentas.jejak.models import Jejak
from pentas.unggahan.models import Unggahan
from pentas.unggahan.periksa import siapkan
from tests.pabrik import buat_kabupaten_kota, buat_pengguna, buat_periode, buat_provinsi, setel_tahap
from tests.paparan.bantu import GORESAN, buat_panggung
from tests.penilaian.berkas.bantu import KEPALA, buat_berkas, butir, gambar, klaim, klaim_semua
from tests.penilaian.kunjungan.bantu import buat_kunjungan, nilai


def serempak(*fungsi) -> list:
    """Run all at once, each with its own connection; what each returned or raised, in their order."""
    pagar, hasil = threading.Barrier(len(fungsi)), [None] * len(fungsi)

    def jalan(n, f):
        try:
            pagar.wait(20)
            hasil[n] = f()
        except Exception as galat:
            hasil[n] = galat
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan, args=(n, f)) for n, f in enumerate(fungsi)]
    for u in utas:
        u.start()
    for u in utas:
        u.join(60)
    assert not any(u.is_alive() for u in utas), "somebody waits for ever"
    for h in hasil:
        assert not isinstance(h, Exception) or isinstance(h, Ditolak), f"{type(h).__name__}: {h}"
    return hasil


def berhasil(hasil) -> list:
    return [h for h in hasil if not isinstance(h, Exception)]


def satu_menang(hasil, galat=Basi) -> None:
    assert len(berhasil(hasil)) == 1, hasil
    assert all(isinstance(h, galat) for h in hasil if isinstance(h, Exception)), hasil


def periksa_jejak() -> None:
    call_command("periksa_jejak", json=True, stdout=StringIO())  # exits 1 where it is broken


# --- the scenarios ------------------------------------------------------------------------------------


def nilai_pertama():
    k = buat_kunjungan()
    satu_menang(serempak(*(lambda j=j: nilai(k, "1", level=3, oleh=j) for j in (k.juri, k.juri2, k.ketua))))
    assert Nilai.objects.lapis("lapangan").count() == 1


def baris_lembar_dua_perangkat():
    p = buat_panggung()
    juri, kode = p.penilai[0], p.kode[0]

    def isi(skor):
        return isi_baris(ambil_baris_sendiri(juri, p.sesi, kode), IsianBaris(*skor), dasar=0, oleh=juri)

    satu_menang(serempak(*(lambda s=s: isi((s, s, s)) for s in (1, 2, 3, 4))))
    assert Baris.objects.get(lembar__penilai=juri, tampil__finalis__peserta__kabupaten_kota=kode).versi == 1


def kunci_dan_tanda_tangan_dua_kali():
    p = buat_panggung()
    juri = p.penilai[0]
    for kode in p.kode:
        baris = ambil_baris_sendiri(juri, p.sesi, kode)
        satu_menang(
            serempak(*(lambda b=baris: kunci_baris(b, IsianBaris(4, 4, 4), dasar=0, oleh=juri) for _ in range(3)))
        )
    satu_menang(
        serempak(*(lambda: tanda_tangani(ambil_lembar_sendiri(juri, p.sesi), GORESAN, oleh=juri) for _ in range(3)))
    )


def entri_sama_dikirim_bersamaan():
    b = buat_berkas()
    isi = {"level": 3, "centang": ["1.a", "1.b"], "masukan": {}, "alasan": "", "catatan": "Sama"}
    sasaran = {"periode": b.periode.kode, "peserta": b.peserta.kode, "indikator": "1"}
    entri = {"uuid": "7d1c5a8e-0000-4000-8000-00000000000a", "jenis": "nilai.klaim", "sasaran": sasaran}
    klien = [Client() for _ in range(4)]
    for k in klien:
        k.force_login(b.operator)
    badan = json.dumps({**entri, "dasar": 0, "isi": isi})
    hasil = serempak(*(lambda k=k: k.post("/entri/", badan, content_type="application/json") for k in klien))
    assert {j.status_code for j in hasil} == {200}, [j.content for j in hasil]
    assert len({json.dumps(j.json(), sort_keys=True) for j in hasil}) == 1
    assert Pertimbangan.objects.count() == 1


def tahap_ditutup_saat_orang_mengisi():
    """Whatever was stored, was stored before the stage closed; whoever came later was told so."""
    admin = buat_pengguna(peran=Peran.ADMIN)
    periode = buat_periode(tahap_terbuka="pengumpulan")
    dinas = [buat_berkas(periode=periode, kode=kode) for kode in ("13.01", "13.02", "13.03", "13.04")]
    isi = [lambda b=b: klaim(b, "1") for b in dinas]
    unggah = [lambda b=b: unggah_bukti(butir(b, "2"), siapkan(gambar()), oleh=b.operator) for b in dinas]
    tutup = [lambda: tutup_tahap(periode, "pengumpulan", oleh=admin)]
    hasil = serempak(*isi, *tutup, *unggah)
    assert isinstance(hasil[4], Tahap), hasil[4]
    ditutup = Jejak.objects.get(tindakan="periode.tutup_tahap").nomor
    sesudah = Jejak.objects.filter(nomor__gt=ditutup).values_list("tindakan", flat=True)
    assert not list(sesudah), f"written after the stage closed: {list(sesudah)}"
    assert len(berhasil(hasil[:4])) == Nilai.objects.count()
    assert len(berhasil(hasil[5:])) == Bukti.objects.count()


def rekap_ditutup_saat_diverifikasi():
    """Locking all dossiers and judging items of them: nobody waits in a circle."""
    admin = buat_pengguna(peran=Peran.ADMIN)
    periode = buat_periode(tahap_terbuka="pengumpulan")
    dinas = [buat_berkas(periode=periode, kode=kode) for kode in ("13.01", "13.02", "13.03")]
    for b in dinas:
        klaim_semua(b)
        kirim(b.berkas, KEPALA, oleh=b.operator)
    setel_tahap(periode, "rekap")
    for b in dinas:
        setujui(butir(b, "2"), IsianNilai(4), dasar=0, oleh=b.provinsi)
    nilai_desk = [lambda b=b: setujui(butir(b, "1"), IsianNilai(3), dasar=0, oleh=b.provinsi) for b in dinas]
    balik = [lambda b=b: kembalikan(butir(b, "2"), "Berkas tidak terbaca", oleh=b.provinsi) for b in dinas]
    tutup = [lambda: tutup_tahap(periode, "rekap", oleh=admin)] * 2
    serempak(*nilai_desk, *tutup, *balik)
    ditutup = Jejak.objects.filter(tindakan="periode.tutup_tahap").first()
    assert ditutup is None or not Jejak.objects.filter(nomor__gt=ditutup.nomor).exists()


def dua_verifikator_bersamaan():
    """Both press at once: whoever comes second settles or differs; the same person pressing twice stays one."""
    periode = buat_periode(tahap_terbuka="pengumpulan", jumlah_verifikator=2)
    dinas = [buat_berkas(periode=periode, kode=kode) for kode in ("13.01", "13.02", "13.03")]
    for b in dinas:
        klaim_semua(b)
        kirim(b.berkas, KEPALA, oleh=b.operator)
    setel_tahap(periode, "rekap")
    sama, beda, sendiri = dinas

    def beri(b, oleh, level):
        isian = IsianNilai(level, alasan="Menurut bukti")
        return lambda: setujui(butir(b, "1"), isian, dasar=0, oleh=oleh, dilihat="tunggu")

    kedua = beda.provinsi
    satu = [beri(sama, sama.provinsi, 3), beri(beda, sama.provinsi, 4), beri(sendiri, sama.provinsi, 3)]
    dua = [beri(sama, kedua, 3), beri(beda, kedua, 5), beri(sendiri, sama.provinsi, 3)]
    hasil = serempak(*satu, *dua)
    assert [butir(b, "1").status for b in dinas] == ["sah", "silang", "kedua"], hasil
    assert [h for h in hasil if isinstance(h, Exception)] == [h for h in (hasil[2], hasil[5]) if isinstance(h, Basi)]
    assert Nilai.objects.lapis("desk").get().level == 3
    assert sorted(Pandangan.objects.values_list("putaran__butir__berkas__peserta", flat=True)) == sorted(
        b.peserta.pk for b in (sama, sama, beda, beda, sendiri)
    )


def jumlah_verifikator_diubah_saat_dinilai():
    """Either the judgement came first and the setting is refused, or the setting did and one settles."""
    b = buat_berkas(jumlah_verifikator=2)
    klaim_semua(b)
    kirim(b.berkas, KEPALA, oleh=b.operator)
    setel_tahap(b.periode, "rekap")
    admin = buat_pengguna(peran=Peran.ADMIN)
    hasil = serempak(
        lambda: setujui(butir(b, "1"), IsianNilai(3), dasar=0, oleh=b.provinsi),
        lambda: atur_periode(b.periode, {"jumlah_verifikator": 1}, oleh=admin),
    )
    menetap = hasil[0] is not None
    assert not isinstance(hasil[0], Exception) and isinstance(hasil[1], Basi) != menetap
    assert butir(b, "1").status == ("sah" if menetap else "kedua")


def dua_penetapan():
    periode = buat_periode(tahap_terbuka="penetapan", jumlah_peserta=3, jumlah_besar=2)
    ketua = buat_pengguna(peran=Peran.KETUA_TIM)
    indikator = list(periode.instrumen.indikator.all())
    sel = [SelNilai(p, i, 3 + n % 3) for n, p in enumerate(periode.peserta.all()) for i in indikator]
    tetapkan_banyak(sel, "lapangan", oleh=ketua)
    dilihat = sidik_peringkat(muat_peringkat(periode))
    isi = {"nomor": "1", "tanggal": dt.date(2026, 9, 28), "alasan": "Pleno", "sidik_dilihat": dilihat}
    satu_menang(serempak(*(lambda: tetapkan(periode, **isi, oleh=ketua) for _ in range(3))))
    assert Penetapan.objects.count() == 1


def unggahan_sama_bersamaan():
    b = buat_berkas()
    hasil = serempak(
        *(
            lambda kode=kode: unggah_bukti(butir(b, kode), siapkan(gambar()), oleh=b.operator)
            for kode in ("1", "1", "2", "2")
        )
    )
    assert len({h.unggahan_id for h in hasil}) == 1
    assert Unggahan.objects.count() == 1
    assert Bukti.objects.count() == 2


def hal_pertama_dibuat_dua_kali():
    """Two first sessions, schedules, letterheads, roles: one row each, and a sentence for the other."""
    p = buat_panggung(buka=False)
    p.sesi.tampil.all().delete()
    p.sesi.delete()
    setel_tahap(p.periode, "penetapan")
    satu_menang(serempak(*(lambda: buat_sesi(p.periode, tanggal=dt.date(2026, 7, 8), oleh=p.provinsi) for _ in "123")))
    setel_tahap(p.periode, "kunjungan")
    isi = {"tanggal": dt.date(2026, 9, 1), "tempat": "", "tim": p.penilai}
    dinas = p.peserta[p.kode[0]]
    dinas.periode = p.periode
    assert len(berhasil(serempak(*(lambda: jadwalkan(dinas, **isi, oleh=p.provinsi) for _ in "123")))) == 3
    wilayah = buat_provinsi()
    assert (
        len(berhasil(serempak(*(lambda: simpan_instansi(wilayah, {"kota": "Padang"}, oleh=p.admin) for _ in "123"))))
        == 3
    )
    orang, daerah = buat_pengguna(), buat_kabupaten_kota(kode="13.05")
    tugas = {"provinsi": wilayah, "kabupaten_kota": daerah, "oleh": p.admin}
    serempak(*(lambda: tugaskan(Pengguna.objects.get(pk=orang.pk), Peran.OPERATOR, **tugas) for _ in "123"))
    assert orang.penugasan.count() == 1


def variabel_tidak_kehilangan_indikator_terakhir():
    b = buat_berkas(tahap="rekap")
    admin = buat_pengguna(peran=Peran.ADMIN)
    satu, dua = b.periode.instrumen.indikator.filter(kode__in="12")
    satu_menang(
        serempak(*(lambda i=i: nyatakan_tidak_berlaku(b.peserta, i, "Tidak ada", oleh=admin) for i in (satu, dua))),
        Ditolak,
    )


def rantai_jejak_delapan_penulis():
    """The chain stays whole while eight write, also for whoever checks it meanwhile."""
    periode = buat_periode(tahap_terbuka="pengumpulan")
    kode = [f"13.0{n}" for n in range(1, 9)]
    dinas = [buat_berkas(periode=periode, kode=k) for k in kode]

    def isi(b):
        for n in range(10):
            klaim(b, "1", level=3 + n % 3, dasar=n)

    serempak(*(lambda b=b: isi(b) for b in dinas), *([periksa_jejak] * 2))
    assert Nilai.objects.filter(versi=10).count() == len(kode)
    assert Butir.objects.filter(status="draf").count() == len(kode)
    periksa_jejak()


SKENARIO = [
    nilai_pertama,
    baris_lembar_dua_perangkat,
    kunci_dan_tanda_tangan_dua_kali,
    entri_sama_dikirim_bersamaan,
    tahap_ditutup_saat_orang_mengisi,
    rekap_ditutup_saat_diverifikasi,
    dua_verifikator_bersamaan,
    jumlah_verifikator_diubah_saat_dinilai,
    dua_penetapan,
    unggahan_sama_bersamaan,
    hal_pertama_dibuat_dua_kali,
    variabel_tidak_kehilangan_indikator_terakhir,
    rantai_jejak_delapan_penulis,
]
