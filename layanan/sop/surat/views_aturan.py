"""Patterns of numbers and signatories, set by whoever runs the services of an office."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from layanan.sop.dinas.izin import ambil_dinas_untuk
from layanan.sop.dinas.models import Dinas
from layanan.sop.surat.forms import AturanForm
from layanan.sop.surat.halaman import daftar_aturan, hari_ini
from layanan.sop.surat.tindakan_aturan import simpan_aturan
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import TidakAda
from pentas.gerbang import butuh

ATUR = Hak.KELOLA_LAYANAN


@butuh(ATUR)
@require_safe
def aturan(request):
    """Of one office; the first one where none is chosen."""
    semua = list(Dinas.objects.berhak(request.user, ATUR).filter(layanan__aktif=True).lengkap().distinct())
    kode = request.GET.get("dinas", "")
    dinas = next((d for d in semua if d.pk == kode), semua[0] if semua else None)
    konteks = {"semua_dinas": semua, "dinas": dinas, "baris": daftar_aturan(dinas) if dinas else []}
    return render(request, "layanan/surat/aturan.html", konteks)


@butuh(ATUR)
@require_http_methods(["GET", "POST"])
def aturan_ubah(request, kode, jenis):
    dinas = ambil_dinas_untuk(request.user, kode, ATUR)
    baris = next((b for b in daftar_aturan(dinas) if b["jenis"].kode == jenis), None)
    if baris is None:
        raise TidakAda()
    form = AturanForm(request.POST or None, initial=_awal(baris, dinas))
    status = 200
    if request.method == "POST":

        def aksi():
            data = form.cleaned_data
            isi = {"pola": data["pola"], "penanda": form.penanda, "terakhir": data["terakhir"]}
            simpan_aturan(dinas, jenis, data["tahun"], **isi, oleh=request.user)

        status = laksanakan(form, aksi)
        if status == BERHASIL:
            messages.success(request, "Aturan surat tersimpan. Surat yang sudah bernomor tidak berubah.")
            return redirect(f"{reverse('sop:surat-aturan')}?dinas={dinas.pk}")
    konteks = {"form": form, "dinas": dinas, **baris}
    return render(request, "layanan/surat/aturan_ubah.html", konteks, status=status)


def _awal(baris: dict, dinas: Dinas) -> dict:
    awal = {"tahun": hari_ini(dinas).year, "pola": baris["pola"]}
    if baris["aturan"]:
        awal |= {m: getattr(baris["aturan"], f"penanda_{m}") for m in ("jabatan", "nama", "pangkat", "nip")}
    return awal
