"""Contexts of the recap's pages, built in the open."""

from django.urls import reverse

from penilaian.berkas.alur import BERDUA, StatusButir
from penilaian.instrumen.models import Indikator, Variabel
from penilaian.nilai.hitung import warna_level
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import IsianNilai
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import punya_hak
from penilaian.periode.models import Periode
from penilaian.rekap.antrean import SaringAntrean, jumlah_menunggu_rekan, tempat_butir
from penilaian.rekap.dua import Berdua, lihat_putaran, pembaca
from penilaian.rekap.forms import Kiriman
from penilaian.rekap.isian import isi_tampil, saran_isian
from penilaian.rekap.izin import periksa_boleh_menilai, periksa_boleh_verifikasi
from penilaian.rekap.kain import kain
from penilaian.rekap.matriks import TAMPILAN, muat_matriks
from penilaian.rekap.models import Pandangan
from penilaian.rekap.rincian import muat_rincian
from penilaian.rekap.saring import JENIS, URUT, Saring, pilihan_status
from penilaian.rekap.verifikasi import (
    daftar_angka,
    daftar_bukti,
    daftar_pandangan,
    daftar_syarat,
    pengembalian_terakhir,
)
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, boleh, sebab
from pentas.tampilan.format import KOSONG

JUDUL = {
    "klaim": "Rekap nilai mandiri",
    "desk": "Rekap nilai verifikasi",
    "selisih": "Selisih nilai verifikasi dan nilai mandiri",
    "lapangan": "Rekap nilai lapangan",
}
DAERAH_TERBANYAK = 40  # listed in the queue at once
CATATAN_CEPAT = (
    "Berkas tidak terbaca",
    "Bukan periode penilaian",
    "Tanpa tanda tangan",
)


def halaman_rekap(pengguna, periode: Periode, saring: Saring) -> dict:
    matriks = muat_matriks(periode, saring.tampilan)
    kolom, baris = saring.kolom(matriks), saring.baris(matriks)
    rincian = muat_rincian(matriks, *saring.pilih)
    tabel = kain(matriks, baris, kolom, pilih=saring.pilih, dasar=saring.dasar_sel, cocok=saring.cocok)
    return {
        "periode": periode,
        "judul": JUDUL[saring.tampilan],
        "matriks": matriks,
        "baris": baris,
        "tabel": tabel,
        "saring": saring,
        "rincian": rincian,
        "tautan": _tautan_rincian(saring, rincian) if rincian else {},
        "tautan_semua_status": saring.alamat(status=""),
        "tampilan": [(saring.alamat(tampilan=k), label, k == saring.tampilan) for k, label in TAMPILAN.items()],
        "pilihan": {"jenis": JENIS, "status": pilihan_status(periode), "urut": URUT},
        "boleh_verifikasi": punya_hak(pengguna, periode, Hak.REKAP),
        "boleh_impor": punya_hak(pengguna, periode, Hak.REKAP) and periode.sedang(KodeTahap.REKAP),
        "skala": _skala(matriks),
    }


def _skala(matriks) -> list[tuple[int, int]]:
    """(level, colour) of the legend, up to the rubric's largest maximum."""
    maks = max((i.nilai_maks for i in matriks.papan.indikator), default=0)
    return [(n, warna_level(n, maks)) for n in range(maks + 1)] if maks else []


def _tautan_rincian(saring: Saring, rincian) -> dict:
    kode, indikator = rincian.peserta.kode, rincian.indikator
    return {
        "tutup": saring.alamat(sel=""),
        "baris": saring.alamat(wilayah=kode, variabel=""),
        "kolom": saring.alamat(wilayah="", variabel=indikator.variabel.kode),
        "semua": saring.alamat(wilayah="", variabel=""),
    }


def halaman_antrean(pengguna, periode: Periode, saring: SaringAntrean) -> dict:
    """The queue by office: what waits where, and where to begin."""
    antrean = saring.muat(periode, pengguna)
    nama = {p.kode: p.kabupaten_kota.nama_pendek for p in periode.peserta.select_related("kabupaten_kota")}
    judul = dict(Indikator.objects.filter(instrumen_id=periode.instrumen_id).values_list("kode", "judul"))
    kelompok = {}
    for t in antrean.tempat:
        isi = (t.indikator, judul[t.indikator], saring.alamat(periode, t), t.status if t.status in BERDUA else "")
        kelompok.setdefault(t.kode, []).append(isi)
    return {
        "periode": periode,
        "saring": saring,
        "jumlah": len(antrean.tempat),
        "menunggu_rekan": jumlah_menunggu_rekan(periode, pengguna),
        "mulai": saring.alamat(periode, antrean.tempat[0]) if antrean.tempat else "",
        "kelompok": [(nama[kode], isi) for kode, isi in list(kelompok.items())[:DAERAH_TERBANYAK]],
        "daerah": len(kelompok),
        "lainnya": max(0, len(kelompok) - DAERAH_TERBANYAK),
        "wilayah": nama.items(),
        "variabel": Variabel.objects.filter(instrumen_id=periode.instrumen_id),
    }


def halaman_verifikasi(request, butir, *, kiriman: Kiriman | None = None, galat: Ditolak | None = None) -> dict:
    """One item. After a refusal what was sent is shown again, so that nothing has to be typed twice."""
    peserta, indikator = butir.berkas.peserta, butir.indikator
    nilai, bukti = Nilai.objects.sel(peserta, indikator).per_lapis(), daftar_bukti(butir)
    klaim, desk = nilai.get(Lapis.KLAIM), nilai.get(Lapis.DESK)
    pk = klaim.pertimbangan if klaim else None
    berdua = lihat_putaran(butir, pembaca(request))
    awal = _awal(butir, desk, berdua)
    isi = isi_tampil(awal, kiriman.isi if kiriman else None, pk.masukan if pk else {})
    saran = _saran(peserta, indikator, isi)
    boleh_kembalikan = boleh(periksa_boleh_verifikasi, request.user, butir)
    halangan = sebab(periksa_boleh_menilai, request.user, butir, berdua.milik)
    if halangan and not punya_hak(request.user, peserta.periode, Hak.REKAP):
        halangan = "Halaman ini untuk dibaca. Nilai verifikasi ditetapkan tim provinsi."
    return {
        "periode": peserta.periode,
        "peserta": peserta,
        "butir": butir,
        "indikator": indikator,
        "parameter": peserta.semua_parameter,
        "klaim": klaim,
        "desk": desk,
        "isi": isi,
        "syarat": daftar_syarat(indikator, pk.centang if pk else (), isi["centang"], bukti),
        "angka_isian": daftar_angka(indikator, pk.masukan if pk else {}, isi["masukan"], peserta.penduduk),
        "saran": saran,
        "hasil": KOSONG if saran is None or saran.nilai is None else saran.nilai,
        "takurai": indikator.takurai,
        "bukti": bukti,
        "bukti_kini": _bukti_kini(bukti, request.GET.get("bukti", "")),
        "pengembalian": pengembalian_terakhir(butir),
        "catatan_cepat": CATATAN_CEPAT,
        "galat": galat,
        "basi": galat.rincian if isinstance(galat, Basi) else None,
        "dasar": desk.versi if desk else 0,
        "halangan": halangan,
        "boleh_kembalikan": boleh_kembalikan,
        "berdua": berdua,
        "pandangan": daftar_pandangan(berdua, indikator, request.user),
        "kerja": _kerja(butir, berdua),
        "antrean": _antrean(request, butir),
    }


def _awal(butir, desk: Nilai | None, berdua: Berdua) -> Nilai | Pandangan | None:
    """What the form begins with. Where two judge apart it begins empty, until one has given his own."""
    if not butir.berkas.peserta.periode.dua_verifikator or butir.status == StatusButir.SAH:
        return desk
    return berdua.milik if butir.status == StatusButir.KEDUA else None


def _kerja(butir, berdua: Berdua) -> str:
    """The words on the button, before the level."""
    if not butir.berkas.peserta.periode.dua_verifikator:
        return "Setujui nilai"
    if butir.status == StatusButir.SILANG:
        return "Tetapkan nilai"
    ubah = butir.status == StatusButir.SAH or (butir.status == StatusButir.KEDUA and berdua.milik)
    return "Ubah menjadi nilai" if ubah else "Beri nilai"


def _saran(peserta, indikator, isi):
    return saran_isian(peserta, indikator, IsianNilai(None, isi["centang"] or [], isi["masukan"]))


def _bukti_kini(bukti: list, pk: str):
    """The file in the viewer: the one the address names, else the first."""
    return next((b for b in bukti if str(b.bukti.pk) == pk), bukti[0] if bukti else None)


def _antrean(request, butir) -> dict:
    saring, tempat = SaringAntrean.dari(request.GET), tempat_butir(butir)
    periode = butir.berkas.peserta.periode
    antrean = saring.muat(periode, request.user)
    sebelum, sesudah = antrean.sebelum(tempat), antrean.sesudah(tempat)
    return {
        "nomor": antrean.nomor(tempat),
        "jumlah": len(antrean.tempat),
        "sebelum": saring.alamat(periode, sebelum) if sebelum else "",
        "sesudah": saring.alamat(periode, sesudah) if sesudah else "",
        "query": saring.query,
        "daftar": reverse("penilaian:rekap-antrean", args=[periode.kode]) + saring.query,
    }
