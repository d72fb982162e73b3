"""Making a period on one page: participants, categories, stages and dates, rules, jury."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from penilaian.instrumen.models import Instrumen
from penilaian.instrumen.penduduk import kelas_penduduk
from penilaian.periode import tindakan_pengaturan
from penilaian.periode.alur import TAHAP_BAKU, KodeTahap
from penilaian.periode.forms import JadwalForm, PeriodeForm
from penilaian.periode.forms_peserta import DaftarPesertaForm
from penilaian.periode.forms_susun import KategoriBanyakForm, TimBanyakForm
from penilaian.periode.izin import ambil_periode_untuk, periksa_hak
from penilaian.periode.models import Kategori, Periode, Tahap
from penilaian.periode.salin import Salinan, calon_tim
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak
from pentas.gerbang import butuh
from pentas.wilayah.acuan import keterangan_penduduk, penduduk_acuan
from pentas.wilayah.models import KabupatenKota

JENIS = KabupatenKota.Jenis


@butuh(Hak.KELOLA_PERIODE)
def baru(request):
    provinsi = request.user.provinsi_berhak(Hak.KELOLA_PERIODE)
    instrumen = Instrumen.objects.filter(provinsi__in=provinsi, status=Instrumen.Status.TERBIT)
    if not instrumen.exists():
        raise Ditolak("Belum ada instrumen yang terbit. Terbitkan dahulu sebuah instrumen, lalu susun periodenya.")
    dipilih = _dipilih(request, instrumen)
    timezone.activate(dipilih.provinsi.zona)  # hours are typed in the zone in which they will be read
    salinan = _salinan(request, instrumen)
    isian = _isian(request, provinsi, instrumen, dipilih, salinan)
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
        "penduduk_per": keterangan_penduduk() if isian["peserta"].ada_acuan else "",
    }
    return render(request, "penilaian/periode/baru.html", konteks, status=status)


def _dipilih(request, instrumen) -> Instrumen:
    """The rubric that was chosen, else the newest."""
    pk = request.POST.get("instrumen", "")
    semua = list(instrumen.select_related("provinsi"))
    return next((i for i in semua if str(i.pk) == pk), semua[0])


def _salinan(request, instrumen) -> Salinan | None:
    """The earlier period to copy from, where one was chosen: of a province whose periods one may set."""
    kode = (request.POST if request.method == "POST" else request.GET).get("dari", "")
    if not kode:
        return None
    dari = ambil_periode_untuk(request.user, kode)
    periksa_hak(request.user, dari, Hak.KELOLA_PERIODE)
    return Salinan(dari, instrumen)


def _isian(request, provinsi, instrumen, dipilih, salinan) -> dict:
    data = request.POST or None
    awal = salinan.isi if salinan else {"tahun": dipilih.tahun, "nama": f"Penilaian {dipilih.tahun}"}
    daerah = KabupatenKota.objects.filter(provinsi__in=provinsi, contoh=False)
    peserta = {"penduduk": penduduk_acuan(), "kelas": kelas_penduduk(dipilih)}
    kategori = ()
    if salinan:
        kategori = salinan.kategori
        peserta |= {"penduduk": peserta["penduduk"] | salinan.penduduk, "ikut": set(salinan.penduduk)}
        peserta["kategori_awal"] = salinan.kategori_awal
    if request.GET.get("kategori") == "jenis":
        kategori = [Kategori(nama=label) for label in JENIS.labels]
        nomor = {jenis: str(n) for n, jenis in enumerate(JENIS.values, 1)}
        peserta["kategori_awal"] = {d.pk: nomor[d.jenis] for d in daerah}
    kategori = KategoriBanyakForm(data, kategori=kategori)
    return {
        "form": PeriodeForm(data, instrumen=instrumen, initial=awal),
        "kategori": kategori,
        "peserta": DaftarPesertaForm(data, daerah=daerah, kategori=kategori.pilihan, **peserta),
        "jadwal": JadwalForm(data, tahap=_tahap(data, salinan)),
        "tim": TimBanyakForm(data, calon=calon_tim(provinsi), awal=salinan.tim if salinan else None),
    }


def _tahap(data, salinan) -> list[Tahap]:
    tahap = salinan.tahap if salinan else [Tahap(kode=k) for k in KodeTahap]
    if data is not None and not data.get("pakai_sanggah"):
        return [t for t in tahap if t.kode != KodeTahap.SANGGAH]
    return tahap


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
