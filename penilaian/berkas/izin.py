"""Who may see and fill a dossier. One office's operators fill; readers of the province look; others get 404."""

from penilaian.berkas.alur import StatusBerkas, StatusButir
from penilaian.berkas.models import Berkas, Bukti, Butir
from penilaian.instrumen.models import Indikator
from penilaian.nilai.atas_nama import atas_nama_terbuka
from penilaian.nilai.models import AtasNama, Lapis, Pertimbangan
from penilaian.periode.alur import KodeTahap
from penilaian.periode.izin import BACA_SEMUA, periksa_hak, periksa_tahap, punya_hak
from penilaian.periode.models import Peserta, TidakBerlaku
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda

# A returned item is repaired while the desk still verifies; an interview's papers may follow until then too.
TAHAP_ISI = (KodeTahap.PENGUMPULAN,)
TAHAP_SUSULAN = (KodeTahap.PENGUMPULAN, KodeTahap.REKAP)
TAHAP_NARASUMBER = (*TAHAP_SUSULAN, KodeTahap.SANGGAH, KodeTahap.KUNJUNGAN)


def ambil_berkas(peserta: Peserta) -> Berkas:
    """Raises Basi while collection has never been opened: there is nothing to write in yet."""
    berkas = Berkas.objects.filter(peserta=peserta).first()
    if berkas is None:
        raise Basi("Pengumpulan bukti belum dibuka. Anda dapat mengisi setelah admin provinsi membukanya.")
    berkas.peserta = peserta
    return berkas


def ambil_butir(peserta: Peserta, indikator: Indikator) -> Butir:
    berkas = ambil_berkas(peserta)
    butir = Butir.objects.filter(berkas=berkas, indikator=indikator).first()
    if butir is None:
        raise TidakAda()
    butir.berkas, butir.indikator = berkas, indikator
    return butir


def ambil_bukti(peserta: Peserta, pk: int) -> Bukti:
    """An attached piece of evidence of this office, by its number."""
    bukti = (
        Bukti.objects.terpasang()
        .select_related("butir__berkas", "butir__indikator", "unggahan")
        .filter(pk=pk, butir__berkas__peserta=peserta)
        .first()
    )
    if bukti is None:
        raise TidakAda("Bukti ini sudah dilepas, atau bukan milik daerah Anda. Muat ulang halaman.")
    bukti.butir.berkas.peserta = peserta
    return bukti


def milik(pengguna, peserta: Peserta) -> bool:
    return peserta.kode in pengguna.kode_kabupaten_kota(peserta.periode.kode)


def tanda_atas_nama(pengguna, peserta: Peserta) -> AtasNama | None:
    """The mark that whatever this account writes here carries; None for the office's own operators."""
    if milik(pengguna, peserta) or not punya_hak(pengguna, peserta.periode, Hak.ISI_ATAS_NAMA):
        return None
    atas_nama = atas_nama_terbuka(peserta)
    return atas_nama if atas_nama and atas_nama.oleh_id == pengguna.pk else None


def periksa_milik(pengguna, peserta: Peserta) -> None:
    """Its own operators write, and who has begun to in its name; who may read learns why not, others nothing."""
    if milik(pengguna, peserta) or tanda_atas_nama(pengguna, peserta):
        return
    periode = peserta.periode
    if punya_hak(pengguna, periode, Hak.ISI_ATAS_NAMA):
        raise SalahPeran(
            "Berkas ini diisi oleh operator kabupaten/kota; Anda dapat membacanya. Bila memegang bukti kertasnya, "
            "mulai pengisian atas nama dinas pada halaman ringkasan berkas."
        )
    if punya_hak(pengguna, periode, *BACA_SEMUA):
        raise SalahPeran("Berkas ini diisi oleh operator kabupaten/kota. Anda dapat membacanya.")
    raise TidakAda()


def periksa_boleh_mulai_atas_nama(pengguna, berkas: Berkas) -> None:
    """Papers are entered by who neither belongs to the office nor judges its dossier, while the stage lets it fill."""
    peserta = berkas.peserta
    nama = peserta.kabupaten_kota.nama_pendek
    periksa_hak(pengguna, peserta.periode, Hak.ISI_ATAS_NAMA)
    if milik(pengguna, peserta):
        raise Ditolak(f"Anda operator {nama}. Isi berkasnya langsung, tanpa pengisian atas nama.")
    if Pertimbangan.objects.filter(peserta=peserta, penilai=pengguna).exclude(lapis=Lapis.KLAIM).exists():
        raise SalahPeran(f"Anda sudah memberi nilai untuk {nama}. Minta admin lain mengisi atas nama dinas ini.")
    if berkas.status == StatusBerkas.DIKUNCI:
        raise Basi("Rekap sudah ditutup, jadi berkas ini terkunci dan tidak dapat diisi atas nama dinas.")
    tahap = TAHAP_ISI if berkas.status == StatusBerkas.DRAF else TAHAP_SUSULAN
    periksa_tahap(peserta.periode, *tahap, tindakan="Mengisi atas nama dinas")


def periksa_boleh_ubah_bukti(pengguna, bukti: Bukti) -> None:
    """Who enters papers adds to what the office attached itself, and takes nothing of it away."""
    periksa_boleh_isi(pengguna, bukti.butir)
    if bukti.atas_nama_id is None and not milik(pengguna, bukti.butir.berkas.peserta):
        raise SalahPeran("Bukti ini dipasang dinas sendiri, jadi hanya operator dinas yang mengubah atau melepasnya.")


def periksa_boleh_isi(pengguna, butir: Butir) -> None:
    """May this account change the value, note or evidence of this item now?"""
    peserta = butir.berkas.peserta
    periksa_milik(pengguna, peserta)
    if TidakBerlaku.objects.filter(peserta=peserta, indikator_id=butir.indikator_id).exists():
        raise Ditolak("Indikator ini dinyatakan tidak berlaku untuk daerah Anda. Tidak ada yang perlu diisi.")
    periksa_keadaan(butir)


def periksa_keadaan(butir: Butir) -> None:
    """Raises Basi where the dossier, the item or the stage does not take changes now."""
    berkas, tahap = butir.berkas, TAHAP_SUSULAN
    if berkas.status == StatusBerkas.DIKUNCI:
        raise Basi("Rekap sudah ditutup, jadi berkas ini terkunci. Hubungi admin provinsi bila perlu.")
    if butir.indikator.dinilai_desk:
        if berkas.status == StatusBerkas.DRAF:
            tahap = TAHAP_ISI
        elif butir.status != StatusButir.BALIK:
            raise Basi("Berkas sudah dikirim. Indikator ini dapat diubah lagi bila tim provinsi mengembalikannya.")
    periksa_tahap(berkas.peserta.periode, *tahap, tindakan="Mengisi berkas")


def periksa_boleh_kirim(pengguna, berkas: Berkas) -> None:
    periksa_milik(pengguna, berkas.peserta)
    if berkas.status == StatusBerkas.DIKUNCI:
        raise Basi("Rekap sudah ditutup, jadi berkas ini terkunci dan tidak dapat dikirim lagi.")
    tahap = TAHAP_ISI if berkas.status == StatusBerkas.DRAF else TAHAP_SUSULAN
    periksa_tahap(berkas.peserta.periode, *tahap, tindakan="Mengirim berkas")


def periksa_boleh_buka(pengguna, berkas: Berkas) -> None:
    """A sent dossier goes back whole to its office, only while collection is open."""
    periode = berkas.peserta.periode
    periksa_hak(pengguna, periode, Hak.BUKA_BERKAS)
    if berkas.status != StatusBerkas.DIKIRIM:
        raise Basi("Hanya berkas yang sudah dikirim, dan tidak sedang dikembalikan, yang dapat dibuka kembali.")
    periksa_tahap(periode, *TAHAP_ISI, tindakan="Membuka kembali berkas")


def periksa_boleh_narasumber(pengguna, peserta: Peserta) -> None:
    periksa_milik(pengguna, peserta)
    periksa_tahap(peserta.periode, *TAHAP_NARASUMBER, tindakan="Menunjuk narasumber")


def periksa_boleh_verifikasi(pengguna, butir: Butir) -> None:
    """The province accepts and returns items of dossiers that were sent, until the recap closes."""
    berkas = butir.berkas
    periode = berkas.peserta.periode
    periksa_hak(pengguna, periode, Hak.REKAP)
    if AtasNama.objects.filter(peserta=berkas.peserta, oleh=pengguna).exists():
        raise SalahPeran(
            "Anda pernah mengisi berkas ini atas nama dinas, jadi verifikasinya dilakukan anggota tim provinsi lain."
        )
    if berkas.status not in (StatusBerkas.DIKIRIM, StatusBerkas.DIKEMBALIKAN):
        keadaan = "belum dikirim oleh daerah" if berkas.status == StatusBerkas.DRAF else "sudah terkunci"
        raise Basi(f"Berkas ini {keadaan}, jadi tidak dapat diverifikasi.")
    periksa_tahap(periode, *TAHAP_SUSULAN, tindakan="Verifikasi")


def boleh_baca_unggahan(pengguna, unggahan) -> bool:
    """Download permission: a file that stands for evidence, for who may see that dossier."""
    tempat = (
        Bukti.objects.filter(unggahan=unggahan)
        .order_by()
        .values_list(
            "butir__berkas__peserta__kabupaten_kota_id",
            "butir__berkas__peserta__periode__kode",
            "butir__berkas__peserta__periode__provinsi_id",
        )
        .distinct()
    )
    return any(
        kode in pengguna.kode_kabupaten_kota(periode)
        or pengguna.punya_hak(*BACA_SEMUA, provinsi=provinsi, periode=periode)
        for kode, periode, provinsi in tempat
    )
