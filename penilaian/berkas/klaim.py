"""One claim as people see it: what is stored, what the rubric suggests, what it is worth."""

from dataclasses import dataclass
from fractions import Fraction

from penilaian.berkas.alur import StatusButir, status_bagi_dinas
from penilaian.berkas.models import Butir
from penilaian.instrumen.hitung import Poin, bobot_efektif, hitung_masukan, kriteria_terpenuhi
from penilaian.instrumen.masukan import dimasukkan, teks_masukan
from penilaian.instrumen.models import Indikator
from penilaian.instrumen.saran import rubrik, sarankan
from penilaian.nilai.models import Lapis, Nilai
from penilaian.periode.models import Peserta, TidakBerlaku
from pentas.tampilan.format import angka

BELUM_DIISI = "Centang syarat yang dipenuhi, atau isi angkanya. Saran nilai muncul di sini."


@dataclass(frozen=True)
class Klaim:
    """``masukan``: numbers as a person writes them. ``terpenuhi``: criteria that count, automatic ones included."""

    level: int | None
    centang: list[str]
    masukan: dict[str, str]
    alasan: str
    catatan: str
    versi: int
    saran: int | None
    sebab: str
    kalimat: str
    hitungan: dict[str, str]
    terpenuhi: list[str]
    perlu_alasan: bool
    status: str = StatusButir.BELUM.value
    atas_nama: str = ""  # who entered it in the office's name, and why

    @property
    def tersimpan(self) -> dict:
        """What an entry's reply carries."""
        return {k: v for k, v in vars(self).items() if k != "versi"}


def ambil_nilai(peserta: Peserta, indikator: Indikator) -> Nilai | None:
    return Nilai.objects.sel(peserta, indikator).lapis(Lapis.KLAIM).first()


def baca_klaim(peserta: Peserta, indikator: Indikator, butir: Butir | None, nilai: Nilai | None) -> Klaim:
    """``indikator`` with its levels and criteria."""
    p = nilai.pertimbangan if nilai else None
    centang, masukan = (p.centang, p.masukan) if p else ([], {})
    parameter = peserta.semua_parameter
    saran = sarankan(indikator, centang, masukan, penduduk=peserta.penduduk, parameter=parameter)
    terhitung = hitung_masukan(indikator.masukan, masukan, centang, {"jumlah_penduduk": peserta.penduduk})
    level, terisi = (nilai.level if nilai else None), bool(centang or masukan)
    return Klaim(
        level=level,
        centang=list(centang),
        masukan={m["nama"]: teks_masukan(m, masukan.get(m["nama"])) for m in indikator.masukan if dimasukkan(m)},
        alasan=p.alasan if p else "",
        catatan=butir.catatan if butir else "",
        versi=nilai.versi if nilai else 0,
        saran=saran.nilai if terisi else None,
        sebab=saran.sebab if terisi else BELUM_DIISI,
        kalimat=_kalimat(level, poin(peserta, indikator)),
        hitungan={m["nama"]: _hasil(m, terhitung[m["nama"]]) for m in indikator.masukan if m.get("rumus")},
        terpenuhi=sorted(kriteria_terpenuhi(rubrik(indikator), centang, terhitung)),
        perlu_alasan=_perlu_alasan(indikator, level, p),
        status=status_bagi_dinas(butir.status) if butir else StatusButir.BELUM.value,
        atas_nama=p.atas_nama.sebutan if p and p.atas_nama else "",
    )


def poin(peserta: Peserta, indikator: Indikator) -> Poin:
    """What this indicator is worth to this office: siblings that do not apply leave their share to the others."""
    luar = set(TidakBerlaku.objects.filter(peserta=peserta).values_list("indikator_id", flat=True))
    saudara = Indikator.objects.filter(variabel_id=indikator.variabel_id).values_list(
        "pk", "kode", "bobot", "nilai_maks"
    )
    berlaku = [(kode, bobot, maks) for pk, kode, bobot, maks in saudara if pk not in luar or pk == indikator.pk]
    return bobot_efektif(indikator.variabel.bobot, berlaku)[indikator.kode]


def _kalimat(level: int | None, poin: Poin) -> str:
    if level is None:
        return f"Nilai belum dipilih. Indikator ini bernilai sampai {angka(poin.penuh)}."
    return f"Nilai {level}, menyumbang {angka(poin.per_tingkat * level)} dari {angka(poin.penuh)}."


def _perlu_alasan(indikator: Indikator, level: int | None, pertimbangan) -> bool:
    """An undescribed level, or one that differs from the suggestion, wants a word why."""
    if level is None:
        return False
    saran = pertimbangan.saran if pertimbangan else None
    return level in indikator.takurai or (saran is not None and saran != level)


def _hasil(masukan: dict, nilai) -> str:
    if not isinstance(nilai, Fraction):
        return "–"
    satuan = masukan.get("satuan", "")
    return f"{angka(nilai)}{satuan if satuan == '%' else f' {satuan}'.rstrip()}"
