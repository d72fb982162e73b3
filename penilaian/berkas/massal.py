"""Many items at once, for the import of values: what a value means for its dossier, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Exists, OuterRef
from django.utils import timezone

from penilaian.berkas.alur import PERALIHAN_BERKAS, PERALIHAN_BUTIR, StatusBerkas, StatusButir
from penilaian.berkas.models import Berkas, Bukti, Butir, Pengembalian
from penilaian.nilai.tindakan import SelNilai
from penilaian.periode.models import Peserta
from pentas.alur import pindah
from pentas.galat import Basi
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import sebut_beberapa

SEKALI = 5000  # rows of one statement; every database takes as many parameters
TERKIRIM = (StatusBerkas.DIKIRIM, StatusBerkas.DIKEMBALIKAN)
SUDAH_DIKIRIM = (
    "Berkas {} sudah dikirim, jadi nilai mandirinya tidak dapat diubah lagi. "
    "Indikator yang dikembalikan tim provinsi diperbaiki lewat halaman Catatan verifikasi."
)


def kunci_banyak(peserta: Collection[Peserta]) -> dict[int, str]:
    """Hold the dossiers' rows, so that nobody sends or returns one meanwhile; {participant id: status}."""
    milik = Berkas.objects.select_for_update().filter(peserta__in=[p.pk for p in peserta]).order_by("pk")
    return dict(milik.values_list("peserta_id", "status"))


def periksa_masih_draf(peserta: Collection[Peserta]) -> None:
    """Raises Basi where an office has sent its dossier already. Inside an action."""
    status = kunci_banyak(peserta)
    if len(status) < len(peserta):
        raise Basi("Berkas periode ini belum disiapkan. Minta admin provinsi membuka tahap pengumpulan bukti.")
    salah = sorted(p.kabupaten_kota.nama for p in peserta if status[p.pk] != StatusBerkas.DRAF)
    if salah:
        raise Basi(SUDAH_DIKIRIM.format(sebut_beberapa(salah)))


@tindakan
def tandai_terisi(sel: Sequence[SelNilai], *, oleh) -> int:
    """Draft or empty, by what each item holds after these claims. Returns how many statuses changed."""
    ubah = []
    for s, b in _butir(sel):
        isi = s.level is not None or b.catatan or b.berbukti
        if _pindah(b, "isi" if isi else "kosongkan"):
            ubah.append(b)
    _simpan("berkas.isi_massal", ubah, oleh)
    return len(ubah)


@tindakan
def tandai_terverifikasi(sel: Sequence[SelNilai], *, oleh) -> int:
    """Accept the items that have a verified value; one that lost it waits again. Returns how many changed.

    An office that never sent its dossier may have been verified on paper: its items stay as they are.
    """
    ubah, diperbaiki = [], []
    for s, b in _butir(sel, status__in=TERKIRIM):
        if b.status == StatusButir.BALIK and s.level is not None:
            diperbaiki.append(b.pk)
        if (b.status == StatusButir.SAH) == (s.level is None):
            _pindah(b, "cabut" if s.level is None else "terima")
            ubah.append(b)
    _simpan("berkas.verifikasi_massal", ubah, oleh)
    Pengembalian.objects.terbuka().filter(butir__in=diperbaiki).update(diperbaiki_pada=timezone.now())
    _tuntaskan({b.berkas_id for b in ubah}, oleh)
    return len(ubah)


def _butir(sel: Sequence[SelNilai], **berkas_yang) -> list[tuple[SelNilai, Butir]]:
    """Each cell with its item, in the dossiers asked for; period and indicator code come from the cell."""
    berkas = {b.pk: b for b in Berkas.objects.filter(peserta__in={s.peserta.pk for s in sel}, **berkas_yang)}
    terpasang = Bukti.objects.terpasang().filter(butir=OuterRef("pk"))
    semua = Butir.objects.filter(berkas__in=berkas).annotate(berbukti=Exists(terpasang)).order_by()
    milik = {(berkas[b.berkas_id].peserta_id, b.indikator_id): b for b in semua}
    hasil = []
    for s in sel:
        if b := milik.get((s.peserta.pk, s.indikator.pk)):
            b.berkas, b.indikator = berkas[b.berkas_id], s.indikator
            b.berkas.peserta = s.peserta
            hasil.append((s, b))
    return hasil


def _pindah(butir: Butir, peralihan: str) -> bool:
    sebelum, sesudah = pindah(butir, peralihan, PERALIHAN_BUTIR)
    return sebelum != sesudah


def _simpan(nama: str, ubah: list[Butir], oleh) -> None:
    """One audit row a dossier: which items came to stand where."""
    per_status, per_berkas = defaultdict(list), defaultdict(lambda: defaultdict(list))
    for b in ubah:
        per_status[b.status].append(b.pk)
        per_berkas[b.berkas][str(b.status)].append(b.indikator.kode)
    for status, semua in per_status.items():
        for potong in (semua[n : n + SEKALI] for n in range(0, len(semua), SEKALI)):
            Butir.objects.filter(pk__in=potong).update(status=status, diubah_pada=timezone.now())
    for berkas, isi in per_berkas.items():
        peserta = berkas.peserta
        catat(nama, berkas, oleh=oleh, lingkup=peserta.periode.kode, sesudah={"peserta": peserta.kode, **isi})


def _tuntaskan(berkas_id: Collection[int], oleh) -> None:
    """A returned dossier of which no item waits for repair any more stands as sent."""
    balik = Butir.objects.filter(berkas=OuterRef("pk"), status=StatusButir.BALIK)
    tuntas = list(
        Berkas.objects.filter(~Exists(balik), pk__in=berkas_id, status=StatusBerkas.DIKEMBALIKAN).select_related(
            "peserta__periode"
        )
    )
    for berkas in tuntas:
        sebelum, sesudah = pindah(berkas, "cabut_pengembalian", PERALIHAN_BERKAS)
        catat(
            "berkas.cabut_pengembalian",
            berkas,
            oleh=oleh,
            lingkup=berkas.peserta.periode.kode,
            sebelum={"status": sebelum},
            sesudah={"peserta": berkas.peserta.kode, "status": sesudah},
        )
    Berkas.objects.bulk_update(tuntas, ["status"], batch_size=500)
