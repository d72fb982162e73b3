"""On the visit: valued, photographed, closed, and taken back by the chair."""

from collections.abc import Iterable

from django.utils import timezone

from penilaian.instrumen.models import Indikator
from penilaian.kunjungan import berita_acara
from penilaian.kunjungan.alur import PERALIHAN, StatusKunjungan
from penilaian.kunjungan.izin import periksa_boleh_buka_lagi, periksa_boleh_menilai
from penilaian.kunjungan.jejak import catat_kunjungan, kunci
from penilaian.kunjungan.models import FotoLapangan, Kunjungan
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from penilaian.nilai.papan import muat_papan
from penilaian.nilai.tindakan import IsianNilai, basi, tetapkan_nilai
from pentas.alur import pindah
from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.tindakan import batalkan, terbitkan
from pentas.galat import Ditolak, SalahJenis
from pentas.jejak.tindakan import tindakan
from pentas.unggahan.jenis import GAMBAR
from pentas.unggahan.periksa import siapkan
from pentas.unggahan.tindakan import terima

SESUAI = "Sesuai nilai verifikasi."


@tindakan
def isi_lapangan(
    kunjungan: Kunjungan, indikator: Indikator, isian: IsianNilai, *, dasar: int, oleh, uuid=None, waktu_klien=None
) -> Nilai:
    """The field value of one indicator. ``dasar``: the version the juror saw (0: none).

    What is stored already is not stored again. The first value begins the visit.
    """
    kunci(kunjungan)
    periksa_boleh_menilai(oleh, kunjungan)
    desk, lama = _nilai(kunjungan, indikator)
    if (lama.versi if lama else 0) != dasar:
        raise basi(lama)
    if lama is not None and isian.sama_dengan(lama):
        return lama
    sebab = alasan_wajib(desk.level if desk else None, isian)
    if sebab and not isian.alasan:
        raise Ditolak(f"{sebab} Tulis alasannya di catatan.", rincian={"alasan": f"Catatan wajib diisi. {sebab}"})
    nilai = tetapkan_nilai(
        kunjungan.peserta, indikator, Lapis.LAPANGAN, isian, dasar=dasar, oleh=oleh, uuid=uuid, waktu_klien=waktu_klien
    )
    _mulai(kunjungan, oleh)
    return nilai


def alasan_wajib(desk: int | None, isian: IsianNilai) -> str:
    """Why this field value wants a reason, as a sentence; "" where it wants none."""
    if isian.level is None:
        return ""
    if desk is not None and isian.level != desk:
        return f"{'Turun' if isian.level < desk else 'Naik'} dari {desk} ke {isian.level}."
    if isian.saran is not None and isian.level != isian.saran:
        return f"Nilai ini berbeda dari hasil temuan, yaitu {isian.saran}."
    return ""


def _nilai(kunjungan: Kunjungan, indikator: Indikator) -> tuple[Nilai | None, Nilai | None]:
    """(desk, field) values of one indicator."""
    per_lapis = Nilai.objects.sel(kunjungan.peserta, indikator).per_lapis()
    return per_lapis.get(Lapis.DESK), per_lapis.get(Lapis.LAPANGAN)


@tindakan
def nyatakan_sesuai(kunjungan: Kunjungan, indikator: Iterable[Indikator], *, oleh) -> list[Nilai]:
    """Copy the verified value of these indicators where the field has none yet, with its origin visible.

    Indicators without a verified value (interviews) are passed over: there is nothing to confirm.
    """
    kunci(kunjungan)
    periksa_boleh_menilai(oleh, kunjungan)
    hasil = []
    for i in indikator:
        desk, lama = _nilai(kunjungan, i)
        if desk is None or desk.level is None or (lama is not None and lama.level is not None):
            continue
        p = desk.pertimbangan
        isian = IsianNilai(desk.level, p.centang, p.masukan, p.saran, p.alasan or SESUAI)
        hasil.append(
            tetapkan_nilai(
                kunjungan.peserta,
                i,
                Lapis.LAPANGAN,
                isian,
                dasar=lama.versi if lama else 0,
                oleh=oleh,
                asal=Pertimbangan.Asal.SALINAN,
            )
        )
    if not hasil:
        raise Ditolak("Tidak ada nilai verifikasi yang dapat disalin di sini. Isi nilai lapangannya satu per satu.")
    _mulai(kunjungan, oleh)
    return hasil


@tindakan
def tambah_foto(kunjungan: Kunjungan, indikator: Indikator, berkas, *, oleh, pada=None) -> FotoLapangan:
    """Keep a photograph taken on the visit. The file belongs to the province, not to the office.

    ``pada``: when it was taken, where that was earlier than now (a tablet without a network).
    """
    siap = siapkan(berkas)
    if siap.jenis not in GAMBAR:
        raise SalahJenis("Foto lapangan berupa gambar JPG, PNG, WebP, atau HEIC. Ambil fotonya, lalu unggah lagi.")
    kunci(kunjungan)
    periksa_boleh_menilai(oleh, kunjungan)
    unggahan = terima(siap, oleh=oleh, wilayah_kode=kunjungan.peserta.periode.provinsi_id)
    foto, baru = FotoLapangan.objects.get_or_create(
        kunjungan=kunjungan,
        indikator=indikator,
        unggahan=unggahan,
        defaults={"oleh": oleh, "pada": pada or timezone.now()},
    )
    if baru:
        isi = {"indikator": indikator.kode, "unggahan": str(unggahan.pk)}
        catat_kunjungan("kunjungan.tambah_foto", kunjungan, oleh, sesudah=isi)
        _mulai(kunjungan, oleh)
    return foto


@tindakan
def lepas_foto(foto: FotoLapangan, *, oleh) -> None:
    """A photograph that was taken by mistake leaves the visit; the stored file stays."""
    kunci(foto.kunjungan)
    periksa_boleh_menilai(oleh, foto.kunjungan)
    isi = {"indikator": foto.indikator.kode, "unggahan": str(foto.unggahan_id)}
    catat_kunjungan("kunjungan.lepas_foto", foto.kunjungan, oleh, sebelum=isi)
    foto.delete()


@tindakan
def tutup(kunjungan: Kunjungan, *, kesimpulan: str, pihak_dinas: str, nomor: str = "", oleh) -> Kunjungan:
    """Close the visit: every applicable indicator has a value, a conclusion, and who received the team."""
    kunci(kunjungan)
    periksa_boleh_menilai(oleh, kunjungan)
    kurang = (
        muat_papan(kunjungan.peserta.periode, [Lapis.LAPANGAN], peserta=kunjungan.peserta)
        .ringkasan(Lapis.LAPANGAN, kunjungan.peserta)
        .kurang
    )
    if kurang:
        raise Ditolak(
            f"{len(kurang)} indikator belum bernilai: {', '.join(kurang)}. Isi dahulu, lalu tutup kunjungan.",
            rincian={"kurang": list(kurang)},
        )
    if not kesimpulan.strip():
        raise Ditolak("Tulis kesimpulan kunjungan.", rincian={"kesimpulan": "Kesimpulan wajib diisi."})
    if not pihak_dinas.strip():
        raise Ditolak("Tulis jabatan yang menerima kunjungan.", rincian={"pihak_dinas": "Jabatan wajib diisi."})
    sebelum, sesudah = pindah(kunjungan, "tutup", PERALIHAN)
    kunjungan.kesimpulan, kunjungan.pihak_dinas = kesimpulan.strip(), pihak_dinas.strip()
    kunjungan.nomor_berita_acara = nomor.strip()
    kunjungan.ditutup_pada, kunjungan.ditutup_oleh = timezone.now(), oleh
    kunjungan.save()
    catat_kunjungan("kunjungan.tutup", kunjungan, oleh, sebelum={"status": sebelum}, sesudah={"status": sesudah})
    _terbitkan(kunjungan, oleh)
    return kunjungan


def _terbitkan(kunjungan: Kunjungan, oleh) -> None:
    """Register the minutes: from now on their code can be checked by anyone."""
    peserta = kunjungan.peserta
    periode = peserta.periode
    terbitkan(
        berita_acara.JENIS,
        judul=f"Berita acara kunjungan lapangan {peserta.kabupaten_kota.nama}, {periode.nama}",
        sidik=berita_acara.susun(kunjungan).sidik(),
        singkatan=berita_acara.SINGKATAN,
        penerbit=Instansi.objects.untuk(periode.provinsi).sebutan,
        lingkup=periode.kode,
        objek=peserta.kode,
        contoh=bool(periode.tanda),
        oleh=oleh,
    )


@tindakan
def buka_lagi(kunjungan: Kunjungan, alasan: str, *, oleh) -> Kunjungan:
    """The chair takes back a closed visit, with a reason."""
    kunci(kunjungan)
    periksa_boleh_buka_lagi(oleh, kunjungan)
    if not alasan.strip():
        raise Ditolak("Tulis alasan membuka kunjungan ini lagi.", rincian={"alasan": "Alasan wajib diisi."})
    sebelum, sesudah = pindah(kunjungan, "buka_lagi", PERALIHAN)
    kunjungan.ditutup_pada = kunjungan.ditutup_oleh = None
    kunjungan.save()
    catat_kunjungan(
        "kunjungan.buka_lagi",
        kunjungan,
        oleh,
        sebelum={"status": sebelum},
        sesudah={"status": sesudah},
        alasan=alasan.strip(),
    )
    peserta = kunjungan.peserta
    terbit = DokumenTerbit.objects.cari(berita_acara.JENIS, peserta.periode.kode, peserta.kode)
    if terbit is not None:
        batalkan(terbit, "Kunjungan dibuka lagi oleh ketua tim penilai.", oleh=oleh)
    return kunjungan


def _mulai(kunjungan: Kunjungan, oleh) -> None:
    if kunjungan.status != StatusKunjungan.DIJADWALKAN:
        return
    sebelum, sesudah = pindah(kunjungan, "mulai", PERALIHAN)
    kunjungan.save(update_fields=["status"])
    catat_kunjungan("kunjungan.mulai", kunjungan, oleh, sebelum={"status": sebelum}, sesudah={"status": sesudah})
