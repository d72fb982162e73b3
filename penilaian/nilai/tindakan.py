"""The one way a value is written, in any layer. Rooms check stage and permission before they call."""

import uuid as _uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from penilaian.instrumen.models import Indikator
from penilaian.nilai.atas_nama import alasan_jejak, jejak_atas_nama
from penilaian.nilai.models import AtasNama, Lapis, Nilai, Pertimbangan
from penilaian.periode.models import Peserta, TidakBerlaku
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan


@dataclass(frozen=True)
class IsianNilai:
    """What a person says about one cell. ``level`` None clears it."""

    level: int | None
    centang: Sequence[str] = ()
    masukan: dict | None = None
    saran: int | None = None
    alasan: str = ""

    def sama_dengan(self, nilai: Nilai) -> bool:
        """Would storing this change nothing?"""
        return self.sama_isi(nilai.pertimbangan)

    def sama_isi(self, p: Pertimbangan) -> bool:
        sini = (self.level, sorted(self.centang), self.masukan or {}, self.alasan)
        return sini == (p.level, sorted(p.centang), p.masukan, p.alasan)


def periksa_isian(peserta: Peserta, indikator: Indikator, lapis: str, isian: IsianNilai) -> None:
    """Raises Ditolak with the sentence at fault. ``indikator.level``/``kriteria`` may be prefetched."""
    if lapis in (Lapis.KLAIM, Lapis.DESK) and not indikator.dinilai_desk:
        raise Ditolak(
            f"Indikator {indikator.kode} dinilai lewat wawancara saat kunjungan lapangan. Kosongkan nilainya di sini."
        )
    if isian.level is not None:
        periksa_level(indikator, isian.level)
        if isian.level in indikator.takurai and not isian.alasan.strip():
            raise Ditolak(
                f"Nilai {isian.level} tidak diuraikan dalam pedoman untuk indikator {indikator.kode}. "
                "Tulis alasan memilihnya, lalu simpan lagi.",
                rincian={"alasan": "Alasan wajib diisi untuk nilai yang tidak diuraikan pedoman."},
            )
    asing = set(isian.centang) - {k.kode for k in indikator.kriteria.all()}
    if asing:
        raise Ditolak("Ada syarat yang bukan milik indikator ini. Muat ulang halaman, lalu centang lagi.")
    if TidakBerlaku.objects.filter(peserta=peserta, indikator=indikator).exists():
        raise Ditolak(f"Indikator {indikator.kode} dinyatakan tidak berlaku untuk {peserta.kabupaten_kota.nama}.")


def periksa_level(indikator: Indikator, level) -> None:
    if isinstance(level, bool) or not isinstance(level, int) or not 0 <= level <= indikator.nilai_maks:
        raise Ditolak(
            f"Nilai indikator {indikator.kode} harus bilangan bulat 0 sampai {indikator.nilai_maks}. "
            "Pilih salah satu kunci nilai."
        )


@tindakan
def tetapkan_nilai(
    peserta: Peserta,
    indikator: Indikator,
    lapis: str,
    isian: IsianNilai,
    *,
    dasar: int,
    oleh,
    uuid=None,
    waktu_klien=None,
    asal=Pertimbangan.Asal.ISIAN,
    atas_nama: AtasNama | None = None,
) -> Nilai:
    """Add a judgement and settle the cell on it; ``atas_nama`` marks one typed in for the office.

    ``dasar`` is the version the person saw (0: none). Raises Basi when somebody was first; its
    ``rincian`` carries the stored value, by whom and when, so that the person can decide.
    """
    periksa_isian(peserta, indikator, lapis, isian)
    nilai = Nilai.objects.select_for_update(of=("self",)).sel(peserta, indikator).lapis(lapis).first()
    if (nilai.versi if nilai else 0) != dasar:
        raise basi(nilai)
    if atas_nama is not None:
        asal = Pertimbangan.Asal.ATAS_NAMA
    urut = Pertimbangan.objects.filter(peserta=peserta, indikator=indikator, lapis=lapis, penilai=oleh).count() + 1
    pertimbangan = _pertimbangan(peserta, indikator, lapis, isian, oleh, urut, asal, uuid, waktu_klien)
    pertimbangan.atas_nama = atas_nama
    sebelum = nilai.level if nilai else None
    nilai = _sandarkan(nilai, pertimbangan)
    catat(
        f"nilai.{lapis}",
        nilai,
        oleh=oleh,
        lingkup=peserta.periode.kode,
        sebelum={"level": sebelum},
        sesudah={
            "peserta": peserta.kode,
            "indikator": indikator.kode,
            "level": isian.level,
            "centang": sorted(isian.centang),
            "masukan": isian.masukan or {},
            "saran": isian.saran,
            "versi": nilai.versi,
            "asal": str(asal),
            **jejak_atas_nama(atas_nama),
        },
        alasan=alasan_jejak(atas_nama, isian.alasan),
    )
    return nilai


def _sandarkan(nilai: Nilai | None, p: Pertimbangan) -> Nilai:
    """Store the judgement and settle its cell on it."""
    try:
        with transaction.atomic():
            p.save(force_insert=True)
            if nilai is None:
                return Nilai.objects.create(
                    peserta=p.peserta, indikator=p.indikator, lapis=p.lapis, level=p.level, pertimbangan=p
                )
            nilai.level, nilai.pertimbangan, nilai.versi = p.level, p, nilai.versi + 1
            nilai.save()
            return nilai
    except IntegrityError as galat:  # two first values at the same moment; the other one won
        raise basi(Nilai.objects.sel(p.peserta, p.indikator).lapis(p.lapis).first()) from galat


def susun_pertimbangan(peserta, indikator, lapis, isian, penilai) -> Pertimbangan:
    """Not stored yet; numbered after this judge's last one of the cell."""
    milik = Pertimbangan.objects.filter(peserta=peserta, indikator=indikator, lapis=lapis, penilai=penilai)
    asal = Pertimbangan.Asal.ISIAN
    return _pertimbangan(peserta, indikator, lapis, isian, penilai, milik.count() + 1, asal, None, None)


def _pertimbangan(peserta, indikator, lapis, isian, oleh, versi, asal, uuid, waktu_klien) -> Pertimbangan:
    return Pertimbangan(
        uuid=uuid or _uuid.uuid4(),
        peserta=peserta,
        indikator=indikator,
        lapis=lapis,
        penilai=oleh,
        versi=versi,
        level=isian.level,
        centang=sorted(isian.centang),
        masukan=isian.masukan or {},
        saran=isian.saran,
        alasan=isian.alasan,
        asal=asal,
        pada=timezone.now(),
        waktu_klien=waktu_klien,
    )


def tersimpan(nilai: Nilai | None) -> dict:
    """The stored value as an entry's reply carries it."""
    if nilai is None:
        return {"level": None, "centang": [], "masukan": {}, "alasan": ""}
    p = nilai.pertimbangan
    return {"level": nilai.level, "centang": p.centang, "masukan": p.masukan, "alasan": p.alasan, "saran": p.saran}


def basi(nilai: Nilai | None) -> Basi:
    oleh, pada, versi = "", None, 0
    if nilai is not None:
        versi, pada = nilai.versi, nilai.pertimbangan.pada.isoformat()
        oleh = nilai.pertimbangan.penilai.sebutan_peran
    return Basi(
        "Perubahan orang lain masuk lebih dulu. Bandingkan, lalu pilih yang dipakai.",
        rincian={"tersimpan": tersimpan(nilai), "versi": versi, "oleh": oleh, "pada": pada},
    )


@dataclass(frozen=True)
class SelNilai:
    """One cell of a bulk write (import, copy, demo)."""

    peserta: Peserta
    indikator: Indikator
    level: int | None
    centang: Sequence[str] = ()
    alasan: str = ""


@tindakan
def tetapkan_banyak(sel: Sequence[SelNilai], lapis: str, *, oleh, asal=Pertimbangan.Asal.IMPOR) -> int:
    """Settle many cells at once, all or nothing; cells that already hold this level stay. Returns how many changed.

    The caller has validated the cells. A fixed number of queries whatever the number of cells.
    """
    if not sel:
        return 0
    peserta_id = {s.peserta.pk for s in sel}
    lama = {
        (n.peserta_id, n.indikator_id): n
        for n in Nilai.objects.select_for_update().filter(peserta_id__in=peserta_id, lapis=lapis).order_by("pk")
    }
    versi = _versi_terakhir(peserta_id, lapis, oleh)
    ubah = [s for s in sel if _berbeda(lama.get((s.peserta.pk, s.indikator.pk)), s.level)]
    baru = []
    for s in ubah:
        kunci = (s.peserta.pk, s.indikator.pk)
        versi[kunci] = versi.get(kunci, 0) + 1
        isian = IsianNilai(s.level, s.centang, alasan=s.alasan)
        baru.append(_pertimbangan(s.peserta, s.indikator, lapis, isian, oleh, versi[kunci], asal, None, None))
    Pertimbangan.objects.bulk_create(baru, batch_size=1000)
    _pasang(ubah, baru, lama, lapis)
    for s, p in zip(ubah, baru, strict=True):
        n = lama.get((s.peserta.pk, s.indikator.pk))
        catat(
            f"nilai.{lapis}",
            ("penilaian.pertimbangan", p.uuid),
            oleh=oleh,
            lingkup=s.peserta.periode.kode,
            sebelum={"level": n.level if n else None},
            sesudah={
                "peserta": s.peserta.kode,
                "indikator": s.indikator.kode,
                "level": s.level,
                "asal": str(asal),
            },
            alasan=s.alasan,
        )
    return len(ubah)


def _berbeda(lama: Nilai | None, level) -> bool:
    return level is not None if lama is None else lama.level != level


def _versi_terakhir(peserta_id, lapis, oleh) -> dict:
    baris = (
        Pertimbangan.objects.filter(peserta_id__in=peserta_id, lapis=lapis, penilai=oleh)
        .values_list("peserta_id", "indikator_id")
        .annotate(versi=Max("versi"))
        .order_by()
    )
    return {(p, i): v for p, i, v in baris}


def _pasang(ubah, baru, lama, lapis) -> None:
    """New cells are inserted, known ones (locked by the caller) replaced: an upsert, much quicker than bulk_update."""
    tambah, ganti = [], []
    for s, p in zip(ubah, baru, strict=True):
        n = lama.get((s.peserta.pk, s.indikator.pk))
        isi = Nilai(peserta=s.peserta, indikator=s.indikator, lapis=lapis, level=s.level, pertimbangan=p)
        isi.versi = n.versi + 1 if n else 1
        (ganti if n else tambah).append(isi)
    Nilai.objects.bulk_create(tambah, batch_size=1000)
    Nilai.objects.bulk_create(
        ganti,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["peserta", "indikator", "lapis"],
        update_fields=["level", "pertimbangan", "versi"],
    )
