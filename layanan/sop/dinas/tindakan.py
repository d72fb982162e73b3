"""Settings of an office: which services it offers, who asks there, and the accounts that act for them."""

from django.db import IntegrityError, transaction

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.izin import periksa_boleh_buka_dinas, periksa_boleh_jadi_anggota, periksa_hak_di
from layanan.sop.dinas.models import AnggotaUnit, Dinas, LayananDinas, Unit
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.wilayah.models import Provinsi

MEDAN_UNIT = ("nama", "kode", "alamat", "aktif")


@tindakan
def buka_dinas(wilayah, *, oleh) -> Dinas:
    """An office begins to offer services. ``wilayah``: a Provinsi or a KabupatenKota; one that is open stays so."""
    provinsi = wilayah if isinstance(wilayah, Provinsi) else wilayah.provinsi
    periksa_boleh_buka_dinas(oleh, provinsi)
    isi = {"provinsi": provinsi, "kabupaten_kota": None if wilayah is provinsi else wilayah}
    dinas, baru = Dinas.objects.get_or_create(kode=wilayah.pk, defaults=isi)
    if baru:
        catat("dinas.buka", dinas, oleh=oleh, sesudah={"kode": dinas.kode})
    return dinas


@tindakan
def atur_layanan(dinas: Dinas, layanan, *, oleh) -> None:
    """From now on exactly these services take new requests here; running ones go on to their end."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    layanan = set(layanan)
    for kode in layanan:
        sop = ambil_sop(kode)
        if sop is None or dinas.tingkat not in sop.tingkat_dinas:
            raise Ditolak(f"{dinas.nama} tidak dapat membuka layanan itu. Muat ulang halaman, lalu pilih lagi.")
    ada = {la.layanan: la for la in LayananDinas.objects.select_for_update().filter(dinas=dinas)}
    sebelum = sorted(k for k, la in ada.items() if la.aktif)
    if sebelum == sorted(layanan):
        return
    for kode, satu in ada.items():
        satu.aktif = kode in layanan
        satu.save(update_fields=["aktif"])
    LayananDinas.objects.bulk_create(LayananDinas(dinas=dinas, layanan=k) for k in sorted(layanan - set(ada)))
    catat("dinas.atur_layanan", dinas, oleh=oleh, sebelum={"layanan": sebelum}, sesudah={"layanan": sorted(layanan)})


@tindakan
def buat_unit(dinas: Dinas, *, oleh, **isi) -> Unit:
    """``isi``: jenis, nama, kode, alamat."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    unit = Unit(dinas=dinas, **isi)
    _simpan(unit)
    catat("unit.buat", unit, oleh=oleh, sesudah={"dinas": dinas.kode, "jenis": unit.jenis})
    return unit


@tindakan
def ubah_unit(unit: Unit, *, oleh, **isi) -> Unit:
    """``isi``: some of MEDAN_UNIT. A unit that is not active sends no new requests."""
    periksa_hak_di(oleh, unit.dinas, Hak.KELOLA_LAYANAN)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    beda = [m for m in MEDAN_UNIT if m in isi and getattr(unit, m) != isi[m]]
    if not beda:
        return unit
    sebelum = {m: getattr(unit, m) for m in beda}
    for medan in beda:
        setattr(unit, medan, isi[medan])
    _simpan(unit)
    catat("unit.ubah", unit, oleh=oleh, sebelum=sebelum, sesudah={m: isi[m] for m in beda})
    return unit


def _simpan(unit: Unit) -> None:
    try:
        with transaction.atomic():
            unit.save()
    except IntegrityError as galat:
        kalimat = "Unit dengan jenis dan nama ini sudah ada. Pakai nama lain, atau ubah yang sudah ada."
        raise Ditolak(kalimat, rincian={"nama": kalimat}) from galat


@tindakan
def tambah_anggota(unit: Unit, pengguna, *, oleh) -> AnggotaUnit:
    """This account asks in the unit's name from now on."""
    periksa_hak_di(oleh, unit.dinas, Hak.KELOLA_LAYANAN)
    periksa_boleh_jadi_anggota(pengguna, unit)
    anggota, baru = AnggotaUnit.objects.get_or_create(unit=unit, pengguna=pengguna)
    if baru:
        catat("unit.tambah_anggota", unit, oleh=oleh, sesudah={"pengguna": pengguna.pk})
    return anggota


@tindakan
def keluarkan_anggota(anggota: AnggotaUnit, *, oleh) -> None:
    """The account sees the unit's requests no more, save those it sent itself."""
    periksa_hak_di(oleh, anggota.unit.dinas, Hak.KELOLA_LAYANAN)
    if not AnggotaUnit.objects.filter(pk=anggota.pk).delete()[0]:
        raise Basi("Akun ini sudah tidak terdaftar pada unit tersebut. Muat ulang halaman.")
    catat("unit.keluarkan_anggota", anggota.unit, oleh=oleh, sebelum={"pengguna": anggota.pengguna_id})
