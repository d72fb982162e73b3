"""The start and the end of "Lihat sebagai"; what lies between is pentas.akun.lihat_sebagai."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from pentas.akun import lihat_sebagai
from pentas.akun.izin import ambil_akun_untuk
from pentas.akun.kelola_forms import AlasanForm
from pentas.akun.kelola_views import halaman_akun
from pentas.akun.peran import Hak
from pentas.akun.tindakan_lihat import mulai_lihat
from pentas.formulir import BERHASIL, laksanakan
from pentas.gerbang import butuh, masuk


@butuh(Hak.KELOLA_AKUN)
@require_POST
def mulai(request, id):
    akun = ambil_akun_untuk(request.user, id)
    form, hasil = AlasanForm(request.POST), []
    status = laksanakan(form, lambda: hasil.append(mulai_lihat(akun, form.cleaned_data["alasan"], oleh=request.user)))
    if status != BERHASIL:
        return halaman_akun(request, akun, lihat=form, status=status)
    lihat_sebagai.mulai(request, hasil[0])
    return redirect("beranda:beranda")


@lihat_sebagai.boleh_saat_melihat
@masuk
@require_POST
def selesai(request):
    lihat = request.lihat_sebagai
    if lihat is None:
        return redirect("beranda:beranda")
    lihat_sebagai.akhiri(request, lihat.admin, lihat)
    messages.success(request, f"Anda kembali sebagai {request.user.username}.")
    return redirect("akun:kelola-lihat", id=lihat.pengguna_id)
