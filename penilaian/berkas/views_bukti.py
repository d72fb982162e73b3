"""Evidence and nominated officers: small acts of the indicator page, answered as JSON or with a way back."""

from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from penilaian.berkas.bukti_lalu import bukti_tahun_lalu
from penilaian.berkas.halaman import ambil_daftar_bukti, formulir_narasumber, halaman_indikator
from penilaian.berkas.izin import ambil_bukti, ambil_butir, periksa_boleh_isi, tanda_atas_nama
from penilaian.berkas.models import Bukti
from penilaian.berkas.tindakan_isi import (
    berkas_lama,
    isi_narasumber,
    lepas_bukti,
    ubah_tanda,
    unggah_bukti,
)
from penilaian.berkas.tindakan_isi import pakai_ulang as pakai_ulang_bukti
from penilaian.berkas.views import ISI, ambil_peserta, baca_tulis
from penilaian.periode.izin import ambil_indikator
from pentas.galat import Ditolak, minta_json
from pentas.gerbang import butuh
from pentas.unggahan.periksa import siapkan


def _butir(request, periode, kode, indikator):
    peserta = ambil_peserta(request, periode, kode)
    return ambil_butir(peserta, ambil_indikator(peserta.periode, indikator))


def _kembali(butir):
    peserta = butir.berkas.peserta
    tujuan = redirect("penilaian:berkas-indikator", peserta.periode.kode, peserta.kode, butir.indikator.kode)
    tujuan["Location"] += "#bukti"
    return tujuan


def _potongan(request, bukti: Bukti) -> str:
    """One row of the evidence list, as the page draws it."""
    butir = bukti.butir
    prefetch_related_objects([bukti], "kriteria")
    konteks = {"b": bukti, "peserta": butir.berkas.peserta, "indikator": butir.indikator, "boleh_isi": True}
    return render_to_string("penilaian/berkas/_bukti.html", konteks, request=request)


@butuh(*ISI)
@require_POST
def unggah(request, periode, kode, indikator):
    butir = _butir(request, periode, kode, indikator)
    periksa_boleh_isi(request.user, butir)  # before the files are looked at: that takes a moment
    kiriman = request.FILES.getlist("berkas")
    if not kiriman:
        raise Ditolak("Belum ada berkas yang terpilih. Pilih berkas, lalu unggah lagi.")
    if minta_json(request):
        bukti = unggah_bukti(butir, siapkan(kiriman[0]), oleh=request.user)
        return JsonResponse({"id": bukti.pk, "html": _potongan(request, bukti)}, status=201)
    ditolak = []
    for berkas in kiriman:
        try:
            unggah_bukti(butir, siapkan(berkas), oleh=request.user)
        except Ditolak as galat:
            galat.alasan = f"{berkas.name}: {galat.alasan}"
            ditolak.append(galat)
        else:
            messages.success(request, f"{berkas.name} terunggah.")
    if ditolak:  # the files that passed stay; the answer has the status of the first that did not
        ditolak[0].alasan = " ".join(galat.alasan for galat in ditolak)
        raise ditolak[0]
    return _kembali(butir)


@butuh(*ISI)
@require_POST
def tanda(request, periode, kode, bukti):
    objek = ambil_bukti(ambil_peserta(request, periode, kode), bukti)
    keterangan = request.POST.get("keterangan", "")
    ubah_tanda(objek, request.POST.getlist("kriteria"), keterangan, oleh=request.user)
    if minta_json(request):
        return JsonResponse({"id": objek.pk, "html": _potongan(request, objek)})
    return _kembali(objek.butir)


@butuh(*ISI)
@require_POST
def lepas(request, periode, kode, bukti):
    objek = lepas_bukti(ambil_bukti(ambil_peserta(request, periode, kode), bukti), oleh=request.user)
    if minta_json(request):
        return JsonResponse({"id": objek.pk, "html": ""})
    messages.success(request, f"{objek.unggahan.nama_asli} dilepas dari indikator {objek.butir.indikator.kode}.")
    return _kembali(objek.butir)


@butuh(*ISI)
@baca_tulis
def pakai_ulang(request, periode, kode, indikator):
    """Choose among the office's own files, so that one decree need not be uploaded five times."""
    butir = _butir(request, periode, kode, indikator)
    periksa_boleh_isi(request.user, butir)
    if request.method == "POST":
        pilihan = _uuid(request.POST.getlist("unggahan"))
        bukti = pakai_ulang_bukti(butir, pilihan, oleh=request.user)
        messages.success(request, f"{len(bukti)} berkas dipasang pada indikator {butir.indikator.kode}.")
        return _kembali(butir)
    terpasang = {b.unggahan_id for b in ambil_daftar_bukti(butir)}
    peserta = butir.berkas.peserta
    konteks = {
        "peserta": peserta,
        "periode": peserta.periode,
        "indikator": butir.indikator,
        "sedang_atas_nama": tanda_atas_nama(request.user, peserta),
        "kelompok": _kelompok(butir, _dengan_tempat(peserta, berkas_lama(peserta).exclude(pk__in=terpasang))),
    }
    return render(request, "penilaian/berkas/pakai_ulang.html", konteks)


def _uuid(teks: list[str]) -> list[UUID]:
    try:
        return [UUID(t) for t in teks]
    except ValueError as galat:
        raise Ditolak("Pilihan berkas tidak terbaca. Muat ulang halaman, lalu pilih lagi.") from galat


def _kelompok(butir, daftar: list) -> list[dict]:
    """What stood for this indicator in earlier periods first, then every other file of the office."""
    lalu = bukti_tahun_lalu(butir)
    milik = [u for u in daftar if u.pk in lalu]
    for u in milik:
        u.lalu = lalu[u.pk]
    milik.sort(key=lambda u: -u.lalu.tahun)
    lain = [u for u in daftar if u.pk not in lalu]
    judul = "Berkas lain milik daerah Anda" if milik else ""
    semua = [
        {"judul": "Bukti tahun lalu untuk indikator ini", "isi": milik, "berubah": any(u.lalu.berubah for u in milik)},
        {"judul": judul, "isi": lain},
    ]
    return [k for k in semua if k["isi"]]


def _dengan_tempat(peserta, unggahan) -> list:
    """The files, each with the codes of the indicators it stands for in this dossier."""
    tempat = {}
    terpasang = Bukti.objects.terpasang().filter(butir__berkas__peserta=peserta).order_by("butir__indikator__urutan")
    for pk, kode in terpasang.values_list("unggahan_id", "butir__indikator__kode"):
        tempat.setdefault(pk, []).append(kode)
    daftar = list(unggahan)
    for u in daftar:
        u.dipakai = tempat.get(u.pk, [])
    return daftar


@butuh(*ISI)
@require_POST
def narasumber(request, periode, kode, indikator):
    peserta = ambil_peserta(request, periode, kode)
    objek = ambil_indikator(peserta.periode, indikator)
    form = formulir_narasumber(peserta, objek, request.POST)
    if form is None:
        raise Ditolak(f"Indikator {objek.kode} tidak dinilai lewat wawancara, jadi tidak perlu narasumber.")
    try:
        if form.is_valid():
            isi_narasumber(peserta, objek, oleh=request.user, **form.cleaned_data)
            messages.success(request, f"Narasumber indikator {objek.kode} tersimpan.")
            return redirect("penilaian:berkas-indikator", periode, kode, indikator)
    except Ditolak as galat:
        if galat.rincian is None:
            raise
        for medan, kalimat in galat.rincian.items():
            form.add_error(medan, kalimat)
    konteks = halaman_indikator(request.user, peserta, objek, form=form)
    return render(request, "penilaian/berkas/indikator.html", konteks, status=422)
