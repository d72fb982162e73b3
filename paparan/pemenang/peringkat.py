"""The final ranking: worked out from the signed sheets until it is decided, read from the snapshot after.

Pages, documents and machines all read the same content, ``PeringkatAkhir.isi``; fractions are text.
"""

from dataclasses import dataclass
from fractions import Fraction

from paparan.lembar.models import Baris, Lembar
from paparan.pemenang.hitung import (
    BarisAkhir,
    FinalisHitung,
    LembarHitung,
    nilai_paparan,
    peringkat_akhir,
)
from paparan.pemenang.models import Pemenang
from paparan.sesi.izin import ambil_sesi_terbuka
from paparan.sesi.models import Sesi
from penilaian.instrumen.angka import tepat
from penilaian.nilai.hitung import pecahan
from penilaian.penetapan.models import Finalis
from penilaian.penetapan.peringkat import baris_isi
from penilaian.periode.models import Benturan, Periode
from pentas.galat import Basi

JUMLAH_JUARA = 3


@dataclass
class PeringkatAkhir:
    sesi: Sesi
    pemenang: Pemenang | None  # the decision in force
    belum: list[Lembar]  # sheets still awaited
    isi: dict

    @property
    def periode(self) -> Periode:
        return self.sesi.periode

    @property
    def baris(self) -> list[dict]:
        return self.isi["baris"]

    @property
    def juara(self) -> list[dict]:
        """The first three, of every list where the period has several."""
        return [b for b in self.baris if b["urutan"] <= JUMLAH_JUARA]

    @property
    def lengkap(self) -> bool:
        return not self.belum and all(b["lengkap"] for b in self.baris)

    @property
    def seri(self) -> list[dict]:
        return [b for b in self.baris if b["seri"]]

    @property
    def perlu_keputusan(self) -> list[dict]:
        """Equals that no rule separates, or that the period leaves to the plenary."""
        pleno, diputus = set(self.isi["pleno"]), set(self.isi["keputusan"])
        semua = self.periode.aturan_seri == Periode.AturanSeri.PLENO
        return [b for b in self.seri if b["kode"] in pleno or (semua and b["kode"] not in diputus)]


def muat_peringkat_akhir(periode: Periode) -> PeringkatAkhir:
    """Raises Basi while sheets are awaited: nobody reads a value before all are closed."""
    hasil = muat_hasil(ambil_sesi_terbuka(periode))
    if hasil.belum:
        raise Basi("Nilai paparan baru terlihat setelah semua lembar ditandatangani.")
    return hasil


def muat_hasil(sesi: Sesi, keputusan=()) -> PeringkatAkhir:
    """The decision in force, or what the sheets give now with ``keputusan`` between equals."""
    pemenang = sesi.pemenang.berlaku().first()
    belum = list(sesi.lembar.ditunggu().select_related("penilai"))
    isi = pemenang.isi if pemenang else hitung_isi(sesi, keputusan)
    return PeringkatAkhir(sesi, pemenang, belum, isi)


def hitung_isi(sesi: Sesi, keputusan=()) -> dict:
    """Everything the final order rests on: canonical JSON of this is what ``sidik`` signs."""
    periode, penetapan = sesi.periode, sesi.penetapan
    lembar = list(sesi.lembar.dihitung().order_by("penilai_id"))
    baris = list(Baris.objects.filter(lembar__in=lembar).tanpa_benturan().select_related("tampil"))
    finalis = list(penetapan.finalis.select_related("peserta__kabupaten_kota"))
    urutan = [v["kode"] for v in sorted(penetapan.isi["variabel"], key=lambda v: -Fraction(v["bobot"]))]
    hasil = peringkat_akhir(
        _finalis_hitung(sesi, finalis, baris),
        urutan,
        periode.bobot_lapangan,
        mode=periode.mode_akhir,
        keputusan=keputusan,
        kuota=penetapan.isi["kuota"],
    )
    nama = {f.peserta.kode: f.peserta.kabupaten_kota.nama for f in finalis}
    return {
        "periode": periode.kode,
        "tahun": periode.tahun,
        "penetapan": {"nomor": penetapan.nomor, "sidik": penetapan.sidik},
        "bobot_lapangan": _bobot(periode),
        "mode_akhir": periode.mode_akhir,
        "keputusan": list(keputusan),
        "variabel": penetapan.isi["variabel"],
        "kuota": penetapan.isi["kuota"],
        "nama_daftar": penetapan.isi.get("nama_daftar", {}),
        "baris": [baris_akhir_isi(b, nama[b.baris.kode], periode) for b in hasil],
        "penentu": {b.baris.kode: b.baris.penentu for b in hasil if b.baris.penentu},
        "pleno": [b.baris.kode for b in hasil if b.baris.pleno],
        "lembar": [_lembar_isi(x, baris, finalis) for x in lembar],
        "dibebaskan": list(sesi.lembar.dibebaskan().order_by("penilai_id").values("penilai_id", "alasan")),
    }


def baris_akhir_isi(b: BarisAkhir, nama: str, periode: Periode) -> dict:
    """One line as the contract for machines spells it; ``bobot`` is w, the weight of the field value."""
    return baris_isi(b.baris, nama) | {
        "kategori": b.baris.kategori,
        "nilai_lapangan": pecahan(b.nilai_lapangan),
        "nilai_paparan": None if b.nilai_paparan is None else pecahan(b.nilai_paparan),
        "bobot": _bobot(periode),
    }


def _bobot(periode: Periode) -> str:
    """w as an exact fraction, "4/5"; "0" where the paparan alone decides."""
    gabungan = periode.mode_akhir == Periode.ModeAkhir.GABUNGAN
    return pecahan(tepat(periode.bobot_lapangan) / 100) if gabungan else "0"


def _finalis_hitung(sesi: Sesi, finalis: list[Finalis], baris: list[Baris]) -> list[FinalisHitung]:
    """Each finalist with the marks of the jurors who signed; what they did not mark is missing."""
    beku = {b["kode"]: b for b in sesi.penetapan.isi["baris"]}
    skor = {(b.lembar_id, b.tampil.finalis_id): b.skor for b in baris}
    benturan = set(Benturan.objects.filter(periode=sesi.periode).values_list("pengguna_id", "peserta_id"))
    lembar = [x for x in sesi.lembar.berlaku() if not x.dibebaskan]
    return [
        FinalisHitung(
            f.peserta.kode,
            Fraction(f.nilai_lapangan),
            {k: Fraction(v) for k, v in beku[f.peserta.kode]["nilai_variabel"].items()},
            nilai_paparan(
                LembarHitung(
                    str(x.penilai_id),
                    skor.get((x.pk, f.pk), (None,)),
                    x.ditandatangani,
                    (x.penilai_id, f.peserta_id) in benturan,
                )
                for x in lembar
            ),
            beku[f.peserta.kode]["kategori"],
        )
        for f in finalis
    ]


def _lembar_isi(lembar: Lembar, baris: list[Baris], finalis: list[Finalis]) -> dict:
    kode = {f.pk: f.peserta.kode for f in finalis}
    return {
        "penilai": lembar.penilai_id,
        "versi": lembar.versi,
        "sidik": lembar.sidik,
        "ditandatangani_pada": lembar.ditandatangani_pada.isoformat(),
        "di_kertas": lembar.di_kertas,
        "skor": {kode[b.tampil.finalis_id]: list(b.skor) for b in baris if b.lembar_id == lembar.pk},
    }
