"""The submission in the resident's own browser: data, photographs, sending, repairing, taking back."""

from functools import wraps

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.ajuan import pintu, tindakan, tindakan_periksa
from layanan.negeri.ajuan.daftar import bagian_warga
from layanan.negeri.ajuan.data import ganda, hitungan, kurang_data, kurang_syarat, semua_baris
from layanan.negeri.ajuan.forms import DataForm, LanjutForm, TarikForm
from layanan.negeri.ajuan.izin import menunggu_warga
from layanan.negeri.ajuan.kata import alasan_ditolak, kepala, keterangan
from layanan.negeri.ajuan.models import Ajuan
from layanan.negeri.ajuan.views_mulai import formulir_lanjut
from layanan.sop.lacak.isi import semua_tahap
from layanan.sop.lacak.views import pribadi
from layanan.sop.permohonan.alur import StatusPermohonan
from layanan.sop.permohonan.daftar import ajakan_akhir
from layanan.sop.permohonan.hitung import kode_tampil
from pentas.galat import Basi, Ditolak, minta_json
from pentas.gerbang import publik

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


def warga(view):
    """Public, kept by nobody in between, and only for a browser that was let in: others get the way in."""

    @publik
    @pribadi
    @wraps(view)
    def dalam(request, *args, **kwargs):
        try:
            ajuan = pintu.ambil(request)
        except Ditolak as galat:
            if minta_json(request):
                raise
            return formulir_lanjut(request, LanjutForm(), galat.status, galat.alasan)
        return view(request, ajuan, *args, **kwargs)

    return dalam


def pelaku(request, ajuan: Ajuan):
    """The operator who helps, where the submission was begun with his account; else nobody."""
    return request.user if request.user.is_authenticated and ajuan.dibantu_oleh_id == request.user.pk else None


def _kerangka(ajuan: Ajuan, langkah: int) -> dict:
    nama = ("Data Anda", "Foto syarat", "Kirim")
    keadaan = ("selesai" if n < langkah else "kini" if n == langkah else "" for n in range(3))
    return {"ajuan": ajuan, "kode": kode_tampil(ajuan.kode), "kemajuan": list(zip(nama, keadaan, strict=True))}


@warga
@require_safe
def saya(request, ajuan):
    """Where it stands; a draft goes on where it was left."""
    if ajuan.permohonan_id is None:
        return redirect("negeri:ajuan-data" if kurang_data(ajuan) else "negeri:ajuan-syarat")
    return _status(request, ajuan)


def _status(request, ajuan: Ajuan, status: int = 200, galat: str = ""):
    permohonan = ajuan.permohonan
    konteks = {
        "ajuan": ajuan,
        "permohonan": permohonan,
        "kode": kode_tampil(ajuan.kode),
        "kepala": kepala(permohonan),
        "keterangan": keterangan(permohonan),
        "alasan": alasan_ditolak(permohonan),
        "tahap": semua_tahap(permohonan, list(permohonan.riwayat.all())),
        "henti": permohonan.status in (StatusPermohonan.DITOLAK, StatusPermohonan.DITARIK),
        "perbaikan": menunggu_warga(ajuan),
        "bagian": bagian_warga(ajuan),
        "ajakan": [] if permohonan.terbuka else ajakan_akhir(permohonan),
        "galat": galat,
    }
    if konteks["perbaikan"]:
        semua = semua_baris(ajuan)
        konteks |= {"baris": [b for b in semua if b.diminta], "tetap": [b for b in semua if not b.diminta]}
        konteks["ada_teks"] = any(b.teks for b in konteks["baris"])
    return render(request, "layanan/negeri/ajuan/saya.html", konteks, status=status)


@warga
@sensitive_post_parameters()
@baca_tulis
def data(request, ajuan):
    """Step one; what can be stored of an unfinished form is stored too."""
    if ajuan.permohonan_id:
        return redirect("negeri:ajuan-saya")
    awal = {m: str(n.nilai()) for m in ("nama", "telepon", "surel") if (n := getattr(ajuan, m))}
    form = DataForm(request.POST or None, ajuan=ajuan, initial={**awal, "ambil": ajuan.ambil})
    if request.method != "POST":
        return render(request, "layanan/negeri/ajuan/data.html", {**_kerangka(ajuan, 0), "form": form})
    lengkap = form.is_valid()
    tindakan.simpan_data(ajuan, form.isi(), oleh=pelaku(request, ajuan))
    if minta_json(request):
        salah = {n: str(g[0]) for n, g in form.errors.items() if request.POST.get(n)}
        return JsonResponse({"kabar": kabar(ajuan), "galat_medan": salah})
    if not lengkap:
        return render(request, "layanan/negeri/ajuan/data.html", {**_kerangka(ajuan, 0), "form": form}, status=422)
    return redirect("negeri:ajuan-syarat")


def kabar(ajuan: Ajuan) -> str:
    kini = timezone.localtime(timezone.now(), ajuan.dinas.zona)
    return f"Tersimpan {kini:%H.%M}. Lanjutkan kapan saja dengan kode {kode_tampil(ajuan.kode)} dan PIN."


@warga
@sensitive_post_parameters()
@baca_tulis
def syarat(request, ajuan):
    """Step two. Texts are posted together; photographs each to their own address."""
    if ajuan.permohonan_id and not menunggu_warga(ajuan):
        return redirect("negeri:ajuan-saya")
    if request.method == "POST":
        isi = {
            int(n[1:]): t[:1000] for n, t in request.POST.items() if n[:1] == "t" and n[1:].isdecimal() and len(n) < 12
        }
        tindakan.simpan_jawaban(ajuan, isi, oleh=pelaku(request, ajuan))
        if minta_json(request):
            return JsonResponse({"kabar": kabar(ajuan), "hitungan": hitungan(semua_baris(pintu.ambil(request)))})
        return redirect("negeri:ajuan-saya" if ajuan.permohonan_id else "negeri:ajuan-kirim")
    if ajuan.permohonan_id:
        return redirect("negeri:ajuan-saya")
    return jawab_syarat(request, ajuan)


def jawab_syarat(request, ajuan: Ajuan, status: int = 200, galat: str = "", butir: int = 0):
    if ajuan.permohonan_id:
        return _status(request, ajuan, status, galat)
    semua = semua_baris(ajuan)
    konteks = {**_kerangka(ajuan, 1), "baris": semua, "hitungan": hitungan(semua), "ganda": ganda(ajuan)}
    konteks |= {"galat": galat, "galat_butir": butir}
    return render(request, "layanan/negeri/ajuan/syarat.html", konteks, status=status)


@warga
@baca_tulis
def kirim(request, ajuan):
    """Step three: read it all once more, then send."""
    if ajuan.permohonan_id:
        return redirect("negeri:ajuan-saya")
    galat, status = "", 200
    if request.method == "POST":
        try:
            tindakan.kirim(ajuan, oleh=pelaku(request, ajuan), tetap="tetap" in request.POST)
            return redirect("negeri:ajuan-saya")
        except Ditolak as ditolak:
            galat, status = ditolak.alasan, ditolak.status
    semua = semua_baris(ajuan)
    kurang = kurang_data(ajuan) + kurang_syarat(semua)
    konteks = {**_kerangka(ajuan, 2), "baris": semua, "kurang": kurang, "ganda": ganda(ajuan), "galat": galat}
    konteks["nama"] = ajuan.nama.nilai() if ajuan.nama else ""
    return render(request, "layanan/negeri/ajuan/kirim.html", konteks, status=status)


@warga
@require_POST
def kirim_ulang(request, ajuan):
    try:
        tindakan_periksa.kirim_ulang(ajuan, oleh=pelaku(request, ajuan))
    except Ditolak as galat:
        return _status(request, pintu.ambil(request), galat.status, galat.alasan)
    return redirect("negeri:ajuan-saya")


@warga
@require_POST
def tarik(request, ajuan):
    form = TarikForm(request.POST)
    try:
        if not form.is_valid():
            raise Ditolak(str(next(iter(form.errors.values()))[0]))
        if ajuan.permohonan_id is None:
            raise Basi("Ajuan ini belum dikirim, jadi tidak perlu ditarik.")
        tindakan_periksa.tarik_ajuan(ajuan, form.cleaned_data["alasan"], oleh=pelaku(request, ajuan))
    except Ditolak as galat:
        if ajuan.permohonan_id is None:
            return jawab_syarat(request, ajuan, galat.status, galat.alasan)
        return _status(request, pintu.ambil(request), galat.status, galat.alasan)
    return redirect("negeri:ajuan-saya")
