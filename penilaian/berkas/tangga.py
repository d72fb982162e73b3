"""The indicator page's middle: the ladder of levels with its ticks, and the number fields."""

from dataclasses import dataclass

from penilaian.berkas.klaim import Klaim
from penilaian.instrumen.masukan import dari_peserta, dimasukkan, pilihan_masukan
from penilaian.instrumen.models import Indikator, Kriteria
from penilaian.instrumen.rak import Anak
from penilaian.instrumen.rak import susun_tangga as tangga_rubrik
from penilaian.periode.models import Peserta
from pentas.tampilan.format import angka


@dataclass(frozen=True)
class Syarat:
    kriteria: Kriteria
    tercentang: bool
    otomatis: bool
    terpenuhi: bool


@dataclass(frozen=True)
class AnakTangga:
    """One row of the ladder as the operator ticks it. ``capai``: the thread runs up to here; ``puncak``: and ends."""

    anak: Anak
    syarat: list[Syarat]
    capai: bool
    puncak: bool
    ringkas: str = ""
    uraian: str = ""

    @property
    def label(self) -> str:
        return self.anak.nilai

    @property
    def nilai(self) -> int:
        return self.anak.sampai

    @property
    def sunyi(self) -> bool:
        return self.anak.kosong

    @property
    def jumlah_terpenuhi(self) -> int:
        return sum(s.terpenuhi for s in self.syarat)


def susun_tangga(indikator: Indikator, klaim: Klaim) -> list[AnakTangga]:
    """``indikator`` with its levels and criteria. The thread runs to the suggested level."""
    syarat, hasil = _syarat(indikator, klaim), []
    for anak in tangga_rubrik(indikator):
        capai = klaim.saran is not None and anak.sampai <= klaim.saran
        puncak = capai and anak.sampai == klaim.saran and not anak.kosong
        milik = [syarat[k.kode] for k in anak.kriteria]
        hasil.append(AnakTangga(anak, milik, capai, puncak, **_kalimat(anak, indikator)))
    return hasil


def _syarat(indikator, klaim) -> dict[str, Syarat]:
    otomatis = {m["untuk_kriteria"] for m in indikator.masukan if m.get("untuk_kriteria")}
    ada = set(klaim.terpenuhi)
    return {
        k.kode: Syarat(k, k.kode in ada, k.kode in otomatis, k.kode in ada or not ada.isdisjoint(k.digantikan_oleh))
        for k in indikator.kriteria.all()
    }


def _kalimat(anak: Anak, indikator: Indikator) -> dict[str, str]:
    """The words of one row: what it asks for, or why it asks for nothing."""
    kumulatif = indikator.mode == Indikator.Mode.KUMULATIF
    if anak.kosong:
        sebutan = f"{anak.dari} dan {anak.sampai}" if anak.sampai == anak.dari + 1 else anak.nilai
        guna = "Memilihnya perlu alasan."
        if kumulatif and anak.sampai < indikator.nilai_maks:
            guna = f"Dipakai bila syarat nilai {anak.sampai + 1} belum lengkap."
        return {"uraian": f"Nilai {sebutan} tidak diuraikan dalam pedoman. {guna}"}
    if not kumulatif or not anak.kriteria:
        return {"uraian": anak.level.deskripsi}
    if not anak.level.dijelaskan:
        return {"ringkas": "Tidak diuraikan dalam pedoman; pembagian ini usulan:"}
    return {"ringkas": f"Semua syarat nilai {anak.sebelumnya}, ditambah:"} if anak.sebelumnya else {}


# --- numbers --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bidang:
    """One input of a threshold indicator. ``jenis``: angka, pilihan, tetap (a fact), hasil (computed)."""

    nama: str
    label: str
    jenis: str
    isi: str
    satuan: str = ""
    pilihan: tuple[tuple[str, str], ...] = ()
    opsional: bool = False
    utuh: bool = False


def susun_bidang(indikator: Indikator, peserta: Peserta, klaim: Klaim) -> list[Bidang]:
    hasil = []
    for m in indikator.masukan:
        dasar = {"nama": m["nama"], "label": m["label"], "satuan": m.get("satuan", "")}
        if m.get("rumus"):
            hasil.append(Bidang(**{**dasar, "satuan": ""}, jenis="hasil", isi=klaim.hitungan.get(m["nama"], "–")))
        elif dari_peserta(m):
            hasil.append(Bidang(**dasar, jenis="tetap", isi=angka(peserta.penduduk, 0)))
        elif dimasukkan(m):
            hasil.append(_bidang_isian(m, dasar, klaim.masukan.get(m["nama"], "")))
    return hasil


def _bidang_isian(m, dasar, isi) -> Bidang:
    pilihan = pilihan_masukan(m)
    return Bidang(
        **dasar,
        jenis="pilihan" if pilihan else "angka",
        isi=isi,
        pilihan=pilihan,
        opsional=bool(m.get("opsional")),
        utuh=m["tipe"] != "desimal",
    )
