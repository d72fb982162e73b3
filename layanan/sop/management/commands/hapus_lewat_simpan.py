"""Each night: erase personal data whose time of keeping has ended, and the files that show them."""

from django.utils import timezone

from layanan.sop.pribadi.daftar import semua_model
from layanan.sop.pribadi.tindakan import hapus_lewat_simpan
from pentas.perintah import Perintah
from pentas.unggahan.turunan import sapu


class Command(Perintah):
    help = "Hapus data pribadi dan berkas yang masa simpannya berakhir. Baris dan jejaknya tetap."

    def add_arguments(self, parser):
        parser.add_argument("--uji", action="store_true", help="hanya menghitung")

    def jalankan(self, *, uji=False, **_opsi):
        hari_ini = timezone.localdate()
        for model in semua_model():
            if uji:
                jumlah = model.objects.filter(hapus_pada__lt=hari_ini, dihapus_pada=None).count()
            else:
                jumlah = hapus_lewat_simpan(model, hari_ini, oleh=None)
            kata = "akan dihapus" if uji else "dihapus"
            self.stdout.write(f"{model._meta.verbose_name}: {jumlah} baris {kata}")
        if not uji:
            sapu()
