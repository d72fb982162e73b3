"""A slip's code as a credential, so that guessing is counted and locked out like guessing a password."""

from pentas.akun.models import KartuMasuk, Pengguna
from pentas.akun.sandi import sidik_kode


class KartuBackend:
    """Answers only ``authenticate(username=…, token_kartu=…)``. Knowing the code of a spent slip counts as
    knowing: what is wrong with it may then be said. Gives no session by itself: the view goes on to set a password.
    """

    def authenticate(self, request, username=None, token_kartu=None):
        akun = Pengguna.objects.filter(username__iexact=username or "").first()
        kartu = KartuMasuk.objects.filter(
            pengguna_id=akun.pk if akun else 0, sidik=sidik_kode(akun.pk if akun else 0, token_kartu or "")
        ).first()
        if kartu is None:
            return None
        akun.kartu_dikenal = kartu
        return akun
