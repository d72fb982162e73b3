"""People at the same request at the same moment; run by test_serentak.py, like the scenarios beside it."""

import uuid

from layanan.sop.pengaduan.models import Pengaduan
from layanan.sop.pengaduan.tindakan import sampaikan
from layanan.sop.permohonan.models import NomorUrut, Permohonan
from layanan.sop.permohonan.tindakan import ambil, jeda, lanjut, tarik
from layanan.sop.permohonan.tindakan_ajukan import ajukan
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from layanan.sop.skm.models import JawabanSkm
from layanan.sop.skm.tindakan import buat_undangan, isi_survei
from layanan.sop.skm.unsur import UNSUR
from pentas.akun.peran import Peran
from pentas.galat import Ditolak
from pentas.unggahan.periksa import siapkan
from tests.keamanan.serentak import berhasil, satu_menang, serempak
from tests.layanan.pabrik import buat_kantor, buat_permohonan, buat_petugas, sop_terdaftar, surat_png


def _siap(k) -> Permohonan:
    p = buat_permohonan(unit=k.unit, pemohon=k.pemohon)
    lampirkan(p, "surat", surat_png(), oleh=k.pemohon)
    p.refresh_from_db()
    return p


def dua_petugas_mengambil_satu_permohonan():
    with sop_terdaftar():
        k = buat_kantor()
        p = _siap(k)
        orang = [k.subbag_umum, *(buat_petugas(peran=Peran.SUBBAG_UMUM, dinas=k.dinas) for _ in "12")]
        satu_menang(serempak(*(lambda o=o: ambil(p, oleh=o, versi=p.versi) for o in orang)))
        p.refresh_from_db()
        assert p.petugas in orang


def permohonan_dikirim_dua_kali():
    """A double click is one request: everybody gets it, one gets the PIN, and no number is lost."""
    with sop_terdaftar():
        k = buat_kantor()
        kunci = uuid.uuid4()
        isi = {"dinas": k.dinas, "unit": k.unit, "judul": "x", "oleh": k.pemohon}
        hasil = serempak(*(lambda: ajukan("uji", kunci_kirim=kunci, **isi) for _ in "1234"))
        assert len(berhasil(hasil)) == 4
        assert len({p.pk for p, _ in hasil}) == 1 == Permohonan.objects.count()
        assert sum(pin is not None for _, pin in hasil) == 1
        assert NomorUrut.objects.get(deret="register:uji").terakhir == 1


def nomor_register_bersamaan():
    with sop_terdaftar():
        k = buat_kantor()
        isi = {"dinas": k.dinas, "unit": k.unit, "judul": "x", "oleh": k.pemohon}
        hasil = serempak(*(lambda: ajukan("uji", kunci_kirim=uuid.uuid4(), **isi) for _ in range(12)))
        nomor = sorted(p.nomor[-4:] for p, _ in berhasil(hasil))
        assert nomor == [f"{n:04d}" for n in range(1, 13)]


def langkah_ditekan_dua_kali():
    with sop_terdaftar():
        k = buat_kantor()
        p = _siap(k)
        satu_menang(
            serempak(*(lambda: lanjut(p, "teruskan", oleh=k.subbag_umum, versi=p.versi) for _ in "123")), Ditolak
        )
        assert p.riwayat.count() == 2
        p.refresh_from_db()
        assert (p.langkah, p.giliran) == ("disposisi", 0)


def ditarik_saat_diteruskan_dan_dijeda():
    with sop_terdaftar():
        k = buat_kantor()
        p = _siap(k)
        satu_menang(
            serempak(
                lambda: tarik(p, "Batal", oleh=k.pemohon, versi=p.versi),
                lambda: lanjut(p, "teruskan", oleh=k.subbag_umum, versi=p.versi),
                lambda: jeda(p, "pemohon", oleh=k.subbag_umum, versi=p.versi),
            ),
            Ditolak,
        )
        p.refresh_from_db()
        buka = p.riwayat.filter(keluar_pada=None).count()
        assert buka == (1 if p.terbuka else 0)
        assert p.jeda.filter(selesai_pada=None).count() == (p.status == "dijeda")


def berkas_satu_syarat_bersamaan():
    with sop_terdaftar():
        k = buat_kantor()
        p = buat_permohonan(unit=k.unit, pemohon=k.pemohon)
        siap = [siapkan(surat_png(warna=(n, 9, 9))) for n in range(4)]
        hasil = serempak(*(lambda b=b: lampirkan(p, "surat", b, oleh=k.pemohon) for b in siap))
        assert len(berhasil(hasil)) == 4
        assert p.lampiran.filter(diganti_pada=None).count() == 1


def pengaduan_dan_survei_bersamaan():
    """One form sent four times is one complaint, different ones get a row of numbers; one link gives one answer."""
    with sop_terdaftar():
        dinas, kunci = buat_kantor().dinas, uuid.uuid4()
        isi = {"jenis": "keluhan", "uraian": "Antrean terlalu lama."}
        hasil = serempak(*(lambda: sampaikan(dinas, kunci_kirim=kunci, oleh=None, **isi) for _ in "1234"))
        assert len({(p.pk, pin) for p, pin in hasil}) == 1
        serempak(*(lambda: sampaikan(dinas, kunci_kirim=uuid.uuid4(), oleh=None, **isi) for _ in range(8)))
        nomor = sorted(int(p.nomor[-4:]) for p in Pengaduan.objects.all())
        assert nomor == list(range(1, 10))
        undangan = buat_undangan(buat_permohonan(status="selesai"), oleh=None)
        semua = {u.kode: 4 for u in UNSUR}
        satu_menang(serempak(*(lambda: isi_survei(undangan, semua, oleh=None) for _ in "1234")))
        assert JawabanSkm.objects.count() == 1


SKENARIO = [
    dua_petugas_mengambil_satu_permohonan,
    permohonan_dikirim_dua_kali,
    nomor_register_bersamaan,
    langkah_ditekan_dua_kali,
    ditarik_saat_diteruskan_dan_dijeda,
    berkas_satu_syarat_bersamaan,
    pengaduan_dan_survei_bersamaan,
]
