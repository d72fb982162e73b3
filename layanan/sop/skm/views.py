"""The questionnaire for the public; for officers papers, invitations, the report and its follow-up."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from layanan.sop.dinas.models import Dinas
from layanan.sop.lacak.views import pribadi
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.skm import tindakan
from layanan.sop.skm.buku import buku_survei
from layanan.sop.skm.cetak import cetak_survei, isi_survei
from layanan.sop.skm.data import Survei
from layanan.sop.skm.forms import KemajuanForm, KertasForm, RencanaForm, SurveiForm
from layanan.sop.skm.izin import BACA, ambil_rencana_untuk, ambil_undangan, boleh_rencana, periksa_boleh_isi
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.pilih import Pilihan, baca_pilihan, wajib_pilihan
from layanan.sop.skm.tautan import token_undangan
from layanan.sop.skm.tindakan_terbit import sudah_berakhir, terbitan, terbitkan_laporan
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.dokumen.qr import qr_svg
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, TidakAda
from pentas.gerbang import butuh, publik

JENIS = "layanan.skm"
LAPORAN = (Hak.LAPORAN_LAYANAN, Hak.KELOLA_LAYANAN)


@publik
@pribadi
@require_http_methods(["GET", "POST"])
def isi(request, token):
    """One page, nine questions, no script. A link that was used or has run out says so and asks nothing more."""
    try:
        undangan = ambil_undangan(token)
        periksa_boleh_isi(undangan)
    except Ditolak as galat:
        return render(request, "layanan/skm/tutup.html", {"galat": galat}, status=galat.status)
    konteks = {"dinas": undangan.permohonan.dinas, "sop": undangan.permohonan.sop, "token": token}
    form = SurveiForm(request.POST or None)
    if request.method == "GET":
        return render(request, "layanan/skm/isi.html", {**konteks, "form": form})
    status = laksanakan(form, lambda: tindakan.isi_survei(undangan, oleh=None, **form.isi()))
    if status == BERHASIL:
        return render(request, "layanan/skm/terima_kasih.html", konteks)
    return render(request, "layanan/skm/isi.html", {**konteks, "form": form}, status=status)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_safe
def undangan(request, pk):
    """For the counter: the one-time link as QR, to be shown or printed for the applicant."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    ada = UndanganSkm.objects.filter(permohonan=permohonan, rujukan="").first()
    if ada is None:
        raise TidakAda("Survei tersedia setelah permohonan selesai.")
    ada.permohonan = permohonan
    periksa_boleh_isi(ada)
    alamat = request.build_absolute_uri(reverse("sop:skm-isi", args=[token_undangan(ada)]))
    konteks = {"permohonan": permohonan, "undangan": ada, "alamat": alamat, "qr": qr_svg(alamat, "Kode QR survei")}
    return render(request, "layanan/skm/undangan.html", konteks)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_http_methods(["GET", "POST"])
def kertas(request):
    """Type one paper in, then the next."""
    semua = Dinas.objects.berhak(request.user, Hak.KERJAKAN_LAYANAN).lengkap()
    form = KertasForm(request.POST or None, semua_dinas=semua)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _catat(form, request.user))
        if status == BERHASIL:
            messages.success(request, "Kuesioner tersimpan. Isi yang berikutnya, atau kembali ke hasil survei.")
            return redirect("sop:skm-kertas")
    return render(request, "layanan/skm/kertas.html", {"form": form}, status=status)


def _catat(form: KertasForm, oleh):
    data = form.cleaned_data
    tempat = {"tanggal": data["tanggal"], "unit": data.get("unit")}
    return tindakan.catat_kertas(data["dinas"], data["layanan"], oleh=oleh, **tempat, **form.isi())


@butuh(*BACA)
@require_safe
def hasil(request):
    pilihan = baca_pilihan(request, *BACA)
    if pilihan is None:
        return render(request, "layanan/laporan/kosong.html", {"judul": "Survei kepuasan"})
    return _hasil(request, pilihan, RencanaForm())


def _hasil(request, pilihan: Pilihan, form: RencanaForm, status: int = 200):
    timezone.activate(pilihan.dinas.zona)
    survei = Survei(pilihan.dinas, pilihan.layanan, pilihan.rentang)
    konteks = {
        "pilihan": pilihan,
        "survei": survei,
        "sebelum": Survei(pilihan.dinas, pilihan.layanan, pilihan.rentang.sebelum),
        "form": form,
        "boleh_rencana": bool(pilihan.layanan) and boleh_rencana(request.user, pilihan.dinas),
        "boleh_terbit": sudah_berakhir(pilihan) and boleh_rencana(request.user, pilihan.dinas),
        "boleh_catat": request.user.punya_hak(Hak.KERJAKAN_LAYANAN),
        "baca_laporan": request.user.punya_hak(Hak.LAPORAN_LAYANAN),
        "hari_ini": timezone.localdate(),
    }
    return render(request, "layanan/skm/hasil.html", konteks, status=status)


@butuh(*BACA)
@require_http_methods(["GET", "HEAD", "POST"])
def pdf(request):
    """POST issues it: the paper bears a code."""
    pilihan = wajib_pilihan(request, *BACA)
    survei = Survei(pilihan.dinas, pilihan.layanan, pilihan.rentang)
    if request.method == "POST":
        dokumen = terbitkan_laporan(JENIS, pilihan, isi_survei(survei), oleh=request.user)
    else:
        dokumen = terbitan(JENIS, pilihan, isi_survei(survei))
    nama = f"SKM {pilihan.dinas.pk} {pilihan.nama_layanan} {pilihan.rentang.nama}"
    return jawab_pdf(cetak_survei(request, survei, pilihan.nama_layanan, dokumen), nama)


@butuh(*BACA)
@require_safe
def buku(request):
    pilihan = wajib_pilihan(request, *BACA)
    survei = Survei(pilihan.dinas, pilihan.layanan, pilihan.rentang)
    nama = f"SKM {pilihan.dinas.pk} {pilihan.nama_layanan} {pilihan.rentang.nama}"
    return jawab_xlsx(buku_survei(survei, pilihan.nama_layanan), nama)


@butuh(*LAPORAN)
@require_http_methods(["POST"])
def rencana(request):
    """A follow-up for one service and the period on show."""
    pilihan = wajib_pilihan(request, *LAPORAN)
    if not pilihan.layanan:
        raise Ditolak("Pilih satu layanan dahulu; tindak lanjut disusun per layanan.")
    form = RencanaForm(request.POST)
    status = laksanakan(
        form,
        lambda: tindakan.susun_rencana(
            pilihan.dinas, pilihan.layanan, pilihan.rentang, oleh=request.user, **form.cleaned_data
        ),
    )
    if status != BERHASIL:
        return _hasil(request, pilihan, form, status)
    messages.success(request, "Tindak lanjut disimpan.")
    return redirect(f"{reverse('sop:skm-hasil')}?{pilihan.kueri}#tindak-lanjut")


@butuh(*LAPORAN)
@require_http_methods(["GET", "POST"])
def ubah_rencana(request, pk):
    satu = ambil_rencana_untuk(request.user, pk)
    form = KemajuanForm(request.POST or None, instance=satu)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.ubah_rencana(satu, oleh=request.user, **form.cleaned_data))
        if status == BERHASIL:
            messages.success(request, "Tindak lanjut diperbarui.")
            alamat = f"{reverse('sop:skm-hasil')}?dinas={satu.dinas_id}&layanan={satu.layanan}"
            return redirect(f"{alamat}&tahun={satu.mulai.year}&bagian={_bagian(satu)}#tindak-lanjut")
    return render(request, "layanan/skm/rencana.html", {"form": form, "rencana": satu}, status=status)


def _bagian(satu) -> str:
    """The period it was made for, as the address spells it."""
    bulan = satu.akhir.month - satu.mulai.month + 1
    if bulan == 12:
        return "tahun"
    return f"{'s' if bulan == 6 else 't'}{(satu.akhir.month - 1) // bulan + 1}"
