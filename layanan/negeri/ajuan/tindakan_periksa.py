"""Items found in order or sent back one by one; the resident repairs, or takes it all back."""

from django.utils import timezone

from layanan.negeri.ajuan.data import kurang_syarat, semua_baris
from layanan.negeri.ajuan.izin import menunggu_warga
from layanan.negeri.ajuan.kabar import kabari
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan
from layanan.negeri.ajuan.tindakan import kunci_ajuan
from layanan.sop.permohonan.izin import periksa_giliran, periksa_versi
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.tindakan import kunci_permohonan, lanjut, simpan_permohonan, tarik
from layanan.sop.pribadi.masa import akhir_simpan
from layanan.sop.pribadi.masukan import tolak_nomor_pribadi
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

K = ButirAjuan.Keadaan
SIMPAN_AJUAN = "negeri.ajuan"  # kind of its time of keeping
TULIS_SEBAB = "Tulis apa yang perlu diperbaiki pada “{nama}”, supaya warga tahu."
TANDAI = "Tandai dahulu butir yang perlu diperbaiki, dengan sebabnya. Hanya butir itu yang diminta lagi."
MASIH_KEMBALI = "Masih ada butir bertanda perlu diperbaiki: {nama}. Kembalikan kepada warga, atau ubah tandanya."
BELUM_DIPERIKSA = "Tandai dahulu butir yang belum diperiksa: {nama}."
BELUM_DIGANTI = "Ganti dahulu: {nama}. Sesudah itu kirim ulang."


@tindakan
def periksa_butir(permohonan: Permohonan, hasil: dict[int, tuple[str, str]], *, oleh, versi: int | None = None) -> None:
    """``hasil``: {item: (sesuai or kembali, what to repair)}; items not named stay as they are."""
    permohonan = kunci_permohonan(permohonan)
    periksa_versi(permohonan, versi)
    periksa_giliran(oleh, permohonan)
    if permohonan.langkah not in ("kelengkapan", "verifikasi"):
        raise Basi("Butir hanya diperiksa pada langkah kelengkapan dan verifikasi. Muat ulang halaman.")
    sesudah = {}
    for butir in _butir(permohonan).filter(pk__in=hasil).select_related("syarat"):
        keadaan, catatan = hasil[butir.pk]
        catatan = catatan.strip()[:200] if keadaan == K.KEMBALI else ""
        tolak_nomor_pribadi(catatan)
        if keadaan == K.KEMBALI and not catatan:
            raise Ditolak(TULIS_SEBAB.format(nama=butir.syarat.nama))
        if (butir.keadaan, butir.catatan) == (keadaan, catatan):
            continue
        butir.keadaan, butir.catatan, butir.diperiksa_oleh = keadaan, catatan, oleh
        butir.save(update_fields=["keadaan", "catatan", "diperiksa_oleh"])
        sesudah[butir.syarat.kode] = keadaan
    if sesudah:
        simpan_permohonan(permohonan)
        catat("negeri.periksa", permohonan, oleh=oleh, sesudah=sesudah)


@tindakan
def kembalikan(permohonan: Permohonan, *, oleh, versi: int | None = None, pada=None) -> Permohonan:
    """Back to the resident with the reasons that stand at the items."""
    kembali = _butir(permohonan).filter(keadaan=K.KEMBALI).select_related("syarat")
    catatan = "; ".join(f"{b.syarat.nama}: {b.catatan}" for b in kembali)
    return lanjut(permohonan, "kembalikan", oleh=oleh, versi=versi, catatan=catatan[:1000] or TANDAI, pada=pada)


@tindakan
def kirim_ulang(ajuan: Ajuan, *, oleh=None, pada=None) -> Permohonan:
    """The resident has repaired what came back."""
    ajuan = kunci_ajuan(ajuan)
    if not menunggu_warga(ajuan):
        raise Basi("Ajuan ini tidak sedang menunggu perbaikan Anda. Muat ulang halaman.")
    return lanjut(ajuan.permohonan, "kirim_ulang", oleh=oleh, pada=pada)


@tindakan
def tarik_ajuan(ajuan: Ajuan, alasan: str, *, oleh=None, pada=None) -> Permohonan:
    """Taken back by who opened it with code and digits; officers who were at it find it ended."""
    if ajuan.permohonan_id is None:
        raise Basi(
            "Ajuan ini belum dikirim, jadi tidak perlu ditarik. Tinggalkan saja; isinya dihapus setelah 30 hari."
        )
    return tarik(ajuan.permohonan, alasan, oleh=oleh, pada=pada)


def _butir(permohonan: Permohonan):
    return ButirAjuan.objects.filter(ajuan__permohonan=permohonan)


def sebelum_kelengkapan(permohonan, jalan, isian, oleh) -> None:
    _sebelum(permohonan, jalan, semua_sesuai=False)


def sebelum_verifikasi(permohonan, jalan, isian, oleh) -> None:
    _sebelum(permohonan, jalan, semua_sesuai=True)


def _sebelum(permohonan, jalan, *, semua_sesuai: bool) -> None:
    if jalan.kode == "tolak":
        return
    semua = semua_baris(permohonan.ajuan_negeri)
    kembali = [b.syarat.nama for b in semua if b.butir.keadaan == K.KEMBALI]
    if jalan.kode == "kembalikan":
        if not kembali:
            raise Ditolak(TANDAI)
        return
    if kembali:
        raise Ditolak(MASIH_KEMBALI.format(nama=", ".join(kembali)))
    if kurang := kurang_syarat(semua):
        raise Ditolak(f"Belum ada: {', '.join(kurang)}. Kembalikan butirnya kepada warga.")
    belum = [b.syarat.nama for b in semua if b.terisi and b.butir.keadaan != K.SESUAI]
    if semua_sesuai and belum:
        raise Ditolak(BELUM_DIPERIKSA.format(nama=", ".join(belum)))


def sesudah_kelengkapan(permohonan, jalan, isian, oleh) -> dict:
    """The office judges for itself: what the negeri found does not count as verified."""
    if jalan.kode == "teruskan":
        _butir(permohonan).update(keadaan=K.BARU, catatan="", diperiksa_oleh=None)
    kabari(permohonan)
    return {}


def sesudah_verifikasi(permohonan, jalan, isian, oleh) -> dict:
    kabari(permohonan)
    return {}


def sebelum_perbaikan(permohonan, jalan, isian, oleh) -> None:
    belum = _butir(permohonan).filter(keadaan=K.KEMBALI).select_related("syarat")
    if belum:
        raise Ditolak(BELUM_DIGANTI.format(nama=", ".join(b.syarat.nama for b in belum)))


def sesudah_perbaikan(permohonan, jalan, isian, oleh) -> dict:
    _butir(permohonan).filter(keadaan=K.DIGANTI).update(keadaan=K.BARU)
    kabari(permohonan)
    return {}


def saat_berakhir(permohonan, oleh) -> None:
    """From now on the office's time of keeping counts."""
    ajuan = Ajuan.objects.filter(permohonan=permohonan).first()
    if ajuan is not None:
        selesai = timezone.localdate(permohonan.selesai_pada, permohonan.dinas.zona)
        ajuan.hapus_pada = akhir_simpan(permohonan.dinas, SIMPAN_AJUAN, selesai)
        ajuan.save(update_fields=["hapus_pada"])
