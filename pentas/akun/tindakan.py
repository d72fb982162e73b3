"""Writes to accounts and assignments. Audit rows carry ids and roles, never names."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from pentas.akun.izin import periksa_boleh_kelola, periksa_boleh_kelola_akun, periksa_boleh_serahkan
from pentas.akun.models import KartuMasuk, Pengguna, Penugasan
from pentas.akun.peran import Peran, salah_tempat
from pentas.akun.sandi import sandi_acak
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

# Accounts and rubrics are of the whole province: an admin of one period could widen his own role.
ADMIN_SATU_PERIODE = "Admin provinsi bertugas pada semua periode. Kosongkan periodenya."


def periksa_sandi(sandi, pengguna):
    try:
        validate_password(sandi, pengguna)
    except ValidationError as galat:
        raise Ditolak(" ".join(galat.messages)) from galat


@tindakan
def buat_akun(username: str, sandi: str | None, *, oleh, **isi) -> Pengguna:
    """Make an account. ``oleh`` None: the system (first admin, demo data). ``sandi`` None: a slip will set it."""
    periksa_boleh_kelola(oleh)
    if Pengguna.objects.filter(username__iexact=username).exists():
        raise Ditolak(f"Nama pengguna {username} sudah dipakai. Pilih yang lain.")
    if sandi is not None:
        periksa_sandi(sandi, Pengguna(username=username, **isi))
    pengguna = Pengguna.objects.create_user(username, sandi, **isi)
    catat("akun.buat", pengguna, oleh=oleh)  # never its name: people are named in names of accounts too
    return pengguna


@tindakan
def daftarkan_akun(
    username: str, *, peran: str, provinsi, kabupaten_kota=None, periode_kode="", oleh, **isi
) -> tuple[Pengguna, str]:
    """An account with its first assignment and a random password, which is shown once and kept nowhere."""
    sandi = sandi_acak()
    pengguna = buat_akun(username, sandi, oleh=oleh, **isi)
    tugaskan(pengguna, peran, provinsi=provinsi, kabupaten_kota=kabupaten_kota, periode_kode=periode_kode, oleh=oleh)
    return pengguna, sandi


@tindakan
def tugaskan(pengguna: Pengguna, peran: str, *, provinsi, kabupaten_kota=None, periode_kode="", oleh) -> Penugasan:
    periksa_boleh_kelola(oleh, provinsi.pk)
    if kabupaten_kota is not None and kabupaten_kota.provinsi_id != provinsi.pk:
        raise Ditolak(f"{kabupaten_kota.nama} bukan bagian Provinsi {provinsi.nama}.")
    if salah_tempat(peran, kabupaten_kota):
        raise Ditolak("Operator ditugaskan pada satu kabupaten/kota; peran penilaian lain pada provinsi.")
    if peran == Peran.ADMIN and periode_kode:
        raise Ditolak(ADMIN_SATU_PERIODE)
    tugas, baru = Penugasan.objects.get_or_create(
        pengguna=pengguna, peran=peran, provinsi=provinsi, kabupaten_kota=kabupaten_kota, periode_kode=periode_kode
    )
    vars(pengguna).pop("_penugasan", None)
    if pengguna.provinsi_asal_id is None:
        pengguna.provinsi_asal = provinsi
        pengguna.save(update_fields=["provinsi_asal"])
    if baru:
        sesudah = {
            "pengguna": pengguna.pk,
            "peran": str(peran),
            "provinsi": provinsi.pk,
            "kabupaten_kota": kabupaten_kota.pk if kabupaten_kota else None,
            "periode": periode_kode,
        }
        catat("akun.tugaskan", tugas, oleh=oleh, lingkup=periode_kode, sesudah=sesudah)
    return tugas


@tindakan
def cabut_tugas(tugas: Penugasan, *, oleh) -> None:
    """Withdraw a role. The last one stays: an account without any belongs to no admin."""
    periksa_boleh_kelola(oleh, tugas.provinsi_id)
    if tugas.pengguna == oleh and tugas.peran == Peran.ADMIN:
        raise Ditolak("Anda tidak dapat mencabut peran admin sendiri. Minta admin lain melakukannya.")
    if not tugas.pengguna.penugasan.exclude(pk=tugas.pk).exists():
        raise Basi("Ini penugasan terakhir akun itu. Nonaktifkan akunnya bila tidak dipakai lagi.")
    catat(
        "akun.cabut_tugas",
        tugas,
        oleh=oleh,
        lingkup=tugas.periode_kode,
        sebelum={"pengguna": tugas.pengguna_id, "peran": tugas.peran, "kabupaten_kota": tugas.kabupaten_kota_id},
    )
    tugas.delete()


@tindakan
def ubah_profil(pengguna: Pengguna, isi: dict, *, oleh) -> Pengguna:
    """Change name, rank, NIP, position, institution, e-mail: the person himself, or the admin."""
    if oleh != pengguna:
        periksa_boleh_kelola_akun(oleh, pengguna)
    berubah = [medan for medan, nilai in isi.items() if getattr(pengguna, medan) != nilai]
    for medan in berubah:
        setattr(pengguna, medan, isi[medan])
    pengguna.save(update_fields=berubah)
    if berubah:
        catat("akun.ubah_profil", pengguna, oleh=oleh, sesudah={"medan": berubah})
    return pengguna


@tindakan
def atur_aktif(pengguna: Pengguna, aktif: bool, *, oleh, alasan: str = "") -> None:
    """Close or reopen an account. Closing ends its sessions and withdraws its slip, for good."""
    periksa_boleh_kelola_akun(oleh, pengguna)
    if pengguna == oleh:
        raise Ditolak("Anda tidak dapat menonaktifkan akun sendiri. Minta admin lain melakukannya.")
    sebelum, pengguna.is_active = pengguna.is_active, aktif
    if not aktif:
        pengguna.putaran_sesi += 1
        tarik_kartu(pengguna)
    pengguna.save(update_fields=["is_active", "putaran_sesi"])
    catat("akun.atur_aktif", pengguna, oleh=oleh, sebelum={"aktif": sebelum}, sesudah={"aktif": aktif}, alasan=alasan)


@tindakan
def ganti_sandi(pengguna: Pengguna, sandi: str, *, oleh) -> None:
    """Set a password: the person himself, or the admin. Every other session of the account ends."""
    if oleh != pengguna:
        periksa_boleh_kelola_akun(oleh, pengguna)
    pasang_sandi(pengguna, sandi)
    catat("akun.ganti_sandi", pengguna, oleh=oleh)


def pasang_sandi(pengguna: Pengguna, sandi: str) -> None:
    """Inside an action: check and set it. A slip still out is a second key to the same door, so it goes."""
    periksa_sandi(sandi, pengguna)
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
    tarik_kartu(pengguna)


def tarik_kartu(pengguna: Pengguna) -> int:
    """Inside an action: the account's slip, if one is out, opens nothing any more."""
    terbuka = KartuMasuk.objects.filter(pengguna=pengguna, dipakai_pada=None, ditarik_pada=None)
    return terbuka.update(ditarik_pada=timezone.now())


@tindakan
def atur_ulang_sandi(pengguna: Pengguna, *, oleh) -> str:
    """A new random password in place of a forgotten one; returned once, kept nowhere."""
    sandi = sandi_acak()
    ganti_sandi(pengguna, sandi, oleh=oleh)
    return sandi


@tindakan
def serah_terima(
    tugas: Penugasan, *, alasan: str, penerima: Pengguna | None = None, username_baru="", nonaktifkan=False, oleh
) -> Pengguna:
    """An office passes from one operator to another, in one act. Returns the new operator."""
    tugas = Penugasan.objects.select_for_update().filter(pk=tugas.pk).first()
    if tugas is None:
        raise Basi("Tugas ini sudah dicabut atau diserahkan. Muat ulang halaman akunnya.")
    periksa_boleh_serahkan(oleh, tugas)
    lama, alasan = tugas.pengguna, alasan.strip()
    if not alasan:
        raise Ditolak("Tulis alasan serah terima, misalnya mutasi pegawai.")
    if lama == oleh:
        raise Ditolak("Anda tidak dapat menyerahkan tugas sendiri. Minta admin lain melakukannya.")
    penerima = _penerima(lama, penerima, username_baru, oleh)
    baru = tugaskan(
        penerima,
        tugas.peran,
        provinsi=tugas.provinsi,
        kabupaten_kota=tugas.kabupaten_kota,
        periode_kode=tugas.periode_kode,
        oleh=oleh,
    )
    catat(
        "akun.serah_terima",
        baru,
        oleh=oleh,
        lingkup=tugas.periode_kode,
        sebelum={"pengguna": lama.pk, "penugasan": tugas.pk},
        sesudah={"pengguna": penerima.pk, "kabupaten_kota": tugas.kabupaten_kota_id, "nonaktifkan": nonaktifkan},
        alasan=alasan,
    )
    if nonaktifkan:
        atur_aktif(lama, False, oleh=oleh, alasan=alasan)
    tugas.delete()
    return penerima


def _penerima(lama: Pengguna, penerima: Pengguna | None, username_baru: str, oleh) -> Pengguna:
    if (penerima is None) == (not username_baru):
        raise Ditolak("Pilih satu penerima: akun yang sudah ada, atau nama pengguna baru.")
    if penerima is None:
        return buat_akun(username_baru, None, oleh=oleh, jabatan="Operator kabupaten/kota")
    periksa_boleh_kelola_akun(oleh, penerima)
    if penerima == lama:
        raise Ditolak("Penerima sama dengan operator sekarang. Pilih akun lain.")
    if not penerima.is_active:
        raise Ditolak(f"Akun {penerima.username} nonaktif. Aktifkan kembali dahulu, atau pilih akun lain.")
    return penerima
