"""Next year's rubric: the copy, and its mapping to last year's."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from penilaian.instrumen import klon
from penilaian.instrumen.forms_buku import SalinForm
from penilaian.instrumen.izin import ambil_instrumen_untuk, periksa_boleh_kelola
from penilaian.instrumen.models import Instrumen, PemetaanIndikator
from penilaian.instrumen.pemetaan_baris import hitung_jenis, pemetaan_kini, punya_pemetaan
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, TidakAda, boleh
from pentas.gerbang import butuh


@butuh(Hak.KELOLA_INSTRUMEN)
@require_http_methods(["GET", "HEAD", "POST"])
def salin(request, kode):
    asal = ambil_instrumen_untuk(request.user, kode)
    periksa_boleh_kelola(request.user, asal.provinsi_id)
    klon.periksa_boleh_disalin(asal)
    form = SalinForm(request.POST or None, asal=asal)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: klon.salin_tahun(asal, **form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            baru = form.cleaned_data["kode"]
            messages.success(request, f"Draf {baru} disalin dari {asal.kode}. Sesuaikan isi dan parameternya.")
            return redirect("penilaian:instrumen-lihat", kode=baru)
    return render(request, "penilaian/instrumen/salin.html", {"instrumen": asal, "form": form}, status=status)


def _ambil(request, kode) -> Instrumen:
    instrumen = ambil_instrumen_untuk(request.user, kode)
    if not punya_pemetaan(instrumen):
        raise TidakAda("Instrumen ini tidak disalin dari instrumen lain, jadi tidak ada pemetaannya.")
    return instrumen


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def pemetaan(request, kode):
    return _halaman(request, _ambil(request, kode))


def _halaman(request, instrumen, galat=None, pilihan=None, status=200):
    baris = pemetaan_kini(instrumen)
    boleh_atur = not instrumen.sudah_terbit and boleh(periksa_boleh_kelola, request.user, instrumen.provinsi_id)
    jumlah = hitung_jenis(baris)
    for p in baris:
        terpilih = p.lama.kode if p.lama else ""
        p.terpilih = (pilihan or {}).get(p.baru.kode, terpilih) if p.baru else terpilih
    konteks = {
        "instrumen": instrumen,
        "baris": [p for p in baris if p.baru],
        "dihapus": [p for p in baris if p.baru is None],
        "jumlah": [(jenis.label, jumlah.get(jenis.value, 0), jenis.value) for jenis in PemetaanIndikator.Jenis],
        "lama": list(instrumen.asal.indikator.all()),
        "boleh_atur": boleh_atur,
        "galat": galat,
    }
    return render(request, "penilaian/instrumen/pemetaan.html", konteks, status=status)


@butuh(Hak.KELOLA_INSTRUMEN)
@require_POST
def pemetaan_simpan(request, kode):
    instrumen = _ambil(request, kode)
    pilihan = {k.removeprefix("lama-"): v for k, v in request.POST.items() if k.startswith("lama-")}
    try:
        klon.atur_pemetaan(instrumen, pilihan, oleh=request.user)
    except Ditolak as galat:
        if galat.status not in (409, 422) or instrumen.sudah_terbit:
            raise
        return _halaman(request, instrumen, galat, pilihan, galat.status)
    messages.success(request, "Pemetaan disimpan.")
    return redirect("penilaian:instrumen-pemetaan", kode=instrumen.kode)
