"""Making the paparan session, its order and its clock."""

import secrets
from collections.abc import Sequence
from datetime import date

from django.db.models import F
from django.utils import timezone

from paparan.sesi.hitung import undi
from paparan.sesi.izin import (
    ambil_penetapan,
    periksa_belum_dibuka,
    periksa_boleh_atur,
    periksa_boleh_buka,
    periksa_boleh_jalankan,
)
from paparan.sesi.models import Sesi, Tampil
from paparan.sesi.pedoman import WAKTU_MENIT
from penilaian.penetapan.models import Penetapan
from penilaian.periode.models import Periode
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

# Rooms downstream act when a session opens (sheets are made): [function(sesi, *, oleh)].
saat_sesi_dibuka: list = []


@tindakan
def buat_sesi(periode: Periode, *, tanggal: date, oleh, tempat: str = "", durasi_menit: int = WAKTU_MENIT) -> Sesi:
    """A session for the top ten in force, in the order of rank."""
    periksa_boleh_atur(oleh, periode)
    penetapan = ambil_penetapan(periode)
    Penetapan.objects.select_for_update(no_key=True).get(pk=penetapan.pk)
    if Sesi.objects.filter(penetapan=penetapan).exists():
        raise Basi("Sesi paparan sudah dibuat. Muat ulang halaman ini.")
    sesi = Sesi.objects.create(penetapan=penetapan, tanggal=tanggal, tempat=tempat, durasi_menit=durasi_menit)
    Tampil.objects.bulk_create(Tampil(sesi=sesi, finalis=f, urutan=f.urutan) for f in penetapan.finalis.all())
    catat(
        "paparan.buat_sesi",
        sesi,
        oleh=oleh,
        lingkup=periode.kode,
        sesudah={"penetapan": penetapan.pk, "tanggal": tanggal.isoformat(), "durasi_menit": durasi_menit},
    )
    return sesi


@tindakan
def ubah_sesi(sesi: Sesi, *, tanggal: date, tempat: str, durasi_menit: int, oleh) -> Sesi:
    periksa_boleh_atur(oleh, sesi.periode)
    periksa_belum_dibuka(_kunci(sesi))
    sesi.tanggal, sesi.tempat, sesi.durasi_menit = tanggal, tempat, durasi_menit
    sesi.save(update_fields=["tanggal", "tempat", "durasi_menit"])
    catat(
        "paparan.ubah_sesi",
        sesi,
        oleh=oleh,
        lingkup=sesi.periode.kode,
        sesudah={"tanggal": tanggal.isoformat(), "durasi_menit": durasi_menit},
    )
    return sesi


def _kunci(sesi: Sesi) -> Sesi:
    """The session as it is now, held: one act on it at a time."""
    return Sesi.objects.select_for_update().get(pk=sesi.pk)


@tindakan
def undi_urutan(sesi: Sesi, *, oleh, benih: str = "") -> Sesi:
    """Draw the order. The seed may be called out in the room; otherwise it is made here. Every draw is kept."""
    benih = benih.strip() or secrets.token_hex(8)
    kode = [t.kode for t in sesi.tampil.lengkap()]
    return _urutkan(sesi, undi(kode, benih), Sesi.CaraUrut.UNDIAN, benih, oleh)


@tindakan
def urutkan_peringkat(sesi: Sesi, *, oleh) -> Sesi:
    kode = [t.kode for t in sesi.tampil.lengkap().order_by("finalis__urutan")]
    return _urutkan(sesi, kode, Sesi.CaraUrut.PERINGKAT, "", oleh)


@tindakan
def susun_urutan(sesi: Sesi, kode: Sequence[str], *, oleh) -> Sesi:
    """The order as given: every finalist exactly once."""
    return _urutkan(sesi, list(kode), Sesi.CaraUrut.MANUAL, "", oleh)


def _urutkan(sesi: Sesi, kode: list[str], cara: str, benih: str, oleh) -> Sesi:
    periksa_boleh_atur(oleh, sesi.periode)
    periksa_belum_dibuka(_kunci(sesi))
    tampil = {t.kode: t for t in sesi.tampil.lengkap()}
    if sorted(kode) != sorted(tampil):
        raise Ditolak("Urutan harus memuat setiap daerah tepat satu kali. Periksa lagi nomor urutnya.")
    # Out of the way first: a place may not be held twice even for a moment.
    sesi.tampil.update(urutan=F("urutan") + len(tampil))
    for n, k in enumerate(kode, 1):
        tampil[k].urutan = n
    Tampil.objects.bulk_update(tampil.values(), ["urutan"])
    sesi.cara_urut, sesi.benih = cara, benih
    sesi.save(update_fields=["cara_urut", "benih"])
    catat(
        "paparan.urutkan",
        sesi,
        oleh=oleh,
        lingkup=sesi.periode.kode,
        sesudah={"cara": str(cara), "benih": benih, "urutan": kode},
    )
    return sesi


@tindakan
def buka_sesi(sesi: Sesi, *, oleh) -> Sesi:
    """Open the paparan: w is frozen from here on, the order stands, every juror gets his sheet."""
    sesi.dibuka_pada = _kunci(sesi).dibuka_pada
    periksa_boleh_buka(oleh, sesi)
    periode, kini = sesi.periode, timezone.now()
    sesi.dibuka_pada, sesi.dibuka_oleh = kini, oleh
    sesi.save(update_fields=["dibuka_pada", "dibuka_oleh"])
    if periode.bobot_beku_pada is None:
        periode.bobot_beku_pada = kini
        periode.save(update_fields=["bobot_beku_pada"])
    catat(
        "paparan.buka_sesi",
        sesi,
        oleh=oleh,
        lingkup=periode.kode,
        sesudah={
            "bobot_lapangan": str(periode.bobot_lapangan),
            "mode_akhir": periode.mode_akhir,
            "urutan": [t.kode for t in sesi.tampil.lengkap()],
        },
    )
    for fungsi in saat_sesi_dibuka:
        fungsi(sesi, oleh=oleh)
    return sesi


@tindakan
def mulai_tampil(tampil: Tampil, *, oleh) -> Tampil:
    """Start the clock of one finalist; one at a time."""
    sesi = tampil.sesi
    periksa_boleh_jalankan(oleh, sesi)
    _kunci(sesi)
    tampil.refresh_from_db(fields=["mulai_pada", "selesai_pada"])
    if tampil.mulai_pada:
        raise Basi("Paparan daerah ini sudah dimulai. Muat ulang halaman ini.")
    lain = sesi.tampil.lengkap().filter(mulai_pada__isnull=False, selesai_pada__isnull=True).first()
    if lain is not None:
        raise Basi(f"Paparan {lain.kabupaten_kota.nama_pendek} masih berjalan. Akhiri dahulu, lalu mulai yang ini.")
    tampil.mulai_pada = timezone.now()
    tampil.save(update_fields=["mulai_pada"])
    _catat_tampil("paparan.mulai", tampil, oleh)
    return tampil


@tindakan
def akhiri_tampil(tampil: Tampil, *, oleh) -> Tampil:
    periksa_boleh_jalankan(oleh, tampil.sesi)
    _kunci(tampil.sesi)
    tampil.refresh_from_db(fields=["mulai_pada", "selesai_pada"])
    if not tampil.berjalan:
        raise Basi("Paparan daerah ini tidak sedang berjalan. Muat ulang halaman ini.")
    tampil.selesai_pada = timezone.now()
    tampil.save(update_fields=["selesai_pada"])
    _catat_tampil("paparan.akhiri", tampil, oleh)
    return tampil


@tindakan
def ulangi_tampil(tampil: Tampil, alasan: str, *, oleh) -> Tampil:
    """Set the clock of one finalist back, for instance after a failure of the sound; the reason is kept."""
    periksa_boleh_jalankan(oleh, tampil.sesi)
    _kunci(tampil.sesi)
    tampil.refresh_from_db(fields=["mulai_pada", "selesai_pada"])
    if not tampil.mulai_pada:
        raise Basi("Paparan daerah ini belum dimulai.")
    if not alasan.strip():
        raise Ditolak("Tulis alasan mengulang waktu paparan.", rincian={"alasan": "Wajib diisi."})
    _catat_tampil("paparan.ulangi", tampil, oleh, alasan)
    tampil.mulai_pada = tampil.selesai_pada = None
    tampil.save(update_fields=["mulai_pada", "selesai_pada"])
    return tampil


def _catat_tampil(nama, tampil: Tampil, oleh, alasan=""):
    waktu = {m: getattr(tampil, m) for m in ("mulai_pada", "selesai_pada")}
    catat(
        nama,
        tampil,
        oleh=oleh,
        lingkup=tampil.sesi.periode.kode,
        sesudah={"peserta": tampil.kode, **{m: w and w.isoformat() for m, w in waktu.items()}},
        alasan=alasan,
    )


@tindakan
def isi_penyaji(tampil: Tampil, penyaji: str, *, oleh) -> Tampil:
    """The presenter's position (never a name in the audit trail)."""
    periksa_boleh_atur(oleh, tampil.sesi.periode)
    tampil.penyaji = penyaji
    tampil.save(update_fields=["penyaji"])
    catat("paparan.isi_penyaji", tampil, oleh=oleh, lingkup=tampil.sesi.periode.kode, sesudah={"peserta": tampil.kode})
    return tampil
