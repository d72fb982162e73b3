"""``@tindakan`` and ``catat``: the write path of every act of meaning.

An action is a function with a keyword ``oleh`` (a Pengguna, or None for the system). The decorator
opens a transaction; ``catat`` notes what changed; when the outermost action ends, the notes are
written to the chain as the transaction's last statements. So the chain's head, which every
action must lock, is held only for an instant and always locked last: no deadlock, little waiting.
"""

import fcntl
import inspect
import json
import os
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from pentas.galat import SalahPeran
from pentas.jejak.daftar import lingkup_bawaan
from pentas.jejak.models import Jejak, KepalaJejak
from pentas.sidik import kanonik

_catatan: ContextVar[list | None] = ContextVar("catatan_jejak", default=None)
_pemulihan: ContextVar[list | None] = ContextVar("pemulihan_tindakan", default=None)
_hanya_baca: ContextVar[str] = ContextVar("hanya_baca", default="")


@contextmanager
def hanya_baca(kalimat: str):
    """Inside, every action is refused with this sentence, whoever acts; "" lifts it again."""
    token = _hanya_baca.set(kalimat)
    try:
        yield
    finally:
        _hanya_baca.reset(token)


def tindakan(fungsi):
    """Make ``fungsi`` an action: atomic, and audited in the same transaction."""
    if "oleh" not in inspect.signature(fungsi).parameters:
        raise TypeError(f"{fungsi.__qualname__} is an action and needs the keyword 'oleh'")

    @wraps(fungsi)
    def dalam(*args, **kwargs):
        if (luar := _catatan.get()) is not None:  # inside another action: join it
            return _gabung(luar, fungsi, args, kwargs)
        if kalimat := _hanya_baca.get():
            raise SalahPeran(kalimat)
        baris = []
        token = _catatan.set(baris)
        try:
            with _pulihkan_bila_gagal(), transaction.atomic():
                hasil = fungsi(*args, **kwargs)
                _tulis(baris)
            return hasil
        finally:
            _catatan.reset(token)

    dalam.adalah_tindakan = True
    return dalam


def _gabung(luar: list, fungsi, args, kwargs):
    """Run an action inside another; where it fails its notes go, even if the outer one carries on."""
    panjang = len(luar)
    try:
        with _pulihkan_bila_gagal(), transaction.atomic():
            return fungsi(*args, **kwargs)
    except BaseException:
        del luar[panjang:]
        raise


def saat_batal(fungsi) -> None:
    """Run ``fungsi`` if the action fails: for what a rollback does not undo, such as a stored file."""
    pemulihan = _pemulihan.get()
    if pemulihan is None:
        raise RuntimeError("saat_batal() outside an @tindakan: nothing would ever call it")
    pemulihan.append(fungsi)


@contextmanager
def _pulihkan_bila_gagal():
    """On failure call what was registered inside, newest first; on success hand it to the action around."""
    luar, milik = _pemulihan.get(), []
    token = _pemulihan.set(milik)
    try:
        yield
    except BaseException:
        for fungsi in reversed(milik):
            fungsi()
        raise
    finally:
        _pemulihan.reset(token)
    if luar is not None:
        luar.extend(milik)


def catat(nama: str, objek, *, oleh, lingkup: str = "", sebelum=None, sesudah=None, alasan: str = "") -> None:
    """Note one change; only inside an action.

    ``objek`` is a saved model instance or a pair (kind, id). ``sebelum``/``sesudah`` are JSON-able
    and carry ids, field names and evaluation values only. ``lingkup``: the period's code; where there is
    none, the province of the object (its ``provinsi_jejak``) or of who acts.
    """
    baris = _catatan.get()
    if baris is None:
        raise RuntimeError("catat() outside an @tindakan: this write would not be audited")
    jenis, pk = objek if isinstance(objek, tuple) else (objek._meta.label_lower, objek.pk)
    baris.append(
        Jejak(
            pelaku=oleh.pk if oleh is not None else None,
            tindakan=nama,
            objek_jenis=jenis,
            objek_id=str(pk),
            lingkup=lingkup or lingkup_bawaan(objek, oleh),
            sebelum=_polos(sebelum),
            sesudah=_polos(sesudah),
            alasan=alasan,
        )
    )


def _polos(isi):
    """What the database will give back: JSON types only, so that the hash can be recomputed."""
    return None if isi is None else json.loads(json.dumps(isi, default=str))


def _tulis(baris: list[Jejak]) -> None:
    if not baris:
        return
    KepalaJejak.objects.get_or_create(pk=1)
    kepala = KepalaJejak.objects.select_for_update().get(pk=1)
    pada = timezone.now()
    for jejak in baris:
        kepala.nomor += 1
        jejak.nomor = kepala.nomor
        jejak.pada = pada
        jejak.sidik_sebelum = kepala.sidik
        jejak.sidik = kepala.sidik = jejak.hitung_sidik()
    Jejak.objects.bulk_create(baris, batch_size=500)
    kepala.save()
    # Robust: the act is done and stays done, even where the disk is full; the file may lag behind.
    transaction.on_commit(lambda: _simpan_kepala(kepala.nomor, kepala.sidik), robust=True)


def _simpan_kepala(nomor: int, sidik: str) -> None:
    """Keep the head in a file too. A slower process never moves it back."""
    berkas = settings.JEJAK_KEPALA
    with berkas.with_suffix(".kunci").open("a") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)  # processes and threads take turns
        lama = baca_kepala_berkas()
        if lama and lama["nomor"] >= nomor:
            return
        sementara = berkas.with_suffix(".tmp")
        sementara.write_text(kanonik({"nomor": nomor, "sidik": sidik}))
        os.replace(sementara, berkas)


def baca_kepala_berkas() -> dict | None:
    """The head kept in the file; None where there is no file, or something else in it."""
    try:
        isi = json.loads(settings.JEJAK_KEPALA.read_text())
        return {"nomor": int(isi["nomor"]), "sidik": str(isi["sidik"])}
    except (FileNotFoundError, ValueError, TypeError, LookupError):
        return None
