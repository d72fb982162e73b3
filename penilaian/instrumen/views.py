"""The rubric: list, overview, one indicator, a new draft, weights, publishing, blank forms."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from penilaian.instrumen import tindakan
from penilaian.instrumen.cetak import pdf_kosong, xlsx_kosong
from penilaian.instrumen.forms import BobotForm, InstrumenBaruForm, TerbitForm
from penilaian.instrumen.isi import baca_isi, isi_bawaan, isi_kanonik, isi_kosong
from penilaian.instrumen.izin import ambil_instrumen_untuk, periksa_boleh_kelola, periksa_draf
from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.periksa import semua_temuan
from penilaian.instrumen.rak import susun_rak, susun_tangga
from penilaian.instrumen.sidik import sidik_instrumen
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import boleh
from pentas.gerbang import butuh
from pentas.wilayah.models import Provinsi


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def daftar(request):
    semua = Instrumen.objects.filter(provinsi__in=request.user.kode_provinsi()).select_related("provinsi")
    kelola = request.user.provinsi_berhak(Hak.KELOLA_INSTRUMEN)
    konteks = {
        "semua": [i for i in semua if i.sudah_terbit or i.provinsi_id in kelola],
        "boleh_kelola": bool(kelola),
    }
    return render(request, "penilaian/instrumen/daftar.html", konteks)


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def lihat(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    rak = susun_rak(instrumen)
    konteks = {
        "instrumen": instrumen,
        "rak": rak,
        "parameter": instrumen.parameter,
        "boleh_kelola": boleh(periksa_boleh_kelola, request.user, instrumen.provinsi_id),
    }
    if instrumen.sudah_terbit:
        konteks["sidik_cocok"] = sidik_instrumen(isi_kanonik(instrumen)) == instrumen.sidik
    else:
        konteks |= daftar_temuan(instrumen)
    return render(request, "penilaian/instrumen/lihat.html", konteks)


def daftar_temuan(instrumen: Instrumen) -> dict:
    temuan = semua_temuan(instrumen)
    return {"temuan": temuan, "penghalang": sum(t.menghalangi for t in temuan)}


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def indikator(request, kode, indikator):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    rak = susun_rak(instrumen)
    satu = get_object_or_404(instrumen.indikator.prefetch_related("level", "kriteria", "bukti_diminta"), kode=indikator)
    konteks = {
        "instrumen": instrumen,
        "rak": rak,
        "variabel": rak.variabel(satu.variabel_id),
        "indikator": satu,
        "tangga": susun_tangga(satu),
        "poin": rak.poin[satu.kode],
        "sebelum": rak.tetangga(satu.kode, -1),
        "sesudah": rak.tetangga(satu.kode, 1),
        "parameter": instrumen.parameter,
        "cacat": [c for c in instrumen.catatan_sumber if satu.kode in str(c.get("indikator", "")).split(",")],
    }
    return render(request, "penilaian/instrumen/indikator.html", konteks)


@butuh(Hak.KELOLA_INSTRUMEN)
def baru(request):
    kelola = request.user.provinsi_berhak(Hak.KELOLA_INSTRUMEN)
    pilihan = {
        "provinsi": Provinsi.objects.filter(pk__in=kelola),
        "instrumen": Instrumen.objects.filter(provinsi__in=kelola),
    }
    awal = {"tahun": timezone.localdate().year}
    form = InstrumenBaruForm(request.POST or None, request.FILES or None, initial=awal, **pilihan)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _buat(form.cleaned_data, request.user))
        if status == BERHASIL:
            messages.success(request, "Draf instrumen dibuat. Periksa isinya, lalu terbitkan.")
            tujuan = "sunting" if form.cleaned_data["sumber"] == InstrumenBaruForm.Sumber.KOSONG else "lihat"
            return redirect(f"penilaian:instrumen-{tujuan}", kode=form.cleaned_data["kode"])
    return render(request, "penilaian/instrumen/baru.html", {"form": form}, status=status)


def _buat(pilihan, oleh):
    sumber, asal = pilihan["sumber"], None
    if sumber == InstrumenBaruForm.Sumber.SALINAN:
        asal = pilihan["asal"]
        isi = isi_kanonik(asal)
    elif sumber == InstrumenBaruForm.Sumber.BERKAS:
        isi = baca_isi(pilihan["berkas"].read())
    elif sumber == InstrumenBaruForm.Sumber.KOSONG:
        isi = isi_kosong(pilihan["jumlah_variabel"], pilihan["judul"])
    else:
        isi = isi_bawaan()
    bagian = {nama: pilihan[nama] for nama in ("provinsi", "kode", "tahun")}
    return tindakan.buat_dari_isi(isi, **bagian, asal=asal, oleh=oleh)


@butuh(Hak.KELOLA_INSTRUMEN)
def bobot(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    periksa_boleh_kelola(request.user, instrumen.provinsi_id)
    periksa_draf(instrumen)
    form = BobotForm(request.POST or None, instrumen=instrumen)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.atur_bobot(instrumen, form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Bobot disimpan.")
            return redirect("penilaian:instrumen-lihat", kode=instrumen.kode)
    return render(request, "penilaian/instrumen/bobot.html", {"instrumen": instrumen, "form": form}, status=status)


@butuh(Hak.KELOLA_INSTRUMEN)
def terbitkan(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    periksa_boleh_kelola(request.user, instrumen.provinsi_id)
    periksa_draf(instrumen)
    form = TerbitForm(request.POST or None)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.terbitkan(instrumen, **form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Instrumen terbit.")
            return redirect("penilaian:instrumen-lihat", kode=instrumen.kode)
    konteks = {
        "instrumen": instrumen,
        "form": form,
        **daftar_temuan(instrumen),
        "sidik": sidik_instrumen(isi_kanonik(instrumen)),
        "boleh_kelola": True,
    }
    return render(request, "penilaian/instrumen/terbitkan.html", konteks, status=status)


@butuh(Hak.KELOLA_INSTRUMEN)
@require_POST
def hapus(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    tindakan.hapus_draf(instrumen, oleh=request.user)
    messages.success(request, f"Draf {instrumen.kode} dihapus.")
    return redirect("penilaian:instrumen-daftar")


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def pdf(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    return jawab_pdf(pdf_kosong(request, instrumen, instrumen.parameter), f"instrumen-{instrumen.kode}")


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def xlsx(request, kode):
    instrumen = ambil_instrumen_untuk(request.user, kode)
    return jawab_xlsx(xlsx_kosong(instrumen, instrumen.parameter), f"instrumen-{instrumen.kode}")


@butuh(Hak.LIHAT_INSTRUMEN)
@require_safe
def unduh_json(request, kode):
    """The plain form, to be edited elsewhere and loaded as a new draft."""
    instrumen = ambil_instrumen_untuk(request.user, kode)
    jawab = JsonResponse(isi_kanonik(instrumen), json_dumps_params={"ensure_ascii": False, "indent": 1})
    jawab["Content-Disposition"] = f'attachment; filename="instrumen-{instrumen.kode}.json"'
    return jawab
