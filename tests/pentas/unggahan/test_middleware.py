"""The raw name of a file survives Django's parser; a body far too large is not read at all."""

import pytest
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from pentas.gerbang import publik
from pentas.unggahan.periksa import siapkan
from tests.pentas.unggahan import contoh

BATAS = "batas-bagian"


@publik
@csrf_exempt
def unggah(request):
    berkas = request.FILES.getlist("berkas")
    return JsonResponse({"nama": [siapkan(b).nama for b in berkas], "catatan": request.POST.get("catatan")})


urlpatterns = [path("unggah/", unggah)]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


def badan(*nama: str, medan="filename") -> bytes:
    """A multipart body as a tool may write it; Django's test client would tidy the names."""
    bagian = []
    for n in nama:
        bagian.append(f'--{BATAS}\r\nContent-Disposition: form-data; name="berkas"; {medan}="{n}"\r\n'.encode())
        bagian.append(b"Content-Type: application/pdf\r\n\r\n" + contoh.pdf() + b"\r\n")
    bagian.append(f'--{BATAS}\r\nContent-Disposition: form-data; name="catatan"\r\n\r\nya\r\n--{BATAS}--\r\n'.encode())
    return b"".join(bagian)


def kirim(client, isi, **lain):
    return client.post(
        "/unggah/",
        isi,
        content_type=f"multipart/form-data; boundary={BATAS}",
        headers={"Accept": "application/json"},
        **lain,
    )


def test_ordinary_names_arrive_each_with_its_file(client):
    jawab = kirim(client, badan("satu.pdf", "dua.pdf"))
    assert jawab.json() == {"nama": ["satu.pdf", "dua.pdf"], "catatan": "ya"}


@pytest.mark.parametrize(
    "nama", ["../sk.pdf", "..\\\\sk.pdf", "/etc/passwd", "C:\\\\sk.pdf", "../", "..", "a/b.pdf", "..&#x2f;sk.pdf"]
)
def test_name_with_path_parts(client, nama):
    jawab = kirim(client, badan("baik.pdf", nama))
    assert jawab.status_code == 422
    assert "Nama berkas memuat tanda folder" in jawab.json()["galat"]


def test_name_with_path_parts_in_extended_notation(client):
    isi = badan("x").replace(b'filename="x"', b"filename*=UTF-8''..%2Fsk.pdf")
    assert kirim(client, isi).status_code == 422


def test_no_file_chosen_is_no_file(client):
    assert kirim(client, badan("")).json()["nama"] == []


def test_body_far_too_large_is_answered_unread(client, settings):
    settings.UNGGAHAN_BATAS_BYTE = 1024
    jawab = kirim(client, b"x", CONTENT_LENGTH=str(500 * 1024 * 1024))
    assert jawab.status_code == 413
    assert jawab.json()["galat"].startswith("Kiriman 500 MB terlalu besar.")
