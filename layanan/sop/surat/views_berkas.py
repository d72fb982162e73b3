"""Letters, receipts, disposition sheets and the register as files."""

from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from layanan.sop.dinas.izin import periksa_hak_di
from layanan.sop.permohonan.izin import ambil_permohonan_untuk
from layanan.sop.surat.buku import register, tahun_tersedia, tulis_buku
from layanan.sop.surat.cetak import cetak_disposisi, cetak_surat, cetak_tanda_terima, tulis_docx
from layanan.sop.surat.forms import SaringForm
from layanan.sop.surat.izin import ambil_surat_untuk
from layanan.sop.surat.models import Surat
from pentas.akun.peran import Hak
from pentas.dokumen.jawab import jawab_docx, jawab_pdf, jawab_xlsx
from pentas.gerbang import butuh

BACA = (Hak.LIHAT_LAYANAN, Hak.AJUKAN_LAYANAN)


def _nama(surat: Surat) -> str:
    return f"{surat.bentuk.nama}-{surat.nomor or 'konsep-' + surat.permohonan.nomor}"


@butuh(*BACA)
@require_safe
def pdf(request, pk):
    """The paper to sign; once its scan is there, the scan."""
    surat = ambil_surat_untuk(request.user, pk)
    if surat.bernaskah:
        return redirect("unggahan:unduh", surat.naskah_id)
    return jawab_pdf(cetak_surat(request, surat), _nama(surat))


@butuh(*BACA)
@require_safe
def docx(request, pk):
    surat = ambil_surat_untuk(request.user, pk)
    timezone.activate(surat.dinas.zona)
    return jawab_docx(tulis_docx(surat), _nama(surat))


@butuh(*BACA)
@require_safe
def tanda_terima(request, pk):
    permohonan = ambil_permohonan_untuk(request.user, pk)
    return jawab_pdf(cetak_tanda_terima(request, permohonan), f"tanda-terima-{permohonan.nomor}")


@butuh(Hak.LIHAT_LAYANAN)
@require_safe
def disposisi(request, pk):
    permohonan = ambil_permohonan_untuk(request.user, pk)
    periksa_hak_di(request.user, permohonan.dinas, Hak.LIHAT_LAYANAN)
    return jawab_pdf(cetak_disposisi(request, permohonan), f"disposisi-{permohonan.nomor}")


@butuh(Hak.LIHAT_LAYANAN)
@require_safe
def buku(request):
    form = SaringForm(request.GET, tahun=tahun_tersedia(request.user))
    tahun = form.pilihan["tahun"]
    return jawab_xlsx(tulis_buku(register(request.user, form.pilihan), tahun), f"register-surat-{tahun or 'semua'}")
