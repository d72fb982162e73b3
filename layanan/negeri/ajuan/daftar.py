"""What this room adds to the engine: the steps of the negeri and of the resident, the papers on the request's page."""

from collections.abc import Callable

from layanan.negeri.ajuan import tindakan_periksa as periksa
from layanan.negeri.ajuan.data import semua_baris
from layanan.negeri.ajuan.forms import TandaForm
from layanan.negeri.ajuan.izin import boleh_baca_berkas, boleh_baca_foto, menunggu_warga
from layanan.negeri.ajuan.kata import di_halaman_lacak
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir
from layanan.negeri.ajuan.tanda import simpan_tanda
from layanan.negeri.sop import KODE
from layanan.sop.dinas.izin import petugas_unit, punya_hak_di
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.daftar import (
    Layanan,
    Penangan,
    daftarkan_bagian,
    daftarkan_layanan,
    daftarkan_penangan,
    saat_berakhir,
)
from layanan.sop.permohonan.izin import peran_giliran
from layanan.sop.pribadi.berkas import Rujukan, daftarkan_berkas
from layanan.sop.pribadi.registri import JenisSimpan, daftarkan_jenis_simpan
from pentas.akun.peran import Hak, Peran
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu
from pentas.unggahan.daftar import daftarkan_izin

_bagian_warga: list[Callable] = []


def daftarkan_bagian_warga(fungsi: Callable) -> None:
    """``fungsi(ajuan) -> (template, context) | None``: a later room's part of the resident's own page."""
    _bagian_warga.append(fungsi)


def bagian_warga(ajuan: Ajuan) -> list[dict]:
    hasil = (fungsi(ajuan) for fungsi in _bagian_warga)
    return [{"template": satu[0], **satu[1]} for satu in hasil if satu]


def _ajuan(permohonan) -> Ajuan | None:
    semua = Ajuan.objects.select_related("dokumen", "unit", "dinas__provinsi", "dinas__kabupaten_kota")
    return semua.filter(permohonan=permohonan).first() if permohonan.layanan == KODE else None


def rincian(permohonan, pengguna) -> tuple[str, dict]:
    """Who asks and for what, masked."""
    ajuan = _ajuan(permohonan)
    konteks = {
        "ajuan": ajuan,
        "boleh_buka": punya_hak_di(pengguna, permohonan.dinas, Hak.BUKA_PRIBADI),
        "boleh_bantu": ajuan is not None and menunggu_warga(ajuan) and petugas_unit(pengguna, ajuan.unit),
    }
    return "layanan/negeri/ajuan/_rincian.html", konteks


def bagian_butir(permohonan, pengguna) -> tuple[str, dict] | None:
    """The checklist; with buttons for whose turn it is, with pictures for who may see them."""
    ajuan = _ajuan(permohonan)
    if ajuan is None:
        return None
    berjalan = permohonan.status == StatusPermohonan.BERJALAN and permohonan.langkah in ("kelengkapan", "verifikasi")
    ajuan.permohonan = permohonan
    konteks = {
        "baris": semua_baris(ajuan),
        "boleh_lihat": boleh_baca_berkas(pengguna, permohonan, permohonan.dinas, ajuan.unit),
        "terhapus": ajuan.dihapus_pada is not None,
        "boleh_periksa": berjalan
        and permohonan.petugas_id in (None, pengguna.pk)
        and bool(peran_giliran(pengguna, permohonan)),
    }
    return "layanan/negeri/ajuan/_daftar_butir.html", konteks


def _operator(request, periode=None) -> bool:
    return any(t.peran == Peran.OPERATOR_NEGERI for t in request.user.semua_penugasan)


def _tanda(permohonan, data=None, files=None, oleh=None) -> TandaForm:
    return TandaForm(data, semua_butir=ButirAjuan.objects.filter(ajuan__permohonan=permohonan))


def _simpan_tanda(permohonan, isian: dict, versi: int, oleh) -> None:
    """Marks that were set but not stored count with the decision, and stay where it is refused."""
    butir = ButirAjuan.objects.filter(ajuan__permohonan=permohonan)
    hasil = {b.pk: (isian[f"k{b.pk}"], isian[f"c{b.pk}"]) for b in butir if isian.get(f"k{b.pk}")}
    simpan_tanda(permohonan, hasil, versi, oleh)


def _pemeriksaan(jalan: str, sebelum: Callable, sesudah: Callable) -> Penangan:
    return Penangan(_tanda, sebelum, sesudah, (jalan,), simpan=_simpan_tanda, tanpa_tombol=("kembalikan",))


daftarkan_penangan(
    KODE, "kelengkapan", _pemeriksaan("teruskan", periksa.sebelum_kelengkapan, periksa.sesudah_kelengkapan)
)
daftarkan_penangan(KODE, "verifikasi", _pemeriksaan("setujui", periksa.sebelum_verifikasi, periksa.sesudah_verifikasi))
daftarkan_penangan(KODE, "perbaikan", Penangan(sebelum=periksa.sebelum_perbaikan, sesudah=periksa.sesudah_perbaikan))
daftarkan_layanan(
    Layanan(
        KODE,
        "negeri:ajuan-bantu",
        rincian=rincian,
        di_lacak=di_halaman_lacak,
        petugas_luar=(Peran.OPERATOR_NEGERI,),
    )
)
daftarkan_bagian(bagian_butir)
daftarkan_izin(boleh_baca_foto)
saat_berakhir(periksa.saat_berakhir)
daftarkan_menu(
    ButirMenu(
        "Bantu warga",
        "negeri:ajuan-bantu",
        hak=(Hak.AJUKAN_LAYANAN,),
        urutan=20,
        periode=False,
        kawasan="layanan",
        bila=_operator,
    ),
    ButirMenu(
        "Kode warga",
        "negeri:ajuan-kode",
        hak=(Hak.AJUKAN_LAYANAN,),
        urutan=22,
        periode=False,
        kawasan="layanan",
        bila=_operator,
    ),
)
daftarkan_jenis_simpan(JenisSimpan(periksa.SIMPAN_AJUAN, "Data warga pada ajuan negeri", 6, "sejak permohonan selesai"))
daftarkan_berkas(Rujukan(Ajuan, FotoButir, "unggahan", "butir__ajuan"))
