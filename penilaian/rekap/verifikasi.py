"""What the verification page shows of one item: statements beside evidence, numbers, the claim, the queue."""

from collections.abc import Mapping
from dataclasses import dataclass

from penilaian.berkas.models import Bukti, Butir, Pengembalian
from penilaian.instrumen.masukan import dari_peserta, diturunkan, pilihan_masukan, teks_masukan
from penilaian.instrumen.models import Indikator
from penilaian.nilai.models import Pertimbangan
from penilaian.rekap.dua import Berdua


@dataclass(frozen=True)
class Syarat:
    """One criterion. ``sesuai``: the verifier's finding, None while he has not looked."""

    kode: str
    tanda: str
    level: int
    awal: bool  # the first of its level: the level is printed once
    teks: str
    klaim: bool
    sesuai: bool | None
    ragu: str
    otomatis: bool  # ticked by a computed condition, not by people

    @property
    def nama(self) -> str:
        return nama_syarat(self.kode)


@dataclass(frozen=True)
class Angka:
    """One number or choice that was asked for, as the office gave it and as it now stands."""

    nama: str
    label: str
    tipe: str
    satuan: str
    pilihan: tuple[tuple[str, str], ...]
    klaim: str
    isi: str
    tetap: bool  # a fact of the participant: shown, not entered

    @property
    def medan(self) -> str:
        return f"m_{self.nama}"


@dataclass(frozen=True)
class Berkas:
    """One piece of evidence as the viewer wants it."""

    bukti: Bukti
    jenis: str  # gambar, pdf, lain
    tanda: tuple[str, ...]

    @property
    def judul(self) -> str:
        return self.bukti.keterangan or self.bukti.unggahan.nama_asli


@dataclass(frozen=True)
class BarisPandangan:
    """One of two judgements side by side, or what the two agreed on."""

    nama: str
    pertimbangan: Pertimbangan
    tanda: tuple[str, ...]
    angka: tuple[tuple[str, str], ...]


def nama_syarat(kode: str) -> str:
    """The form field of a criterion's two buttons."""
    return f"s_{kode}"


def daftar_bukti(butir: Butir) -> list[Berkas]:
    bukti = Bukti.objects.terpasang().filter(butir=butir).prefetch_related("kriteria")
    bukti = bukti.select_related("unggahan", "atas_nama__oleh")
    return [Berkas(b, _jenis(b.unggahan), tuple(k.tanda for k in b.kriteria.all())) for b in bukti]


def _jenis(unggahan) -> str:
    return "gambar" if unggahan.adalah_gambar else "pdf" if unggahan.adalah_pdf else "lain"


def pengembalian_terakhir(butir: Butir) -> Pengembalian | None:
    """The latest return, open or repaired: the verifier wants to know what was asked."""
    return Pengembalian.objects.filter(butir=butir).first()


def daftar_pandangan(berdua: Berdua, indikator: Indikator, pengguna) -> list[BarisPandangan]:
    """Both judgements and what came of them; nothing before both are there."""
    if not berdua.lengkap:
        return []
    semua = [("Anda" if p.penilai_id == pengguna.pk else str(p.penilai), p.pertimbangan) for p in berdua.tampak]
    if berdua.dibahas:
        semua.append(("Hasil pembahasan", berdua.hasil))
    tanda = {k.kode: k.tanda for k in indikator.kriteria.all()}
    angka = [m for m in indikator.masukan if not diturunkan(m) and not dari_peserta(m)]
    return [
        BarisPandangan(
            nama,
            p,
            tuple(tanda[k] for k in p.centang if k in tanda),
            tuple((m["label"], teks_masukan(m, p.masukan[m["nama"]])) for m in angka if m["nama"] in p.masukan),
        )
        for nama, p in semua
    ]


def daftar_syarat(indikator: Indikator, klaim, centang, bukti: list[Berkas] | None = None) -> list[Syarat]:
    """``klaim``: codes the office ticked; ``centang``: codes found true, None while nobody has looked."""
    bertanda = None if bukti is None else {k.kode for b in bukti for k in b.bukti.kriteria.all()}
    otomatis = {m["untuk_kriteria"] for m in indikator.masukan if m.get("untuk_kriteria")}
    hasil, level = [], None
    for k in indikator.kriteria.all():
        hasil.append(
            Syarat(
                k.kode,
                k.tanda,
                k.mulai_level,
                k.mulai_level != level,
                k.teks,
                k.kode in klaim,
                None if centang is None else k.kode in centang,
                _ragu(k, klaim, bertanda),
                k.kode in otomatis,
            )
        )
        level = k.mulai_level
    return hasil


def _ragu(kriteria, klaim, bertanda) -> str:
    """A statement that no file stands for. Where no file is tagged at all, tags tell nothing."""
    if not bertanda or kriteria.kode not in klaim or kriteria.kode in bertanda:
        return ""
    return f"tanpa berkas {kriteria.tanda}"


def daftar_angka(indikator: Indikator, klaim: Mapping, isi: Mapping, penduduk: int) -> list[Angka]:
    """The inputs a person enters; derived ones are worked out by the suggestion."""
    hasil = []
    for m in indikator.masukan:
        if diturunkan(m):
            continue
        tetap = dari_peserta(m)
        nilai = (penduduk, penduduk) if tetap else (klaim.get(m["nama"]), isi.get(m["nama"]))
        teks = (teks_masukan(m, n) for n in nilai)
        hasil.append(Angka(m["nama"], m["label"], m["tipe"], m.get("satuan", ""), pilihan_masukan(m), *teks, tetap))
    return hasil
