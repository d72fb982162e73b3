"""Refusals: exceptions that carry the sentence the user reads.

Raise one anywhere below a view; ``TolakMiddleware`` answers with the right status, as JSON for
scripts (``Accept: application/json``) and as a page for people. Management commands catch
``Ditolak`` and exit 1 with the sentence.
"""

import logging

from django.db import IntegrityError, OperationalError
from django.http import JsonResponse
from django.shortcuts import render

# What PostgreSQL calls two transactions in each other's way: serialization failure, deadlock.
BERSAMAAN = ("40001", "40P01")


class Ditolak(Exception):
    """Invalid input or a rule that forbids the act (422).

    ``rincian`` is JSON-able and travels to scripts, e.g. errors per cell or field.
    """

    status = 422
    judul = "Belum dapat diproses"

    def __init__(self, alasan: str, *, status: int | None = None, rincian=None):
        super().__init__(alasan)
        self.alasan = alasan
        self.rincian = rincian
        if status is not None:
            self.status = status


class SalahPeran(Ditolak):
    """The account's role does not include this act (403)."""

    status = 403
    judul = "Bukan wewenang akun ini"


class AkunLain(Ditolak):
    """What a page still holds belongs to another account than the one logged in by now (401): it waits for its own."""

    status = 401
    judul = "Akun lain sedang masuk"

    def __init__(self, alasan="", **kw):
        bawaan = (
            "Perangkat ini sekarang masuk dengan akun lain. Isian ini tetap tersimpan di perangkat, dan terkirim "
            "setelah pemiliknya masuk lagi."
        )
        super().__init__(alasan or bawaan, **kw)


class TidakAda(Ditolak):
    """Does not exist, or is not this account's to know about (404)."""

    status = 404
    judul = "Halaman tidak ditemukan"

    def __init__(self, alasan="Alamat ini tidak ada, atau bukan untuk akun Anda.", **kw):
        super().__init__(alasan, **kw)


class Basi(Ditolak):
    """Stale base version, or an act out of turn (409). ``rincian`` holds the stored value."""

    status = 409
    judul = "Keadaan sudah berubah"


class TerlaluBesar(Ditolak):
    status = 413
    judul = "Berkas terlalu besar"


class SalahJenis(Ditolak):
    status = 415
    judul = "Jenis berkas belum diterima"


def boleh(periksa, *args, **kwargs) -> bool:
    """True where the check ``periksa(*args)`` does not refuse. Writes a rule once for views and templates."""
    try:
        periksa(*args, **kwargs)
    except Ditolak:
        return False
    return True


def sebab(periksa, *args, **kwargs) -> str:
    """The refusal's sentence, or "": for the sentence beside a disabled button."""
    try:
        periksa(*args, **kwargs)
    except Ditolak as galat:
        return galat.alasan
    return ""


def dari_basis_data(exception) -> Ditolak | None:
    """The refusal behind what the database says when two people were at the same thing; None for all else.

    Actions lock and check first; this is for the pair that still meets. Logged, because it may hide a mistake.
    """
    keadaan = getattr(exception.__cause__, "sqlstate", "")
    if isinstance(exception, IntegrityError) or keadaan in BERSAMAAN:
        galat = Basi(
            "Perubahan orang lain masuk lebih dulu, sehingga isian ini belum tersimpan. "
            "Muat ulang halaman, periksa keadaannya, lalu ulangi."
        )
    elif isinstance(exception, OperationalError) and "database is locked" in str(exception):
        galat = Ditolak("Peladen sedang sibuk, sehingga isian ini belum tersimpan. Ulangi sebentar lagi.", status=503)
    else:
        return None
    logging.getLogger("pentas").warning("Answered %s: %s", galat.status, exception, exc_info=exception)
    return galat


def minta_json(request) -> bool:
    """Scripts say so, by what they accept or by what they send."""
    return "application/json" in request.headers.get("Accept", "") or request.content_type == "application/json"


def jawab_tolak(request, galat: Ditolak):
    """The response that says why, in the form the caller can read."""
    if minta_json(request):
        isi = {"galat": galat.alasan}
        if galat.rincian is not None:
            isi["rincian"] = galat.rincian
        return JsonResponse(isi, status=galat.status)
    return render(request, "galat.html", {"galat": galat}, status=galat.status)


class TolakMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        jawab = self.get_response(request)
        if jawab.status_code == 405 and not minta_json(request) and request.method != "HEAD":
            return self._bukan_caranya(request, jawab["Allow"])
        return jawab

    def _bukan_caranya(self, request, boleh: str):
        """An address that only takes forms, opened as a page (a reload, a bookmark): a sentence instead of nothing."""
        galat = Ditolak(
            "Alamat ini hanya menerima kiriman formulir. Kembali ke halamannya, lalu ulangi dari sana.", status=405
        )
        jawab = jawab_tolak(request, galat)
        jawab["Allow"] = boleh
        return jawab

    def process_exception(self, request, exception):
        galat = exception if isinstance(exception, Ditolak) else dari_basis_data(exception)
        return galat and jawab_tolak(request, galat)
