"""The one endpoint that autosave, tablets and the offline queue write to."""

from django.db import IntegrityError
from django.http import JsonResponse
from django.http.request import RawPostDataException
from django.views.decorators.http import require_POST

from pentas.galat import Basi, Ditolak
from pentas.gerbang import masuk
from pentas.luring.forms import RUSAK, baca_isian
from pentas.luring.tindakan import jawaban_lama, terima


@masuk
@require_POST
def entri(request):
    try:
        isian = baca_isian(_badan(request))
        hasil = _terima_sekali(isian, request.user)
    except Ditolak as galat:
        isi = {"galat": galat.alasan} | ({"rincian": galat.rincian} if galat.rincian is not None else {})
        return JsonResponse(isi, status=galat.status)
    return JsonResponse(hasil)


def _terima_sekali(isian, pengguna) -> dict:
    """The network may send one entry twice at the same moment: both get its one reply."""
    try:
        return terima(isian, oleh=pengguna)
    except (Basi, IntegrityError) as galat:
        if (lama := jawaban_lama(isian, pengguna)) is not None:
            return lama
        if isinstance(galat, IntegrityError):
            raise Basi("Perubahan lain masuk lebih dulu. Muat ulang halaman, lalu isi lagi.") from galat
        raise


def _badan(request) -> bytes:
    """A form is no entry; what was read as one cannot be read again."""
    try:
        return request.body
    except RawPostDataException as galat:
        raise Ditolak(RUSAK) from galat
