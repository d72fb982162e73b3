from django.apps import AppConfig


class JejakConfig(AppConfig):
    name = "pentas.jejak"

    def ready(self):
        from pentas.akun.peran import Hak
        from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

        daftarkan_menu(
            ButirMenu("Jejak audit", "jejak:daftar", hak=(Hak.BACA_JEJAK,), urutan=430, periode=False, di_akun=True)
        )
