"""The life of a dossier: made, sent, returned item by item, repaired, locked. Filling it is tindakan_isi.py."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from penilaian.berkas.alur import PERALIHAN_BERKAS, PERALIHAN_BUTIR, StatusBerkas, StatusButir
from penilaian.berkas.isi import Baris, muat_isi
from penilaian.berkas.izin import periksa_boleh_kirim, periksa_boleh_verifikasi, tanda_atas_nama
from penilaian.berkas.models import Berkas, Butir, Pengembalian
from penilaian.instrumen.models import Indikator
from penilaian.nilai.atas_nama import akhiri_atas_nama, alasan_jejak, jejak_atas_nama
from penilaian.nilai.models import AtasNama
from penilaian.periode.izin import periksa_hak
from penilaian.periode.kunci import tahan_tahap
from penilaian.periode.models import Periode, Peserta
from pentas.akun.peran import Hak
from pentas.alur import pindah
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

ALASAN_TERPENDEK = 5
KEPALA = ("jabatan", "nama", "pangkat", "nip")


def kunci_berkas(berkas: Berkas) -> None:
    """Read the dossier afresh and hold its row, so that sending and filling never cross."""
    peserta = berkas.peserta
    tahan_tahap(peserta.periode)
    berkas.refresh_from_db(from_queryset=Berkas.objects.select_for_update())
    berkas.peserta = peserta


def kunci_butir(butir: Butir) -> None:
    berkas, indikator = butir.berkas, butir.indikator
    kunci_berkas(berkas)
    butir.refresh_from_db(from_queryset=Butir.objects.select_for_update())
    butir.berkas, butir.indikator = berkas, indikator


@tindakan
def siapkan_berkas(periode: Periode, *, oleh) -> int:
    """Make what is missing of dossiers and items, for every office; returns how many dossiers are new."""
    if oleh is not None:
        periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    tanpa = periode.peserta.filter(berkas__isnull=True)
    baru = Berkas.objects.bulk_create([Berkas(peserta=p) for p in tanpa], batch_size=500)
    indikator = list(Indikator.objects.filter(instrumen_id=periode.instrumen_id))
    ada = set(Butir.objects.filter(berkas__peserta__periode=periode).values_list("berkas_id", "indikator_id"))
    berkas = Berkas.objects.filter(peserta__periode=periode)
    Butir.objects.bulk_create(
        [Butir(berkas=b, indikator=i) for b in berkas for i in indikator if (b.pk, i.pk) not in ada],
        batch_size=1000,
    )
    if baru:
        catat("berkas.siapkan", periode, oleh=oleh, lingkup=periode.kode, sesudah={"jumlah": len(baru)})
    return len(baru)


@tindakan
def kirim(berkas: Berkas, kepala: dict, *, oleh) -> Berkas:
    """Send the dossier for verification, approved by the head of office.

    ``kepala``: jabatan (required), nama, pangkat, nip; empty ones are printed as ruled lines.
    """
    kunci_berkas(berkas)
    periksa_boleh_kirim(oleh, berkas)
    sebelum, sesudah = pindah(berkas, "kirim", PERALIHAN_BERKAS)
    isi = muat_isi(berkas.peserta)
    periksa_lengkap(isi.halangan)
    _tulis_kepala(berkas, kepala)
    berkas.dikirim_pada, berkas.dikirim_oleh = timezone.now(), oleh
    berkas.atas_nama = tanda_atas_nama(oleh, berkas.peserta)
    berkas.save()
    for b in isi.dinilai:
        pindah(b.butir, "kirim", PERALIHAN_BUTIR)
    Butir.objects.bulk_update([b.butir for b in isi.dinilai], ["status"])
    _catat_status("berkas.kirim", berkas, sebelum, sesudah, oleh, berkas.atas_nama)
    akhiri_atas_nama(berkas.peserta, oleh=oleh, sebab="berkas dikirim")
    return berkas


def periksa_lengkap(halangan: list[Baris]) -> None:
    if halangan:
        raise Ditolak(
            f"{len(halangan)} indikator belum lengkap. Lengkapi dahulu, lalu kirim lagi.",
            rincian={f"Indikator {b.indikator.kode}": " ".join(b.halangan) for b in halangan},
        )


def _tulis_kepala(berkas: Berkas, kepala: dict) -> None:
    if not kepala.get("jabatan", "").strip():
        raise Ditolak(
            "Tulis jabatan pejabat yang menyetujui berkas ini, misalnya Kepala Dinas.",
            rincian={"jabatan": "Jabatan wajib diisi."},
        )
    for medan in KEPALA:
        setattr(berkas, f"kepala_{medan}", kepala.get(medan, "").strip())
    try:
        berkas.clean_fields(exclude=["peserta", "dikirim_oleh"])
    except ValidationError as galat:
        raise Ditolak("Data pejabat belum benar. Periksa lagi isiannya.", rincian=galat.message_dict) from galat


@tindakan
def kirim_perbaikan(berkas: Berkas, *, oleh, indikator: Indikator | None = None) -> list[Butir]:
    """Send returned items that were changed since; the others stay with the office.

    ``indikator`` limits it to one item. The dossier counts as sent again when nothing is left to repair.
    """
    kunci_berkas(berkas)
    periksa_boleh_kirim(oleh, berkas)
    siap = [
        b
        for b in muat_isi(berkas.peserta).dikembalikan
        if b.diperbaiki and (indikator is None or b.indikator.pk == indikator.pk)
    ]
    if not siap:
        raise Ditolak(
            "Belum ada perubahan pada indikator yang dikembalikan. "
            "Perbaiki nilai, bukti, atau catatannya, lalu kirim ulang."
        )
    periksa_lengkap([b for b in siap if b.halangan])
    tanda = tanda_atas_nama(oleh, berkas.peserta)
    for b in siap:
        _tutup_pengembalian(b.butir, "perbaiki", tanda)
        _catat_butir("berkas.perbaiki", b.butir, berkas, oleh, atas_nama=tanda)
    if _bila_tuntas(berkas, "kirim_perbaikan", oleh):
        akhiri_atas_nama(berkas.peserta, oleh=oleh, sebab="perbaikan dikirim")
    return [b.butir for b in siap]


@tindakan
def kembalikan_butir(butir: Butir, alasan: str, *, oleh) -> Pengembalian:
    """The province returns one item; the office repairs it and sends it again."""
    kunci_butir(butir)
    periksa_boleh_verifikasi(oleh, butir)
    if len(alasan.strip()) < ALASAN_TERPENDEK:
        raise Ditolak(
            "Tulis alasan pengembalian, supaya daerah tahu apa yang harus diperbaiki.",
            rincian={"alasan": "Alasan wajib diisi."},
        )
    pindah(butir, "kembalikan", PERALIHAN_BUTIR)
    butir.save()  # before the return is dated: a later change of the item is a repair
    pengembalian = Pengembalian.objects.create(butir=butir, alasan=alasan.strip(), oleh=oleh)
    pindah(butir.berkas, "kembalikan", PERALIHAN_BERKAS)
    butir.berkas.save(update_fields=["status"])
    _catat_butir("berkas.kembalikan", butir, butir.berkas, oleh, alasan=alasan.strip())
    return pengembalian


@tindakan
def terima_butir(butir: Butir, *, oleh) -> Butir:
    """The province accepts one item; a return that was still open ends with it."""
    return majukan_butir(butir, "terima", oleh=oleh)


@tindakan
def majukan_butir(butir: Butir, peralihan: str, *, oleh) -> Butir:
    """A step of the desk: terima, nilai_pertama or nilai_berbeda."""
    kunci_butir(butir)
    periksa_boleh_verifikasi(oleh, butir)
    _tutup_pengembalian(butir, peralihan)
    _catat_butir(f"berkas.{peralihan}", butir, butir.berkas, oleh)
    _bila_tuntas(butir.berkas, "cabut_pengembalian", oleh)
    return butir


@tindakan
def ikuti_keberlakuan(peserta: Peserta, indikator: Indikator, *, berlaku: bool, oleh) -> None:
    """Hook: an indicator starts or ceases to apply to an office whose dossier was sent already.

    What applies again goes to the desk, which verifies or returns it; nobody repairs what no longer applies.
    """
    butir = Butir.objects.select_related("berkas").filter(berkas__peserta=peserta, indikator=indikator).first()
    if butir is None or not indikator.dinilai_desk:
        return
    berkas = butir.berkas
    berkas.peserta, butir.indikator = peserta, indikator
    kunci_butir(butir)
    if berkas.status not in (StatusBerkas.DIKIRIM, StatusBerkas.DIKEMBALIKAN):
        return
    if berlaku and butir.status in (StatusButir.BELUM, StatusButir.DRAF):
        pindah(butir, "kirim", PERALIHAN_BUTIR)
        butir.save()
    elif not berlaku and butir.status == StatusButir.BALIK:
        _tutup_pengembalian(butir, "perbaiki")
        _bila_tuntas(berkas, "cabut_pengembalian", oleh)
    else:
        return
    _catat_butir("berkas.ikuti_keberlakuan", butir, berkas, oleh)


@tindakan
def kunci_semua(periode: Periode, *, oleh) -> int:
    """Lock every dossier of the period; returns how many. What the recap closed on may not move any more."""
    if oleh is not None:
        periksa_hak(oleh, periode, Hak.KELOLA_PERIODE)
    semua = list(
        Berkas.objects.select_for_update(of=("self",))
        .order_by("pk")
        .filter(~Q(status=StatusBerkas.DIKUNCI), peserta__periode=periode)
        .select_related("peserta")
    )
    terbuka = set(AtasNama.objects.terbuka().filter(peserta__periode=periode).values_list("peserta_id", flat=True))
    for berkas in semua:
        berkas.peserta.periode = periode
        sebelum, sesudah = pindah(berkas, "kunci", PERALIHAN_BERKAS)
        _catat_status("berkas.kunci", berkas, sebelum, sesudah, oleh)
        if berkas.peserta_id in terbuka:
            akhiri_atas_nama(berkas.peserta, oleh=oleh, sebab="berkas dikunci")
    Berkas.objects.bulk_update(semua, ["status"], batch_size=500)
    return len(semua)


def _tutup_pengembalian(butir: Butir, peralihan: str, atas_nama: AtasNama | None = None) -> None:
    pindah(butir, peralihan, PERALIHAN_BUTIR)
    butir.save()
    terbuka = Pengembalian.objects.terbuka().filter(butir=butir)
    terbuka.update(diperbaiki_pada=timezone.now(), atas_nama=atas_nama)


def _bila_tuntas(berkas: Berkas, peralihan: str, oleh) -> bool:
    """When no item waits for repair any more, the dossier stands as sent: does it now?"""
    if berkas.status != StatusBerkas.DIKEMBALIKAN or berkas.butir.filter(status=StatusButir.BALIK).exists():
        return False
    sebelum, sesudah = pindah(berkas, peralihan, PERALIHAN_BERKAS)
    berkas.save(update_fields=["status"])
    _catat_status(f"berkas.{peralihan}", berkas, sebelum, sesudah, oleh)
    return True


def _catat_status(nama, berkas, sebelum, sesudah, oleh, atas_nama=None) -> None:
    catat(
        nama,
        berkas,
        oleh=oleh,
        lingkup=berkas.peserta.periode.kode,
        sebelum={"status": sebelum},
        sesudah={"peserta": berkas.peserta.kode, "status": sesudah, **jejak_atas_nama(atas_nama)},
        alasan=alasan_jejak(atas_nama),
    )


def _catat_butir(nama, butir, berkas, oleh, alasan="", atas_nama=None) -> None:
    catat(
        nama,
        butir,
        oleh=oleh,
        lingkup=berkas.peserta.periode.kode,
        sesudah={
            "peserta": berkas.peserta.kode,
            "indikator": butir.indikator.kode,
            "status": butir.status,
            **jejak_atas_nama(atas_nama),
        },
        alasan=alasan_jejak(atas_nama, alasan),
    )
