"""One demo trip told through the real actions: the village's list, the plan, the day at the table, its end."""

import datetime as dt
import uuid
from itertools import count

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from layanan.contoh.berkas import kertas
from layanan.contoh.dasar_desa import TIM, KantorDesa
from layanan.ketupat_pecel.hari.models import Pelayanan, TabletHari
from layanan.ketupat_pecel.hari.tindakan import catat_pelayanan, daftarkan_tablet, lapor_tablet
from layanan.ketupat_pecel.perjalanan import tindakan as perjalanan_
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.perjalanan.tindakan_rincian import atur_biaya, atur_rute
from layanan.ketupat_pecel.tutup.tindakan import tutup_hari
from layanan.ketupat_pecel.warga import tindakan as warga_
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import lanjut
from pentas.unggahan.periksa import siapkan

_urut = count(1)
ASAL = uuid.UUID("99130900-0000-4000-8000-000000000000")  # the demo's residents have the same keys everywhere
# What residents of a village want, one after another.
MINAT = (("kk",), ("ktp",), ("kk", "akta-kelahiran"), ("kia",), ("perekaman",), ("ktp",), ("akta-kematian", "kk"))
RUTE = (
    (dt.time(6, 30), "Kantor Dinas", "Berangkat"),
    (dt.time(8, 15), "Balai desa", "Menyiapkan meja dan jaringan"),
    (dt.time(9, 0), "Balai desa", "Melayani warga"),
    (dt.time(15, 30), "Balai desa", "Tutup hari, kembali"),
)
BIAYA = (
    {"uraian": "Uang harian tim", "jumlah": 3, "satuan": "orang", "harga": 380_000},
    {"uraian": "Bahan bakar bus", "jumlah": 40, "satuan": "liter", "harga": 6_800},
)


class HariDesa:
    """``hari_lalu``: how long ago its day was; moments are the office's own clock, never after now."""

    def __init__(self, kantor: KantorDesa, desa: str, hari_lalu: int):
        self.kantor, self.unit, self.akun = kantor, kantor.desa[desa], kantor.akun
        hari = timezone.localdate(timezone=kantor.dinas.zona) - dt.timedelta(days=hari_lalu)
        if hari_lalu and hari.isoweekday() > 5:
            hari -= dt.timedelta(days=hari.isoweekday() - 5)
        self.tanggal = hari
        self.permohonan: Permohonan | None = None
        self.perjalanan: Perjalanan | None = None
        self.tablet: list[TabletHari] = []
        self.urut: list[int] = []

    def pada(self, hari: int, jam: int, menit: int = 0) -> dt.datetime:
        """``hari``: days after the village day."""
        tanggal = self.tanggal + dt.timedelta(days=hari)
        return min(dt.datetime.combine(tanggal, dt.time(jam, menit), self.kantor.dinas.zona), timezone.now())

    def draf(self, jumlah: int) -> None:
        """Begun and not sent: the village's people go on with it."""
        usulan = warga_.buat_usulan(self.unit, oleh=None)
        warga_.impor_warga(usulan, [self._warga(n) for n in range(1, jumlah + 1)], oleh=None)

    def ajukan(self, jumlah: int, hari: int = -16) -> None:
        """The village's letter and its list, sent so many days before."""
        usulan = warga_.buat_usulan(self.unit, oleh=None)
        surat = {
            "nomor_surat": f"140/{next(_urut):03d}/DC/{self.tanggal.year}",
            "tanggal_surat": self.pada(hari, 8).date(),
            "tanggal_usul": self.tanggal,
            "tempat": f"Balai {self.unit.nama}",
            "catatan": "Jalan tanah 6 km terakhir; sinyal hanya di balai desa.",
        }
        usulan = warga_.simpan_usulan(usulan, surat, oleh=None)
        lembar = kertas("Surat permohonan", [self.unit.nama, f"Nomor {surat['nomor_surat']}"], cap=True)
        usulan = warga_.simpan_surat(usulan, siapkan(self._berkas(lembar)), oleh=None)
        warga_.impor_warga(usulan, [self._warga(n) for n in range(1, jumlah + 1)], oleh=None)
        self.permohonan = warga_.kirim_usulan(usulan, oleh=None, pada=self.pada(hari, 9, 20))

    def _berkas(self, lembar: SimpleUploadedFile) -> SimpleUploadedFile:
        lembar.name = f"surat-{self.unit.pk}.png"
        return lembar

    def _warga(self, n: int) -> dict:
        ke = next(_urut)
        minat = MINAT[ke % len(MINAT)]
        return {
            "nik": f"990101{1 + ke % 28:02d}0{1 + ke % 9}85{ke:04d}",
            "nama": f"Warga {_huruf(ke)}",
            "telepon": f"08120000{ke:04d}" if ke % 3 else "",
            "dusun": f"Dusun {1 + n % 4}, RT 0{1 + n % 5}",
            "dokumen": [{"kode": k, "keterangan": "", "lengkap": bool(ke % 5)} for k in minat],
        }

    def sampai_tugas(self) -> None:
        """Registered, passed down, planned; the team is sent out."""
        akun = self.akun
        p = lanjut(self.permohonan, "daftarkan", oleh=akun["subbag.desa"], pada=self.pada(-15, 9))
        isian = {"bidang": "dafduk", "arahan": "Jadwalkan dalam dua pekan."}
        p = lanjut(p, "disposisi", oleh=akun["kadis.desa"], isian=isian, pada=self.pada(-15, 9, 4))
        isi = {"tanggal": self.tanggal, "bus": self.kantor.bus, "jarak_km": 42, "tempuh_menit": 120}
        isi["tempat_ambil"] = f"Kantor {self.unit.nama}"
        rencana = perjalanan_.rencanakan(p, isi, oleh=None)
        perjalanan_.atur_tim(rencana, [(akun[nama], fungsi) for nama, fungsi in TIM], oleh=None)
        atur_rute(rencana, list(RUTE), oleh=None)
        atur_biaya(rencana, [dict(b) for b in BIAYA], oleh=None)
        self._segarkan(perjalanan_.tugaskan(rencana, oleh=akun["kabid.dafduk"], pada=self.pada(-15, 9, 13)))

    def berangkat(self, menit: int = 105) -> None:
        tim = self.akun["petugas.lapangan1"]
        self.perjalanan.alat.update(siap_pada=self.pada(0, 6), siap_oleh=tim)
        perjalanan_.berangkat(self.perjalanan, oleh=tim, pada=self.pada(0, 6, 35))
        tiba = self.pada(0, 6, 35) + dt.timedelta(minutes=menit)
        self._segarkan(perjalanan_.tiba(self.perjalanan, oleh=tim, pada=tiba))
        for perangkat, nama in zip(self.kantor.tablet, ("petugas.lapangan1", "petugas.lapangan2"), strict=True):
            hari = daftarkan_tablet(self.perjalanan, perangkat, oleh=self.akun[nama])
            self.tablet.append(hari)
            self.urut.append(hari.urut_awal)

    def layani(self, ke: int, dokumen: list[dict], *, baris: int | None = None, janji: int | None = None, **isi):
        """The ``ke``-th resident of the day (from 0), on one tablet after the other. ``janji``: days until he may
        fetch what is taken along; then he gets a receipt."""
        n = ke % 2
        tablet, mulai = self.tablet[n], self.pada(0, 9) + dt.timedelta(minutes=22 * (ke // 2))
        waktu, saat = {}, mulai
        for langkah, menit in zip(("daftar", "periksa", "proses", "cetak"), _menit(ke), strict=True):
            akhir = saat + dt.timedelta(minutes=menit)
            waktu[langkah], saat = [saat.isoformat(), akhir.isoformat()], akhir
        isi = {"antrean": ke // 2 + 1, "warga": baris, "keadaan": "selesai", "waktu": waktu, **isi}
        if janji is not None:
            self.urut[n] += 1
            hari = hari_kerja(self.tanggal + dt.timedelta(days=janji))
            tempat = f"Kantor {self.unit.nama}"
            isi |= {"urut": self.urut[n], "rencana_ambil": hari.isoformat(), "tempat_ambil": tempat}
        isi["dokumen"] = [{"keterangan": "", "alasan": "", "nomor": "", **d} for d in dokumen]
        tim = self.akun[("petugas.lapangan1", "petugas.lapangan2")[n]]
        tanda = tanda_contoh(self.perjalanan.pk, ke)
        p = catat_pelayanan(self.perjalanan, tablet, tanda, isi, dasar=0, oleh=tim, pada=saat)
        return Pelayanan.objects.get(pk=p.pk)

    def minat(self, baris: int) -> tuple[str, ...]:
        """What this row of the list wants."""
        semua = self.permohonan.usulan_desa.warga.get(baris=baris).dokumen.select_related("dokumen")
        return tuple(d.dokumen.kode for d in semua)

    def tutup(self) -> None:
        for n, tablet in enumerate(self.tablet):
            tablet.refresh_from_db()
            tim = self.akun[("petugas.lapangan1", "petugas.lapangan2")[n]]
            lapor_tablet(tablet, tablet.antrean_terakhir, tablet.urut_terakhir, akhir=True, oleh=tim)
        tim = self.akun["petugas.lapangan1"]
        tutup_hari(self.perjalanan, saksi="Sekretaris desa", oleh=tim, pada=self.pada(0, 15, 40))
        self._segarkan(self.perjalanan)

    def _segarkan(self, perjalanan: Perjalanan) -> None:
        self.perjalanan = Perjalanan.objects.select_related(
            "dinas__provinsi", "dinas__kabupaten_kota", "permohonan__unit"
        ).get(pk=perjalanan.pk)


def tanda_contoh(perjalanan: int, ke: int) -> uuid.UUID:
    return uuid.uuid5(ASAL, f"{perjalanan}/{ke}")


def hari_kerja(tanggal: dt.date) -> dt.date:
    """Nobody is asked to come on a weekend."""
    return tanggal + dt.timedelta(days=max(0, 8 - tanggal.isoweekday()) if tanggal.isoweekday() > 5 else 0)


def _menit(ke: int) -> tuple[int, int, int, int]:
    """Minutes of the four clocks: 13 to 22 in all."""
    return 3 + ke % 3, 4 + ke % 2, 4 + ke % 4, 2 + ke % 5


def _huruf(n: int) -> str:
    """An invented name: letters only, as names have."""
    return f"Contoh {chr(65 + n // 26 % 26)}{chr(97 + n % 26)}"
