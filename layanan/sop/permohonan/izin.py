"""Who sees a request, whose turn it is, and what may be done with it now."""

from collections.abc import Collection

from layanan.sop.deklarasi.bentuk import Jalan, Syarat
from layanan.sop.dinas.izin import peran_di, periksa_hak_di, petugas_unit
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.models import Lampiran, Permohonan
from pentas.akun.peran import HAK_PERAN, Hak, Peran
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.tampilan.format import awal_kecil

BUKAN_GILIRAN = "Langkah ini dikerjakan oleh {siapa}. Anda dapat membacanya."


def ambil_permohonan_untuk(pengguna, pk: int) -> Permohonan:
    permohonan = Permohonan.objects.dapat_dilihat(pengguna).lengkap().filter(pk=pk).first()
    if permohonan is None:
        raise TidakAda()
    return permohonan


def mewakili_pemohon(pengguna, permohonan: Permohonan) -> bool:
    """Somebody of the unit that asks; where no unit does, the one who sent it. Who left the unit reads what he sent,
    and acts on it no more."""
    if permohonan.unit_id is not None:
        return petugas_unit(pengguna, permohonan.unit)
    return permohonan.pemohon_id == pengguna.pk


def peran_bertugas(pengguna, permohonan: Permohonan) -> set[str]:
    """The account's roles for this request. A role that only asks counts for its own unit's requests alone."""
    semua = peran_di(pengguna, permohonan.dinas)
    pemohon = {p for p in semua if Hak.AJUKAN_LAYANAN in HAK_PERAN[p]}
    if pemohon and not mewakili_pemohon(pengguna, permohonan):
        semua -= pemohon
    return semua


def peran_giliran(pengguna, permohonan: Permohonan) -> tuple[str, ...]:
    """The roles in which the account may act now: more than one where it holds several of the step's."""
    milik = peran_bertugas(pengguna, permohonan)
    return tuple(p for p in permohonan.pelaku if p in milik)


def periksa_giliran(pengguna, permohonan: Permohonan) -> None:
    """``pengguna`` None: the system (demo data)."""
    if not permohonan.terbuka:
        raise Basi(f"Permohonan ini sudah {permohonan.get_status_display().lower()}. Muat ulang halaman ini.")
    if pengguna is None:
        return
    if not peran_giliran(pengguna, permohonan):
        raise SalahPeran(BUKAN_GILIRAN.format(siapa=sebutan_kecil(permohonan.pelaku)))
    if permohonan.petugas_id and permohonan.petugas_id != pengguna.pk:
        raise Basi(f"Permohonan ini sedang dikerjakan {permohonan.petugas}. Minta ia melepasnya lebih dahulu.")


def sebutan_pelaku(peran) -> str:
    return " atau ".join(Peran(p).label for p in peran)


def sebutan_kecil(peran) -> str:
    """Within a sentence: "pemohon OPD atau kepala seksi"."""
    return " atau ".join(awal_kecil(Peran(p).label) for p in peran)


def jalan_terbuka(permohonan: Permohonan, peran: Collection[str] | None) -> list[Jalan]:
    """Ways out at this rank for one of these roles (None: any role)."""
    langkah = permohonan.langkah_kini
    if langkah is None or permohonan.status != StatusPermohonan.BERJALAN:
        return []
    terakhir = permohonan.giliran >= langkah.tingkat_terakhir
    semua = [j for j in langkah.jalan if terakhir or j.tiap_tingkat or not j.butuh_alasan]
    return [j for j in semua if peran is None or not j.peran or any(p in j.peran for p in peran)]


def periksa_versi(permohonan: Permohonan, versi: int | None) -> None:
    """The page was drawn from this version; a second click or another officer came first where it is older."""
    if versi is not None and versi != permohonan.versi:
        raise Basi(
            "Permohonan ini sudah berubah sejak Anda membukanya. Muat ulang, lalu lanjutkan dari keadaan terbaru."
        )


def periksa_boleh_tarik(pengguna, permohonan: Permohonan) -> None:
    if not permohonan.terbuka:
        raise Basi(f"Permohonan ini sudah {permohonan.get_status_display().lower()}.")
    if not permohonan.sop.boleh_tarik:
        raise Ditolak("Permohonan layanan ini tidak dapat ditarik. Hubungi dinas.")
    if pengguna is not None and not mewakili_pemohon(pengguna, permohonan):
        raise SalahPeran("Hanya pemohon yang dapat menarik permohonannya.")


def periksa_boleh_bebaskan(pengguna, permohonan: Permohonan) -> None:
    periksa_hak_di(pengguna, permohonan.dinas, Hak.KELOLA_LAYANAN)
    if not permohonan.terbuka or permohonan.petugas_id is None:
        raise Basi("Permohonan ini tidak sedang dipegang petugas. Muat ulang halaman ini.")


def periksa_boleh_buat_pin(pengguna, permohonan: Permohonan) -> None:
    if not mewakili_pemohon(pengguna, permohonan):
        raise SalahPeran("Hanya pemohon yang dapat membuat PIN baru untuk permohonannya.")


def syarat_langkah(permohonan: Permohonan, jenis: str, langkah: str) -> Syarat | None:
    """The requirement of this code in that step; None for an output of the step. 404 where it is neither."""
    bagian = next((la for la in permohonan.sop.semua_langkah if la.kode == langkah), None)
    if bagian is None:
        raise TidakAda()
    syarat = next((s for s in bagian.syarat if s.kode == jenis), None)
    if syarat is None and jenis not in bagian.keluaran:
        raise TidakAda()
    return syarat


def periksa_boleh_lampirkan(pengguna, permohonan: Permohonan, jenis: str, langkah: str) -> None:
    """Whoever holds the step adds its papers and outputs. The asker brings what the step requires of him, and repairs
    what came back. ``pengguna`` None: the system (demo data)."""
    syarat = syarat_langkah(permohonan, jenis, langkah)
    if not permohonan.terbuka:
        raise Basi(f"Permohonan ini sudah {permohonan.get_status_display().lower()}. Berkasnya tidak dapat ditambah.")
    if pengguna is None:
        return
    kini = langkah == permohonan.langkah
    dari_pemohon = syarat is not None and not syarat.dari_dinas and mewakili_pemohon(pengguna, permohonan)
    if dari_pemohon and (kini or _dikembalikan(permohonan, jenis, langkah)):
        return
    if not kini:
        raise Basi("Langkah untuk berkas ini sudah lewat atau belum tiba. Muat ulang halaman ini.")
    periksa_giliran(pengguna, permohonan)


def _dikembalikan(permohonan: Permohonan, jenis: str, langkah: str) -> bool:
    lampiran = permohonan.lampiran.filter(jenis=jenis, langkah=langkah, diganti_pada=None)
    return lampiran.filter(keadaan=Lampiran.Keadaan.KEMBALI).exists()


def ambil_lampiran(permohonan: Permohonan, pk: int) -> Lampiran:
    lampiran = permohonan.lampiran.filter(pk=pk, diganti_pada=None).select_related("unggahan").first()
    if lampiran is None:
        raise TidakAda("Berkas ini tidak ada, atau sudah diganti dengan yang baru. Muat ulang halaman.")
    return lampiran


def boleh_baca_lampiran(pengguna, unggahan) -> bool:
    """A file of a request is for whoever may see the request, replaced ones too: they are its history."""
    milik = Lampiran.objects.filter(unggahan=unggahan).values("permohonan")
    return Permohonan.objects.dapat_dilihat(pengguna).filter(pk__in=milik).exists()
