"""The life of a letter. A number is given inside the transaction that uses it: no gap, no double, no way back."""

from django.utils import timezone

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.nomor import urut_berikut
from layanan.sop.surat.alur import PERALIHAN, StatusSurat
from layanan.sop.surat.hitung import deret, tulis_nomor
from layanan.sop.surat.izin import (
    periksa_boleh_nomori,
    periksa_boleh_tulis,
    periksa_kosong,
    periksa_masih_konsep,
)
from layanan.sop.surat.jenis import JenisSurat, ambil_jenis
from layanan.sop.surat.models import AturanSurat, Surat
from layanan.sop.surat.penanda import penanda_bawaan
from pentas.alur import pindah
from pentas.dokumen.models import Instansi
from pentas.dokumen.tindakan import batalkan as batalkan_dokumen
from pentas.dokumen.tindakan import catat_naskah, terbitkan
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik
from pentas.unggahan.models import Unggahan
from pentas.unggahan.tindakan import terima

JENIS_DOKUMEN = "layanan.surat"


@tindakan
def buat_surat(jenis: str, permohonan: Permohonan, *, perihal: str, isi: dict, oleh, penanda=None) -> Surat:
    """Draft a letter; a kind of which a request has one is written anew while it is a draft.

    ``isi``: what the kind's template prints (see the templates). ``penanda``: [Penanda, …] where not the office's
    own; of an agreement the first party and the second, in this order.
    """
    periksa_boleh_tulis(oleh, permohonan)
    bentuk = ambil_jenis(jenis)
    Permohonan.objects.select_for_update().get(pk=permohonan.pk)  # two drafts at once are one
    milik = permohonan.surat.hidup().filter(jenis=jenis).order_by("-ke")
    surat = milik.first() if bentuk.tunggal else None
    if surat is None:
        terakhir = milik.first()
        surat = Surat(
            permohonan=permohonan,
            dinas=permohonan.dinas,
            jenis=jenis,
            ke=terakhir.ke + 1 if terakhir else 1,
            dibuat_oleh=oleh,
        )
    return _tulis(surat, perihal, isi, penanda or penanda_bawaan(permohonan.dinas, jenis), oleh)


@tindakan
def ubah_surat(surat: Surat, *, perihal: str, isi: dict, oleh, versi: int | None = None, penanda=None) -> Surat:
    """Write one draft anew."""
    surat = _terkunci(surat)
    periksa_boleh_tulis(oleh, surat.permohonan)
    _periksa_versi(surat, versi)
    return _tulis(surat, perihal, isi, penanda or surat.para_penanda, oleh)


def _tulis(surat: Surat, perihal: str, isi: dict, penanda: list, oleh) -> Surat:
    periksa_masih_konsep(surat)
    surat.perihal, surat.isi = perihal, isi
    surat.penanda = [{m: getattr(p, m) for m in ("jabatan", "nama", "pangkat", "nip")} for p in penanda]
    baru = surat.pk is None
    surat.versi += 0 if baru else 1
    surat.save()
    # The letter may name people: the trail has its fingerprint only.
    sesudah = {"jenis": surat.jenis, "permohonan": surat.permohonan_id, "sidik": sidik(surat.isi)}
    catat("surat.buat" if baru else "surat.ubah", surat, oleh=oleh, sesudah=sesudah)
    return surat


@tindakan
def terbitkan_nomor(jenis: str, permohonan: Permohonan, *, oleh, tanggal=None) -> Surat:
    """Number the request's letter of this kind. Asked for twice, also at once: one letter, one number."""
    surat = permohonan.surat.hidup().filter(jenis=jenis).order_by("-ke").first()
    if surat is None:
        raise Ditolak(f"Konsep {ambil_jenis(jenis).nama.lower()} belum ada. Susun dahulu, lalu beri nomor.")
    return nomori(surat, oleh=oleh, tanggal=tanggal)


@tindakan
def nomori(surat: Surat, *, oleh, tanggal=None, versi: int | None = None) -> Surat:
    """Give a draft its number, and the code under which anyone may check it. A numbered letter comes back as it is.

    ``tanggal``: the letter's own date; its year is the year of the series. Default: today, at the office.
    """
    surat = _terkunci(surat)
    bentuk = surat.bentuk
    periksa_boleh_nomori(oleh, surat.permohonan, bentuk)
    if surat.nomor and surat.status != StatusSurat.DIBATALKAN:
        return surat
    periksa_masih_konsep(surat)
    _periksa_versi(surat, versi)
    periksa_kosong(surat)
    tanggal = tanggal or timezone.localtime(timezone.now(), surat.dinas.zona).date()
    surat.tanggal, surat.tahun = tanggal, tanggal.year
    pola = pola_berlaku(surat.dinas, bentuk, tanggal.year)
    surat.urut = urut_berikut(surat.dinas, deret(pola), tanggal.year)
    surat.nomor = tulis_nomor(pola, surat.urut, tanggal.year, tanggal.month)
    surat.dinomori_pada = timezone.now()
    pindah(surat, "nomori", PERALIHAN)
    surat.dokumen = _terbitkan_dokumen(surat, bentuk, oleh)
    _simpan(surat, "tanggal", "tahun", "urut", "nomor", "dinomori_pada", "status", "dokumen")
    catat("surat.nomori", surat, oleh=oleh, sesudah={"nomor": surat.nomor, "permohonan": surat.permohonan_id})
    return surat


def pola_berlaku(dinas: Dinas, bentuk: JenisSurat, tahun: int) -> str:
    aturan = AturanSurat.objects.berlaku(dinas, bentuk.kode, tahun)
    return aturan.pola if aturan else bentuk.pola


def _terbitkan_dokumen(surat: Surat, bentuk: JenisSurat, oleh):
    isi = {"nomor": surat.nomor, "tanggal": str(surat.tanggal), "isi": surat.isi, "penanda": surat.penanda}
    return terbitkan(
        JENIS_DOKUMEN,
        judul=f"{bentuk.nama} nomor {surat.nomor}",
        sidik=sidik({**isi, "perihal": surat.perihal}),
        singkatan=bentuk.singkatan,
        penerbit=Instansi.objects.untuk(surat.dinas.wilayah).sebutan,
        objek=str(surat.pk),
        contoh=surat.dinas.contoh,
        oleh=oleh,
    )


@tindakan
def simpan_naskah(surat: Surat, berkas, *, oleh, versi: int | None = None) -> Surat:
    """The signed and stamped paper, scanned: from now on this is the letter. ``berkas``: an upload, the result of
    ``siapkan`` or an Unggahan that the step took in already. While the letter is not sent a better scan replaces it.
    """
    surat = _terkunci(surat)
    periksa_boleh_tulis(oleh, surat.permohonan)
    _periksa_versi(surat, versi)
    naskah = berkas if isinstance(berkas, Unggahan) else terima(berkas, oleh=oleh, wilayah_kode=surat.dinas_id)
    if not (naskah.adalah_pdf or naskah.adalah_gambar):
        raise Ditolak("Pindaian harus berupa PDF atau foto. Pindai kertas yang sudah ditandatangani, lalu unggah.")
    if surat.naskah_id == naskah.pk:
        return surat
    lama = surat.naskah.sha256 if surat.naskah_id else ""
    if surat.status != StatusSurat.DITANDATANGANI:
        pindah(surat, "pindai", PERALIHAN)
    surat.naskah, surat.dinaskahkan_pada = naskah, timezone.now()
    catat_naskah(surat.dokumen, naskah.sha256, oleh=oleh)
    _simpan(surat, "naskah", "dinaskahkan_pada", "status")
    catat("surat.naskah", surat, oleh=oleh, sebelum={"sidik": lama}, sesudah={"sidik": naskah.sha256})
    return surat


@tindakan
def kirim_surat(surat: Surat, *, oleh, tanggal=None, cara: str = "", versi: int | None = None) -> Surat:
    """Note that the letter left: on what day, by what way (post, courier, SRIKANDI)."""
    surat = _terkunci(surat)
    periksa_boleh_tulis(oleh, surat.permohonan)
    if surat.status == StatusSurat.DIKIRIM:
        return surat
    _periksa_versi(surat, versi)
    if surat.status == StatusSurat.DINOMORI:
        raise Ditolak("Unggah dahulu pindaian surat yang sudah ditandatangani dan dicap, lalu catat pengirimannya.")
    tanggal = tanggal or timezone.localtime(timezone.now(), surat.dinas.zona).date()
    if surat.tanggal and tanggal < surat.tanggal:
        raise Ditolak("Tanggal kirim lebih awal daripada tanggal suratnya. Periksa lagi tanggalnya.")
    pindah(surat, "kirim", PERALIHAN)
    surat.dikirim_pada, surat.cara_kirim = tanggal, cara.strip()
    _simpan(surat, "dikirim_pada", "cara_kirim", "status")
    catat("surat.kirim", surat, oleh=oleh, sesudah={"tanggal": str(surat.dikirim_pada)})
    return surat


@tindakan
def batalkan_surat(surat: Surat, alasan: str, *, oleh, versi: int | None = None) -> Surat:
    """Take a letter out of use. Its number stays in the register, marked, and is never given again."""
    surat = _terkunci(surat)
    periksa_boleh_nomori(oleh, surat.permohonan, surat.bentuk)
    _periksa_versi(surat, versi)
    alasan = alasan.strip()
    if not alasan:
        raise Ditolak("Tulis alasan pembatalan. Alasan ini tercatat dalam register surat.")
    pindah(surat, "batalkan", PERALIHAN)
    surat.alasan_batal = alasan[:250]
    _simpan(surat, "status", "alasan_batal")
    if surat.dokumen_id:
        batalkan_dokumen(surat.dokumen, alasan[:250], oleh=oleh)
    catat("surat.batalkan", surat, oleh=oleh, sesudah={"nomor": surat.nomor}, alasan=alasan)
    return surat


def _terkunci(surat: Surat) -> Surat:
    return Surat.objects.lengkap().select_for_update(of=("self",)).get(pk=surat.pk)


def _periksa_versi(surat: Surat, versi: int | None) -> None:
    if versi is not None and versi != surat.versi:
        raise Basi("Surat ini sudah berubah sejak Anda membukanya. Muat ulang, lalu lanjutkan dari keadaan terbaru.")


def _simpan(surat: Surat, *medan) -> None:
    surat.versi += 1
    surat.save(update_fields=[*medan, "versi"])
