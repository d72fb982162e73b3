"""Is a row fit for a village's list? One judge for what is typed, imported and written by the demo."""

from collections.abc import Iterable

from layanan.ketupat_pecel.warga.data import di_daftar_lain, dokumen_dinas
from layanan.ketupat_pecel.warga.hitung import galat_dusun, galat_nama, galat_nik, galat_telepon, rapikan_nik
from layanan.ketupat_pecel.warga.models import UsulanDesa, Warga
from layanan.sop.pribadi.hitung import ada_nomor_pribadi
from layanan.sop.pribadi.kunci import semua_sidik
from layanan.sop.pribadi.masukan import TANPA_NOMOR

DI_DAFTAR_LAIN = "NIK ini sudah terdaftar di daftar lain yang masih berjalan. Tanyakan kepada dinas."
SUDAH_DI_SINI = "NIK ini sudah ada pada baris {baris} daftar Anda."
TANPA_DOKUMEN = "Pilih sedikitnya satu dokumen."


class Pemeriksa:
    """Looks up everything once for many rows. ``kecuali``: the row that is being changed."""

    def __init__(self, usulan: UsulanDesa, nik: Iterable[str] = (), kecuali: Warga | None = None):
        self.dokumen = dokumen_dinas(usulan.unit.dinas)
        milik = usulan.warga.filter(dicoret_pada=None).exclude(nik_sidik="")
        milik = milik.exclude(pk=kecuali.pk) if kecuali else milik
        self.di_sini = dict(milik.values_list("nik_sidik", "baris"))
        self.nik_lama = kecuali.nik.nilai() if kecuali is not None and kecuali.nik else ""
        sidik = [s for n in nik for s in semua_sidik(rapikan_nik(n), "nik")]
        self.di_lain = set(di_daftar_lain(usulan, sidik))

    def galat(self, isi: dict) -> dict[str, str]:
        """{field: why not}, empty where the row may stand."""
        galat = {
            "nik": galat_nik(isi.get("nik") or ""),
            "nama": galat_nama((isi.get("nama") or "").strip()),
            "telepon": galat_telepon(isi.get("telepon") or ""),
            "dusun": galat_dusun((isi.get("dusun") or "").strip()) or _bernomor(isi.get("dusun")),
            "dokumen": self._galat_dokumen(isi.get("dokumen") or ()),
        }
        galat["nik"] = galat["nik"] or self._galat_ganda(rapikan_nik(isi["nik"]))
        return {medan: kalimat for medan, kalimat in galat.items() if kalimat}

    def _galat_dokumen(self, dokumen) -> str:
        if not dokumen:
            return TANPA_DOKUMEN
        asing = [d["kode"] for d in dokumen if d["kode"] not in self.dokumen]
        if asing:
            return f"Dokumen tidak dikenal: {', '.join(asing)}."
        return next((g for d in dokumen if (g := _bernomor(d.get("keterangan")))), "")

    def _galat_ganda(self, nik: str) -> str:
        sidik = semua_sidik(nik, "nik")
        baris = next((self.di_sini[s] for s in sidik if s in self.di_sini), None)
        if baris is not None:
            return SUDAH_DI_SINI.format(baris=baris)
        if nik == self.nik_lama:
            return ""  # it stood here before the other list came
        return DI_DAFTAR_LAIN if any(s in self.di_lain for s in sidik) else ""

    def catat(self, nik: str, baris: int) -> None:
        """A row of the same act took its place."""
        for satu in semua_sidik(rapikan_nik(nik), "nik"):
            self.di_sini[satu] = baris


def _bernomor(teks) -> str:
    return TANPA_NOMOR if ada_nomor_pribadi(teks or "") else ""
