"""What the plan of a trip is made of: tools ticked off, the route of the day, the cost; and the office's own means."""

import datetime as dt
from itertools import pairwise

from django.utils import timezone

from layanan.ketupat_pecel.dokumen.tindakan import simpan_beda
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan as S
from layanan.ketupat_pecel.perjalanan.izin import anggota_tim, periksa_boleh_rencana, periksa_kabid
from layanan.ketupat_pecel.perjalanan.jadwal import kunci_jadwal, periksa_biaya, terpakai
from layanan.ketupat_pecel.perjalanan.models import (
    Alat,
    AlatPerjalanan,
    BiayaPerjalanan,
    Bus,
    PaguPerjalanan,
    Perhentian,
    Perjalanan,
)
from layanan.ketupat_pecel.perjalanan.tindakan import kunci_perjalanan, simpan_perjalanan
from layanan.sop.dinas.izin import peran_di, periksa_hak_di
from layanan.sop.dinas.models import Dinas
from pentas.akun.peran import Hak, Peran
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import rupiah

MUNDUR = "Jam tiba di {tujuan} ({tiba:%H.%M}) lebih awal daripada jam di {asal} ({pergi:%H.%M}). Periksa urutannya."
MEDAN_ALAT = ("nama", "satuan", "jumlah", "dasar", "per", "dokumen", "urutan", "aktif")


@tindakan
def tandai_alat(alat: AlatPerjalanan, siap: bool, *, oleh) -> AlatPerjalanan:
    """Packed, or not after all: by the team or the planner, until the team is there. Ticked twice the first stays."""
    perjalanan = kunci_perjalanan(alat.perjalanan)
    kabid = oleh is None or Peran.KABID in peran_di(oleh, perjalanan.dinas)
    if not kabid and not anggota_tim(oleh, perjalanan):
        raise SalahPeran("Alat dicentang oleh tim perjalanan atau kepala bidang.")
    if perjalanan.status not in (S.DIRENCANAKAN, S.DITUGASKAN, S.BERANGKAT):
        raise Basi("Daftar alat perjalanan ini sudah tetap. Muat ulang halaman.")
    alat.refresh_from_db()
    if siap == (alat.siap_pada is not None):
        return alat
    alat.siap_pada, alat.siap_oleh = (timezone.now(), oleh) if siap else (None, None)
    alat.save(update_fields=["siap_pada", "siap_oleh"])
    catat("ketupat.alat", alat, oleh=oleh, sesudah={"siap": siap})
    return alat


@tindakan
def atur_rute(perjalanan: Perjalanan, baris: list[tuple], *, oleh, versi: int | None = None) -> Perjalanan:
    """``baris``: [(time, place, what is done there)] in the order of the day; none earlier than the one before."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    periksa_boleh_rencana(oleh, perjalanan)
    for (pergi, asal, _), (tiba, tujuan, _) in pairwise(baris):
        if tiba < pergi:
            raise Ditolak(MUNDUR.format(tujuan=tujuan, tiba=tiba, asal=asal, pergi=pergi))
    perjalanan.rute.all().delete()
    Perhentian.objects.bulk_create(
        Perhentian(perjalanan=perjalanan, jam=jam, tempat=tempat, kegiatan=apa) for jam, tempat, apa in baris
    )
    simpan_perjalanan(perjalanan)
    catat("ketupat.rute", perjalanan, oleh=oleh, sesudah={"perhentian": len(baris)})
    return perjalanan


@tindakan
def atur_biaya(perjalanan: Perjalanan, baris: list[dict], *, oleh, versi: int | None = None) -> Perjalanan:
    """``baris``: [{"uraian", "jumlah", "satuan", "harga"}]. Refused above what is left of the year's budget."""
    periksa_kabid(oleh, perjalanan.dinas)
    perjalanan = kunci_perjalanan(perjalanan, versi)
    periksa_boleh_rencana(oleh, perjalanan)
    kunci_jadwal(perjalanan.dinas, perjalanan.tanggal)
    baru = [BiayaPerjalanan(perjalanan=perjalanan, **satu) for satu in baris]
    periksa_biaya(perjalanan, sum(b.total for b in baru))
    perjalanan.biaya.all().delete()
    BiayaPerjalanan.objects.bulk_create(baru)
    simpan_perjalanan(perjalanan)
    catat("ketupat.biaya", perjalanan, oleh=oleh, sesudah={"jumlah": sum(b.total for b in baru)})
    return perjalanan


@tindakan
def catat_biaya_nyata(perjalanan: Perjalanan, jumlah: int, *, oleh) -> Perjalanan:
    """What it cost in the end: counts against the budget from now on instead of the plan."""
    perjalanan = kunci_perjalanan(perjalanan)
    periksa_kabid(oleh, perjalanan.dinas)
    if perjalanan.status not in (S.DITUTUP, S.SELESAI):
        raise Basi("Biaya nyata dicatat setelah hari pelayanan ditutup.")
    lama, perjalanan.biaya_nyata = perjalanan.biaya_nyata, jumlah
    simpan_perjalanan(perjalanan, "biaya_nyata")
    catat("ketupat.biaya_nyata", perjalanan, oleh=oleh, sebelum={"jumlah": lama}, sesudah={"jumlah": jumlah})
    return perjalanan


@tindakan
def simpan_bus(dinas: Dinas, isi: dict, *, oleh, bus: Bus | None = None) -> Bus:
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    return simpan_beda(bus or Bus(dinas=dinas), isi, ("nama", "aktif"), "ketupat.bus", oleh=oleh)


@tindakan
def simpan_alat(dinas: Dinas, isi: dict, *, oleh, alat: Alat | None = None) -> Alat:
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    objek, dokumen = alat or Alat(dinas=dinas), isi.get("dokumen")
    if dokumen is not None and dokumen.dinas_id != dinas.pk:
        raise Ditolak("Dokumen itu bukan milik dinas ini. Pilih yang lain.")
    ganti = {m: isi[m] for m in MEDAN_ALAT if m != "dokumen"} | {"dokumen_id": dokumen.pk if dokumen else None}
    return simpan_beda(objek, ganti, tuple(ganti), "ketupat.alat_atur", oleh=oleh)


@tindakan
def simpan_pagu(dinas: Dinas, tahun: int, jumlah: int, *, oleh) -> PaguPerjalanan:
    """Never below what the year's trips already take."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    kunci_jadwal(dinas, dt.date(tahun, 1, 1))
    pagu = PaguPerjalanan.objects.filter(dinas=dinas, tahun=tahun).first()
    sudah = terpakai(dinas, tahun)
    if jumlah < sudah:
        raise Ditolak(f"Perjalanan {tahun} sudah memakai {rupiah(sudah)}. Pagu tidak dapat di bawah angka itu.")
    objek = pagu or PaguPerjalanan(dinas=dinas, tahun=tahun)
    return simpan_beda(objek, {"jumlah": jumlah}, ("jumlah",), "ketupat.pagu", oleh=oleh)
