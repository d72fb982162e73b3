"""An address that takes forms only, opened as a page."""

import pytest
from django.urls import reverse

from pentas.akun.peran import Peran
from tests.pabrik import buat_pengguna


@pytest.mark.django_db
def test_says_where_to_go(client):
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    jawab = client.get(reverse("akun:kelola-kartu"))
    assert (jawab.status_code, jawab["Allow"]) == (405, "POST")
    assert "hanya menerima kiriman formulir" in jawab.text


@pytest.mark.django_db
def test_scripts_get_the_bare_answer(client):
    client.force_login(buat_pengguna(peran=Peran.ADMIN))
    jawab = client.get(reverse("akun:kelola-kartu"), headers={"accept": "application/json"})
    assert (jawab.status_code, jawab.content) == (405, b"")
