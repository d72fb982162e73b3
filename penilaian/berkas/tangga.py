"""The indicator page's middle: the ladder of levels with its ticks, and the number fields."""

from dataclasses import dataclass, field

from penilaian.berkas.klaim import Klaim, dimasukkan
from penilaian.instrumen.models import Indikator, Kriteria
from penilaian.periode.models import Peserta
from pentas.tampilan.format import angka


@dataclass(frozen=True)
class Syarat:
    kriteria: Kriteria
    tercentang: bool
    otomatis: bool
    terpenuhi: bool


@dataclass
class AnakTangga:
    """One level, or a run of levels that the guide book leaves undescribed (``syarat`` empty, ``sunyi``)."""

    label: str
    nilai: int
    sunyi: bool = False
    ringkas: str = ""
    uraian: str = ""
    syarat: list[Syarat] = field(default_factory=list)
    capai: bool = False
    puncak: bool = False

    @property
    def jumlah_terpenuhi(self) -> int:
        return sum(s.terpenuhi for s in self.syarat)


def susun_tangga(indikator: Indikator, klaim: Klaim) -> list[AnakTangga]:
    """``indikator`` with its levels and criteria. The thread runs to the suggested level."""
    per_level = _syarat(indikator, klaim)
    kumulatif = indikator.mode == Indikator.Mode.KUMULATIF
    hasil = []
    for lv in indikator.level.all():
        milik = per_level.get(lv.nilai, [])
        if not milik and not lv.dijelaskan:
            _gabung_sunyi(hasil, lv.nilai, kumulatif)
            continue
        anak = AnakTangga(str(lv.nilai), lv.nilai, syarat=milik)
        _tulis_uraian(anak, lv, indikator, lanjutan=any(a.syarat for a in hasil))
        hasil.append(anak)
    for anak in hasil:
        anak.capai = klaim.saran is not None and 0 < anak.nilai <= klaim.saran
        anak.puncak = anak.capai and anak.nilai == klaim.saran and not anak.sunyi
    return hasil


def _syarat(indikator, klaim) -> dict[int, list[Syarat]]:
    otomatis = {m["untuk_kriteria"] for m in indikator.masukan if m.get("untuk_kriteria")}
    ada = set(klaim.terpenuhi)
    hasil = {}
    for k in indikator.kriteria.all():
        terpenuhi = k.kode in ada or not ada.isdisjoint(k.digantikan_oleh)
        satu = Syarat(k, k.kode in ada, k.kode in otomatis, terpenuhi)
        hasil.setdefault(k.mulai_level, []).append(satu)
    return hasil


def _gabung_sunyi(hasil, nilai, kumulatif) -> None:
    if hasil and hasil[-1].sunyi:
        awal = hasil[-1].label.split("–")[0]
        hasil[-1].label, hasil[-1].nilai = f"{awal}–{nilai}", nilai
    else:
        hasil.append(AnakTangga(str(nilai), nilai, sunyi=True))
    angka_ = hasil[-1].label.split("–")
    sebutan = " dan ".join(angka_) if len(angka_) == 2 and int(angka_[1]) == int(angka_[0]) + 1 else hasil[-1].label
    guna = f"Dipakai bila syarat nilai {nilai + 1} belum lengkap." if kumulatif else "Memilihnya perlu alasan."
    hasil[-1].uraian = f"Nilai {sebutan} tidak diuraikan dalam pedoman. {guna}"


def _tulis_uraian(anak, level, indikator, lanjutan) -> None:
    if indikator.mode != Indikator.Mode.KUMULATIF or not anak.syarat:
        anak.uraian = level.deskripsi
    elif not level.dijelaskan:
        anak.ringkas = "Tidak diuraikan dalam pedoman; pembagian ini usulan:"
    elif lanjutan:
        anak.ringkas = f"Semua syarat nilai {level.nilai - 1}, ditambah:"


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
        elif m.get("konteks") == "jumlah_penduduk":
            hasil.append(Bidang(**dasar, jenis="tetap", isi=angka(peserta.penduduk, 0)))
        elif dimasukkan(m):
            hasil.append(_bidang_isian(m, dasar, klaim.masukan.get(m["nama"], "")))
    return hasil


def _bidang_isian(m, dasar, isi) -> Bidang:
    if m["tipe"] == "boolean":
        pilihan = (("ya", "Ya"), ("tidak", "Tidak"))
    else:
        pilihan = tuple((p, _sebut(p)) for p in m.get("pilihan", ()))
    return Bidang(
        **dasar,
        jenis="pilihan" if pilihan else "angka",
        isi=isi,
        pilihan=pilihan,
        opsional=bool(m.get("opsional")),
        utuh=m["tipe"] != "desimal",
    )


def _sebut(pilihan: str) -> str:
    teks = pilihan.replace("_", " ")
    return teks[:1].upper() + teks[1:]
