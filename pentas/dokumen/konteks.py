"""What every document's template needs, gathered in one place."""

from django.urls import reverse
from django.utils import timezone

from pentas.dokumen.models import DokumenTerbit, Instansi
from pentas.dokumen.qr import qr_svg


def konteks_dokumen(request, *, wilayah, dokumen: DokumenTerbit | None = None, tanda: str = "") -> dict:
    """Context of templates that extend dokumen/dasar_pdf.html. ``wilayah``: Provinsi or KabupatenKota.

    ``tanda``: the period's mark, where it is no official one.
    """
    konteks = {
        "instansi": Instansi.objects.untuk(wilayah),
        "dokumen": dokumen,
        "tanda": tanda,
        "dicetak_pada": timezone.now(),
    }
    if dokumen is not None:
        alamat = request.build_absolute_uri(reverse("dokumen:periksa-kode", args=[dokumen.kode]))
        konteks |= {"alamat_periksa": alamat, "qr": qr_svg(alamat, f"Kode QR untuk memeriksa dokumen {dokumen.kode}")}
    return konteks
