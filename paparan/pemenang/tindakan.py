"""Deciding the winner (source: document 000, item j) and announcing it."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from paparan.pemenang.izin import periksa_boleh_tetapkan, periksa_boleh_umumkan, periksa_siap_ditetapkan
from paparan.pemenang.models import Pemenang
from paparan.pemenang.peringkat import PeringkatAkhir, hitung_isi, muat_hasil
from paparan.pemenang.terbitan import terbitkan_hasil, terbitkan_rapor
from paparan.sesi.models import Sesi
from penilaian.periode.models import Peserta
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan
from pentas.sidik import sidik


@tindakan
def tetapkan_pemenang(
    sesi: Sesi,
    *,
    nomor: str,
    tanggal: date,
    oleh,
    urutan: Sequence[str] = (),
    alasan: str = "",
    sidik_dilihat: str = "",
) -> Pemenang:
    """Freeze the final order with every sheet's marks. A later call supersedes, with a reason.

    ``urutan``: codes of equals in the order the plenary decided, () for the rule. ``sidik_dilihat``:
    fingerprint of the result on the person's screen; 409 where it is not this one any more.
    """
    periode = sesi.periode
    periksa_boleh_tetapkan(oleh, periode)
    Sesi.objects.select_for_update().get(pk=sesi.pk)
    lama = sesi.pemenang.berlaku().first()
    hasil = PeringkatAkhir(sesi, None, list(sesi.lembar.ditunggu()), hitung_isi(sesi, _bersih(sesi, urutan)))
    if sidik_dilihat and sidik_dilihat != sidik_hasil(hasil.isi, lama):
        raise Basi("Hasil atau putusannya berubah sejak halaman ini dibuka. Periksa lagi urutannya, lalu tetapkan.")
    periksa_siap_ditetapkan(hasil)
    _periksa_keputusan(hasil, lama, urutan, alasan)
    pemenang = Pemenang.objects.create(
        sesi=sesi,
        juara=Peserta.objects.get(periode=periode, kabupaten_kota_id=hasil.baris[0]["kode"]),
        nomor=nomor,
        tanggal=tanggal,
        alasan=alasan,
        isi=hasil.isi,
        sidik=sidik(hasil.isi),
        oleh=oleh,
        menggantikan=lama,
    )
    catat(
        "pemenang.tetapkan",
        pemenang,
        oleh=oleh,
        lingkup=periode.kode,
        sebelum={"pemenang": lama.pk, "sidik": lama.sidik} if lama else None,
        sesudah={
            "urutan": [b["kode"] for b in hasil.baris],
            "keputusan": hasil.isi["keputusan"],
            "bobot": hasil.isi["bobot_lapangan"],
            "sidik": pemenang.sidik,
        },
        alasan=alasan,
    )
    terbitkan_hasil(pemenang, periode, oleh=oleh)
    return pemenang


def _bersih(sesi: Sesi, urutan: Sequence[str]) -> list[str]:
    """The decision as codes of finalists, each once; it decides between equals only."""
    kode = set(sesi.penetapan.finalis.values_list("peserta__kabupaten_kota_id", flat=True))
    if len(set(urutan)) != len(urutan) or not set(urutan) <= kode:
        raise Ditolak("Urutan pleno memuat daerah yang bukan finalis atau tertulis dua kali. Perbaiki urutannya.")
    return list(urutan)


def _periksa_keputusan(hasil: PeringkatAkhir, lama: Pemenang | None, urutan, alasan: str) -> None:
    if hasil.perlu_keputusan:
        nama = ", ".join(b["nama"] for b in hasil.perlu_keputusan)
        raise Ditolak(
            f"Nilai akhir sama dan belum diputuskan urutannya: {nama}. Isi urutan menurut rapat pleno.",
            rincian={"urutan": "Isi urutan menurut rapat pleno."},
        )
    if (urutan or lama) and not alasan.strip():
        raise Ditolak("Tulis alasan keputusan ini untuk berita acara.", rincian={"alasan": "Wajib diisi."})


def sidik_hasil(isi: dict, putusan: Pemenang | None = None) -> str:
    """Fingerprint of the values and of the decision in force; the plenary's order may still be chosen beside them."""
    baris = sorted((b["kode"], b["nilai"], b["lengkap"]) for b in isi["baris"])
    return sidik({"baris": baris, "putusan": putusan.pk if putusan else None})


@tindakan
def umumkan(sesi: Sesi, *, oleh) -> Pemenang:
    """Announce: from now on every office reads its own result sheet."""
    periksa_boleh_umumkan(oleh, sesi.periode)
    Sesi.objects.select_for_update().get(pk=sesi.pk)
    pemenang = muat_hasil(sesi).pemenang
    if pemenang is None:
        raise Basi("Pemenang belum ditetapkan. Tetapkan dahulu, lalu umumkan.")
    if pemenang.diumumkan_pada:
        raise Basi("Hasil ini sudah diumumkan. Muat ulang halaman ini.")
    pemenang.diumumkan_pada = timezone.now()
    pemenang.save(update_fields=["diumumkan_pada"])
    catat("pemenang.umumkan", pemenang, oleh=oleh, lingkup=sesi.periode.kode, sesudah={"sidik": pemenang.sidik})
    peserta = sesi.periode.peserta.select_related("kabupaten_kota")
    terbitkan_rapor(pemenang, sesi.periode, peserta, oleh=oleh)
    return pemenang
