"""Determining the top ten (source: document 000, item 3g)."""

from collections.abc import Sequence
from datetime import date

from penilaian.nilai.hitung import pecahan
from penilaian.penetapan.hitung import Putusan, putuskan
from penilaian.penetapan.izin import periksa_boleh_tetapkan
from penilaian.penetapan.models import Finalis, Penetapan
from penilaian.penetapan.peringkat import Peringkat, muat_peringkat
from penilaian.penetapan.potret import potret, sidik_peringkat
from penilaian.penetapan.terbitan import terbitkan_penetapan
from penilaian.periode.models import Periode
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik
from pentas.tampilan.format import sebut_beberapa

# Rooms downstream forbid superseding a decision that they already stand on: [function(penetapan)].
sebelum_diganti: list = []


@tindakan
def tetapkan(
    periode: Periode,
    *,
    nomor: str,
    tanggal: date,
    oleh,
    cara_seri=Penetapan.CaraSeri.TIDAK_ADA,
    urutan: Sequence[str] = (),
    alasan: str = "",
    sidik_dilihat: str = "",
) -> Penetapan:
    """Freeze the top ten: snapshot, finalists, audit row. A later call supersedes, with a reason.

    ``sidik_dilihat`` is the fingerprint of the ranking that the person had on the screen; where values or
    decision changed since, the act is refused (409) so that nobody decides on numbers he did not see.
    """
    periksa_boleh_tetapkan(oleh, periode)
    Periode.objects.select_for_update().get(pk=periode.pk)
    peringkat = muat_peringkat(periode)
    lama = peringkat.penetapan
    _periksa_keadaan(peringkat, sidik_dilihat)
    putusan = _putuskan(peringkat, cara_seri, urutan)
    if (cara_seri != Penetapan.CaraSeri.TIDAK_ADA or lama is not None) and not alasan.strip():
        raise Ditolak("Tulis alasan keputusan ini untuk berita acara.", rincian={"alasan": "Wajib diisi."})
    isi = potret(peringkat, putusan) | {"nomor": nomor, "tanggal": tanggal.isoformat(), "alasan": alasan}
    penetapan = Penetapan.objects.create(
        periode=periode,
        nomor=nomor,
        tanggal=tanggal,
        cara_seri=cara_seri,
        alasan=alasan,
        isi=isi,
        sidik=sidik(isi),
        oleh=oleh,
        menggantikan=lama,
    )
    _buat_finalis(penetapan, peringkat, putusan)
    catat(
        "penetapan.tetapkan",
        penetapan,
        oleh=oleh,
        lingkup=periode.kode,
        sebelum={"penetapan": lama.pk} if lama else None,
        sesudah={
            "masuk": isi["masuk"],
            "cara_seri": str(cara_seri),
            "keputusan": isi["keputusan"],
            "sidik": penetapan.sidik,
        },
        alasan=alasan,
    )
    terbitkan_penetapan(penetapan, oleh=oleh)
    return penetapan


def _periksa_keadaan(peringkat: Peringkat, sidik_dilihat: str) -> None:
    if sidik_dilihat and sidik_dilihat != sidik_peringkat(peringkat):
        raise Basi(
            "Nilai berubah sejak halaman ini dibuka, atau penetapan lain masuk lebih dulu. "
            "Periksa lagi peringkatnya, lalu tetapkan."
        )
    _periksa_lengkap(peringkat)
    if peringkat.penetapan is not None:
        for periksa in sebelum_diganti:
            periksa(peringkat.penetapan)


def _periksa_lengkap(peringkat: Peringkat) -> None:
    if not peringkat.baris:
        raise Ditolak("Periode ini belum punya peserta.")
    belum = [peringkat.peserta[k].kabupaten_kota.nama_pendek for k in peringkat.usulan.belum_lengkap]
    if belum:
        raise Ditolak(
            f"Nilai lapangan belum lengkap: {sebut_beberapa(belum, 5)}. "
            "Lengkapi nilainya, atau nyatakan indikatornya tidak berlaku, lalu tetapkan."
        )


def _putuskan(peringkat: Peringkat, cara, urutan) -> Putusan:
    """On the values alone: an earlier decision on the same tie does not bind the new one."""
    if cara == Penetapan.CaraSeri.BOBOT and peringkat.periode.aturan_seri == Periode.AturanSeri.PLENO:
        raise Ditolak(
            "Pada periode ini nilai sama diputuskan rapat pleno. Pilih urutan menurut pleno, atau sertakan semuanya."
        )
    try:
        return putuskan(
            peringkat.peserta_hitung,
            peringkat.urutan_variabel,
            peringkat.periode.jumlah_besar,
            cara=cara,
            urutan=urutan,
            kuota=peringkat.kuota or None,
        )
    except ValueError as galat:
        raise Ditolak(str(galat), rincian={"cara_seri": str(galat)}) from galat


def _buat_finalis(penetapan: Penetapan, peringkat: Peringkat, putusan: Putusan) -> None:
    masuk = set(putusan.masuk)
    baris = [b for b in putusan.baris if b.kode in masuk]
    Finalis.objects.bulk_create(
        Finalis(
            penetapan=penetapan,
            peserta=peringkat.peserta[b.kode],
            urutan=n,
            peringkat=b.peringkat,
            nilai_lapangan=pecahan(b.total),
        )
        for n, b in enumerate(baris, 1)
    )
