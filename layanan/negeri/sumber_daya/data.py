"""The resource map of an office's negeri side by side, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Q, Sum

from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.program.models import ProgramNegeri
from layanan.negeri.sumber_daya.hitung import BUTIR, DANA, Butir, jumlah_dana, susun_butir
from layanan.negeri.sumber_daya.models import Pelatihan, SumberDaya
from layanan.sop.dinas.models import Dinas, Unit

TANPA_SINYAL = SumberDaya.Jangkauan.TIDAK


@dataclass
class Baris:
    """One negeri. ``peta`` None: its map is not filled in yet. Training in persons: needed still, and given."""

    unit: Unit
    peta: SumberDaya | None
    butir: list[Butir] = field(default_factory=list)
    dana: int | None = None
    perlu_latih: int = 0
    sudah_latih: int = 0

    @property
    def jangkauan_kurang(self) -> bool:
        return self.peta is not None and self.peta.jangkauan == TANPA_SINYAL

    @property
    def kurang(self) -> list[str]:
        nama = [b.nama for b in self.butir if b.kurang]
        return ["Jangkauan internet", *nama] if self.jangkauan_kurang else nama

    @property
    def belum(self) -> int:
        """How many of the questions wait for an answer."""
        if self.peta is None:
            return len(BUTIR) + 1
        return sum(b.kosong for b in self.butir) + (not self.peta.jangkauan)


def susun_baris(unit: Unit, peta: SumberDaya | None, program: ProgramNegeri) -> Baris:
    isi = {m: getattr(peta, m) for m, *_ in (*BUTIR, *DANA)} if peta else {}
    ambang = {batas: getattr(program, batas) for *_, batas in BUTIR}
    return Baris(unit, peta, susun_butir(isi, ambang), jumlah_dana(isi))


def banding(dinas: Dinas, program: ProgramNegeri) -> list[Baris]:
    """Every active negeri, whoever lacks most first; three queries."""
    peta = {p.unit_id: p for p in SumberDaya.objects.filter(unit__dinas=dinas)}
    latih = Pelatihan.objects.filter(unit__dinas=dinas).order_by().values("unit")
    latih = latih.annotate(
        perlu=Sum("jumlah_orang", filter=Q(diberikan_pada=None)),
        sudah=Sum("jumlah_orang", filter=Q(diberikan_pada__isnull=False)),
    )
    menurut = {b["unit"]: b for b in latih}
    semua = []
    for unit in negeri_dinas(dinas):
        baris = susun_baris(unit, peta.get(unit.pk), program)
        hitung = menurut.get(unit.pk, {})
        baris.perlu_latih, baris.sudah_latih = hitung.get("perlu") or 0, hitung.get("sudah") or 0
        semua.append(baris)
    return sorted(semua, key=lambda b: (-len(b.kurang), -b.belum, b.unit.nama))


def kekurangan(semua: list[Baris]) -> list[tuple[str, int]]:
    """(what, in how many negeri), most frequent first."""
    hitung = Counter(nama for b in semua for nama in b.kurang)
    return sorted(hitung.items(), key=lambda satu: (-satu[1], satu[0]))
