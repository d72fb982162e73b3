"""Every act on one request: the step's own ways, taking and letting go, pauses, withdrawal."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from layanan.sop.permohonan import tindakan
from layanan.sop.permohonan.daftar import penangan
from layanan.sop.permohonan.forms import AlasanForm, JedaForm, LanjutForm, VersiForm
from layanan.sop.permohonan.izin import periksa_giliran, periksa_versi, sebutan_kecil
from layanan.sop.permohonan.models import Permohonan
from layanan.sop.permohonan.panel import formulir_langkah, memakai_formulir
from layanan.sop.permohonan.views import KERJA, ambil, jawab_halaman
from pentas.akun.peran import Hak
from pentas.galat import Basi, Ditolak, SalahPeran, TidakAda
from pentas.gerbang import butuh


def _ditolak(request, pk: int, galat: Ditolak, **tambahan):
    """The page as it now stands with the refusal above it; a wrong role or a foreign request stays an error page."""
    if isinstance(galat, SalahPeran | TidakAda):
        raise galat
    return jawab_halaman(request, ambil(request, pk), status=galat.status, galat=galat.alasan, **tambahan)


def _laksanakan(request, pk: int, kelas_form, aksi, pesan: str):
    """Validate the small form, act, and go back to the page."""
    permohonan = ambil(request, pk)
    form = kelas_form(request.POST)
    if not form.is_valid():
        kalimat = next(iter(form.errors.values()))[0]
        return _ditolak(request, pk, Ditolak(str(kalimat)))
    try:
        aksi(permohonan, form.cleaned_data)
    except Ditolak as galat:
        return _ditolak(request, pk, galat)
    messages.success(request, pesan)
    return redirect("sop:permohonan-lihat", pk)


@butuh(*KERJA)
@require_POST
def lanjut(request, pk):
    """Take one way out of the step, with its form, its reason and the version that was seen."""
    permohonan = ambil(request, pk)
    kirim = LanjutForm(request.POST)
    if not kirim.is_valid():
        return _ditolak(request, pk, Ditolak(str(next(iter(kirim.errors.values()))[0])), lanjut=kirim)
    isi = kirim.cleaned_data
    formulir = None
    try:
        _periksa_halaman(request.user, permohonan, isi)
        formulir = _isi_formulir(request, permohonan, isi["jalan"])
        if formulir is not None and not formulir.is_valid():
            galat = Ditolak("Isian langkah ini belum lengkap. Perbaiki yang ditandai, lalu kirim lagi.")
            return _ditolak(request, pk, galat, formulir=formulir, lanjut=kirim)
        baru = tindakan.lanjut(
            permohonan,
            isi["jalan"],
            oleh=request.user,
            versi=_simpan_isian(request.user, permohonan, formulir, isi["versi"]),
            catatan=isi["catatan"],
            isian=formulir.cleaned_data if formulir is not None else None,
        )
    except Ditolak as galat:
        galat = _sudah_tersimpan(request.user, ambil(request, pk), isi) or galat
        _pasang_galat(galat, kirim, formulir)
        tambahan = {"lanjut": kirim} | ({"formulir": formulir} if formulir is not None else {})
        return _ditolak(request, pk, galat, **tambahan)
    messages.success(request, _kabar(baru))
    return redirect("sop:permohonan-lihat", pk)


def _periksa_halaman(pengguna, permohonan: Permohonan, isi: dict) -> None:
    """Before the form is read: it may be the form of a step that is already over."""
    if galat := _sudah_tersimpan(pengguna, permohonan, isi):
        raise galat
    periksa_giliran(pengguna, permohonan)
    periksa_versi(permohonan, isi["versi"])


def _sudah_tersimpan(pengguna, permohonan: Permohonan, isi: dict) -> Basi | None:
    """The second of two clicks finds the first one's work done: it is told so, not that it is out of turn."""
    if isi["versi"] >= permohonan.versi:
        return None
    akhir = permohonan.riwayat.exclude(keluar_pada=None).order_by("-pk").first()
    if akhir is None or akhir.oleh_id != pengguna.pk or akhir.jalan != isi["jalan"]:
        return None
    return Basi(f"Kiriman Anda sudah tersimpan. {_letak(permohonan)} Tidak perlu mengirim lagi.")


def _isi_formulir(request, permohonan: Permohonan, kode: str):
    """The step's form, filled; None where this way does not ask for it."""
    jalan = next((j for j in permohonan.langkah_kini.jalan if j.kode == kode), None)
    if jalan is None or not memakai_formulir(permohonan, jalan):
        return None
    return formulir_langkah(permohonan, request.user, request.POST, request.FILES)


def _simpan_isian(pengguna, permohonan: Permohonan, formulir, versi: int) -> int:
    """What the service keeps even where the way is then refused; gives the version that stands after it."""
    simpan = penangan(permohonan.layanan, permohonan.langkah).simpan
    if formulir is None or simpan is None:
        return versi
    simpan(permohonan, formulir.cleaned_data, versi, pengguna)
    permohonan.refresh_from_db(fields=["versi"])
    return permohonan.versi


def _pasang_galat(galat: Ditolak, *semua) -> None:
    """Sentences that name a field stand beside it."""
    if not isinstance(galat.rincian, dict):
        return
    for nama, kalimat in galat.rincian.items():
        form = next((f for f in reversed(semua) if f is not None and nama in f.fields), None)
        if form is not None:
            form.add_error(nama, str(kalimat))


def _letak(permohonan: Permohonan) -> str:
    if not permohonan.terbuka:
        return f"Permohonan {permohonan.nomor} {permohonan.get_status_display().lower()}."
    siapa = sebutan_kecil(permohonan.pelaku)
    return f"{permohonan.nomor} kini pada langkah “{permohonan.langkah_kini.nama}”, menunggu {siapa}."


def _kabar(permohonan: Permohonan) -> str:
    return f"Tersimpan. {_letak(permohonan)}"


@butuh(*KERJA)
@require_POST
def pegang(request, pk):
    return _laksanakan(
        request,
        pk,
        VersiForm,
        lambda p, isi: tindakan.ambil(p, oleh=request.user, versi=isi["versi"]),
        "Permohonan ini kini Anda kerjakan. Petugas lain menunggu sampai Anda melepasnya.",
    )


@butuh(*KERJA)
@require_POST
def lepas(request, pk):
    return _laksanakan(
        request,
        pk,
        VersiForm,
        lambda p, isi: tindakan.lepas(p, oleh=request.user),
        "Permohonan dilepas. Rekan seperan dapat mengerjakannya.",
    )


@butuh(Hak.KELOLA_LAYANAN)
@require_POST
def bebaskan(request, pk):
    return _laksanakan(
        request,
        pk,
        AlasanForm,
        lambda p, isi: tindakan.bebaskan(p, isi["alasan"], oleh=request.user, versi=isi["versi"]),
        "Permohonan dibebaskan. Petugas seperan dapat mengerjakannya.",
    )


@butuh(*KERJA)
@require_POST
def jeda(request, pk):
    return _laksanakan(
        request,
        pk,
        JedaForm,
        lambda p, isi: tindakan.jeda(p, isi["alasan"], oleh=request.user, catatan=isi["catatan"], versi=isi["versi"]),
        "Jam dijeda. Lanjutkan setelah sebabnya selesai.",
    )


@butuh(*KERJA)
@require_POST
def lanjutkan(request, pk):
    return _laksanakan(
        request,
        pk,
        VersiForm,
        lambda p, isi: _lanjutkan(p, request.user, isi["versi"]),
        "Jam berjalan lagi.",
    )


def _lanjutkan(permohonan: Permohonan, oleh, versi: int) -> Permohonan:
    """Some pauses end with what ends their reason, on the service's own page."""
    olah, kini = penangan(permohonan.layanan, permohonan.langkah), permohonan.jeda.filter(selesai_pada=None).first()
    if kini is not None and kini.alasan in olah.jeda_laman:
        raise Basi(f"Jeda ini berakhir dari halaman lain. Tekan {olah.laman[0]}, lalu lanjutkan dari sana.")
    return tindakan.lanjutkan(permohonan, oleh=oleh, versi=versi)


@butuh(Hak.AJUKAN_LAYANAN)
@require_POST
def tarik(request, pk):
    return _laksanakan(
        request,
        pk,
        AlasanForm,
        lambda p, isi: tindakan.tarik(p, isi["alasan"], oleh=request.user, versi=isi["versi"]),
        "Permohonan ditarik. Anda dapat mengajukan permohonan baru kapan saja.",
    )
