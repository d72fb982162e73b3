"""Papers of a request: added and checked from its page."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from layanan.sop.permohonan.forms import PeriksaLampiranForm
from layanan.sop.permohonan.izin import ambil_lampiran, ambil_permohonan_untuk, periksa_boleh_lampirkan
from layanan.sop.permohonan.panel import satu_syarat
from layanan.sop.permohonan.tindakan_lampiran import lampirkan, periksa_lampiran
from layanan.sop.permohonan.views import KERJA, ambil
from pentas.galat import Ditolak, minta_json
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan


def _kembali(pk: int):
    tujuan = redirect("sop:permohonan-lihat", pk)
    tujuan["Location"] += "#berkas"
    return tujuan


@butuh(*KERJA)
@require_POST
def unggah(request, pk, langkah, jenis):
    permohonan = ambil(request, pk)
    periksa_boleh_lampirkan(request.user, permohonan, jenis, langkah)  # before the file is looked at
    berkas = request.FILES.get("berkas")
    if berkas is None:
        raise Ditolak("Belum ada berkas yang terpilih. Pilih berkas, lalu unggah lagi.")
    lampiran = lampirkan(permohonan, jenis, siapkan(berkas), oleh=request.user, langkah=langkah)
    if not minta_json(request):
        messages.success(request, f"{lampiran.unggahan.nama_asli} terunggah.")
        return _kembali(pk)
    permohonan = ambil_permohonan_untuk(request.user, pk)
    konteks = {"s": satu_syarat(request.user, permohonan, lampiran), "permohonan": permohonan}
    html = render_to_string("layanan/permohonan/_lampiran.html", konteks, request=request)
    return JsonResponse({"id": lampiran.pk, "html": html, "versi": permohonan.versi}, status=201)


@butuh(*KERJA)
@require_POST
def periksa(request, pk, lampiran):
    permohonan = ambil(request, pk)
    objek = ambil_lampiran(permohonan, lampiran)
    objek.permohonan = permohonan
    form = PeriksaLampiranForm(request.POST)
    if not form.is_valid():
        raise Ditolak(str(next(iter(form.errors.values()))[0]))
    periksa_lampiran(objek, form.cleaned_data["keadaan"], oleh=request.user, catatan=form.cleaned_data["catatan"])
    messages.success(request, "Hasil pemeriksaan berkas tersimpan.")
    return _kembali(pk)
