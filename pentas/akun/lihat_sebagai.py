"""An admin sees the application as another account: same pages, nothing written.

The session remembers a LihatSebagai; while it lasts ``request.user`` is the person and
``request.lihat_sebagai`` the record. Two locks, each enough: unsafe methods are refused before the
view, and no ``@tindakan`` runs, so that a page which writes on GET is refused too.
"""

from django.contrib import messages
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect

from pentas.akun.izin import periksa_boleh_lihat_sebagai
from pentas.akun.models import LihatSebagai
from pentas.akun.tindakan_lihat import akhiri_lihat
from pentas.galat import SalahPeran, boleh, jawab_tolak, minta_json
from pentas.jejak.tindakan import hanya_baca

KUNCI = "lihat_sebagai"
AMAN = ("GET", "HEAD", "OPTIONS")
HANYA_BACA = "Anda sedang melihat sebagai akun lain, dan itu hanya untuk membaca. Selesaikan dahulu, lalu ulangi."
HABIS = "Waktu melihat sebagai akun lain sudah habis. Anda kembali sebagai admin."


def boleh_saat_melihat(view):
    """Marks the few views that accept a POST meanwhile: those that end it."""
    view.boleh_saat_melihat = True
    return view


def mulai(request, lihat: LihatSebagai) -> None:
    request.session[KUNCI] = lihat.pk
    rotate_token(request)  # a form opened as the one must not be sent as the other


def akhiri(request, admin, lihat: LihatSebagai | None) -> None:
    """Back to the admin himself. Pages opened meanwhile cannot be sent any more."""
    if lihat is not None:
        with hanya_baca(""):
            akhiri_lihat(lihat, oleh=admin)
    request.session.pop(KUNCI, None)
    request.session.pop("periode", None)
    request.user, request.lihat_sebagai = admin, None
    rotate_token(request)


class LihatSebagaiMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.lihat_sebagai = None
        pk = request.session.get(KUNCI)
        if pk is None or not request.user.is_authenticated:
            return self.get_response(request)
        admin = request.user
        lihat = LihatSebagai.objects.select_related("pengguna").filter(pk=pk, admin=admin).first()
        if lihat is None or not lihat.berlangsung or not boleh(periksa_boleh_lihat_sebagai, admin, lihat.pengguna):
            akhiri(request, admin, lihat)
            return self._kembali(request)
        lihat.admin = admin
        request.lihat_sebagai, request.user = lihat, lihat.pengguna
        with hanya_baca(HANYA_BACA):
            return self.get_response(request)

    def _kembali(self, request):
        """This request was meant for the other account: it is not carried out as the admin."""
        if request.method not in AMAN or minta_json(request):
            return jawab_tolak(request, SalahPeran(HABIS))
        messages.warning(request, HABIS)
        return redirect("beranda:beranda")

    def process_view(self, request, view, args, kwargs):
        if request.lihat_sebagai is None or request.method in AMAN or getattr(view, "boleh_saat_melihat", False):
            return None
        return jawab_tolak(request, SalahPeran(HANYA_BACA))
