"""The figures of a period as plain JSON, so that an approved report keeps what it said. Fractions are text ("3/2").

Sixteen queries whatever the number of submissions.
"""

from collections import Counter, defaultdict
from fractions import Fraction

from django.db.models import Count, Q
from django.utils import timezone

from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.kebutuhan.data import hambatan_rentang, survei_negeri
from layanan.negeri.pemantauan.kepuasan import kepuasan_negeri
from layanan.negeri.program.izin import negeri_dinas
from layanan.negeri.program.models import ProgramNegeri
from layanan.negeri.program.rentang import rentang_sebelum
from layanan.negeri.sop import KODE, SOP
from layanan.sop.dinas.models import Dinas
from layanan.sop.laporan.hitung import median, persentil
from layanan.sop.laporan.models import LamaPermohonan
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan, RiwayatLangkah
from layanan.sop.skm.data import Survei
from layanan.sop.skm.rentang import Rentang

LAIN = "Lainnya"
PERBAIKAN = "perbaikan"
HAMBATAN_TAMPIL = 8


def teks(nilai: Fraction | None) -> str | None:
    return None if nilai is None else str(nilai)


class Lama:
    """How often each number of working days occurs among what was finished, and how much of it kept the standard."""

    def __init__(self, standar: int):
        self.hari, self.tepat, self.standar = Counter(), 0, standar

    def tambah(self, hari: int, batas: int, n: int) -> None:
        """``batas``: the standard of the document asked for, whatever it is added up with."""
        self.hari[hari] += n
        self.tepat += n if hari <= batas else 0

    def polos(self, nama: str) -> dict:
        return {
            "nama": nama,
            "standar": self.standar,
            "selesai": sum(self.hari.values()),
            "median": teks(median(self.hari)),
            "p90": teks(persentil(self.hari, 90)),
            "tepat": self.tepat,
        }


def hitung_angka(dinas: Dinas, rentang: Rentang, program: ProgramNegeri) -> dict:
    return {
        "target": program.target_tepat,
        "standar": SOP.total.paling_lama,
        "jumlah_negeri": negeri_dinas(dinas).count(),
        **_masuk(dinas, rentang),
        **_lama(dinas, rentang),
        "kini_terlambat": _kini_terlambat(dinas),
        "survei": _survei(survei_negeri(dinas, rentang)),
        "kepuasan_negeri": kepuasan_negeri(dinas, rentang),
        "sebelum": _sebelum(survei_negeri(dinas, rentang_sebelum(program))),
        **_hambatan(dinas, rentang),
    }


def _milik(dinas: Dinas, rentang: Rentang, jalur: str = "") -> Q:
    awal, akhir = rentang.saat
    isi = {"dinas": dinas, "layanan": KODE, "diajukan_pada__gte": awal, "diajukan_pada__lt": akhir}
    return Q(**{f"{jalur}{medan}": nilai for medan, nilai in isi.items()})


def _masuk(dinas: Dinas, rentang: Rentang) -> dict:
    """What came in: by status, by negeri and document; how many residents, how many of them helped or sent back."""
    semua = Permohonan.objects.filter(_milik(dinas, rentang)).order_by()
    kolom = semua.values_list("unit__nama", "ajuan_negeri__dokumen__nama", "status").annotate(n=Count("pk"))
    status, silang = Counter(), defaultdict(Counter)
    for unit, dokumen, satu, n in kolom:
        status[satu] += n
        silang[unit or LAIN][dokumen or LAIN] += n
    nama = sorted({d for isi in silang.values() for d in isi})
    return {
        "permohonan": sum(status.values()),
        "status": {s.value: status[s] for s in StatusPermohonan},
        "dokumen_silang": nama,
        "silang": [[unit, [isi[d] for d in nama]] for unit, isi in sorted(silang.items())],
        **_warga(dinas, rentang),
    }


def _warga(dinas: Dinas, rentang: Rentang) -> dict:
    """Residents by the fingerprint of their NIK; where it is erased each submission counts as one."""
    ajuan = Ajuan.objects.filter(_milik(dinas, rentang, "permohonan__"))
    hitung = ajuan.aggregate(
        beda=Count("nik_sidik", filter=~Q(nik_sidik=""), distinct=True),
        terhapus=Count("pk", filter=Q(nik_sidik="")),
        dibantu=Count("pk", filter=Q(dibantu_oleh__isnull=False)),
    )
    kembali = RiwayatLangkah.objects.filter(_milik(dinas, rentang, "permohonan__"), langkah=PERBAIKAN)
    return {
        "warga": hitung["beda"] + hitung["terhapus"],
        "dibantu": hitung["dibantu"],
        "dikembalikan": kembali.values("permohonan").distinct().count(),
    }


def _lama(dinas: Dinas, rentang: Rentang) -> dict:
    selesai = LamaPermohonan.objects.filter(
        dinas=dinas, layanan=KODE, status=StatusPermohonan.SELESAI, tanggal__range=(rentang.mulai, rentang.akhir)
    )
    dokumen = "permohonan__ajuan_negeri__dokumen"
    kolom = (f"{dokumen}__nama", f"{dokumen}__waktu_hari", "permohonan__unit__nama", "hari_dinas")
    baku = SOP.total.paling_lama
    menurut, negeri, semua = {}, {}, Lama(baku)
    for nama, waktu, unit, hari, n in selesai.order_by().values_list(*kolom).annotate(n=Count("pk")):
        batas = waktu or baku
        menurut.setdefault(nama or LAIN, Lama(batas)).tambah(hari, batas, n)
        negeri.setdefault(unit or LAIN, Lama(baku)).tambah(hari, batas, n)
        semua.tambah(hari, batas, n)
    return {
        "semua": semua.polos("Semua"),
        "dokumen": _urut(menurut),
        "negeri": _urut(negeri),
    }


def _urut(semua: dict[str, Lama]) -> list[dict]:
    """Most first."""
    baris = [lama.polos(nama) for nama, lama in semua.items()]
    return sorted(baris, key=lambda b: (-b["selesai"], b["nama"]))


def _kini_terlambat(dinas: Dinas) -> list[list]:
    """[[negeri, running submissions beyond the time of their step]], most first."""
    semua = Permohonan.objects.terbuka().filter(dinas=dinas, layanan=KODE, langkah_tenggat__lt=timezone.now())
    hitung = semua.order_by().values_list("unit__nama").annotate(n=Count("pk"))
    return sorted(([nama or LAIN, n] for nama, n in hitung), key=lambda b: (-b[1], b[0]))


def _survei(survei: Survei) -> dict:
    return {
        "jumlah": survei.jumlah,
        "indeks": teks(survei.indeks),
        "mutu": survei.mutu[0] if survei.mutu else "",
        "sampel": survei.sampel_minimum,
        "unsur": [[b.unsur.kode, b.unsur.nama, teks(b.rata), b.rendah] for b in survei.unsur],
        "terendah": [u.nama for u in survei.terendah],
    }


def _sebelum(survei: Survei | None) -> dict | None:
    if survei is None or survei.indeks is None:
        return None
    return {"nama": survei.rentang.nama, "indeks": teks(survei.indeks), "mutu": survei.mutu[0]}


def _hambatan(dinas: Dinas, rentang: Rentang) -> dict:
    semua = list(hambatan_rentang(dinas, rentang).select_related("unit"))
    return {
        "hambatan": [
            [h.uraian, h.unit.nama if h.unit else "", h.jumlah_catatan, h.get_jenis_display()]
            for h in semua[:HAMBATAN_TAMPIL]
        ],
        "jumlah_catatan": sum(h.jumlah_catatan for h in semua),
    }
