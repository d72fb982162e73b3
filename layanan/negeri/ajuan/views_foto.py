"""Photographs of a submission, in the resident's own browser."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST, require_safe

from layanan.negeri.ajuan import tindakan
from layanan.negeri.ajuan.data import hitungan, semua_baris
from layanan.negeri.ajuan.izin import ambil_butir
from layanan.negeri.ajuan.models import Ajuan, FotoButir
from layanan.negeri.ajuan.views_warga import jawab_syarat, kabar, pelaku, warga
from pentas.galat import Ditolak, TidakAda, minta_json
from pentas.unggahan.periksa import siapkan
from pentas.unggahan.views import cuplikan_untuk


@warga
@require_POST
def foto_tambah(request, ajuan, pk):
    """One photograph or several of one item; what is no picture is refused with what to do."""
    try:
        butir = ambil_butir(ajuan, pk)
        semua = request.FILES.getlist("foto")
        if not semua:
            raise Ditolak("Belum ada foto yang terpilih. Ambil foto, lalu kirim.")
        for satu in semua[: tindakan.FOTO_SEBUTIR]:
            tindakan.tambah_foto(butir, siapkan(satu), oleh=pelaku(request, ajuan))
    except Ditolak as galat:
        if minta_json(request) or isinstance(galat, TidakAda):
            raise
        return jawab_syarat(request, ajuan, galat.status, galat.alasan, pk)
    if minta_json(request):
        semua_butir = semua_baris(ajuan)
        baris = next(b for b in semua_butir if b.butir.pk == pk)
        html = render_to_string("layanan/negeri/ajuan/_butir.html", {"b": baris, "ajuan": ajuan}, request=request)
        return JsonResponse({"html": html, "kabar": kabar(ajuan), "hitungan": hitungan(semua_butir)}, status=201)
    tujuan = redirect("negeri:ajuan-saya" if ajuan.permohonan_id else "negeri:ajuan-syarat")
    tujuan["Location"] += f"#butir-{pk}"
    return tujuan


def _foto(ajuan: Ajuan, pk: int) -> FotoButir:
    semua = FotoButir.objects.filter(butir__ajuan=ajuan, pk=pk, diganti_pada=None)
    foto = semua.select_related("unggahan", "butir__ajuan").first()
    if foto is None:
        raise TidakAda("Foto ini bukan bagian ajuan Anda, atau sudah diganti.")
    return foto


@warga
@require_safe
def foto(request, ajuan, pk):
    """The resident's own picture, small."""
    return cuplikan_untuk(request, _foto(ajuan, pk).unggahan)


@warga
@require_POST
def foto_hapus(request, ajuan, pk):
    satu = _foto(ajuan, pk)
    tindakan.hapus_foto(satu, oleh=pelaku(request, ajuan))
    tujuan = redirect("negeri:ajuan-syarat")
    tujuan["Location"] += f"#butir-{satu.butir_id}"
    return tujuan
