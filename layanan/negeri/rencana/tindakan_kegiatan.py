"""Activities and the money they take: all of one source together never exceed it."""

from django.db.models import Sum

from layanan.negeri.program.tulis import segar, tulis
from layanan.negeri.rencana.kunci import kunci_rencana
from layanan.negeri.rencana.models import AnggaranKegiatan, Kegiatan, RencanaAksi, SumberDana
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import rupiah

LEBIH = (
    "Anggaran melebihi {sumber}: tersedia {sisa} dari {nominal}. Kurangi anggarannya, pakai sumber lain, "
    "atau tambah nominal sumbernya."
)


@tindakan
def simpan_kegiatan(rencana: RencanaAksi, isi: dict, *, anggaran, mitra=None, oleh, kegiatan: Kegiatan | None = None):
    """``isi``: tahap, nama, mulai, akhir, penanggung_jawab, kemajuan, catatan. ``anggaran``: {key of a source: whole
    rupiah or None}. ``mitra``: the partners, None leaves them as they are."""
    rencana = kunci_rencana(rencana, oleh)
    kegiatan = segar(kegiatan) if kegiatan else Kegiatan(rencana=rencana)
    tulis(kegiatan, isi, "rencana.kegiatan", oleh=oleh)
    _tulis_anggaran(kegiatan, anggaran, oleh)
    if mitra is not None:
        _tulis_mitra(kegiatan, mitra, oleh)
    return kegiatan


def _tulis_anggaran(kegiatan: Kegiatan, anggaran: dict, oleh) -> None:
    lama = dict(kegiatan.anggaran.values_list("sumber", "nominal"))
    baru = {pk: nominal for pk, nominal in anggaran.items() if nominal}
    if lama == baru:
        return
    sumber = {s.pk: s for s in SumberDana.objects.filter(rencana=kegiatan.rencana_id).select_related("unit")}
    if not baru.keys() <= sumber.keys():
        raise Ditolak("Sumber dana itu tidak ada lagi dalam rencana ini. Muat ulang halaman.")
    lain = AnggaranKegiatan.objects.filter(sumber__in=baru).exclude(kegiatan=kegiatan)
    terpakai = dict(lain.order_by().values_list("sumber").annotate(n=Sum("nominal")))
    for pk, nominal in baru.items():
        _periksa_cukup(sumber[pk], nominal, terpakai.get(pk, 0))
    kegiatan.anggaran.all().delete()
    AnggaranKegiatan.objects.bulk_create(
        AnggaranKegiatan(kegiatan=kegiatan, sumber=sumber[pk], nominal=n) for pk, n in sorted(baru.items())
    )
    catat("rencana.anggaran", kegiatan, oleh=oleh, sebelum=_kunci_teks(lama), sesudah=_kunci_teks(baru))


def _kunci_teks(anggaran: dict) -> dict:
    return {str(pk): nominal for pk, nominal in sorted(anggaran.items())}


def _periksa_cukup(sumber: SumberDana, nominal: int, terpakai: int) -> None:
    sisa = sumber.nominal - terpakai
    if nominal > sisa:
        kalimat = LEBIH.format(sumber=sumber, sisa=rupiah(sisa), nominal=rupiah(sumber.nominal))
        raise Ditolak(kalimat, rincian={f"sumber_{sumber.pk}": kalimat})


def _tulis_mitra(kegiatan: Kegiatan, mitra, oleh) -> None:
    baru = {m.pk for m in mitra}
    if any(m.dinas_id != kegiatan.rencana.dinas_id for m in mitra):
        raise Ditolak("Pilih mitra dari dinas ini.")
    lama = set(kegiatan.mitra.values_list("pk", flat=True))
    if lama == baru:
        return
    kegiatan.mitra.set(baru)
    catat("rencana.mitra", kegiatan, oleh=oleh, sebelum={"mitra": sorted(lama)}, sesudah={"mitra": sorted(baru)})


@tindakan
def hapus_kegiatan(kegiatan: Kegiatan, *, oleh) -> None:
    """Its money goes back to the sources."""
    kunci_rencana(kegiatan.rencana, oleh)
    catat("rencana.hapus_kegiatan", kegiatan, oleh=oleh, sebelum={"rencana": kegiatan.rencana_id})
    Kegiatan.objects.filter(pk=kegiatan.pk).delete()
