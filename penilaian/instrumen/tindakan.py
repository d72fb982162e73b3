"""Making and publishing a rubric. Once published it is frozen: every change is refused."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from django.utils import timezone

from penilaian.instrumen.isi import desimal, isi_kanonik, periksa_isi, tulis_baris
from penilaian.instrumen.izin import periksa_boleh_kelola, periksa_draf
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.pemetaan_baris import bekukan_pemetaan, hitung_jenis, petakan_awal
from penilaian.instrumen.periksa import periksa_layak_terbit
from penilaian.instrumen.sidik import sidik_instrumen
from pentas.galat import Ditolak
from pentas.jejak.tindakan import catat, tindakan


@tindakan
def buat_dari_isi(
    isi: Mapping, *, provinsi, kode: str, oleh, tahun: int | None = None, judul: str = "", asal: Instrumen | None = None
) -> Instrumen:
    """A draft from the plain form of a rubric (fixtures/instrumen.json, or ``isi_kanonik`` of another one)."""
    periksa_boleh_kelola(oleh, provinsi.pk)
    periksa_isi(isi)
    if Instrumen.objects.filter(kode=kode).exists():
        raise Ditolak(f"Kode instrumen {kode} sudah dipakai. Pilih kode lain.")
    meta = isi.get("meta") or {}
    instrumen = Instrumen.objects.create(
        provinsi=provinsi,
        kode=kode,
        judul=judul or meta.get("judul") or kode,
        tahun=tahun or meta.get("tahun") or timezone.localdate().year,
        parameter=meta.get("parameter") or {},
        catatan_sumber=isi.get("cacat_sumber") or [],
        asal=asal,
    )
    tulis_baris(instrumen, isi)
    catat(
        "instrumen.buat",
        instrumen,
        oleh=oleh,
        sesudah={"kode": kode, "variabel": len(isi["variabel"]), "indikator": len(isi["indikator"])},
    )
    if pemetaan := petakan_awal(instrumen):
        catat("instrumen.petakan", instrumen, oleh=oleh, sesudah={"jumlah": hitung_jenis(pemetaan)})
    return instrumen


@tindakan
def atur_bobot(instrumen: Instrumen, bobot: Mapping[str, Decimal], *, oleh) -> Instrumen:
    """Set the weights of a draft's variables: {variable code: points}. Their sum is asked for on publishing."""
    periksa_boleh_kelola(oleh, instrumen.provinsi_id)
    periksa_draf(_kunci(instrumen))
    variabel = list(instrumen.variabel.all())
    if set(bobot) != {v.kode for v in variabel}:
        raise Ditolak("Isi bobot setiap variabel.")
    sebelum = {v.kode: v.bobot for v in variabel}
    for v in variabel:
        v.bobot = desimal(bobot[v.kode], f"Variabel {v.nama}")
        v.save(update_fields=["bobot"])
    sesudah = {v.kode: v.bobot for v in variabel if v.bobot != sebelum[v.kode]}
    if sesudah:
        catat(
            "instrumen.atur_bobot",
            instrumen,
            oleh=oleh,
            sebelum={kode: str(sebelum[kode]) for kode in sesudah},
            sesudah={kode: str(nilai) for kode, nilai in sesudah.items()},
        )
    return instrumen


@tindakan
def hapus_draf(instrumen: Instrumen, *, oleh) -> None:
    """Throw a draft away; nothing can rest on it, because a period takes published ones only."""
    periksa_boleh_kelola(oleh, instrumen.provinsi_id)
    periksa_draf(_kunci(instrumen))
    catat("instrumen.hapus_draf", instrumen, oleh=oleh, sebelum={"kode": instrumen.kode})
    instrumen.delete()


@tindakan
def terbitkan(instrumen: Instrumen, *, sk_nomor: str, sk_tanggal: dt.date, sk_penanda_tangan: str, oleh) -> Instrumen:
    """Freeze the draft with the number, date and signatory of its SK, and take its fingerprint."""
    periksa_boleh_kelola(oleh, instrumen.provinsi_id)
    periksa_draf(_kunci(instrumen))
    if not (sk_nomor.strip() and sk_tanggal and sk_penanda_tangan.strip()):
        raise Ditolak("Isi nomor, tanggal, dan penanda tangan SK sebelum menerbitkan instrumen.")
    periksa_layak_terbit(instrumen)
    pemetaan = bekukan_pemetaan(instrumen)
    instrumen.status = Instrumen.Status.TERBIT
    instrumen.sk_nomor, instrumen.sk_tanggal = sk_nomor.strip(), sk_tanggal
    instrumen.sk_penanda_tangan = sk_penanda_tangan.strip()
    instrumen.terbit_pada, instrumen.terbit_oleh = timezone.now(), oleh
    instrumen.sidik = sidik_instrumen(isi_kanonik(instrumen))
    instrumen.save()
    sesudah = {"sk_nomor": instrumen.sk_nomor, "sk_tanggal": str(sk_tanggal), "sidik": instrumen.sidik}
    sesudah |= {"pemetaan": pemetaan} if pemetaan else {}
    catat("instrumen.terbitkan", instrumen, oleh=oleh, sebelum={"status": Instrumen.Status.DRAF}, sesudah=sesudah)
    return instrumen


def _kunci(instrumen: Instrumen) -> Instrumen:
    """The row as it is now, locked: somebody may have published it since this page was opened."""
    return Instrumen.objects.select_for_update().get(pk=instrumen.pk)
