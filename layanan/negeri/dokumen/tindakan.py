"""What an office offers: prepared once from the proposal, then its own."""

from django.db import IntegrityError, transaction

from layanan.negeri.dokumen.bawaan import BAWAAN, DASAR, KELUHAN
from layanan.negeri.dokumen.models import DokumenNegeri, SyaratDokumen
from layanan.negeri.sop import KODE
from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas, LayananDinas
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan

MEDAN = ("nama", "untuk", "biaya", "waktu_hari", "waktu_usulan", "dasar", "dasar_usulan", "keluhan", "urutan", "aktif")
MEDAN_SYARAT = ("nama", "keterangan", "bentuk", "wajib", "usulan", "urutan", "aktif")


@tindakan
def buka_layanan(dinas: Dinas, *, oleh) -> None:
    """Residents of its negeri may ask here; the three documents of the guide stand ready."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    if dinas.tingkat != "kabupaten_kota":
        raise Ditolak("Layanan ini untuk dinas kabupaten/kota, yang melayani negerinya.")
    satu, baru = LayananDinas.objects.get_or_create(dinas=dinas, layanan=KODE)
    if not satu.aktif:
        satu.aktif = True
        satu.save(update_fields=["aktif"])
    if not DokumenNegeri.objects.filter(dinas=dinas).exists():
        for urutan, (kode, nama, untuk, syarat) in enumerate(BAWAAN, 1):
            dokumen = DokumenNegeri.objects.create(
                dinas=dinas, kode=kode, nama=nama, untuk=untuk, dasar=DASAR, keluhan=KELUHAN, urutan=urutan * 10
            )
            SyaratDokumen.objects.bulk_create(
                SyaratDokumen(
                    dokumen=dokumen, kode=k, nama=n, keterangan=ket, bentuk=bentuk, wajib=wajib, urutan=ke * 10
                )
                for ke, (k, n, ket, bentuk, wajib) in enumerate(syarat, 1)
            )
    if baru:
        catat("negeri.buka_layanan", dinas, oleh=oleh, sesudah={"dinas": dinas.kode})


@tindakan
def simpan_dokumen(dokumen: DokumenNegeri, isi: dict, *, oleh) -> DokumenNegeri:
    periksa_hak_di(oleh, dokumen.dinas, Hak.KELOLA_LAYANAN)
    return _simpan(dokumen, isi, MEDAN, "negeri.dokumen", oleh)


@tindakan
def simpan_syarat(dokumen: DokumenNegeri, isi: dict, *, oleh, syarat: SyaratDokumen | None = None) -> SyaratDokumen:
    """A new one, or this one. Its shape stays once it exists: submissions already answered it."""
    periksa_hak_di(oleh, dokumen.dinas, Hak.KELOLA_LAYANAN)
    if syarat is None:
        syarat = SyaratDokumen(dokumen=dokumen, kode=f"s{dokumen.syarat.count() + 1}")
        return _simpan(syarat, isi, MEDAN_SYARAT, "negeri.syarat", oleh)
    return _simpan(syarat, {**isi, "bentuk": syarat.bentuk}, MEDAN_SYARAT, "negeri.syarat", oleh)


def _simpan(objek, isi: dict, medan, nama: str, oleh):
    sebelum = {m: getattr(objek, m) for m in medan} if objek.pk else {}
    for satu in medan:
        setattr(objek, satu, isi[satu])
    sesudah = {m: getattr(objek, m) for m in medan}
    try:
        with transaction.atomic():
            objek.save()
    except IntegrityError as galat:
        raise Ditolak("Syarat dengan kode ini sudah ada. Muat ulang halaman, lalu ulangi.") from galat
    beda = {m: n for m, n in sesudah.items() if not sebelum or sebelum[m] != n}
    if beda:
        catat(nama, objek, oleh=oleh, sebelum={m: sebelum[m] for m in beda} if sebelum else None, sesudah=beda)
    return objek
