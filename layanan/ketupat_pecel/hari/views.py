"""The day's page on a tablet, and what its script asks for while there is a network."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from layanan.ketupat_pecel.hari.forms import RUSAK, PerangkatForm
from layanan.ketupat_pecel.hari.halaman import BingkaiDesa, alamat_bila_ada, susun_data
from layanan.ketupat_pecel.hari.izin import ambil_foto, periksa_berjalan
from layanan.ketupat_pecel.hari.rahasia import kunci_tablet
from layanan.ketupat_pecel.hari.tindakan import daftarkan_tablet, lepas_foto
from layanan.ketupat_pecel.perjalanan.alur import StatusPerjalanan
from layanan.ketupat_pecel.perjalanan.izin import ambil_perjalanan_untuk, periksa_tim
from pentas.akun.peran import Hak
from pentas.galat import Ditolak
from pentas.gerbang import butuh


def _perjalanan(request, pk: int):
    perjalanan = ambil_perjalanan_untuk(request.user, pk)
    periksa_tim(request.user, perjalanan)
    return perjalanan


@butuh(Hak.KERJAKAN_LAYANAN)
@require_GET
def hari(request, pk):
    perjalanan = _perjalanan(request, pk)
    if perjalanan.status in (StatusPerjalanan.DITUTUP, StatusPerjalanan.SELESAI):
        return redirect("ketupat:tutup", pk)
    periksa_berjalan(perjalanan)
    konteks = {
        "perjalanan": perjalanan,
        "data": susun_data(request, perjalanan),
        "bingkai": BingkaiDesa(request, perjalanan),
        "url_perjalanan": alamat_bila_ada("ketupat:perjalanan-lihat", perjalanan),
    }
    return render(request, "layanan/ketupat_pecel/hari/hari.html", konteks)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_GET
def data(request, pk):
    """The same content as the page carries, fresh: for a page that was taken along and is online again."""
    jawab = JsonResponse(susun_data(request, _perjalanan(request, pk)))
    jawab["Cache-Control"] = "no-store"
    return jawab


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def tablet(request, pk):
    """The device gets number, letter and the key of its receipts; asked again it gets the same."""
    perjalanan = _perjalanan(request, pk)
    form = PerangkatForm(request.POST)
    if not form.is_valid():
        raise Ditolak(RUSAK)
    hari = daftarkan_tablet(perjalanan, form.cleaned_data["perangkat"], oleh=request.user)
    jawab = JsonResponse(
        {
            "huruf": hari.huruf,
            "nomor": hari.tablet.nomor,
            "kunci": kunci_tablet(hari.tablet.nomor),
            "antrean": hari.antrean_terakhir,
            "urut": max(hari.urut_awal, hari.urut_terakhir),
            "waktu_server": timezone.now().isoformat(),
        }
    )
    jawab["Cache-Control"] = "no-store"
    return jawab


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def foto_lepas(request, pk, foto):
    lepas_foto(ambil_foto(_perjalanan(request, pk), foto), oleh=request.user)
    return JsonResponse({"dilepas": foto})
