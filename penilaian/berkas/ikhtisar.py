"""What the dashboard says besides the numbers: what is still missing, and how long there is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.utils import timezone

from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.berkas.isi import Baris, BarisVariabel, IsiBerkas
from penilaian.berkas.izin import TAHAP_ISI, TAHAP_NARASUMBER
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import Periode


@dataclass(frozen=True)
class Kurang:
    """A line of the list: one indicator, or a run of one variable's that lack the same."""

    baris: Baris
    nomor: str
    judul: str
    kalimat: str = ""
    bobot: Decimal | None = None
    jumlah: int = 1


def susun_kurang(isi: IsiBerkas) -> dict[str, list[Kurang]]:
    """{"balik", "draf", "belum"}: what the operator still has to do, in that order."""
    periode = isi.peserta.periode
    mengisi = isi.berkas is None or (isi.berkas.status == StatusBerkas.DRAF and periode.sedang(*TAHAP_ISI))
    belum = [_belum] if mengisi else [_tanpa_narasumber] if periode.sedang(*TAHAP_NARASUMBER) else []
    return {
        "balik": [Kurang(b, b.indikator.kode, b.indikator.judul, b.pengembalian.alasan) for b in isi.dikembalikan],
        "draf": kelompokkan(isi, _draf) if mengisi else [],
        "belum": [k for sebut in belum for k in kelompokkan(isi, sebut)],
    }


def _draf(b: Baris) -> str | None:
    if b.wawancara or b.status != StatusButir.DRAF:
        return None
    return " ".join(b.halangan + b.peringatan) or None


def _belum(b: Baris) -> str | None:
    if b.wawancara:
        return _tanpa_narasumber(b)
    return "" if b.berlaku and b.status == StatusButir.BELUM else None


def _tanpa_narasumber(b: Baris) -> str | None:
    """Officers may be nominated long after the dossier was sent."""
    if not b.berlaku or not b.wawancara or b.ada_narasumber:
        return None
    return "Dinilai lewat wawancara. Tunjuk narasumbernya; bukti pendukung boleh menyusul."


def kelompokkan(isi: IsiBerkas, sebut: Callable[[Baris], str | None]) -> list[Kurang]:
    """Neighbours of one variable with the same sentence become one line; None leaves an indicator out."""
    return [
        _jadi_baris(v, list(deret), kalimat)
        for v in isi.variabel
        for kalimat, deret in groupby(v.baris, key=sebut)
        if kalimat is not None
    ]


def _jadi_baris(v: BarisVariabel, deret: list[Baris], kalimat: str) -> Kurang:
    awal, akhir = deret[0], deret[-1]
    if awal is akhir:
        return Kurang(awal, awal.indikator.kode, awal.indikator.judul, kalimat, v.bobot)
    nomor = f"{awal.indikator.kode}–{akhir.indikator.kode}"
    return Kurang(awal, nomor, f"{v.nama}, {len(deret)} indikator", kalimat, v.bobot, len(deret))


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
        return Tenggat("", f"Batas waktu {tugas} sudah lewat. Tahap belum ditutup; segera selesaikan.", selesai)
    hari = (timezone.localtime(selesai).date() - timezone.localtime(kini).date()).days
    besar, satuan = (hari, "hari") if menit >= 24 * 60 else (menit // 60, "jam") if menit >= 60 else (menit, "menit")
    return Tenggat(str(besar), f"{satuan} lagi untuk {tugas}", selesai)
