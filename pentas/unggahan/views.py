"""Files leave here and only here: after the permission check, never from an address of the storage."""

from django.http import FileResponse, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from pentas.galat import TidakAda
from pentas.gerbang import masuk
from pentas.unggahan import turunan
from pentas.unggahan.izin import ambil_unggahan_untuk


@masuk
@require_safe
def unduh(request, id):
    return unduh_untuk(request, ambil_unggahan_untuk(request.user, id))


@masuk
@require_safe
def lihat(request, id):
    unggahan = ambil_unggahan_untuk(request.user, id)
    if not unggahan.adalah_gambar:
        raise TidakAda("Berkas ini bukan gambar. Unduh untuk membukanya.")
    return _jawab(request, unggahan, "lihat", lambda: _webp(turunan.lihat(unggahan)))


@masuk
@require_safe
def halaman(request, id, nomor):
    unggahan = ambil_unggahan_untuk(request.user, id)
    if not unggahan.adalah_pdf or not 1 <= nomor <= unggahan.jumlah_halaman:
        raise TidakAda("Halaman ini tidak ada dalam berkas tersebut.")
    return _jawab(request, unggahan, f"halaman-{nomor}", lambda: _webp(turunan.halaman(unggahan, nomor)))


@masuk
@require_safe
def cuplikan(request, id):
    return cuplikan_untuk(request, ambil_unggahan_untuk(request.user, id))


def cuplikan_untuk(request, unggahan):
    """For rooms that let somebody without account see his own file: they have checked."""
    if not unggahan.cuplikan:
        raise TidakAda("Berkas ini tidak mempunyai cuplikan. Unduh untuk membukanya.")
    return _jawab(request, unggahan, "cuplikan", lambda: _webp(turunan.buka(unggahan.cuplikan)))


def unduh_untuk(request, unggahan):
    return _jawab(request, unggahan, "", lambda: _lampiran(unggahan))


def _lampiran(unggahan):
    jawab = FileResponse(
        turunan.buka(unggahan.isi), as_attachment=True, filename=unggahan.nama_asli, content_type=unggahan.mime
    )
    jawab["Content-Length"] = unggahan.ukuran
    return jawab


def _webp(isi):
    return FileResponse(isi, content_type="image/webp") if hasattr(isi, "read") else HttpResponse(isi, "image/webp")


def _jawab(request, unggahan, varian, buat):
    """Conditional: the browser asks every time, so that permission is checked every time, and rarely loads twice."""
    etag = f'"{unggahan.sha256}{"-" + varian if varian else ""}"'
    jawab = get_conditional_response(request, etag=etag)
    if jawab is None:
        jawab = buat()
    jawab["ETag"] = etag
    jawab["Cache-Control"] = "private, no-cache"
    jawab["X-Content-Type-Options"] = "nosniff"
    jawab["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawab
