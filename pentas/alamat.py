"""Where a request comes from, for throttles."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings


def alamat_pengirim(request) -> str:
    """In production the proxy in front names the sender (deploy/nginx.conf overwrites what the client claims);
    without a proxy the header is anybody's to write, and the connection itself counts."""
    if settings.PRODUKSI:
        diteruskan = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if diteruskan:
            return _jaringan(diteruskan)
    return _jaringan(request.META.get("REMOTE_ADDR", ""))


def _jaringan(alamat: str) -> str:
    """IPv6 by its /64: a single household has 2^64 addresses, and would never be the same sender twice."""
    try:
        ip = ip_address(alamat)
    except ValueError:
        return alamat
    if not isinstance(ip, IPv6Address):
        return alamat
    return str(ip.ipv4_mapped or ip_network((ip, 64), strict=False).network_address)
