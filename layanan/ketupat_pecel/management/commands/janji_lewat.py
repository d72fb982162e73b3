"""Each night: receipts whose promised date comes within two working days, or has passed, and are not ready."""

import json as penulis_json

from layanan.ketupat_pecel.sop import KODE
from layanan.ketupat_pecel.susulan.janji import HARI_DEKAT, janji_lewat
from layanan.sop.dinas.models import Dinas
from pentas.galat import Ditolak
from pentas.perintah import Perintah
from pentas.tampilan.format import tanggal


class Command(Perintah):
    help = "Daftar tanda terima desa yang janjinya akan lewat, supaya warganya dikabari sebelum berangkat."

    def add_arguments(self, parser):
        parser.add_argument("--dinas", metavar="KODE", help="satu dinas saja, misalnya 13.09")
        parser.add_argument("--hari", type=int, default=HARI_DEKAT, metavar="N", help="hari kerja ke depan")
        parser.add_argument("--json", action="store_true")

    def jalankan(self, *, dinas=None, hari=HARI_DEKAT, json=False, **_opsi):
        if not 0 <= hari <= 60:
            raise Ditolak("Isi --hari antara 0 dan 60.")
        semua = Dinas.objects.lengkap().filter(layanan__layanan=KODE)
        if dinas:
            semua = semua.filter(pk=dinas)
            if not semua:
                raise Ditolak(f"Dinas {dinas} tidak melayani desa. Periksa kodenya.")
        for kelompok in janji_lewat(list(semua), hari=hari):
            self._json(kelompok) if json else self._tulis(kelompok)

    def _tulis(self, kelompok):
        p = kelompok.perjalanan
        self.stdout.write(f"{p.dinas.nama}: {p.permohonan.unit.nama}, {p.nomor}; usul {tanggal(kelompok.usul)}")
        for b in kelompok.baris:
            nomor = b.pelayanan.tanda_terima or str(b.pelayanan)
            kabar = "dikabari" if b.pelayanan.dikabari_pada else "belum dikabari"
            self.stdout.write(f"  {'!' if b.lewat else ' '} {nomor}  {b.selisih}, {kabar}: {b.nama_dokumen}")

    def _json(self, kelompok):
        """One line a receipt."""
        for b in kelompok.baris:
            isi = {
                "dinas": kelompok.perjalanan.dinas_id,
                "perjalanan": kelompok.perjalanan.nomor,
                "tanda_terima": b.pelayanan.tanda_terima,
                "antrean": str(b.pelayanan),
                "janji": b.pelayanan.rencana_ambil.isoformat(),
                "usul": b.usul.isoformat(),
                "lewat": b.lewat,
                "dikabari": b.pelayanan.dikabari_pada is not None,
                "dokumen": [d.dokumen.kode for d in b.dokumen],
            }
            self.stdout.write(penulis_json.dumps(isi, ensure_ascii=False))
