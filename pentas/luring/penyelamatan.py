"""A rescue file (zip): the entries of one account's queue, each sealed, and their attachments.

    entri.json    {"format": "pentas-luring", "versi": 1, "akun": 7, "entri": [{"badan": "…", "meterai": "…"}, …],
                   "lampiran": [{"id": uuid, "nama": "…", "ukuran": byte}, …]}
    lampiran/<id> the bytes

``badan`` is the JSON text of the entry as it would have been posted. Each is applied on its own and once,
in its order: a refused one leaves the others alone.
"""

import hashlib
import json
import zipfile
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils import timezone

from pentas.akun.izin import akun_kelolaan
from pentas.akun.models import Pengguna
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran
from pentas.jejak.tindakan import catat, tindakan
from pentas.luring.forms import baca_isian
from pentas.luring.meterai import sah
from pentas.luring.models import Entri, Penyelamatan
from pentas.luring.tindakan import terima
from pentas.sidik import sidik
from pentas.unggahan import titipan as gudang

BUKAN = "Berkas ini bukan berkas penyelamatan dari Pentas Dukcapil. Unduh lagi dari perangkatnya."
PALSU = "Meterai isian ini tidak cocok dengan akun pemiliknya, jadi tidak diterapkan."
PALING_BANYAK = 5000
PALING_BESAR = 1024**3  # bytes once unpacked: a zip may be small and mean much


@dataclass(frozen=True)
class Muatan:
    pemilik: Pengguna
    sidik: str
    entri: list[dict]
    lampiran: list[dict]
    arsip: zipfile.ZipFile


def baca(berkas, *, oleh) -> Muatan:
    """Read and judge the file, which may be large and stays on the disk; nothing is written.

    Raises Ditolak where it is none, SalahPeran from who may not.
    """
    if not oleh.punya_hak(Hak.KELOLA_AKUN):
        raise SalahPeran("Hanya admin provinsi yang memasukkan berkas penyelamatan.")
    try:
        arsip = zipfile.ZipFile(berkas)
        if sum(i.file_size for i in arsip.infolist()) > PALING_BESAR:
            raise Ditolak(BUKAN)
        data = json.loads(arsip.read("entri.json"))
        if data["format"] != "pentas-luring" or data["versi"] != 1:
            raise Ditolak(BUKAN)
        akun, entri, lampiran = int(data["akun"]), list(data["entri"]), list(data["lampiran"])
        utuh = all(isinstance(e["badan"], str) and isinstance(e["meterai"], str) for e in entri)
        utuh = utuh and all(UUID(x["id"]) and isinstance(x["nama"], str) and x["ukuran"] >= 0 for x in lampiran)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, NotImplementedError, RuntimeError) as galat:
        raise Ditolak(BUKAN) from galat
    if not utuh or len(entri) > PALING_BANYAK:
        raise Ditolak(BUKAN)
    pemilik = akun_kelolaan(oleh).filter(pk=akun).first()
    if pemilik is None:
        raise Ditolak("Akun pemilik berkas ini tidak ada di provinsi Anda. Minta admin provinsinya memasukkannya.")
    berkas.seek(0)
    return Muatan(pemilik, hashlib.file_digest(berkas, "sha256").hexdigest(), entri, lampiran, arsip)


def masukkan(muatan: Muatan, *, oleh) -> Penyelamatan:
    """Apply what is in it; the same file a second time is refused with the day of the first."""
    catatan = mulai(muatan, oleh=oleh)
    galat_lampiran = {x["id"]: _titipkan(x, muatan) for x in muatan.lampiran}
    versi = {}
    hasil = [_terapkan(e, muatan.pemilik, catatan, versi) for e in muatan.entri]
    hasil += [{"uuid": id, "jenis": "lampiran", "hasil": sebab} for id, sebab in galat_lampiran.items() if sebab]
    return tutup(catatan, hasil, oleh=oleh)


@tindakan
def mulai(muatan: Muatan, *, oleh) -> Penyelamatan:
    catatan, _baru = Penyelamatan.objects.get_or_create(
        sidik=muatan.sidik, defaults={"pemilik": muatan.pemilik, "diimpor_oleh": oleh}
    )
    if catatan.selesai_pada:
        hari = timezone.localtime(catatan.selesai_pada)
        raise Basi(
            f"Berkas ini sudah dimasukkan pada {hari:%d-%m-%Y} pukul {hari:%H.%M}. Isinya tidak diterapkan dua kali."
        )
    return catatan


@tindakan
def tutup(catatan: Penyelamatan, hasil: list[dict], *, oleh) -> Penyelamatan:
    catatan.hasil, catatan.selesai_pada = hasil, timezone.now()
    catatan.save(update_fields=["hasil", "selesai_pada"])
    jumlah = {kata: sum(h["hasil"] == kata for h in hasil) for kata in ("diterapkan", "sudah ada")}
    catat(
        "luring.selamatkan", catatan, oleh=oleh, sesudah={"pemilik": catatan.pemilik_id, "isian": len(hasil), **jumlah}
    )
    return catatan


def _titipkan(lampiran: dict, muatan: Muatan) -> str:
    """Lay an attachment down as if its device had sent it; returns why not, or ""."""
    id = UUID(lampiran["id"])
    try:
        titipan = gudang.mulai(id, nama=lampiran["nama"], ukuran=lampiran["ukuran"], pengguna=muatan.pemilik)
        ada = gudang.panjang(id)
        if not titipan.dipakai_pada and ada < titipan.ukuran:
            with muatan.arsip.open(f"lampiran/{lampiran['id']}") as aliran:
                aliran.read(ada)  # what had arrived before
                gudang.sambung(titipan, ada, aliran)
    except Ditolak as galat:
        return galat.alasan
    except (KeyError, zipfile.BadZipFile):
        return "Lampiran ini tidak ada atau rusak di dalam berkas penyelamatan."
    return ""


def _terapkan(entri: dict, pemilik: Pengguna, catatan: Penyelamatan, versi: dict) -> dict:
    """``versi``: target → (base on the device, version here) of what came before: the next of it stands on that."""
    baris = {"uuid": "", "jenis": ""}
    if not sah(pemilik, entri["badan"], entri["meterai"]):
        return baris | {"hasil": PALSU}
    try:
        isian = baca_isian(entri["badan"].encode())
        baris = {"uuid": str(isian.uuid), "jenis": isian.jenis}
        kunci, dasar = sidik([isian.jenis, isian.sasaran]), isian.dasar
        dasar_lalu, versi_lalu = versi.get(kunci, (None, 0))
        if dasar_lalu == dasar:
            isian = replace(isian, dasar=versi_lalu)
        lama = Entri.objects.filter(uuid=isian.uuid).first()
        jawab = lama.hasil if lama else terima(isian, oleh=pemilik, penyelamatan=catatan)
    except Ditolak as galat:
        return baris | {"hasil": galat.alasan}
    versi[kunci] = (dasar, jawab["versi"])
    return baris | {"hasil": "sudah ada" if lama else "diterapkan"}
