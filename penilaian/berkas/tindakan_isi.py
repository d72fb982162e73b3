"""Filling a dossier: claims with their note, evidence, nominated officers. Each act moves ``Butir.diubah_pada``."""

from collections.abc import Collection, Iterable

from django.utils import timezone

from penilaian.berkas.alur import PERALIHAN_BUTIR, StatusButir
from penilaian.berkas.izin import (
    periksa_boleh_isi,
    periksa_boleh_narasumber,
    periksa_boleh_ubah_bukti,
    tanda_atas_nama,
)
from penilaian.berkas.models import Bukti, Butir
from penilaian.berkas.tindakan import kunci_butir
from penilaian.instrumen.models import Indikator, Kriteria
from penilaian.instrumen.saran import baca_masukan, sarankan
from penilaian.nilai.atas_nama import alasan_jejak, jejak_atas_nama
from penilaian.nilai.models import Lapis, Nilai
from penilaian.nilai.tindakan import IsianNilai, periksa_level, tetapkan_nilai
from penilaian.periode.models import Narasumber, Peserta
from pentas.alur import pindah
from pentas.galat import Ditolak, TidakAda
from pentas.jejak.tindakan import catat, tindakan
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima

CATATAN_TERPANJANG = 2000


@tindakan
def isi_klaim(
    butir: Butir, isian: IsianNilai, *, dasar: int, oleh, catatan: str | None = None, uuid=None, waktu_klien=None
) -> Nilai:
    """The office's own value of one indicator, with its note (None leaves the note alone).

    ``dasar`` is the version that was seen: value and note move together, so it guards both. What is
    stored already is not stored again. The suggestion is worked out here and kept beside the value.
    ``butir.indikator`` needs its levels and criteria.
    """
    kunci_butir(butir)
    periksa_boleh_isi(oleh, butir)
    peserta, indikator = butir.berkas.peserta, butir.indikator
    lengkap = _lengkapi(peserta, indikator, isian)
    catatan = butir.catatan if catatan is None else _periksa_panjang("catatan", catatan.strip())
    lama = Nilai.objects.sel(peserta, indikator).lapis(Lapis.KLAIM).first()
    if lama is not None and lama.versi == dasar and lengkap.sama_dengan(lama) and catatan == butir.catatan:
        return lama
    nilai = tetapkan_nilai(
        peserta,
        indikator,
        Lapis.KLAIM,
        lengkap,
        dasar=dasar,
        oleh=oleh,
        uuid=uuid,
        waktu_klien=waktu_klien,
        atas_nama=tanda_atas_nama(oleh, peserta),
    )
    if catatan != butir.catatan:
        butir.catatan = catatan
        _catat("berkas.catatan", butir, oleh)
    _sentuh(butir)
    return nilai


def _lengkapi(peserta: Peserta, indikator: Indikator, isian: IsianNilai) -> IsianNilai:
    """The entry with its numbers read and the suggested level beside it."""
    if isian.level is not None:
        periksa_level(indikator, isian.level)
    bersih = baca_masukan(indikator, isian.masukan or {})
    milik = {k.kode for k in indikator.kriteria.all()}
    centang = sorted(set(isian.centang))
    saran = sarankan(indikator, set(centang) & milik, bersih, penduduk=peserta.penduduk)
    kosong = not centang and not bersih
    return IsianNilai(
        level=isian.level,
        centang=centang,
        masukan=bersih,
        saran=None if kosong and isian.level is None else saran.nilai,
        alasan=_periksa_panjang("alasan", isian.alasan.strip()),
    )


def _periksa_panjang(medan: str, teks: str) -> str:
    if len(teks) > CATATAN_TERPANJANG:
        kalimat = f"{medan.capitalize()} paling panjang {CATATAN_TERPANJANG} huruf. Ringkas, atau unggah sebagai bukti."
        raise Ditolak(kalimat, rincian={medan: kalimat})
    return teks


@tindakan
def unggah_bukti(butir: Butir, berkas, *, oleh, kriteria: Collection[str] = ()) -> Bukti:
    """Store a file for this office and let it stand for the item. ``berkas``: see ``unggahan.tindakan.terima``."""
    periksa_boleh_isi(oleh, butir)
    unggahan = terima(berkas, oleh=oleh, wilayah_kode=butir.berkas.peserta.kode)
    return pasang_bukti(butir, unggahan, oleh=oleh, kriteria=kriteria)


@tindakan
def pasang_bukti(
    butir: Butir, unggahan: Unggahan, *, oleh, kriteria: Collection[str] = (), keterangan: str = ""
) -> Bukti:
    """Let a stored file of this office stand for the item; one that already does stays as it is."""
    kunci_butir(butir)
    periksa_boleh_isi(oleh, butir)
    if unggahan.wilayah_kode != butir.berkas.peserta.kode:
        raise TidakAda("Berkas ini tidak ada, atau bukan milik daerah Anda.")
    ada = butir.bukti.terpasang().filter(unggahan=unggahan).first()
    if ada is not None:
        return ada
    bukti = Bukti.objects.create(
        butir=butir,
        unggahan=unggahan,
        keterangan=keterangan.strip(),
        dipasang_oleh=oleh,
        atas_nama=tanda_atas_nama(oleh, butir.berkas.peserta),
    )
    bukti.kriteria.set(_kriteria(butir, kriteria))
    _catat("berkas.pasang_bukti", butir, oleh, unggahan=str(unggahan.pk), kriteria=sorted(kriteria))
    _sentuh(butir)
    return bukti


@tindakan
def pakai_ulang(butir: Butir, unggahan: Iterable, *, oleh) -> list[Bukti]:
    """Attach files that the office uploaded for other indicators; ``unggahan``: their ids."""
    periksa_boleh_isi(oleh, butir)
    pilihan = list(unggahan)
    if not pilihan:
        raise Ditolak("Pilih paling sedikit satu berkas, lalu pasang lagi.")
    ada = {u.pk: u for u in berkas_lama(butir.berkas.peserta).filter(pk__in=pilihan)}
    if len(ada) != len(set(pilihan)):
        raise TidakAda("Berkas ini tidak ada, atau bukan milik daerah Anda.")
    return [pasang_bukti(butir, ada[pk], oleh=oleh) for pk in dict.fromkeys(pilihan)]


def berkas_lama(peserta: Peserta):
    """Files that stand, or once stood, for some item of this office, in this period or an earlier one."""
    milik = Bukti.objects.filter(butir__berkas__peserta__kabupaten_kota_id=peserta.kode)
    return Unggahan.objects.milik(peserta.kode).filter(pk__in=milik.values("unggahan_id"))


@tindakan
def ubah_tanda(bukti: Bukti, kriteria: Collection[str], keterangan: str, *, oleh) -> Bukti:
    """Which criteria this file proves, and a short word about it."""
    butir = bukti.butir
    kunci_butir(butir)
    periksa_boleh_ubah_bukti(oleh, bukti)
    if len(keterangan.strip()) > 200:
        raise Ditolak("Keterangan paling panjang 200 huruf. Ringkas, lalu simpan lagi.")
    bukti.kriteria.set(_kriteria(butir, kriteria))
    bukti.keterangan = keterangan.strip()
    bukti.save(update_fields=["keterangan"])
    _catat("berkas.tanda_bukti", butir, oleh, bukti=bukti.pk, kriteria=sorted(kriteria))
    _sentuh(butir)
    return bukti


@tindakan
def lepas_bukti(bukti: Bukti, *, oleh) -> Bukti:
    """The file no longer stands for the item. The row and the file stay, for the history."""
    butir = bukti.butir
    kunci_butir(butir)
    periksa_boleh_ubah_bukti(oleh, bukti)
    bukti.dilepas_pada, bukti.dilepas_oleh = timezone.now(), oleh
    bukti.save(update_fields=["dilepas_pada", "dilepas_oleh"])
    _catat("berkas.lepas_bukti", butir, oleh, bukti=bukti.pk, unggahan=str(bukti.unggahan_id))
    _sentuh(butir)
    return bukti


@tindakan
def isi_narasumber(
    peserta: Peserta, indikator: Indikator, *, oleh, jabatan: str, nama: str = "", nip: str = ""
) -> Narasumber | None:
    """Nominate the officer for an interview; everything empty takes the nomination back."""
    periksa_boleh_narasumber(oleh, peserta)
    if indikator.dinilai_desk:
        raise Ditolak(f"Indikator {indikator.kode} tidak dinilai lewat wawancara, jadi tidak perlu narasumber.")
    isi = {"jabatan": jabatan.strip(), "nama": nama.strip(), "nip": nip.strip()}
    if not any(isi.values()):
        Narasumber.objects.filter(peserta=peserta, indikator=indikator).delete()
        narasumber = None
    elif not isi["jabatan"]:
        raise Ditolak("Tulis jabatan narasumber.", rincian={"jabatan": "Jabatan wajib diisi."})
    else:
        narasumber = Narasumber.objects.update_or_create(peserta=peserta, indikator=indikator, defaults=isi)[0]
    tanda = tanda_atas_nama(oleh, peserta)
    catat(
        "berkas.narasumber",
        peserta,
        oleh=oleh,
        lingkup=peserta.periode.kode,
        sesudah={"indikator": indikator.kode, "diisi": narasumber is not None, **jejak_atas_nama(tanda)},
        alasan=alasan_jejak(tanda),
    )
    return narasumber


def _kriteria(butir: Butir, kode: Collection[str]) -> list[Kriteria]:
    pilihan = list(Kriteria.objects.filter(indikator_id=butir.indikator_id, kode__in=kode))
    if len(pilihan) != len(set(kode)):
        raise Ditolak("Ada syarat yang bukan milik indikator ini. Muat ulang halaman, lalu pilih lagi.")
    return pilihan


def _sentuh(butir: Butir) -> None:
    """Draft or empty by what the item holds now; saving moves ``diubah_pada``, the mark of a repair."""
    if butir.status in (StatusButir.BELUM, StatusButir.DRAF):
        pindah(butir, "isi" if _berisi(butir) else "kosongkan", PERALIHAN_BUTIR)
    butir.save()


def _berisi(butir: Butir) -> bool:
    if butir.catatan or butir.bukti.terpasang().exists():
        return True
    nilai = Nilai.objects.sel(butir.berkas.peserta, butir.indikator).lapis(Lapis.KLAIM).first()
    return nilai is not None and bool(
        nilai.level is not None or nilai.pertimbangan.centang or nilai.pertimbangan.masukan
    )


def _catat(nama: str, butir: Butir, oleh, **rincian) -> None:
    peserta = butir.berkas.peserta
    tanda = tanda_atas_nama(oleh, peserta)
    catat(
        nama,
        butir,
        oleh=oleh,
        lingkup=peserta.periode.kode,
        sesudah={"peserta": peserta.kode, "indikator": butir.indikator.kode, **rincian, **jejak_atas_nama(tanda)},
        alasan=alasan_jejak(tanda),
    )
