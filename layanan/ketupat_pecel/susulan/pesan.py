"""Words for WhatsApp, ready for an officer. Never sent from here; no name, no NIK in them."""

from urllib.parse import quote

from django.urls import reverse

from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.perjalanan.models import Perjalanan
from pentas.tampilan.format import tanggal


def alamat_lacak(p: Pelayanan, awal: str) -> str:
    """``awal``: scheme and host."""
    return f"{awal}{reverse('sop:lacak')}?kode={p.tanda_terima}"


def _tempat(p: Pelayanan) -> str:
    tempat = p.tempat_ambil or p.perjalanan.tempat_ambil or f"kantor {p.perjalanan.dinas.nama}"
    jam = f", pukul {p.perjalanan.jam_ambil}" if p.perjalanan.jam_ambil else ""
    return f"{tempat}{jam}"


def _nomor(p: Pelayanan) -> str:
    return f"tanda terima {p.tanda_terima}" if p.tanda_terima else f"antrean {p} di {p.perjalanan.tempat}"


def pesan_warga(p: Pelayanan, awal: str, *, siap: list[str], belum: list[str], alasan: str = "") -> str:
    """``siap``, ``belum``: names of documents. What can be fetched, else the date that is promised now."""
    baris = [f"Kabar dari {p.perjalanan.dinas.nama} untuk {_nomor(p)}:"]
    if siap:
        baris.append(f"Siap diambil: {', '.join(siap)}. Di {_tempat(p)}. Bawa tanda terimanya.")
    if belum:
        sebab = f" Sebabnya: {alasan}" if alasan else ""
        kapan = f" Rencana bisa diambil {tanggal(p.rencana_ambil)}." if p.rencana_ambil else ""
        baris.append(f"Belum siap: {', '.join(belum)}.{kapan}{sebab}")
    if belum and not siap:
        baris.append("Mohon belum datang sebelum tanggal itu.")
    if p.tanda_terima:
        baris.append(f"Lihat kapan saja di {alamat_lacak(p, awal)} dengan 4 angka pada tanda terima.")
    return "\n".join(baris)


def pesan_desa(perjalanan: Perjalanan, nomor: list[str], *, siap: bool) -> str:
    """For the village head: which receipts, by number."""
    desa = perjalanan.permohonan.unit.nama
    kepala = f"Kabar dari {perjalanan.dinas.nama} untuk {desa}, pelayanan {tanggal(perjalanan.tanggal)}:"
    daftar = ", ".join(nomor)
    if siap:
        tempat = perjalanan.tempat_ambil or f"kantor {perjalanan.dinas.nama}"
        isi = f"Dokumen untuk {len(nomor)} tanda terima siap diambil di {tempat}: {daftar}."
        return f"{kepala}\n{isi}\nMohon disampaikan kepada warganya. Bawa tanda terima saat mengambil."
    isi = f"Dokumen untuk {len(nomor)} tanda terima belum siap pada tanggal yang dijanjikan: {daftar}."
    return f"{kepala}\n{isi}\nMohon disampaikan supaya warganya tidak datang dahulu; tanggal barunya kami kabarkan."


def tautan_wa(teks: str, telepon=None) -> str:
    """With the resident's own number where he gave one; else the officer chooses in WhatsApp."""
    nomor = "".join(h for h in telepon.nilai() if h.isdigit()) if telepon else ""
    if nomor.startswith("0"):
        nomor = "62" + nomor[1:]
    return f"https://wa.me/{nomor}?text={quote(teks)}"
