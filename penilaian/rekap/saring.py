"""What of the recap is shown: layer, filters, order and the open cell, as the address says."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from penilaian.berkas.alur import BERDUA, DI_MEJA
from penilaian.nilai.models import Lapis
from penilaian.periode.models import Periode
from penilaian.rekap.matriks import TAMPILAN, Baris, Matriks, Sel

STATUS = {
    "tunggu": "Menunggu verifikasi",
    "kedua": "Menunggu verifikator kedua",
    "silang": "Kedua verifikator berbeda",
    "balik": "Dikembalikan",
    "belum": "Belum ada bukti",
    "draf": "Belum dikirim",
    "sah": "Terverifikasi",
    "beda": "Berbeda dari nilai mandiri",
}


def pilihan_status(periode: Periode) -> dict[str, str]:
    """The states between two verifiers are offered only where there are two."""
    return {nama: label for nama, label in STATUS.items() if periode.dua_verifikator or nama not in BERDUA}


URUT = {
    "": "Kode wilayah",
    "nama": "Nama",
    "tinggi": "Nilai tertinggi",
    "rendah": "Nilai terendah",
    "tunggu": "Menunggu terbanyak",
}
JENIS = {"kabupaten": "Semua kabupaten", "kota": "Semua kota"}


@dataclass(frozen=True)
class Saring:
    """Unknown values fall back to "all": an old address still opens the recap."""

    tampilan: str = Lapis.DESK.value
    wilayah: str = ""
    variabel: str = ""
    status: str = ""
    urut: str = ""
    sel: str = ""

    @classmethod
    def dari(cls, isi) -> "Saring":
        def pilih(nama, pilihan, bawaan=""):
            return isi.get(nama, "") if isi.get(nama, "") in pilihan else bawaan

        return cls(
            pilih("tampilan", TAMPILAN, Lapis.DESK.value),
            isi.get("wilayah", ""),
            isi.get("variabel", ""),
            pilih("status", STATUS),
            pilih("urut", URUT),
            isi.get("sel", ""),
        )

    @property
    def pilih(self) -> tuple[str, str]:
        """(office code, indicator code) of the open cell."""
        kode, _, indikator = self.sel.partition("~")
        return kode, indikator

    def alamat(self, **ubah) -> str:
        """The query of this view with some of it changed; what is default is left out."""
        baru = replace(self, **ubah)
        isi = {nama: nilai for nama, nilai in vars(baru).items() if nilai and nilai != vars(Saring())[nama]}
        return "?" + urlencode(isi, safe="~")

    @property
    def dasar_sel(self) -> str:
        """The address up to a cell's "sel=…"."""
        alamat = self.alamat(sel="")
        return alamat if alamat == "?" else alamat + "&"

    def cocok(self, sel: Sel) -> bool:
        if not self.status or sel.keadaan in ("tb", "wawancara"):
            return True
        return sel.beda if self.status == "beda" else sel.keadaan == self.status

    def kolom(self, matriks: Matriks) -> list:
        """[(variable, indicators)], one variable or all."""
        semua = matriks.kolom
        return [(v, i) for v, i in semua if v.kode == self.variabel] or semua

    def baris(self, matriks: Matriks) -> list[Baris]:
        hasil = [b for b in matriks.baris if self._wilayah_cocok(b)] or matriks.baris
        if self.status:
            id_kolom = [i.pk for _v, ind in self.kolom(matriks) for i in ind]
            hasil = [b for b in hasil if any(self._menjawab(b.sel[pk]) for pk in id_kolom)]
        return self._urutkan(hasil)

    def _menjawab(self, sel: Sel) -> bool:
        return sel.keadaan not in ("tb", "wawancara") and self.cocok(sel)

    def _wilayah_cocok(self, b: Baris) -> bool:
        return self.wilayah in ("", b.peserta.kode, b.peserta.kabupaten_kota.jenis)

    def _urutkan(self, baris: list[Baris]) -> list[Baris]:
        """Stable on the office code, which is the order they come in."""
        if self.urut == "nama":
            return sorted(baris, key=lambda b: b.peserta.kabupaten_kota.nama)
        if self.urut == "tinggi":
            return sorted(baris, key=lambda b: (b.total is None, -(b.total or 0)))
        if self.urut == "rendah":
            return sorted(baris, key=lambda b: (b.total is None, b.total or 0))
        if self.urut == "tunggu":
            return sorted(baris, key=lambda b: -sum(s.keadaan in DI_MEJA for s in b.sel.values()))
        return list(baris)
