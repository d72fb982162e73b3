"""Pages of time: the red list, and the standard times of an office."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from layanan.sop.deklarasi.daftar import ambil_sop, pilihan_layanan
from layanan.sop.dinas.izin import ambil_dinas_untuk, punya_hak_di
from layanan.sop.dinas.models import Dinas, LayananDinas
from layanan.sop.kalender.izin import BACA
from layanan.sop.permohonan.baku import baku_dinas
from layanan.sop.permohonan.forms_waktu import WaktuForm
from layanan.sop.permohonan.merah import daftar_merah, kelompokkan
from layanan.sop.permohonan.tindakan_waktu import atur_waktu
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import TidakAda
from pentas.gerbang import butuh


@butuh(Hak.LIHAT_LAYANAN)
@require_safe
def merah(request):
    dinas = Dinas.objects.berhak(request.user, Hak.LIHAT_LAYANAN).lengkap()
    semua, jumlah = daftar_merah(dinas)
    konteks = {
        "kelompok": kelompokkan(semua),
        "jumlah": jumlah,
        "jumlah_lewat": sum(m.lewat for m in semua),
        "tampil": len(semua),
        "banyak_dinas": len({m.permohonan.dinas_id for m in semua}) > 1,
        "kini": timezone.now(),
    }
    return render(request, "layanan/permohonan/merah.html", konteks)


@butuh(*BACA)
@require_safe
def waktu(request):
    """Offices and their services, to choose from; straight on where there is one."""
    dinas = Dinas.objects.berhak(request.user, *BACA)
    nama = dict(pilihan_layanan())
    semua = LayananDinas.objects.filter(dinas__in=dinas, layanan__in=nama)
    semua = list(semua.select_related("dinas__provinsi", "dinas__kabupaten_kota"))
    if len(semua) == 1:
        return redirect("sop:permohonan-waktu-atur", semua[0].dinas_id, semua[0].layanan)
    for satu in semua:
        satu.nama = nama[satu.layanan]
    return render(request, "layanan/permohonan/waktu.html", {"semua": semua})


@butuh(*BACA)
@require_http_methods(["GET", "POST"])
def waktu_atur(request, dinas, layanan):
    dinas = ambil_dinas_untuk(request.user, dinas, *BACA)
    sop = ambil_sop(layanan)
    if sop is None or not LayananDinas.objects.filter(dinas=dinas, layanan=layanan).exists():
        raise TidakAda()
    baris = baku_dinas(dinas, layanan)
    form = WaktuForm(request.POST or None, langkah=[(langkah, baku) for langkah, baku, _ in baris])
    status = BERHASIL
    if request.method == "POST":
        hasil = []
        status = laksanakan(
            form,
            lambda: hasil.extend(
                atur_waktu(dinas, layanan, form.isian, form.cleaned_data["dasar"].strip(), oleh=request.user)
            ),
        )
        if status == BERHASIL:
            messages.success(request, _kabar(len(hasil)))
            return redirect("sop:permohonan-waktu-atur", dinas.pk, layanan)
    konteks = {
        "dinas": dinas,
        "sop": sop,
        "form": form,
        "boleh_ubah": punya_hak_di(request.user, dinas, Hak.KELOLA_LAYANAN),
        "baris": [(n, langkah, baku, b, form.kolom(langkah.kode)) for n, (langkah, baku, b) in enumerate(baris, 1)],
    }
    return render(request, "layanan/permohonan/waktu_atur.html", konteks, status=status)


def _kabar(jumlah: int) -> str:
    if not jumlah:
        return "Tidak ada yang berubah."
    return f"Waktu {jumlah} langkah tersimpan. Permohonan yang sudah berjalan tetap memakai waktu lamanya."
