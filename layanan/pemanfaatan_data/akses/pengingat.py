"""Reminders before agreements end, and the end itself: what the daily command does."""

import datetime as dt

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.db.models import OuterRef, Subquery

from layanan.pemanfaatan_data.akses.alur import StatusAkses
from layanan.pemanfaatan_data.akses.hitung import pengingat_jatuh
from layanan.pemanfaatan_data.akses.models import HakAkses, PengingatPks, Pks
from layanan.pemanfaatan_data.akses.tindakan import akhiri
from layanan.sop.dinas.models import Unit
from pentas.akun.models import Pengguna
from pentas.akun.peran import Peran
from pentas.jejak.tindakan import catat, tindakan
from pentas.tampilan.format import tanggal

HIDUP = (StatusAkses.AKTIF, StatusAkses.BEKU)


def pks_terakhir():
    """The newest agreement of every living right."""
    terbaru = Pks.objects.filter(hak=OuterRef("hak")).order_by("-berakhir", "-pk").values("pk")[:1]
    semua = Pks.objects.filter(pk=Subquery(terbaru), hak__status__in=HIDUP)
    return semua.select_related("hak__unit", "hak__dinas__provinsi", "hak__dinas__kabupaten_kota", "hak__permohonan")


@tindakan
def ingatkan(hari_ini: dt.date, *, oleh=None) -> tuple[list[PengingatPks], list[HakAkses]]:
    """Give each reminder that is due, once; end what has run out. Returns (reminders given, rights ended)."""
    diberi, berakhir = [], []
    for pks in pks_terakhir():
        if pks.berakhir < hari_ini:
            berakhir.append(akhiri(pks.hak, oleh=oleh))
            continue
        hari = pengingat_jatuh(pks.berakhir, hari_ini)
        if hari is None:
            continue
        baris, baru = PengingatPks.objects.get_or_create(pks=pks, hari=hari)
        if baru:
            diberi.append(_kirim(baris, pks, hari_ini))
            catat("akses.ingatkan", pks, oleh=oleh, sesudah={"hari": hari, "surel": baris.jumlah_surel})
    return diberi, berakhir


def _kirim(baris: PengingatPks, pks: Pks, hari_ini: dt.date) -> PengingatPks:
    alamat = _alamat(pks) if settings.SUREL_AKTIF else []
    baris.jumlah_surel = len(alamat)
    baris.save(update_fields=["jumlah_surel"])
    if alamat:
        surat = _surat(pks, alamat, (pks.berakhir - hari_ini).days)
        transaction.on_commit(lambda: get_connection(fail_silently=True).send_messages(surat), robust=True)
    return baris


def _alamat(pks: Pks) -> list[str]:
    """The OPD's people, and the office's who keep agreements; those who have an address."""
    dinas = pks.hak.dinas
    petugas = Pengguna.objects.filter(
        penugasan__peran__in=(Peran.STAF_LAYANAN, Peran.KASI),
        penugasan__provinsi=dinas.provinsi,
        penugasan__kabupaten_kota=dinas.kabupaten_kota,
    )
    opd = Pengguna.objects.filter(unit_layanan__unit=pks.hak.unit)
    return sorted({p.email for p in (*petugas, *opd) if p.email and p.is_active} | _surel_profil(pks.hak.unit))


def _surel_profil(unit: Unit) -> set[str]:
    profil = getattr(unit, "profil_data", None)
    return {profil.surel} if profil and profil.surel else set()


def _surat(pks: Pks, alamat: list[str], sisa: int) -> list[EmailMessage]:
    judul = f"PKS {pks.nomor} berakhir {sisa} hari lagi"
    isi = (
        f"PKS nomor {pks.nomor} antara {pks.hak.dinas.nama} dan {pks.hak.unit.nama} berakhir pada "
        f"{tanggal(pks.berakhir)}.\n\nBila akses masih dibutuhkan, ajukan perpanjangan sebelum tanggal itu. "
        "Tanpa perpanjangan, hak akses berakhir bersama PKS.\n"
    )
    return [EmailMessage(judul, isi, to=[satu]) for satu in alamat]
