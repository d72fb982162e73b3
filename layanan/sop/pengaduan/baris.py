"""What every act on a complaint shares: the locked row, a line of the conversation, the version."""

from django.utils import timezone

from layanan.sop.pengaduan.models import Pengaduan, TanggapanPengaduan


def tambah(pengaduan, dari, isi, oleh, publik, pada) -> TanggapanPengaduan:
    return TanggapanPengaduan.objects.create(
        pengaduan=pengaduan, dari=dari, publik=publik, isi=isi, oleh=oleh, dibuat_pada=pada or timezone.now()
    )


def terkunci(pengaduan: Pengaduan) -> Pengaduan:
    return Pengaduan.objects.lengkap().select_for_update(of=("self",)).get(pk=pengaduan.pk)


def simpan(pengaduan: Pengaduan, *medan) -> None:
    pengaduan.versi += 1
    pengaduan.save(update_fields=[*medan, "versi"])
