"""The SOP of Ketupat Pecel: documents finished while people wait, in remote villages (source 002, items 1 to 6).

The symbols that said who acts were lost in the source; the actors follow its sentences. Its outputs of steps 1 to 3
name the residents' documents where letters come out: those are ours.
"""

from layanan.sop.deklarasi.bentuk import (
    ASAL,
    GANGGUAN,
    MENUNGGU_PEMOHON,
    MENUNGGU_PUSAT,
    Akhir,
    AlasanJeda,
    Jalan,
    Jam,
    Langkah,
    Per,
    RentangBaku,
    Satuan,
    Sop,
    WaktuBaku,
)
from pentas.akun.peran import Peran

KODE = "ketupat_pecel"
# Between the assignment and the day of the visit nobody is late; the clock of the road runs from the departure.
MENUNGGU_HARI = AlasanJeda("hari", "Menunggu hari pelayanan", None)
BATAL = Jalan("batalkan", "Batalkan layanan", Akhir.DITOLAK, alasan_wajib=True)

PENGAJUAN = Langkah(
    kode="pengajuan",
    nama="Mendaftarkan permohonan desa",
    sebutan="Permohonan desa dicatat di Dinas",
    peran=(Peran.SUBBAG_UMUM, Peran.STAF_LAYANAN),
    baku=WaktuBaku(1, Satuan.HARI_KERJA, usulan=True),
    naskah="Mengajukan surat permohonan pelayanan dokumen kependudukan di desa terpencil",
    keluaran=("Permohonan terdaftar", "Daftar warga"),
    ajakan="Daftarkan permohonan",
    bantuan="Periksa surat dan daftar warga. Yang kurang dikembalikan ke desa dengan alasannya.",
    jalan=(
        Jalan("daftarkan", "Daftarkan, teruskan ke kepala dinas", "disposisi"),
        Jalan("kembalikan", "Kembalikan ke desa", "perbaikan", mundur=True),
    ),
)
DISPOSISI = Langkah(
    kode="disposisi",
    nama="Mendisposisi surat ke bidang untuk penjadwalan",
    sebutan="Permohonan desa diteruskan ke bidang yang menjadwalkan",
    peran=(Peran.KEPALA_DINAS,),
    baku=WaktuBaku(5, Satuan.MENIT),
    naskah="Mendisposisi surat ke bidang untuk menjadwalkan pelayanan adminduk",
    keluaran=("Lembar disposisi",),
    ajakan="Disposisi ke bidang",
    bantuan="Pilih bidang yang menjadwalkan dan beri arahan singkat.",
    jalan=(
        Jalan("disposisi", "Disposisi ke bidang", "penugasan"),
        Jalan("tolak", "Tolak permohonan", Akhir.DITOLAK, alasan_wajib=True),
    ),
)
PENUGASAN = Langkah(
    kode="penugasan",
    nama="Menugaskan petugas, menyiapkan tim dan alat",
    sebutan="Tanggal kunjungan dan tim disiapkan",
    peran=(Peran.KABID,),
    baku=WaktuBaku(10, Satuan.MENIT),
    naskah="Menugaskan petugas pelayanan kependudukan untuk berangkat ke lokasi sesuai surat permohonan",
    keluaran=("Surat tugas", "Jadwal", "Daftar periksa alat"),
    jeda=(MENUNGGU_PEMOHON,),
    ajakan="Rencanakan perjalanan",
    bantuan="Buat perjalanan: tanggal, tim, bus, dan alat. Setelah siap, tugaskan.",
    jalan=(
        Jalan("tugaskan", "Tugaskan tim", "kedatangan"),
        Jalan("kembali_disposisi", "Kembalikan ke kepala dinas", "disposisi", mundur=True),
        BATAL,
    ),
)
KEDATANGAN = Langkah(
    kode="kedatangan",
    nama="Berangkat dan tiba di lokasi pelayanan",
    sebutan="Tim dijadwalkan datang ke desa",
    peran=(Peran.PETUGAS_LAPANGAN, Peran.OPERATOR_DAFDUK),
    baku=WaktuBaku(2, Satuan.JAM),
    naskah="Tiba di lokasi untuk melaksanakan pelayanan adminduk bagi warga desa terpencil",
    keluaran=("Catatan kedatangan",),
    jeda=(MENUNGGU_HARI, GANGGUAN),
    ajakan="Berangkat dan tiba",
    bantuan="Catat keberangkatan dan kedatangan dari halaman perjalanan. Waktu baku dihitung sejak berangkat.",
    jalan=(
        Jalan("tiba", "Tiba di lokasi", "pelayanan"),
        Jalan("jadwal_ulang", "Jadwalkan ulang", "penugasan", mundur=True),
        BATAL,
    ),
)
PELAYANAN = Langkah(
    kode="pelayanan",
    nama="Menerima, memverifikasi, dan memproses berkas warga",
    sebutan="Warga sedang dilayani di desa",
    peran=(Peran.PETUGAS_LAPANGAN, Peran.OPERATOR_DAFDUK),
    baku=WaktuBaku(20, Satuan.MENIT, Per.PEMOHON, usulan=True),
    naskah="Menerima data dari masyarakat di lapangan untuk diproses dokumen adminduk oleh petugas lapangan",
    keluaran=("Berkas warga terproses",),
    jeda=(GANGGUAN,),
    ajakan="Layani warga",
    bantuan="Layani dari halaman Hari ini pada tablet. Langkah ini selesai saat hari ditutup.",
    jalan=(Jalan("tutup", "Tutup hari pelayanan", "penyelesaian"),),
)
PENYELESAIAN = Langkah(
    kode="penyelesaian",
    nama="Mencetak dan menyerahkan dokumen",
    sebutan="Dokumen warga diselesaikan",
    peran=(Peran.OPERATOR_DAFDUK, Peran.PETUGAS_LAPANGAN),
    baku=WaktuBaku(5, Satuan.MENIT, Per.DOKUMEN, usulan=True),
    naskah="Dokumen adminduk selesai",
    keluaran=("Dokumen kependudukan diserahkan",),
    jeda=(MENUNGGU_PEMOHON, MENUNGGU_PUSAT, GANGGUAN),
    ajakan="Selesaikan dokumen",
    bantuan="Cetak yang dibawa ke kantor dan serahkan. Selesai setelah tiap dokumen diserahkan atau ditutup.",
    jalan=(Jalan("selesai", "Selesai, semua dokumen jelas", Akhir.SELESAI),),
)
PERBAIKI = Langkah(
    kode="perbaikan",
    nama="Diperbaiki desa",
    sebutan="Ada yang perlu diperbaiki desa",
    peran=(Peran.PERANGKAT_DESA,),
    jam=Jam.PEMOHON,
    ajakan="Perbaiki permohonan",
    bantuan="Perbaiki surat atau daftar warga, lalu kirim ulang.",
    jalan=(Jalan("kirim_ulang", "Kirim ulang", ASAL),),
)

SOP = Sop(
    kode=KODE,
    versi=1,
    nama="Layanan Kependudukan Tunggu di Tempat Pedalaman Terpencil (Ketupat Pecel)",
    nama_pendek="Ketupat Pecel",
    awalan="KP",
    sumber="Manual Book Ketupat Pecel, Disdukcapil Kabupaten Hulu Sungai Selatan, butir 1–6",
    peran_pemohon=(Peran.PERANGKAT_DESA,),
    jenis_unit="desa",
    tingkat_dinas=("kabupaten_kota",),
    langkah=(PENGAJUAN, DISPOSISI, PENUGASAN, KEDATANGAN, PELAYANAN, PENYELESAIAN),
    samping=(PERBAIKI,),
    total=RentangBaku(1, 30, Satuan.HARI_KERJA, usulan=True),
)
