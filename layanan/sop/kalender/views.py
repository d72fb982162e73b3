"""The list of holidays, for everybody who works in a service; changed by who runs it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from layanan.sop.kalender import tindakan
from layanan.sop.kalender.forms import LiburForm, TahunForm
from layanan.sop.kalender.izin import BACA, UBAH, ambil_libur_untuk, libur_terbaca
from pentas.akun.peran import Hak
from pentas.formulir import BERHASIL, laksanakan
from pentas.galat import Ditolak
from pentas.gerbang import butuh


def _tahun(request) -> int:
    form = TahunForm(request.GET)
    return form.cleaned_data["tahun"] if form.is_valid() else timezone.localdate().year


@butuh(*BACA)
@require_http_methods(["GET", "POST"])
def daftar(request):
    boleh_ubah = request.user.punya_hak(UBAH)
    form, status = (LiburForm(request.POST or None, pengguna=request.user) if boleh_ubah else None), BERHASIL
    if request.method == "POST":
        if form is None:
            raise Ditolak("Akun Anda hanya membaca hari libur.", status=403)
        hasil = []
        status = laksanakan(form, lambda: hasil.append(tindakan.tambah_libur(form.isian, oleh=request.user)))
        if status == BERHASIL:
            libur, pindah = hasil[0]
            messages.success(request, _kabar("Tersimpan.", pindah))
            return _ke_tahun(libur.tanggal.year)
    return render(request, "layanan/kalender/daftar.html", _konteks(request, form, _tahun(request)), status=status)


def _konteks(request, form, tahun: int) -> dict:
    semua = list(libur_terbaca(request.user).filter(tanggal__year=tahun))
    return {
        "form": form,
        "tahun": tahun,
        "semua": semua,
        "ada_nasional": any(h.provinsi_id is None for h in semua),
        "kelolaan": request.user.provinsi_berhak(Hak.KELOLA_LAYANAN),
        "hari_ini": timezone.localdate(),
    }


@butuh(UBAH)
@require_POST
def isi(request):
    form = TahunForm(request.POST)
    if not form.is_valid():
        raise Ditolak("Isi tahunnya dengan empat angka.")
    tahun = form.cleaned_data["tahun"]
    baru, perkiraan, pindah = tindakan.isi_nasional(tahun, oleh=request.user)
    if baru:
        messages.success(request, _kabar(f"{baru} tanggal {tahun} ditambahkan.", pindah))
    else:
        messages.info(request, f"Tidak ada tanggal baru untuk {tahun}. Daftar nasional sudah terisi.")
    if perkiraan:
        messages.warning(
            request, f"{perkiraan} tanggal {tahun} masih perkiraan dan belum diisi. Isi lagi setelah ditetapkan."
        )
    return _ke_tahun(tahun)


@butuh(UBAH)
@require_POST
def hapus(request, pk):
    libur = ambil_libur_untuk(request.user, pk)
    pindah = tindakan.hapus_libur(libur, oleh=request.user)
    messages.success(request, _kabar(f"{libur.nama} dihapus.", pindah))
    return _ke_tahun(libur.tanggal.year)


def _kabar(awal: str, pindah: int) -> str:
    return f"{awal} Tanggal janji {pindah} permohonan dihitung ulang." if pindah else awal


def _ke_tahun(tahun: int):
    jawab = redirect("sop:kalender-daftar")
    jawab["Location"] += f"?tahun={tahun}"
    return jawab
