"""Locks of this room: requests first, then the documents, both in one order; and what follows for the request."""

from django.utils import timezone

from layanan.ketupat_pecel.hari.models import DokumenPelayanan
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from layanan.ketupat_pecel.susulan.alur import TERBUKA_KANTOR, TERBUKA_KASUS
from layanan.ketupat_pecel.susulan.izin import periksa_boleh_urus
from layanan.ketupat_pecel.susulan.models import KasusData
from layanan.sop.deklarasi.bentuk import MENUNGGU_PUSAT
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import jeda, lanjut, lanjutkan
from pentas.galat import Basi, Ditolak

LANGKAH = "penyelesaian"
TANPA_PILIHAN = "Pilih sedikitnya satu dokumen."
BELUM_TUTUP = "Hari pelayanan {nomor} belum ditutup. Tutup harinya dahulu."


def kunci_perjalanan(pk, oleh) -> list[Perjalanan]:
    """These trips, held with their requests, once it is certain that the account may finish them."""
    pk = set(pk)
    permohonan = Permohonan.objects.lengkap().select_for_update(of=("self",))
    semua = Perjalanan.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota")
    milik = {p.pk: p for p in permohonan.filter(pk__in=semua.filter(pk__in=pk).values("permohonan")).order_by("pk")}
    hasil = list(semua.select_for_update(of=("self",)).filter(pk__in=pk).order_by("pk"))
    for satu in hasil:
        satu.permohonan = milik[satu.permohonan_id]
        if satu.status not in (StatusPerjalanan.DITUTUP, StatusPerjalanan.SELESAI):
            raise Basi(BELUM_TUTUP.format(nomor=satu.nomor))
    periksa_boleh_urus(oleh, hasil)
    return hasil


def kunci_dokumen(pk, oleh) -> list[DokumenPelayanan]:
    """These documents, held; with ``pelayanan.perjalanan`` as it is held too. In a fixed number of queries."""
    pk = set(pk)
    if not pk:
        raise Ditolak(TANPA_PILIHAN)
    semua = DokumenPelayanan.objects.filter(pk__in=pk)
    perjalanan = {p.pk: p for p in kunci_perjalanan(semua.values_list("pelayanan__perjalanan", flat=True), oleh)}
    hasil = list(
        semua.select_for_update(of=("self",))
        .select_related("dokumen", "pelayanan__dinas", "pelayanan__tablet")
        .order_by("pk")
    )
    if len(hasil) != len(pk):
        raise Ditolak("Sebagian dokumen yang dipilih tidak ada. Muat ulang halaman ini.")
    for satu in hasil:
        satu.pelayanan.perjalanan = perjalanan[satu.pelayanan.perjalanan_id]
    return hasil


def sisa(perjalanan: Perjalanan) -> tuple[int, int]:
    """(documents still at the office, cases still open)."""
    dokumen = DokumenPelayanan.objects.filter(pelayanan__perjalanan=perjalanan, kantor__in=TERBUKA_KANTOR).count()
    kasus = KasusData.objects.filter(dokumen__pelayanan__perjalanan=perjalanan, status__in=TERBUKA_KASUS).count()
    return dokumen, kasus


def selaraskan(perjalanan: Perjalanan, *, oleh, pada=None) -> None:
    """Inside an action that holds the request: it ends with its last document, and its clock stands still while all
    that is left waits for the ministry."""
    permohonan = perjalanan.permohonan
    if not permohonan.terbuka or permohonan.langkah != LANGKAH:
        return
    # The act was allowed to this account whoever has taken the request; the history then names nobody.
    pelaku = oleh if permohonan.petugas_id in (None, oleh.pk if oleh else None) else None
    dokumen, kasus = sisa(perjalanan)
    dijeda = permohonan.status == StatusPermohonan.DIJEDA
    menunggu_pusat = dijeda and permohonan.jeda.filter(selesai_pada=None, alasan=MENUNGGU_PUSAT.kode).exists()
    pada = pada or timezone.now()
    if not dokumen and not kasus:
        if dijeda:
            permohonan = lanjutkan(permohonan, oleh=pelaku, pada=pada)
        perjalanan.permohonan = lanjut(permohonan, "selesai", oleh=pelaku, pada=pada)
    elif not dokumen and not dijeda:
        jeda(permohonan, MENUNGGU_PUSAT.kode, oleh=pelaku, pada=pada)
    elif dokumen and menunggu_pusat:
        lanjutkan(permohonan, oleh=pelaku, pada=pada)
