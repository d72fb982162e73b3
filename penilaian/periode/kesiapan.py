"""What is ready and what is missing before a stage opens. Some findings block, the others warn.

Rooms downstream add their own: ``daftarkan_kesiapan("rekap", fn)`` with ``fn(periode, kode) -> iterable of Kesiapan``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from penilaian.instrumen.penduduk import kelas_penduduk
from penilaian.periode.alur import KodeTahap
from penilaian.periode.models import AnggotaTim, Periode, Tahap
from penilaian.periode.pernyataan import belum_menyatakan
from pentas.akun.models import Penugasan
from pentas.akun.peran import Peran
from pentas.dokumen.models import Instansi
from pentas.galat import Ditolak
from pentas.sidik import sidik
from pentas.tampilan.format import jarak, sebut_beberapa, tanggal


@dataclass(frozen=True)
class Kesiapan:
    """One finding. ``url_nama`` (takes the kwarg ``periode``) and ``tombol`` are the way out, a verb."""

    kalimat: str
    rincian: str = ""
    menghalangi: bool = False
    url_nama: str = ""
    tombol: str = ""

    @property
    def lengkap(self) -> str:
        return f"{self.kalimat} {self.rincian}".strip()


Pemeriksa = Callable[[Periode, str], Iterator[Kesiapan]]
_pemeriksa: dict[str, list[Pemeriksa]] = {}
_pemeriksa_tutup: dict[str, list[Pemeriksa]] = {}


def daftarkan_kesiapan(kode: str, fungsi: Pemeriksa) -> None:
    _pemeriksa.setdefault(kode, []).append(fungsi)


def daftarkan_sebelum_tutup(kode: str, fungsi: Pemeriksa) -> None:
    """What closing this stage would lose: the admin sees it and confirms it, else the stage stays open."""
    _pemeriksa_tutup.setdefault(kode, []).append(fungsi)


def sebelum_tutup(periode: Periode, kode: str) -> list[Kesiapan]:
    return [t for fungsi in _pemeriksa_tutup.get(kode, ()) for t in fungsi(periode, kode)]


def sidik_temuan(temuan: list[Kesiapan]) -> str:
    """What was confirmed, so that something that came up meanwhile is not confirmed with it."""
    return sidik([t.lengkap for t in temuan])[:16] if temuan else ""


def periksa_diketahui(temuan: list[Kesiapan], diketahui: str) -> None:
    if temuan and diketahui != sidik_temuan(temuan):
        kalimat = " ".join(t.lengkap for t in temuan)
        raise Ditolak(
            f"{kalimat} Periksa daftarnya, centang bahwa Anda mengetahuinya, lalu tutup lagi.",
            rincian={"diketahui": "Centang bahwa Anda mengetahuinya."},
        )


def kesiapan(periode: Periode, kode: str) -> list[Kesiapan]:
    """Findings before stage ``kode`` opens, those that block first."""
    temuan = [t for fungsi in (*_UMUM, *_pemeriksa.get(kode, ())) for t in fungsi(periode, kode)]
    return sorted(temuan, key=lambda t: not t.menghalangi)


def periksa_siap(periode: Periode, kode: str) -> None:
    """Raises Ditolak while something blocks the stage."""
    if halangan := [t.kalimat for t in kesiapan(periode, kode) if t.menghalangi]:
        label = KodeTahap(kode).label.lower()
        raise Ditolak(f"Tahap {label} belum dapat dibuka. {' '.join(halangan)}", rincian={"halangan": halangan})


def peringatan_tanggal(tahap: Tahap, *, membuka: bool) -> list[Kesiapan]:
    """Dates warn, they never switch: opening before, or closing before, what was planned."""
    kini = timezone.now()
    rencana, sebutan = (tahap.mulai, "pembukaannya") if membuka else (tahap.selesai, "penutupannya")
    kata = "dibuka" if membuka else "ditutup"
    if rencana is None:
        return [Kesiapan(f"Rencana {sebutan} belum diisi.", "", False, "penilaian:periode-atur-jadwal", "Isi")]
    if rencana > kini:
        kalimat = f"Rencana {sebutan} {tanggal(rencana)}, {jarak(rencana)}."
        return [Kesiapan(kalimat, f"Tanggal hanya mengingatkan; tahap boleh {kata} lebih awal.")]
    return []


def _peserta(periode, kode) -> Iterator[Kesiapan]:
    if kode in (KodeTahap.SOSIALISASI, KodeTahap.SELESAI):
        return
    peserta = list(periode.peserta.select_related("kabupaten_kota"))
    if not peserta:
        yield Kesiapan("Belum ada peserta.", "", True, "penilaian:periode-peserta", "Tambah")
    kosong = [p.kabupaten_kota.nama_pendek for p in peserta if not p.penduduk]
    if kosong:
        kalimat = f"Jumlah penduduk {sebut_beberapa(kosong)} kosong."
        yield Kesiapan(kalimat, _sebab_penduduk(periode), True, "penilaian:periode-peserta", "Isi")


def _sebab_penduduk(periode) -> str:
    sebab = kelas_penduduk(periode.instrumen).sebab
    return f"{sebab[0].upper()}{sebab[1:]}." if sebab else ""


def _operator(periode, kode) -> Iterator[Kesiapan]:
    if kode != KodeTahap.PENGUMPULAN:
        return
    berakun = set(
        Penugasan.objects.filter(_berlaku(periode), peran=Peran.OPERATOR, pengguna__is_active=True).values_list(
            "kabupaten_kota_id", flat=True
        )
    )
    tanpa = [
        p.kabupaten_kota.nama_pendek
        for p in periode.peserta.select_related("kabupaten_kota")
        if p.kabupaten_kota_id not in berakun
    ]
    if tanpa:
        yield Kesiapan(f"{sebut_beberapa(tanpa)} belum punya akun operator.", "Buat akunnya pada menu Akun.")


def _tim(periode, kode) -> Iterator[Kesiapan]:
    if kode == KodeTahap.REKAP:
        tim = Penugasan.objects.filter(_berlaku(periode), peran=Peran.TIM_PROVINSI, pengguna__is_active=True)
        jumlah = tim.values("pengguna").distinct().count()
        if not jumlah:
            yield Kesiapan("Belum ada akun tim provinsi yang memverifikasi.", "Buat akunnya pada menu Akun.")
        elif jumlah < periode.jumlah_verifikator:
            kalimat = "Periode ini memakai dua verifikator, sedangkan akun tim provinsi baru satu."
            yield Kesiapan(kalimat, "Buat akun kedua pada menu Akun.")
    if kode not in (KodeTahap.KUNJUNGAN, KodeTahap.PENETAPAN, KodeTahap.PAPARAN):
        return
    sebagai = list(periode.anggota_tim.values_list("sebagai", flat=True))
    if not sebagai:
        yield Kesiapan("Tim penilai belum punya anggota.", "", True, "penilaian:periode-tim", "Tambah")
    elif AnggotaTim.Sebagai.KETUA not in sebagai:
        yield Kesiapan("Ketua tim penilai belum ditetapkan.", "", False, "penilaian:periode-tim", "Tetapkan")


def _sosialisasi(periode, kode) -> Iterator[Kesiapan]:
    if kode == KodeTahap.PENGUMPULAN and not periode.sosialisasi.exists():
        yield Kesiapan("Sosialisasi belum dicatat.", "", False, "penilaian:periode-sosialisasi", "Catat")


def _tanggal(periode, kode) -> Iterator[Kesiapan]:
    tahap = next((t for t in periode.semua_tahap if t.kode == kode), None)
    if tahap is not None:
        yield from peringatan_tanggal(tahap, membuka=True)


def _institusi(periode, kode) -> Iterator[Kesiapan]:
    """Printed beside every juror's name in the minutes."""
    if kode not in (KodeTahap.KUNJUNGAN, KodeTahap.PENETAPAN, KodeTahap.PAPARAN):
        return
    tanpa = [str(a.pengguna) for a in periode.anggota_tim.select_related("pengguna") if not a.pengguna.institusi]
    if tanpa:
        yield Kesiapan(f"Institusi {sebut_beberapa(tanpa)} belum diisi.", "Lengkapi akunnya pada menu Akun.")


def _kop(periode, kode) -> Iterator[Kesiapan]:
    if kode not in (KodeTahap.KUNJUNGAN, KodeTahap.PENETAPAN, KodeTahap.PEMENANG):
        return
    instansi = Instansi.objects.untuk(periode.provinsi)
    if instansi.pk is None:
        yield Kesiapan("Kop surat provinsi belum diatur.", "Atur pada menu Instansi.")
    elif not instansi.lambang:
        yield Kesiapan("Lambang daerah pada kop surat belum ada.", "Unggah pada menu Instansi.")
    if not instansi.penanda_nama and not periode.penandatangan.exists():
        kalimat = "Penanda tangan dokumen belum dipilih."
        yield Kesiapan(
            kalimat, "Namanya dicetak sebagai garis isian.", False, "penilaian:periode-penandatangan", "Pilih"
        )


def _kategori(periode, kode) -> Iterator[Kesiapan]:
    """Where lists are apart, everybody stands in one, and no list gives more places than it has offices."""
    if kode in (KodeTahap.SOSIALISASI, KodeTahap.SELESAI):
        return
    semua = list(periode.kategori.annotate(jumlah=Count("peserta")))
    if not semua:
        return
    # Only what rests on the ranking is blocked; before that there is time to mend it.
    halangi = kode in (KodeTahap.KUNJUNGAN, KodeTahap.PENETAPAN)
    luar = [
        p.kabupaten_kota.nama_pendek for p in periode.peserta.filter(kategori=None).select_related("kabupaten_kota")
    ]
    if luar:
        kalimat = f"{sebut_beberapa(luar)} belum masuk kategori."
        yield Kesiapan(kalimat, "", halangi, "penilaian:periode-peserta", "Pilih")
    for k in semua:
        if k.kuota > k.jumlah:
            kalimat = f"Kategori {k.nama} menetapkan {k.kuota}, tetapi pesertanya {k.jumlah}."
            yield Kesiapan(kalimat, "", halangi, "penilaian:periode-aturan", "Ubah")


def _benturan(periode, kode) -> Iterator[Kesiapan]:
    """Before a juror visits or marks anybody, he has said whether he may judge freely."""
    if kode not in (KodeTahap.KUNJUNGAN, KodeTahap.PAPARAN):
        return
    if belum := [str(a.pengguna) for a in belum_menyatakan(periode)]:
        kalimat = f"{', '.join(belum)} belum menyatakan ada tidaknya benturan kepentingan."
        yield Kesiapan(
            kalimat, "Penilai menyatakannya sendiri dari halaman Jadwal.", False, "penilaian:periode-tim", "Lihat"
        )


_UMUM = (_peserta, _operator, _tim, _benturan, _institusi, _kop, _kategori, _sosialisasi, _tanggal)


def _berlaku(periode) -> Q:
    return Q(provinsi_id=periode.provinsi_id, periode_kode__in=("", periode.kode))
