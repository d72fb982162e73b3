"""A paparan at any point of its day, made quickly: rows where rules are not the subject, actions where they are."""

import datetime as dt
from fractions import Fraction
from io import BytesIO
from types import SimpleNamespace

from openpyxl import Workbook

from paparan.lembar.izin import ambil_baris_sendiri, ambil_lembar_sendiri
from paparan.lembar.tindakan import IsianBaris, isi_baris, kunci_baris, tanda_tangani
from paparan.pemenang.tindakan import tetapkan_pemenang, umumkan
from paparan.sesi.tindakan import buat_sesi, buka_sesi
from penilaian.penetapan.models import Finalis, Penetapan
from penilaian.periode.models import AnggotaTim
from pentas.akun.peran import Peran
from tests.pabrik import buat_anggota_tim, buat_pengguna, buat_periode, setel_tahap

GORESAN = [[[10 + 4 * n, 40 + (n * 7) % 25, n * 12] for n in range(40)]]
HARI = dt.date(2026, 7, 8)


def buat_penetapan(*, periode, oleh, nilai=None, masuk=None) -> Penetapan:
    """A decision on the top ten without values behind it. ``nilai``: {code: (V01, V02)}, best first."""
    peserta = {p.kode: p for p in periode.peserta.select_related("kabupaten_kota")}
    nilai = nilai or {k: (40 - n, 60 - n) for n, k in enumerate(peserta)}
    urut = sorted(nilai, key=lambda k: -sum(map(Fraction, nilai[k])))
    baris = [_baris(n, peserta[k], nilai[k]) for n, k in enumerate(urut, 1)]
    masuk = masuk or urut
    penetapan = Penetapan.objects.create(
        periode=periode,
        nomor="010/BA/2026",
        tanggal=HARI,
        oleh=oleh,
        sidik="0" * 64,
        isi={
            "periode": periode.kode,
            "tahun": periode.tahun,
            "jumlah_besar": len(masuk),
            "kuota": {},
            "nama_daftar": {},
            "cara_seri": "tidak_ada",
            "keputusan": [],
            "variabel": [
                {"kode": "V01", "nomor": 1, "nama": "Pelayanan", "bobot": "40"},
                {"kode": "V02", "nomor": 2, "nama": "Peningkatan SDM", "bobot": "60"},
            ],
            "baris": baris,
            "masuk": list(masuk),
        },
    )
    Finalis.objects.bulk_create(
        Finalis(penetapan=penetapan, peserta=peserta[b["kode"]], urutan=n, peringkat=n, nilai_lapangan=b["nilai"])
        for n, b in enumerate([b for b in baris if b["kode"] in masuk], 1)
    )
    return penetapan


def _baris(urutan, peserta, nilai) -> dict:
    v01, v02 = map(Fraction, nilai)
    return {
        "peringkat": urutan,
        "urutan": urutan,
        "kode": peserta.kode,
        "nama": peserta.kabupaten_kota.nama,
        "nilai": str(v01 + v02),
        "tampil": str(v01 + v02),
        "seri": False,
        "lengkap": True,
        "kategori": "",
        "nilai_variabel": {"V01": str(v01), "V02": str(v02)},
    }


def buat_panggung(*, jumlah=3, penilai=2, buka=True, nilai=None, masuk=None, **periode) -> SimpleNamespace:
    """A period at stage paparan: people, top ten, session (open unless ``buka=False``)."""
    p = buat_periode(tahap_terbuka="paparan", jumlah_peserta=jumlah, **periode)
    akun = {peran: buat_pengguna(peran=peran) for peran in Peran if peran not in (Peran.PENILAI, Peran.OPERATOR)}
    juri = [buat_anggota_tim(periode=p).pengguna for _ in range(penilai)]
    buat_penetapan(periode=p, oleh=akun[Peran.KETUA_TIM], nilai=nilai, masuk=masuk)
    sesi = buat_sesi(p, tanggal=HARI, tempat="Aula", oleh=akun[Peran.TIM_PROVINSI])
    if buka:
        buka_sesi(sesi, oleh=akun[Peran.TIM_PROVINSI])
    return SimpleNamespace(
        periode=p,
        sesi=sesi,
        penilai=juri,
        ketua=akun[Peran.KETUA_TIM],
        admin=akun[Peran.ADMIN],
        provinsi=akun[Peran.TIM_PROVINSI],
        auditor=akun[Peran.AUDITOR],
        kode=[t.kode for t in sesi.tampil.lengkap()],
        peserta={x.kode: x for x in p.peserta.select_related("kabupaten_kota")},
    )


def ketua_ikut_menilai(panggung) -> None:
    """Makes the chair a juror as well; before the session opens."""
    buat_anggota_tim(periode=panggung.periode, pengguna=panggung.ketua, sebagai=AnggotaTim.Sebagai.KETUA)


def isi(panggung, penilai, kode, *skor, catatan=""):
    baris = ambil_baris_sendiri(penilai, panggung.sesi, kode)
    return isi_baris(baris, IsianBaris(*skor, catatan=catatan), dasar=baris.versi, oleh=penilai)


def kunci(panggung, penilai, kode, *skor, catatan=""):
    baris = ambil_baris_sendiri(penilai, panggung.sesi, kode)
    return kunci_baris(baris, IsianBaris(*skor, catatan), dasar=baris.versi, oleh=penilai)


def tutup_lembar_penuh(panggung, penilai, skor=(4, 4, 4), kecuali=()):
    """Mark, lock and sign a whole sheet; ``skor``: one triple, or {code: triple}."""
    for kode in panggung.kode:
        if kode not in kecuali:
            kunci(panggung, penilai, kode, *(skor[kode] if isinstance(skor, dict) else skor))
    return tanda_tangani(ambil_lembar_sendiri(penilai, panggung.sesi), GORESAN, oleh=penilai)


def menangkan(panggung, skor=(4, 4, 4), *, diumumkan=True, **isi_putusan):
    """All sheets signed, stage pemenang open, the winner decided."""
    for p in panggung.penilai:
        tutup_lembar_penuh(panggung, p, skor)
    setel_tahap(panggung.periode, "pemenang")
    pemenang = tetapkan_pemenang(panggung.sesi, nomor="020/BA/2026", tanggal=HARI, oleh=panggung.ketua, **isi_putusan)
    return umumkan(panggung.sesi, oleh=panggung.ketua) if diumumkan else pemenang


def buku_paparan(*baris, kepala=("kode", "penilai", "P1", "P2", "P3", "catatan"), lembar="Paparan") -> bytes:
    buku = Workbook()
    buku.active.title = lembar
    for isi_baris_ in (kepala, *baris):
        buku.active.append(isi_baris_)
    tujuan = BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()
