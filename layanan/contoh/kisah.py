"""A demo request told day by day, through the real actions: who, what, on which day."""

import datetime as dt
import uuid

from django.utils import timezone

from layanan.contoh.berkas import kertas
from layanan.pemanfaatan_data.permintaan.tindakan import buka_draf, kirim, simpan_surat_draf
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.models import Lampiran, Permohonan
from layanan.sop.permohonan.tindakan import jeda, lanjut, lanjutkan
from layanan.sop.permohonan.tindakan_lampiran import lampirkan
from pentas.akun.peran import Peran

AKUN = {
    Peran.SUBBAG_UMUM: "subbag.umum",
    Peran.KEPALA_DINAS: "kepala.dinas",
    Peran.KABID: "kabid.piak",
    Peran.KASI: "kasi.kerjasama",
    Peran.STAF_LAYANAN: "staf.layanan",
}
BERCAP = {"surat_ttd", "pks_ttd", "juknis_ttd", "surat_izin", "surat_permohonan", "jaringan"}
INSTRUKSI = {"instruksi": ["teliti", "tindaklanjuti"]}


class Kisah:
    """``hari`` counts from the day on which the request was sent; acts on a weekend are done on Monday."""

    def __init__(self, unit: Unit, akun: dict, pemohon: str, hari_lalu: int):
        self.unit, self.akun, self.pemohon = unit, akun, akun[pemohon]
        self.mulai = timezone.localdate(timezone=unit.dinas.zona) - dt.timedelta(days=hari_lalu)
        self.permohonan: Permohonan | None = None

    def tanggal(self, hari: int) -> dt.date:
        tanggal = self.mulai + dt.timedelta(days=hari)
        return tanggal + dt.timedelta(days=max(0, 8 - tanggal.isoweekday()) if tanggal.isoweekday() > 5 else 0)

    def pada(self, hari: int, jam: int = 10) -> dt.datetime:
        """Never later than now: the demo may be made on a Saturday."""
        saat = dt.datetime.combine(self.tanggal(hari), dt.time(jam, 15), self.unit.dinas.zona)
        return min(saat, timezone.now())

    def ajukan(self, isi: dict) -> None:
        draf = buka_draf(self.unit, oleh=self.pemohon)
        baris = ["Hal: permohonan pemanfaatan data kependudukan", f"Dari: {self.unit.nama}", f"Untuk: {isi['judul']}"]
        draf = simpan_surat_draf(draf, kertas("Surat permohonan", baris, cap=True), oleh=self.pemohon)
        self.permohonan, _pin = kirim(draf, isi, oleh=self.pemohon, pada=self.pada(0))
        Lampiran.objects.filter(permohonan=self.permohonan).update(dibuat_pada=self.pada(0))

    def pelaku(self):
        peran = self.permohonan.pelaku[0]
        return self.pemohon if peran == Peran.PEMOHON_OPD else self.akun[AKUN[peran]]

    def unggah(self, hari: int, *jenis: str) -> None:
        for satu in jenis:
            nama = next(s.nama for s in self.permohonan.langkah_kini.syarat if s.kode == satu)
            baris = [self.unit.nama, f"Permohonan {self.permohonan.nomor}", f"Lembar {uuid.uuid4().hex[:8]}"]
            lampiran = lampirkan(self.permohonan, satu, kertas(nama, baris, cap=satu in BERCAP), oleh=self.pelaku())
            Lampiran.objects.filter(pk=lampiran.pk).update(dibuat_pada=self.pada(hari))

    def jalan(self, hari: int, kode: str, isian: dict | None = None, *, catatan: str = "", jam: int = 10) -> None:
        mulai, pada = timezone.now(), self.pada(hari, jam)
        self.permohonan = lanjut(self.permohonan, kode, oleh=self.pelaku(), isian=isian, catatan=catatan, pada=pada)
        for medan in ("dibuat_pada", "dinomori_pada", "dinaskahkan_pada"):  # letters of that day bear its date
            self.permohonan.surat.filter(**{f"{medan}__gte": mulai}).update(**{medan: pada})

    def jeda(self, dari: int, sampai: int | None, alasan: str, catatan: str) -> None:
        jeda(self.permohonan, alasan, oleh=self.pelaku(), catatan=catatan, pada=self.pada(dari))
        if sampai is not None:
            lanjutkan(self.permohonan, oleh=self.pelaku(), pada=self.pada(sampai))

    # Stretches that requests have in common.

    def sampai_disposisi(self, hari: int) -> None:
        self.jalan(hari, "terima")

    def disposisi(self, *hari: int) -> None:
        for n, satu in enumerate(hari):
            self.jalan(satu, "disposisi", INSTRUKSI, jam=9 + n)

    def susun_sampai_kirim(self, susun: int, kirim: int) -> None:
        """Drafted, initialled twice, signed, numbered and sent."""
        self.jalan(susun, "susun", {"tambahan": ""}, jam=13)
        for n, jalan in enumerate(("paraf", "paraf", "tanda_tangan")):
            self.jalan(min(susun + 1, kirim), jalan, jam=9 + n)
        self.unggah(kirim, "surat_ttd", "bukti_kirim")
        self.jalan(kirim, "kirim", {"tanggal": self.tanggal(kirim), "cara": "SRIKANDI"}, jam=14)
