"""A request is sent: once, with its number, its tracking code and its first step."""

from django.utils import timezone

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.izin import peran_di, petugas_unit
from layanan.sop.dinas.models import Dinas, LayananDinas, Unit
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.nomor import REGISTER, kode_lacak_baru, kunci_deret, nomor_berikut, pin_baru, sidik_pin
from layanan.sop.permohonan.pindah_langkah import masuki_langkah
from layanan.sop.permohonan.waktu import perbarui_janji
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def ajukan(layanan: str, *, dinas: Dinas, judul: str, kunci_kirim, oleh, unit: Unit | None = None, **isi):
    """Send a request. Returns (Permohonan, PIN of four digits); the PIN is shown once and kept nowhere.

    The same ``kunci_kirim`` again (a double click, a lost answer) returns the first one with PIN None.
    ``isi``: jumlah_pemohon, jumlah_dokumen, pada (moment, for paper that came earlier and for demo data).
    """
    if ada := Permohonan.objects.lengkap().filter(kunci_kirim=kunci_kirim).first():
        if ada.pemohon_id != (oleh.pk if oleh else None):
            raise Basi("Formulir ini sudah dipakai. Buka kembali halaman pengajuan, lalu isi dari awal.")
        return ada, None
    sop = _periksa_boleh_ajukan(layanan, dinas, unit, oleh)
    tolak_nomor_pribadi(judul)
    pada = isi.pop("pada", None) or timezone.now()
    deret = f"{REGISTER}{sop.kode}"
    kunci_deret(dinas, deret, pada)
    if ada := Permohonan.objects.lengkap().filter(kunci_kirim=kunci_kirim, pemohon=oleh).first():
        return ada, None  # the other click had the register's lock before us
    pin = pin_baru()
    permohonan = Permohonan(
        layanan=sop.kode,
        versi_sop=sop.versi,
        dinas=dinas,
        unit=unit,
        pemohon=oleh,
        nomor=nomor_berikut(dinas, deret, pada, f"{sop.awalan}-{{tahun}}-{{urut:04d}}"),
        kode_lacak=kode_lacak_baru(),
        judul=judul,
        kunci_kirim=kunci_kirim,
        langkah=sop.langkah[0].kode,
        diajukan_pada=pada,
        langkah_mulai_pada=pada,
        **isi,
    )
    permohonan.sidik_pin = sidik_pin(permohonan.kode_lacak, pin)
    permohonan.save()
    masuki_langkah(permohonan, sop.langkah[0].kode, 0, pada)
    perbarui_janji(permohonan)
    catat("permohonan.ajukan", permohonan, oleh=oleh, sesudah={"nomor": permohonan.nomor, "layanan": sop.kode})
    return permohonan, pin


def _periksa_boleh_ajukan(layanan: str, dinas: Dinas, unit: Unit | None, oleh):
    sop = ambil_sop(layanan)
    if sop is None or not LayananDinas.objects.filter(dinas=dinas, layanan=layanan, aktif=True).exists():
        raise Ditolak(f"{dinas.nama} belum membuka layanan ini. Hubungi dinas untuk keterangan.")
    if bool(sop.jenis_unit) != (unit is not None) or (
        unit and (unit.dinas_id != dinas.pk or unit.jenis != sop.jenis_unit)
    ):
        raise Ditolak("Pilih unit yang mengajukan permohonan ini.")
    if unit and not unit.aktif:
        raise Ditolak(f"{unit.nama} tidak aktif lagi sebagai pemohon. Hubungi admin dinas.")
    if oleh is None:
        return sop
    if peran_di(oleh, dinas).isdisjoint(sop.peran_pemohon):
        raise SalahPeran("Akun Anda tidak berperan sebagai pemohon layanan ini.")
    if unit and not petugas_unit(oleh, unit):
        raise SalahPeran(f"Akun Anda belum terdaftar sebagai petugas {unit.nama}. Hubungi admin dinas.")
    return sop
