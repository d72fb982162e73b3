"""Who may see which period and office, and what the stage allows."""

from django.utils import timezone

from penilaian.instrumen.models import Indikator
from penilaian.periode.alur import KodeTahap, StatusTahap
from penilaian.periode.kunci import tahap_segar
from penilaian.periode.models import AnggotaTim, Benturan, Periode, Peserta
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

# Reading more than one office of a period takes one of these.
BACA_SEMUA = (Hak.LIHAT_BERKAS,)


def ambil_periode_untuk(pengguna, kode: str) -> Periode:
    """The period if the account may know of it, else TidakAda. Stages come with it."""
    periode = (
        Periode.objects.dapat_dilihat(pengguna)
        .select_related("instrumen", "provinsi")
        .prefetch_related("tahap")
        .filter(kode=kode)
        .first()
    )
    if periode is None:
        raise TidakAda()
    timezone.activate(periode.provinsi.zona)
    return periode


def periode_bernama(kode: str) -> Periode:
    """For commands: whoever runs them on the server may know every period."""
    periode = (
        Periode.objects.select_related("instrumen", "provinsi").prefetch_related("tahap").filter(kode=kode).first()
    )
    if periode is None:
        raise Ditolak(f"Periode {kode} tidak ada. Lihat `manage.py daftar_periode --json`.")
    return periode


def ambil_indikator(periode: Periode, kode: str) -> Indikator:
    """The indicator of this period's rubric, with its variable, levels, criteria and wanted evidence."""
    indikator = (
        Indikator.objects.filter(instrumen_id=periode.instrumen_id, kode=kode)
        .select_related("variabel")
        .prefetch_related("level", "kriteria", "bukti_diminta")
        .first()
    )
    if indikator is None:
        raise TidakAda("Indikator ini tidak ada pada instrumen periode ini.")
    return indikator


def ambil_peserta_untuk(pengguna, periode: Periode, kode: str) -> Peserta:
    """The participant by office code: one's own, or any for who reads all; else TidakAda."""
    milik = kode in pengguna.kode_kabupaten_kota(periode.kode)
    semua = punya_hak(pengguna, periode, *BACA_SEMUA)
    peserta = periode.peserta.select_related("kabupaten_kota").filter(kabupaten_kota_id=kode).first()
    if peserta is None or not (milik or semua):
        raise TidakAda()
    peserta.periode = periode
    return peserta


def peserta_sendiri(pengguna, periode: Periode) -> Peserta | None:
    """The office that this operator acts for in this period."""
    peserta = (
        periode.peserta.select_related("kabupaten_kota")
        .filter(kabupaten_kota_id__in=pengguna.kode_kabupaten_kota(periode.kode))
        .first()
    )
    if peserta is not None:
        peserta.periode = periode
    return peserta


def punya_hak(pengguna, periode: Periode, *hak) -> bool:
    """Does some role of the account give one of these permissions in this period and its province?"""
    return pengguna.punya_hak(*hak, provinsi=periode.provinsi_id, periode=periode.kode)


def punya_peran(pengguna, periode: Periode, *peran) -> bool:
    return pengguna.punya_peran(*peran, provinsi=periode.provinsi_id, periode=periode.kode)


def periksa_hak(pengguna, periode: Periode, *hak) -> None:
    if not punya_hak(pengguna, periode, *hak):
        raise SalahPeran("Akun Anda tidak memegang peran untuk tindakan ini pada periode ini.")


def periksa_tahap(periode: Periode, *kode, tindakan="Tindakan ini") -> None:
    """Raises Basi (409) unless one of the stages is open. Reads the stage afresh: it may have closed."""
    tahap = next((t for t in tahap_segar(periode) if t.status == StatusTahap.BERJALAN), None)
    if tahap is not None and tahap.kode in kode:
        return
    nama = " atau ".join(KodeTahap(k).label.lower() for k in kode)
    kini = f"Kini tahap {tahap.get_kode_display().lower()}." if tahap else "Kini tidak ada tahap yang dibuka."
    raise Basi(f"{tindakan} hanya dapat dilakukan pada tahap {nama}. {kini} Hubungi admin provinsi bila perlu.")


def periksa_belum_dibuka(periode: Periode, kode: str, *, tindakan: str) -> None:
    """Raises Basi once the stage has been opened: what it starts may then rest on things as they are."""
    _periksa_status(periode, kode, (StatusTahap.BELUM,), f"{tindakan} hanya dapat dilakukan sebelum tahap {{}} dibuka.")


def periksa_belum_ditutup(periode: Periode, kode: str, *, tindakan: str) -> None:
    """Raises Basi once the stage has been closed: its outcome is frozen."""
    boleh = (StatusTahap.BELUM, StatusTahap.BERJALAN)
    _periksa_status(periode, kode, boleh, f"{tindakan} tidak dapat dilakukan lagi setelah tahap {{}} ditutup.")


def _periksa_status(periode, kode, boleh, kalimat) -> None:
    tahap = next((t for t in tahap_segar(periode) if t.kode == kode), None)
    if tahap is not None and tahap.status not in boleh:
        raise Basi(kalimat.format(tahap.get_kode_display().lower()))


def periksa_anggota_tim(pengguna, periode: Periode) -> None:
    """Field values and sheets are the jury's: being a juror of this period is more than the role."""
    if not AnggotaTim.objects.filter(periode=periode, pengguna=pengguna).exists():
        raise SalahPeran("Anda belum terdaftar sebagai anggota tim penilai periode ini. Hubungi admin provinsi.")


def periksa_bebas_benturan(pengguna, peserta: Peserta) -> None:
    if Benturan.objects.filter(pengguna=pengguna, peserta=peserta).exists():
        raise SalahPeran(
            f"Anda tercatat memiliki benturan kepentingan dengan {peserta.kabupaten_kota.nama}, "
            "sehingga tidak memberi nilai untuk daerah ini. Serahkan kepada penilai lain."
        )
