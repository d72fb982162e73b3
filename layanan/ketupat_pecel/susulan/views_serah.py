"""One resident after the day: what is ready, to whom it was handed, what to tell him, his survey."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from layanan.ketupat_pecel.hari.alur import Kantor, KeadaanPelayanan
from layanan.ketupat_pecel.hari.models import Pelayanan
from layanan.ketupat_pecel.susulan.data import daftar_survei, masih_terbuka, nama_warga
from layanan.ketupat_pecel.susulan.forms import JanjiForm, SerahForm
from layanan.ketupat_pecel.susulan.izin import ambil_pelayanan, ambil_perjalanan_siap, boleh_urus
from layanan.ketupat_pecel.susulan.kata import keadaan_dokumen
from layanan.ketupat_pecel.susulan.models import SerahTerima
from layanan.ketupat_pecel.susulan.pesan import pesan_warga, tautan_wa
from layanan.ketupat_pecel.susulan.tindakan_serah import SALAH_PIN, serahkan
from layanan.sop.dinas.izin import punya_hak_di
from layanan.sop.lacak.cari import periksa_pin, periksa_tunggu
from layanan.sop.lacak.pembatas import kunci_alamat, kunci_kode
from layanan.sop.pribadi.forms import BukaForm
from layanan.sop.pribadi.tindakan import buka as buka_nilai
from layanan.sop.skm.izin import periksa_boleh_isi
from layanan.sop.skm.models import UndanganSkm
from layanan.sop.skm.tautan import token_undangan
from layanan.sop.skm.tindakan import undang_warga
from pentas.akun.peran import Hak
from pentas.dokumen.qr import qr_svg
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Basi, Ditolak
from pentas.gerbang import butuh

BACA, KERJA = (Hak.LIHAT_LAYANAN,), (Hak.KERJAKAN_LAYANAN,)
SEBUTAN = {"nik": "NIK", "nama": "Nama", "telepon": "Telepon", "catatan": "Catatan petugas"}


def _ambil(request, tanda) -> Pelayanan:
    p = ambil_pelayanan(request.user, tanda)
    timezone.activate(p.perjalanan.dinas.zona)
    return p


def _dokumen(p: Pelayanan) -> list:
    return list(p.dokumen.select_related("dokumen", "kasus"))


def _rupa(d) -> tuple[str, str]:
    return keadaan_dokumen(d.penyelesaian, d.kantor, getattr(getattr(d, "kasus", None), "status", None))


@butuh(*BACA)
@never_cache
@require_safe
def lihat(request, tanda):
    p = _ambil(request, tanda)
    semua = _dokumen(p)
    konteks = {
        "p": p,
        "nama": nama_warga(p),
        "dokumen": [(d, *_rupa(d)) for d in semua],
        "siap": any(d.kantor == Kantor.SIAP for d in semua),
        "terbuka": any(masih_terbuka(d) or d.kantor == "" for d in semua if _rupa(d)[0] == "tunggu"),
        "serah": list(p.serah_terima.select_related("foto", "oleh").prefetch_related("dokumen__dokumen")),
        "perubahan": list(p.perubahan_janji.select_related("oleh")),
        "form": JanjiForm(),
        "boleh_urus": boleh_urus(request.user, p.perjalanan),
        "boleh_buka": punya_hak_di(request.user, p.perjalanan.dinas, Hak.BUKA_PRIBADI),
        "selesai": p.keadaan == KeadaanPelayanan.SELESAI,
    }
    return render(request, "layanan/ketupat_pecel/susulan/lihat.html", konteks)


@butuh(*KERJA)
@never_cache
@sensitive_post_parameters("pin")
@require_http_methods(["GET", "HEAD", "POST"])
def serah(request, tanda):
    p = _ambil(request, tanda)
    siap = [d for d in _dokumen(p) if d.kantor == Kantor.SIAP]
    if not siap:
        raise Basi("Tidak ada dokumen yang siap diserahkan untuk tanda terima ini. Muat ulang halamannya.")
    form, status = SerahForm(request.POST or None, request.FILES or None, dokumen=siap), BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _serahkan(p, form.cleaned_data, request.user))
        if status == BERHASIL:
            messages.success(request, "Serah terima tercatat.")
            return redirect("ketupat:susulan-lihat", p.pk)
    konteks = {"p": p, "nama": nama_warga(p), "form": form, "siap": siap}
    return render(request, "layanan/ketupat_pecel/susulan/serah.html", konteks, status=status)


def _serahkan(p: Pelayanan, isi: dict, oleh) -> None:
    """Guesses at the digits count together with those on the tracking page, whatever becomes of the act."""
    lain = isi["hubungan"] != SerahTerima.Hubungan.SENDIRI
    if lain and isi["bukti"] == SerahTerima.Bukti.ANGKA and p.tanda_terima:
        milik = kunci_kode(p.tanda_terima), kunci_alamat(f"akun:{oleh.pk}")
        periksa_tunggu(*milik)
        periksa_pin(p.tanda_terima, isi["pin"], p.sidik_pin, milik, SALAH_PIN)
    serahkan(p, isi, oleh=oleh)


@butuh(*KERJA)
@never_cache
@require_safe
def kabari(request, tanda):
    """To WhatsApp with the words ready, and the resident's own number if he gave one."""
    p = _ambil(request, tanda)
    semua = [(str(d.dokumen), d.kantor, _rupa(d)[0]) for d in _dokumen(p)]
    siap = [nama for nama, kantor, _ in semua if kantor == Kantor.SIAP]
    belum = [nama for nama, kantor, rupa in semua if kantor != Kantor.SIAP and rupa == "tunggu"]
    if not siap and not belum:
        raise Ditolak("Semua dokumen warga ini sudah jelas, jadi tidak ada yang perlu dikabarkan.")
    janji = p.perubahan_janji.order_by("-pk").first()
    awal = request.build_absolute_uri("/").rstrip("/")
    teks = pesan_warga(p, awal, siap=siap, belum=belum, alasan=janji.alasan if janji else "")
    return redirect(tautan_wa(teks, p.telepon))


@butuh(*KERJA)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survei(request, tanda):
    """At the end of the service: nine questions behind a code that works once, for this resident."""
    p = _ambil(request, tanda)
    if p.keadaan != KeadaanPelayanan.SELESAI:
        raise Ditolak("Survei diberikan setelah warga ini selesai dilayani.")
    permohonan = p.perjalanan.permohonan
    if request.method == "POST":
        undang_warga(permohonan, str(p.pk), oleh=request.user)
        return redirect("ketupat:susulan-survei", p.pk)
    konteks = {"p": p, "undangan": UndanganSkm.objects.filter(permohonan=permohonan, rujukan=str(p.pk)).first()}
    if undangan := konteks["undangan"]:
        undangan.permohonan = permohonan
        periksa_boleh_isi(undangan)
        alamat = request.build_absolute_uri(reverse("sop:skm-isi", args=[token_undangan(undangan)]))
        konteks |= {"alamat": alamat, "qr": qr_svg(alamat, "Kode QR survei")}
    return render(request, "layanan/ketupat_pecel/susulan/survei.html", konteks)


@butuh(*KERJA)
@never_cache
@require_safe
def survei_perjalanan(request, pk):
    """At the way out: who was served, and the code for each."""
    perjalanan, _desa = ambil_perjalanan_siap(request.user, pk)
    timezone.activate(perjalanan.dinas.zona)
    konteks = {"perjalanan": perjalanan, "semua": daftar_survei(perjalanan)}
    return render(request, "layanan/ketupat_pecel/susulan/survei_daftar.html", konteks)


@butuh(Hak.BUKA_PRIBADI)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def buka(request, tanda):
    """A masked value, opened once for who says why: a case is reported to the ministry by its NIK."""
    p = _ambil(request, tanda)
    p.rujukan = f"{p.perjalanan.nomor}, antrean {p}"
    form, status, nilai = BukaForm(request.POST or None, objek=p), BERHASIL, []
    form.fields["medan"].choices = [(m, SEBUTAN[m]) for m, _ in form.fields["medan"].choices]
    if request.method == "POST":
        status = laksanakan(form, lambda: nilai.append(buka_nilai(p, **form.cleaned_data, oleh=request.user)))
    konteks = {"data": p, "form": form}
    if nilai:
        konteks |= {"nilai": nilai[0], "sebutan": SEBUTAN[form.cleaned_data["medan"]]}
    return render(request, "layanan/pribadi/buka.html", konteks, status=status)
