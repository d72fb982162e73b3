"""An indicator of any rubric as the operator and the juror will see it. Nothing can be entered here."""

from types import SimpleNamespace

from django.shortcuts import render
from django.views.decorators.http import require_safe

from penilaian.berkas.klaim import BELUM_DIISI, Klaim
from penilaian.berkas.tangga import susun_bidang, susun_tangga
from penilaian.instrumen.izin import ambil_instrumen_untuk
from penilaian.rekap.verifikasi import daftar_angka, daftar_syarat
from pentas.akun.peran import Hak
from pentas.galat import TidakAda
from pentas.gerbang import butuh

SEBAGAI = {"operator": "Seperti dilihat operator", "juri": "Seperti dilihat juri"}
KOSONG = Klaim(
    level=None,
    centang=[],
    masukan={},
    alasan="",
    catatan="",
    versi=0,
    saran=None,
    sebab=BELUM_DIISI,
    kalimat="Belum ada nilai.",
    hitungan={},
    terpenuhi=[],
    perlu_alasan=False,
)


@butuh(Hak.KELOLA_INSTRUMEN)
@require_safe
def pratinjau(request, kode, indikator, sebagai):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    semua = instrumen.indikator.select_related("variabel").prefetch_related("level", "kriteria", "bukti_diminta")
    satu = semua.filter(kode=indikator).first()
    if satu is None or sebagai not in SEBAGAI:
        raise TidakAda()
    peserta = SimpleNamespace(penduduk=None, kabupaten_kota=SimpleNamespace(get_jenis_display="Kabupaten"))
    konteks = {
        "instrumen": instrumen,
        "indikator": satu,
        "parameter": instrumen.parameter,
        "peserta": peserta,
        "sebagai": sebagai,
        "pilihan": SEBAGAI.items(),
        "klaim": KOSONG,
        "tangga": susun_tangga(satu, KOSONG),
        "bidang": susun_bidang(satu, peserta, KOSONG),
        "syarat": daftar_syarat(satu, (), None),
        "angka_isian": daftar_angka(satu, {}, {}, None),
        "takurai": [lv.nilai for lv in satu.level.all() if not lv.dijelaskan],
        "diminta": [d for d in satu.bukti_diminta.all() if d.jenis != "formulir_penilai"],
    }
    return render(request, "penilaian/kunjungan/pratinjau.html", konteks)
