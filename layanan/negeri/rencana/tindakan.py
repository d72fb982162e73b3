"""The plan of a period: its goal, targets, sources and partners; copied to the next."""

from layanan.negeri.program.izin import periksa_boleh_kelola
from layanan.negeri.program.rentang import berikut
from layanan.negeri.program.tulis import segar, tulis
from layanan.negeri.rencana.kunci import kunci_rencana
from layanan.negeri.rencana.models import Mitra, RencanaAksi, SumberDana, TargetRencana
from layanan.negeri.rencana.salin import salin_isi
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import susun_rentang
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import rupiah

SUDAH_ADA = "Rencana aksi untuk rentang itu sudah ada. Buka rencana yang ada, atau pilih rentang lain."
MITRA_KEMBAR = "Mitra dengan nama ini sudah terdaftar. Buka yang sudah ada, lalu ubah."
KURANG_SUMBER = (
    "Kegiatan sudah memakai {terpakai} dari sumber ini. Kurangi anggaran kegiatannya lebih dahulu, "
    "atau isi nominal paling sedikit sebesar itu."
)


@tindakan
def buat_rencana(dinas: Dinas, isi: dict, *, oleh) -> RencanaAksi:
    """``isi``: tahun, bagian, tujuan."""
    periksa_boleh_kelola(oleh, dinas)
    return tulis(RencanaAksi(dinas=dinas, dibuat_oleh=oleh), isi, "rencana.buat", oleh=oleh, kembar=SUDAH_ADA)


@tindakan
def ubah_rencana(rencana: RencanaAksi, isi: dict, *, oleh) -> RencanaAksi:
    return tulis(kunci_rencana(rencana, oleh), isi, "rencana.ubah", oleh=oleh, kembar=SUDAH_ADA)


@tindakan
def simpan_target(rencana: RencanaAksi, isi: dict, *, oleh, target: TargetRencana | None = None) -> TargetRencana:
    """``isi``: indikator, satuan, nilai_awal, nilai_target, nilai_kini."""
    rencana = kunci_rencana(rencana, oleh)
    target = segar(target) if target else TargetRencana(rencana=rencana)
    return tulis(target, isi, "rencana.target", oleh=oleh)


@tindakan
def hapus_target(target: TargetRencana, *, oleh) -> None:
    kunci_rencana(target.rencana, oleh)
    catat("rencana.hapus_target", target, oleh=oleh, sebelum={"rencana": target.rencana_id})
    TargetRencana.objects.filter(pk=target.pk).delete()


@tindakan
def simpan_sumber(rencana: RencanaAksi, isi: dict, *, oleh, sumber: SumberDana | None = None) -> SumberDana:
    """``isi``: jenis, unit, keterangan, nominal. Never less than its activities already take."""
    rencana = kunci_rencana(rencana, oleh)
    unit = isi.get("unit")
    if unit is not None and unit.dinas_id != rencana.dinas_id:
        raise Ditolak("Pilih negeri dari dinas ini.")
    sumber = segar(sumber) if sumber else SumberDana(rencana=rencana)
    terpakai = sum(a.nominal for a in sumber.anggaran.all()) if sumber.pk else 0
    if isi.get("nominal", sumber.nominal) < terpakai:
        kalimat = KURANG_SUMBER.format(terpakai=rupiah(terpakai))
        raise Ditolak(kalimat, rincian={"nominal": kalimat})
    return tulis(sumber, isi, "rencana.sumber", oleh=oleh)


@tindakan
def hapus_sumber(sumber: SumberDana, *, oleh) -> None:
    kunci_rencana(sumber.rencana, oleh)
    if sumber.anggaran.exists():
        raise Ditolak("Sumber ini masih dipakai kegiatan. Pindahkan anggaran kegiatannya lebih dahulu.")
    catat("rencana.hapus_sumber", sumber, oleh=oleh, sebelum={"rencana": sumber.rencana_id})
    SumberDana.objects.filter(pk=sumber.pk).delete()


@tindakan
def simpan_mitra(dinas: Dinas, isi: dict, *, oleh, mitra: Mitra | None = None) -> Mitra:
    """``isi``: jenis, nama, dukungan, aktif."""
    periksa_boleh_kelola(oleh, dinas)
    mitra = segar(mitra) if mitra else Mitra(dinas=dinas, dibuat_oleh=oleh)
    return tulis(mitra, isi, "mitra.simpan", oleh=oleh, kembar=MITRA_KEMBAR)


@tindakan
def salin_rencana(rencana: RencanaAksi, *, oleh) -> RencanaAksi:
    """The plan once more for the next period: its days moved on, targets from where they stand, nothing done yet."""
    rencana = kunci_rencana(rencana, oleh)
    ke = berikut(susun_rentang(rencana.tahun, rencana.bagian, rencana.dinas.zona))
    if RencanaAksi.objects.filter(dinas=rencana.dinas, tahun=ke.tahun, bagian=ke.bagian).exists():
        raise Ditolak(f"Rencana aksi {ke.nama} sudah ada. Buka rencana itu, lalu lengkapi di sana.")
    baru = RencanaAksi(dinas=rencana.dinas, dibuat_oleh=oleh, asal=rencana)
    isi = {"tahun": ke.tahun, "bagian": ke.bagian, "tujuan": rencana.tujuan}
    tulis(baru, isi, "rencana.salin", oleh=oleh, kembar=SUDAH_ADA)
    salin_isi(rencana, baru)
    return baru
