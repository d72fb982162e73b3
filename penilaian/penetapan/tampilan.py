"""What the ranking page draws: one row an office, the tie at the line compared, how firm the order is."""

from dataclasses import dataclass
from fractions import Fraction

from django.core.cache import cache

from penilaian.penetapan.hitung import BOBOT, Baris, Garis, putuskan
from penilaian.penetapan.kekokohan import Kekokohan, kekokohan
from penilaian.penetapan.peringkat import Peringkat, sebut_peringkat, urutan_diputus
from penilaian.penetapan.potret import sidik_nilai
from penilaian.penetapan.rentang import Rentang
from penilaian.periode.models import Peserta
from pentas.sidik import sidik

ULANGAN, ULANGAN_BANYAK, BANYAK = 1000, 200, 100  # fewer recomputations where there are over a hundred offices

UTAMA = 6  # differences of a tie that are shown at once; the others fold out


@dataclass(frozen=True)
class BarisTampil:
    baris: Baris
    peserta: Peserta
    sebutan: str  # the rank as people read it
    jarak: Fraction | None  # to the value at the line
    susun: list[tuple]
    kokoh: Kekokohan
    rentang: str  # SVG
    masuk: bool
    di_garis: bool  # ties across the line
    garis_sesudah: bool  # the black line follows
    kepala_daftar: str  # name of the list that begins here, "" elsewhere or with one joint list
    jumlah_daftar: int  # places in its list
    seri_daftar: int  # how many tie across the line of its list

    @property
    def persen_masuk(self) -> Fraction:
        return self.kokoh.bagian_masuk * 100


def ulangan_untuk(jumlah: int) -> int:
    return ULANGAN if jumlah <= BANYAK else ULANGAN_BANYAK


def kokoh(peringkat: Peringkat) -> dict[str, Kekokohan]:
    """Kept by the fingerprint of the values: a reload does not recompute."""
    periode = peringkat.periode
    kunci = "kokoh:" + sidik([periode.jumlah_besar, peringkat.kuota, sidik_nilai(peringkat)])
    hasil = cache.get(kunci)
    if hasil is None:
        bobot = {v.kode: v.bobot for v in peringkat.papan.rumus}
        ulangan = ulangan_untuk(len(peringkat.baris))
        hasil = {}
        for daftar, n in _daftar(peringkat):
            hasil |= kekokohan(daftar, bobot, n, ulangan=ulangan)
        cache.set(kunci, hasil, 3600)
    return hasil


def _daftar(peringkat: Peringkat):
    """(participants, places) of every list; those of no category compete for no place."""
    if not peringkat.kuota:
        yield peringkat.peserta_hitung, peringkat.periode.jumlah_besar
        return
    for kategori, n in peringkat.kuota.items():
        yield [p for p in peringkat.peserta_hitung if p.kategori == kategori], n
    yield [p for p in peringkat.peserta_hitung if p.kategori not in peringkat.kuota], 0


def rentang(peringkat: Peringkat) -> Rentang:
    """One scale for every row: as long as the longest list."""
    terpanjang = max((len(daftar) for daftar, _n in _daftar(peringkat)), default=0)
    return Rentang(terpanjang, None if peringkat.kuota else peringkat.periode.jumlah_besar)


def baris_tampil(peringkat: Peringkat) -> list[BarisTampil]:
    usulan, keputusan = peringkat.usulan, peringkat.penetapan
    masuk = set(keputusan.isi["masuk"] if keputusan else usulan.masuk)
    di_garis = set() if keputusan else set(usulan.seri_di_garis)
    batas = {g.kategori: g for g in usulan.garis}
    guncang, gambar, diputus = kokoh(peringkat), rentang(peringkat), urutan_diputus(keputusan)
    bobot = [(v.kode, v.bobot) for v in peringkat.papan.rumus]
    terakhir = _terakhir_di_atas(peringkat.baris, masuk | di_garis)
    hasil, sebelum = [], None
    for b in peringkat.baris:
        nama = peringkat.nama_daftar.get(b.kategori, "Tanpa kategori") if peringkat.kuota else ""
        garis = batas.get(b.kategori if peringkat.kuota else "")
        nilai_batas = garis.nilai_garis if garis else None
        hasil.append(
            BarisTampil(
                baris=b,
                peserta=peringkat.peserta[b.kode],
                sebutan=sebut_peringkat(b.peringkat, b.urutan, b.seri, b.kode in diputus),
                jarak=None if nilai_batas is None else b.total - nilai_batas,
                susun=[(w, b.nilai_variabel[k] / w) for k, w in bobot],
                kokoh=guncang[b.kode],
                rentang=gambar.gambar(b.peringkat, guncang[b.kode], b.kode in di_garis),
                masuk=b.kode in masuk,
                di_garis=b.kode in di_garis,
                garis_sesudah=b.kode in terakhir,
                kepala_daftar=nama if nama != sebelum else "",
                jumlah_daftar=peringkat.kuota.get(b.kategori, 0) if peringkat.kuota else peringkat.jumlah_masuk,
                seri_daftar=len(garis.seri_di_garis) if garis else 0,
            )
        )
        sebelum = nama
    return hasil


def _terakhir_di_atas(baris: list[Baris], atas: set[str]) -> set[str]:
    """The last line above the line, of each list."""
    return set({b.kategori: b.kode for b in baris if b.kode in atas}.values())


@dataclass(frozen=True)
class Selisih:
    """One variable in which those who tie at the line differ; ``sel``: (value, is it the highest)."""

    nama: str
    bobot: Fraction
    sel: list[tuple[Fraction, bool]]

    @property
    def besar(self) -> Fraction:
        nilai = [n for n, _unggul in self.sel]
        return max(nilai) - min(nilai)


def perbandingan(peringkat: Peringkat) -> dict | None:
    """The offices that tie at the line side by side, a table for every list in which some do."""
    garis = [g for g in peringkat.usulan.garis if g.seri_di_garis]
    if not garis:
        return None
    return {
        "daftar": [_banding_daftar(peringkat, g) for g in garis],
        "sebutan": " dan ".join(_sebut_batas(peringkat, g) for g in garis),
        "menurut_bobot": _menurut_bobot(peringkat),
    }


def _sebut_batas(peringkat: Peringkat, garis: Garis) -> str:
    """As "10 besar", "3 besar Kabupaten"."""
    return f"{garis.jumlah} besar {peringkat.nama_daftar.get(garis.kategori, '')}".strip()


def _banding_daftar(peringkat: Peringkat, garis: Garis) -> dict:
    """Larger weights first. ``utama``: the variable that decides by the weight rule, and the largest differences."""
    baris = [b for b in peringkat.baris if b.kode in garis.seri_di_garis]
    selisih = _selisih(peringkat, baris)
    terbesar = sorted(selisih[1:], key=lambda s: -s.besar)[: UTAMA - 1]
    utama = [s for n, s in enumerate(selisih) if n == 0 or s in terbesar]
    return {
        "peserta": [peringkat.peserta[b.kode] for b in baris],
        "utama": utama,
        "lain": [s for s in selisih if s not in utama],
        "total": [b.total for b in baris],
    }


def _selisih(peringkat: Peringkat, baris: list[Baris]) -> list[Selisih]:
    nama = {v.kode: v.nama for v in peringkat.papan.variabel}
    bobot = {v.kode: v.bobot for v in peringkat.papan.rumus}
    hasil = []
    for kode in peringkat.urutan_variabel:
        nilai = [b.nilai_variabel[kode] for b in baris]
        if len(set(nilai)) > 1:
            hasil.append(Selisih(nama[kode], bobot[kode], [(n, n == max(nilai)) for n in nilai]))
    return hasil


def _menurut_bobot(peringkat: Peringkat) -> list[Peserta]:
    """Who of the equals would be in by the weight rule."""
    if peringkat.usulan.pleno:
        return []
    putusan = putuskan(
        peringkat.peserta_hitung,
        peringkat.urutan_variabel,
        peringkat.periode.jumlah_besar,
        cara=BOBOT,
        kuota=peringkat.kuota or None,
    )
    return [peringkat.peserta[k] for k in putusan.masuk if k in putusan.seri_di_garis]


def simpulan(baris: list[BarisTampil], ambang=Fraction(99, 100)) -> dict:
    """Sentences on how firm the line is: who is always in, whose place is open."""
    pasti = [b for b in baris if b.kokoh.bagian_masuk >= ambang]
    terbuka = [b for b in baris if Fraction(1, 1000) <= b.kokoh.bagian_masuk < ambang]
    return {"pasti": len(pasti), "terbuka": [(b.peserta, b.kokoh.bagian_masuk * 100) for b in terbuka]}
