"""Which negeri may send documents online, who runs a pilot and who approves its evaluation."""

from django.utils import timezone

from layanan.negeri.uji_coba.alur import Keputusan, StatusUjiCoba
from layanan.negeri.uji_coba.models import UjiCoba
from layanan.sop.dinas.izin import peran_di
from layanan.sop.dinas.models import Dinas, Unit
from pentas.akun.peran import Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

S = StatusUjiCoba
PENYETUJU = (Peran.KABID, Peran.KEPALA_DINAS)
BELUM_DIBUKA = (
    "Pengajuan daring di {unit} belum dibuka. Urus dokumen ini di kantor {dinas}; "
    "negeri lain menyusul setelah evaluasi uji coba disetujui."
)
DIHENTIKAN = "Pengajuan daring di {unit} sudah dihentikan. Urus dokumen ini di kantor {dinas}."


def diperluas(dinas: Dinas) -> bool:
    """The newest approved evaluation of the office decides for every negeri outside a pilot."""
    terbaru = UjiCoba.objects.filter(dinas=dinas, status=S.DISETUJUI).order_by("-disetujui_pada", "-pk").first()
    return terbaru is not None and terbaru.keputusan == Keputusan.LANJUT


def periksa_negeri_dibuka(unit: Unit) -> None:
    """May this negeri send documents online today? Asked wherever a submission begins or is sent.

    A pilot's negeri may from its first day on, and goes on while it is evaluated or repaired; the others wait for an
    approved evaluation that says "lanjut".
    """
    sendiri = UjiCoba.objects.filter(negeri=unit).exclude(status=S.RENCANA).order_by("-mulai", "-pk").first()
    if sendiri is not None:
        _periksa_peserta(sendiri, unit)
    elif not diperluas(unit.dinas):
        raise Ditolak(BELUM_DIBUKA.format(unit=unit.nama, dinas=unit.dinas.nama))


def _periksa_peserta(uji_coba: UjiCoba, unit: Unit) -> None:
    isi = {"unit": unit.nama, "dinas": unit.dinas.nama}
    if uji_coba.status == S.DISETUJUI and uji_coba.keputusan == Keputusan.HENTIKAN:
        raise Ditolak(DIHENTIKAN.format(**isi))
    if uji_coba.mulai > timezone.localdate(timezone=unit.dinas.zona) and not diperluas(unit.dinas):
        raise Ditolak(BELUM_DIBUKA.format(**isi))


def negeri_dibuka(dinas: Dinas) -> set[int]:
    """The same for a list of an office's negeri: keys of those that may, in two queries."""
    hari_ini = timezone.localdate(timezone=dinas.zona)
    semua = list(UjiCoba.objects.filter(dinas=dinas).exclude(status=S.RENCANA).order_by("mulai", "pk"))
    anggota = UjiCoba.negeri.through.objects.filter(ujicoba__in=semua).values_list("ujicoba", "unit")
    menurut = {u.pk: u for u in semua}
    urutan = {u.pk: n for n, u in enumerate(semua)}
    terakhir = {unit: menurut[uji] for uji, unit in sorted(anggota, key=lambda a: urutan[a[0]])}
    sah = sorted((u for u in semua if u.status == S.DISETUJUI), key=lambda u: (u.disetujui_pada, u.pk))
    luas = bool(sah) and sah[-1].keputusan == Keputusan.LANJUT
    negeri = Unit.objects.filter(dinas=dinas, jenis=Unit.Jenis.NEGERI, aktif=True).values_list("pk", flat=True)
    return {pk for pk in negeri if _buka(terakhir.get(pk), luas, hari_ini)}


def _buka(uji_coba: UjiCoba | None, luas: bool, hari_ini) -> bool:
    if uji_coba is None:
        return luas
    henti = uji_coba.status == S.DISETUJUI and uji_coba.keputusan == Keputusan.HENTIKAN
    return not henti and (luas or uji_coba.mulai <= hari_ini)


def periksa_boleh_setujui(pengguna, uji_coba: UjiCoba) -> None:
    """Head of division or of the office, and never who wrote it. ``pengguna`` None: the system (demo data)."""
    if pengguna is None:
        return
    if peran_di(pengguna, uji_coba.dinas).isdisjoint(PENYETUJU):
        raise SalahPeran("Evaluasi uji coba disetujui oleh kepala bidang atau kepala dinas.")
    if uji_coba.dinilai_oleh_id == pengguna.pk:
        raise SalahPeran(
            "Anda yang menyusun evaluasi ini. Mintalah kepala bidang atau kepala dinas lain menyetujuinya."
        )


def periksa_masih_disusun(uji_coba: UjiCoba) -> None:
    if uji_coba.status not in (S.RENCANA, S.BERJALAN):
        raise Basi("Evaluasi uji coba ini sudah dikirim, sehingga isinya tidak dapat diubah. Muat ulang halaman ini.")


def ambil_uji_coba(dinas: Dinas, pk: int) -> UjiCoba:
    uji_coba = (
        UjiCoba.objects.filter(dinas=dinas, pk=pk)
        .select_related("dinas__provinsi", "dinas__kabupaten_kota", "dinilai_oleh", "disetujui_oleh")
        .first()
    )
    if uji_coba is None:
        raise TidakAda()
    return uji_coba
