"""After a new text was put first in PENTAS_KUNCI_PRIBADI: write all personal data again with it."""

from layanan.sop.pribadi.daftar import semua_model
from layanan.sop.pribadi.tindakan import putar_kunci
from pentas.perintah import Perintah


class Command(Perintah):
    help = "Sandikan ulang data pribadi dengan kunci terbaru. Setelah selesai, kunci lama boleh dibuang."

    def jalankan(self, **_opsi):
        for model in semua_model():
            self.stdout.write(f"{model._meta.verbose_name}: {putar_kunci(model, oleh=None)} baris disandikan ulang")
