"""Who may begin, change, check and read a submission."""

from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, FotoButir, KodeWarga
from layanan.negeri.sop import KODE
from layanan.negeri.uji_coba.izin import periksa_negeri_dibuka
from layanan.sop.dinas.izin import petugas_unit, punya_hak_di, unit_saya
from layanan.sop.dinas.models import LayananDinas, Unit
from layanan.sop.permohonan.alur import StatusPermohonan
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

BUKAN_NEGERI_INI = "Akun Anda belum terdaftar sebagai operator {unit}. Hubungi admin dinas."
SUDAH_DIKIRIM = "Ajuan ini sudah dikirim. Hanya butir yang dikembalikan yang dapat diganti."
BUKAN_BUTIR_KEMBALI = "Butir ini tidak diminta lagi. Yang perlu diganti hanya butir yang dikembalikan."


def negeri_saya(pengguna):
    """The negeri this account acts for, at offices that offer the service."""
    buka = LayananDinas.objects.filter(layanan=KODE, aktif=True).values("dinas")
    return unit_saya(pengguna, Unit.Jenis.NEGERI).filter(dinas__in=buka)


def periksa_operator(pengguna, unit: Unit) -> None:
    """``pengguna`` None: the system (demo data)."""
    if pengguna is not None and not petugas_unit(pengguna, unit):
        raise SalahPeran(BUKAN_NEGERI_INI.format(unit=unit.nama))


def periksa_negeri(unit: Unit) -> None:
    if unit.jenis != Unit.Jenis.NEGERI or not unit.aktif:
        raise Ditolak(f"{unit.nama} belum melayani dokumen secara daring. Datanglah ke kantor dinas.")
    periksa_negeri_dibuka(unit)


def periksa_kode(kode: KodeWarga | None, dinas, kini) -> None:
    if kode is None:
        raise Ditolak("Kode ini tidak dikenal. Bandingkan dengan kertasnya, atau minta kode baru di kantor negeri.")
    if kode.dipakai_pada:
        raise Basi("Kode ini sudah dipakai. Lanjutkan dengan kode ajuan dan PIN, atau minta kode baru.")
    if kode.berakhir_pada <= kini:
        raise Basi("Kode ini sudah lewat masa berlakunya. Minta kode baru di kantor negeri.")
    if kode.unit.dinas_id != dinas.pk:
        raise Ditolak(f"Kode ini untuk warga {kode.unit.nama}, yang dilayani {kode.unit.dinas.nama}.")
    periksa_negeri(kode.unit)


def menunggu_warga(ajuan: Ajuan) -> bool:
    """Sent back: the applicant's turn."""
    permohonan = ajuan.permohonan
    return (
        permohonan is not None and permohonan.status == StatusPermohonan.BERJALAN and permohonan.langkah == "perbaikan"
    )


def periksa_boleh_isi(ajuan: Ajuan) -> None:
    if ajuan.permohonan_id:
        raise Basi(SUDAH_DIKIRIM)


def periksa_boleh_ganti(butir: ButirAjuan) -> None:
    """Everything while it is a draft; afterwards only what came back, and only while it is the resident's turn."""
    if not butir.ajuan.permohonan_id:
        return
    if not menunggu_warga(butir.ajuan):
        raise Basi(SUDAH_DIKIRIM)
    if butir.keadaan not in (ButirAjuan.Keadaan.KEMBALI, ButirAjuan.Keadaan.DIGANTI):
        raise Basi(BUKAN_BUTIR_KEMBALI)


def ambil_butir(ajuan: Ajuan, pk: int) -> ButirAjuan:
    butir = ajuan.butir.select_related("syarat").filter(pk=pk).first()
    if butir is None:
        raise TidakAda("Butir ini bukan bagian ajuan Anda. Muat ulang halaman.")
    butir.ajuan = ajuan
    return butir


def ambil_ajuan_bantu(pengguna, pk: int) -> Ajuan:
    """For the operator of that negeri."""
    ajuan = Ajuan.objects.select_related("unit__dinas", "permohonan").filter(pk=pk).first()
    if ajuan is None or not petugas_unit(pengguna, ajuan.unit):
        raise TidakAda()
    return ajuan


def boleh_baca_berkas(pengguna, permohonan, dinas, unit) -> bool:
    """Papers show whole numbers: for the negeri's own operator, and for who may open personal data in the office."""
    return petugas_unit(pengguna, unit) or (permohonan is not None and punya_hak_di(pengguna, dinas, Hak.BUKA_PRIBADI))


def boleh_baca_foto(pengguna, unggahan) -> bool:
    semua = FotoButir.objects.filter(unggahan=unggahan).select_related("butir__ajuan__dinas__provinsi")
    semua = semua.select_related(
        "butir__ajuan__unit", "butir__ajuan__permohonan", "butir__ajuan__dinas__kabupaten_kota"
    )
    milik = (f.butir.ajuan for f in semua)
    return any(boleh_baca_berkas(pengguna, a.permohonan, a.dinas, a.unit) for a in milik)
