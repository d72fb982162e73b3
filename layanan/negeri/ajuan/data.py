"""What stands in a submission, read for pages and checks."""

import json
from dataclasses import dataclass

from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir
from layanan.sop.permohonan.alur import TERBUKA
from layanan.sop.pribadi.medan import sama


@dataclass
class Baris:
    """One item as pages show it."""

    butir: ButirAjuan
    foto: list[FotoButir]
    jawab: str

    @property
    def syarat(self):
        return self.butir.syarat

    @property
    def teks(self) -> bool:
        return self.syarat.bentuk == "teks"

    @property
    def terisi(self) -> bool:
        return bool(self.jawab if self.teks else self.foto)

    @property
    def diminta(self) -> bool:
        return self.butir.keadaan in (ButirAjuan.Keadaan.KEMBALI, ButirAjuan.Keadaan.DIGANTI)


def jawaban(ajuan: Ajuan) -> dict[str, str]:
    """{code of the requirement: text}."""
    return json.loads(ajuan.jawaban.nilai()) if ajuan.jawaban else {}


def semua_baris(ajuan: Ajuan) -> list[Baris]:
    """Every item in order, in two queries."""
    semua = list(ajuan.butir.select_related("syarat").order_by("syarat__urutan", "pk"))
    foto = FotoButir.objects.filter(butir__in=semua, diganti_pada=None).select_related("unggahan").order_by("pk")
    menurut: dict[int, list[FotoButir]] = {}
    for satu in foto:
        menurut.setdefault(satu.butir_id, []).append(satu)
    isi = jawaban(ajuan)
    for butir in semua:
        butir.ajuan = ajuan
    return [Baris(b, menurut.get(b.pk, []), isi.get(b.syarat.kode, "")) for b in semua]


def kurang_syarat(semua: list[Baris]) -> list[str]:
    return [b.syarat.nama for b in semua if b.syarat.wajib and not b.terisi]


def hitungan(semua: list[Baris]) -> str:
    """As "2 dari 5 syarat terisi, 1 yang wajib belum"."""
    kurang = len(kurang_syarat(semua))
    ujung = f", {kurang} yang wajib belum" if kurang else ", yang wajib sudah lengkap"
    return f"{sum(b.terisi for b in semua)} dari {len(semua)} syarat terisi{ujung}"


def kurang_data(ajuan: Ajuan) -> list[str]:
    sebutan = (("nama", "nama"), ("nik", "NIK"), ("kk", "nomor KK"))
    return [kata for medan, kata in sebutan if not getattr(ajuan, medan)]


def belum_lengkap(ajuan: Ajuan) -> list[str]:
    return kurang_data(ajuan) + kurang_syarat(semua_baris(ajuan))


def ganda(ajuan: Ajuan) -> bool:
    """The same document for the same NIK is on its way elsewhere. Only that it is: never whose or where."""
    if not ajuan.nik:
        return False
    lain = Ajuan.objects.filter(sama(Ajuan, "nik", ajuan.nik.nilai()), dokumen__kode=ajuan.dokumen.kode)
    return lain.exclude(pk=ajuan.pk).filter(permohonan__status__in=TERBUKA).exists()
