"""Records of briefings: everybody of the period reads them, the admin writes them."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from penilaian.periode.forms import SosialisasiForm
from penilaian.periode.izin import ambil_periode_untuk, peserta_sendiri, punya_hak
from penilaian.periode.models import Peserta
from penilaian.periode.tindakan_sosialisasi import catat_sosialisasi
from penilaian.periode.views_pengaturan import ambil_untuk_ubah
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh, masuk
from pentas.unggahan.periksa import siapkan


@masuk
@require_safe
def sosialisasi(request, periode):
    periode = ambil_periode_untuk(request.user, periode)
    hadir = Prefetch("hadir", queryset=Peserta.objects.select_related("kabupaten_kota"))
    konteks = {
        "periode": periode,
        "semua": periode.sosialisasi.select_related("bahan").prefetch_related(hadir),
        "jumlah_peserta": periode.peserta.count(),
        "sendiri": peserta_sendiri(request.user, periode),
        "lihat_semua": punya_hak(request.user, periode, Hak.LIHAT_BERKAS),
        "boleh_ubah": punya_hak(request.user, periode, Hak.KELOLA_PERIODE),
    }
    return render(request, "penilaian/periode/sosialisasi.html", konteks)


@butuh(Hak.KELOLA_PERIODE)
def sosialisasi_catat(request, periode, id=None):
    periode = ambil_untuk_ubah(request, periode)
    lama = get_object_or_404(periode.sosialisasi, pk=id) if id else None
    form = SosialisasiForm(request.POST or None, request.FILES or None, periode=periode, initial=_awal(lama))
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: _simpan(periode, form.cleaned_data, lama, request.user))
        if status == BERHASIL:
            messages.success(request, "Sosialisasi dicatat.")
            return redirect("penilaian:periode-sosialisasi", periode=periode.kode)
    konteks = {"periode": periode, "form": form, "lama": lama}
    return render(request, "penilaian/periode/sosialisasi_catat.html", konteks, status=status)


def _awal(lama) -> dict:
    if lama is None:
        return {}
    isi = {medan: getattr(lama, medan) for medan in ("tanggal", "tempat", "materi", "jumlah_hadir")}
    return {**isi, "hadir": lama.hadir.all()}


def _simpan(periode, isi, lama, oleh):
    bahan = siapkan(isi["bahan"]) if isi["bahan"] else None
    catat_sosialisasi(periode, isi, hadir=isi["hadir"], bahan=bahan, oleh=oleh, sosialisasi=lama)
