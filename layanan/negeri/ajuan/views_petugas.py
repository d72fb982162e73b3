"""The operator of a negeri: codes on paper, submissions begun for who comes to the office. Officers: items checked."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from layanan.negeri.ajuan import pintu, tindakan, tindakan_periksa
from layanan.negeri.ajuan.forms import BantuForm, BuatKodeForm, PeriksaForm
from layanan.negeri.ajuan.izin import ambil_ajuan_bantu, menunggu_warga, negeri_saya
from layanan.negeri.ajuan.models import Ajuan, ButirAjuan, KodeWarga
from layanan.negeri.ajuan.tanda import simpan_tanda
from layanan.negeri.ajuan.tindakan_kode import MASA_KERTAS, buat_kode
from layanan.negeri.ajuan.views_mulai import tunjukkan
from layanan.negeri.dokumen.models import DokumenNegeri
from layanan.sop.permohonan.hitung import kode_tampil
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.permohonan.views import KERJA, ambil, jawab_halaman
from layanan.sop.pribadi.forms import BukaForm
from layanan.sop.pribadi.tindakan import buka as buka_nilai
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])
SEBUTAN = {"nik": "NIK", "kk": "Nomor KK", "nama": "Nama", "telepon": "Telepon", "surel": "Surel", "jawaban": "Isian"}


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@baca_tulis
def bantu(request):
    """Begin for a resident, or go on with what was begun here."""
    unit = negeri_saya(request.user)
    dokumen = DokumenNegeri.objects.filter(dinas__in=unit.values("dinas"), aktif=True)
    form, hasil = BantuForm(request.POST or None, semua_unit=unit, semua_dokumen=dokumen), []
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: hasil.append(_mulai(form, request.user)))
        if status == BERHASIL:
            return tunjukkan(request, *hasil[0])
    draf = Ajuan.objects.filter(unit__in=unit, permohonan=None, dibantu_oleh=request.user, dihapus_pada=None)
    konteks = {"form": form, "ada": unit.exists(), "draf": draf.select_related("dokumen", "unit")[:20]}
    return render(request, "layanan/negeri/ajuan/bantu.html", konteks, status=status)


def _mulai(form: BantuForm, oleh):
    return tindakan.mulai_bantu(form.cleaned_data["dokumen"], form.cleaned_data["unit"], oleh=oleh)


@butuh(Hak.AJUKAN_LAYANAN)
@require_POST
def buka(request, pk):
    """Go on with a draft begun here, or help with a repair, in the resident's own pages."""
    ajuan = ambil_ajuan_bantu(request.user, pk)
    if ajuan.permohonan_id is None and ajuan.dibantu_oleh_id != request.user.pk:
        raise TidakAda()
    if ajuan.permohonan_id and not menunggu_warga(ajuan):
        raise Basi("Ajuan ini sedang diperiksa, jadi isinya tidak dapat diganti sekarang.")
    return pintu.buka(redirect("negeri:ajuan-saya"), ajuan)


@butuh(Hak.AJUKAN_LAYANAN)
@never_cache
@baca_tulis
def kode(request):
    """Slips of paper, each with a code that works once. The answer shows them, and never again."""
    unit = negeri_saya(request.user)
    form, hasil, status = BuatKodeForm(request.POST or None, semua_unit=unit), [], BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: hasil.extend(buat_kode(**form.cleaned_data, oleh=request.user)))
        if status == BERHASIL:
            satu = form.cleaned_data["unit"]
            konteks = {
                "unit": satu,
                "semua": [kode_tampil(k) for k in hasil],
                "alamat": request.build_absolute_uri(reverse("negeri:dokumen-umum", args=[satu.dinas_id])),
                "hari": MASA_KERTAS.days,
            }
            return render(request, "layanan/negeri/ajuan/kode_cetak.html", konteks, status=201)
    ada = KodeWarga.objects.filter(unit__in=unit, cara=KodeWarga.Cara.KERTAS).select_related("unit")[:40]
    konteks = {"form": form, "ada": unit.exists(), "semua": ada}
    return render(request, "layanan/negeri/ajuan/kode.html", konteks, status=status)


@butuh(*KERJA)
@require_POST
def periksa(request, pk):
    """The marks of every item at once; with the button "kembalikan" they also go back to the resident."""
    permohonan = ambil(request, pk)
    butir = ButirAjuan.objects.filter(ajuan__permohonan=permohonan)
    form = PeriksaForm(request.POST, semua_butir=butir)
    try:
        if not form.is_valid():
            raise Ditolak("Ada tanda yang tidak terbaca. Muat ulang halaman, lalu tandai lagi.")
        simpan_tanda(permohonan, form.hasil(), form.cleaned_data["versi"], request.user)
        if request.POST.get("aksi") == "kembalikan":
            tindakan_periksa.kembalikan(permohonan, oleh=request.user)
    except (SalahPeran, TidakAda):
        raise
    except Ditolak as galat:
        return jawab_halaman(request, ambil(request, pk), status=galat.status, galat=galat.alasan)
    dikembalikan = request.POST.get("aksi") == "kembalikan"
    messages.success(request, "Dikembalikan kepada warga." if dikembalikan else "Hasil pemeriksaan tersimpan.")
    return redirect("sop:permohonan-lihat", pk)


@butuh(Hak.BUKA_PRIBADI)
@never_cache
@baca_tulis
def buka_data(request, pk):
    """A masked value, opened once for who says why."""
    permohonan = ambil_permohonan_untuk(request.user, pk)
    ajuan = Ajuan.objects.select_related("dinas__provinsi").filter(permohonan=permohonan).first()
    if ajuan is None:
        raise TidakAda()
    ajuan.rujukan = permohonan.nomor
    form, status, nilai = BukaForm(request.POST or None, objek=ajuan), BERHASIL, []
    form.fields["medan"].choices = [(m, SEBUTAN[m]) for m, _ in form.fields["medan"].choices]
    if request.method == "POST":
        status = laksanakan(form, lambda: nilai.append(buka_nilai(ajuan, **form.cleaned_data, oleh=request.user)))
    konteks = {"data": ajuan, "form": form}
    if nilai:
        konteks |= {"nilai": nilai[0], "sebutan": SEBUTAN[form.cleaned_data["medan"]]}
    return render(request, "layanan/pribadi/buka.html", konteks, status=status)
