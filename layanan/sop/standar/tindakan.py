"""A standard is drafted, edited and published with its decree; the next version begins as its copy."""

from django.utils import timezone

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.standar.isi import isi_bawaan
from layanan.sop.standar.izin import periksa_boleh_sunting, periksa_cap
from layanan.sop.standar.komponen import MENURUT_KODE
from layanan.sop.standar.models import KomponenStandar, StandarPelayanan
from pentas.akun.peran import Hak
from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.tindakan import terbitkan as terbitkan_dokumen
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik


@tindakan
def susun(dinas: Dinas, layanan: str, *, oleh) -> StandarPelayanan:
    """The next version: a copy of the newest, or the proposal for a service that has none yet."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    if ambil_sop(layanan) is None:
        raise Ditolak("Layanan itu tidak dikenal. Pilih layanan dari daftar.")
    lama = StandarPelayanan.objects.filter(dinas=dinas, layanan=layanan).order_by("versi").last()
    if lama is not None and not lama.terbit:
        raise Basi(f"Draf versi {lama.versi} sudah ada. Lanjutkan draf itu.")
    baru = StandarPelayanan.objects.create(dinas=dinas, layanan=layanan, versi=lama.versi + 1 if lama else 1)
    if lama is not None:
        isi = [(k.kode, k.isi, k.usulan, k.catatan) for k in lama.komponen.all()]
    else:
        isi = [(kode, "\n".join(k["isi"]), k["usulan"], k["catatan"]) for kode, k in isi_bawaan(layanan).items()]
    KomponenStandar.objects.bulk_create(
        KomponenStandar(standar=baru, kode=kode, isi=teks, usulan=usulan, catatan=catatan)
        for kode, teks, usulan, catatan in isi
    )
    catat("standar.susun", baru, oleh=oleh, sesudah={"layanan": layanan, "versi": baru.versi})
    return baru


@tindakan
def simpan(standar: StandarPelayanan, isi: dict[str, dict], *, oleh, cap: int | None = None) -> StandarPelayanan:
    """``isi``: {component: {"isi": text, "usulan": bool, "catatan": text}}."""
    standar = _terkunci(standar)
    periksa_boleh_sunting(oleh, standar)
    periksa_cap(standar, cap)
    ada = {k.kode: k for k in standar.komponen.all()}
    berubah = []
    for kode, baru in isi.items():
        komponen = ada.get(kode) or KomponenStandar(standar=standar, kode=MENURUT_KODE[kode].kode)
        if any(getattr(komponen, medan) != nilai for medan, nilai in baru.items()) or komponen.pk is None:
            for medan, nilai in baru.items():
                setattr(komponen, medan, nilai)
            komponen.save()
            berubah.append(kode)
    if berubah:
        standar.cap += 1
        standar.save(update_fields=["cap"])
        catat("standar.simpan", standar, oleh=oleh, sesudah={"komponen": sorted(berubah)})
    return standar


@tindakan
def terbitkan(
    standar: StandarPelayanan, *, sk_nomor: str, sk_tanggal, oleh, cap: int | None = None
) -> StandarPelayanan:
    """From now on it is what the public reads; it never changes again."""
    standar = _terkunci(standar)
    periksa_boleh_sunting(oleh, standar)
    periksa_cap(standar, cap)
    if not sk_nomor.strip() or sk_tanggal is None:
        raise Ditolak("Isi nomor dan tanggal keputusan yang menetapkan standar ini.")
    if sk_tanggal > timezone.localdate(timezone=standar.dinas.zona):
        raise Ditolak("Tanggal keputusan belum terjadi. Periksa tanggalnya.")
    if kosong := [k.komponen.nama for k in standar.urut_komponen if not k.butir]:
        raise Ditolak(f"Belum diisi: {', '.join(kosong)}. Lengkapi dahulu, lalu terbitkan.")
    standar.sk_nomor, standar.sk_tanggal = sk_nomor.strip(), sk_tanggal
    standar.diterbitkan_pada, standar.diterbitkan_oleh = timezone.now(), oleh
    standar.dokumen = _terbitkan_dokumen(standar, oleh)
    standar.save()
    catat("standar.terbitkan", standar, oleh=oleh, sesudah={"sk_nomor": standar.sk_nomor, "versi": standar.versi})
    return standar


def _terbitkan_dokumen(standar: StandarPelayanan, oleh) -> DokumenTerbit:
    """Its place in the register of documents; the version before it is superseded there."""
    isi = {k.kode: [k.isi, k.usulan, k.catatan] for k in standar.urut_komponen}
    sk = {"nomor": standar.sk_nomor, "tanggal": str(standar.sk_tanggal), "versi": standar.versi}
    return terbitkan_dokumen(
        "layanan.standar",
        judul=f"Standar pelayanan {standar.nama_layanan}, versi {standar.versi}"[:250],
        sidik=sidik({"sk": sk, "komponen": isi}),
        singkatan="STPL",
        penerbit=Instansi.objects.untuk(standar.dinas.wilayah).sebutan,
        objek=f"{standar.dinas_id}/{standar.layanan}",
        contoh=standar.dinas.contoh,
        oleh=oleh,
    )


def _terkunci(standar: StandarPelayanan) -> StandarPelayanan:
    return StandarPelayanan.objects.lengkap().select_for_update(of=("self",)).get(pk=standar.pk)
