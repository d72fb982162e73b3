"""The first admin of a province, for an installation without demo data."""

import getpass
import os

from django.core.management.base import BaseCommand, CommandError

from pentas.akun import tindakan
from pentas.akun.models import Pengguna, Penugasan
from pentas.akun.peran import Peran
from pentas.galat import Ditolak
from pentas.jejak.tindakan import tindakan as sebagai_tindakan
from pentas.wilayah.models import Provinsi


@sebagai_tindakan
def buat_admin(username, sandi, provinsi, *, oleh=None):
    pengguna = tindakan.buat_akun(username, sandi, oleh=oleh, jabatan="Admin provinsi")
    tindakan.tugaskan(pengguna, Peran.ADMIN, provinsi=provinsi, oleh=oleh)
    return pengguna


class Command(BaseCommand):
    help = "Make an admin account; asks for what is not given. PENTAS_ADMIN_SANDI gives the password unasked."

    def add_arguments(self, parser):
        parser.add_argument("--username")
        parser.add_argument("--provinsi", default="13", help="Kemendagri code, two digits")
        parser.add_argument("--bila-belum-ada", action="store_true", help="do nothing where an admin exists")

    def handle(self, **opsi):
        if opsi["bila_belum_ada"] and Penugasan.objects.filter(peran=Peran.ADMIN).exists():
            return
        provinsi = Provinsi.objects.filter(pk=opsi["provinsi"]).first()
        if provinsi is None:
            raise CommandError(f"Provinsi {opsi['provinsi']} tidak ada. Jalankan `manage.py muat_dasar` dahulu.")
        username = opsi["username"] or input("Nama pengguna admin: ").strip()
        if not username or Pengguna.objects.filter(username__iexact=username).exists():
            raise CommandError("Nama pengguna kosong atau sudah dipakai. Pilih yang lain.")
        sandi = os.environ.get("PENTAS_ADMIN_SANDI") or getpass.getpass("Kata sandi: ")
        try:
            buat_admin(username, sandi, provinsi, oleh=None)
        except Ditolak as galat:
            raise CommandError(galat.alasan) from galat
        self.stdout.write(f"Akun admin {username} untuk Provinsi {provinsi} dibuat.")
