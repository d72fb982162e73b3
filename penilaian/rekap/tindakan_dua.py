"""The desk with two verifiers: each judges without seeing the other; equal judgements settle the value."""

from penilaian.berkas.alur import StatusButir
from penilaian.berkas.models import Butir
from penilaian.berkas.tindakan import kunci_butir, majukan_butir, terima_butir
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from penilaian.nilai.tindakan import IsianNilai, tetapkan_nilai
from penilaian.nilai.tindakan_timbang import timbang
from penilaian.rekap.dua import putaran_kini
from penilaian.rekap.izin import periksa_boleh_menilai
from penilaian.rekap.models import Pandangan, Putaran
from penilaian.rekap.putusan import nilai_desk, periksa_dasar, periksa_dilihat, periksa_isi
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik

BELUM_TAHU = (StatusButir.TUNGGU, StatusButir.KEDUA)  # what somebody saw who has not judged yet


@tindakan
def beri_pandangan(butir: Butir, isian: IsianNilai, *, dasar: int, oleh, dilihat: str = "") -> Nilai | None:
    """One verifier's judgement: the first waits, the second settles or differs; then the two agree.

    Returns the settled value, None while there is none.
    """
    kunci_butir(butir)
    putaran = putaran_kini(butir)
    milik = putaran.pandangan.filter(penilai=oleh).first() if putaran else None
    periksa_boleh_menilai(oleh, butir, milik)
    periksa_dasar(butir, dasar)
    if not (butir.status == StatusButir.KEDUA and milik is None and dilihat in BELUM_TAHU):
        periksa_dilihat(butir, dilihat)  # somebody judging meanwhile is no news to the second: he may not know it
    periksa_isi(butir, isian)
    if butir.status == StatusButir.SILANG:
        return _sepakati(butir, putaran, isian, dasar, oleh)
    if putaran is None:
        return _pertama(butir, isian, oleh)
    return _kedua(butir, putaran, isian, dasar, oleh) if milik is None else _ubah(milik, isian, oleh)


def _pertama(butir: Butir, isian: IsianNilai, oleh) -> None:
    lama = nilai_desk(butir) if butir.status == StatusButir.SAH else None
    if lama is not None and lama.level == isian.level:
        raise Ditolak(f"Butir ini sudah terverifikasi dengan nilai {lama.level}. Pilih nilai lain bila ingin mengubah.")
    majukan_butir(butir, "nilai_pertama", oleh=oleh)
    putaran = Putaran.objects.create(butir=butir, nomor=butir.putaran.count() + 1)
    p = timbang(butir.berkas.peserta, butir.indikator, Lapis.DESK, isian, oleh=oleh)
    Pandangan.objects.create(putaran=putaran, urutan=1, penilai=oleh, pertimbangan=p)
    _catat_tertutup(putaran, p, oleh)


def _ubah(milik: Pandangan, isian: IsianNilai, oleh) -> None:
    """The first thinks again, still alone: a new judgement takes the place of his old one."""
    lama = milik.pertimbangan
    if isian.sama_isi(lama):
        return
    butir = milik.putaran.butir
    milik.pertimbangan = timbang(butir.berkas.peserta, butir.indikator, Lapis.DESK, isian, oleh=oleh)
    milik.save(update_fields=["pertimbangan"])
    _catat_tertutup(milik.putaran, milik.pertimbangan, oleh)


def _kedua(butir: Butir, putaran: Putaran, isian: IsianNilai, dasar: int, oleh) -> Nilai | None:
    pertama = putaran.pandangan.get(urutan=1).pertimbangan
    sel, sama = (butir.berkas.peserta, butir.indikator, Lapis.DESK), pertama.level == isian.level
    nilai = tetapkan_nilai(*sel, isian, dasar=dasar, oleh=oleh) if sama else None
    p = nilai.pertimbangan if sama else timbang(*sel, isian, oleh=oleh)
    Pandangan.objects.create(putaran=putaran, urutan=2, penilai=oleh, pertimbangan=p)
    if sama:
        _tutup(putaran, p)
        terima_butir(butir, oleh=oleh)
    else:
        majukan_butir(butir, "nilai_berbeda", oleh=oleh)
    isi = {"pertama": pertama.level, "kedua": p.level, "sama": sama}
    _catat("nilai.desk_kedua", putaran, isi, oleh, alasan=isian.alasan)
    return nilai


def _sepakati(butir: Butir, putaran: Putaran, isian: IsianNilai, dasar: int, oleh) -> Nilai:
    """What the two agree on. The round keeps both judgements beside it."""
    asal = Pertimbangan.Asal.PEMBAHASAN
    nilai = tetapkan_nilai(butir.berkas.peserta, butir.indikator, Lapis.DESK, isian, dasar=dasar, oleh=oleh, asal=asal)
    _tutup(putaran, nilai.pertimbangan)
    terima_butir(butir, oleh=oleh)
    return nilai


def _tutup(putaran: Putaran, hasil: Pertimbangan) -> None:
    putaran.hasil = hasil
    putaran.save(update_fields=["hasil"])


def _catat_tertutup(putaran: Putaran, p: Pertimbangan, oleh) -> None:
    """The trail knows that, when and by whom, and a fingerprint; the level only when both have judged.

    The judgement's uuid, which no page shows, keeps the fingerprint from being guessed.
    """
    isi = {"uuid": str(p.uuid), "level": p.level, "centang": p.centang, "masukan": p.masukan, "alasan": p.alasan}
    _catat("nilai.desk_pertama", putaran, {"sidik": sidik(isi)}, oleh)


def _catat(nama: str, putaran: Putaran, isi: dict, oleh, alasan: str = "") -> None:
    peserta = putaran.butir.berkas.peserta
    tempat = {"peserta": peserta.kode, "indikator": putaran.butir.indikator.kode, "putaran": putaran.nomor}
    catat(nama, putaran, oleh=oleh, lingkup=peserta.periode.kode, sesudah=tempat | isi, alasan=alasan)
