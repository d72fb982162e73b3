"""Determining the top ten (source: document 000, item 3g)."""

import hashlib
from collections.abc import Sequence
from datetime import date

from penilaian.nilai.hitung import pecahan
from penilaian.nilai.models import Lapis
from penilaian.penetapan.hitung import Putusan, putuskan
from penilaian.penetapan.izin import periksa_boleh_tetapkan
from penilaian.penetapan.models import Finalis, Penetapan
from penilaian.penetapan.peringkat import Peringkat, baris_isi, muat_peringkat
from penilaian.periode.models import Periode
from pentas.galat import Basi, Ditolak
from pentas.jejak.models import kanonik
from pentas.jejak.tindakan import catat, tindakan

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

    ``sidik_dilihat`` is the fingerprint of the ranking that the person had on the screen; where the
    values changed since, the act is refused (409) so that nobody decides on numbers he did not see.
    """
    periksa_boleh_tetapkan(oleh, periode)
    Periode.objects.select_for_update().get(pk=periode.pk)
    peringkat = muat_peringkat(periode)
    lama = peringkat.penetapan
    if sidik_dilihat and sidik_dilihat != sidik_peringkat(peringkat):
        raise Basi("Nilai berubah sejak halaman ini dibuka. Periksa lagi peringkatnya, lalu tetapkan.")
    _periksa_lengkap(peringkat)
    if lama is not None:
        for periksa in sebelum_diganti:
            periksa(lama)
    putusan = _putuskan(peringkat, cara_seri, urutan)
    if (cara_seri != Penetapan.CaraSeri.TIDAK_ADA or lama is not None) and not alasan.strip():
        raise Ditolak("Tulis alasan keputusan ini untuk berita acara.", rincian={"alasan": "Wajib diisi."})
    isi = potret(peringkat, putusan)
    sidik = hashlib.sha256(kanonik(isi).encode()).hexdigest()
    penetapan = Penetapan.objects.create(
        periode=periode,
        nomor=nomor,
        tanggal=tanggal,
        cara_seri=cara_seri,
        alasan=alasan,
        isi=isi,
        sidik=sidik,
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
        sesudah={"masuk": isi["masuk"], "cara_seri": str(cara_seri), "keputusan": isi["keputusan"], "sidik": sidik},
        alasan=alasan,
    )
    return penetapan


def _periksa_lengkap(peringkat: Peringkat) -> None:
    if not peringkat.baris:
        raise Ditolak("Periode ini belum punya peserta.")
    belum = [peringkat.peserta[k].kabupaten_kota.nama_pendek for k in peringkat.usulan.belum_lengkap]
    if belum:
        sisa = f" dan {len(belum) - 5} lainnya" if len(belum) > 5 else ""
        raise Ditolak(
            f"Nilai lapangan belum lengkap: {', '.join(belum[:5])}{sisa}. "
            "Lengkapi nilainya, atau nyatakan indikatornya tidak berlaku, lalu tetapkan."
        )


def _putuskan(peringkat: Peringkat, cara, urutan) -> Putusan:
    """On the values alone: an earlier decision on the same tie does not bind the new one."""
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


def potret(peringkat: Peringkat, putusan: Putusan) -> dict:
    """Every number the decision rests on; canonical JSON of this is what ``sidik`` signs."""
    papan, periode = peringkat.papan, peringkat.periode
    seri = set(putusan.seri_di_garis)
    return {
        "periode": periode.kode,
        "tahun": periode.tahun,
        "instrumen": {"kode": periode.instrumen.kode, "sidik": periode.instrumen.sidik},
        "jumlah_besar": periode.jumlah_besar,
        "kuota": peringkat.kuota,
        "cara_seri": str(putusan.cara),
        # The order of those who tie at the line, as decided: what ranks them from now on.
        "keputusan": [b.kode for b in putusan.baris if b.kode in seri],
        "variabel": [
            {"kode": v.kode, "nomor": v.nomor, "nama": v.nama, "bobot": pecahan(v_hitung.bobot)}
            for v, v_hitung in zip(papan.variabel, papan.rumus, strict=True)
        ],
        "baris": [
            baris_isi(b, peringkat.peserta[b.kode].kabupaten_kota.nama)
            | {
                "nilai_indikator": papan.level_peserta(Lapis.LAPANGAN, peringkat.peserta[b.kode]),
                "tidak_berlaku": sorted(
                    i.kode for i in papan.indikator if not papan.berlaku(peringkat.peserta[b.kode], i)
                ),
            }
            for b in putusan.baris
        ],
        "masuk": list(putusan.masuk),
    }


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


def sidik_peringkat(peringkat: Peringkat) -> str:
    """Fingerprint of the ranking as shown: totals of every office."""
    isi = sorted((b.kode, pecahan(b.total), b.lengkap) for b in peringkat.baris)
    return hashlib.sha256(kanonik(isi).encode()).hexdigest()
