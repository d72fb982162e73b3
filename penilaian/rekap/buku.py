"""The recap as a workbook: values of both layers, their difference, states, and points per variable."""

from collections import defaultdict
from fractions import Fraction

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import Bukti
from penilaian.nilai.models import AtasNama, Lapis, Nilai
from penilaian.periode.models import Periode
from penilaian.rekap.matriks import SELISIH, Matriks, muat_semua
from pentas.dokumen.buku import ANGKA, BULAT, BukuKerja, Kolom
from pentas.tampilan.format import angka

KODE_NAMA = [Kolom("Kode", lebar=8), Kolom("Kabupaten/kota", lebar=30)]
KEADAAN = dict(StatusButir.choices) | {"tb": "Tidak berlaku", "wawancara": "Wawancara"}


def buku_rekap(periode: Periode) -> bytes:
    klaim, desk, selisih = muat_semua(periode, [Lapis.KLAIM, Lapis.DESK, SELISIH])
    buku = BukuKerja(f"Rekap {periode.nama}")
    _lembar_nilai(buku, "Nilai mandiri", klaim)
    _lembar_nilai(buku, "Nilai verifikasi", desk)
    _lembar_nilai(buku, "Selisih", selisih)
    _lembar_status(buku, desk)
    _lembar_variabel(buku, desk)
    _lembar_atas_nama(buku, klaim)
    return buku.isi()


def _judul(matriks: Matriks, nama: str) -> list[str]:
    periode = matriks.papan.periode
    tanda = [periode.tanda] if periode.tanda else []
    ket = f"Indikator wawancara belum bernilai pada lapis ini; nilai dapat mencapai {angka(matriks.dapat)} dari 100."
    wawancara = any(not i.dinilai_desk for i in matriks.papan.indikator)
    return [f"{nama} – {periode.nama}", *([ket] if wawancara else []), *tanda]


def _kolom_indikator(matriks: Matriks, lebar: int, bentuk: str) -> list[Kolom]:
    return [Kolom(i.kode, bentuk, lebar) for i in matriks.papan.indikator]


def _lembar_nilai(buku: BukuKerja, nama: str, matriks: Matriks) -> None:
    total = "Selisih jumlah" if matriks.tampilan == SELISIH else "Jumlah"
    kolom = [*KODE_NAMA, *_kolom_indikator(matriks, 5, BULAT), Kolom(total, ANGKA, 10), Kolom("Lengkap", lebar=9)]
    baris = [
        [
            *_awal(b),
            *(b.sel[i.pk].level for i in matriks.papan.indikator),
            b.total,
            "ya" if b.lengkap else "belum",
        ]
        for b in matriks.baris
    ]
    buku.lembar(nama, kolom, baris, judul=_judul(matriks, nama), beku_kolom=2)


def _lembar_status(buku: BukuKerja, matriks: Matriks) -> None:
    kolom = [
        *KODE_NAMA,
        *_kolom_indikator(matriks, 12, "@"),
        Kolom("Terverifikasi", BULAT, 12),
        Kolom("Dari", BULAT, 8),
    ]
    baris = [
        [*_awal(b), *(KEADAAN[b.sel[i.pk].keadaan] for i in matriks.papan.indikator), b.selesai, b.jumlah]
        for b in matriks.baris
    ]
    buku.lembar("Status", kolom, baris, judul=_judul(matriks, "Status verifikasi"), beku_kolom=2)


def _lembar_variabel(buku: BukuKerja, matriks: Matriks) -> None:
    """Points per variable of the verified values, beside the weight."""
    variabel = matriks.papan.variabel
    kolom = [
        *KODE_NAMA,
        *(Kolom(f"{v.nomor}. {v.nama} (bobot {angka(v.bobot)})", ANGKA, 14) for v in variabel),
        Kolom("Jumlah", ANGKA, 10),
        Kolom("Dapat mencapai", ANGKA, 12),
    ]
    baris = []
    for b in matriks.baris:
        r = matriks.papan.ringkasan(Lapis.DESK, b.peserta)
        baris.append([*_awal(b), *(r.nilai_variabel[v.kode] for v in variabel), r.total, r.dapat_dicapai])
    rerata = _rerata([b[2:-1] for b in baris])
    if rerata:
        baris.append(["", "Rerata", *rerata, None])
    buku.lembar(
        "Ringkasan per variabel", kolom, baris, judul=_judul(matriks, "Nilai verifikasi per variabel"), beku_kolom=2
    )


def _lembar_atas_nama(buku: BukuKerja, matriks: Matriks) -> None:
    """Which claims were entered in an office's name, by whom and why; no sheet where none was."""
    periode = matriks.papan.periode
    semua = AtasNama.objects.milik(periode).order_by("peserta__kabupaten_kota", "pk")
    if not semua:
        return
    indikator = defaultdict(set)
    klaim = Nilai.objects.lapis(Lapis.KLAIM).filter(pertimbangan__atas_nama__in=semua)
    bukti = Bukti.objects.terpasang().filter(atas_nama__in=semua).order_by()
    for pk, kode in (
        *klaim.values_list("pertimbangan__atas_nama_id", "indikator_id"),
        *bukti.values_list("atas_nama_id", "butir__indikator_id"),
    ):
        indikator[pk].add(kode)
    kolom = [*KODE_NAMA, Kolom("Indikator", "@", 30), Kolom("Oleh", "@", 25), Kolom("Alasan", "@", 50)]
    baris = []
    for a in semua:
        kode = ", ".join(i.kode for i in matriks.papan.indikator if i.pk in indikator[a.pk])
        baris.append([a.peserta.kode, a.peserta.kabupaten_kota.nama, kode, str(a.oleh), a.alasan])
    buku.lembar("Atas nama dinas", kolom, baris, judul=_judul(matriks, "Nilai mandiri dan bukti yang dimasukkan"))


def _awal(b) -> list[str]:
    return [b.peserta.kode, b.peserta.kabupaten_kota.nama]


def _rerata(baris: list[list[Fraction]]) -> list[Fraction]:
    return [sum(kolom, Fraction(0)) / len(baris) for kolom in zip(*baris, strict=True)]
