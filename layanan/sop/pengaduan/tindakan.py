"""The life of a complaint: made or written down, owned, answered, settled, opened again. Never deleted."""

from django.utils import timezone
from django.utils.crypto import salted_hmac

from layanan.sop.dinas.izin import periksa_hak_di, punya_hak_di
from layanan.sop.dinas.models import Dinas
from layanan.sop.pengaduan.alur import PERALIHAN, Hasil, JenisPengaduan
from layanan.sop.pengaduan.baris import simpan, tambah, terkunci
from layanan.sop.pengaduan.izin import periksa_boleh_urus, periksa_terbuka, periksa_versi
from layanan.sop.pengaduan.masukan import periksa_teks
from layanan.sop.pengaduan.models import SIMPAN, Kanal, KanalPengaduan, Pengaduan, TanggapanPengaduan
from layanan.sop.pengaduan.pembatas import periksa_laju
from layanan.sop.pengaduan.tenggat import pasang_batas
from layanan.sop.permohonan.nomor import kode_lacak_baru, nomor_berikut, sidik_pin
from layanan.sop.pribadi.masa import akhir_simpan
from pentas.akun.peran import Hak
from pentas.alur import pindah
from pentas.galat import Basi, Ditolak
from pentas.jejak.tindakan import catat, tindakan

SUDAH_DIPAKAI = "Formulir ini sudah terkirim dengan isi lain. Kirim sekali lagi bila ini memang pengaduan baru."
Dari = TanggapanPengaduan.Dari


def pin_dari(kunci_kirim) -> str:
    """Made from the form's own key and the installation's secret: the same form sent again shows the same digits."""
    return f"{int(salted_hmac('layanan.pengaduan.pin', str(kunci_kirim)).hexdigest(), 16) % 10_000:04d}"


@tindakan
def sampaikan(dinas: Dinas, *, jenis: str, uraian: str, kunci_kirim, oleh=None, kanal=Kanal.DARING, **isi):
    """A complaint arrives. Returns (Pengaduan, PIN); the PIN is kept nowhere.

    ``oleh``: the officer who writes down what came by box, desk or telephone; None for the public form.
    ``isi``: layanan, permohonan, nama, kontak, sidik_alamat, pada (when a paper came).
    """
    if oleh is not None:
        periksa_hak_di(oleh, dinas, Hak.URUS_PENGADUAN)
    Dinas.objects.select_for_update(no_key=True).get(pk=dinas.pk)  # one form sent twice at once is one complaint
    pin = pin_dari(kunci_kirim)
    if ada := Pengaduan.objects.lengkap().filter(kunci_kirim=kunci_kirim).first():
        if (ada.dinas_id, ada.uraian) != (dinas.pk, uraian.strip()):  # gone back, and something else written
            raise Basi(SUDAH_DIPAKAI)
        return ada, pin
    _periksa_kanal(dinas, kanal)
    periksa_laju(dinas, isi.get("sidik_alamat", ""))
    isi |= {"jenis": jenis, "kanal": kanal, "uraian": periksa_teks(uraian), "kunci_kirim": kunci_kirim}
    pengaduan = _daftarkan(dinas, pin, oleh, isi)
    sesudah = {"nomor": pengaduan.nomor, "jenis": jenis, "kanal": kanal}
    catat("pengaduan.sampaikan", pengaduan, oleh=oleh, sesudah=sesudah)
    return pengaduan, pin


def _daftarkan(dinas: Dinas, pin: str, oleh, isi: dict) -> Pengaduan:
    """With its number, code and deadlines."""
    pada = min(isi.pop("pada", None) or timezone.now(), timezone.now())
    pengaduan = Pengaduan(
        dinas=dinas,
        nomor=nomor_berikut(dinas, "pengaduan", pada, "ADU-{tahun}-{urut:04d}"),
        kode_lacak=kode_lacak_baru(),
        diterima_pada=pada,
        dibuka_pada=pada,
        dicatat_oleh=oleh,
        **isi,
    )
    pengaduan.sidik_pin = sidik_pin(pengaduan.kode_lacak, pin)
    _simpan_sampai(pengaduan, pada)
    pasang_batas(pengaduan)
    pengaduan.save()
    return pengaduan


def _periksa_kanal(dinas: Dinas, kanal: str) -> None:
    if KanalPengaduan.objects.filter(dinas=dinas, kanal=kanal, aktif=False).exists():
        raise Ditolak(f"{dinas.nama} tidak memakai kanal {Kanal(kanal).label.lower()}. Pilih kanal lain.")


def _simpan_sampai(pengaduan: Pengaduan, sejak) -> None:
    tanggal = timezone.localdate(sejak, pengaduan.dinas.zona)
    pengaduan.hapus_pada = akhir_simpan(pengaduan.dinas, SIMPAN, tanggal)


@tindakan
def tanggapi(pengaduan: Pengaduan, isi: str, *, oleh, publik=True, versi: int | None = None, pada=None):
    """Say something: to the complainant, or (``publik`` False) among officers. The first public answer stops the
    clock of the first answer; whoever answers first owns the complaint."""
    pengaduan = terkunci(pengaduan)
    periksa_boleh_urus(oleh, pengaduan)
    periksa_versi(pengaduan, versi)
    if publik:
        periksa_terbuka(pengaduan)
        pindah(pengaduan, "tanggapi", PERALIHAN)
        _tanda_tanggapan(pengaduan, pada)
        pengaduan.penanggung_jawab = pengaduan.penanggung_jawab or oleh
    baris = tambah(pengaduan, Dari.PETUGAS, periksa_teks(isi), oleh, publik, pada)
    simpan(pengaduan, "status", "ditanggapi_pada", "penanggung_jawab")
    catat("pengaduan.tanggapi" if publik else "pengaduan.catatan", pengaduan, oleh=oleh, sesudah={"baris": baris.pk})
    return baris


def _tanda_tanggapan(pengaduan: Pengaduan, pada) -> None:
    if pengaduan.ditanggapi_pada is None:
        pengaduan.ditanggapi_pada = max(pada or timezone.now(), pengaduan.diterima_pada)


@tindakan
def selesaikan(
    pengaduan: Pengaduan, isi: str, hasil: str = Hasil.TERJAWAB, *, oleh, versi: int | None = None, pada=None
):
    """The last answer. It is an answer too: a complaint settled at once was answered in time with it."""
    pengaduan = terkunci(pengaduan)
    periksa_boleh_urus(oleh, pengaduan)
    periksa_versi(pengaduan, versi)
    periksa_terbuka(pengaduan)
    isi = periksa_teks(isi)
    pindah(pengaduan, "selesaikan", PERALIHAN)
    _tanda_tanggapan(pengaduan, pada)
    pengaduan.penanggung_jawab = pengaduan.penanggung_jawab or oleh
    pengaduan.hasil = Hasil(hasil)
    pengaduan.selesai_pada = max(pada or timezone.now(), pengaduan.dibuka_pada)
    tambah(pengaduan, Dari.PETUGAS, isi, oleh, True, pada)
    _simpan_sampai(pengaduan, pengaduan.selesai_pada)
    simpan(pengaduan, "status", "hasil", "selesai_pada", "ditanggapi_pada", "penanggung_jawab", "hapus_pada")
    catat("pengaduan.selesaikan", pengaduan, oleh=oleh, sesudah={"hasil": pengaduan.hasil})
    return pengaduan


@tindakan
def alihkan(pengaduan: Pengaduan, kepada, *, oleh, versi: int | None = None) -> Pengaduan:
    """Another officer of the office owns it from now on."""
    pengaduan = terkunci(pengaduan)
    periksa_boleh_urus(oleh, pengaduan)
    periksa_versi(pengaduan, versi)
    periksa_terbuka(pengaduan)
    if not kepada.is_active or not punya_hak_di(kepada, pengaduan.dinas, Hak.URUS_PENGADUAN):
        raise Ditolak("Akun itu tidak mengurus pengaduan di dinas ini. Pilih petugas lain.")
    lama, pengaduan.penanggung_jawab = pengaduan.penanggung_jawab_id, kepada
    simpan(pengaduan, "penanggung_jawab")
    catat(
        "pengaduan.alihkan",
        pengaduan,
        oleh=oleh,
        sebelum={"penanggung_jawab": lama},
        sesudah={"penanggung_jawab": kepada.pk},
    )
    return pengaduan


@tindakan
def ubah_jenis(pengaduan: Pengaduan, jenis: str, alasan: str, *, oleh, versi: int | None = None) -> Pengaduan:
    """The kind decides the deadline, so a change has a reason and the complainant reads it."""
    pengaduan = terkunci(pengaduan)
    periksa_boleh_urus(oleh, pengaduan)
    periksa_versi(pengaduan, versi)
    periksa_terbuka(pengaduan)
    if not alasan.strip():
        raise Ditolak("Tulis alasan perubahan jenis. Pelapor membacanya bersama batas waktu yang baru.")
    lama, pengaduan.jenis = pengaduan.jenis, JenisPengaduan(jenis)
    if lama == jenis:
        raise Basi("Jenis pengaduan ini sudah demikian.")
    pasang_batas(pengaduan)
    isi = f"Jenis diubah menjadi {pengaduan.get_jenis_display().lower()}. {periksa_teks(alasan)}"
    tambah(pengaduan, Dari.SISTEM, isi, oleh, True, None)
    simpan(pengaduan, "jenis", "batas_tanggapan", "batas_selesai")
    catat(
        "pengaduan.ubah_jenis", pengaduan, oleh=oleh, sebelum={"jenis": lama}, sesudah={"jenis": jenis}, alasan=alasan
    )
    return pengaduan


@tindakan
def atur_kanal(dinas: Dinas, isi: dict[str, tuple[bool, str]], *, oleh) -> None:
    """``isi``: {channel: (open, words about it)}."""
    periksa_hak_di(oleh, dinas, Hak.KELOLA_LAYANAN)
    if not any(aktif for aktif, _teks in isi.values()):
        raise Ditolak("Sisakan paling sedikit satu kanal, supaya masyarakat dapat mengadu.")
    for kanal, (aktif, teks) in isi.items():
        KanalPengaduan.objects.update_or_create(
            dinas=dinas, kanal=Kanal(kanal), defaults={"aktif": aktif, "keterangan": teks.strip()}
        )
    catat("pengaduan.kanal", dinas, oleh=oleh, sesudah={k: aktif for k, (aktif, _t) in isi.items()})
