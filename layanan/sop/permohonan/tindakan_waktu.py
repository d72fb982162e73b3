"""Standard times set by an office, and the promises that a changed calendar moves."""

from django.db.models import Q

from layanan.sop.deklarasi.bentuk import Jam, Per, Satuan, WaktuBaku
from layanan.sop.deklarasi.daftar import ambil_sop, semua_versi
from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas, LayananDinas
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.baku import baku_dinas
from layanan.sop.permohonan.janji import perbarui_banyak
from layanan.sop.permohonan.models import Permohonan, WaktuLangkah
from layanan.sop.permohonan.nomor import kunci_register
from pentas.akun.peran import Hak
from pentas.galat import Ditolak, TidakAda
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def atur_waktu(dinas: Dinas, layanan: str, isi: dict[str, WaktuBaku], dasar: str, *, oleh) -> list[str]:
    """Set the steps whose time differs from what holds now; returns their codes. Running requests keep theirs.

    ``dasar``: decree or decision; without one the times stay proposals.
    """
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    if ambil_sop(layanan) is None or not LayananDinas.objects.filter(dinas=dinas, layanan=layanan).exists():
        raise TidakAda()
    kini = {langkah.kode: baku for langkah, baku, _ in baku_dinas(dinas, layanan)}
    asing = set(isi) - set(kini)
    if asing or any(b.jumlah < 1 for b in isi.values()):
        raise Ditolak("Isi waktu setiap langkah dengan angka mulai dari 1.")
    baru = [kode for kode, baku in isi.items() if _berbeda(baku, kini[kode], dasar)]
    for kode in baru:
        _tulis(dinas, layanan, kode, isi[kode], dasar, oleh)
    return baru


def _berbeda(baru: WaktuBaku, lama: WaktuBaku | None, dasar: str) -> bool:
    if lama is None or (baru.jumlah, baru.satuan, baru.per) != (lama.jumlah, lama.satuan, lama.per):
        return True
    return lama.usulan and bool(dasar)


def _tulis(dinas, layanan: str, kode: str, baku: WaktuBaku, dasar: str, oleh) -> None:
    nilai = {"jumlah": baku.jumlah, "satuan": str(Satuan(baku.satuan)), "per": str(Per(baku.per)), "dasar": dasar}
    baris = WaktuLangkah.objects.create(dinas=dinas, layanan=layanan, langkah=kode, **nilai, dibuat_oleh=oleh)
    catat("waktu_langkah.atur", baris, oleh=oleh, sesudah={"langkah": f"{layanan}/{kode}", **nilai})


@tindakan
def hitung_ulang_karena_libur(dinas, sebab: str, *, oleh) -> int:
    """The calendar of these offices changed: open requests get their dates anew, and say why where they moved.

    One that is being sent meanwhile is waited for and counted; one sent after that sees the new calendar itself.
    """
    milik = Permohonan.objects.terbuka().filter(dinas__in=dinas)
    semua = list(_terkunci(milik))
    kunci_register(dinas)
    baru = set(milik.order_by().values_list("pk", flat=True)) - {p.pk for p in semua}
    berubah = perbarui_banyak([*semua, *_terkunci(milik.filter(pk__in=baru))], sebab)
    if berubah:
        catat("permohonan.janji", ("sop.permohonan", "janji"), oleh=oleh, sesudah={"jumlah": berubah}, alasan=sebab)
    return berubah


@tindakan
def majukan_janji_tertunda(*, oleh) -> int:
    """Each morning: what still stands still moves its promise by one more day."""
    samping = {
        (sop.kode, sop.versi, langkah.kode)
        for sop in semua_versi()
        for langkah in sop.samping
        if langkah.jam != Jam.DINAS
    }
    diam = Q(status=StatusPermohonan.DIJEDA)
    for layanan, versi, langkah in samping:
        diam |= Q(layanan=layanan, versi_sop=versi, langkah=langkah)
    return perbarui_banyak(_terkunci(Permohonan.objects.terbuka().filter(diam)), terbuka=True)


def _terkunci(semua):
    return semua.lengkap().order_by("pk").select_for_update(of=("self",))
