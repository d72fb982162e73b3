"""Settings of a period: who signs which document."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from penilaian.periode.forms_penanda import PenandatanganForm
from penilaian.periode.models import Penandatangan
from penilaian.periode.penandatangan import atur_penandatangan, para_penanda, periksa_boleh_ubah_penanda
from penilaian.periode.views_pengaturan import BACA, ambil, ambil_untuk_ubah
from pentas.akun.peran import Hak
from pentas.dokumen.models import Instansi
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import TidakAda, boleh
from pentas.gerbang import butuh


@butuh(*BACA)
@require_safe
def penandatangan(request, periode):
    periode, boleh_ubah = ambil(request, periode)
    per_dokumen = {}
    for p in periode.penandatangan.all():
        per_dokumen.setdefault(p.dokumen, []).append(p)
    konteks = {
        "periode": periode,
        "boleh_ubah": boleh_ubah,
        "instansi": Instansi.objects.untuk(periode.provinsi),
        "dokumen": [
            (d, per_dokumen.get(d, []), boleh(periksa_boleh_ubah_penanda, periode, d)) for d in Penandatangan.Dokumen
        ],
    }
    return render(request, "penilaian/periode/penandatangan.html", konteks)


@butuh(Hak.KELOLA_PERIODE)
def penandatangan_ubah(request, periode, dokumen):
    periode = ambil_untuk_ubah(request, periode)
    if dokumen not in Penandatangan.Dokumen.values:
        raise TidakAda()
    dokumen = Penandatangan.Dokumen(dokumen)
    periksa_boleh_ubah_penanda(periode, dokumen)
    form = PenandatanganForm(request.POST if request.method == "POST" else None, ada=para_penanda(periode, dokumen))
    status = BERHASIL
    if request.method == "POST":
        status = laksanakan(form, lambda: atur_penandatangan(periode, dokumen, form.daftar, oleh=request.user))
        if status == BERHASIL:
            messages.success(request, f"Penanda tangan {dokumen.label.lower()} disimpan.")
            return redirect("penilaian:periode-penandatangan", periode=periode.kode)
    konteks = {"periode": periode, "dokumen": dokumen, "form": form}
    return render(request, "penilaian/periode/penandatangan_ubah.html", konteks, status=status)
