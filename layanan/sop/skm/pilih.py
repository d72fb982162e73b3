"""What a report is about: office, service, period, from the address; whatever makes no sense falls back."""

from dataclasses import dataclass, field
from functools import cached_property

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import Rentang, baca_rentang, pilihan_bagian, pilihan_tahun
from pentas.galat import TidakAda


@dataclass
class Pilihan:
    """For the page's selects and for links that keep the choice."""

    dinas: Dinas
    layanan: str
    rentang: Rentang
    semua_dinas: list[Dinas] = field(default_factory=list)

    @cached_property
    def semua_layanan(self) -> list[tuple[str, str]]:
        """Services that the office offers or offered."""
        kode = self.dinas.layanan.values_list("layanan", flat=True)
        return [(k, sop.nama_pendek) for k in kode if (sop := ambil_sop(k))]

    @property
    def nama_layanan(self) -> str:
        sop = ambil_sop(self.layanan)
        return sop.nama_pendek if sop else "Semua layanan"

    @property
    def kueri(self) -> str:
        return f"dinas={self.dinas.pk}&layanan={self.layanan}&{self.rentang.kueri}"

    @property
    def tahun(self) -> list[int]:
        semua = pilihan_tahun(self.dinas.zona)
        return semua if self.rentang.tahun in semua else sorted([*semua, self.rentang.tahun], reverse=True)

    @property
    def bagian(self) -> list[tuple[str, str]]:
        return pilihan_bagian()


def baca_pilihan(request, *hak) -> Pilihan | None:
    """None where no office of the account offers a service yet. A foreign office is 404."""
    isian = request.POST if request.method == "POST" else request.GET
    semua = list(Dinas.objects.berhak(request.user, *hak).filter(layanan__isnull=False).lengkap().distinct())
    kode = isian.get("dinas", "")
    if kode:
        dinas = next((d for d in semua if d.pk == kode), None) or ambil_dinas_untuk(request.user, kode, *hak)
    elif not semua:
        return None
    else:
        dinas = semua[0]
    pilihan = Pilihan(dinas, isian.get("layanan", ""), baca_rentang(isian, dinas.zona), semua)
    dikenal = [k for k, _nama in pilihan.semua_layanan]
    if pilihan.layanan not in dikenal:
        pilihan.layanan = dikenal[0] if len(dikenal) == 1 else ""
    return pilihan


def wajib_pilihan(request, *hak) -> Pilihan:
    """For downloads: without an office there is nothing to hand over."""
    pilihan = baca_pilihan(request, *hak)
    if pilihan is None:
        raise TidakAda()
    return pilihan
