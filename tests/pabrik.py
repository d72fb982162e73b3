"""Factories: fast, keyword-only, each usable without arguments. Rows are real; nothing here checks rules.

``buat_instrumen()`` is the whole rubric (13 variables, 31 indicators), ``buat_instrumen_kecil()`` two
variables and three indicators: use the small one unless the numbers of the real rubric matter.
"""

import datetime as dt
from itertools import count

from django.utils import timezone

from penilaian.instrumen.isi import isi_bawaan
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.tindakan import buat_dari_isi, terbitkan
from penilaian.periode.alur import TAHAP_BAKU, KodeTahap, StatusTahap
from penilaian.periode.models import AnggotaTim, Benturan, Periode, Peserta, Tahap
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Peran
from pentas.wilayah.acuan import acuan
from pentas.wilayah.models import KabupatenKota, Provinsi

SANDI = "sandi-panjang-untuk-uji"
_urut = count(1)


# --- regions --------------------------------------------------------------------------------------


def buat_provinsi(*, kode="13", nama=None) -> Provinsi:
    nama = nama or next((p["nama"] for p in acuan()["provinsi"] if p["kode"] == kode), f"Provinsi {kode}")
    return Provinsi.objects.get_or_create(kode=kode, defaults={"nama": nama})[0]


def buat_kabupaten_kota(*, kode="13.06", nama=None) -> KabupatenKota:
    """Of Sumatera Barat by its real name; any other code gets a name made up from it."""
    buat_provinsi(kode=kode[:2])
    asli = next((k for k in acuan()["kabupaten_kota"] if k["kode"] == kode), {})
    isi = {
        "provinsi_id": kode[:2],
        "jenis": asli.get("jenis", "kabupaten"),
        "nama": nama or asli.get("nama") or f"Kabupaten Uji {kode}",
    }
    return KabupatenKota.objects.get_or_create(kode=kode, defaults=isi)[0]


def kode_daerah(jumlah: int) -> list[str]:
    """The first ``jumlah`` office codes: the real nineteen, then made-up ones."""
    asli = [k["kode"] for k in acuan()["kabupaten_kota"]]
    return (asli + [f"13.{n}" for n in range(100, 100 + max(0, jumlah - len(asli)))])[:jumlah]


# --- people ---------------------------------------------------------------------------------------


def buat_pengguna(
    *, peran=None, kabupaten_kota=None, provinsi=None, periode_kode="", username=None, sandi=None, **isi
) -> Pengguna:
    """An account with one assignment (none where ``peran`` is None); operators default to 13.06.

    ``kabupaten_kota`` is an object or a code. Give ``sandi=SANDI`` where the test logs in by form;
    elsewhere ``client.force_login(pengguna)`` is quicker.
    """
    pengguna = Pengguna(username=username or f"akun{next(_urut)}", **isi)
    pengguna.set_password(sandi) if sandi else pengguna.set_unusable_password()
    pengguna.save()
    if peran is not None:
        beri_tugas(pengguna, peran=peran, kabupaten_kota=kabupaten_kota, provinsi=provinsi, periode_kode=periode_kode)
    return pengguna


def beri_tugas(pengguna, *, peran, kabupaten_kota=None, provinsi=None, periode_kode="") -> Penugasan:
    if peran == Peran.OPERATOR and kabupaten_kota is None:
        kabupaten_kota = "13.06"
    if isinstance(kabupaten_kota, str):
        kabupaten_kota = buat_kabupaten_kota(kode=kabupaten_kota)
    if provinsi is None:
        provinsi = kabupaten_kota.provinsi if kabupaten_kota else buat_provinsi()
    vars(pengguna).pop("_penugasan", None)
    return Penugasan.objects.create(
        pengguna=pengguna, peran=peran, provinsi=provinsi, kabupaten_kota=kabupaten_kota, periode_kode=periode_kode
    )


# --- rubric ---------------------------------------------------------------------------------------


def buat_instrumen(*, provinsi=None, kode="SUMBAR-2026", terbit=True) -> Instrumen:
    """The real rubric from fixtures/instrumen.json."""
    return _instrumen(isi_bawaan(), provinsi, kode, terbit)


def buat_instrumen_kecil(*, provinsi=None, kode="KECIL-2026", terbit=True) -> Instrumen:
    """V01 (40): 1 ticks, 2 a number; V02 (60): 3 interview, valued in the field only."""
    return _instrumen(isi_kecil(), provinsi, kode, terbit)


def _instrumen(isi, provinsi, kode, terbit) -> Instrumen:
    if ada := Instrumen.objects.filter(kode=kode).first():
        return ada
    instrumen = buat_dari_isi(isi, provinsi=provinsi or buat_provinsi(), kode=kode, tahun=2026, oleh=None)
    if terbit:
        sk = {"sk_nomor": "1/SK/2026", "sk_tanggal": dt.date(2026, 1, 5), "sk_penanda_tangan": "Kepala Dinas"}
        terbitkan(instrumen, **sk, oleh=None)
    return instrumen


def isi_kecil() -> dict:
    """A fresh copy each time, to be damaged by tests of bad input."""
    level = [
        {"nilai": n, "dijelaskan": n >= 3, "deskripsi": f"Uraian nilai {n}." if n >= 3 else ""} for n in range(1, 6)
    ]
    kriteria = [
        {"kode": f"1.{h}", "teks": f"Syarat {h}", "mulai_level": n} for h, n in zip("abcd", (3, 3, 4, 5), strict=True)
    ]
    masukan = [{"nama": "capaian", "label": "Capaian", "tipe": "desimal", "satuan": "%", "min": 0, "maks": 100}]
    aturan = [
        {"nilai": 5, "semua": [{"field": "capaian", "op": ">", "nilai": 98}]},
        {"nilai": 4, "semua": [{"field": "capaian", "op": ">=", "nilai": 90}]},
        {"nilai": 3, "semua": [{"field": "capaian", "op": "<", "nilai": 90}]},
    ]
    bukti = [{"jenis": "foto", "nama": "Foto ruang layanan", "wajib": True}]
    satu = {"judul": "Standar pelayanan", "pertanyaan": "Apakah standar dipajang?", "mode": "kumulatif"}
    dua = {"judul": "Perekaman", "pertanyaan": "Berapa capaian s.d. {batas_data}?", "mode": "aturan"}
    tiga = {"judul": "Petugas", "pertanyaan": "Bagaimana kompetensinya?", "mode": "wawancara", "dinilai_desk": False}
    return {
        "meta": {"judul": "Instrumen kecil", "parameter": {"batas_data": "Maret 2026"}},
        "variabel": [
            {"kode": "V01", "nomor": 1, "nama": "Pelayanan", "bobot": 40},
            {"kode": "V02", "nomor": 2, "nama": "Peningkatan SDM", "bobot": 60},
        ],
        "indikator": [
            {"kode": "1", "variabel": "V01", **satu, "level": level, "kriteria": kriteria, "bukti": bukti},
            {"kode": "2", "variabel": "V01", **dua, "level": level, "masukan": masukan, "aturan": aturan},
            {"kode": "3", "variabel": "V02", **tiga, "level": level, "narasumber": "Petugas pendaftaran"},
        ],
    }


# --- period ---------------------------------------------------------------------------------------


def buat_periode(
    *, kode=None, instrumen=None, provinsi=None, tahap_terbuka=None, tahap=TAHAP_BAKU, jumlah_peserta=0, **isi
) -> Periode:
    """A period with its stages; ``tahap_terbuka="rekap"`` leaves those before it closed and opens rekap.

    ``"selesai"`` closes them all. No stage hook runs: rows that a room makes on opening (dossiers,
    visits) are made by the test. ``instrumen`` defaults to the small one.
    """
    instrumen = instrumen or buat_instrumen_kecil(provinsi=provinsi)
    kode = kode or f"UJI-{next(_urut)}"
    bawaan = {"nama": f"Periode {kode}", "tahun": 2026, "parameter": instrumen.parameter}
    periode = Periode.objects.create(kode=kode, instrumen=instrumen, provinsi=instrumen.provinsi, **{**bawaan, **isi})
    urut = [k for k in KodeTahap if k in set(tahap)]
    Tahap.objects.bulk_create(Tahap(periode=periode, kode=k, urutan=n) for n, k in enumerate(urut, 1))
    if tahap_terbuka:
        setel_tahap(periode, tahap_terbuka)
    for kode_ in kode_daerah(jumlah_peserta):
        buat_peserta(periode=periode, kode=kode_)
    return periode


def setel_tahap(periode: Periode, kode: str) -> None:
    """Stand at this stage, without hooks and audit rows. ``"selesai"`` means finished: every stage closed."""
    letak = periode.tahap.get(kode=kode).urutan
    kini, selesai = timezone.now(), kode == KodeTahap.SELESAI
    tutup = {"status": StatusTahap.DITUTUP, "dibuka_pada": kini, "ditutup_pada": kini}
    periode.tahap.filter(urutan__gt=letak).update(status=StatusTahap.BELUM, dibuka_pada=None, ditutup_pada=None)
    periode.tahap.filter(urutan=letak).update(status=StatusTahap.BELUM, dibuka_pada=None, ditutup_pada=None)
    periode.tahap.filter(urutan__lt=letak).update(**tutup)
    terbuka = tutup if selesai else {"status": StatusTahap.BERJALAN, "dibuka_pada": kini}
    periode.tahap.filter(urutan=letak).update(**terbuka)
    periode.lupakan_tahap()


def buat_peserta(*, periode=None, kode="13.06", penduduk=500_000, **isi) -> Peserta:
    periode = periode or buat_periode()
    peserta = Peserta.objects.create(
        periode=periode, kabupaten_kota=buat_kabupaten_kota(kode=kode), penduduk=penduduk, **isi
    )
    peserta.periode = periode
    return peserta


def buat_anggota_tim(*, periode, pengguna=None, sebagai=AnggotaTim.Sebagai.ANGGOTA) -> AnggotaTim:
    """A juror of this period; makes the account with the role that goes with it."""
    peran = Peran.KETUA_TIM if sebagai == AnggotaTim.Sebagai.KETUA else Peran.PENILAI
    pengguna = pengguna or buat_pengguna(peran=peran, provinsi=periode.provinsi)
    return AnggotaTim.objects.create(periode=periode, pengguna=pengguna, sebagai=sebagai)


def buat_benturan(*, pengguna, peserta, alasan="Pernah bertugas di sana.") -> Benturan:
    return Benturan.objects.create(
        periode=peserta.periode, pengguna=pengguna, peserta=peserta, alasan=alasan, oleh=pengguna
    )
