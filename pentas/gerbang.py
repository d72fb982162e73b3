"""The gate of every view, declared where the view is.

Exactly one of ``@publik``, ``@masuk`` or ``@butuh(...)`` stands on each view function. A missing
declaration is a system check error, and at run time a refusal: a forgotten gate is a closed gate.
"""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from pentas.galat import SalahPeran, jawab_tolak

PUBLIK, MASUK = "publik", "masuk"


def publik(view):
    """Open to everybody. The list of such views is short and fixed by tests/test_gerbang.py."""
    view.gerbang = PUBLIK
    return login_not_required(view)


def masuk(view):
    """Open to every account; what it may see is decided by the object."""
    view.gerbang = MASUK
    return view


def butuh(*hak):
    """Open to accounts whose roles give at least one of ``hak`` (see pentas.akun.peran.Hak).

    This is the coarse gate: whether the permission holds for this office, this period and this
    moment is checked on the object by the room's ``izin.py``.
    """

    def hias(view):
        @wraps(view)
        def dalam(request, *args, **kwargs):
            if not request.user.punya_hak(*hak):
                return jawab_tolak(
                    request,
                    SalahPeran("Akun Anda tidak memegang peran untuk halaman ini. Hubungi admin provinsi bila perlu."),
                )
            return view(request, *args, **kwargs)

        dalam.gerbang = tuple(hak)
        return dalam

    return hias


def semua_view(resolver=None, awalan=""):
    """Yield (route, name, view function) for every URL pattern of the project."""
    for pola in (resolver or get_resolver()).url_patterns:
        if isinstance(pola, URLResolver):
            yield from semua_view(pola, awalan + str(pola.pattern))
        elif isinstance(pola, URLPattern):
            yield awalan + str(pola.pattern), pola.name, pola.callback


@register()
def periksa_gerbang(app_configs, **kwargs):
    return [
        Error(
            f"View {view.__module__}.{view.__name__} ({rute}) declares no gate.",
            hint="Put @publik, @masuk or @butuh(Hak...) on it.",
            id="pentas.E001",
        )
        for rute, _nama, view in semua_view()
        if not hasattr(view, "gerbang")
    ]


class GerbangMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if hasattr(view, "gerbang"):
            return None
        return jawab_tolak(request, SalahPeran("Halaman ini belum dibuka. Hubungi admin provinsi."))
