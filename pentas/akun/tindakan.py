"""Writes to accounts and assignments. Audit rows carry ids and roles, never names."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from pentas.akun.izin import periksa_boleh_kelola, periksa_boleh_kelola_akun
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Peran
from pentas.akun.sandi import sandi_acak
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan


def _periksa_sandi(sandi, pengguna):
    try:
        validate_password(sandi, pengguna)
    except ValidationError as galat:
        raise Ditolak(" ".join(galat.messages)) from galat


@tindakan
def buat_akun(username: str, sandi: str, *, oleh, **isi) -> Pengguna:
    """Make an account. ``oleh`` None: the system (first admin, demo data)."""
    periksa_boleh_kelola(oleh)
    if Pengguna.objects.filter(username__iexact=username).exists():
        raise Ditolak(f"Nama pengguna {username} sudah dipakai. Pilih yang lain.")
    _periksa_sandi(sandi, Pengguna(username=username, **isi))
    pengguna = Pengguna.objects.create_user(username, sandi, **isi)
    catat("akun.buat", pengguna, oleh=oleh, sesudah={"username": username})
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
    if (peran == Peran.OPERATOR) != (kabupaten_kota is not None):
        raise Ditolak("Operator ditugaskan pada satu kabupaten/kota; peran lain pada provinsi.")
    tugas, baru = Penugasan.objects.get_or_create(
        pengguna=pengguna, peran=peran, provinsi=provinsi, kabupaten_kota=kabupaten_kota, periode_kode=periode_kode
    )
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
def atur_aktif(pengguna: Pengguna, aktif: bool, *, oleh) -> None:
    periksa_boleh_kelola_akun(oleh, pengguna)
    if pengguna == oleh:
        raise Ditolak("Anda tidak dapat menonaktifkan akun sendiri. Minta admin lain melakukannya.")
    sebelum, pengguna.is_active = pengguna.is_active, aktif
    pengguna.save(update_fields=["is_active"])
    catat("akun.atur_aktif", pengguna, oleh=oleh, sebelum={"aktif": sebelum}, sesudah={"aktif": aktif})


@tindakan
def ganti_sandi(pengguna: Pengguna, sandi: str, *, oleh) -> None:
    """Set a password: the person himself, or the admin. Every other session of the account ends."""
    if oleh != pengguna:
        periksa_boleh_kelola_akun(oleh, pengguna)
    _periksa_sandi(sandi, pengguna)
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
    catat("akun.ganti_sandi", pengguna, oleh=oleh)


@tindakan
def atur_ulang_sandi(pengguna: Pengguna, *, oleh) -> str:
    """A new random password in place of a forgotten one; returned once, kept nowhere."""
    sandi = sandi_acak()
    ganti_sandi(pengguna, sandi, oleh=oleh)
    return sandi
