"""The trail can be reached by who may read it, and by nobody else."""

import pytest
from django.urls import reverse

from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna, buat_periode

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("peran", list(Peran))
def test_menu_jejak_untuk_yang_membacanya(client, peran):
    buat_periode(jumlah_peserta=1)
    kabupaten_kota = "13.01" if peran == Peran.OPERATOR else None
    client.force_login(buat_pengguna(peran=peran, kabupaten_kota=kabupaten_kota))
    halaman = client.get(reverse("akun:profil")).content.decode()
    assert (reverse("jejak:daftar") in halaman) == (peran in (Peran.ADMIN, Peran.AUDITOR))
