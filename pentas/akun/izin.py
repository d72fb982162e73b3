"""Which accounts an admin manages: those of his own province, and nobody's beside it."""

from django.db.models import Q

from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Hak
from pentas.galat import Ditolak, SalahPeran, TidakAda


def provinsi_kelolaan(pengguna) -> set[str]:
    return pengguna.provinsi_berhak(Hak.KELOLA_AKUN)


def akun_kelolaan(pengguna):
    """Accounts with an assignment in a province that this account manages, or that lost their last one there."""
    provinsi = provinsi_kelolaan(pengguna)
    bertugas = Penugasan.objects.filter(provinsi__in=provinsi).values("pengguna")
    return Pengguna.objects.filter(Q(pk__in=bertugas) | Q(penugasan__isnull=True, provinsi_asal__in=provinsi))


def ambil_akun_untuk(pengguna, id: int) -> Pengguna:
    akun = akun_kelolaan(pengguna).filter(pk=id).first()
    if akun is None:
        raise TidakAda()
    return akun


def periksa_boleh_kelola(pengguna, provinsi_kode: str | None = None) -> None:
    """``pengguna`` None: the system (first admin, demo data)."""
    if pengguna is not None and not pengguna.punya_hak(Hak.KELOLA_AKUN, provinsi=provinsi_kode):
        raise SalahPeran("Hanya admin provinsi yang mengelola akun.")


def periksa_boleh_kelola_akun(pengguna, akun: Pengguna) -> None:
    """Profile, password and activity reach into every assignment: all of them must be of one's own provinces."""
    periksa_boleh_kelola(pengguna)
    if pengguna is None:
        return
    milik = akun.kode_provinsi() or {akun.provinsi_asal_id}
    if not milik <= provinsi_kelolaan(pengguna):
        raise SalahPeran("Akun ini juga bertugas di provinsi lain. Minta admin provinsi itu ikut mengurusnya.")


def isi_penugasan(akun: list[Pengguna]) -> list[Pengguna]:
    """Gives every account its assignments with one query."""
    menurut_akun = {a.pk: [] for a in akun}
    for tugas in Penugasan.objects.filter(pengguna__in=menurut_akun).select_related("kabupaten_kota", "provinsi"):
        menurut_akun[tugas.pengguna_id].append(tugas)
    for a in akun:
        a._penugasan = menurut_akun[a.pk]
    return akun


def periksa_boleh_beri_kartu(pengguna, akun: Pengguna) -> None:
    periksa_boleh_kelola_akun(pengguna, akun)
    if akun == pengguna:
        raise Ditolak("Kartu masuk tidak untuk akun sendiri. Ganti kata sandi Anda lewat menu akun.")
    if not akun.is_active:
        raise Ditolak(f"Akun {akun.username} nonaktif. Aktifkan kembali dahulu, lalu cetak kartunya.")


def periksa_boleh_lihat_sebagai(pengguna, akun: Pengguna) -> None:
    periksa_boleh_kelola_akun(pengguna, akun)
    if akun == pengguna:
        raise Ditolak("Ini akun Anda sendiri. Pilih akun orang yang perlu dibantu.")
    if not akun.is_active:
        raise Ditolak("Akun ini nonaktif, jadi tidak ada yang dapat dilihat. Aktifkan kembali dahulu.")
    if akun.punya_hak(Hak.KELOLA_AKUN):
        raise SalahPeran("Akun ini milik admin juga. Lihat sebagai hanya untuk membantu peran lain.")


def periksa_boleh_serahkan(pengguna, tugas: Penugasan) -> None:
    periksa_boleh_kelola(pengguna, tugas.provinsi_id)
    if not tugas.kabupaten_kota_id:
        raise Ditolak("Hanya tugas operator yang diserahterimakan. Tugas lain ditambah atau dicabut di halaman akun.")
