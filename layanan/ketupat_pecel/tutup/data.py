"""The reckoning of one day, read in a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.hari.data import juga_pada_banyak
from layanan.ketupat_pecel.hari.models import Pelayanan, TabletHari
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.tutup.hitung import Hitungan, celah, gabungkan
from layanan.ketupat_pecel.tutup.models import Penjelasan


@dataclass
class HitungTablet(Hitungan):
    """One tablet's part. ``celah``: numbers it gave that neither arrived nor were explained."""

    tablet: TabletHari | None = None
    celah: list[int] = field(default_factory=list)
    belum_selesai: list[str] = field(default_factory=list)

    @property
    def nomor_celah(self) -> list[str]:
        return [f"{self.tablet.huruf}-{n:02d}" for n in self.celah]

    @property
    def lengkap(self) -> bool:
        """It has said that it gives no more numbers, or it is lost."""
        return bool(self.tablet.dilaporkan_pada or self.tablet.hilang_pada)


@dataclass
class HitungHari:
    """``total`` has diterima, di_tempat, ke_kantor, ditahan, ditolak, belum, pulang, dokumen; so has each tablet."""

    tablet: list[HitungTablet]
    total: Hitungan
    penjelasan: list[Penjelasan]
    ganda: dict
    jenis: list[DokumenDesa]

    @property
    def celah(self) -> list[str]:
        return [nomor for t in self.tablet for nomor in t.nomor_celah]

    @property
    def belum_selesai(self) -> list[str]:
        return [nomor for t in self.tablet for nomor in t.belum_selesai]

    @property
    def belum_lapor(self) -> list[TabletHari]:
        return [t.tablet for t in self.tablet if not t.lengkap]

    @property
    def nol(self) -> bool:
        """Nothing is unclear: the day may be closed."""
        return not (self.celah or self.total.belum or self.belum_lapor)

    @property
    def baris_dokumen(self) -> list[dict]:
        """Per kind that was asked for: its name, how many, how they ended."""
        return [
            {"dokumen": d, "diminta": sum(self.total.dokumen[d.kode].values()), **self.total.dokumen[d.kode]}
            for d in self.jenis
            if d.kode in self.total.dokumen
        ]


def hitung_hari(perjalanan: Perjalanan) -> HitungHari:
    """As the server knows it; seven queries, however many residents."""
    semua = list(perjalanan.tablet.select_related("tablet"))
    hasil = {t.pk: HitungTablet(tablet=t) for t in semua}
    ada = _nomor_ada(perjalanan, hasil)
    penjelasan = list(Penjelasan.objects.filter(tablet__perjalanan=perjalanan).select_related("tablet"))
    # Explained as lost, and arrived after all: the resident counts, the explanation is no longer one.
    penjelasan = [p for p in penjelasan if p.antrean not in ada[p.tablet_id]]
    for p in penjelasan:
        ada[p.tablet_id].append(p.antrean)
    for t in semua:
        hasil[t.pk].celah = celah(t.antrean_terakhir, ada[t.pk])
    jenis = list(DokumenDesa.objects.filter(dinas=perjalanan.dinas_id))
    ganda = juga_pada_banyak(perjalanan)
    return HitungHari(list(hasil.values()), gabungkan(hasil.values()), penjelasan, ganda, jenis)


def _nomor_ada(perjalanan: Perjalanan, hasil: dict[int, HitungTablet]) -> dict[int, list[int]]:
    """Counts every resident into his tablet; returns the numbers that arrived."""
    ada = defaultdict(list)
    semua = Pelayanan.objects.filter(perjalanan=perjalanan).only("tablet", "antrean", "keadaan")
    for p in semua.order_by("antrean").prefetch_related("dokumen__dokumen"):
        milik = hasil[p.tablet_id]
        belum = milik.belum
        milik.tambah(p.keadaan, [(d.dokumen.kode, d.penyelesaian) for d in p.dokumen.all()])
        if milik.belum > belum:
            milik.belum_selesai.append(f"{milik.tablet.huruf}-{p.antrean:02d}")
        ada[p.tablet_id].append(p.antrean)
    return ada
