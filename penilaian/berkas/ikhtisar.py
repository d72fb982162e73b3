"""What the dashboard says besides the numbers: what is still missing, and how long there is."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.berkas.isi import Baris, BarisVariabel, IsiBerkas
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode


@dataclass(frozen=True)
class Kurang:
    """A line of the list: one indicator, or a run of one variable's that nobody has begun."""

    nomor: str
    judul: str
    baris: Baris
    kalimat: str = ""
    bobot: Decimal | None = None
    jumlah: int = 1


def susun_kurang(isi: IsiBerkas) -> dict[str, list[Kurang]]:
    """{"balik", "draf", "belum"}: what the operator still has to do, in that order."""
    draf = [
        b
        for b in isi.baris
        if b.status == StatusButir.DRAF and (b.halangan or b.peringatan) and isi.berkas.status == StatusBerkas.DRAF
    ]
    return {
        "balik": [Kurang(b.indikator.kode, b.indikator.judul, b, b.pengembalian.alasan) for b in isi.dikembalikan],
        "draf": [Kurang(b.indikator.kode, b.indikator.judul, b, " ".join(b.halangan + b.peringatan)) for b in draf],
        "belum": [k for v in isi.variabel if (k := _kurang_variabel(v))],
    }


def _kurang_variabel(v: BarisVariabel) -> Kurang | None:
    belum = [b for b in v.baris if b.berlaku and b.status == StatusButir.BELUM]
    if not belum:
        return None
    kalimat = ""
    if all(b.wawancara for b in belum):
        kalimat = "Dinilai lewat wawancara. Tunjuk narasumbernya; bukti pendukung boleh menyusul."
        belum = [b for b in belum if not b.ada_narasumber]
        if not belum:
            return None
    kode = [b.indikator.kode for b in belum]
    if len(kode) == 1:
        return Kurang(kode[0], belum[0].indikator.judul, belum[0], kalimat, v.bobot)
    berurut = belum == v.baris[v.baris.index(belum[0]) : v.baris.index(belum[-1]) + 1]
    nomor = f"{kode[0]}–{kode[-1]}" if berurut else ", ".join(kode)
    return Kurang(nomor, f"{v.nama}, {len(kode)} indikator", belum[0], kalimat, v.bobot, len(kode))


# --- the deadline ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tenggat:
    """``besar`` is the number drawn large; "" where there is none to count."""

    besar: str
    kalimat: str
    pada: datetime | None = None


def susun_tenggat(periode: Periode, berkas) -> Tenggat | None:
    """Counts to the planned end of the open stage. Dates only warn: the stage is what opens and closes."""
    tahap = periode.tahap_kini
    if tahap is None or tahap.kode not in (KodeTahap.PENGUMPULAN, KodeTahap.REKAP):
        return None
    perbaikan = berkas is not None and berkas.status == StatusBerkas.DIKEMBALIKAN
    if berkas is not None and berkas.status in (StatusBerkas.DIKIRIM, StatusBerkas.DIKUNCI):
        return None
    if tahap.kode == KodeTahap.REKAP and not perbaikan:
        return Tenggat("", "Pengumpulan bukti sudah ditutup")
    tugas = "memperbaiki yang dikembalikan" if perbaikan else "mengirim bukti"
    if tahap.selesai is None:
        return Tenggat("", f"Batas waktu {tugas} belum ditetapkan")
    return _hitung_mundur(tahap.selesai, tugas)


def _hitung_mundur(selesai: datetime, tugas: str) -> Tenggat:
    kini = timezone.now()
    menit = int((selesai - kini).total_seconds() // 60)
    if menit < 0:
        return Tenggat("", f"Batas waktu {tugas} sudah lewat. Tahap belum ditutup; segera selesaikan", selesai)
    hari = (timezone.localtime(selesai).date() - timezone.localtime(kini).date()).days
    besar, satuan = (hari, "hari") if menit >= 24 * 60 else (menit // 60, "jam") if menit >= 60 else (menit, "menit")
    return Tenggat(str(besar), f"{satuan} lagi untuk {tugas}", selesai)
