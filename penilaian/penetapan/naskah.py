"""What the documents print, read from one snapshot: the frozen one after the decision, the live ranking before it."""

from dataclasses import dataclass, field
from fractions import Fraction

from penilaian.penetapan.models import Penetapan
from penilaian.penetapan.peringkat import muat_peringkat, sebut_peringkat, urutan_diputus
from penilaian.penetapan.potret import pratinjau
from penilaian.periode.models import Periode
from pentas.tampilan.format import angka, persen

PENENTU = 3  # so many of the heaviest variables have a column on the first page
TERBANYAK = 100  # offices up to which every variable is drawn and listed; beyond, the workbook has them


@dataclass(frozen=True)
class VariabelNaskah:
    kode: str
    nomor: int
    nama: str
    bobot: Fraction
    indikator: list[str]
    nilai_maks: Fraction  # the largest sum of its indicators

    @property
    def bobot_cetak(self) -> str:
        """As "20", "2,5": the heading says that these are points."""
        return persen(self.bobot).removesuffix("%")

    @property
    def maks_cetak(self) -> str:
        return persen(self.nilai_maks).removesuffix("%")


@dataclass(frozen=True)
class BarisNaskah:
    """``peringkat`` as printed: shared ranks carry "=", those of a recorded decision stand in its order."""

    peringkat: str
    urutan: int
    kode: str
    nama: str
    kategori: str
    total: Fraction
    nilai: list[Fraction]  # per variable, in the order of their numbers
    susun: list[tuple[Fraction, Fraction]]
    penentu: list[Fraction]
    seri: bool
    masuk: bool
    di_garis: bool
    batas: bool  # the thick line follows
    kepala_daftar: str  # name of the list that begins here
    lengkap: bool
    nilai_indikator: dict[str, int | None]
    tidak_berlaku: list[str]


@dataclass
class Naskah:
    periode: Periode
    penetapan: Penetapan | None
    isi: dict
    variabel: list[VariabelNaskah]
    penentu: list[VariabelNaskah] = field(default_factory=list)
    baris: list[BarisNaskah] = field(default_factory=list)

    @property
    def jumlah_masuk(self) -> int:
        return sum(self.isi["kuota"].values()) or self.isi["jumlah_besar"]

    @property
    def nama_daftar(self) -> dict[str, str]:
        """Empty in snapshots from before lists had names."""
        return self.isi.get("nama_daftar", {})

    @property
    def sebutan_kuota(self) -> str:
        """As "6 Kabupaten, 4 Kota"; "" with one joint list."""
        return ", ".join(f"{n} {self.nama_daftar.get(kode, kode)}" for kode, n in self.isi["kuota"].items())

    @property
    def kolom_depan(self) -> int:
        """Columns of the first page's table: rank, name, drawing, the heaviest variables, total."""
        return 3 + len(self.penentu) + (not self.ringkas)

    @property
    def kolom_lampiran(self) -> int:
        return 3 + len(self.variabel)

    @property
    def ringkas(self) -> bool:
        return len(self.baris) > TERBANYAK

    @property
    def finalis(self) -> list[BarisNaskah]:
        return [b for b in self.baris if b.masuk]

    @property
    def di_garis(self) -> list[BarisNaskah]:
        return [b for b in self.baris if b.di_garis]

    @property
    def pembeda(self) -> list[tuple[VariabelNaskah, list[Fraction]]]:
        """The variables in which those who tie at the line differ, larger weights first."""
        tempat = {v.kode: n for n, v in enumerate(self.variabel)}
        nilai = [(v, [b.nilai[tempat[v.kode]] for b in self.di_garis]) for v in self.menurut_bobot]
        return [(v, sel) for v, sel in nilai if len(set(sel)) > 1]

    @property
    def menurut_bobot(self) -> list[VariabelNaskah]:
        """The order in which variables decide between equals."""
        per_kode = {v.kode: v for v in self.variabel}
        return [per_kode[k] for k in self.isi["urutan_bobot"]]

    @property
    def luar(self) -> list[BarisNaskah]:
        """Offices to which some indicator does not apply."""
        return [b for b in self.baris if b.tidak_berlaku]

    @property
    def ada_seri(self) -> bool:
        return any(b.peringkat.endswith("=") for b in self.baris)

    @property
    def catatan_seri(self) -> str:
        """How the tie at the line was decided, or that it waits; "" where nobody ties there."""
        if not self.di_garis:
            return ""
        nilai = "; ".join(dict.fromkeys(angka(b.total) for b in self.di_garis))
        return f"Nilai sama di batas ({nilai}). {self._putusan()}"

    def _putusan(self) -> str:
        cara = self.isi["cara_seri"]
        if self.penetapan is None:
            return "Tim penilai belum memutuskannya."
        if cara == Penetapan.CaraSeri.BOBOT:
            v = self.pembeda[0][0]
            return f"Tim penilai mendahulukan variabel berbobot terbesar ({v.nama}, {persen(v.bobot)})."
        if cara == Penetapan.CaraSeri.URUTAN_LAIN:
            return "Tim penilai menetapkan urutannya dalam rapat pleno."
        return "Tim penilai menyertakan semuanya."


def muat_naskah(periode: Periode) -> Naskah:
    penetapan = Penetapan.objects.berlaku().select_related("menggantikan", "oleh").filter(periode=periode).first()
    isi = penetapan.isi if penetapan else pratinjau(muat_peringkat(periode))
    naskah = Naskah(periode, penetapan, isi, [_variabel(v, isi) for v in isi["variabel"]])
    naskah.penentu = naskah.menurut_bobot[:PENENTU]
    naskah.baris = _semua_baris(naskah)
    return naskah


def _variabel(v: dict, isi: dict) -> VariabelNaskah:
    milik = [i for i in isi["indikator"] if i["variabel"] == v["kode"]]
    maks = sum((Fraction(i["bobot"]) * i["maks"] for i in milik), Fraction(0))
    return VariabelNaskah(v["kode"], v["nomor"], v["nama"], Fraction(v["bobot"]), [i["kode"] for i in milik], maks)


def _semua_baris(naskah: Naskah) -> list[BarisNaskah]:
    isi, diputus = naskah.isi, naskah.penetapan is not None
    seri = set(isi["keputusan"])
    masuk = set(isi["masuk"]) if diputus else set(isi["masuk"]) - seri
    atas = masuk if diputus else masuk | seri
    batas = set({b["kategori"]: b["kode"] for b in isi["baris"] if b["kode"] in atas}.values())
    kepala = _kepala_daftar(isi)
    berurut = urutan_diputus(naskah.penetapan)
    return [
        _baris(
            b,
            naskah,
            peringkat=sebut_peringkat(b["peringkat"], b["urutan"], b["seri"], b["kode"] in berurut),
            masuk=b["kode"] in masuk,
            di_garis=b["kode"] in seri,
            batas=b["kode"] in batas,
            kepala_daftar=kepala.get(b["kode"], ""),
        )
        for b in isi["baris"]
    ]


def _kepala_daftar(isi: dict) -> dict[str, str]:
    """{code of the first office of a list: the list's name}; empty with one joint list."""
    if not isi["kuota"]:
        return {}
    pertama = {}
    for b in isi["baris"]:
        pertama.setdefault(isi.get("nama_daftar", {}).get(b["kategori"], "Tanpa kategori"), b["kode"])
    return {kode: nama for nama, kode in pertama.items()}


def _baris(b: dict, naskah: Naskah, **tanda) -> BarisNaskah:
    nilai = {k: Fraction(n) for k, n in b["nilai_variabel"].items()}
    sama = ("urutan", "kode", "nama", "kategori", "seri", "lengkap", "nilai_indikator", "tidak_berlaku")
    return BarisNaskah(
        total=Fraction(b["nilai"]),
        nilai=[nilai[v.kode] for v in naskah.variabel],
        susun=[(v.bobot, nilai[v.kode] / v.bobot) for v in naskah.variabel],
        penentu=[nilai[v.kode] for v in naskah.penentu],
        **{medan: b[medan] for medan in sama},
        **tanda,
    )
