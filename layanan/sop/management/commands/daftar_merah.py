"""Each morning: requests that are late, or will be within one working day, per step and holder."""

import json as penulis_json

from layanan.sop.dinas.models import Dinas
from layanan.sop.permohonan.merah import daftar_merah, kelompokkan
from layanan.sop.permohonan.tindakan_waktu import majukan_janji_tertunda
from pentas.galat import Ditolak
from pentas.perintah import Perintah


class Command(Perintah):
    help = "Daftar permohonan yang lewat atau hampir lewat waktunya; janji yang jamnya berhenti dimajukan dahulu."

    def add_arguments(self, parser):
        parser.add_argument("--dinas", metavar="KODE", help="satu dinas saja, misalnya 17 atau 13.06")
        parser.add_argument("--json", action="store_true")

    def jalankan(self, *, dinas=None, json=False, **_opsi):
        semua = Dinas.objects.lengkap()
        if dinas:
            semua = semua.filter(pk=dinas)
            if not semua:
                raise Ditolak(f"Dinas {dinas} tidak ada. Periksa kodenya.")
        majukan_janji_tertunda(oleh=None)
        for satu in semua:
            baris, jumlah = daftar_merah([satu])
            self._tulis_json(satu, baris) if json else self._tulis(satu, baris, jumlah)

    def _tulis(self, dinas, baris, jumlah):
        if not baris:
            return
        self.stdout.write(f"{dinas.nama}: {jumlah} permohonan")
        for kelompok in kelompokkan(baris):
            self.stdout.write(f"  {kelompok.layanan}, {kelompok.langkah}")
            for m in kelompok.baris:
                tanda = "!" if m.lewat else " "
                self.stdout.write(f"  {tanda} {m.permohonan.nomor}  {m.pemegang}: {'; '.join(m.sebab)}")

    def _tulis_json(self, dinas, baris):
        """One line a request."""
        for m in baris:
            isi = {
                "dinas": dinas.pk,
                "nomor": m.permohonan.nomor,
                "layanan": m.permohonan.layanan,
                "langkah": m.permohonan.langkah,
                "pemegang": m.pemegang,
                "lewat": m.lewat,
                "batas": m.batas.isoformat(),
                "sebab": list(m.sebab),
            }
            self.stdout.write(penulis_json.dumps(isi, ensure_ascii=False))
