"""What this room adds to the engine: the steps from the desk to the road, the letter, its part of the request page."""

from layanan.ketupat_pecel.perjalanan import (
    bawaan,  # noqa: F401 the tools stand ready with the documents
    langkah,
)
from layanan.ketupat_pecel.perjalanan.halaman import bagian
from layanan.ketupat_pecel.perjalanan.surat_tugas import BENTUK
from layanan.ketupat_pecel.perjalanan.tugas import tugas_hari
from layanan.ketupat_pecel.sop import KODE, MENUNGGU_HARI
from layanan.ketupat_pecel.warga.kata import daftarkan_tanggal
from layanan.sop.dinas.daftar import Pengaturan, daftarkan_pengaturan
from layanan.sop.dinas.izin import layanan_dibaca
from layanan.sop.permohonan.daftar import (
    Penangan,
    daftarkan_bagian,
    daftarkan_penangan,
    daftarkan_tugas_hari,
    saat_berakhir,
)
from layanan.sop.surat.jenis import daftarkan_jenis_surat, daftarkan_kepala_lembar
from pentas.akun.peran import Hak
from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu


def _ada_layanan(request, periode=None) -> bool:
    return KODE in layanan_dibaca(request.user)


daftarkan_penangan(
    KODE,
    "disposisi",
    Penangan(formulir=langkah.formulir_disposisi, sesudah=langkah.sesudah_disposisi, jalan=("disposisi",)),
)
daftarkan_penangan(
    KODE,
    "penugasan",
    Penangan(
        sebelum=langkah.sebelum_penugasan,
        sesudah=langkah.catat_isian,
        laman=("Rencanakan perjalanan", "ketupat:perjalanan-rencana"),
    ),
)
daftarkan_penangan(
    KODE,
    "kedatangan",
    Penangan(
        sebelum=langkah.sebelum_kedatangan,
        sesudah=langkah.catat_isian,
        laman=("Buka perjalanan", "ketupat:perjalanan-rencana"),
        tanpa_tombol=("jadwal_ulang",),
        jeda_laman=(MENUNGGU_HARI.kode,),
    ),
)
daftarkan_jenis_surat(BENTUK)
daftarkan_kepala_lembar(KODE, langkah.kepala_lembar)
daftarkan_tanggal(langkah.tanggal_kunjungan)
daftarkan_bagian(bagian)
daftarkan_tugas_hari(tugas_hari)
saat_berakhir(langkah.saat_permohonan_berakhir)
daftarkan_pengaturan(
    Pengaturan(
        "Bus, alat, dan pagu",
        "ketupat:perjalanan-atur",
        "Yang dipakai perjalanan Ketupat Pecel.",
        urutan=64,
        layanan=KODE,
    )
)
daftarkan_menu(
    ButirMenu(
        "Perjalanan",
        "ketupat:perjalanan-kalender",
        hak=(Hak.LIHAT_LAYANAN,),
        urutan=26,
        awalan="ketupat:perjalanan-",
        periode=False,
        kawasan="layanan",
        bila=_ada_layanan,
    )
)
