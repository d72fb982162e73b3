"""What an outside client does over HTTP, and whether the database noticed."""

import hashlib
import json
import re
import uuid

from django.db import connection
from django.test import Client

from pentas.akun.models import Pengguna

PERIODE = "LATIHAN-2026"
ATUR = f"/p/{PERIODE}/pengaturan"
BATAS = "batas-uji"
# Sessions and counters of failed logins are no data of the evaluation.
LUAR = {"django_session", "django_migrations"}
JSON = {"HTTP_ACCEPT": "application/json"}


def sidik_isi() -> str:
    """Fingerprint of every row of every table, the audit trail included."""
    ringkas = hashlib.sha256()
    with connection.cursor() as kursor:
        for tabel in sorted(connection.introspection.table_names(kursor)):
            if tabel in LUAR or tabel.startswith("axes_"):
                continue
            kursor.execute(f'SELECT * FROM "{tabel}"')
            for baris in sorted(map(repr, kursor.fetchall())):
                ringkas.update(f"{tabel} {baris}\n".encode())
    return ringkas.hexdigest()


_KLIEN: dict[str, Client] = {}


def masuk_semua() -> None:
    """Log in everybody beforehand: logging in leaves its date behind."""
    _KLIEN.clear()
    for pengguna in Pengguna.objects.all():
        _KLIEN[pengguna.username] = k = Client()
        k.force_login(pengguna)


def klien(akun: str) -> Client:
    return _KLIEN[akun]


def kirim(akun: str, alamat: str, *, skrip=False, **isi):
    return klien(akun).post(alamat, isi, **(JSON if skrip else {}))


def lakukan(akun: str, alamat: str, **isi):
    """A step that must succeed."""
    jawab = kirim(akun, alamat, **isi)
    assert jawab.status_code == 302, jawab.content.decode()[:3000]


def ganti_tahap(tutup: str, buka: str):
    """What closing would lose is confirmed as the page shows it."""
    halaman = klien("admin").get(f"{ATUR}/").content.decode()
    centang = re.search(r'name="diketahui" value="(\w+)"', halaman)
    lakukan("admin", f"{ATUR}/tahap/{tutup}/tutup/", **({"diketahui": centang[1]} if centang else {}))
    lakukan("admin", f"{ATUR}/tahap/{buka}/buka/")


def entri(akun: str, jenis: str, kode: str, indikator: str | None, dasar=0, **isi):
    sasaran = {"periode": PERIODE, "peserta": kode} | ({"indikator": indikator} if indikator else {})
    badan = {"uuid": str(uuid.uuid4()), "jenis": jenis, "sasaran": sasaran, "dasar": dasar, "isi": isi}
    return klien(akun).post("/entri/", json.dumps(badan), content_type="application/json", **JSON)


def unggah(akun: str, nama: str, isi: bytes, *, skrip=True, kode="13.06", indikator="1"):
    """The multipart body as it goes over the wire: nothing on the way tidies the name."""
    kepala = f'--{BATAS}\r\nContent-Disposition: form-data; name="berkas"; filename="{nama}"\r\n'.encode()
    badan = kepala + b"Content-Type: application/octet-stream\r\n\r\n" + isi + f"\r\n--{BATAS}--\r\n".encode()
    alamat = f"/p/{PERIODE}/berkas/{kode}/{indikator}/bukti/"
    tipe = f"multipart/form-data; boundary={BATAS}"
    return klien(akun).generic("POST", alamat, badan, content_type=tipe, **(JSON if skrip else {}))
