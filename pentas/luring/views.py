"""The one endpoint that autosave, tablets and the offline queue write to."""

from django.db import IntegrityError
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from pentas.galat import Ditolak
from pentas.gerbang import masuk
from pentas.luring.forms import baca_isian
from pentas.luring.tindakan import terima


@masuk
@require_POST
def entri(request):
    try:
        isian = baca_isian(request.body)
        try:
            hasil = terima(isian, oleh=request.user)
        except IntegrityError:  # the same entry arrived twice at once; the other one won
            hasil = terima(isian, oleh=request.user)
    except Ditolak as galat:
        isi = {"galat": galat.alasan} | ({"rincian": galat.rincian} if galat.rincian is not None else {})
        return JsonResponse(isi, status=galat.status)
    return JsonResponse(hasil)
