"""Photographs of the visit: taken, uploaded, taken away."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from penilaian.kunjungan.izin import ambil_foto, ambil_kunjungan_untuk, periksa_boleh_menilai
from penilaian.kunjungan.tindakan import lepas_foto, tambah_foto
from penilaian.periode.izin import ambil_indikator
from pentas.akun.peran import Hak
from pentas.galat import Ditolak, minta_json
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan


@butuh(Hak.NILAI_KUNJUNGAN)
@require_POST
def kunjungan_foto(request, periode, kode, indikator):
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    indikator = ambil_indikator(kunjungan.peserta.periode, indikator)
    periksa_boleh_menilai(request.user, kunjungan)  # before the picture is looked at: that takes a moment
    berkas = request.FILES.get("berkas")
    if berkas is None:
        raise Ditolak("Belum ada foto yang terpilih. Ambil atau pilih foto, lalu unggah lagi.")
    foto = tambah_foto(kunjungan, indikator, siapkan(berkas), oleh=request.user)
    if not minta_json(request):
        return redirect("penilaian:kunjungan-indikator", periode, kode, indikator.kode)
    konteks = {"f": foto, "periode": kunjungan.peserta.periode, "peserta": kunjungan.peserta, "boleh": True}
    html = render_to_string("penilaian/kunjungan/_foto.html", konteks, request=request)
    return JsonResponse({"id": foto.pk, "html": html}, status=201)


@butuh(Hak.NILAI_KUNJUNGAN)
@require_POST
def kunjungan_foto_lepas(request, periode, kode, foto):
    kunjungan = ambil_kunjungan_untuk(request.user, periode, kode)
    foto = ambil_foto(kunjungan, foto)
    lepas_foto(foto, oleh=request.user)
    return redirect("penilaian:kunjungan-indikator", periode, kode, foto.indikator.kode)
