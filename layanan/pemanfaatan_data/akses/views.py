"""Agreements and access rights: the list, one right, and every act on it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from layanan.pemanfaatan_data.akses import daftar_akses, tindakan
from layanan.pemanfaatan_data.akses.alur import StatusAkses
from layanan.pemanfaatan_data.akses.forms import AlasanForm, LaporanForm, PerpanjangForm, SaringForm
from layanan.pemanfaatan_data.akses.izin import (
    ambil_hak_untuk,
    ambil_laporan_untuk,
    periksa_boleh_kerjakan,
    periksa_boleh_lapor,
    periksa_boleh_perpanjang,
    periksa_boleh_putuskan,
)
from layanan.pemanfaatan_data.akses.models import HakAkses
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_xlsx
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import TidakAda, boleh
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan

BACA = (Hak.LIHAT_LAYANAN, Hak.AJUKAN_LAYANAN)
KERJA = (Hak.KERJAKAN_LAYANAN, Hak.AJUKAN_LAYANAN)
SEHALAMAN = 50
TIDAK_TERBUKA = "Tindakan ini tidak terbuka untuk hak akses ini. Baca keadaan terbarunya di bawah."
# act → (action, who may, statuses in which it is offered, button, what it means)
TINDAK = {
    "peringatan": (
        tindakan.peringatkan,
        periksa_boleh_kerjakan,
        (StatusAkses.AKTIF,),
        "Beri peringatan",
        "Akses tetap berjalan. OPD membaca alasannya pada halaman ini.",
    ),
    "bekukan": (
        tindakan.bekukan,
        periksa_boleh_putuskan,
        (StatusAkses.AKTIF,),
        "Bekukan akses",
        "Akses berhenti sampai dipulihkan. Diberikan sesudah peringatan.",
    ),
    "pulihkan": (
        tindakan.pulihkan,
        periksa_boleh_putuskan,
        (StatusAkses.BEKU,),
        "Pulihkan akses",
        "Akses berjalan lagi.",
    ),
    "cabut": (
        tindakan.cabut,
        periksa_boleh_putuskan,
        (StatusAkses.AKTIF, StatusAkses.BEKU),
        "Cabut hak akses",
        "Tidak dapat dipulihkan. OPD harus mengajukan permohonan baru.",
    ),
}


@butuh(*BACA)
@require_safe
def daftar(request):
    saring = SaringForm(request.GET)
    isi = saring.isi()
    halaman = Paginator(daftar_akses.daftar_hak(request.user, isi), SEHALAMAN).get_page(request.GET.get("hal"))
    petugas = request.user.punya_hak(Hak.LIHAT_LAYANAN)
    konteks = {
        "halaman": halaman,
        "baris": daftar_akses.baris(halaman.object_list),
        "saring": saring,
        "tersaring": any(isi.values()),
        "petugas_dinas": petugas,
        "pengingat": daftar_akses.pengingat_terakhir(request.user) if petugas else [],
    }
    return render(request, "layanan/pemanfaatan_data/akses_daftar.html", konteks)


@butuh(Hak.LIHAT_LAYANAN)
@require_safe
def buku(request):
    """The register as a workbook."""
    semua = daftar_akses.daftar_hak(request.user, SaringForm(request.GET).isi())
    return jawab_xlsx(daftar_akses.tulis_buku(semua), "register hak akses")


@butuh(*BACA)
@require_safe
def lihat(request, pk):
    return _halaman(request, ambil_hak_untuk(request.user, pk))


def _halaman(request, hak: HakAkses, status=200, *, gagal="", **tambahan):
    """``gagal``: the act whose form comes back refused; its reason stands above the page where it is no longer open."""
    timezone.activate(hak.dinas.zona)
    pks = list(hak.pks.select_related("pindaian", "juknis").prefetch_related("pengingat"))
    kini = timezone.localdate()
    tindak = [
        (kode, label, akibat)
        for kode, (_, periksa, dari, label, akibat) in TINDAK.items()
        if hak.status in dari and boleh(periksa, request.user, hak)
    ]
    if gagal in TINDAK and gagal not in {kode for kode, *_ in tindak}:
        messages.error(request, " ".join(tambahan["alasan_form"].non_field_errors()) or TIDAK_TERBUKA)
    konteks = {
        "hak": hak,
        "gagal": gagal,
        "semua_pks": pks,
        "sisa": (pks[0].berakhir - kini).days if pks else None,
        "laporan": list(hak.laporan_balikan.select_related("unggahan")),
        "riwayat": list(hak.riwayat.select_related("oleh")),
        "hari_ini": kini,
        "tindak": tindak,
        "boleh_lapor": boleh(periksa_boleh_lapor, request.user, hak),
        "boleh_perpanjang": bool(pks)
        and hak.status not in (StatusAkses.DICABUT, StatusAkses.DISIAPKAN)
        and boleh(periksa_boleh_perpanjang, request.user, hak),
        "perpanjang_form": PerpanjangForm(),
        "petugas_dinas": request.user.punya_hak(Hak.LIHAT_LAYANAN),
        **tambahan,
    }
    return render(request, "layanan/pemanfaatan_data/akses_lihat.html", konteks, status=status)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def tindak(request, pk, jenis):
    """Warn, freeze, restore, revoke; each with its reason."""
    hak = ambil_hak_untuk(request.user, pk)
    if jenis not in TINDAK:
        raise TidakAda()
    form = AlasanForm(request.POST)
    aksi, label = TINDAK[jenis][0], TINDAK[jenis][3]
    status = laksanakan(form, lambda: aksi(hak, form.cleaned_data["alasan"], oleh=request.user))
    if status != BERHASIL:
        return _halaman(request, hak, status, gagal=jenis, alasan_form=form)
    messages.success(request, f"{label}: tercatat.")
    return redirect("data:akses-lihat", hak.pk)


@butuh(Hak.KERJAKAN_LAYANAN)
@require_POST
def perpanjang(request, pk):
    hak = ambil_hak_untuk(request.user, pk)
    form = PerpanjangForm(request.POST, request.FILES)
    status = laksanakan(form, lambda: _perpanjang(hak, form.cleaned_data, request.user))
    if status != BERHASIL:
        return _halaman(request, hak, status, gagal="perpanjang", perpanjang_form=form)
    messages.success(request, "PKS baru tercatat. Jadwal laporan data balikan sudah ditambah.")
    return redirect("data:akses-lihat", hak.pk)


def _perpanjang(hak: HakAkses, isi: dict, oleh) -> None:
    lama = hak.pks.first()
    pihak = {"pihak_dinas": lama.pihak_dinas if lama else "", "pihak_opd": lama.pihak_opd if lama else ""}
    medan = {nama: nilai for nama, nilai in isi.items() if nama != "berkas"}
    tindakan.perpanjang(hak, {**medan, **pihak}, berkas=siapkan(isi["berkas"]), oleh=oleh)


@butuh(*KERJA)
@require_POST
def laporan(request, pk):
    """A report of return data, by the OPD or as it came on paper."""
    satu = ambil_laporan_untuk(request.user, pk)
    form = LaporanForm(request.POST, request.FILES)
    status = laksanakan(form, lambda: _terima(satu, form.cleaned_data, request.user))
    if status != BERHASIL:
        return _halaman(request, satu.hak, status, laporan_gagal=satu.pk, laporan_form=form)
    messages.success(request, "Laporan data balikan diterima.")
    return redirect("data:akses-lihat", satu.hak_id)


def _terima(satu, isi: dict, oleh) -> None:
    berkas = siapkan(isi["berkas"]) if isi["berkas"] else None
    tindakan.terima_laporan(satu, ringkasan=isi["ringkasan"], berkas=berkas, oleh=oleh)
