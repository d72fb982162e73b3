"""A pilot from its plan to the decision that opens, or does not open, the other negeri."""

from django.utils import timezone

from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.tulis import segar, tulis
from layanan.negeri.uji_coba.alur import PERALIHAN, Keputusan
from layanan.negeri.uji_coba.izin import periksa_boleh_setujui, periksa_masih_disusun
from layanan.negeri.uji_coba.models import IndikatorUjiCoba, UjiCoba
from layanan.sop.dinas.models import Dinas, Unit
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.alur import pindah
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import tanggal

TANPA_NEGERI = "Pilih paling sedikit satu negeri percontohan."
TANPA_INDIKATOR = "Isi paling sedikit satu indikator lebih dahulu, supaya hasil uji coba dapat diukur."
TANPA_HASIL = "Isi hasil setiap indikator lebih dahulu: {kurang}."
MASIH_BERJALAN = (
    "Uji coba ini berjalan sampai {akhir}. Kirim evaluasinya sesudah itu, atau ubah tanggal selesainya bila sudah usai."
)
TANPA_TEMUAN = "Tulis temuannya: apa yang berjalan baik dan apa yang tidak."
TANPA_PERBAIKAN = "Tulis perbaikan yang dilakukan atau yang masih diperlukan."
TANPA_KEPUTUSAN = "Pilih usulan keputusannya."
TANPA_ALASAN = "Tulis apa yang perlu dilengkapi pada evaluasi ini."


def _kunci(uji_coba: UjiCoba) -> UjiCoba:
    return UjiCoba.objects.select_for_update(of=("self",)).select_related("dinas__provinsi").get(pk=uji_coba.pk)


def _pindah(uji_coba: UjiCoba, nama: str, oleh, *, alasan: str = "", **isi) -> UjiCoba:
    sebelum, sesudah = pindah(uji_coba, nama, PERALIHAN)
    for medan, nilai in isi.items():
        setattr(uji_coba, medan, nilai)
    uji_coba.save()
    rinci = {"status": sesudah} | ({"keputusan": uji_coba.keputusan} if uji_coba.keputusan else {})
    catat(f"uji_coba.{nama}", uji_coba, oleh=oleh, sebelum={"status": sebelum}, sesudah=rinci, alasan=alasan)
    return uji_coba


@tindakan
def buat_uji_coba(dinas: Dinas, isi: dict, negeri, *, oleh) -> UjiCoba:
    """``isi``: nama, mulai, akhir. ``negeri``: the units that try it."""
    periksa_boleh_kelola(oleh, dinas)
    uji_coba = tulis(UjiCoba(dinas=dinas), isi, "uji_coba.buat", oleh=oleh)
    _tulis_negeri(uji_coba, negeri, oleh)
    return uji_coba


@tindakan
def ubah_uji_coba(uji_coba: UjiCoba, isi: dict, negeri, *, oleh) -> UjiCoba:
    """Until its evaluation is sent."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_kelola(oleh, uji_coba.dinas)
    periksa_masih_disusun(uji_coba)
    tulis(uji_coba, isi, "uji_coba.ubah", oleh=oleh)
    _tulis_negeri(uji_coba, negeri, oleh)
    return uji_coba


def _tulis_negeri(uji_coba: UjiCoba, negeri, oleh) -> None:
    negeri = list(negeri)
    if not negeri:
        raise Ditolak(TANPA_NEGERI, rincian={"negeri": TANPA_NEGERI})
    if any(u.dinas_id != uji_coba.dinas_id or u.jenis != Unit.Jenis.NEGERI for u in negeri):
        raise Ditolak("Pilih negeri dari dinas ini.")
    baru, lama = {u.pk for u in negeri}, set(uji_coba.negeri.values_list("pk", flat=True))
    if baru != lama:
        uji_coba.negeri.set(baru)
        isi = {"negeri": sorted(baru)}
        catat("uji_coba.negeri", uji_coba, oleh=oleh, sebelum={"negeri": sorted(lama)}, sesudah=isi)


@tindakan
def simpan_indikator(uji_coba: UjiCoba, isi: dict, *, oleh, indikator: IndikatorUjiCoba | None = None):
    """``isi``: nama, satuan, target, hasil."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_kelola(oleh, uji_coba.dinas)
    periksa_masih_disusun(uji_coba)
    indikator = segar(indikator) if indikator else IndikatorUjiCoba(uji_coba=uji_coba)
    return tulis(indikator, isi, "uji_coba.indikator", oleh=oleh)


@tindakan
def hapus_indikator(indikator: IndikatorUjiCoba, *, oleh) -> None:
    uji_coba = _kunci(indikator.uji_coba)
    periksa_boleh_kelola(oleh, uji_coba.dinas)
    periksa_masih_disusun(uji_coba)
    catat("uji_coba.hapus_indikator", indikator, oleh=oleh, sebelum={"uji_coba": uji_coba.pk})
    IndikatorUjiCoba.objects.filter(pk=indikator.pk).delete()


@tindakan
def mulai(uji_coba: UjiCoba, *, oleh) -> UjiCoba:
    """From its first day on the pilot's negeri send documents online."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_kelola(oleh, uji_coba.dinas)
    if not uji_coba.indikator.exists():
        raise Ditolak(TANPA_INDIKATOR)
    return _pindah(uji_coba, "mulai", oleh)


@tindakan
def simpan_evaluasi(uji_coba: UjiCoba, isi: dict, *, oleh) -> UjiCoba:
    """A draft of the evaluation: ``isi`` temuan, perbaikan, keputusan."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_kelola(oleh, uji_coba.dinas)
    periksa_masih_disusun(uji_coba)
    return tulis(uji_coba, isi, "uji_coba.simpan_evaluasi", oleh=oleh)


@tindakan
def nilai(uji_coba: UjiCoba, isi: dict, *, oleh, pada=None) -> UjiCoba:
    """Send the evaluation for approval: complete, and after the last day. ``isi``: temuan, perbaikan, keputusan."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_kelola(oleh, uji_coba.dinas)
    pada = pada or timezone.now()
    tolak_nomor_pribadi(isi.get("temuan", ""), isi.get("perbaikan", ""))
    _periksa_lengkap(uji_coba, isi)
    if timezone.localdate(pada, uji_coba.dinas.zona) < uji_coba.akhir:
        raise Ditolak(MASIH_BERJALAN.format(akhir=tanggal(uji_coba.akhir)))
    return _pindah(uji_coba, "nilai", oleh, **isi, dinilai_pada=pada, dinilai_oleh=oleh, catatan_pimpinan="")


def _periksa_lengkap(uji_coba: UjiCoba, isi: dict) -> None:
    for medan, kalimat in (("temuan", TANPA_TEMUAN), ("perbaikan", TANPA_PERBAIKAN), ("keputusan", TANPA_KEPUTUSAN)):
        if not isi.get(medan, "").strip():
            raise Ditolak(kalimat, rincian={medan: kalimat})
    if kurang := list(uji_coba.indikator.filter(hasil=None).values_list("nama", flat=True)):
        raise Ditolak(TANPA_HASIL.format(kurang=", ".join(kurang)))


@tindakan
def kembalikan(uji_coba: UjiCoba, catatan: str, *, oleh) -> UjiCoba:
    """The head asks for more before approving."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_setujui(oleh, uji_coba)
    tolak_nomor_pribadi(catatan)
    if not catatan.strip():
        raise Ditolak(TANPA_ALASAN)
    return _pindah(uji_coba, "kembalikan", oleh, alasan=catatan.strip(), catatan_pimpinan=catatan.strip())


@tindakan
def setujui(uji_coba: UjiCoba, *, oleh, pada=None) -> UjiCoba:
    """The decision stands. With "lanjut" every negeri of the office may send documents online from now on."""
    uji_coba = _kunci(uji_coba)
    periksa_boleh_setujui(oleh, uji_coba)
    return _pindah(uji_coba, "setujui", oleh, disetujui_pada=pada or timezone.now(), disetujui_oleh=oleh)


AKIBAT = {
    Keputusan.LANJUT: "Semua negeri dinas ini dapat menerima ajuan daring.",
    Keputusan.PERBAIKI: "Negeri percontohan tetap melayani; negeri lain menunggu uji coba berikutnya.",
    Keputusan.HENTIKAN: "Negeri percontohan tidak menerima ajuan daring baru; yang berjalan diselesaikan.",
}
