"""Writes of the survey: invitations, answers by link or from paper, follow-up."""

import datetime as dt

from django.utils import timezone

from layanan.sop.deklarasi.daftar import ambil_sop
from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.pribadi.hitung import ada_nomor_pribadi
from layanan.sop.skm.izin import boleh_rencana, periksa_boleh_catat, periksa_boleh_isi
from layanan.sop.skm.kait import jalankan_saat_dijawab
from layanan.sop.skm.models import JawabanSkm, TindakLanjutSkm, UndanganSkm
from layanan.sop.skm.tautan import garam_baru, sidik_token, token_dari
from layanan.sop.skm.unsur import MENURUT_KODE, UNSUR
from pentas.galat import Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan

MASA_ISI = dt.timedelta(days=30)
PROFIL = ("usia", "kelamin", "pendidikan", "pekerjaan")
BELUM_SEMUA = "Pilih satu jawaban untuk setiap pertanyaan: {kurang}."
NOMOR_PRIBADI = "Saran memuat 16 angka seperti NIK atau nomor KK. Hapus nomornya, lalu kirim lagi."
UNIT_LAIN = "Tempat ini bukan bagian dinas dan layanan itu. Pilih yang lain, atau kosongkan."
BUKAN_WEWENANG = "Akun Anda tidak menyusun tindak lanjut survei di {dinas}."


@tindakan
def buat_undangan(permohonan: Permohonan, *, oleh, pada=None) -> UndanganSkm | None:
    """One invitation for one request that was served. None for what was refused or withdrawn."""
    if permohonan.status != StatusPermohonan.SELESAI:
        return None
    return _undang(permohonan, "", oleh, pada or permohonan.selesai_pada or timezone.now())


@tindakan
def undang_warga(permohonan: Permohonan, rujukan: str, *, oleh, pada=None) -> UndanganSkm:
    """One invitation for one person served within a request: a service on the spot asks each of them."""
    return _undang(permohonan, rujukan, oleh, pada or timezone.now())


@tindakan
def undang_banyak(permohonan: Permohonan, rujukan: list[str], *, oleh, pada=None) -> int:
    """The same for all who have none yet, in a fixed number of queries."""
    ada = set(UndanganSkm.objects.filter(permohonan=permohonan).values_list("rujukan", flat=True))
    baru = [UndanganSkm(permohonan=permohonan, rujukan=r, **_isi(pada or timezone.now())) for r in rujukan]
    baru = UndanganSkm.objects.bulk_create([u for u in baru if u.rujukan not in ada], batch_size=500)
    for undangan in baru:
        catat("skm.undang", undangan, oleh=oleh)
    return len(baru)


def _isi(pada) -> dict:
    garam = garam_baru()
    token = sidik_token(token_dari(garam))
    return {"garam": garam, "sidik_token": token, "dibuat_pada": pada, "berakhir_pada": pada + MASA_ISI}


def _undang(permohonan: Permohonan, rujukan: str, oleh, pada) -> UndanganSkm:
    undangan, baru = UndanganSkm.objects.get_or_create(permohonan=permohonan, rujukan=rujukan, defaults=_isi(pada))
    if baru:
        catat("skm.undang", undangan, oleh=oleh)
    return undangan


@tindakan
def isi_survei(undangan: UndanganSkm, nilai: dict[str, int | None], *, oleh=None, profil=None, saran="", pada=None):
    """The answer by link. ``nilai``: {"U1": 1..4, …}, all nine. What is written names neither request nor account."""
    undangan = (
        UndanganSkm.objects.select_for_update(of=("self",))
        .select_related("permohonan__dinas__provinsi")
        .get(pk=undangan.pk)
    )
    periksa_boleh_isi(undangan)
    if kurang := [u.nama for u in UNSUR if nilai.get(u.kode) is None]:
        raise Ditolak(BELUM_SEMUA.format(kurang=", ".join(kurang)))
    tanggal = timezone.localdate(pada, undangan.permohonan.dinas.zona)
    jawaban = _tulis(
        undangan.permohonan.dinas, undangan.permohonan.layanan, JawabanSkm.Cara.TAUTAN, tanggal, nilai, profil, saran
    )
    jalankan_saat_dijawab(undangan.permohonan.unit, undangan.permohonan.layanan, tanggal, nilai)
    undangan.dipakai_pada = tanggal
    undangan.save(update_fields=["dipakai_pada"])
    catat("skm.jawab", jawaban, oleh=None)
    return jawaban


@tindakan
def catat_kertas(
    dinas: Dinas, layanan: str, nilai: dict[str, int | None], *, oleh, tanggal, profil=None, saran="", unit=None
):
    """A paper questionnaire typed in by an officer; elements left blank stay blank. ``unit``: where it was given."""
    periksa_boleh_catat(oleh, dinas)
    if ambil_sop(layanan) is None:
        raise Ditolak("Pilih layanan yang dinilai.")
    if tanggal > timezone.localdate(timezone=dinas.zona):
        raise Ditolak("Tanggal pengisian belum terjadi. Periksa tanggalnya.")
    if not any(nilai.get(u.kode) for u in UNSUR):
        raise Ditolak("Kuesioner ini belum berisi satu jawaban pun.")
    if unit is not None and (unit.dinas_id != dinas.pk or unit.jenis != ambil_sop(layanan).jenis_unit):
        raise Ditolak(UNIT_LAIN, rincian={"unit": UNIT_LAIN})
    jawaban = _tulis(dinas, layanan, JawabanSkm.Cara.KERTAS, tanggal, nilai, profil, saran, oleh)
    jalankan_saat_dijawab(unit, layanan, tanggal, nilai)
    catat("skm.kertas", jawaban, oleh=oleh, sesudah={"layanan": layanan})
    return jawaban


def _tulis(dinas, layanan, cara, tanggal, nilai, profil, saran, dicatat_oleh=None) -> JawabanSkm:
    if any(n not in (None, 1, 2, 3, 4) or kode not in MENURUT_KODE for kode, n in nilai.items()):
        raise Ditolak("Nilai tiap unsur adalah 1 sampai 4.")
    if ada_nomor_pribadi(saran):
        raise Ditolak(NOMOR_PRIBADI)
    return JawabanSkm.objects.create(
        dinas=dinas,
        layanan=layanan,
        cara=cara,
        tanggal=tanggal,
        saran=saran.strip(),
        dicatat_oleh=dicatat_oleh,
        **{MENURUT_KODE[kode].medan: n for kode, n in nilai.items()},
        **{k: v for k, v in (profil or {}).items() if k in PROFIL},
    )


@tindakan
def susun_rencana(dinas: Dinas, layanan: str, rentang, *, oleh, **isi) -> TindakLanjutSkm:
    """``isi``: unsur, uraian, penanggung_jawab, batas. ``rentang``: the survey it answers (mulai, akhir)."""
    _periksa_rencana(oleh, dinas)
    rencana = TindakLanjutSkm.objects.create(
        dinas=dinas, layanan=layanan, mulai=rentang.mulai, akhir=rentang.akhir, dibuat_oleh=oleh, **isi
    )
    catat("skm.rencana", rencana, oleh=oleh, sesudah={"unsur": rencana.unsur, "batas": rencana.batas})
    return rencana


@tindakan
def ubah_rencana(rencana: TindakLanjutSkm, *, oleh, **isi) -> TindakLanjutSkm:
    """How it goes: ``isi`` of uraian, penanggung_jawab, batas, keadaan, kemajuan."""
    rencana = (
        TindakLanjutSkm.objects.select_for_update(of=("self",)).select_related("dinas__provinsi").get(pk=rencana.pk)
    )
    _periksa_rencana(oleh, rencana.dinas)
    sebelum = {"keadaan": rencana.keadaan, "batas": rencana.batas}
    for medan, nilai in isi.items():
        setattr(rencana, medan, nilai)
    selesai = rencana.keadaan == TindakLanjutSkm.Keadaan.SELESAI
    if selesai and not rencana.kemajuan.strip():
        raise Ditolak("Tulis hasilnya sebelum rencana ini dinyatakan selesai.")
    hari_ini = timezone.localdate(timezone=rencana.dinas.zona)
    rencana.selesai_pada = (rencana.selesai_pada or hari_ini) if selesai else None
    rencana.save()
    catat(
        "skm.ubah_rencana",
        rencana,
        oleh=oleh,
        sebelum=sebelum,
        sesudah={"keadaan": rencana.keadaan, "batas": rencana.batas},
    )
    return rencana


def _periksa_rencana(oleh, dinas: Dinas) -> None:
    if oleh is not None and not boleh_rencana(oleh, dinas):
        raise SalahPeran(BUKAN_WEWENANG.format(dinas=dinas.nama))
