"""The June and December evaluations: which there are, one of them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.pemanfaatan_data.evaluasi import tindakan
from layanan.pemanfaatan_data.evaluasi.angka import LABEL, angka_semester
from layanan.pemanfaatan_data.evaluasi.forms import EvaluasiForm
from layanan.pemanfaatan_data.evaluasi.izin import periksa_boleh_evaluasi
from layanan.pemanfaatan_data.evaluasi.models import EvaluasiPelaksana
from layanan.pemanfaatan_data.sop import KODE
from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.dinas.models import Dinas
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, TAHUN, laksanakan
from pentas.galat import TidakAda, boleh
from pentas.gerbang import butuh

Bulan = EvaluasiPelaksana.Bulan


@butuh(Hak.LAPORAN_LAYANAN)
@require_safe
def daftar(request):
    """By office, newest first; the half year that runs now is offered where it is not begun."""
    dinas = list(Dinas.objects.berhak(request.user, Hak.LAPORAN_LAYANAN).filter(layanan__layanan=KODE).lengkap())
    ada = EvaluasiPelaksana.objects.filter(dinas__in=dinas).select_related("ditutup_oleh")
    kini = timezone.localdate()
    semester = (kini.year, Bulan.JUNI if kini.month <= 6 else Bulan.DESEMBER)
    kelompok = []
    for satu in dinas:
        milik = [e for e in ada if e.dinas_id == satu.pk]
        mulai = boleh(periksa_boleh_evaluasi, request.user, satu)
        baru = None if any((e.tahun, e.bulan) == semester for e in milik) or not mulai else semester
        kelompok.append({"dinas": satu, "evaluasi": milik, "baru": baru})
    konteks = {"kelompok": kelompok, "nama_bulan": dict(Bulan.choices)}
    return render(request, "layanan/pemanfaatan_data/evaluasi_daftar.html", konteks)


def _ambil(request, kode: str, tahun: int, bulan: int) -> tuple[Dinas, EvaluasiPelaksana]:
    """The evaluation, or an unsaved one to begin with."""
    dinas = ambil_dinas_untuk(request.user, kode, Hak.LAPORAN_LAYANAN)
    if bulan not in Bulan.values or tahun not in TAHUN:
        raise TidakAda()
    ada = EvaluasiPelaksana.objects.filter(dinas=dinas, tahun=tahun, bulan=bulan).select_related("ditutup_oleh")
    return dinas, ada.first() or EvaluasiPelaksana(dinas=dinas, tahun=tahun, bulan=bulan)


@butuh(Hak.LAPORAN_LAYANAN)
@require_http_methods(["GET", "HEAD", "POST"])
def isi(request, kode, tahun, bulan):
    dinas, evaluasi = _ambil(request, kode, tahun, bulan)
    form, status = EvaluasiForm(request.POST or None, instance=evaluasi), BERHASIL
    if request.method == "POST":
        status = laksanakan(
            form, lambda: tindakan.simpan_evaluasi(dinas, tahun, bulan, form.cleaned_data, oleh=request.user)
        )
        if status == BERHASIL:
            messages.success(request, "Evaluasi tersimpan sebagai konsep.")
            return redirect("data:evaluasi-isi", dinas.pk, tahun, bulan)
    return _halaman(request, dinas, evaluasi, status, form=form)


def _halaman(request, dinas: Dinas, evaluasi: EvaluasiPelaksana, status=200, **tambahan):
    timezone.activate(dinas.zona)
    angka = evaluasi.angka if evaluasi.ditutup_pada else angka_semester(dinas, evaluasi.tahun, evaluasi.bulan)
    konteks = {
        "dinas": dinas,
        "evaluasi": evaluasi,
        "angka": [(label, angka.get(kunci, 0)) for kunci, label in LABEL.items()],
        "boleh_isi": not evaluasi.ditutup_pada and boleh(periksa_boleh_evaluasi, request.user, dinas),
        **tambahan,
    }
    return render(request, "layanan/pemanfaatan_data/evaluasi_isi.html", konteks, status=status)


@butuh(Hak.LAPORAN_LAYANAN)
@require_POST
def tetapkan(request, kode, tahun, bulan):
    """Save what stands in the form and settle it: from now on it does not change."""
    dinas, evaluasi = _ambil(request, kode, tahun, bulan)
    form = EvaluasiForm(request.POST, instance=evaluasi)

    def aksi():
        baru = tindakan.simpan_evaluasi(dinas, tahun, bulan, form.cleaned_data, oleh=request.user)
        tindakan.tetapkan_evaluasi(baru, oleh=request.user)

    status = laksanakan(form, aksi)
    if status == BERHASIL:
        messages.success(request, f"Evaluasi {evaluasi} ditetapkan.")
        return redirect("data:evaluasi-isi", dinas.pk, tahun, bulan)
    return _halaman(request, dinas, _ambil(request, kode, tahun, bulan)[1], status, form=form)
