"""Contexts of the visit's pages, built in the open."""

from collections.abc import Mapping
from typing import NamedTuple

from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.alur import StatusKunjungan
from penilaian.kunjungan.entri import JENIS
from penilaian.kunjungan.izin import ketua, periksa_boleh_buka_lagi, periksa_boleh_jadwal, periksa_boleh_menilai
from penilaian.kunjungan.lapangan import milik, muat_daftar, muat_lapangan
from penilaian.kunjungan.models import FotoLapangan, Kunjungan
from penilaian.kunjungan.tindakan import alasan_wajib
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from penilaian.nilai.tindakan import IsianNilai
from penilaian.periode.izin import punya_hak
from penilaian.periode.models import Narasumber, Periode
from penilaian.rekap.isian import isi_tampil, saran_isian
from penilaian.rekap.verifikasi import daftar_angka, daftar_syarat
from pentas.akun.peran import Hak
from pentas.galat import Basi, boleh, sebab


def halaman_daftar(pengguna, periode: Periode, *, semua: bool) -> dict:
    """A juror begins with his own visits; everybody else sees all of them."""
    baris = muat_daftar(periode)
    sendiri = milik(baris, pengguna)
    juri = punya_hak(pengguna, periode, Hak.NILAI_KUNJUNGAN)
    hanya_sendiri = juri and not ketua(pengguna, periode) and not semua
    tampil = sendiri if hanya_sendiri else baris
    status = [b.kunjungan.status if b.kunjungan else "" for b in tampil]
    return {
        "periode": periode,
        "baris": [(b, RUPA[b.kunjungan.status if b.kunjungan else ""]) for b in tampil],
        "hanya_sendiri": hanya_sendiri,
        "juri": juri,
        "milik": {b.peserta.pk for b in sendiri},
        "jumlah": len(tampil),
        "ditutup": status.count(StatusKunjungan.DITUTUP),
        "berlangsung": status.count(StatusKunjungan.BERLANGSUNG),
        "belum_dijadwalkan": status.count(""),
        "boleh_jadwal": boleh(periksa_boleh_jadwal, pengguna, periode),
    }


class RupaKunjungan(NamedTuple):
    """A visit's state as people see it: the colours of the five item states, an icon, a word."""

    kelas: str
    ikon: str
    kata: str


RUPA = {
    "": RupaKunjungan("belum", ikon="circle", kata="Belum dijadwalkan"),
    StatusKunjungan.DIJADWALKAN: RupaKunjungan("tunggu", ikon="calendar-event", kata="Dijadwalkan"),
    StatusKunjungan.BERLANGSUNG: RupaKunjungan("draf", ikon="pencil-fill", kata="Berlangsung"),
    StatusKunjungan.DITUTUP: RupaKunjungan("sah", ikon="check-circle-fill", kata="Ditutup"),
}


def halaman_kunjungan(pengguna, kunjungan: Kunjungan, **tambahan) -> dict:
    """The overview of one visit."""
    lapangan = muat_lapangan(kunjungan)
    return {
        "periode": kunjungan.peserta.periode,
        "kunjungan": kunjungan,
        "peserta": kunjungan.peserta,
        "rupa": RUPA[kunjungan.status],
        "lapangan": lapangan,
        "foto": FotoLapangan.objects.filter(kunjungan=kunjungan).count(),
        "halangan": sebab(periksa_boleh_menilai, pengguna, kunjungan),
        "boleh_jadwal": boleh(periksa_boleh_jadwal, pengguna, kunjungan.peserta.periode)
        and kunjungan.status != StatusKunjungan.DITUTUP,
        "boleh_buka_lagi": kunjungan.status == StatusKunjungan.DITUTUP
        and boleh(periksa_boleh_buka_lagi, pengguna, kunjungan),
        "berikutnya": lapangan.kurang[0] if lapangan.kurang else None,
        **tambahan,
    }


def halaman_indikator(pengguna, kunjungan: Kunjungan, indikator: Indikator, kiriman=None, galat=None) -> dict:
    """The tablet page of one indicator. After a refusal what was sent is shown again."""
    peserta, lapangan = kunjungan.peserta, muat_lapangan(kunjungan)
    nilai = Nilai.objects.sel(peserta, indikator).per_lapis()
    klaim, desk, field = (nilai.get(lapis) for lapis in Lapis)
    isi = isi_tampil(field, kiriman.isi if kiriman else None, {})
    isian = IsianNilai(isi["level"], isi["centang"] or [], isi["masukan"])
    saran = saran_isian(peserta, indikator, isian)
    centang_klaim = klaim.pertimbangan.centang if klaim else ()
    sebelum, sesudah = lapangan.tetangga(indikator.kode)
    return {
        "periode": peserta.periode,
        "parameter": peserta.semua_parameter,
        "kunjungan": kunjungan,
        "peserta": peserta,
        "indikator": indikator,
        "lapangan": lapangan,
        "kelompok": lapangan.kelompok_dari(indikator),
        "berlaku": any(b.indikator.pk == indikator.pk for b in lapangan.berlaku),
        "klaim": klaim,
        "desk": desk,
        "dasar": field.versi if field else 0,
        "isi": isi,
        "salinan": field is not None and field.pertimbangan.asal == Pertimbangan.Asal.SALINAN,
        "syarat": daftar_syarat(indikator, centang_klaim, isi["centang"]),
        "angka_isian": daftar_angka(indikator, _masukan_awal(desk, klaim), isi["masukan"], peserta.penduduk),
        "saran": saran,
        "sebab_alasan": alasan_wajib(desk.level if desk else None, _dengan_saran(isian, saran)),
        "takurai": indikator.takurai,
        "narasumber": Narasumber.objects.filter(peserta=peserta, indikator=indikator).first(),
        "foto": FotoLapangan.objects.filter(kunjungan=kunjungan, indikator=indikator).select_related("unggahan"),
        "sebelum": sebelum,
        "sesudah": sesudah,
        "halangan": sebab(periksa_boleh_menilai, pengguna, kunjungan),
        "galat": galat,
        "basi": galat.rincian if isinstance(galat, Basi) else None,
        "entri": {"jenis": JENIS, "sasaran": _sasaran(kunjungan, indikator)},
    }


def _masukan_awal(desk: Nilai | None, klaim: Nilai | None) -> Mapping:
    """The numbers the office gave, as the desk corrected them."""
    asal = desk or klaim
    return asal.pertimbangan.masukan if asal else {}


def _dengan_saran(isian: IsianNilai, saran) -> IsianNilai:
    return IsianNilai(isian.level, isian.centang, isian.masukan, saran.nilai if saran else None)


def _sasaran(kunjungan: Kunjungan, indikator: Indikator) -> dict:
    peserta = kunjungan.peserta
    return {"periode": peserta.periode.kode, "peserta": peserta.kode, "indikator": indikator.kode}
