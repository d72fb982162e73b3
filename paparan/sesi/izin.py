"""Who runs the paparan, and what must hold before its clock starts."""

from paparan.sesi.models import Sesi, Tampil
from penilaian.penetapan.models import Penetapan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import ambil_periode_untuk, periksa_hak, periksa_tahap
from penilaian.periode.models import Periode
from pentas.akun.peran import Hak
from pentas.galat import Basi, TidakAda

BACA = (Hak.LIHAT_PAPARAN, Hak.NILAI_PAPARAN)


def ambil_periode_paparan(pengguna, kode: str, *hak) -> Periode:
    """The period, for who holds one of these permissions in it; the coarse gate may have opened for another one."""
    periode = ambil_periode_untuk(pengguna, kode)
    periksa_hak(pengguna, periode, *(hak or BACA))
    return periode


def ambil_penetapan(periode: Periode) -> Penetapan:
    """The decision in force; without it there is nobody to present."""
    penetapan = Penetapan.objects.berlaku().filter(periode=periode).first()
    if penetapan is None:
        raise Basi("Daerah yang masuk paparan belum ditetapkan. Tetapkan dahulu pada halaman Peringkat.")
    penetapan.periode = periode
    return penetapan


def ambil_sesi(periode: Periode) -> Sesi:
    sesi = Sesi.objects.kini(periode)
    if sesi is None:
        raise Basi("Sesi paparan belum dibuat. Hubungi tim provinsi atau ketua tim penilai.")
    return sesi


def ambil_sesi_terbuka(periode: Periode) -> Sesi:
    sesi = ambil_sesi(periode)
    if not sesi.sudah_dibuka:
        raise Basi("Sesi paparan belum dibuka. Lembar nilai tersedia setelah sesi dibuka.")
    return sesi


def ambil_tampil(sesi: Sesi, kode: str) -> Tampil:
    tampil = sesi.tampil.lengkap().filter(finalis__peserta__kabupaten_kota_id=kode).first()
    if tampil is None:
        raise TidakAda("Daerah ini tidak ada dalam urutan paparan.")
    tampil.sesi = sesi
    tampil.peserta.periode = sesi.periode
    return tampil


def periksa_boleh_atur(pengguna, periode: Periode) -> None:
    """Preparing: once the top ten is decided, until the paparan is over."""
    periksa_hak(pengguna, periode, Hak.ATUR_PAPARAN)
    periksa_tahap(periode, KodeTahap.PENETAPAN, KodeTahap.PAPARAN, tindakan="Penyiapan sesi paparan")


def periksa_belum_dibuka(sesi: Sesi) -> None:
    if sesi.sudah_dibuka:
        raise Basi("Sesi paparan sudah dibuka, sehingga urutan dan waktunya tidak dapat diubah lagi.")


def periksa_boleh_buka(pengguna, sesi: Sesi) -> None:
    periksa_hak(pengguna, sesi.periode, Hak.ATUR_PAPARAN)
    periksa_tahap(sesi.periode, KodeTahap.PAPARAN, tindakan="Pembukaan sesi paparan")
    periksa_belum_dibuka(sesi)
    if not sesi.periode.anggota_tim.exists():
        raise Basi("Tim penilai periode ini belum diisi. Daftarkan penilai pada Pengaturan periode, lalu buka sesi.")


def periksa_boleh_jalankan(pengguna, sesi: Sesi) -> None:
    """Running the clock."""
    periksa_hak(pengguna, sesi.periode, Hak.ATUR_PAPARAN)
    periksa_tahap(sesi.periode, KodeTahap.PAPARAN, tindakan="Menjalankan waktu paparan")
    if not sesi.sudah_dibuka:
        raise Basi("Sesi paparan belum dibuka. Buka dahulu sesinya.")


def periksa_penetapan_belum_dipakai(penetapan: Penetapan) -> None:
    """Registered upstream: a top ten whose paparan has opened is not superseded."""
    if Sesi.objects.filter(penetapan=penetapan, dibuka_pada__isnull=False).exists():
        raise Basi("Paparan atas penetapan ini sudah dibuka, sehingga penetapannya tidak dapat diganti lagi.")
