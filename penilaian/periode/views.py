"""Periods: the list, making one, the timetable that everybody reads, the guide, one's own conflicts."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from penilaian.instrumen.models import Instrumen
from penilaian.periode import tindakan, tindakan_pengaturan
from penilaian.periode.alur import TAHAP_BAKU, KodeTahap
from penilaian.periode.forms import JadwalForm, PeriodeForm
from penilaian.periode.forms_peserta import BenturanForm, DaftarPesertaForm
from penilaian.periode.forms_susun import KategoriBanyakForm, TimBanyakForm
from penilaian.periode.izin import ambil_periode_untuk, periksa_anggota_tim, periksa_hak, peserta_sendiri, punya_hak
from penilaian.periode.models import Benturan, Periode, Tahap
from penilaian.periode.salin import Salinan, calon_tim
from penilaian.periode.uraian import linimasa
from pentas.akun.peran import Hak, Peran
from pentas.dokumen.models import Instansi
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak, boleh
from pentas.gerbang import butuh, masuk
from pentas.tampilan.bingkai import periode_kini
from pentas.wilayah.acuan import keterangan_penduduk, penduduk_acuan
from pentas.wilayah.models import KabupatenKota


@masuk
@require_safe
def daftar(request):
    semua = (
        Periode.objects.dapat_dilihat(request.user)
        .select_related("instrumen", "provinsi")
        .prefetch_related("tahap")
        .annotate(jumlah_peserta=Count("peserta", distinct=True))
    )
    konteks = {
        "semua": semua,
        "kini": periode_kini(request),
        "boleh_buat": request.user.punya_hak(Hak.KELOLA_PERIODE),
    }
    return render(request, "penilaian/periode/daftar.html", konteks)


@masuk
@require_POST
def pilih(request, periode):
    """Make this the period that the menu and the home page speak of."""
    request.session["periode"] = ambil_periode_untuk(request.user, periode).kode
    return redirect("beranda:beranda")


@butuh(Hak.KELOLA_PERIODE)
def baru(request):
    provinsi = request.user.provinsi_berhak(Hak.KELOLA_PERIODE)
    instrumen = Instrumen.objects.filter(provinsi__in=provinsi, status=Instrumen.Status.TERBIT)
    if not instrumen.exists():
        raise Ditolak("Belum ada instrumen yang terbit. Terbitkan dahulu sebuah instrumen, lalu susun periodenya.")
    salinan = _salinan(request, provinsi, instrumen)
    isian = _isian_baru(request.POST or None, provinsi, instrumen, salinan)
    status = BERHASIL
    if request.method == "POST":
        salah = [nama for nama in ("peserta", "kategori", "jadwal", "tim") if not isian[nama].is_valid()]
        status = laksanakan(isian["form"], lambda: _susun(isian, salinan, request.user)) if not salah else 422
        if status == BERHASIL:
            messages.success(request, "Periode dibuat. Periksa jadwalnya, lalu buka tahap pertama.")
            return redirect("penilaian:periode-pengaturan", periode=isian["form"].cleaned_data["kode"])
    konteks = {
        **isian,
        "salinan": salinan,
        "tertinggal": salinan.tertinggal(isian["tim"].calon) if salinan else [],
        "lama": Periode.objects.dapat_dilihat(request.user).filter(provinsi__in=provinsi),
        "penduduk_per": keterangan_penduduk(),
    }
    return render(request, "penilaian/periode/baru.html", konteks, status=status)


def _salinan(request, provinsi, instrumen) -> Salinan | None:
    """The earlier period to copy from, where one was chosen: of a province whose periods one may set."""
    kode = (request.POST if request.method == "POST" else request.GET).get("dari", "")
    if not kode:
        return None
    dari = ambil_periode_untuk(request.user, kode)
    periksa_hak(request.user, dari, Hak.KELOLA_PERIODE)
    return Salinan(dari, instrumen)


def _isian_baru(data, provinsi, instrumen, salinan) -> dict:
    tahun = timezone.localdate().year
    awal = salinan.isi if salinan else {"tahun": tahun, "nama": f"Penilaian {tahun}"}
    daerah = KabupatenKota.objects.filter(provinsi__in=provinsi, contoh=False)
    kategori = KategoriBanyakForm(data, kategori=salinan.kategori if salinan else ())
    peserta = {"penduduk": penduduk_acuan()}
    if salinan:
        peserta = {"penduduk": peserta["penduduk"] | salinan.penduduk, "ikut": set(salinan.penduduk)}
        peserta["kategori_awal"] = salinan.kategori_awal
    tahap = salinan.tahap if salinan else [Tahap(kode=k) for k in KodeTahap]
    if data is not None and not data.get("pakai_sanggah"):
        tahap = [t for t in tahap if t.kode != KodeTahap.SANGGAH]
    return {
        "form": PeriodeForm(data, instrumen=instrumen, initial=awal),
        "kategori": kategori,
        "peserta": DaftarPesertaForm(data, daerah=daerah, kategori=kategori.pilihan, **peserta),
        "jadwal": JadwalForm(data, tahap=tahap),
        "tim": TimBanyakForm(data, calon=calon_tim(provinsi), awal=salinan.tim if salinan else None),
    }


def _susun(isian, salinan, oleh):
    isi = dict(isian["form"].cleaned_data)
    tahap = {*TAHAP_BAKU, *([KodeTahap.SANGGAH] if isi.pop("pakai_sanggah") else [])}
    isi["provinsi"] = isi["instrumen"].provinsi
    kategori = isian["kategori"].kategori
    peserta = [(d, jiwa, _kode_kategori(kategori, baris, d)) for d, jiwa, baris in isian["peserta"].peserta]
    return tindakan_pengaturan.susun_periode(
        peserta=peserta,
        tahap=tahap,
        kategori=kategori.values(),
        jadwal=isian["jadwal"].jadwal,
        tim=isian["tim"].tim,
        salin_dari=salinan.dari if salinan else None,
        oleh=oleh,
        **isi,
    )


def _kode_kategori(kategori, baris, daerah) -> str:
    if not baris:
        return ""
    if baris not in kategori:
        raise Ditolak(f"Kategori {daerah.nama_pendek} belum bernama. Tulis nama dan jumlahnya, atau pilih yang lain.")
    return kategori[baris][0]


@masuk
@require_safe
def jadwal(request, periode):
    periode = ambil_periode_untuk(request.user, periode)
    konteks = {
        "periode": periode,
        "baris": linimasa(periode),
        "jumlah_peserta": periode.peserta.count(),
        "sendiri": peserta_sendiri(request.user, periode),
        "juri": boleh(periksa_anggota_tim, request.user, periode),
        "boleh_ubah": punya_hak(request.user, periode, Hak.KELOLA_PERIODE),
    }
    return render(request, "penilaian/periode/jadwal.html", konteks)


@butuh(Hak.NILAI_KUNJUNGAN, Hak.NILAI_PAPARAN)
def benturan(request, periode):
    """A juror declares his own conflict of interest."""
    periode = ambil_periode_untuk(request.user, periode)
    periksa_anggota_tim(request.user, periode)
    form = BenturanForm(request.POST or None, periode=periode)
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _catat_benturan(form, periode, request.user))
        if status == BERHASIL:
            messages.success(request, "Benturan kepentingan dicatat.")
            return redirect("penilaian:periode-benturan", periode=periode.kode)
    semua = Benturan.objects.filter(periode=periode, pengguna=request.user).select_related("peserta__kabupaten_kota")
    konteks = {"periode": periode, "form": form, "semua": semua}
    return render(request, "penilaian/periode/benturan.html", konteks, status=status)


def _catat_benturan(form, periode, pengguna):
    peserta = form.cleaned_data["peserta"]
    peserta.periode = periode
    tindakan.catat_benturan(pengguna, peserta, form.cleaned_data["alasan"], oleh=pengguna)


@masuk
@require_safe
def panduan(request):
    periode = periode_kini(request)
    kode = periode.kode if periode else None
    konteks = {
        "periode": periode,
        "peran": [p for p in Peran if request.user.punya_peran(p, periode=kode)],
        "baris": linimasa(periode) if periode else [],
        "instansi": Instansi.objects.untuk(periode.provinsi) if periode else None,
    }
    return render(request, "penilaian/periode/panduan.html", konteks)
