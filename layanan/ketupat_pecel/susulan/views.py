"""What was taken to the office, promised dates that will be missed, data that wait for the ministry."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.ketupat_pecel.hari.hitung import baca_tanda_terima, tanda_terima
from layanan.ketupat_pecel.susulan import tindakan, tindakan_janji, tindakan_kasus
from layanan.ketupat_pecel.susulan.data import (
    TAB,
    TERBANYAK,
    BarisKasus,
    DaftarKantor,
    daftar_kasus,
    jumlah_kasus,
    nama_warga,
    siap_perjalanan,
)
from layanan.ketupat_pecel.susulan.forms import PK, AlasanForm, HasilForm, JanjiForm, MassalForm, TiketForm
from layanan.ketupat_pecel.susulan.izin import (
    ambil_dokumen,
    ambil_kasus,
    ambil_perjalanan_siap,
    boleh_urus,
    dinas_susulan,
    pelayanan_terlihat,
    perjalanan_terlihat,
)
from layanan.ketupat_pecel.susulan.janji import PerPerjalanan, janji_lewat
from layanan.ketupat_pecel.susulan.pesan import pesan_desa, tautan_wa
from layanan.ketupat_pecel.susulan.tindakan_serah import SALAH_KETIK
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, TidakAda
from pentas.gerbang import butuh

BACA, KERJA = (Hak.LIHAT_LAYANAN,), (Hak.KERJAKAN_LAYANAN,)
DESA = (Hak.LIHAT_LAYANAN, Hak.AJUKAN_LAYANAN)
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@butuh(*BACA)
@require_safe
def daftar(request):
    """``?tanda=``: straight to one receipt, as typed at the counter."""
    if tulisan := request.GET.get("tanda", "").strip():
        return _ke_tanda_terima(request, tulisan)
    return _daftar(request)


def _ke_tanda_terima(request, tulisan: str):
    nomor = baca_tanda_terima(tulisan[:40])
    if nomor is None:
        return _daftar(request, SALAH_KETIK, 422, tulisan[:40])
    ada = pelayanan_terlihat(request.user).filter(tanda_terima=tanda_terima(*nomor)).first()
    if ada is None:
        kalimat = f"Tanda terima {tanda_terima(*nomor)} tidak ada di dinas Anda. Periksa nomornya."
        return _daftar(request, kalimat, 404, tulisan[:40])
    return redirect("ketupat:susulan-lihat", ada.pk)


def _daftar(request, galat: str = "", status: int = 200, tulisan: str = ""):
    tab = request.GET.get("tab", "")
    perjalanan = request.GET.get("perjalanan", "")
    pk = int(perjalanan) if PK.fullmatch(perjalanan) else None
    isi = DaftarKantor(request.user, tab if tab in TAB else "kantor", pk)
    konteks = {
        "isi": isi,
        "tab": [(k, nama, isi.jumlah[k]) for k, (nama, _keadaan) in TAB.items()],
        "jumlah_kasus": jumlah_kasus(request.user),
        "jumlah_janji": sum(k.belum_dikabari for k in _janji(request)),
        "terbanyak": TERBANYAK,
        "galat_tanda": galat,
        "tulisan": tulisan,
        "bekerja": request.user.punya_hak(*KERJA),
        "hari_ini": timezone.localdate(),
    }
    return render(request, "layanan/ketupat_pecel/susulan/daftar.html", konteks, status=status)


@butuh(*KERJA)
@require_POST
def massal(request):
    form = MassalForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Pilih yang akan dikerjakan: mulai proses, atau tandai siap.")
    nomor = form.cleaned_data["nomor"]
    if form.cleaned_data["aksi"] == "proses":
        jumlah = tindakan.proses(nomor, oleh=request.user)
        messages.success(request, f"{jumlah} dokumen mulai diproses.")
    else:
        jumlah = tindakan.siapkan(nomor, oleh=request.user)
        messages.success(request, f"{jumlah} dokumen siap diambil. Kabari warga atau kepala desanya.")
    return redirect(_kembali(request))


def _kembali(request) -> str:
    pk = request.POST.get("perjalanan", "")
    kueri = urlencode({"perjalanan": pk}) if PK.fullmatch(pk) else ""
    return f"{reverse('ketupat:susulan-daftar')}{'?' if kueri else ''}{kueri}"


@butuh(*BACA)
@baca_tulis
def dokumen(request, pk):
    """One document: ended without, or printed again. Both with a reason."""
    satu = ambil_dokumen(request.user, pk)
    timezone.activate(satu.pelayanan.perjalanan.dinas.zona)
    form, status = AlasanForm(request.POST or None), BERHASIL
    if request.method == "POST":
        aksi = tindakan.ulangi if request.POST.get("aksi") == "ulang" else tindakan.tutup_dokumen
        status = laksanakan(form, lambda: aksi(satu, form.cleaned_data["alasan"], oleh=request.user))
        if status == BERHASIL:
            messages.success(request, "Tersimpan.")
            return redirect("ketupat:susulan-lihat", satu.pelayanan_id)
    konteks = {"dokumen": satu, "p": satu.pelayanan, "nama": nama_warga(satu.pelayanan), "form": form}
    return render(request, "layanan/ketupat_pecel/susulan/dokumen.html", konteks, status=status)


@butuh(*BACA)
@require_safe
def lewat(request):
    return _lewat(request, JanjiForm())


def _janji(request) -> list[PerPerjalanan]:
    terlihat = perjalanan_terlihat(request.user).values("pk")
    return janji_lewat(dinas_susulan(request.user), perjalanan=terlihat)


def _lewat(request, form, status: int = 200, pilih=()):
    kelompok = _janji(request)
    konteks = {
        "kelompok": kelompok,
        "jumlah": sum(len(k.baris) for k in kelompok),
        "lewat": sum(b.lewat for k in kelompok for b in k.baris),
        "belum": sum(k.belum_dikabari for k in kelompok),
        "form": form,
        "pilih": pilih,
        "bekerja": request.user.punya_hak(*KERJA),
        "kini": timezone.now(),
    }
    return render(request, "layanan/ketupat_pecel/susulan/lewat.html", konteks, status=status)


def _tanda(request) -> list[UUID]:
    hasil = []
    for teks in request.POST.getlist("tanda"):
        try:
            hasil.append(UUID(teks))
        except ValueError as galat:
            raise TidakAda() from galat
    return hasil


@butuh(*KERJA)
@require_POST
def ubah_janji(request):
    form, tanda = JanjiForm(request.POST), _tanda(request)
    hasil = []
    status = laksanakan(
        form, lambda: hasil.append(tindakan_janji.ubah_janji(tanda, **form.cleaned_data, oleh=request.user))
    )
    if status != BERHASIL:
        return _lewat(request, form, status, set(tanda))
    messages.success(request, f"Tanggal {hasil[0]} tanda terima diubah. Kabari warganya sebelum mereka berangkat.")
    return redirect(_setelah(request))


@butuh(*KERJA)
@require_POST
def dikabari(request):
    jumlah = tindakan_janji.tandai_dikabari(_tanda(request), oleh=request.user)
    messages.success(request, f"{jumlah} tanda terima ditandai sudah dikabari.")
    return redirect(_setelah(request))


def _setelah(request) -> str:
    """Back to the one receipt, or to the list."""
    tanda = _tanda(request)
    if request.POST.get("dari") == "satu" and len(tanda) == 1:
        return reverse("ketupat:susulan-lihat", args=[tanda[0]])
    return reverse("ketupat:susulan-lewat")


@butuh(*BACA)
@require_safe
def kasus(request):
    terbuka = request.GET.get("tab") != "selesai"
    konteks = {
        "semua": daftar_kasus(request.user, terbuka=terbuka),
        "terbuka": terbuka,
        "jumlah": jumlah_kasus(request.user),
    }
    return render(request, "layanan/ketupat_pecel/susulan/kasus.html", konteks)


AKSI_KASUS = {
    "ajukan": (TiketForm, tindakan_kasus.ajukan, "Tiketnya tercatat. Kasus ini menunggu pusat."),
    "bersih": (HasilForm, tindakan_kasus.bersihkan, "Data bersih. Dokumennya masuk daftar Dibawa ke kantor."),
    "tolak": (HasilForm, tindakan_kasus.tolak, "Kasus ditutup tanpa dokumen."),
}


@butuh(*BACA)
@baca_tulis
def kasus_lihat(request, pk):
    satu = ambil_kasus(request.user, pk)
    timezone.activate(satu.dokumen.pelayanan.perjalanan.dinas.zona)
    form, status = None, BERHASIL
    if request.method == "POST":
        if request.POST.get("aksi") not in AKSI_KASUS:
            raise Ditolak("Pilih yang akan dikerjakan pada kasus ini.")
        kelas, aksi, pesan = AKSI_KASUS[request.POST["aksi"]]
        form = kelas(request.POST)
        status = laksanakan(form, lambda: aksi(satu, *form.cleaned_data.values(), oleh=request.user))
        if status == BERHASIL:
            messages.success(request, pesan)
            return redirect("ketupat:susulan-kasus-lihat", pk)
    perjalanan = satu.dokumen.pelayanan.perjalanan
    konteks = {
        "kasus": satu,
        "baris": BarisKasus(satu, timezone.now()),
        "p": satu.dokumen.pelayanan,
        "tiket": form if isinstance(form, TiketForm) else TiketForm(),
        "hasil": form if isinstance(form, HasilForm) else HasilForm(),
        "boleh_urus": boleh_urus(request.user, perjalanan),
    }
    return render(request, "layanan/ketupat_pecel/susulan/kasus_lihat.html", konteks, status=status)


@butuh(*DESA)
@never_cache
@require_safe
def siap(request, pk):
    """What the village's people can fetch: to be printed for the village head, or read by him."""
    perjalanan, desa = ambil_perjalanan_siap(request.user, pk)
    timezone.activate(perjalanan.dinas.zona)
    warga = siap_perjalanan(perjalanan)
    konteks = {"perjalanan": perjalanan, "warga": warga, "desa": desa, "kini": timezone.now()}
    return render(request, "layanan/ketupat_pecel/susulan/siap.html", konteks)


@butuh(*KERJA)
@never_cache
@require_safe
def kabari_desa(request, pk):
    """To WhatsApp with the words for the village head; the officer reads and sends them himself."""
    perjalanan, _desa = ambil_perjalanan_siap(request.user, pk)
    if request.GET.get("perihal") == "lewat":
        kelompok = janji_lewat([perjalanan.dinas], perjalanan=[perjalanan.pk])
        nomor = [b.pelayanan.tanda_terima or str(b.pelayanan) for k in kelompok for b in k.baris]
        return redirect(tautan_wa(pesan_desa(perjalanan, nomor, siap=False)))
    nomor = [w.pelayanan.tanda_terima or str(w.pelayanan) for w in siap_perjalanan(perjalanan)]
    return redirect(tautan_wa(pesan_desa(perjalanan, nomor, siap=True)))
