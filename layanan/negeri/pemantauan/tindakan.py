"""The report: written, approved with the figures of that moment, delivered; its follow-up until done."""

from django.utils import timezone

from layanan.negeri.pemantauan.angka import hitung_angka
from layanan.negeri.pemantauan.izin import periksa_belum_sah, periksa_boleh_sahkan
from layanan.negeri.pemantauan.models import LaporanMonev, Penyampaian, TindakLanjut
from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.rentang import ambil_program
from layanan.negeri.program.tulis import segar, tulis
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import Rentang, susun_rentang
from pentas.dokumen.models import Instansi
from pentas.dokumen.tindakan import terbitkan
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik

JENIS = "negeri.monev"
BAWAAN = (
    (Penyampaian.Penerima.NEGERI, "ringkasan 1 halaman"),
    (Penyampaian.Penerima.DINAS, "laporan lengkap"),
    (Penyampaian.Penerima.MASYARAKAT, "papan negeri, laman publik"),
)
BELUM_MULAI = "Rentang itu belum dimulai. Pilih rentang yang sudah berjalan."
BELUM_USAI = "Rentang ini belum berakhir. Laporannya dapat disahkan sesudah {akhir:%d-%m-%Y}."
TANPA_TEMUAN = "Tulis temuan penting rentang ini."
TANPA_REKOMENDASI = "Tulis rekomendasi perbaikannya."
TANPA_TINDAK_LANJUT = "Tambahkan paling sedikit satu tindak lanjut dengan penanggung jawab dan batasnya."
TANPA_HASIL = "Tulis hasilnya sebelum tindak lanjut ini dinyatakan selesai."


@tindakan
def buka_laporan(dinas: Dinas, rentang: Rentang, *, oleh) -> LaporanMonev:
    """The report of the period; begun with its usual addressees where there is none."""
    periksa_boleh_kelola(oleh, dinas)
    if rentang.mulai > timezone.localdate(timezone=dinas.zona):
        raise Ditolak(BELUM_MULAI)
    Dinas.objects.select_for_update(of=("self",)).get(pk=dinas.pk)
    isi = {"dinas": dinas, "tahun": rentang.tahun, "bagian": rentang.bagian}
    laporan, baru = LaporanMonev.objects.get_or_create(**isi, defaults={"dibuat_oleh": oleh})
    if baru:
        Penyampaian.objects.bulk_create(Penyampaian(laporan=laporan, penerima=p, bentuk=b) for p, b in BAWAAN)
        catat("monev.buat", laporan, oleh=oleh, sesudah={"tahun": rentang.tahun, "bagian": rentang.bagian})
    return laporan


@tindakan
def simpan_laporan(dinas: Dinas, rentang: Rentang, isi: dict, *, oleh) -> LaporanMonev:
    """``isi``: temuan, rekomendasi. Drafted as often as wanted until it is approved."""
    laporan = segar(buka_laporan(dinas, rentang, oleh=oleh))
    periksa_belum_sah(laporan)
    return tulis(laporan, isi, "monev.ubah", oleh=oleh)


@tindakan
def sahkan(laporan: LaporanMonev, *, oleh, pada=None) -> LaporanMonev:
    """From now on it stands, with the figures as they are; only the follow-up goes on."""
    laporan = segar(laporan)
    periksa_boleh_sahkan(oleh, laporan.dinas)
    periksa_belum_sah(laporan)
    rentang = susun_rentang(laporan.tahun, laporan.bagian, laporan.dinas.zona)
    pada = pada or timezone.now()
    _periksa_lengkap(laporan, rentang, pada)
    laporan.angka = hitung_angka(laporan.dinas, rentang, ambil_program(laporan.dinas))
    laporan.disahkan_pada, laporan.disahkan_oleh = pada, oleh
    laporan.dokumen = _terbitkan(laporan, rentang, oleh)
    laporan.save()
    isi = {m: laporan.angka[m] for m in ("permohonan", "warga", "dikembalikan")}
    catat("monev.sahkan", laporan, oleh=oleh, sesudah=isi)
    return laporan


def _terbitkan(laporan: LaporanMonev, rentang: Rentang, oleh):
    dinas = laporan.dinas
    tindak = laporan.tindak_lanjut.values_list("hambatan", "uraian", "penanggung_jawab", "batas")
    isi = {"temuan": laporan.temuan, "rekomendasi": laporan.rekomendasi, "angka": laporan.angka}
    return terbitkan(
        JENIS,
        judul=f"Laporan pemantauan dan evaluasi dokumen di negeri, {rentang.nama}",
        sidik=sidik({**isi, "tindak_lanjut": [[*baris[:3], str(baris[3])] for baris in tindak]}),
        singkatan="MONV",
        penerbit=Instansi.objects.untuk(dinas.wilayah).sebutan,
        objek=f"{dinas.pk}/{rentang.tahun}-{rentang.bagian}",
        contoh=dinas.contoh,
        oleh=oleh,
    )


def _periksa_lengkap(laporan: LaporanMonev, rentang: Rentang, pada) -> None:
    for medan, kalimat in (("temuan", TANPA_TEMUAN), ("rekomendasi", TANPA_REKOMENDASI)):
        if not getattr(laporan, medan).strip():
            raise Ditolak(kalimat, rincian={medan: kalimat})
    if not laporan.tindak_lanjut.exists():
        raise Ditolak(TANPA_TINDAK_LANJUT)
    if timezone.localdate(pada, laporan.dinas.zona) <= rentang.akhir:
        raise Ditolak(BELUM_USAI.format(akhir=rentang.akhir))


@tindakan
def susun_tindak_lanjut(dinas: Dinas, rentang: Rentang, isi: dict, *, oleh) -> TindakLanjut:
    """``isi``: hambatan, uraian, penanggung_jawab, batas."""
    laporan = buka_laporan(dinas, rentang, oleh=oleh)
    periksa_belum_sah(laporan)
    return tulis(TindakLanjut(laporan=laporan, dibuat_oleh=oleh), isi, "monev.tindak_lanjut", oleh=oleh)


@tindakan
def ubah_tindak_lanjut(satu: TindakLanjut, isi: dict, *, oleh) -> TindakLanjut:
    """How it goes: some of hambatan, uraian, penanggung_jawab, batas, keadaan, kemajuan."""
    satu = segar(satu)
    periksa_boleh_kelola(oleh, satu.laporan.dinas)
    selesai = isi.get("keadaan", satu.keadaan) == TindakLanjut.Keadaan.SELESAI
    if selesai and not isi.get("kemajuan", satu.kemajuan).strip():
        raise Ditolak(TANPA_HASIL, rincian={"kemajuan": TANPA_HASIL})
    hari_ini = timezone.localdate(timezone=satu.laporan.dinas.zona)
    isi = {**isi, "selesai_pada": (satu.selesai_pada or hari_ini) if selesai else None}
    return tulis(satu, isi, "monev.ubah_tindak_lanjut", oleh=oleh)


@tindakan
def sampaikan(penyampaian: Penyampaian, *, oleh, tanggal=None) -> Penyampaian:
    """It went out; only an approved report does."""
    penyampaian = segar(penyampaian)
    dinas = penyampaian.laporan.dinas
    periksa_boleh_kelola(oleh, dinas)
    if not penyampaian.laporan.disahkan_pada:
        raise Ditolak("Sahkan laporan lebih dahulu, lalu catat penyampaiannya.")
    hari = tanggal or timezone.localdate(timezone=dinas.zona)
    return tulis(penyampaian, {"disampaikan_pada": hari}, "monev.sampaikan", oleh=oleh)
