"""A village's list as pages and checks read it, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.warga.models import DokumenWarga, UsulanDesa, Warga
from layanan.sop.permohonan.alur import TERBUKA


@dataclass
class BarisWarga:
    """One resident as a page shows him. ``ganda``: rows of other running lists with the same NIK."""

    warga: Warga
    dokumen: list[DokumenWarga]
    ganda: list[Warga] = field(default_factory=list)

    @property
    def lengkap(self) -> bool:
        return all(d.lengkap for d in self.dokumen)

    @property
    def nama(self) -> str:
        """For who may read the list: the village itself, the trip's team, the office's planners."""
        return self.warga.nama.nilai() if self.warga.nama else ""

    @property
    def telepon(self) -> str:
        return self.warga.telepon.nilai() if self.warga.telepon else ""


def dokumen_dinas(dinas, *, syarat: bool = False) -> dict[str, DokumenDesa]:
    """{code: document} that the office serves, in its order; with their requirements in a second query."""
    semua = DokumenDesa.objects.filter(dinas=dinas, aktif=True)
    return {d.kode: d for d in (semua.prefetch_related("syarat") if syarat else semua)}


def semua_baris(usulan: UsulanDesa) -> list[BarisWarga]:
    """Every row that stands, in order, in three queries."""
    warga = list(usulan.warga.filter(dicoret_pada=None))
    milik = defaultdict(list)
    for satu in DokumenWarga.objects.filter(warga__in=warga).select_related("dokumen"):
        milik[satu.warga_id].append(satu)
    lain = di_daftar_lain(usulan, (w.nik_sidik for w in warga))
    return [BarisWarga(w, milik[w.pk], lain.get(w.nik_sidik, [])) for w in warga]


def di_daftar_lain(usulan: UsulanDesa, sidik: Iterable[str]) -> dict[str, list[Warga]]:
    """{fingerprint: rows of other lists of this office that were sent and still run}. Equals are found among rows
    written with the same key."""
    sidik = {s for s in sidik if s}
    if not sidik:
        return {}
    semua = Warga.objects.filter(
        dinas=usulan.unit.dinas_id, nik_sidik__in=sidik, dicoret_pada=None, usulan__permohonan__status__in=TERBUKA
    )
    hasil = defaultdict(list)
    for satu in semua.exclude(usulan=usulan).select_related("usulan__permohonan", "usulan__unit"):
        hasil[satu.nik_sidik].append(satu)
    return dict(hasil)


def jumlah(usulan: UsulanDesa) -> tuple[int, int]:
    """(residents, documents) of the rows that stand."""
    dokumen = DokumenWarga.objects.filter(warga__usulan=usulan, warga__dicoret_pada=None).count()
    return usulan.warga.filter(dicoret_pada=None).count(), dokumen


def kebutuhan_dokumen(usulan: UsulanDesa) -> dict[int, int]:
    """{document's pk: how many residents want it}: what the equipment is reckoned from."""
    hasil = defaultdict(int)
    semua = DokumenWarga.objects.filter(warga__usulan=usulan, warga__dicoret_pada=None)
    for pk in semua.values_list("dokumen", flat=True):
        hasil[pk] += 1
    return dict(hasil)


def belum_lengkap(usulan: UsulanDesa) -> list[str]:
    """What is missing before it can be sent."""
    kurang = []
    if not usulan.nomor_surat or not usulan.tanggal_surat:
        kurang.append("nomor dan tanggal surat")
    if usulan.surat_id is None:
        kurang.append("berkas surat permohonan")
    if not usulan.tempat:
        kurang.append("tempat pelayanan")
    if not usulan.warga.filter(dicoret_pada=None).exists():
        kurang.append("daftar warga")
    return kurang
