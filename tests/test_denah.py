"""The walls of the house: who may import whom, furniture in its place, statuses with an owner and a way out."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

AKAR = Path(__file__).resolve().parent.parent
ALIRAN = [
    "penilaian.instrumen",
    "penilaian.periode",
    "penilaian.nilai",
    "penilaian.berkas",
    "penilaian.rekap",
    "penilaian.kunjungan",
    "penilaian.impor",
    "penilaian.penetapan",
    "paparan.sesi",
    "paparan.lembar",
    "paparan.pemenang",
    "paparan.banding",
    "paparan.contoh",
    "layanan.sop.deklarasi",
    "layanan.sop.dinas",
    "layanan.sop.kalender",
    "layanan.sop.pribadi",
    "layanan.sop.permohonan",
    "layanan.sop.surat",
    "layanan.sop.lacak",
    "layanan.sop.pengaduan",
    "layanan.sop.skm",
    "layanan.sop.standar",
    "layanan.sop.laporan",
    "layanan.pemanfaatan_data.permintaan",
    "layanan.pemanfaatan_data.akses",
    "layanan.pemanfaatan_data.langkah",
    "layanan.pemanfaatan_data.evaluasi",
    "layanan.negeri.program",
    "layanan.negeri.sumber_daya",
    "layanan.negeri.kebutuhan",
    "layanan.negeri.rencana",
    "layanan.negeri.uji_coba",
    "layanan.negeri.sosialisasi",
    "layanan.negeri.dokumen",
    "layanan.negeri.ajuan",
    "layanan.negeri.kirim",
    "layanan.negeri.pemantauan",
    "layanan.ketupat_pecel.dokumen",
    "layanan.ketupat_pecel.warga",
    "layanan.ketupat_pecel.perjalanan",
    "layanan.ketupat_pecel.hari",
    "layanan.ketupat_pecel.tutup",
    "layanan.ketupat_pecel.susulan",
    "layanan.ketupat_pecel.kinerja",
    "layanan.contoh",
]
BAWAH = ["pentas", "penilaian", "paparan", "layanan"]
# Furniture that may not reach sideways or up: file name → what it must not import.
ATURAN_MEBEL = {
    "hitung": ("django", "pentas"),
    "forms": ("tindakan", "views"),
    "models": ("tindakan", "views", "forms", "izin"),
    "izin": ("tindakan", "views", "forms"),
    "alur": ("models", "tindakan", "views", "forms", "izin"),
    "tindakan": ("views", "forms"),
}
MODUL = sorted(
    p
    for paket in BAWAH
    for p in (AKAR / paket).rglob("*.py")
    if "migrations" not in p.parts and "__pycache__" not in p.parts
)


def nama_modul(p: Path) -> str:
    return ".".join(p.relative_to(AKAR).with_suffix("").parts).removesuffix(".__init__")


def impor(p: Path) -> set[str]:
    """Every project or third-party module that the file names, from the whole file (functions too)."""
    hasil = set()
    for simpul in ast.walk(ast.parse(p.read_text(encoding="utf-8"))):
        if isinstance(simpul, ast.Import):
            hasil |= {a.name for a in simpul.names}
        elif isinstance(simpul, ast.ImportFrom):
            assert simpul.level == 0, f"{p}: relative import; write it out"
            hasil |= {simpul.module} | {f"{simpul.module}.{a.name}" for a in simpul.names}
    return hasil


def ruang(modul: str) -> str | None:
    return next((r for r in ALIRAN if modul == r or modul.startswith(r + ".")), None)


def mebel(modul: str) -> str | None:
    """The piece of furniture that a module of a room is, or lies in."""
    return modul.removeprefix(f"{ruang(modul)}.").split(".")[0] if ruang(modul) else None


def id_modul(p):
    return nama_modul(p)


@pytest.mark.parametrize("p", MODUL, ids=id_modul)
def test_arah_impor(p):
    sendiri = nama_modul(p)
    for lain in impor(p):
        if sendiri.startswith("pentas") and sendiri != "pentas.urls":
            assert not lain.startswith(("penilaian", "paparan", "layanan")), f"{sendiri} imports {lain}"
        if sendiri.startswith("layanan"):
            assert not lain.startswith(("penilaian", "paparan")), f"{sendiri} imports {lain}"
        if sendiri.startswith(("penilaian", "paparan")):
            assert not lain.startswith("layanan"), f"{sendiri} imports {lain}"
        asal, tujuan = ruang(sendiri), ruang(lain)
        if asal and tujuan:
            assert ALIRAN.index(tujuan) <= ALIRAN.index(asal), f"{sendiri} imports {lain}, which is downstream"
        if asal:
            assert lain not in (
                "penilaian.models",
                "paparan.models",
                "layanan.sop.models",
                "layanan.pemanfaatan_data.models",
                "layanan.negeri.models",
                "layanan.ketupat_pecel.models",
            ), f"{sendiri} imports its table of contents"


@pytest.mark.parametrize("p", [p for p in MODUL if p.stem in ATURAN_MEBEL and ruang(nama_modul(p))], ids=id_modul)
def test_mebel_di_tempatnya(p):
    for lain in impor(p):
        for terlarang in ATURAN_MEBEL[p.stem]:
            if terlarang in ("django", "pentas"):
                assert not lain.startswith(terlarang), f"{nama_modul(p)} imports {lain}"
            else:
                assert mebel(lain) != terlarang, f"{nama_modul(p)} imports {lain}"


@pytest.mark.parametrize(
    "aplikasi",
    ["penilaian", "paparan", "layanan/sop", "layanan/pemanfaatan_data", "layanan/negeri", "layanan/ketupat_pecel"],
)
def test_semua_model_ada_di_daftar_isi(aplikasi):
    isi = impor(AKAR / aplikasi / "models.py")
    for p in (AKAR / aplikasi).glob("*/models.py"):
        for kelas in (n for n in ast.parse(p.read_text()).body if isinstance(n, ast.ClassDef)):
            dasar = {b.attr if isinstance(b, ast.Attribute) else getattr(b, "id", "") for b in kelas.bases}
            abstrak = "abstract = True" in ast.unparse(kelas)
            if dasar & {"Model", "Potret"} and not abstrak:
                assert f"{nama_modul(p)}.{kelas.name}" in isi, f"{kelas.name} is not in {aplikasi}/models.py"


def tabel_peralihan():
    from layanan.ketupat_pecel.hari.alur import Kantor
    from layanan.ketupat_pecel.perjalanan import alur as perjalanan
    from layanan.ketupat_pecel.susulan import alur as susulan
    from layanan.negeri.uji_coba import alur as uji_coba
    from layanan.pemanfaatan_data.akses import alur as akses
    from layanan.sop.pengaduan import alur as pengaduan
    from layanan.sop.permohonan import alur as permohonan
    from layanan.sop.surat import alur as surat
    from paparan.lembar import alur as lembar
    from penilaian.berkas import alur as berkas
    from penilaian.kunjungan import alur as kunjungan
    from penilaian.periode import alur as periode

    return {
        "periode": (periode.StatusTahap, periode.PERALIHAN, {"ditutup"}),
        "berkas": (berkas.StatusBerkas, berkas.PERALIHAN_BERKAS, {"dikunci"}),
        "butir": (berkas.StatusButir, berkas.PERALIHAN_BUTIR, {"sah"}),
        "kunjungan": (kunjungan.StatusKunjungan, kunjungan.PERALIHAN, {"ditutup"}),
        "lembar": (lembar.StatusLembar, lembar.PERALIHAN, {"ditandatangani", "digantikan"}),
        "akses": (akses.StatusAkses, akses.PERALIHAN, {"dicabut"}),
        "permohonan": (permohonan.StatusPermohonan, permohonan.PERALIHAN, {"selesai", "ditolak", "ditarik"}),
        "pengaduan": (pengaduan.StatusPengaduan, pengaduan.PERALIHAN, {"selesai"}),
        "uji_coba": (uji_coba.StatusUjiCoba, uji_coba.PERALIHAN, {"disetujui"}),
        "perjalanan": (perjalanan.StatusPerjalanan, perjalanan.PERALIHAN, {"selesai", "dibatalkan"}),
        "surat": (surat.StatusSurat, surat.PERALIHAN, {"dikirim", "dibatalkan"}),
        "kantor": (Kantor, susulan.PERALIHAN_KANTOR, {"diserahkan", "ditutup"}),
        "kasus": (susulan.StatusKasus, susulan.PERALIHAN_KASUS, {"bersih", "ditolak"}),
    }


@pytest.mark.parametrize(
    "nama",
    [
        "periode",
        "berkas",
        "butir",
        "kunjungan",
        "lembar",
        "akses",
        "permohonan",
        "pengaduan",
        "surat",
        "uji_coba",
        "perjalanan",
        "kantor",
        "kasus",
    ],
)
def test_status_punya_pemilik_dan_jalan_ke_akhir(nama):
    status, peralihan, akhir = tabel_peralihan()[nama]
    dapat = set(akhir)
    for _ in status:
        dapat |= {d for p in peralihan if p.ke in dapat for d in p.dari}
    assert set(status) <= dapat, "a status without a way to an end"
    assert all(p.oleh for p in peralihan), "a transition that nobody takes"
    dicapai = {status.values[0]} | {p.ke for p in peralihan}
    assert set(status) == dicapai, "a status that nothing reaches"


def test_tindakan_tulis_terbungkus():
    """Every public function of a tindakan.py is an audited action, a hook list, or plainly a reader."""
    import importlib
    import inspect

    for p in MODUL:
        if p.stem != "tindakan" or nama_modul(p) in ("pentas.jejak.tindakan",):
            continue
        modul = importlib.import_module(nama_modul(p))
        for nama, fungsi in inspect.getmembers(modul, inspect.isfunction):
            if fungsi.__module__ == modul.__name__ and "oleh" in inspect.signature(fungsi).parameters:
                if not nama.startswith("_"):
                    assert getattr(fungsi, "adalah_tindakan", False), (
                        f"{modul.__name__}.{nama} takes oleh, no @tindakan"
                    )


def test_model_tanpa_float():
    for model in apps.get_models():
        if model._meta.app_label in ("penilaian", "paparan"):
            assert not any(isinstance(f, models.FloatField) for f in model._meta.get_fields()), model
