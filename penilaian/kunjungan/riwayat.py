"""One cell traced: every judgement in its three layers, what it stands on, and its rows of the audit trail."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.shortcuts import render
from django.views.decorators.http import require_safe

from penilaian.berkas.models import Butir, Pengembalian
from penilaian.instrumen.models import Indikator
from penilaian.kunjungan.models import FotoLapangan
from penilaian.nilai.models import Lapis, Nilai, Pertimbangan
from penilaian.nilai.papan import muat_papan
from penilaian.periode.izin import BACA_SEMUA, ambil_indikator, ambil_periode_untuk, ambil_peserta_untuk, punya_hak
from penilaian.periode.models import Peserta
from penilaian.rekap.dua import batas_terbuka, pembaca
from penilaian.rekap.models import Putaran
from penilaian.rekap.verifikasi import daftar_bukti
from pentas.akun.models import Pengguna
from pentas.akun.peran import Hak
from pentas.galat import TidakAda
from pentas.gerbang import butuh
from pentas.jejak.models import Jejak


@dataclass
class LapisRiwayat:
    lapis: Lapis
    nilai: Nilai | None  # the settled value
    pertimbangan: list[Pertimbangan] = field(default_factory=list)  # newest first

    @property
    def level(self) -> int | None:
        return self.nilai.level if self.nilai else None


def muat_lapis(peserta: Peserta, indikator: Indikator, pengguna) -> list[LapisRiwayat]:
    """Interviews are judged in the field alone. What a verifier may not see yet is not here either."""
    nilai = Nilai.objects.sel(peserta, indikator).per_lapis()
    dipakai = list(Lapis) if indikator.dinilai_desk else [Lapis.LAPANGAN]
    hasil = {lapis: LapisRiwayat(lapis, nilai.get(lapis)) for lapis in dipakai}
    semua = Pertimbangan.objects.filter(peserta=peserta, indikator=indikator).select_related(
        "penilai", "atas_nama__oleh"
    )
    if peserta.periode.dua_verifikator:
        batas = batas_terbuka(peserta, indikator)
        semua = semua.filter(~Q(lapis=Lapis.DESK) | Q(penilai=pengguna) | Q(pk__lte=batas))
    tanda = {k.kode: k.tanda for k in indikator.kriteria.all()}
    for p in semua.order_by("-pk"):
        if p.lapis in hasil:
            p.tanda = [tanda[k] for k in p.centang if k in tanda]
            hasil[p.lapis].pertimbangan.append(p)
    return list(hasil.values())


def jejak_sel(lapis: list[LapisRiwayat], butir: Butir | None, foto: list[FotoLapangan]) -> list[Jejak]:
    """The audit rows about this cell, its dossier item and its photographs; newest first, each with a name."""
    milik = {
        Nilai._meta.label_lower: [r.nilai.pk for r in lapis if r.nilai],
        Pertimbangan._meta.label_lower: [p.uuid for r in lapis for p in r.pertimbangan],
        Butir._meta.label_lower: [butir.pk] if butir else [],
        Putaran._meta.label_lower: [p.pk for p in butir.putaran.all()] if butir else [],
        FotoLapangan._meta.label_lower: [f.pk for f in foto],
    }
    cocok = Q(pk__in=[])
    for jenis, pk in milik.items():
        cocok |= Q(objek_jenis=jenis, objek_id__in=[str(k) for k in pk])
    baris = list(Jejak.objects.filter(cocok).order_by("-nomor"))
    nama = Pengguna.objects.in_bulk({b.pelaku for b in baris if b.pelaku})
    for b in baris:
        b.nama_pelaku = nama.get(b.pelaku, "sistem")
    return baris


def _sumbangan(peserta: Peserta, indikator: Indikator) -> dict:
    """Where the field value goes: its variable, the total."""
    ringkasan = muat_papan(peserta.periode, [Lapis.LAPANGAN], peserta=peserta).ringkasan(Lapis.LAPANGAN, peserta)
    return {"variabel": ringkasan.nilai_variabel[indikator.variabel.kode], "total": ringkasan.total}


@butuh(*BACA_SEMUA)
@require_safe
def riwayat_sel(request, periode, kode, indikator):
    periode = ambil_periode_untuk(request.user, periode)
    if not punya_hak(request.user, periode, *BACA_SEMUA):
        raise TidakAda()
    peserta = ambil_peserta_untuk(request.user, periode, kode)
    indikator = ambil_indikator(periode, indikator)
    lapis = muat_lapis(peserta, indikator, pembaca(request))
    butir = Butir.objects.filter(berkas__peserta=peserta, indikator=indikator).first()
    foto = list(FotoLapangan.objects.filter(kunjungan__peserta=peserta, indikator=indikator).select_related("unggahan"))
    konteks = {
        "periode": periode,
        "peserta": peserta,
        "indikator": indikator,
        "parameter": peserta.semua_parameter,
        "lapis": lapis,
        "butir": butir,
        "bukti": daftar_bukti(butir) if butir else [],
        "foto": foto,
        "pengembalian": Pengembalian.objects.filter(butir=butir).select_related("oleh") if butir else [],
        "sumbangan": _sumbangan(peserta, indikator) if punya_hak(request.user, periode, Hak.LIHAT_PERINGKAT) else None,
        "jejak": jejak_sel(lapis, butir, foto) if punya_hak(request.user, periode, Hak.BACA_JEJAK) else None,
        "boleh_rekap": punya_hak(request.user, periode, Hak.LIHAT_REKAP),
    }
    return render(request, "penilaian/kunjungan/riwayat_sel.html", konteks)
