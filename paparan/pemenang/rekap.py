"""The chair's desk: how far every sheet is. Values only once all sheets are closed.

A fixed number of queries, whatever the number of jurors and finalists.
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Max

from paparan.lembar.models import Baris, Lembar
from paparan.pemenang.hitung import LembarHitung, nilai_paparan
from paparan.sesi.models import Sesi, Tampil
from paparan.sesi.pedoman import ASPEK, JUMLAH_MAKS
from penilaian.periode.models import Benturan
from pentas.luring.models import Entri


@dataclass(frozen=True)
class Sel:
    """``rupa``: kunci, diisi, kurang (the turn is over), kosong, bk, bebas. ``teks`` beside its colour."""

    rupa: str
    teks: str
    judul: str


@dataclass(frozen=True)
class BarisRekap:
    lembar: Lembar
    sel: list[Sel]
    terkunci: int
    dinilai: int
    isian_terakhir: datetime | None


@dataclass(frozen=True)
class Perlu:
    """Something the chair should see to: ``berat`` blocks, the rest warns."""

    penilai: str
    username: str
    kalimat: str
    berat: bool


class Rekap:
    def __init__(self, sesi: Sesi):
        self.sesi = sesi
        self.tampil: list[Tampil] = list(sesi.tampil.lengkap())
        self.lembar: list[Lembar] = list(sesi.lembar.berlaku().select_related("penilai").order_by("penilai__username"))
        self._benturan = set(Benturan.objects.filter(periode=sesi.periode).values_list("pengguna_id", "peserta_id"))
        self._isi = {(b.lembar_id, b.tampil_id): b for b in Baris.objects.filter(lembar__in=self.lembar)}
        self._terakhir = self._isian_terakhir()
        self.nilai_terlihat = bool(self.lembar) and not any(x.terbuka for x in self.lembar)
        self.baris = [self._baris(x) for x in self.lembar]

    def _isian_terakhir(self) -> dict[int, datetime]:
        entri = Entri.objects.filter(jenis="lembar.baris", pengguna__in=[x.penilai_id for x in self.lembar])
        entri = entri.filter(diterima_pada__gte=self.sesi.dibuka_pada)
        return dict(entri.values_list("pengguna_id").annotate(terakhir=Max("diterima_pada")))

    def _baris(self, lembar: Lembar) -> BarisRekap:
        dinilai = [] if lembar.dibebaskan else [t for t in self.tampil if not self._bk(lembar, t)]
        isi = [self._isi.get((lembar.pk, t.pk)) for t in dinilai]
        return BarisRekap(
            lembar,
            [self._sel(lembar, t) for t in self.tampil],
            sum(b is not None and b.terkunci for b in isi),
            len(dinilai),
            self._terakhir.get(lembar.penilai_id),
        )

    def _bk(self, lembar: Lembar, tampil: Tampil) -> bool:
        return (lembar.penilai_id, tampil.finalis.peserta_id) in self._benturan

    def _sel(self, lembar: Lembar, tampil: Tampil) -> Sel:
        if self._bk(lembar, tampil):
            return Sel("bk", "BK", "Tidak menilai, benturan kepentingan")
        if lembar.dibebaskan:
            return Sel("bk", "–", "Dibebaskan dari penilaian")
        baris = self._isi.get((lembar.pk, tampil.pk))
        if baris is not None and baris.terkunci:
            return Sel("kunci", str(baris.jumlah) if self.nilai_terlihat else "", "Terkunci")
        terisi = f"{baris.jumlah_terisi}/{len(ASPEK)}" if baris is not None and baris.jumlah_terisi else ""
        if tampil.usai:
            return Sel("kurang", terisi or f"0/{len(ASPEK)}", "Belum dikunci, paparan sudah usai")
        return Sel("diisi", terisi, "Sedang diisi") if terisi else Sel("kosong", "", "Belum diisi")

    @property
    def terkunci(self) -> int:
        return sum(b.terkunci for b in self.baris)

    @property
    def dinilai(self) -> int:
        return sum(b.dinilai for b in self.baris)

    @property
    def ditandatangani(self) -> int:
        return sum(x.ditandatangani for x in self.lembar)

    @property
    def bertugas(self) -> int:
        """Sheets to be signed in all: those of excused jurors are not."""
        return sum(not x.dibebaskan for x in self.lembar)

    @property
    def jumlah_usai(self) -> int:
        return sum(t.usai for t in self.tampil)

    @property
    def berjalan(self) -> Tampil | None:
        return next((t for t in self.tampil if t.berjalan), None)

    @property
    def rata(self) -> list[Fraction | None]:
        """Paparan value per finalist, in the order of appearance; only once all sheets are closed."""
        if not self.nilai_terlihat:
            return []
        dihitung = [x for x in self.lembar if x.ditandatangani]
        return [nilai_paparan(self._hitung(x, t) for x in dihitung).nilai for t in self.tampil]

    def _hitung(self, lembar: Lembar, tampil: Tampil) -> LembarHitung:
        baris = self._isi.get((lembar.pk, tampil.pk))
        return LembarHitung(str(lembar.penilai_id), baris.skor if baris else (None,), True, self._bk(lembar, tampil))

    @property
    def perlu(self) -> list[Perlu]:
        hasil = []
        for b in self.baris:
            if not b.lembar.terbuka:
                continue
            for t, sel in zip(self.tampil, b.sel, strict=True):
                if sel.rupa == "kurang":
                    kurang = self._kurang(b.lembar, t)
                    hasil.append(self._perlu(b, f"{t.kabupaten_kota.nama_pendek}: {kurang}.", True))
            if b.dinilai and b.terkunci == b.dinilai:
                hasil.append(self._perlu(b, "semua baris terkunci, tanda tangan belum ada.", False))
        return hasil

    def _kurang(self, lembar: Lembar, tampil: Tampil) -> str:
        baris = self._isi.get((lembar.pk, tampil.pk))
        if baris is None:
            return "baris belum disiapkan"
        return f"{', '.join(baris.kurang).lower()} belum dinilai" if baris.kurang else "sudah dinilai, belum dikunci"

    def _perlu(self, baris: BarisRekap, kalimat: str, berat: bool) -> Perlu:
        penilai = baris.lembar.penilai
        return Perlu(str(penilai), penilai.username, kalimat, berat)

    @property
    def kolom(self) -> list[tuple[Tampil, Fraction | None]]:
        return list(zip(self.tampil, self.rata or [None] * len(self.tampil), strict=True))

    @property
    def jumlah_maks(self) -> int:
        return JUMLAH_MAKS
