"""Letterheads for the admin, and the page on which anyone checks a document."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from pentas.akun.peran import Hak
from pentas.dokumen.forms import InstansiForm, PeriksaForm, rapikan_kode
from pentas.dokumen.izin import ambil_wilayah_untuk
from pentas.dokumen.jawab import jawab_pdf
from pentas.dokumen.konteks import konteks_dokumen
from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.pdf import cetak_pdf
from pentas.dokumen.tanda import tanda_dokumen
from pentas.dokumen.tindakan import simpan_instansi
from pentas.gerbang import butuh, publik
from pentas.wilayah.models import KabupatenKota, Provinsi


@butuh(Hak.KELOLA_INSTANSI)
@require_safe
def instansi(request):
    kelolaan = request.user.provinsi_berhak(Hak.KELOLA_INSTANSI)
    wilayah = [
        *Provinsi.objects.filter(pk__in=kelolaan).select_related("instansi"),
        *KabupatenKota.objects.filter(provinsi__in=kelolaan).select_related("instansi"),
    ]
    return render(request, "dokumen/instansi.html", {"wilayah": wilayah})


@butuh(Hak.KELOLA_INSTANSI)
@require_http_methods(["GET", "POST"])
def instansi_ubah(request, kode):
    wilayah = ambil_wilayah_untuk(request.user, kode)
    form = InstansiForm(request.POST or None, request.FILES or None, instance=Instansi.objects.untuk(wilayah))
    if request.method == "POST" and form.is_valid():
        simpan_instansi(
            wilayah,
            form.isian,
            lambang=form.cleaned_data["berkas_lambang"],
            hapus_lambang=form.cleaned_data.get("hapus_lambang", False),
            oleh=request.user,
        )
        messages.success(request, "Kop surat tersimpan. Dokumen berikutnya memakai kop ini.")
        return redirect("dokumen:instansi-ubah", kode)
    konteks = {"form": form, "wilayah": wilayah, "instansi": Instansi.objects.untuk(wilayah)}
    return render(request, "dokumen/instansi_ubah.html", konteks, status=form.status_galat if form.errors else 200)


@butuh(Hak.KELOLA_INSTANSI)
@require_safe
def instansi_contoh(request, kode) -> HttpResponse:
    """The letterhead on paper: one page with blank lines, to be looked at before it is used."""
    wilayah = ambil_wilayah_untuk(request.user, kode)
    konteks = konteks_dokumen(request, wilayah=wilayah)
    isi = cetak_pdf("dokumen/contoh_kop_pdf.html", konteks, judul="Contoh kop surat")
    return jawab_pdf(isi, f"kop-surat-{kode}")


@publik
@require_safe
def periksa(request):
    form = PeriksaForm(request.GET or None)
    if form.is_valid():
        return redirect("dokumen:periksa-kode", form.cleaned_data["kode"])
    return render(request, "dokumen/periksa.html", {"form": form}, status=422 if form.errors else 200)


@publik
@require_safe
def periksa_kode(request, kode):
    """One indexed query and no account needed; tells nothing but what the paper itself says."""
    dokumen = DokumenTerbit.objects.select_related("digantikan_oleh").filter(kode=rapikan_kode(kode)).first()
    konteks = {"dokumen": dokumen, "tanda": tanda_dokumen(dokumen), "kode": kode, "form": PeriksaForm()}
    return render(request, "dokumen/periksa_kode.html", konteks, status=200 if dokumen else 404)
