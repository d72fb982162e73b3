"""The demo's programme goes on: two action plans, outreach, and last quarter's approved report."""

import datetime as dt

from layanan.contoh.berkas import kertas
from layanan.contoh.dasar_negeri import Dasar, lalu, rentang_kini
from layanan.contoh.lampau_negeri import buat_lampau
from layanan.negeri.pemantauan.models import LaporanMonev
from layanan.negeri.pemantauan.tindakan import (
    sahkan,
    sampaikan,
    simpan_laporan,
    susun_tindak_lanjut,
    ubah_tindak_lanjut,
)
from layanan.negeri.rencana.models import RencanaAksi
from layanan.negeri.rencana.tindakan import buat_rencana, salin_rencana, simpan_mitra, simpan_sumber, simpan_target
from layanan.negeri.rencana.tindakan_kegiatan import simpan_kegiatan
from layanan.negeri.sosialisasi.models import Sosialisasi
from layanan.negeri.sosialisasi.tindakan import catat_sosialisasi, lampirkan_dokumentasi
from pentas.jejak.tindakan import tindakan

JUTA = 1_000_000
MITRA = (
    ("internet", "Penyedia internet desa (contoh)", "Titik antena dan kuota 20 GB sebulan untuk kantor negeri"),
    ("relawan", "Karang Taruna Negeri Contoh", "Mendampingi warga tanpa telepon pintar setiap Rabu"),
    ("kampus", "Program KKN perguruan tinggi (contoh)", "Pelatihan operator dan contoh foto syarat"),
)

TARGET = (
    ("Waktu pengurusan akta kelahiran", "hari kerja", 7, 3, 4),
    ("Anak dengan akta kelahiran", "persen", 78, 92, 85),
    ("Indeks kepuasan", "nilai", 70, 85, 82),
)
# stage, activity, first and last day counted from the period's first, who, percent, million rupiah by source, partners
# fmt: off
KEGIATAN = (
    ("persiapan", "Melatih operator lima negeri", 0, 20, "Kepala Seksi Inovasi Pelayanan", 100, {"apbd": 18}, [2]),
    ("persiapan", "Titik antena Negeri Contoh 4", 10, 40, "Pemerintah negeri", 60, {"desa": 20, "csr": 6}, [0]),
    ("pelaksanaan", "Hari bantuan setiap Rabu", 15, 88, "Operator negeri", 80, {"apbd": 12}, [1]),
    ("pelaksanaan", "Mencetak leaflet syarat", 20, 35, "Staf pengelola layanan", 100, {"apbd": 6}, []),
    ("evaluasi", "Survei kepuasan dan rapat evaluasi", 75, 90, "Kepala Bidang", 40, {"apbd": 5}, [2]),
)
# fmt: on
LAPORAN = {
    "temuan": "Separuh permohonan selesai dalam dua hari kerja. Internet dan listrik di Negeri Contoh 4 menahan "
    "permohonan. Empat ajuan dikembalikan karena fotonya tidak terbaca.",
    "rekomendasi": "Perkuat internet Negeri Contoh 4, pasang contoh foto di halaman syarat, dan tetapkan hari "
    "bantuan di setiap negeri.",
}
# obstacle, follow-up, who, how many days ago it was due
TINDAK_LANJUT = (
    (
        "Internet Negeri Contoh 4 di bawah 1 Mbps",
        "Jam layanan luring dua kali seminggu, titik antena baru",
        "Pemerintah negeri",
        9,
    ),
    ("Foto syarat tidak terbaca", "Contoh foto di halaman syarat", "Staf pengelola layanan", -12),
    ("Akta kelahiran menunggu saksi", "Formulir saksi dapat difoto di negeri", "Kepala Bidang", -25),
    ("Warga tanpa telepon pintar", "Hari bantuan tiap Rabu di kantor negeri", "Operator negeri", 30),
)


def buat_rencana_dan_laporan(d: Dasar) -> None:
    """Each part only where it is missing; after this month's submissions."""
    buat_rencana_aksi(d, oleh=None)
    buat_sosialisasi(d, oleh=None)
    buat_monev(d, oleh=None)


@tindakan
def buat_rencana_aksi(d: Dasar, *, oleh) -> None:
    """Last quarter's plan, copied to this one and on its way."""
    if RencanaAksi.objects.filter(dinas=d.dinas).exists():
        return
    kabid, lama = d.akun["kabid.negeri"], rentang_kini(d.dinas).sebelum
    isi = {"tahun": lama.tahun, "bagian": lama.bagian}
    tujuan = "Warga negeri memperoleh KK, akta kelahiran, dan surat pindah tanpa meninggalkan negerinya."
    rencana = buat_rencana(d.dinas, {**isi, "tujuan": tujuan}, oleh=kabid)
    for indikator, satuan, awal, target, kini in TARGET:
        isi = {"indikator": indikator, "satuan": satuan, "nilai_awal": awal, "nilai_target": target}
        simpan_target(rencana, {**isi, "nilai_kini": kini}, oleh=kabid)
    mitra = [
        simpan_mitra(d.dinas, {"jenis": j, "nama": n, "dukungan": s, "aktif": True}, oleh=kabid) for j, n, s in MITRA
    ]
    sumber = {
        "apbd": simpan_sumber(rencana, {"jenis": "apbd", "unit": None, "nominal": 55 * JUTA}, oleh=kabid),
        "desa": simpan_sumber(rencana, {"jenis": "dana_desa", "unit": d.negeri[3], "nominal": 24 * JUTA}, oleh=kabid),
        "csr": simpan_sumber(rencana, {"jenis": "csr", "unit": None, "nominal": 10 * JUTA}, oleh=kabid),
    }
    for tahap, nama, awal, akhir, siapa, maju, dana, ikut in KEGIATAN:
        isi = {"tahap": tahap, "nama": nama, "penanggung_jawab": siapa, "kemajuan": maju}
        isi |= {"mulai": lama.mulai + dt.timedelta(days=awal), "akhir": lama.mulai + dt.timedelta(days=akhir)}
        uang = {sumber[s].pk: juta * JUTA for s, juta in dana.items()}
        simpan_kegiatan(rencana, isi, anggaran=uang, mitra=[mitra[i] for i in ikut], oleh=kabid)
    baru = salin_rencana(rencana, oleh=kabid)
    for kegiatan, maju in zip(baru.kegiatan.order_by("pk"), (100, 35, 55, 0, 0), strict=True):
        simpan_kegiatan(baru, {"kemajuan": maju}, anggaran=_anggaran(kegiatan), kegiatan=kegiatan, oleh=kabid)


def _anggaran(kegiatan) -> dict[int, int]:
    return dict(kegiatan.anggaran.values_list("sumber", "nominal"))


@tindakan
def buat_sosialisasi(d: Dasar, *, oleh) -> None:
    if Sosialisasi.objects.filter(dinas=d.dinas).exists():
        return
    kabid = d.akun["kabid.negeri"]
    pesan = {"pesan_manfaat": True, "pesan_cara": True, "pesan_syarat": True}
    for hari, unit, tempat, media, orang, bahan in (
        (95, d.negeri[0], "Balai negeri", "pertemuan", 64, "Peragaan mengajukan lewat telepon"),
        (88, d.negeri[3], "Kantor negeri", "pertemuan", 38, "Leaflet syarat tiga dokumen, 60 lembar"),
        (80, None, "Persimpangan jalan kabupaten", "spanduk", None, "Spanduk 1 × 4 m, alamat layanan dan kode QR"),
        (60, None, "Grup warga lima negeri", "medsos", 410, "Video dua menit cara memotret berkas"),
    ):
        isi = {"tanggal": lalu(d.dinas, hari), "unit": unit, "tempat": tempat, "media": media, "bahan": bahan}
        satu = catat_sosialisasi(d.dinas, {**isi, **pesan, "jumlah_peserta": orang}, oleh=kabid)
        if media == "pertemuan":
            lampirkan_dokumentasi(satu, kertas(f"Daftar hadir {unit}", [tempat, f"{orang} orang"]), oleh=kabid)


@tindakan
def buat_monev(d: Dasar, *, oleh) -> None:
    """Last quarter's report, approved and delivered, with follow-up that goes on. Call it after this
    month's submissions."""
    if LaporanMonev.objects.filter(dinas=d.dinas).exists():
        return
    kabid, rentang = d.akun["kabid.negeri"], rentang_kini(d.dinas).sebelum
    operator = {d.negeri[0]: d.akun["operator.negeri"], d.negeri[1]: d.akun["operator.negeri2"]}
    buat_lampau(d.dinas, d.negeri, operator, rentang, oleh=oleh)
    laporan = simpan_laporan(d.dinas, rentang, LAPORAN, oleh=kabid)
    semua = []
    for hambatan, uraian, siapa, hari in TINDAK_LANJUT:
        isi = {"hambatan": hambatan, "uraian": uraian, "penanggung_jawab": siapa, "batas": lalu(d.dinas, hari)}
        semua.append(susun_tindak_lanjut(d.dinas, rentang, isi, oleh=kabid))
    sahkan(laporan, oleh=d.akun["kepala.negeri"])
    for satu, isi in zip(semua, ("berjalan", "berjalan", "rencana", "selesai"), strict=True):
        hasil = "Berjalan di lima negeri, rata-rata tujuh warga dibantu tiap Rabu." if isi == "selesai" else ""
        ubah_tindak_lanjut(satu, {"keadaan": isi, "kemajuan": hasil}, oleh=kabid)
    for satu in laporan.penyampaian.exclude(penerima="masyarakat"):
        sampaikan(satu, oleh=kabid)
