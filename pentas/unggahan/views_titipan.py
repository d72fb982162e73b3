"""Resumable upload: the server's part of tus 1.0 (core, creation, termination); tus-js-client is the other.

https://tus.io/protocols/resumable-upload
"""

import base64
import binascii
from functools import wraps
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from pentas.galat import AkunLain, Ditolak, SalahJenis
from pentas.gerbang import masuk
from pentas.unggahan import titipan as gudang

VERSI = "1.0.0"
RUSAK = "Kiriman berkas tidak terbaca peladen. Pilih ulang berkasnya, lalu kirim lagi."
POTONGAN = "application/offset+octet-stream"


def tus(view):
    """The protocol's own headers on every answer; another version of it is 412."""

    @wraps(view)
    def dalam(request, *args, **kwargs):
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSI:
            jawab = HttpResponse(status=412)
            jawab["Tus-Version"] = VERSI
        else:
            jawab = view(request, *args, **kwargs)
        jawab["Tus-Resumable"] = VERSI
        jawab["Cache-Control"] = "no-store"
        return jawab

    return dalam


@masuk
@require_http_methods(["OPTIONS", "POST"])
@tus
def titip(request):
    if request.method == "OPTIONS":
        jawab = HttpResponse(status=204)
        jawab["Tus-Version"] = VERSI
        jawab["Tus-Extension"] = "creation,termination"
        jawab["Tus-Max-Size"] = settings.UNGGAHAN_BATAS_BYTE
        return jawab
    isi = _metadata(request.headers.get("Upload-Metadata", ""))
    try:
        id, ukuran = UUID(isi["id"]), _bilangan(request.headers["Upload-Length"])
    except (KeyError, ValueError) as galat:
        raise Ditolak(RUSAK) from galat
    if isi.get("akun", str(request.user.pk)) != str(request.user.pk):
        raise AkunLain
    titipan = gudang.mulai(id, nama=isi.get("filename", ""), ukuran=ukuran, pengguna=request.user)
    jawab = HttpResponse(status=201)
    jawab["Location"] = reverse("unggahan:titipan", args=[titipan.pk])
    jawab["Upload-Offset"] = gudang.panjang(titipan.pk)
    return jawab


@masuk
@require_http_methods(["HEAD", "PATCH", "DELETE"])
@tus
def titipan(request, id):
    titipan = gudang.ambil_titipan(id, pengguna=request.user)
    if request.method == "DELETE":
        gudang.batalkan(titipan)
        return HttpResponse(status=204)
    if request.method == "HEAD":
        jawab = HttpResponse()
        jawab["Upload-Length"] = titipan.ukuran
        # claimed: all of it came, though the bytes lie elsewhere by now
        jawab["Upload-Offset"] = titipan.ukuran if titipan.dipakai_pada else gudang.panjang(titipan.pk)
        return jawab
    if request.content_type != POTONGAN:
        raise SalahJenis(RUSAK)
    try:
        offset = _bilangan(request.headers["Upload-Offset"])
    except (KeyError, ValueError) as galat:
        raise Ditolak(RUSAK) from galat
    jawab = HttpResponse(status=204)
    jawab["Upload-Offset"] = gudang.sambung(titipan, offset, request)
    return jawab


def _bilangan(teks: str) -> int:
    if not (teks.isascii() and teks.isdecimal() and len(teks) < 16):
        raise ValueError(teks)
    return int(teks)


def _metadata(kepala: str) -> dict[str, str]:
    """``"filename bmFtYQ==,id …"`` → {"filename": "nama", "id": "…"}."""
    try:
        pasangan = (bagian.split() for bagian in kepala.split(",") if bagian.strip())
        return {p[0]: base64.b64decode(p[1], validate=True).decode() if len(p) > 1 else "" for p in pasangan}
    except (binascii.Error, UnicodeDecodeError, IndexError) as galat:
        raise Ditolak(RUSAK) from galat
