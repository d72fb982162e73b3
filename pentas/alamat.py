"""Where a request comes from, for throttles."""

from django.conf import settings


def alamat_pengirim(request) -> str:
    """In production the proxy in front names the sender (deploy/nginx.conf overwrites what the client claims);
    without a proxy the header is anybody's to write, and the connection itself counts."""
    if settings.PRODUKSI:
        diteruskan = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if diteruskan:
            return diteruskan
    return request.META.get("REMOTE_ADDR", "")
