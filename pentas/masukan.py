"""Text that no database stores is turned away before any view sees it."""

from pentas.galat import Ditolak, TidakAda, jawab_tolak

NUL = "\0"
TAK_TERSIMPAN = "Isian memuat tanda yang tidak dapat disimpan. Ketik ulang teksnya tanpa menyalin, lalu kirim lagi."
FORMULIR = ("application/x-www-form-urlencoded", "multipart/form-data")


class MasukanMiddleware:
    """Refuses NUL characters: PostgreSQL does, deep inside a query. JSON is read by pentas.luring.forms."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if NUL in request.path_info:
            return jawab_tolak(request, TidakAda())
        formulir = request.method == "POST" and request.content_type in FORMULIR
        if _ada_nul(request.GET) or (formulir and _ada_nul(request.POST)):
            return jawab_tolak(request, Ditolak(TAK_TERSIMPAN))
        return None


def _ada_nul(isian) -> bool:
    return any(NUL in teks for nama, nilai in isian.lists() for teks in (nama, *nilai))


def tersimpan(data) -> bool:
    """Can every text in this JSON be stored? It may carry NUL and halves of surrogate pairs."""
    if isinstance(data, str):
        return NUL not in data and not any("\ud800" <= huruf <= "\udfff" for huruf in data)
    if isinstance(data, dict):
        return all(tersimpan(nama) and tersimpan(isi) for nama, isi in data.items())
    return not isinstance(data, list) or all(map(tersimpan, data))
