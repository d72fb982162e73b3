"""What the minutes of a visit rest on: every value with its origin, reasons, photographs, conclusion."""

from dataclasses import dataclass

from penilaian.berkas.isi import atas_nama_per_indikator
from penilaian.instrumen.models import Indikator, Variabel
from penilaian.kunjungan.lapangan import muat_lapangan
from penilaian.kunjungan.models import FotoLapangan, Kunjungan
from penilaian.nilai.hitung import pecahan
from penilaian.nilai.models import AtasNama, Lapis, Nilai
from penilaian.periode.models import Narasumber
from pentas.sidik import sidik

JENIS = "kunjungan.berita_acara"
SINGKATAN = "BAKL"


@dataclass(frozen=True)
class Butir:
    """One line: the verified value, the field value, and why they differ."""

    indikator: Indikator
    variabel: Variabel
    desk: int | None
    lapangan: int | None
    alasan: str
    disalin: bool
    narasumber: str
    atas_nama: AtasNama | None = None  # claim or evidence entered in the office's name

    @property
    def selisih(self) -> int | None:
        return None if None in (self.desk, self.lapangan) else self.lapangan - self.desk


@dataclass(frozen=True)
class BeritaAcara:
    kunjungan: Kunjungan
    butir: list[Butir]
    ringkasan: object
    foto: list[FotoLapangan]

    @property
    def berubah(self) -> list[Butir]:
        return [b for b in self.butir if b.selisih]

    @property
    def atas_nama(self) -> list[tuple[AtasNama, list[str]]]:
        """Each time papers were entered in the office's name, with the indicators that still rest on it."""
        kode = {}
        for b in self.butir:
            if b.atas_nama:
                kode.setdefault(b.atas_nama, []).append(b.indikator.kode)
        return list(kode.items())

    def isi(self) -> dict:
        """The plain content whose fingerprint is printed. Ids and values only."""
        k = self.kunjungan
        # Absent where nothing was: minutes issued before there was such a thing keep their fingerprint.
        tanda = {str(a.pk): kode for a, kode in self.atas_nama}
        return ({"atas_nama": tanda} if tanda else {}) | {
            "periode": k.peserta.periode.kode,
            "peserta": k.peserta.kode,
            "tanggal": str(k.tanggal),
            "tempat": k.tempat,
            "nomor": k.nomor_berita_acara,
            "tim": sorted(a.pengguna_id for a in k.anggota.all()),
            "pihak_dinas": k.pihak_dinas,
            "kesimpulan": k.kesimpulan,
            "nilai": {b.indikator.kode: [b.desk, b.lapangan, b.alasan] for b in self.butir},
            "total": pecahan(self.ringkasan.total),
            "foto": [f.unggahan.sha256 for f in self.foto],
        }

    def sidik(self) -> str:
        return sidik(self.isi())


def susun(kunjungan: Kunjungan) -> BeritaAcara:
    peserta, lapangan = kunjungan.peserta, muat_lapangan(kunjungan)
    nilai = {
        n.indikator_id: n
        for n in Nilai.objects.lapis(Lapis.LAPANGAN).filter(peserta=peserta).select_related("pertimbangan")
    }
    orang = {n.indikator_id: n.jabatan for n in Narasumber.objects.filter(peserta=peserta)}
    tanda = atas_nama_per_indikator(peserta)
    butir = [
        _butir(b, nilai.get(b.indikator.pk), orang.get(b.indikator.pk, ""), tanda.get(b.indikator.pk))
        for b in lapangan.berlaku
    ]
    foto = FotoLapangan.objects.filter(kunjungan=kunjungan).select_related("indikator", "unggahan")
    ringkasan = lapangan.papan.ringkasan(Lapis.LAPANGAN, peserta)
    return BeritaAcara(kunjungan, butir, ringkasan, sorted(foto, key=lambda f: (f.indikator.urutan, f.pk)))


def _butir(baris, nilai: Nilai | None, narasumber: str, atas_nama: AtasNama | None) -> Butir:
    p = nilai.pertimbangan if nilai else None
    disalin = p is not None and p.asal == p.Asal.SALINAN
    return Butir(
        baris.indikator,
        baris.variabel,
        baris.desk,
        baris.lapangan,
        "" if p is None or disalin else p.alasan,
        disalin,
        narasumber,
        atas_nama,
    )
