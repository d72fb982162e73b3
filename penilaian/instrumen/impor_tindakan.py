"""From a workbook to a draft: first the plan that a person looks at, then the draft exactly as planned."""

import json
import re
from dataclasses import dataclass
from typing import Self

from django.core import signing

from penilaian.instrumen.impor_buku import baca_buku
from penilaian.instrumen.isi import desimal, isi_kanonik
from penilaian.instrumen.izin import periksa_boleh_kelola
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.pemetaan import Isi, perubahan, usulkan_pasangan
from penilaian.instrumen.periksa import temuan_isi
from penilaian.instrumen.sidik import sidik_instrumen
from penilaian.instrumen.temuan import Temuan
from penilaian.instrumen.tindakan import buat_dari_isi
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan
from pentas.wilayah.models import Provinsi

GARAM, UMUR = "penilaian.impor_instrumen", 2 * 60 * 60
PANJANG_TERBANYAK = 3_000_000  # the plan travels in the page
ISI_INDIKATOR = {
    "level": "uraian nilai",
    "kriteria": "syarat",
    "masukan": "isian",
    "aturan": "aturan",
    "bukti": "bukti",
}


@dataclass(frozen=True)
class Rencana:
    """What an import will make. ``isi`` is the plain form with the year that the draft will have."""

    isi: dict
    kode: str
    provinsi: str
    asal: Instrumen | None

    @property
    def tahun(self) -> int:
        return self.isi["meta"]["tahun"]

    @property
    def judul(self) -> str:
        return self.isi["meta"]["judul"]

    @property
    def jumlah(self) -> dict[str, int]:
        hasil = {"variabel": len(self.isi["variabel"]), "indikator": len(self.isi["indikator"])}
        return hasil | {nama: sum(len(i[k]) for i in self.isi["indikator"]) for k, nama in ISI_INDIKATOR.items()}

    @property
    def variabel(self) -> list[dict]:
        """For the preview: variables with their indicators."""
        return [
            {**v, "milik": [i for i in self.isi["indikator"] if i["variabel"] == v["kode"]]}
            for v in self.isi["variabel"]
        ]

    @property
    def sidik(self) -> str:
        return sidik_instrumen(self.isi)

    @property
    def kembar(self) -> Instrumen | None:
        """A published rubric with exactly this content."""
        return Instrumen.objects.filter(sidik=self.sidik).first()

    @property
    def temuan(self) -> list[Temuan]:
        """What would hold up publishing; it does not hold up the draft."""
        return [t for t in temuan_isi(self.isi) if t.menghalangi]

    @property
    def pemetaan(self) -> dict[str, int] | None:
        """How many indicators stay, change, go and come, beside last year's rubric."""
        if self.asal is None:
            return None
        lama, baru = Isi.dari(isi_kanonik(self.asal)), Isi.dari(self.isi)
        pasangan = usulkan_pasangan(lama, baru)
        berubah = sum(bool(perubahan(lama, m, baru, b)) for b, m in pasangan.items())
        return {
            "sama": len(pasangan) - berubah,
            "berubah": berubah,
            "dihapus": len(lama.indikator) - len(pasangan),
            "baru": len(baru.indikator) - len(pasangan),
        }

    def segel(self, oleh) -> str:
        """For the confirming form: signed, so that what is made is what was looked at, by the same person."""
        isi = {"isi": json.loads(json.dumps(self.isi, default=str)), "kode": self.kode, "provinsi": self.provinsi}
        isi |= {"asal": self.asal.pk if self.asal else None, "oleh": oleh.pk}
        teks = signing.dumps(isi, salt=GARAM, compress=True)
        if len(teks) > PANJANG_TERBANYAK:
            raise Ditolak("Isi buku kerja terlalu besar untuk satu instrumen. Ringkas uraiannya, lalu coba lagi.")
        return teks

    @classmethod
    def buka(cls, segel: str, oleh) -> Self:
        try:
            isi = signing.loads(segel, salt=GARAM, max_age=UMUR)
        except signing.BadSignature as galat:
            raise Basi("Pratinjau sudah kedaluwarsa. Unggah buku kerjanya sekali lagi.") from galat
        if isi["oleh"] != oleh.pk:
            raise SalahPeran("Pratinjau ini dibuat akun lain. Unggah buku kerjanya dengan akun Anda.")
        asal = Instrumen.objects.filter(pk=isi["asal"]).first() if isi["asal"] else None
        return cls(_angka_kembali(isi["isi"]), isi["kode"], isi["provinsi"], asal)


def _angka_kembali(isi: dict) -> dict:
    for jenis in ("variabel", "indikator"):
        for satu in isi[jenis]:
            satu["bobot"] = desimal(satu["bobot"], satu["kode"])
    return isi


def rencana_impor(berkas, *, oleh, kode=None, tahun=None, provinsi=None, asal=None) -> Rencana:
    """Read and check everything, write nothing. What is not given comes from the workbook."""
    hasil = baca_buku(berkas)
    kode, provinsi = _kode(kode or hasil.kode), provinsi or hasil.provinsi
    if not kode or not provinsi:
        apa = "kode" if not kode else "provinsi"
        raise Ditolak(f"Buku kerja tidak menyebut {apa} instrumen. Isi {apa}, lalu impor lagi.")
    periksa_boleh_kelola(oleh, provinsi)
    if not Provinsi.objects.filter(pk=provinsi).exists():
        raise Ditolak(f"Provinsi {provinsi} tidak ada. Periksa kodenya pada lembar Instrumen.")
    if Instrumen.objects.filter(kode=kode).exists():
        raise Ditolak(f"Kode instrumen {kode} sudah dipakai. Isi kode lain untuk draf ini.")
    hasil.isi["meta"]["tahun"] = tahun or hasil.isi["meta"]["tahun"]
    return Rencana(hasil.isi, kode, provinsi, _asal(asal, provinsi, hasil.isi["meta"]["tahun"]))


def _kode(kode: str) -> str:
    if len(kode) > 40 or not re.fullmatch(r"[-\w]*", kode, re.ASCII):
        raise Ditolak("Kode instrumen hanya huruf, angka, dan tanda hubung, paling banyak 40. Perbaiki kodenya.")
    return kode.upper()


def _asal(kode: str | None, provinsi: str, tahun: int) -> Instrumen | None:
    if not kode:
        return None
    asal = Instrumen.objects.filter(kode=kode, provinsi=provinsi, status=Instrumen.Status.TERBIT).first()
    if asal is None:
        raise Ditolak(f"Instrumen asal {kode} tidak ada di provinsi ini, atau belum terbit. Periksa kodenya.")
    if asal.tahun >= tahun:
        raise Ditolak(f"Instrumen asal {kode} bertahun {asal.tahun}. Pilih yang lebih awal dari {tahun}.")
    return asal


@tindakan
def impor_instrumen(rencana: Rencana, *, oleh) -> Instrumen:
    provinsi = Provinsi.objects.get(pk=rencana.provinsi)
    bagian = {"kode": rencana.kode, "tahun": rencana.tahun, "judul": rencana.judul, "asal": rencana.asal}
    instrumen = buat_dari_isi(rencana.isi, provinsi=provinsi, **bagian, oleh=oleh)
    catat("instrumen.impor", instrumen, oleh=oleh, sesudah={"jumlah": rencana.jumlah, "sidik": rencana.sidik})
    return instrumen
