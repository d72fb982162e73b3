"""Roles and what each may do: the one table.

A permission (``Hak``) is a coarse gate. Whether it holds for this office, period and moment is
checked on the object by the room's ``izin.py``. A person holds a role through a ``Penugasan``.
"""

from django.db.models import TextChoices


class Peran(TextChoices):
    OPERATOR = "operator", "Operator kabupaten/kota"
    TIM_PROVINSI = "tim_provinsi", "Tim provinsi"
    PENILAI = "penilai", "Penilai"
    KETUA_TIM = "ketua_tim", "Ketua tim penilai"
    ADMIN = "admin", "Admin provinsi"
    AUDITOR = "auditor", "Auditor"
    # The services (layanan): of one office, a province's or a kabupaten/kota's.
    PEMOHON_OPD = "pemohon_opd", "Pemohon OPD"
    SUBBAG_UMUM = "subbag_umum", "Subbag umum"
    KEPALA_DINAS = "kepala_dinas", "Kepala dinas"
    KABID = "kabid", "Kepala bidang"
    KASI = "kasi", "Kepala seksi"
    STAF_LAYANAN = "staf_layanan", "Staf pengelola layanan"
    PENGAWAS = "pengawas", "Pengawas internal"
    OPERATOR_NEGERI = "operator_negeri", "Operator negeri"
    VERIFIKATOR = "verifikator", "Verifikator dinas"
    PERANGKAT_DESA = "perangkat_desa", "Kepala atau perangkat desa"
    PETUGAS_LAPANGAN = "petugas_lapangan", "Petugas lapangan"
    OPERATOR_DAFDUK = "operator_dafduk", "Operator dafduk/capil"


# Of these an assignment may name a kabupaten/kota or leave it empty: then it is the province's own office.
PERAN_LAYANAN = frozenset(
    {
        Peran.PEMOHON_OPD,
        Peran.SUBBAG_UMUM,
        Peran.KEPALA_DINAS,
        Peran.KABID,
        Peran.KASI,
        Peran.STAF_LAYANAN,
        Peran.PENGAWAS,
        Peran.OPERATOR_NEGERI,
        Peran.VERIFIKATOR,
        Peran.PERANGKAT_DESA,
        Peran.PETUGAS_LAPANGAN,
        Peran.OPERATOR_DAFDUK,
    }
)


def salah_tempat(peran: str, kabupaten_kota) -> str:
    """Why an assignment may not hold there ("" if it may): "wajib" an office is missing, "tanpa" one is too many."""
    if peran == Peran.OPERATOR:
        return "" if kabupaten_kota else "wajib"
    return "tanpa" if kabupaten_kota and peran not in PERAN_LAYANAN else ""


class Hak(TextChoices):
    """Named permissions; the value is a stable key."""

    LIHAT_INSTRUMEN = "instrumen.lihat", "membaca instrumen"
    KELOLA_INSTRUMEN = "instrumen.kelola", "menyusun dan menerbitkan instrumen"
    KELOLA_PERIODE = "periode.kelola", "mengatur periode dan membuka tahap"
    KELOLA_AKUN = "akun.kelola", "mengelola akun dan penugasan"
    KELOLA_INSTANSI = "instansi.kelola", "mengatur kop surat dan instansi"
    ISI_BERKAS = "berkas.isi", "mengisi nilai mandiri, mengunggah bukti, mengirim berkas"
    BUKA_BERKAS = "berkas.buka", "membuka kembali berkas yang sudah dikirim"
    ISI_ATAS_NAMA = "berkas.atas_nama", "mengisi berkas atas nama dinas dari bukti kertas"
    LIHAT_BERKAS = "berkas.lihat", "membaca berkas semua kabupaten/kota"
    REKAP = "rekap.nilai", "menetapkan nilai verifikasi dan mengembalikan butir"
    LIHAT_REKAP = "rekap.lihat", "membaca rekap"
    ATUR_KUNJUNGAN = "kunjungan.atur", "menjadwalkan kunjungan"
    NILAI_KUNJUNGAN = "kunjungan.nilai", "menetapkan nilai lapangan"
    LIHAT_KUNJUNGAN = "kunjungan.lihat", "membaca kunjungan"
    LIHAT_PERINGKAT = "peringkat.lihat", "membaca peringkat sebelum diumumkan"
    TETAPKAN = "penetapan.tetapkan", "menetapkan sepuluh besar dan pemenang"
    ATUR_PAPARAN = "paparan.atur", "membuka sesi paparan dan urutannya"
    NILAI_PAPARAN = "paparan.nilai", "mengisi lembar nilai paparan"
    LIHAT_PAPARAN = "paparan.lihat", "membaca rekap paparan"
    BACA_JEJAK = "jejak.baca", "membaca jejak audit"
    AJUKAN_LAYANAN = "layanan.ajukan", "mengajukan permohonan layanan"
    KERJAKAN_LAYANAN = "layanan.kerjakan", "mengerjakan langkah permohonan yang menjadi gilirannya"
    LIHAT_LAYANAN = "layanan.lihat", "membaca semua permohonan layanan di dinasnya"
    KELOLA_LAYANAN = "layanan.kelola", "mengatur layanan: unit, hari libur, waktu baku, naskah"
    LAPORAN_LAYANAN = "layanan.laporan", "membaca laporan layanan"
    URUS_PENGADUAN = "pengaduan.urus", "menanggapi pengaduan"
    BUKA_PRIBADI = "pribadi.buka", "membuka NIK dan nomor KK yang disamarkan"


# What belongs to the services alone: an account with nothing else has no business in the evaluation.
HAK_LAYANAN = frozenset(
    {
        Hak.AJUKAN_LAYANAN,
        Hak.KERJAKAN_LAYANAN,
        Hak.LIHAT_LAYANAN,
        Hak.KELOLA_LAYANAN,
        Hak.LAPORAN_LAYANAN,
        Hak.URUS_PENGADUAN,
        Hak.BUKA_PRIBADI,
    }
)

# Who may do what. Read across: one row per role, the reason where it is not obvious.
HAK_PERAN: dict[str, frozenset[str]] = {
    # Acts for one office only; sees nothing of any other office.
    Peran.OPERATOR: frozenset({Hak.LIHAT_INSTRUMEN, Hak.ISI_BERKAS}),
    # The desk: verifies, recaps, schedules visits. Never sets a field value or a winner.
    Peran.TIM_PROVINSI: frozenset(
        {
            Hak.LIHAT_INSTRUMEN,
            Hak.LIHAT_BERKAS,
            Hak.REKAP,
            Hak.LIHAT_REKAP,
            Hak.ATUR_KUNJUNGAN,
            Hak.LIHAT_KUNJUNGAN,
            Hak.LIHAT_PERINGKAT,
            Hak.ATUR_PAPARAN,
            Hak.LIHAT_PAPARAN,
        }
    ),
    # A juror: visits the offices of his team and fills his own sheet; no ranking before it is set,
    # so that the paparan is not marked with the ranking in view.
    Peran.PENILAI: frozenset(
        {Hak.LIHAT_INSTRUMEN, Hak.LIHAT_BERKAS, Hak.LIHAT_KUNJUNGAN, Hak.NILAI_KUNJUNGAN, Hak.NILAI_PAPARAN}
    ),
    # Chairs the jury: everything a juror does, and decides with the team.
    Peran.KETUA_TIM: frozenset(
        {
            Hak.LIHAT_INSTRUMEN,
            Hak.LIHAT_BERKAS,
            Hak.LIHAT_REKAP,
            Hak.ATUR_KUNJUNGAN,
            Hak.LIHAT_KUNJUNGAN,
            Hak.NILAI_KUNJUNGAN,
            Hak.LIHAT_PERINGKAT,
            Hak.TETAPKAN,
            Hak.ATUR_PAPARAN,
            Hak.NILAI_PAPARAN,
            Hak.LIHAT_PAPARAN,
        }
    ),
    # Runs the year: settings, accounts, stages, exports. Gives no value of his own.
    Peran.ADMIN: frozenset(
        {
            Hak.LIHAT_INSTRUMEN,
            Hak.KELOLA_INSTRUMEN,
            Hak.KELOLA_PERIODE,
            Hak.KELOLA_AKUN,
            Hak.KELOLA_INSTANSI,
            # not the desk's: who verifies does not decide who may send twice
            Hak.BUKA_BERKAS,
            # nor does he write what he will judge: papers are typed in by who gives no value
            Hak.ISI_ATAS_NAMA,
            Hak.LIHAT_BERKAS,
            Hak.LIHAT_REKAP,
            Hak.ATUR_KUNJUNGAN,
            Hak.LIHAT_KUNJUNGAN,
            Hak.LIHAT_PERINGKAT,
            Hak.ATUR_PAPARAN,
            Hak.LIHAT_PAPARAN,
            Hak.BACA_JEJAK,
            Hak.LIHAT_LAYANAN,
            Hak.KELOLA_LAYANAN,
            Hak.LAPORAN_LAYANAN,
        }
    ),
    # Reads everything, writes nothing.
    Peran.AUDITOR: frozenset(
        {
            Hak.LIHAT_INSTRUMEN,
            Hak.LIHAT_BERKAS,
            Hak.LIHAT_REKAP,
            Hak.LIHAT_KUNJUNGAN,
            Hak.LIHAT_PERINGKAT,
            Hak.LIHAT_PAPARAN,
            Hak.BACA_JEJAK,
            Hak.LIHAT_LAYANAN,
            Hak.LAPORAN_LAYANAN,
        }
    ),
    # Acts for one unit only (an OPD); sees nothing of any other unit.
    Peran.PEMOHON_OPD: frozenset({Hak.AJUKAN_LAYANAN}),
    # Receives, numbers and sends. Which step is whose says the SOP, not this table.
    Peran.SUBBAG_UMUM: frozenset({Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.URUS_PENGADUAN}),
    Peran.KEPALA_DINAS: frozenset({Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.LAPORAN_LAYANAN}),
    Peran.KABID: frozenset(
        {Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.LAPORAN_LAYANAN, Hak.URUS_PENGADUAN, Hak.BUKA_PRIBADI}
    ),
    Peran.KASI: frozenset(
        {Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.LAPORAN_LAYANAN, Hak.URUS_PENGADUAN, Hak.BUKA_PRIBADI}
    ),
    Peran.STAF_LAYANAN: frozenset({Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.URUS_PENGADUAN, Hak.BUKA_PRIBADI}),
    # Watches over the service: reads, reports, records the evaluation; takes no step.
    Peran.PENGAWAS: frozenset({Hak.LIHAT_LAYANAN, Hak.LAPORAN_LAYANAN}),
    # Acts for one negeri only: helps its residents to ask, sees to completeness, hands documents over.
    Peran.OPERATOR_NEGERI: frozenset({Hak.AJUKAN_LAYANAN}),
    # Compares papers with the register and issues; sees the negeri's residents, so he may open their numbers.
    Peran.VERIFIKATOR: frozenset({Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.BUKA_PRIBADI}),
    # Acts for one village only: asks for the visit, lists who wants what.
    Peran.PERANGKAT_DESA: frozenset({Hak.AJUKAN_LAYANAN}),
    # On the road and at the table in the village; sees the residents of the trips of his team.
    Peran.PETUGAS_LAPANGAN: frozenset({Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.BUKA_PRIBADI}),
    # Prints and finishes, in the village or at the office.
    Peran.OPERATOR_DAFDUK: frozenset({Hak.KERJAKAN_LAYANAN, Hak.LIHAT_LAYANAN, Hak.BUKA_PRIBADI}),
}
