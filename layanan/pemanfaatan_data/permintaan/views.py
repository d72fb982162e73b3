"""An OPD asks: what to prepare, the draft, the repair; its profile."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from layanan.pemanfaatan_data.permintaan import tindakan
from layanan.pemanfaatan_data.permintaan.forms import PermintaanForm, ProfilForm, SuratForm, baca_isian_draf
from layanan.pemanfaatan_data.permintaan.halaman import bagian_form, halaman_mulai
from layanan.pemanfaatan_data.permintaan.izin import ambil_draf_untuk, periksa_boleh_profil, periksa_boleh_ubah
from layanan.pemanfaatan_data.permintaan.models import DrafPermintaan, PermintaanData, ProfilOpd
from layanan.pemanfaatan_data.sop import SOP
from layanan.sop.dinas.models import Unit
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.permohonan.views import tunjukkan_kode
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, TidakAda
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(Hak.AJUKAN_LAYANAN)
@baca_tulis
def ajukan(request):
    """What the OPD should have at hand; then its draft, begun or continued."""
    baris = halaman_mulai(request.user)
    if request.method == "POST":
        unit = next((u for u, _ in baris if str(u.pk) == request.POST.get("unit")), None)
        if unit is None:
            raise TidakAda("Unit ini bukan milik akun Anda, atau dinasnya belum membuka layanan ini.")
        return redirect("data:permintaan-draf", tindakan.buka_draf(unit, oleh=request.user).pk)
    return render(request, "layanan/pemanfaatan_data/ajukan.html", {"baris": baris, "sop": SOP})


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@baca_tulis
def draf(request, pk):
    """The form: saved while typing, sent once."""
    draf = ambil_draf_untuk(request.user, pk)
    if draf.permohonan_id:
        return _sudah_dikirim(request, draf)
    if request.method != "POST":
        form = PermintaanForm(initial=draf.isi, dinas=draf.unit.dinas)
        return _halaman_draf(request, draf, form, SuratForm())
    form, surat = PermintaanForm(request.POST, dinas=draf.unit.dinas), SuratForm(request.POST, request.FILES)
    try:
        draf = _simpan(request, draf, surat)
        if "kirim" not in request.POST:
            messages.success(request, "Draf tersimpan. Anda dapat melanjutkannya kapan saja.")
            return redirect("data:permintaan-draf", draf.pk)
        if form.is_valid():
            return tunjukkan_kode(request, *tindakan.kirim(draf, form.cleaned_data, oleh=request.user))
    except Ditolak as galat:
        form.add_error(None, galat.alasan)
        draf.refresh_from_db(fields=["versi", "surat"])  # sent again, this page's content stands
        return _halaman_draf(request, draf, form, surat, status=galat.status)
    return _halaman_draf(request, draf, form, surat, status=422)


def _simpan(request, draf: DrafPermintaan, surat: SuratForm) -> DrafPermintaan:
    """What was typed and the letter stay, whether or not the rest can be sent. Who saved last himself, by autosave,
    is not held against his own older page."""
    versi = request.POST.get("versi", "")
    if draf.diubah_oleh_id == request.user.pk:
        versi = str(draf.versi)
    isi = {nama: request.POST.getlist(nama) if nama == "elemen" else nilai for nama, nilai in request.POST.items()}
    isi |= {nama: nama in request.POST for nama in ("pernyataan_rahasia", "pernyataan_jaringan")}
    baru = {**draf.isi, "elemen": [], **baca_isian_draf(isi)}
    if baru != draf.isi:
        draf = tindakan.simpan_draf(draf, baru, int(versi) if versi.isdecimal() else -1, oleh=request.user)
    if surat.is_valid() and surat.cleaned_data["surat"]:
        draf = tindakan.simpan_surat_draf(draf, siapkan(surat.cleaned_data["surat"]), oleh=request.user)
    return draf


def _sudah_dikirim(request, draf: DrafPermintaan):
    """A second click, or the page of yesterday: the request, not a second one."""
    if request.method == "POST":
        return tunjukkan_kode(request, draf.permohonan, None)
    return redirect("sop:permohonan-lihat", draf.permohonan_id)


def _halaman_draf(request, draf: DrafPermintaan, form, surat, status=200):
    konteks = {"draf": draf, "form": form, "surat": surat, "bagian": bagian_form(form), "sop": SOP}
    return render(request, "layanan/pemanfaatan_data/draf.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN)
@baca_tulis
def ubah(request, pk):
    """The applicant repairs what was returned; sending it again is the step's own act."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    periksa_boleh_ubah(request.user, permohonan)
    minta = PermintaanData.objects.filter(permohonan=permohonan).first()
    if minta is None:
        raise TidakAda()
    form = PermintaanForm(
        request.POST or None, instance=minta, initial={"judul": permohonan.judul}, dinas=permohonan.dinas
    )
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.ubah(permohonan, form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Perbaikan tersimpan. Kirim ulang bila sudah lengkap.")
            return redirect("sop:permohonan-lihat", permohonan.pk)
    alasan = permohonan.riwayat.filter(keluar_pada__isnull=False).exclude(catatan="").last()
    konteks = {"permohonan": permohonan, "form": form, "bagian": bagian_form(form), "alasan": alasan}
    return render(request, "layanan/pemanfaatan_data/ubah.html", konteks, status=status)


@butuh(Hak.AJUKAN_LAYANAN, Hak.KERJAKAN_LAYANAN, Hak.KELOLA_LAYANAN)
@baca_tulis
def profil(request, pk):
    """The OPD as agreements name it."""
    unit = get_object_or_404(Unit.objects.select_related("dinas__provinsi", "dinas__kabupaten_kota"), pk=pk)
    try:
        periksa_boleh_profil(request.user, unit)
    except Ditolak as galat:
        raise TidakAda() from galat
    lama = ProfilOpd.objects.filter(unit=unit).first()
    awal = {} if lama else {"kepala_jabatan": f"Kepala {unit.nama}"}
    form, status = ProfilForm(request.POST or None, instance=lama, initial=awal), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: tindakan.simpan_profil(unit, form.cleaned_data, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Profil tersimpan. Surat dan perjanjian berikutnya memakainya.")
            return redirect("data:permintaan-profil", unit.pk)
    return render(request, "layanan/pemanfaatan_data/profil.html", {"unit": unit, "form": form}, status=status)
