"""Forms of the programme keep what is typed on the server: on another day or machine they go on where they were."""

import datetime as dt

from django import forms
from django.http import JsonResponse
from django.utils import timezone

from layanan.negeri.program.models import DrafProgram
from layanan.negeri.program.tindakan import buang_draf, simpan_draf
from layanan.sop.dinas.models import Dinas
from pentas.galat import minta_json

MASA = dt.timedelta(days=30)
BUKAN_ISIAN = ("csrfmiddlewaretoken", "versi", "buang_draf")


def terima_draf(request, dinas: Dinas, kunci: str) -> JsonResponse | None:
    """The answer to a script that saves what is typed; None where a person pressed the button."""
    if request.method != "POST" or not minta_json(request):
        return None
    isi = {nama: [t[:5000] for t in nilai] for nama, nilai in request.POST.lists() if nama not in BUKAN_ISIAN}
    draf = simpan_draf(dinas, kunci, dict(list(isi.items())[:80]), oleh=request.user)
    return JsonResponse({"kabar": _kabar(draf, dinas)})


def pakai_draf(request, form: forms.BaseForm, dinas: Dinas, kunci: str) -> str:
    """Into a form that is shown for the first time; gives the line that says so, "" where there is none."""
    if request.method == "POST":
        return ""
    milik = DrafProgram.objects.filter(pengguna=request.user, kunci=kunci[:200])
    draf = milik.filter(diubah_pada__gt=timezone.now() - MASA).first()
    if draf is None:
        return ""
    for nama, medan in form.fields.items():
        if nama in BUKAN_ISIAN:
            continue
        nilai = draf.isi.get(form.add_prefix(nama), [])
        if isinstance(medan, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
            form.initial[nama] = nilai
        elif isinstance(medan, forms.BooleanField):
            form.initial[nama] = bool(nilai)
        elif nilai:
            form.initial[nama] = nilai[0]
    return _kabar(draf, dinas)


def buang(request, kunci: str) -> None:
    """After the form was stored, or because its writer wants the stored values back."""
    buang_draf(kunci, oleh=request.user)


def _kabar(draf: DrafProgram, dinas: Dinas) -> str:
    kini = timezone.localtime(draf.diubah_pada, dinas.zona)
    hari = "" if kini.date() == timezone.localdate(timezone=dinas.zona) else f" {kini:%d/%m}"
    return f"Draf tersimpan{hari} {kini:%H.%M}, belum berlaku. Tekan tombol simpan untuk memberlakukannya."
