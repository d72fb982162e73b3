"""One page: a masked number is opened, once, for who says why."""

from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from layanan.sop.pribadi import tindakan
from layanan.sop.pribadi.forms import SEBUTAN, BukaForm
from layanan.sop.pribadi.izin import ambil_data_untuk
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh


@butuh(Hak.BUKA_PRIBADI)
@never_cache
@require_http_methods(["GET", "POST"])
def buka(request, pk):
    data = ambil_data_untuk(request.user, pk)
    form, status, nilai = BukaForm(request.POST or None, objek=data), BERHASIL, []
    if request.method == "POST":
        status = laksanakan(form, lambda: nilai.append(tindakan.buka(data, **form.cleaned_data, oleh=request.user)))
    konteks = {"data": data, "form": form}
    if nilai:
        konteks |= {"nilai": nilai[0], "sebutan": SEBUTAN[form.cleaned_data["medan"]]}
    return render(request, "layanan/pribadi/buka.html", konteks, status=status)
