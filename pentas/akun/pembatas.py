"""The throttle of log-ins counts by account, however its name is spelled."""

import unicodedata


def nama_pembatas(request, kredensial=None) -> str:
    """Names are looked up without regard to case: "Admin" and "aDMIN" are one account and one counter."""
    nama = (kredensial or {}).get("username") or request.POST.get("username") or ""
    return unicodedata.normalize("NFKC", str(nama)).strip().lower()[:255]
