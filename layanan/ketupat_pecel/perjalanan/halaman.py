"""Contexts of the pages of trips: one trip with its next step, the month, this room's part of a request."""

import calendar
import datetime as dt
from dataclasses import dataclass, field

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from layanan.ketupat_pecel.perjalanan.data import belum_siap, usulan_perjalanan
from layanan.ketupat_pecel.perjalanan.izin import anggota_tim, boleh_baca_daftar, boleh_baca_warga
from layanan.ketupat_pecel.perjalanan.jadwal import pagu_tahun, sisa
from layanan.ketupat_pecel.perjalanan.models import AnggotaPerjalanan, Perjalanan
from layanan.ketupat_pecel.perjalanan.surat_tugas import surat_tugas
from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.warga.data import kebutuhan_dokumen, semua_baris
from layanan.ketupat_pecel.warga.models import UsulanDesa
from layanan.sop.dinas.izin import peran_di, punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.kalender.data import libur_dinas
from layanan.sop.permohonan.models import Permohonan
from pentas.akun.peran import Hak, Peran

TANDA = {
    S.DIRENCANAKAN: "draf",
    S.DITUGASKAN: "tunggu",
    S.BERANGKAT: "tunggu",
    S.DI_LOKASI: "tunggu",
    S.DITUTUP: "sah",
    S.SELESAI: "sah",
    S.DIBATALKAN: "balik",
}
SEBARIS = 20  # residents on the request's page; the others on a page of their own


def halaman_perjalanan(pengguna, perjalanan: Perjalanan) -> dict:
    kabid = Peran.KABID in peran_di(pengguna, perjalanan.dinas)
    tim = anggota_tim(pengguna, perjalanan)
    usulan = usulan_perjalanan(perjalanan)
    alat = list(perjalanan.alat.select_related("siap_oleh"))
    biaya = list(perjalanan.biaya.all())
    boleh_rencana = kabid and perjalanan.status == S.DIRENCANAKAN
    return {
        "perjalanan": perjalanan,
        "permohonan": perjalanan.permohonan,
        "dinas": perjalanan.dinas,
        "tanda": TANDA[perjalanan.status],
        "kabid": kabid,
        "di_tim": tim,
        "boleh_rencana": boleh_rencana,
        "kurang": belum_siap(perjalanan) if perjalanan.status == S.DIRENCANAKAN else [],
        "libur": sebab_libur(perjalanan.dinas, perjalanan.tanggal),
        "tim": list(perjalanan.tim.select_related("pengguna")),
        "alat": alat,
        "alat_siap": sum(a.siap_pada is not None for a in alat),
        "boleh_alat": (kabid or tim) and perjalanan.status in (S.DIRENCANAKAN, S.DITUGASKAN, S.BERANGKAT),
        "rute": list(perjalanan.rute.all()),
        "biaya": biaya,
        "biaya_total": sum(b.total for b in biaya),
        "pagu": pagu_tahun(perjalanan.dinas, perjalanan.tanggal.year),
        "sisa": sisa(perjalanan.dinas, perjalanan.tanggal.year, perjalanan),
        "surat": surat_tugas(perjalanan),
        "usulan": usulan,
        "dokumen": _dokumen(usulan),
        "boleh_warga": boleh_baca_warga(pengguna, perjalanan),
        "boleh_berangkat": tim and perjalanan.status == S.DITUGASKAN,
        "boleh_tiba": tim and perjalanan.status in (S.DITUGASKAN, S.BERANGKAT),
        "boleh_hari": tim and perjalanan.status in (S.DITUGASKAN, S.BERANGKAT, S.DI_LOKASI),
        "boleh_ulang": kabid and perjalanan.status == S.DITUGASKAN,
        "boleh_batal": kabid and perjalanan.status in (S.DIRENCANAKAN, S.DITUGASKAN, S.BERANGKAT),
        "boleh_nyata": kabid and perjalanan.status in (S.DITUTUP, S.SELESAI),
    }


def _dokumen(usulan: UsulanDesa | None) -> list[tuple[str, int]]:
    """[(short name, how many residents want it)], as the list has them."""
    if usulan is None:
        return []
    butuh = kebutuhan_dokumen(usulan)
    return [(d.singkatan, butuh[d.pk]) for d in DokumenDesa.objects.filter(pk__in=butuh)]


def sebab_libur(dinas: Dinas, hari: dt.date) -> str:
    """Why nobody works that day; "" for a working day. A warning: villages are visited on Saturdays too."""
    kalender = libur_dinas(dinas)
    if kalender.kerja(hari):
        return ""
    return kalender.libur.get(hari) or ("Sabtu" if hari.weekday() == 5 else "Minggu")


@dataclass
class HariKalender:
    tanggal: dt.date
    bulan_ini: bool
    hari_ini: bool
    libur: str = ""
    perjalanan: list[Perjalanan] = field(default_factory=list)


def halaman_kalender(pengguna, dinas: Dinas, awal: dt.date, hari_ini: dt.date) -> dict:
    """The weeks of one month with the trips of this office."""
    minggu = calendar.Calendar().monthdatescalendar(awal.year, awal.month)
    rentang = (minggu[0][0], minggu[-1][-1])
    semua = Perjalanan.objects.filter(dinas=dinas, tanggal__range=rentang).select_related("permohonan__unit", "bus")
    semua = list(semua.exclude(status=S.DIBATALKAN).order_by("tanggal", "pk"))
    saya = set(
        AnggotaPerjalanan.objects.filter(perjalanan__in=semua, pengguna=pengguna).values_list("perjalanan", flat=True)
    )
    menurut: dict[dt.date, list] = {}
    for p in semua:
        p.saya, p.tanda = p.pk in saya, TANDA[p.status]
        menurut.setdefault(p.tanggal, []).append(p)
    kalender = libur_dinas(dinas)
    return {
        "dinas": dinas,
        "awal": awal,
        "lalu": (awal - dt.timedelta(days=1)).replace(day=1),
        "depan": (awal + dt.timedelta(days=32)).replace(day=1),
        "minggu": [
            [
                HariKalender(h, h.month == awal.month, h == hari_ini, kalender.libur.get(h, ""), menurut.get(h, []))
                for h in baris
            ]
            for baris in minggu
        ],
        "daftar": [p for p in semua if p.tanggal.month == awal.month],
    }


def bagian(permohonan: Permohonan, pengguna) -> tuple[str, dict] | None:
    """The trip and the residents, masked; names for who answers for the trips and for the team."""
    if permohonan.layanan != KODE or not punya_hak_di(pengguna, permohonan.dinas, Hak.LIHAT_LAYANAN):
        return None
    konteks = {"perjalanan": list(permohonan.perjalanan.all())}
    for p in konteks["perjalanan"]:
        p.tanda = TANDA[p.status]
    return "layanan/ketupat_pecel/perjalanan/_bagian.html", konteks | isi_daftar(permohonan, pengguna, SEBARIS)


def isi_daftar(permohonan: Permohonan, pengguna, batas: int | None = None) -> dict:
    usulan = UsulanDesa.objects.select_related("unit__dinas").filter(permohonan=permohonan).first()
    boleh = boleh_baca_daftar(pengguna, permohonan)
    baris = semua_baris(usulan) if usulan and boleh else []
    return {
        "usulan": usulan,
        "boleh_baca": boleh,
        "boleh_buka": boleh and punya_hak_di(pengguna, permohonan.dinas, Hak.BUKA_PRIBADI),
        "baris": baris[:batas],
        "sisa_baris": len(baris) - len(baris[:batas]),
        "ganda": sum(bool(b.ganda) for b in baris),
        "dokumen": _dokumen(usulan),
    }
