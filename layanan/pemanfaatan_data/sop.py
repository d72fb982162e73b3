"""The SOP of population-data requests: nine steps of the Bengkulu service standard (January 2021).

``naskah`` is the source's sentence with "Dinas" where it names that office. The source gives one time for the whole
(1 to 2 months) and none for a step, so every step's time is a proposal: five working days for steps 1–5, ten for 7–8.
The ministry's step has none: its time is outside the office and counted apart.
"""

from layanan.sop.deklarasi.bentuk import (
    ASAL,
    GANGGUAN,
    MENUNGGU_PEMOHON,
    MENUNGGU_PUSAT,
    Akhir,
    Jalan,
    Jam,
    Langkah,
    RentangBaku,
    Satuan,
    Sop,
    Syarat,
    WaktuBaku,
)
from pentas.akun.peran import Peran

KODE = "pemanfaatan_data"


def _usulan(hari: int) -> WaktuBaku:
    return WaktuBaku(hari, Satuan.HARI_KERJA, usulan=True)


# Back to the applicant: every step of the office that reads the papers may ask for repairs.
PERBAIKAN = Jalan(
    "kembalikan", "Kembalikan ke OPD", "perbaikan", mundur=True, tiap_tingkat=True, sudah="Dikembalikan ke OPD"
)
KEMBALI_KE_STAF = Jalan(
    "ubah", "Kembalikan ke staf", "susun", mundur=True, tiap_tingkat=True, sudah="Dikembalikan ke staf"
)

TERIMA = Langkah(
    kode="terima",
    nama="Menerima berkas permohonan",
    sebutan="Permohonan diperiksa dan diberi nomor agenda",
    naskah="Penerimaan berkas pengajuan permohonan pemanfaatan data kependudukan dari OPD tingkat provinsi pada "
    "Subbag Umum Dinas",
    peran=(Peran.SUBBAG_UMUM,),
    baku=_usulan(1),
    syarat=(Syarat("surat_permohonan", "Surat permohonan OPD", keterangan="ditujukan ke Ditjen melalui Dinas"),),
    keluaran=("Tanda terima", "Nomor agenda"),
    jeda=(GANGGUAN,),
    ajakan="Terima dan agendakan berkas",
    bantuan="Periksa surat dan isiannya. Tanda terima dan nomor agenda dibuat saat Anda meneruskan.",
    jalan=(Jalan("terima", "Terima dan agendakan", "disposisi", sudah="Diterima dan diagendakan"), PERBAIKAN),
)
DISPOSISI = Langkah(
    kode="disposisi",
    nama="Mendisposisi berjenjang",
    sebutan="Permohonan dibaca pimpinan Dinas",
    naskah="Berkas pengajuan diagendakan, di disposisi berjenjang dari Kepala Dinas, Kepala Bidang PIAK dan "
    "Pemanfaatan Data, Kepala Seksi Kerjasama dan Inovasi Pelayanan",
    peran=(Peran.KEPALA_DINAS, Peran.KABID, Peran.KASI),
    bertingkat=True,
    baku=_usulan(1),
    keluaran=("Lembar disposisi bertingkat tiga",),
    ajakan="Beri disposisi",
    bantuan="Pilih instruksi untuk yang menerima disposisi Anda.",
    jalan=(
        Jalan("disposisi", "Teruskan disposisi", "susun", sudah="Disposisi diteruskan"),
        PERBAIKAN,
        Jalan(
            "tolak",
            "Tolak permohonan",
            Akhir.DITOLAK,
            alasan_wajib=True,
            peran=(Peran.KEPALA_DINAS,),
            tiap_tingkat=True,
            sudah="Permohonan ditolak",
        ),
    ),
)
SUSUN = Langkah(
    kode="susun",
    nama="Menyusun surat permohonan izin akses",
    sebutan="Surat ke Ditjen Dukcapil disusun",
    naskah="Surat permohonan izin akses pemanfaatan data diproses dan diketik di Staf Seksi Kerjasama dan Inovasi "
    "Pelayanan",
    peran=(Peran.STAF_LAYANAN,),
    baku=_usulan(1),
    keluaran=("Konsep surat izin akses",),
    jeda=(MENUNGGU_PEMOHON, GANGGUAN),
    ajakan="Susun surat ke Ditjen",
    bantuan="Surat dibuat dari isian ini dan data permohonan. Periksa naskahnya sebelum meneruskan.",
    jalan=(
        Jalan("susun", "Teruskan untuk diparaf", "paraf", sudah="Surat disusun dan diteruskan untuk diparaf"),
        PERBAIKAN,
    ),
)
PARAF = Langkah(
    kode="paraf",
    nama="Paraf dan tanda tangan",
    sebutan="Surat diparaf dan ditandatangani",
    naskah="Paraf hirarki dan penandatanganan surat permohonan pemanfaatan data pada Kepala Dinas",
    peran=(Peran.KASI, Peran.KABID, Peran.KEPALA_DINAS),
    bertingkat=True,
    baku=_usulan(1),
    keluaran=("Surat bertanda tangan",),
    ajakan="Periksa dan bubuhkan paraf",
    jalan=(
        Jalan("paraf", "Bubuhkan paraf", "nomori", peran=(Peran.KASI, Peran.KABID), sudah="Surat diparaf"),
        Jalan(
            "tanda_tangan",
            "Catat sudah ditandatangani",
            "nomori",
            peran=(Peran.KEPALA_DINAS,),
            sudah="Surat ditandatangani",
        ),
        KEMBALI_KE_STAF,
    ),
)
NOMORI = Langkah(
    kode="nomori",
    nama="Menomori dan mengirim ke Ditjen",
    sebutan="Surat dinomori dan dikirim ke Ditjen Dukcapil",
    naskah="Penomoran (registrasi) surat permohonan pemanfaatan data di Dinas",
    peran=(Peran.SUBBAG_UMUM,),
    baku=_usulan(1),
    syarat=(
        Syarat("surat_ttd", "Pindaian surat bertanda tangan dan bercap", dari_dinas=True),
        Syarat("bukti_kirim", "Bukti kirim ke Ditjen", dari_dinas=True),
    ),
    keluaran=("Nomor surat", "Bukti kirim"),
    jeda=(GANGGUAN,),
    ajakan="Nomori dan kirim surat",
    jalan=(Jalan("kirim", "Catat terkirim ke Ditjen", "izin", sudah="Surat terkirim ke Ditjen"), KEMBALI_KE_STAF),
)
IZIN = Langkah(
    kode="izin",
    nama="Menunggu surat izin akses",
    sebutan="Menunggu izin Ditjen Dukcapil",
    naskah="Surat izin akses terbit dari Ditjen Dukcapil Kemendagri RI",
    peran=(Peran.STAF_LAYANAN, Peran.SUBBAG_UMUM),
    jam=Jam.PUSAT,
    syarat=(Syarat("surat_izin", "Surat izin akses dari Ditjen", dari_dinas=True),),
    keluaran=("Surat izin akses",),
    ajakan="Catat jawaban Ditjen",
    bantuan="Waktu menunggu Ditjen dicatat terpisah dari waktu Dinas.",
    jalan=(
        Jalan("terbit", "Catat izin, lanjut ke PKS", "konsep", sudah="Izin Ditjen terbit"),
        Jalan("tolak", "Ditolak Ditjen, dengan alasan", Akhir.DITOLAK, alasan_wajib=True, sudah="Ditolak Ditjen"),
        Jalan("lengkapi", "Diminta melengkapi", "susun", mundur=True),
    ),
)
KONSEP = Langkah(
    kode="konsep",
    nama="Menyiapkan konsep PKS dan juknis",
    sebutan="Perjanjian dan petunjuk teknis disiapkan bersama OPD",
    naskah="Penyiapan draft Perjanjian Kerjasama (PKS) dan juknis",
    peran=(Peran.STAF_LAYANAN, Peran.PEMOHON_OPD),
    bertingkat=True,
    jam_tingkat=(Jam.DINAS, Jam.PEMOHON),
    baku=_usulan(7),
    keluaran=("Konsep PKS", "Konsep juknis"),
    jeda=(MENUNGGU_PEMOHON, MENUNGGU_PUSAT),
    ajakan="Siapkan konsep PKS dan juknis",
    jalan=(
        Jalan(
            "kirim_konsep",
            "Kirim konsep ke OPD",
            "tanda_tangan",
            peran=(Peran.STAF_LAYANAN,),
            sudah="Konsep PKS dan juknis dikirim ke OPD",
        ),
        Jalan("setuju", "Setujui konsep", "tanda_tangan", peran=(Peran.PEMOHON_OPD,), sudah="Konsep disetujui OPD"),
        Jalan(
            "ubah",
            "Minta perubahan",
            "konsep",
            mundur=True,
            peran=(Peran.PEMOHON_OPD,),
            sudah="OPD meminta perubahan konsep",
        ),
    ),
)
TANDA_TANGAN = Langkah(
    kode="tanda_tangan",
    nama="Menandatangani PKS dan juknis",
    sebutan="Perjanjian ditandatangani kedua pihak",
    naskah="Penandatanganan PKS dan juknis",
    peran=(Peran.KEPALA_DINAS, Peran.PEMOHON_OPD, Peran.STAF_LAYANAN),
    bertingkat=True,
    jam_tingkat=(Jam.DINAS, Jam.PEMOHON, Jam.DINAS),
    baku=_usulan(3),
    syarat=(
        Syarat("pks_ttd", "Pindaian PKS bertanda tangan kedua pihak", dari_dinas=True),
        Syarat("juknis_ttd", "Pindaian juknis bertanda tangan kedua pihak", dari_dinas=True),
    ),
    keluaran=("PKS dan juknis bertanda tangan",),
    jeda=(MENUNGGU_PEMOHON,),
    ajakan="Catat penandatanganan",
    jalan=(
        Jalan(
            "ttd_dinas",
            "Catat tanda tangan Dinas",
            "implementasi",
            peran=(Peran.KEPALA_DINAS,),
            sudah="Ditandatangani Dinas",
        ),
        Jalan(
            "ttd_opd", "Catat tanda tangan OPD", "implementasi", peran=(Peran.PEMOHON_OPD,), sudah="Ditandatangani OPD"
        ),
        Jalan(
            "catat_pks",
            "Catat PKS, lanjut ke implementasi",
            "implementasi",
            peran=(Peran.STAF_LAYANAN,),
            sudah="PKS dan juknis tercatat",
        ),
        Jalan(
            "ubah",
            "Kembalikan ke penyusunan konsep",
            "konsep",
            mundur=True,
            tiap_tingkat=True,
            sudah="Dikembalikan ke penyusunan konsep",
        ),
    ),
)
IMPLEMENTASI = Langkah(
    kode="implementasi",
    nama="Implementasi dan laporan data balikan",
    sebutan="Akses diaktifkan",
    naskah="Implementasi",
    peran=(Peran.STAF_LAYANAN,),
    syarat=(Syarat("jaringan", "Pernyataan jaringan tertutup dari OPD"),),
    keluaran=("Hak akses aktif", "Jadwal laporan data balikan"),
    jeda=(MENUNGGU_PEMOHON, MENUNGGU_PUSAT, GANGGUAN),
    ajakan="Aktifkan hak akses",
    bantuan="Akses ditunda sampai jaringan OPD tertutup dan pernyataannya terlampir.",
    jalan=(Jalan("aktifkan", "Aktifkan akses, selesaikan permohonan", Akhir.SELESAI, sudah="Akses diaktifkan"),),
)
PERBAIKI = Langkah(
    kode="perbaikan",
    nama="Diperbaiki OPD",
    sebutan="Menunggu perbaikan dari OPD",
    peran=(Peran.PEMOHON_OPD,),
    jam=Jam.PEMOHON,
    ajakan="Perbaiki permohonan",
    bantuan="Baca alasannya, perbaiki isian atau lampiran, lalu kirim ulang.",
    syarat=(Syarat("perbaikan", "Surat atau lampiran perbaikan", wajib=False),),
    jalan=(Jalan("kirim_ulang", "Kirim ulang", ASAL, sudah="Perbaikan dikirim"),),
)

SOP = Sop(
    kode=KODE,
    versi=1,
    nama="Pemanfaatan Data Kependudukan",
    nama_pendek="Pemanfaatan data",
    awalan="PD",
    sumber="Standar Pelayanan Dinas Dukcapil Provinsi Bengkulu, Januari 2021: Pemanfaatan Data Kependudukan, butir 2",
    peran_pemohon=(Peran.PEMOHON_OPD,),
    jenis_unit="opd",
    tingkat_dinas=("provinsi",),
    langkah=(TERIMA, DISPOSISI, SUSUN, PARAF, NOMORI, IZIN, KONSEP, TANDA_TANGAN, IMPLEMENTASI),
    samping=(PERBAIKI,),
    total=RentangBaku(1, 2, Satuan.BULAN),
)
