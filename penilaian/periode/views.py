"""Periods: the list, the timetable that everybody reads, the guide, one's own conflicts."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from penilaian.periode import tindakan
from penilaian.periode.forms_peserta import BenturanForm
from penilaian.periode.izin import ambil_periode_untuk, periksa_anggota_tim, peserta_sendiri, punya_hak
from penilaian.periode.models import Benturan, Periode
from penilaian.periode.pernyataan import nyatakan_bebas
from penilaian.periode.uraian import linimasa
from pentas.akun.peran import PERAN_LAYANAN, Hak, Peran
from pentas.dokumen.models import Instansi
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import boleh
from pentas.gerbang import butuh, masuk
from pentas.tampilan.bingkai import periode_kini


@masuk
@require_safe
def daftar(request):
    semua = (
        Periode.objects.dapat_dilihat(request.user)
        .select_related("instrumen", "provinsi")
        .prefetch_related("tahap")
        .annotate(jumlah_peserta=Count("peserta", distinct=True))
    )
    konteks = {
        "semua": semua,
        "kini": periode_kini(request),
        "boleh_buat": request.user.punya_hak(Hak.KELOLA_PERIODE),
    }
    return render(request, "penilaian/periode/daftar.html", konteks)


@masuk
@require_POST
def pilih(request, periode):
    """Make this the period that the menu and the home page speak of."""
    request.session["periode"] = ambil_periode_untuk(request.user, periode).kode
    return redirect("beranda:beranda")


@masuk
@require_safe
def jadwal(request, periode):
    periode = ambil_periode_untuk(request.user, periode)
    konteks = {
        "periode": periode,
        "baris": linimasa(periode),
        "jumlah_peserta": periode.peserta.count(),
        "sendiri": peserta_sendiri(request.user, periode),
        "juri": boleh(periksa_anggota_tim, request.user, periode),
        "boleh_ubah": punya_hak(request.user, periode, Hak.KELOLA_PERIODE),
    }
    return render(request, "penilaian/periode/jadwal.html", konteks)


@butuh(Hak.NILAI_KUNJUNGAN, Hak.NILAI_PAPARAN)
def benturan(request, periode):
    """A juror declares his own conflict of interest."""
    periode = ambil_periode_untuk(request.user, periode)
    periksa_anggota_tim(request.user, periode)
    form = BenturanForm(request.POST or None, periode=periode)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _catat_benturan(form, periode, request.user))
        if status == BERHASIL:
            messages.success(request, "Benturan kepentingan dicatat.")
            return redirect("penilaian:periode-benturan", periode=periode.kode)
    semua = Benturan.objects.filter(periode=periode, pengguna=request.user).select_related("peserta__kabupaten_kota")
    bebas = periode.bebas_benturan.filter(pengguna=request.user).select_related("oleh").first()
    konteks = {"periode": periode, "form": form, "semua": semua, "bebas": bebas}
    return render(request, "penilaian/periode/benturan.html", konteks, status=status)


def _catat_benturan(form, periode, pengguna):
    peserta = form.cleaned_data["peserta"]
    peserta.periode = periode
    tindakan.catat_benturan(pengguna, peserta, form.cleaned_data["alasan"], oleh=pengguna)


@butuh(Hak.NILAI_KUNJUNGAN, Hak.NILAI_PAPARAN)
@require_POST
def bebas_benturan(request, periode):
    """A juror states that he has no conflict of interest."""
    periode = ambil_periode_untuk(request.user, periode)
    nyatakan_bebas(request.user, periode, oleh=request.user)
    messages.success(request, "Pernyataan Anda dicatat.")
    return redirect("penilaian:periode-benturan", periode=periode.kode)


@masuk
@require_safe
def panduan(request):
    periode = periode_kini(request)
    kode = periode.kode if periode else None
    konteks = {
        "periode": periode,
        "peran": [p for p in Peran if request.user.punya_peran(p, periode=kode)],
        "menilai": any(request.user.punya_peran(p, periode=kode) for p in Peran if p not in PERAN_LAYANAN),
        "peran_layanan": [p for p in Peran if p in PERAN_LAYANAN and request.user.punya_peran(p)],
        "baris": linimasa(periode) if periode else [],
        "instansi": Instansi.objects.untuk(periode.provinsi) if periode else None,
    }
    return render(request, "penilaian/periode/panduan.html", konteks)
