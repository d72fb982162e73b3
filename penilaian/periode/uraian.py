"""What each stage is, and what opening or closing it does, in the words people read before they press."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from penilaian.periode.alur import KodeTahap as K
from penilaian.periode.alur import StatusTahap
from penilaian.periode.models import Periode, Tahap
from pentas.tampilan.format import BULAN, jarak, ringkas_waktu

KETERANGAN = {
    K.SOSIALISASI: "Pengarahan kepada kabupaten/kota",
    K.PENGUMPULAN: "Kabupaten/kota mengisi nilai mandiri dan mengunggah bukti",
    K.REKAP: "Tim provinsi memverifikasi berkas",
    K.SANGGAH: "Kabupaten/kota menanggapi nilai verifikasi",
    K.KUNJUNGAN: "Tim penilai memeriksa di lapangan",
    K.PENETAPAN: "Tim penilai menetapkan {besar} besar",
    K.PAPARAN: "Kepala dinas {besar} besar memaparkan hasil kerjanya",
    K.PEMENANG: "Berita acara dan keputusan",
    K.SELESAI: "Arsip penilaian",
}
AKIBAT_BUKA = {
    K.SOSIALISASI: "Jadwal periode ini mulai berjalan. Catat setiap sosialisasi beserta daftar hadirnya.",
    K.PENGUMPULAN: (
        "{peserta} kabupaten/kota dapat mengisi nilai mandiri, mengunggah bukti, dan mengirim berkas. "
        "Daftar peserta tidak dapat ditambah atau dikurangi lagi."
    ),
    K.REKAP: "Tim provinsi memverifikasi berkas yang sudah dikirim dan dapat mengembalikan butir untuk diperbaiki.",
    K.SANGGAH: "Kabupaten/kota dapat menanggapi nilai verifikasi.",
    K.KUNJUNGAN: "Tim penilai dapat mengisi nilai lapangan daerah yang dijadwalkan.",
    K.PENETAPAN: "Peringkat nilai lapangan dapat ditetapkan menjadi {besar} besar.",
    K.PAPARAN: "Sesi paparan dapat dibuka. Bobot nilai lapangan dan paparan tidak dapat diubah lagi sejak saat itu.",
    K.PEMENANG: "Nilai akhir dapat ditetapkan dan pemenang diumumkan.",
    K.SELESAI: "Periode ini selesai dan menjadi arsip. Semua isiannya hanya dapat dibaca.",
}
AKIBAT_TUTUP = {
    K.SOSIALISASI: "Sosialisasi dinyatakan selesai.",
    K.PENGUMPULAN: (
        "Kabupaten/kota tidak dapat lagi mengisi dan mengirim berkas. Berkas yang belum dikirim tidak diverifikasi."
    ),
    K.REKAP: "Semua berkas dikunci. Nilai verifikasi dan bukti tidak dapat diubah lagi.",
    K.SANGGAH: "Tanggapan tidak dapat dikirim lagi.",
    K.KUNJUNGAN: "Nilai lapangan tidak dapat diubah lagi.",
    K.PENETAPAN: "Daftar {besar} besar menjadi tetap.",
    K.PAPARAN: "Lembar nilai paparan tidak dapat diisi lagi.",
    K.PEMENANG: "Keputusan pemenang menjadi tetap.",
    K.SELESAI: "",
}


def isi(teks: str, besar: int, jumlah_peserta: int = 0) -> str:
    return teks.format(besar=besar, peserta=jumlah_peserta)


def akibat(periode: Periode, tahap: Tahap, *, membuka: bool, peringatan: Iterable[str] = ()) -> str:
    """The sentence of the confirmation: what will be so, and what to mind."""
    kata, tabel = ("dibuka", AKIBAT_BUKA) if membuka else ("ditutup", AKIBAT_TUTUP)
    kalimat = f"Tahap {tahap.get_kode_display().lower()} akan {kata}. "
    kalimat += isi(tabel[tahap.kode], periode.jumlah_masuk, periode.peserta.count())
    if catatan := " ".join(peringatan):
        kalimat += f" Perhatikan: {catatan}"
    return kalimat


@dataclass(frozen=True)
class BarisTahap:
    """One row of the timeline. ``kelas`` is the CSS class: selesai, kini, or "" for later."""

    tahap: Tahap
    kelas: str
    keterangan: str
    tanggal: str
    jam: str
    keadaan: str
    rincian: str
    lewat: bool = False


def linimasa(periode: Periode) -> list[BarisTahap]:
    besar = periode.jumlah_masuk
    return [_baris(besar, t) for t in periode.semua_tahap]


def _baris(besar, t) -> BarisTahap:
    umum = {
        "tahap": t,
        "keterangan": isi(KETERANGAN[t.kode], besar),
        "tanggal": rentang(t.mulai, t.selesai),
        "jam": _jam(t),
    }
    if t.status == StatusTahap.DITUTUP:
        return BarisTahap(
            **umum, kelas="selesai", keadaan="Selesai", rincian=f"ditutup {ringkas_waktu(t.ditutup_pada)}"
        )
    if t.status == StatusTahap.BELUM:
        return BarisTahap(**umum, kelas="", keadaan="Belum dibuka", rincian="")
    batas = jarak(t.selesai) if t.selesai else ""
    lewat = t.selesai is not None and t.selesai < timezone.now()
    keadaan = "Melewati rencana" if lewat else batas
    rincian = f"rencana ditutup {batas}" if lewat else "Sedang berjalan"
    return BarisTahap(**umum, kelas="kini", keadaan=keadaan, rincian=rincian, lewat=lewat)


def rentang(mulai, selesai) -> str:
    """ "2–12 Juni 2026", "6 Juli–28 Agustus 2026", "8 Oktober 2026", "sampai 28 Agustus 2026"."""
    a, b = (_hari(w) if w else None for w in (mulai, selesai))
    if a and b and a != b:
        if (a.year, a.month) == (b.year, b.month):
            return f"{a.day}–{_tulis(b)}"
        return f"{_tulis(a, tahun=a.year != b.year)}–{_tulis(b)}"
    if a:
        return _tulis(a) if b else f"mulai {_tulis(a)}"
    return f"sampai {_tulis(b)}" if b else "Belum dijadwalkan"


def _hari(waktu):
    return timezone.localtime(waktu).date()


def _tulis(hari, tahun=True) -> str:
    return f"{hari.day} {BULAN[hari.month - 1]}" + (f" {hari.year}" if tahun else "")


def _jam(t) -> str:
    """ "tutup pukul 16.00 WIB" where an hour was planned; midnight means the whole day."""
    for waktu, kata in ((t.selesai, "tutup"), (t.mulai, "mulai")):
        if waktu:
            setempat = timezone.localtime(waktu)
            if (setempat.hour, setempat.minute) not in ((0, 0), (23, 59)):
                return f"{kata} pukul {setempat:%H.%M} {setempat.tzname()}"
    return ""
