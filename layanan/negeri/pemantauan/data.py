"""One period's report with its figures, its follow-up and those still open from earlier ones."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from layanan.negeri.pemantauan.angka import hitung_angka
from layanan.negeri.pemantauan.gambaran import Gambaran
from layanan.negeri.pemantauan.izin import ambil_laporan
from layanan.negeri.pemantauan.models import LaporanMonev, Penyampaian, TindakLanjut
from layanan.negeri.program.rentang import ambil_program
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import Rentang

SELESAI = TindakLanjut.Keadaan.SELESAI


@dataclass
class Isi:
    dinas: Dinas
    rentang: Rentang
    hari_ini: object

    @cached_property
    def laporan(self) -> LaporanMonev:
        return ambil_laporan(self.dinas, self.rentang)

    @cached_property
    def gambaran(self) -> Gambaran:
        """As approved, else as it stands now."""
        sah = self.laporan.angka if self.laporan.disahkan_pada else None
        return Gambaran(sah or hitung_angka(self.dinas, self.rentang, ambil_program(self.dinas)))

    @cached_property
    def tindak_lanjut(self) -> list[TindakLanjut]:
        """This report's, and what earlier ones left open."""
        semua = TindakLanjut.objects.filter(laporan__dinas=self.dinas).select_related("laporan")
        lama = Q(laporan__dibuat_pada__lt=self.laporan.dibuat_pada) & ~Q(keadaan=SELESAI)
        return list(semua.filter(Q(laporan=self.laporan.pk) | lama))

    @property
    def hitungan(self) -> str:
        """As "1 selesai, 2 berjalan, 1 terlambat"."""
        selesai = sum(t.keadaan == SELESAI for t in self.tindak_lanjut)
        lambat = sum(t.keadaan != SELESAI and t.batas < self.hari_ini for t in self.tindak_lanjut)
        jalan = len(self.tindak_lanjut) - selesai - lambat
        bagian = [(selesai, "selesai"), (jalan, "berjalan"), (lambat, "terlambat")]
        return ", ".join(f"{n} {kata}" for n, kata in bagian if n) or "belum ada"

    @cached_property
    def penyampaian(self) -> list[Penyampaian]:
        return list(self.laporan.penyampaian.all()) if self.laporan.pk else []
