"""What an earlier period proposes for the next one. Settings only: no value and no conflict goes along."""

import datetime as dt

from django.utils import timezone

from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode, Tahap
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran

SAMA = ("jenis", "jumlah_besar", "bobot_lapangan", "mode_akhir", "aturan_seri", "jumlah_verifikator")


class Salinan:
    """The settings of ``dari``, for one year later; every part is only a proposal for the form."""

    def __init__(self, dari: Periode, instrumen):
        self.dari, self.tahun = dari, dari.tahun + 1
        self.peserta = list(dari.peserta.select_related("kategori"))
        self.kategori = list(dari.kategori.all())
        self.anggota = list(dari.anggota_tim.select_related("pengguna"))
        self._instrumen = list(instrumen)

    @property
    def isi(self) -> dict:
        """Initial values of the rules."""
        baru = {medan: getattr(self.dari, medan) for medan in SAMA}
        baru |= {"tahun": self.tahun, "nama": self._setahun(self.dari.nama), "kode": self._kode()}
        baru["pakai_sanggah"] = any(t.kode == KodeTahap.SANGGAH for t in self.dari.semua_tahap)
        milik = [i for i in self._instrumen if i.provinsi_id == self.dari.provinsi_id]
        terpilih = next((i for i in milik if i.tahun == self.tahun), None)
        baru["instrumen"] = (terpilih or self.dari.instrumen).pk
        return baru

    def _setahun(self, teks: str) -> str:
        return teks.replace(str(self.dari.tahun), str(self.tahun))

    def _kode(self) -> str:
        kode = self._setahun(self.dari.kode)
        return "" if Periode.objects.filter(kode=kode).exists() else kode

    @property
    def penduduk(self) -> dict[str, int]:
        return {p.kode: p.penduduk for p in self.peserta}

    @property
    def kategori_awal(self) -> dict[str, str]:
        nomor = {k.pk: str(n) for n, k in enumerate(self.kategori, 1)}
        return {p.kode: nomor.get(p.kategori_id, "") for p in self.peserta}

    @property
    def tahap(self) -> list[Tahap]:
        lama = {t.kode: t for t in self.dari.semua_tahap}
        kosong = Tahap()
        return [
            Tahap(kode=k, mulai=setahun(lama.get(k, kosong).mulai), selesai=setahun(lama.get(k, kosong).selesai))
            for k in KodeTahap
        ]

    @property
    def tim(self) -> dict[int, str]:
        return {a.pengguna_id: a.sebagai for a in self.anggota}

    def tertinggal(self, calon) -> list:
        """Jurors whose assignment does not reach beyond the old period."""
        ada = {p.pk for p in calon}
        return [a.pengguna for a in self.anggota if a.pengguna_id not in ada]


def setahun(waktu: dt.datetime | None) -> dt.datetime | None:
    """The same local day and hour a year later; 29 February becomes the 28th."""
    if waktu is None:
        return None
    setempat = timezone.localtime(waktu).replace(tzinfo=None)
    try:
        baru = setempat.replace(year=setempat.year + 1)
    except ValueError:
        baru = setempat.replace(year=setempat.year + 1, day=28)
    return timezone.make_aware(baru)


def calon_tim(provinsi):
    """Accounts of these provinces that may sit on the jury of any period."""
    return Pengguna.objects.filter(
        is_active=True,
        penugasan__peran__in=(Peran.PENILAI, Peran.KETUA_TIM),
        penugasan__provinsi__in=provinsi,
        penugasan__periode_kode="",
    ).distinct()
