"""The page's queue (static/js/lib/antrean-inti.js and titipan.js) by the same rules, without a page.

In order; what may have arrived is repeated as it was; an answer moves the base of what waits for the same target;
files go after words, in pieces, from where the server says it stopped.
"""

import base64
import http.client
import json
import uuid
from dataclasses import dataclass, field

POTONG = 16 * 1024
TUS = {"Tus-Resumable": "1.0.0"}


@dataclass
class Isian:
    jenis: str
    sasaran: dict
    isi: dict
    lampiran: bytes | None = None
    dasar: int = 0
    dikirim: bool = False
    versi: int = 0  # what the server answered
    uuid: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def kunci(self) -> tuple:
        return self.jenis, *sorted(self.sasaran.items())


class Antrean:
    """``sebelum()`` is called before each request; ``putus()`` where one got no answer."""

    def __init__(self, porta: int, kue: dict, *, akun: int, sebelum, putus):
        token = "k" * 32
        kue = {**kue, "csrftoken": token}
        self.porta, self.akun, self.sebelum, self.putus = porta, akun, sebelum, putus
        self.kepala = {
            "Accept": "application/json",
            "X-CSRFToken": token,
            "Cookie": "; ".join(f"{k}={v}" for k, v in kue.items()),
        }
        self.menunggu: list[Isian] = []
        self.terkirim: list[Isian] = []
        self.terputus = 0

    def habiskan(self):
        while self.menunggu:
            if not self._putaran():
                self.terputus += 1
                assert self.terputus < 200, "The server does not get well."
                self.putus()

    def _putaran(self) -> bool:
        for isian in list(self.menunggu):
            if isian.lampiran is not None:
                if not self._titipkan(isian):
                    return False
                isian.lampiran = None
            if not self._satu(isian):
                return False
        return True

    def _satu(self, isian: Isian) -> bool:
        isian.dikirim = True
        badan = {k: getattr(isian, k) for k in ("uuid", "jenis", "sasaran", "dasar", "isi")} | {"akun": self.akun}
        jawab = self._minta("POST", "/entri/", json.dumps(badan), {"Content-Type": "application/json"})
        if jawab is None or jawab[0] >= 500:
            return False
        status, _kepala, isi = jawab
        assert status == 200, f"{isian.jenis} {isian.sasaran} at {isian.dasar}: {status} {isi.decode()}"
        isian.versi = json.loads(isi)["versi"]
        self.menunggu.remove(isian)
        self.terkirim.append(isian)
        for lain in self.menunggu:
            if lain.kunci == isian.kunci and not lain.dikirim:
                lain.dasar = isian.versi
        return True

    def _titipkan(self, isian: Isian) -> bool:
        id, isi = isian.sasaran["foto"], isian.lampiran
        nama = ",".join(f"{k} {base64.b64encode(v.encode()).decode()}" for k, v in (("id", id), ("filename", "a.jpg")))
        jawab = self._minta("POST", "/unggahan/titipan/", "", {"Upload-Length": len(isi), "Upload-Metadata": nama})
        alamat = f"/unggahan/titipan/{id}/"
        jawab = jawab and self._minta("HEAD", alamat)
        while jawab and jawab[0] < 300:
            sampai = int(jawab[1]["Upload-Offset"])
            if sampai == len(isi):
                return True
            kepala = {"Upload-Offset": sampai, "Content-Type": "application/offset+octet-stream"}
            jawab = self._minta("PATCH", alamat, isi[sampai : sampai + POTONG], kepala)
        assert jawab is None or jawab[0] >= 500 or jawab[0] in (409, 423), jawab
        return False

    def _minta(self, cara: str, alamat: str, badan="", kepala=None):
        """(status, headers, body), or None without a network."""
        self.sebelum()
        sambungan = http.client.HTTPConnection("127.0.0.1", self.porta, timeout=20)
        try:
            sambungan.request(cara, alamat, badan, self.kepala | TUS | {k: str(v) for k, v in (kepala or {}).items()})
            jawab = sambungan.getresponse()
            return jawab.status, jawab.headers, jawab.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            sambungan.close()
