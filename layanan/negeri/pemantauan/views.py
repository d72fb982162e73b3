"""Monitoring and evaluation of a period: figures, report, follow-up, PDF and workbook."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from layanan.negeri.pemantauan import tindakan
from layanan.negeri.pemantauan.buku import buku_monev
from layanan.negeri.pemantauan.cetak import cetak_monev
from layanan.negeri.pemantauan.data import Isi
from layanan.negeri.pemantauan.forms import KemajuanForm, LaporanForm, TindakLanjutForm
from layanan.negeri.pemantauan.izin import ambil_rentang, periksa_boleh_sahkan
from layanan.negeri.pemantauan.models import Penyampaian, TindakLanjut
from layanan.negeri.program.draf import buang, pakai_draf, terima_draf
from layanan.negeri.program.halaman import formulir, konteks_program
from layanan.negeri.program.izin import BACA, ambil_dinas_program, ambil_milik, periksa_boleh_kelola
from layanan.sop.dinas.models import Dinas
from layanan.sop.skm.rentang import Rentang, baca_rentang, pilihan_bagian, pilihan_tahun
from pentas.dokumen.jawab import jawab_pdf, jawab_xlsx
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, TidakAda, boleh
from pentas.gerbang import butuh

baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


def _isi(dinas: Dinas, rentang: Rentang) -> Isi:
    return Isi(dinas, rentang, timezone.localdate(timezone=dinas.zona))


def _alamat(dinas: Dinas, rentang: Rentang, bagian: str = "") -> str:
    return f"{reverse('negeri:pemantauan-lihat', args=[dinas.pk])}?{rentang.kueri}{bagian}"


def _ambil(request, dinas: str, tahun: int, bagian: str, *, tulis: bool = False) -> tuple[Dinas, Rentang]:
    objek = ambil_dinas_program(request.user, dinas, tulis=tulis)
    return objek, ambil_rentang(objek, tahun, bagian)


@butuh(*BACA)
@require_safe
def lihat(request, dinas):
    objek = ambil_dinas_program(request.user, dinas)
    return _halaman(request, objek, baca_rentang(request.GET, objek.zona))


def _halaman(request, objek: Dinas, rentang: Rentang, form=None, status=BERHASIL):
    isi = _isi(objek, rentang)
    semua_tahun = pilihan_tahun(objek.zona)
    form, draf = form or LaporanForm(instance=isi.laporan), ""
    if not isi.laporan.disahkan_pada and boleh(periksa_boleh_kelola, request.user, objek):
        simpan_di = reverse("negeri:pemantauan-simpan", args=[objek.pk, rentang.tahun, rentang.bagian])
        draf = pakai_draf(request, form, objek, simpan_di)
    konteks = konteks_program(
        request,
        objek,
        "pemantauan",
        isi=isi,
        g=isi.gambaran,
        rentang=rentang,
        laporan=isi.laporan,
        form=form,
        draf=draf,
        boleh_sahkan=boleh(periksa_boleh_sahkan, request.user, objek)
        and isi.laporan.pk
        and not isi.laporan.disahkan_pada,
        tahun=semua_tahun if rentang.tahun in semua_tahun else [rentang.tahun, *semua_tahun],
        bagian=pilihan_bagian(),
    )
    return render(request, "layanan/negeri/pemantauan/lihat.html", konteks, status=status)


@butuh(*BACA)
@require_POST
def simpan(request, dinas, tahun, bagian):
    objek, rentang = _ambil(request, dinas, tahun, bagian, tulis=True)
    if (jawab := terima_draf(request, objek, request.path)) is not None:
        return jawab
    if "buang_draf" in request.POST:
        buang(request, request.path)
        return redirect(_alamat(objek, rentang, "#laporan"))
    form = LaporanForm(request.POST)
    status = laksanakan(form, lambda: tindakan.simpan_laporan(objek, rentang, form.cleaned_data, oleh=request.user))
    if status != BERHASIL:
        return _halaman(request, objek, rentang, form, status)
    buang(request, request.path)
    messages.success(request, "Laporan disimpan.")
    return redirect(_alamat(objek, rentang, "#laporan"))


@butuh(*BACA)
@require_POST
def sahkan(request, dinas, tahun, bagian):
    objek, rentang = _ambil(request, dinas, tahun, bagian)
    laporan = _isi(objek, rentang).laporan
    if laporan.pk is None:
        raise Ditolak(tindakan.TANPA_TEMUAN)
    tindakan.sahkan(laporan, oleh=request.user)
    messages.success(request, "Laporan disahkan. Catat penyampaiannya kepada para penerima.")
    return redirect(_alamat(objek, rentang))


@butuh(*BACA)
@baca_tulis
def tindak_lanjut_baru(request, dinas, tahun, bagian):
    objek, rentang = _ambil(request, dinas, tahun, bagian, tulis=True)

    def aksi(isi):
        tindakan.susun_tindak_lanjut(objek, rentang, isi, oleh=request.user)

    return formulir(
        request,
        TindakLanjutForm(request.POST or None),
        aksi,
        dinas=objek,
        tab="pemantauan",
        judul="Tindak lanjut baru",
        ket=rentang.nama,
        kembali=_alamat(objek, rentang, "#tindak-lanjut"),
        pesan="Tindak lanjut disimpan.",
    )


@butuh(*BACA)
@baca_tulis
def tindak_lanjut(request, dinas, tahun, bagian, pk):
    """From whichever period's page it was opened."""
    objek, rentang = _ambil(request, dinas, tahun, bagian, tulis=True)
    satu = ambil_milik(TindakLanjut, objek, pk, "laporan__dinas")

    def aksi(isi):
        tindakan.ubah_tindak_lanjut(satu, isi, oleh=request.user)

    return formulir(
        request,
        KemajuanForm(request.POST or None, instance=ambil_milik(TindakLanjut, objek, pk, "laporan__dinas")),
        aksi,
        dinas=objek,
        tab="pemantauan",
        judul="Tindak lanjut",
        ket=str(satu.laporan),
        kembali=_alamat(objek, rentang, "#tindak-lanjut"),
        pesan="Tindak lanjut diperbarui.",
    )


@butuh(*BACA)
@require_POST
def sampaikan(request, dinas, tahun, bagian, pk):
    objek, rentang = _ambil(request, dinas, tahun, bagian, tulis=True)
    satu = ambil_milik(Penyampaian, objek, pk, "laporan__dinas")
    tindakan.sampaikan(satu, oleh=request.user)
    messages.success(request, "Penyampaian dicatat.")
    return redirect(_alamat(objek, rentang, "#penerima"))


@butuh(*BACA)
@require_safe
def pdf(request, dinas, tahun, bagian):
    """With ``bentuk=ringkas`` one page, for the board of a negeri."""
    objek, rentang = _ambil(request, dinas, tahun, bagian)
    bentuk = request.GET.get("bentuk", "")
    if bentuk not in ("", "ringkas"):
        raise TidakAda()
    nama = f"Pemantauan negeri {objek.pk} {rentang.nama} {bentuk}".strip()
    return jawab_pdf(cetak_monev(request, _isi(objek, rentang), ringkas=bentuk == "ringkas"), nama)


@butuh(*BACA)
@require_safe
def buku(request, dinas, tahun, bagian):
    objek, rentang = _ambil(request, dinas, tahun, bagian)
    return jawab_xlsx(buku_monev(_isi(objek, rentang)), f"Pemantauan negeri {objek.pk} {rentang.nama}")
