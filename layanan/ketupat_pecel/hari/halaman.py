"""What the tablet's page carries along: everything it needs for a day without a network."""

import datetime as dt
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from layanan.ketupat_pecel.dokumen.models import DokumenDesa
from layanan.ketupat_pecel.hari.alur import KeadaanPelayanan, LangkahMeja, Penyelesaian, SebabTahan
from layanan.ketupat_pecel.hari.data import gambaran, juga_pada_banyak
from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.warga.models import Warga
from layanan.sop.kalender.data import libur_dinas
from layanan.sop.kalender.hitung import tambah_hari_kerja
from pentas.tampilan.konteks import Bingkai, Tautan

LIBUR_HARI = 120  # how far ahead a date of pick-up may be reckoned on the tablet
PENGADUAN = "lapor.go.id atau petugas desa"
MENU = (
    ("Hari ini", "ketupat:hari"),
    ("Tutup hari", "ketupat:tutup"),
    ("Perjalanan", "ketupat:perjalanan-lihat"),
)


def susun_data(request, perjalanan: Perjalanan) -> dict:
    """JSON for static/js/desa.js and desa-tutup.js; a fixed number of queries. Names are for the team only."""
    dinas, hari = perjalanan.dinas, perjalanan.tanggal
    kalender = libur_dinas(dinas)
    batas = hari + dt.timedelta(days=LIBUR_HARI)
    kini = timezone.now()
    return {
        "perjalanan": {
            "pk": str(perjalanan.pk),
            "nomor": perjalanan.nomor,
            "desa": perjalanan.permohonan.unit.nama,
            "tempat": perjalanan.tempat,
            "tanggal": hari.isoformat(),
            "status": perjalanan.status,
        },
        "dinas": {"kode": dinas.pk, "kepala": ["Dinas Dukcapil", dinas.wilayah.nama_pendek], "contoh": dinas.contoh},
        "petugas": str(request.user),
        "zona": str(dinas.zona),
        "sebutan_zona": kini.astimezone(dinas.zona).tzname(),
        "ambil": {
            "tanggal": tambah_hari_kerja(hari, perjalanan.ambil_hari, kalender).isoformat(),
            "tempat": perjalanan.tempat_ambil,
            "jam": perjalanan.jam_ambil,
            "pilihan": _tempat(perjalanan),
        },
        "libur": sorted(t.isoformat() for t in kalender.libur if hari <= t <= batas),
        "masuk": sorted(t.isoformat() for t in kalender.masuk if hari <= t <= batas),
        "dokumen": _semua_dokumen(dinas),
        "warga": _semua_warga(perjalanan),
        "pelayanan": _semua_pelayanan(perjalanan),
        "tablet": [
            {"huruf": t.huruf, "nomor": t.tablet.nomor, "hilang": t.hilang_pada is not None}
            for t in perjalanan.tablet.select_related("tablet")
        ],
        "kata": {
            "langkah": dict(LangkahMeja.choices),
            "penyelesaian": dict(Penyelesaian.choices),
            "keadaan": dict(KeadaanPelayanan.choices),
            "tahan": dict(SebabTahan.choices),
        },
        "url": {
            "tablet": reverse("ketupat:hari-tablet", args=[perjalanan.pk]),
            "data": reverse("ketupat:hari-data", args=[perjalanan.pk]),
            "tutup": reverse("ketupat:tutup", args=[perjalanan.pk]),
            "lepas": reverse("ketupat:hari-foto-lepas", args=[perjalanan.pk, 0]),
            "lacak": request.build_absolute_uri(reverse("sop:lacak")),
        },
        "pengaduan": PENGADUAN,
        "dibuat": kini.isoformat(),
    }


def _tempat(perjalanan: Perjalanan) -> list[str]:
    """Where documents can be fetched: as planned, at the village, at the office."""
    semua = (perjalanan.tempat_ambil, f"Kantor {perjalanan.permohonan.unit.nama}", perjalanan.dinas.nama)
    return list(dict.fromkeys(t for t in semua if t))


def _semua_dokumen(dinas) -> list[dict]:
    semua = DokumenDesa.objects.filter(dinas=dinas, aktif=True).prefetch_related("syarat")
    return [
        {
            "kode": d.kode,
            "nama": d.nama,
            "singkatan": d.singkatan,
            "dicetak": d.dicetak,
            "syarat": [
                {"kode": s.kode, "nama": s.nama, "wajib": s.wajib, "keterangan": s.keterangan}
                for s in d.syarat.all()
                if s.aktif
            ],
        }
        for d in semua
    ]


def _semua_warga(perjalanan: Perjalanan) -> list[dict]:
    """The village's list. The number stays masked; names are how the table finds somebody."""
    semua = Warga.objects.filter(usulan__permohonan=perjalanan.permohonan_id, dicoret_pada=None)
    return [
        {
            "baris": w.baris,
            "nama": w.nama.nilai() if w.nama else "",
            "nik": str(w.nik or ""),
            "dusun": w.dusun,
            "dokumen": [
                {"kode": d.dokumen.kode, "keterangan": d.keterangan, "lengkap": d.lengkap} for d in w.dokumen.all()
            ],
        }
        for w in semua.order_by("baris").prefetch_related("dokumen__dokumen")
    ]


def _semua_pelayanan(perjalanan: Perjalanan) -> list[dict]:
    semua = Pelayanan.objects.filter(perjalanan=perjalanan).select_related("tablet", "warga").order_by("antrean")
    semua = semua.prefetch_related("waktu", "dokumen__dokumen", "foto__syarat__dokumen")
    juga = juga_pada_banyak(perjalanan)
    return [_satu_pelayanan(p) | {"juga": juga.get(p.pk, [])} for p in semua]


def _satu_pelayanan(p: Pelayanan) -> dict:
    return gambaran(p) | {
        "tanda": str(p.pk),
        "huruf": p.tablet.huruf,
        "versi": p.versi,
        "nama": p.nama.nilai() if p.nama else "",
        "nik_samar": str(p.nik or ""),
        "ada_telepon": p.telepon is not None,
        "tanda_terima": p.tanda_terima,
        "foto": [_foto(f) for f in p.foto.all() if f.dilepas_pada is None],
    }


def _foto(f) -> dict:
    syarat = {"dokumen": f.syarat.dokumen.kode, "syarat": f.syarat.kode} if f.syarat else {"dokumen": "", "syarat": ""}
    return syarat | {"pk": f.pk, "titipan": str(f.titipan), "unggahan": str(f.unggahan_id), "pada": f.pada.isoformat()}


@dataclass(frozen=True)
class KawasanDesa:
    label: str
    keterangan: str


class BingkaiDesa(Bingkai):
    """The bar of a day's pages: only what a tablet at the table needs."""

    lipat = "md"

    def __init__(self, request, perjalanan: Perjalanan):
        super().__init__(request)
        self._perjalanan = perjalanan

    @property
    def kawasan(self):
        return KawasanDesa("Ketupat Pecel", self._perjalanan.permohonan.unit.nama)

    @property
    def tanda(self) -> str:
        return self._perjalanan.dinas.tanda

    @property
    def periode(self):
        return None

    @property
    def menu(self) -> list[Tautan]:
        kini = self._request.resolver_match.view_name
        alamat = ((label, nama, alamat_bila_ada(nama, self._perjalanan)) for label, nama in MENU)
        return [Tautan(label, url, nama == kini, 0) for label, nama, url in alamat if url]


def alamat_bila_ada(nama: str, perjalanan: Perjalanan) -> str:
    """Rooms that come with a later release have no address yet."""
    try:
        return reverse(nama, args=[perjalanan.pk])
    except NoReverseMatch:
        return ""
