from django.apps import AppConfig


class DokumenConfig(AppConfig):
    name = "pentas.dokumen"

    def ready(self):
        from pentas.akun.peran import Hak
        from pentas.tampilan.bingkai import ButirMenu, daftarkan_menu

        daftarkan_menu(
            ButirMenu(
                "Instansi dan kop surat",
                "dokumen:instansi",
                hak=(Hak.KELOLA_INSTANSI,),
                urutan=80,
                awalan="dokumen:instansi",
                periode=False,
                di_akun=True,
            )
        )
