"""Daily: reminders 90, 60, 30 and 7 days before agreements end; rights whose agreement has run out are closed."""

from django.utils import timezone

from layanan.pemanfaatan_data.akses.pengingat import ingatkan
from pentas.perintah import Perintah


class Command(Perintah):
    help = "Remind of agreements that end in 90, 60, 30 or 7 days (each once), and end what has run out."

    def jalankan(self, **_lain) -> None:
        diberi, berakhir = ingatkan(timezone.localdate())
        for baris in diberi:
            self.stdout.write(f"Pengingat {baris.hari} hari: {baris.pks.nomor}, {baris.jumlah_surel} surel.")
        for hak in berakhir:
            self.stdout.write(f"Hak akses berakhir: {hak.nomor_izin}.")
        if not diberi and not berakhir:
            self.stdout.write("Tidak ada PKS yang perlu diingatkan.")
